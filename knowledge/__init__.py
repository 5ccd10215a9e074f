"""What we know: YAML files become checked records, or a list of problems that say where, what and how to mend it."""

from knowledge.knowledge import Knowledge, read_knowledge
from knowledge.workspace import Workspace

__all__ = ["Knowledge", "Workspace", "read_knowledge"]
