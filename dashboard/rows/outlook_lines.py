"""How the lead changes along the outlook. No table library here: the verdict needs it before any chart."""

from typing import Any

from assessment.sensitivity.search import outlook_spans
from dashboard.rows.twins import alike_names, standing_for
from dashboard.view import View

STEPS = 21


def outlook_leaders(view: View) -> list[tuple[float, str]]:
    """Who leads from which outlook on, starting at 0; of industries that are the same, the one that stands for them."""
    standing = standing_for(view, view.assessment.comparable_ids)
    leaders = [(span.start, standing[span.winner]) for span in outlook_spans(view.assessment)]
    return [each for number, each in enumerate(leaders) if number == 0 or each[1] != leaders[number - 1][1]]


def outlook_rows(view: View) -> list[dict[str, Any]]:
    """Points behind the best along the outlook, one row a line and step, with every change of leader a step.

    Industries that are the same are one line: where they part, only the draws part them.
    """
    compared = [each for each in view.assessment.ranking if each.comparable]
    ids = [each.id for each in compared]
    winner, runner_up = view.assessment.verdict.winner, view.assessment.verdict.runner_up
    standing, names = standing_for(view, ids), alike_names(view, ids)
    second = standing.get(runner_up or "")
    steps = {step / (STEPS - 1) for step in range(STEPS)}
    steps |= {at for at, _ in outlook_leaders(view)}
    rows = []
    for at in sorted(steps):
        values: dict[str, float] = {}
        for each in compared:
            value = at * each.optimist_score + (1 - at) * each.pessimist_score
            values[standing[each.id]] = max(value, values.get(standing[each.id], value))
        best = max(values.values(), default=0.0)
        for line, value in values.items():
            role = "leader" if line == winner else "second" if line == second else "other"
            rows.append({"id": line, "name": names[line], "outlook": at, "behind": value - best, "role": role})
    return rows
