"""What to do: strategies whose rules are data, weighed against the draws and explained."""

from strategies.recommend import Advice, StrategyAdvice, recommend, recommend_all
from strategies.rule_reader import Rulebook, read_rules

__all__ = ["Advice", "Rulebook", "StrategyAdvice", "read_rules", "recommend", "recommend_all"]
