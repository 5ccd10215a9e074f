"""The parts of the Decide page."""
