"""What to find out next, what it is worth, and when to stop."""

from assessment.research.plan import ResearchPlan, research

__all__ = ["ResearchPlan", "research"]
