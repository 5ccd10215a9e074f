"""The functions of docs/methods.md on plain lists: ties, one alternative, no weight, and what is nonsense."""

import importlib
import inspect
import math
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import assessment
import strategies
from assessment import cross_check, decision_criteria, flips, information_value, outlook, rank_order, weights
from assessment.central_weights import central_weights, confidence_factors
from assessment.pairwise_judgements import ahp_weights, consistency_ratio
from assessment.ranges import half_width
from assessment.rank_acceptability import expected_regret, pairwise_winning, rank_acceptability
from assessment.value_model import contributions, quantiles, utilities

pytestmark = pytest.mark.filterwarnings("error")

METHODS = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
NAN = math.nan


def plain(result: Any) -> Any:
    """A result as plain lists and numbers."""
    if isinstance(result, np.ndarray | np.generic):
        return result.tolist()
    return [plain(each) for each in result] if isinstance(result, list) else result


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (rank_acceptability([[2, 1], [1, 1]]), [[0.75, 0.25], [0.25, 0.75]]),
        (rank_acceptability([[2, 1]]), [[1]]),
        (pairwise_winning([[3, 3]]), [[0]]),
        (pairwise_winning([[1, 2], [1, 3]]), [[0, 0.25], [0.75, 0]]),
        (expected_regret([[1, 2], [1, 4]]), [1, 0]),
        (expected_regret([[1, 2]]), [0]),
        (central_weights([[1, 0], [0, 0]], [[1, 0], [0, 1]]), [pytest.approx([2 / 3, 1 / 3]), [0, 1]]),
        (central_weights([[1], [0]], [[1]]), [[1], None]),
        (confidence_factors([[[1], [0]], [[0], [1]]], [[1, 0], None]), [1, None]),
        (decision_criteria.wald([[1]]), [1]),
        (decision_criteria.savage([[3, 1]]), [0]),
        (decision_criteria.laplace([[1, 2], [2, 1]]), [1.5, 1.5]),
        (decision_criteria.hurwicz([[1, 3], [2, 2]], 0.5), [2, 2]),
        (outlook.outlook_crossings([1, 1], [2, 2]), [(0, 0)]),
        (information_value.evpi([[1, 2, 3]]), 0),
        (information_value.evpi([[1, 2], [1, 2]], [2, 2]), 0),
        (information_value.evppi([[[1, 2]], [[2, 1]]], [True]), 0.5),
        (information_value.evppi([[[1, 2]], [[2, 1]]], [False]), 0),
        (information_value.evppi_by_regression([[1, 2, 3, 4]], [1, 2, 3, 4]), 0),
        (flips.flip_score(0, 0.5), 0),
        (flips.flip_score(0.1, 0), None),
        (flips.flip_weight([0, 0], [0.5, 0.5], 0), None),
        (flips.flip_weight([0.4, -0.2], [50, 50], 1), pytest.approx(2 / 3)),
        (flips.critical_change([1, 0], [[1, 1], [0, 1]], 0, 1, 1), None),
        (cross_check.topsis([[3, 7]], [1, 1], [True, True]), [0.5]),
        (cross_check.topsis([[3, 7], [1, 9]], [0, 0], [True, True]), [0.5, 0.5]),
        (cross_check.topsis([[1, 5], [2, 5]], [1, 1], [1, -1]), [0, 1]),
        (cross_check.topsis([[1, 5], [2, 5]], [1, 1], [-1, 1]), [1, 0]),
        (rank_order.rank_order_centroid(1), [1]),
        (weights.swing_weights([0, 5]), [0, 1]),
        (weights.swing_weights([3]), [1]),
        (ahp_weights([[1]]), [1]),
        (consistency_ratio([[1, 9], [1 / 9, 1]]), 0),
        (utilities([[10, 0]], [True, False]), [[1, 1]]),
        (contributions([[1, 0], [0, 0]], [0.5, 0.5]), [[25, 0], [-25, 0]]),
        (quantiles([3, 1, 2], [0, 0.5, 1]), [1, 2, 3]),
    ],
)
def test_plain_lists_and_edges(found: Any, expected: Any) -> None:
    assert plain(found) == expected


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: rank_acceptability([[1, NAN]]),
        lambda: rank_acceptability([[]]),
        lambda: rank_acceptability([1, 2]),
        lambda: rank_acceptability([["a", "b"]]),
        lambda: pairwise_winning([[math.inf], [0]]),
        lambda: expected_regret([[None]]),
        lambda: central_weights([[1, 2]], [[1, 2, 3]]),
        lambda: confidence_factors([[1, 2]], [None]),
        lambda: confidence_factors([[[1]]], []),
        lambda: decision_criteria.wald([1, 2]),
        lambda: decision_criteria.hurwicz([[1, 2]], 1.1),
        lambda: decision_criteria.best_alternatives([1, NAN]),
        lambda: decision_criteria.break_even_alpha(0, 1, [1, NAN], [2, 3]),
        lambda: decision_criteria.break_even_alpha(0, 1, [1], [2, 3]),
        lambda: decision_criteria.hurwicz([[1, 2]], NAN),
        lambda: information_value.evpi([1, 2]),
        lambda: information_value.evpi([[1, 2]], [1]),
        lambda: information_value.evpi([[1, 2]], [0, 0]),
        lambda: information_value.evppi([[1, 2]], [True]),
        lambda: information_value.evppi([[[1, 2]]], [True, False]),
        lambda: information_value.evppi_by_regression([[1, 2]], [1, 2, 3]),
        lambda: information_value.evppi_by_regression([[1, 2]], [1, NAN]),
        lambda: flips.flip_score(NAN, 0.5),
        lambda: flips.flip_score(0.1, -1),
        lambda: flips.flip_weight([0.1], [0.5, 0.5], 0),
        lambda: flips.flip_weight([0.1, 0.2], [0.5, 0.5], 2),
        lambda: flips.flip_weight([0.1, NAN], [0.5, 0.5], 0),
        lambda: flips.flip_weights_l1([0.1, -0.1], [1.5, -0.5]),
        lambda: flips.flip_weights_l1([0.1, -0.1], [0.5, 0.5], [(0, 1)]),
        lambda: flips.flip_weights_l1([0.1, -0.1], [0.5, 0.5], [(1, 0), (0, 1)]),
        lambda: flips.critical_change([1], [[1, 2]], 0, 0, 0),
        lambda: cross_check.topsis([[1, 2]], [1, -1], [True, True]),
        lambda: cross_check.topsis([[1, 2]], [1, NAN], [True, True]),
        lambda: rank_order.rank_order_centroid(0),
        lambda: rank_order.rank_order_centroid(2.5),  # type: ignore[arg-type]
        lambda: weights.swing_weights([1, -1]),
        lambda: weights.swing_weights([NAN, 1]),
        lambda: ahp_weights([[1, -2], [-0.5, 1]]),
        lambda: half_width(1, 1, 0),
        lambda: half_width(1, -1, 5),
    ],
)
def test_nonsense_is_refused_in_plain_words(nonsense: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=r"[a-z]+ [a-z]+ .*\."):
        nonsense()


SIGNATURE = re.compile(r"`(?:(?P<room>[a-z_.]+)\.)?(?P<name>[a-z_0-9]+)\((?P<given>[^`()]*(?:\([^`()]*\)[^`()]*)*)\)`")


def public_functions() -> Iterator[tuple[str, str, str]]:
    """(module, name, parameters with their defaults) of every public function below the plans."""
    for package in (assessment, strategies):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                if not name.startswith("_") and function.__module__ == module.name:
                    yield module.name, name, _parameters(function)


def _parameters(function: Callable[..., Any]) -> str:
    bare = [
        each.replace(annotation=inspect.Parameter.empty) for each in inspect.signature(function).parameters.values()
    ]
    return str(inspect.Signature(bare))[1:-1]


@pytest.mark.mission("I9")
def test_every_signature_in_the_methods_is_the_real_one() -> None:
    real = list(public_functions())
    told = [match.group("name", "given") for match in SIGNATURE.finditer(METHODS) if match["given"] != "..."]
    assert len(told) > 50
    for name, given in told:
        assert given in [parameters for _, known, parameters in real if known == name], f"{name}({given})"


@pytest.mark.mission("I9")
def test_the_list_of_bare_functions_says_where_each_is_found() -> None:
    listed = METHODS.split("## The bare functions")[1].split("\n## ")[0]
    rows = [match.groups() for match in SIGNATURE.finditer(listed)]
    assert set(rows) <= set(public_functions())
    names = {name for _, name, _ in rows}
    asked = "ahp_weights consistency_ratio rank_order_centroid rank_acceptability pairwise_winning central_weights "
    asked += "hurwicz wald savage laplace evpi evppi flip_weight topsis global_weights"
    assert set(asked.split()) <= names
