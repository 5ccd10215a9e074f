"""Cells drawn from their ranges; errors shared through sources and through nothing else."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.cell import Cell
from assessment.rating_draws import Floats, draw_ratings

DRAWS = 20_000


def cell(industry: str, factor: str, *span: float, sources: tuple[str, ...] = ()) -> Cell:
    low, likely, high = span or (3.0, 5.0, 7.0)
    return Cell(industry, factor, "explicit", low, likely, high, sources=sources)


def missing(industry: str, factor: str) -> Cell:
    return Cell(industry, factor, "missing")


def drawn(*rows: list[Cell], sigma: float | Mapping[str, float] = 0.5, seed: int = 7, draws: int = DRAWS) -> Floats:
    """Ratings of industries that all give their sources the same sigma, or the one stated by source."""
    sigmas = [
        {source: sigma if isinstance(sigma, float) else sigma[source] for each in row for source in each.sources}
        for row in rows
    ]
    return draw_ratings(rows, sigmas, len(rows[0]), seed, draws)


def test_a_cell_without_sources_is_pert() -> None:
    ratings = drawn([cell("a", "f", 2, 5, 10)])[0, 0].astype(float)
    assert ratings.min() >= 2
    assert ratings.max() <= 10
    assert ratings.mean() == pytest.approx(16 / 3, abs=4 * (2.2222 / DRAWS) ** 0.5)
    assert ratings.var() == pytest.approx(2.2222, rel=0.04)


def test_a_missing_cell_is_uniform_over_the_whole_scale() -> None:
    ratings = drawn([missing("a", "f")])[0, 0].astype(float)
    assert ratings.mean() == pytest.approx(5, abs=0.1)
    assert ratings.var() == pytest.approx(100 / 12, rel=0.03)
    assert np.quantile(ratings, [0.05, 0.95]) == pytest.approx([0.5, 9.5], abs=0.1)


def test_missing_cells_are_independent_but_tangible_assets_are_one_unknown() -> None:
    first, second = drawn(*([missing(each, "people"), missing(each, "tangible_assets")] for each in ("a", "b")))
    assert abs(np.corrcoef(first[0], second[0])[0, 1]) < 0.03
    assert (first[1] == second[1]).all()


def test_rated_tangible_assets_are_drawn_apart() -> None:
    first, second = drawn([cell("a", "tangible_assets")], [cell("b", "tangible_assets")])
    assert abs(np.corrcoef(first[0], second[0])[0, 1]) < 0.03


@pytest.mark.parametrize(
    ("sources", "sigma", "variance"),
    [
        (("x",), {"x": 0.5}, 0.25),
        (("x", "y"), {"x": 0.5, "y": 0.5}, 0.125),  # the mean of two errors, not their sum
        (("x", "y"), {"x": 0.6, "y": 0.8}, 0.25),
    ],
)
def test_errors_add_their_variance(sources: tuple[str, ...], sigma: dict[str, float], variance: float) -> None:
    ratings = drawn([cell("a", "f", sources=sources)], sigma=sigma)[0, 0].astype(float)
    own = 16 / 28  # PERT(3, 5, 7): (mean - low)(high - mean)/7
    assert ratings.mean() == pytest.approx(5, abs=0.03)
    assert ratings.var() == pytest.approx(own + variance, rel=0.05)


def test_cells_of_one_source_move_together_and_others_do_not() -> None:
    row = [
        cell("a", "f", sources=("x",)),
        cell("a", "g", sources=("x",)),
        cell("a", "h", sources=("y",)),
        cell("a", "i"),
    ]
    ratings = drawn(row)[0]
    correlations = np.corrcoef(ratings)
    assert correlations[0, 1] == pytest.approx(0.25 / (16 / 28 + 0.25), abs=0.03)
    assert np.abs(correlations[[0, 0, 2], [2, 3, 3]]).max() < 0.03


def test_a_source_is_shared_between_industries_at_each_ones_own_sigma() -> None:
    narrow = [Cell("a", "f", "explicit", 5, 5, 5, sources=("x",))]
    wide = [Cell("b", "f", "explicit", 5, 5, 5, sources=("x",))]
    first, second = draw_ratings([narrow, wide], [{"x": 0.25}, {"x": 0.5}], 1, 7, DRAWS)[:, 0]
    assert second - 5 == pytest.approx(2 * (first - 5), abs=1e-5)


def test_the_error_of_a_source_is_drawn_even_for_one_who_alone_cites_it() -> None:
    constant = Cell("a", "f", "explicit", 5, 5, 5, sources=("x",))
    assert drawn([constant])[0, 0].std() == pytest.approx(0.5, rel=0.03)


def test_ratings_stay_on_the_scale() -> None:
    ratings = drawn([cell("a", "f", 0, 0.5, 1, sources=("x",)), cell("a", "g", 9, 10, 10, sources=("x",))], sigma=5.0)[
        0
    ]
    assert (ratings.min(), ratings.max()) == (0, 10)


def test_no_industries() -> None:
    assert draw_ratings([], [], 16, 7, 10).shape == (0, 16, 10)


SIGMA = st.floats(0, 0.4)


@settings(max_examples=30)
@given(
    first_sigma=SIGMA,
    second_sigma=SIGMA,
    likely=st.tuples(st.floats(4.5, 5.5), st.floats(4.5, 5.5)),
    seed=st.integers(0, 99),
)
def test_a_source_shared_by_the_same_factor_leaves_the_pairwise_share_unchanged(
    first_sigma: float, second_sigma: float, likely: tuple[float, float], seed: int
) -> None:
    """Equal weights, unclipped cells, the same number of sources: whatever the sigma of the shared one."""

    def share(sigma: float) -> float:
        rows = [
            [cell(name, "f", at - 1, at, at + 1, sources=("x", name)), cell(name, "g", 4, 5, 6)]
            for name, at in zip(("a", "b"), likely, strict=True)
        ]
        ratings = drawn(*rows, sigma={"x": sigma, "a": 0.3, "b": 0.3}, seed=seed, draws=2_000)
        assert 0 < ratings.min() < ratings.max() < 10
        value = ratings.astype(float).sum(axis=1)
        return float(np.mean(value[0] > value[1]))

    assert share(first_sigma) == pytest.approx(share(second_sigma), abs=1.5 / 2_000)  # one draw may round across


@settings(max_examples=20)
@given(names=st.permutations(["a", "b", "c", "d"]), kept=st.integers(1, 3))
def test_another_industry_changes_no_draw(names: list[str], kept: int) -> None:
    rows = {
        each: [cell(each, "f", sources=("x", each)), missing(each, "g"), missing(each, "tangible_assets")]
        for each in "abcd"
    }
    few = drawn(*(rows[each] for each in names[:kept]), draws=500)
    many = drawn(*(rows[each] for each in names), draws=500)
    assert few.tobytes() == many[:kept].tobytes()
