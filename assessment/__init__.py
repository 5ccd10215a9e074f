"""How we stand: ratings, weights, scores and ranking under uncertainty."""

from assessment.assess import Assessment, Standing, assess, with_outlook

__all__ = ["Assessment", "Standing", "assess", "with_outlook"]
