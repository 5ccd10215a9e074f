"""The verbs of the terminal door, a room for each subject, and what they share in `door`."""
