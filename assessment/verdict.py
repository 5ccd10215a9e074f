"""Who leads, and how surely: clear, leaning or open, and a tie called a tie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from knowledge.vocabulary import VerdictThresholds

State = Literal["clear", "leaning", "open"]
Posture = Literal["aggressive", "conservative", "competitive", "defensive"]


@dataclass(frozen=True)
class Verdict:
    """The answer to "which industry?".

    All None where nothing can be compared; a single industry wins with no runner-up, and the question stays open.
    """

    state: State
    tie: bool = False
    winner: str | None = None
    runner_up: str | None = None
    share: float | None = None
    p_pair: float | None = None
    outlook_winner: str | None = None


def verdict_of(
    ids: Sequence[str],
    scores: Mapping[str, float],
    first_shares: Mapping[str, float],
    pairwise: npt.NDArray[np.float64],
    outlook_scores: Mapping[str, float],
    thresholds: VerdictThresholds,
) -> Verdict:
    """The verdict over comparable industries; `pairwise` is ordered as `ids`."""
    if not ids:
        return Verdict("open")
    order = sorted(ids, key=lambda each: -scores[each])
    outlook_winner = max(ids, key=lambda each: outlook_scores[each])
    winner, share = order[0], first_shares[order[0]]
    if len(order) == 1:
        return Verdict("open", winner=winner, share=share, outlook_winner=outlook_winner)
    runner_up = order[1]
    p_pair = float(pairwise[ids.index(winner), ids.index(runner_up)])
    tie = scores[winner] - scores[runner_up] < thresholds.tie_score_gap or p_pair < thresholds.tie_pair_share
    state = "open" if tie else _state(min(share, p_pair), thresholds)
    return Verdict(state, tie, winner, runner_up, share, p_pair, outlook_winner)


def _state(surest: float, thresholds: VerdictThresholds) -> State:
    if surest >= thresholds.clear:
        return "clear"
    return "leaning" if surest >= thresholds.leaning else "open"


def posture_of(internal: float, external: float) -> Posture:
    """The SWOT quadrant: strong inside and outside is aggressive, neither is defensive.

    >>> posture_of(55, 40)
    'conservative'
    """
    if internal >= 50:
        return "aggressive" if external >= 50 else "conservative"
    return "competitive" if external >= 50 else "defensive"
