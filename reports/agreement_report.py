"""Whether other rules, other weights and fewer industries would choose the same, as JSON values."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assessment.cross_check import RulePick
from assessment.rank_invariance import Reversal
from assessment.weight_runs import WeightRuns
from reports.payload import rounded


def agreement_payload(picks: Sequence[RulePick], runs: WeightRuns, turned: Sequence[Reversal]) -> dict[str, Any]:
    """`agreement`: the pick of each rule, the winner under each way to weigh, and what TOPSIS turns round.

    `topsis_turned` has the industries whose removal makes others change places by TOPSIS; by the score none can.
    """
    result: dict[str, Any] = rounded(
        {
            "rules": [asdict(pick) for pick in picks],
            "weights": [
                {
                    "weights": run.name,
                    "winner": run.winner,
                    "runner_up": run.runner_up,
                    "share": run.first_shares[run.winner] if run.winner else None,
                    "tie": run.tie,
                    "state": run.state,
                }
                for run in runs.runs
            ],
            "topsis_turned": [asdict(each) for each in turned],
        }
    )
    return {"agreement": result}
