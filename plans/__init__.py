"""How to do it: plans that follow from the advice, each with its own catalogue."""
