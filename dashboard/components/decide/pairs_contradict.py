"""A word of care where the answer is read: its weights come from comparisons that contradict each other."""

from assessment.pairwise_judgements import ACCEPTABLE_RATIO
from assessment.weight_elicitation import judged, points_of
from dashboard.markdown import for_markdown
from dashboard.pairwise_answers import stops, times
from dashboard.tried_weights import all_points
from dashboard.view import View
from knowledge.vocabulary import SIDES


def pairs_contradict(view: View) -> str:
    """A sentence while the weights that count are those of such comparisons in this session or link; else empty."""
    answers = stops()
    if not any(answers):
        return ""
    found = judged([times(each) for each in answers])
    points = all_points(view.assessment.founder.founder.weights, view.known.vocabulary)
    counts = tuple(points[side] for side in SIDES) == points_of(found.weights)
    if found.acceptable or found.look_again is None or not counts:
        return ""
    words, look_at = for_markdown(view.words), (SIDES[found.look_again.row], SIDES[found.look_again.column])
    left, right = (words.text(view.known.vocabulary.sides[side].label) for side in look_at)
    ratio, limit = words.number(found.ratio, 2), words.number(ACCEPTABLE_RATIO, 2)
    return words("traps.pairs_contradict", ratio=ratio, limit=limit, left=left, right=right)
