"""The founder's own weights, written to `founders/me.yaml`."""

from assessment.traps.of_weights import anchors_digest
from assessment.twins import twins_of
from dashboard.tried_weights import try_weights
from dashboard.view import View
from knowledge.founder import MovedLead, Weights
from knowledge.saving.founder_writer import save_founder


def save_weights(view: View, weights: Weights) -> None:
    """Write weights for the founder's own, with the worded scales they were given for; this ends a trial of others.

    Equal weights are written as none at all. What else the file says beside the points stays, and a change of the lead
    is noted. Raises `WrongInput` and writes nothing where the file or the points do not allow it.
    """
    said = weights.model_dump(include={"sides", "factors"}, exclude_defaults=True)
    own = view.own_weights.model_copy(update={"moved": (*view.own_weights.moved, *_lead_moved(view, weights))})
    kept = own.model_dump(mode="json", exclude={"sides", "factors", "anchors"}, exclude_defaults=True)
    anchors = {"anchors": anchors_digest(view.known.vocabulary)} if said else {}
    save_founder(view.known.workspace, {"weights": {**said, **anchors, **kept} or None})
    try_weights(None)


def _lead_moved(view: View, weights: Weights) -> tuple[MovedLead, ...]:
    """What new weights do to the lead that the founder has seen: they may have been chosen for it."""
    before, after = (view.before or view.assessment).verdict.winner, view.standing_with(weights).verdict.winner
    if before is None or after is None or before == after or before in twins_of(after, view.assessment.cells):
        return ()
    return (MovedLead(date=view.assessment.as_of.isoformat(), before=before, after=after),)
