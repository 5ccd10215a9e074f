"""A decision kept: the picture of an answer, its receipt, and what differs between two."""
