"""The parts that keep what is typed: the browser's store of drafts and the YAML editor."""
