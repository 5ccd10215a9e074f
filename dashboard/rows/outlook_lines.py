"""How the lead changes along the outlook. No table library here: the verdict needs it before any chart."""

from assessment.flip_search import outlook_spans
from dashboard.rows.names import distinct_names
from dashboard.view import View

STEPS = 21


def outlook_leaders(view: View) -> list[tuple[float, str]]:
    """Who leads from which outlook on, starting at 0."""
    return [(span.start, span.winner) for span in outlook_spans(view.assessment)]


def outlook_rows(view: View) -> list[dict]:
    """Points behind the best along the outlook, one row an industry and step, with every change of leader a step."""
    compared = [each for each in view.assessment.ranking if each.comparable]
    winner, runner_up = view.assessment.verdict.winner, view.assessment.verdict.runner_up
    names = distinct_names(view, view.assessment.ids, short=True)
    steps = {step / (STEPS - 1) for step in range(STEPS)}
    steps |= {at for at, _ in outlook_leaders(view)}
    rows = []
    for at in sorted(steps):
        values = {each.id: at * each.optimist_score + (1 - at) * each.pessimist_score for each in compared}
        best = max(values.values(), default=0.0)
        for each in compared:
            role = "leader" if each.id == winner else "second" if each.id == runner_up else "other"
            behind = values[each.id] - best
            rows.append({"id": each.id, "name": names[each.id], "outlook": at, "behind": behind, "role": role})
    return rows
