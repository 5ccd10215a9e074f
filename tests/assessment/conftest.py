"""Property tests of this room have no deadline: a slow moment of the machine is not a mistake."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
