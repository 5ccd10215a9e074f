"""Keeps labels apart: the smallest moves that leave every two neighbours their distance, clear of lines if possible."""

from collections.abc import Sequence
from itertools import pairwise, product

# Half the height of a label and a little air, in pixels.
REACH = 8
# All ways to put so many labels above, below or well below their lines are tried: 243 of them.
MOST_TRIED = 5


def spread_labels(
    positions: Sequence[float],
    gap: float,
    order_by: Sequence[float] | None = None,
    within: tuple[float, float] | None = None,
) -> list[float]:
    """The nearest places that lie at least `gap` apart, one for each position, in the order of the positions.

    With `order_by` (as long as the positions) the labels follow the order of these values instead; `within` keeps
    them between two places if these leave room for all. Least squares: subtracting i x gap from the i-th label turns
    "apart" into "not falling", which pooling adjacent violators solves (Barlow and others 1972, isotonic regression),
    and bounds into cutting off. Without bounds the mean of the positions stays.

    >>> spread_labels([10, 40, 12], 17), spread_labels([10, 40, 12], 17, within=(5, 100))
    ([2.5, 40.0, 19.5], [5, 40.0, 22])
    """
    keys = positions if order_by is None else order_by
    order = sorted(range(len(positions)), key=lambda index: (keys[index], positions[index]))
    pools: list[tuple[float, int]] = []  # sum and count of neighbours that move together
    for place, index in enumerate(order):
        total, count = float(positions[index]) - place * gap, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            pool_total, pool_count = pools.pop()
            total, count = total + pool_total, count + pool_count
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    if within is not None:
        low, high = within[0], within[1] - (len(levels) - 1) * gap
        levels = [max(min(level, high), low) for level in levels]
    spread = [0.0] * len(positions)
    for place, index in enumerate(order):
        spread[index] = levels[place] + place * gap
    return spread


def label_line_ends(
    tails: Sequence[Sequence[float]], gap: float, offset: float, within: tuple[float, float] | None = None
) -> list[float]:
    """The places of labels at the right ends of lines: each above its end or below, where the fewest lines pass.

    Below also means one label further down, past a line that ends close to its own.

    `tails` holds, for each line, its heights in pixels (down) over the stretch beside the label, the end last. The
    labels keep the order of the ends, lie at least `gap` apart and stay `within` two places if these leave room for
    all. Of equally clear ways the one nearest to the ends counts; lines after the fifth are labelled below.

    >>> label_line_ends([[10, 10, 10], [0, 20, 40]], gap=16, offset=12)
    [-2.0, 52.0]
    """
    ends = [tail[-1] for tail in tails]
    tried = min(len(ends), MOST_TRIED)
    best: list[float] = []
    least = float("inf")
    for sides in product((-offset, offset, offset + gap), repeat=tried):
        wanted = [end + side for end, side in zip(ends, [*sides, *[offset] * (len(ends) - tried)], strict=True)]
        placed = spread_labels(wanted, gap, ends, within)
        crossed = sum(_passes(start, end, y) for y in placed for tail in tails for start, end in pairwise(tail))
        cost = crossed + sum(abs(y - end) for y, end in zip(placed, ends, strict=True)) / 100
        if cost < least:
            best, least = placed, cost
    return best


def _passes(start: float, end: float, label: float) -> bool:
    return min(start, end) - REACH < label < max(start, end) + REACH
