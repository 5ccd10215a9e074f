"""In which ways the comparison at hand would mislead somebody who only looks at the score."""

from assessment.traps.find import find_traps
from assessment.traps.trap import Trap

__all__ = ["Trap", "find_traps"]
