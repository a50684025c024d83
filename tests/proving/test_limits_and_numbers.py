"""Limits, logarithms of numbers, null sets and sums that are counted: what is shown, and what must not be."""

from __future__ import annotations

from typing import Any

import pytest

from symit.library.loading import finder
from symit.proving.scope.place import MISSES, Place
from symit.proving.scope.scope import as_formula
from symit.proving.script.showing import shown
from symit.words import (
    Eq,
    Implies,
    Interval,
    Limit,
    Lt,
    Range,
    Space,
    almost_everywhere,
    apply,
    continuous,
    forall,
    integers,
    integral,
    log,
    oo,
    reals,
)

n, k = integers("n k")
x, a, c = reals("x a c")
X = Space("X")
w = X.point("w")
f, g = (function(w) for function in X.functions("f g"))


def below(left: Any, right: Any) -> Any:
    """left < right, which SymPy would decide."""
    return Lt(left, right, evaluate=False)


def follows(goal: Any, *reasons: Any, given: Any = ()) -> bool:
    try:
        shown(Place(finder("tried")).given(*given), as_formula(goal), reasons)
    except MISSES:
        return False
    return True


@pytest.mark.parametrize(
    ("goal", "holds"),
    [
        (below(137 * log(2), 53 * log(6)), True),
        (below(53 * log(6), 137 * log(2)), False),
        (below(5 * log(3), 3 * log(3) + 2 * log(3)), False),
        (below(log(3), 8 * log(2) / 5), True),
        (below(10**5 * log(2), 10**5 * log(3)), True),
        (Eq(Limit(-log(x), x, 0), oo), True),
        (Eq(Limit(x**2, x, 1, "+"), 2), False),
        (continuous(log(x), (x, Interval.open(0, 1))), True),
        (continuous(log(x), (x, Interval.open(-1, 1))), False),
    ],
)
def test_numbers_limits_and_continuity(goal: Any, holds: bool) -> None:
    assert follows(goal) == holds


def test_a_sum_of_what_is_the_same_for_each_is_counted() -> None:
    total = integral(c, (k, Range(1, n + 1)))
    assert follows(Eq(total, n * c), given=[as_formula(n >= 1), as_formula(c >= 0)])
    assert not follows(Eq(total, (n + 1) * c), given=[as_formula(n >= 1), as_formula(c >= 0)])


def test_the_logarithm_is_strictly_increasing_where_the_comparison_is_strict() -> None:
    assert follows(log(a) < log(c), apply(log, a < c), given=[as_formula(a > 0), as_formula(a < c)])
    assert not follows(log(a) < log(c), apply(log, a <= c), given=[as_formula(a > 0), as_formula(a <= c)])


def test_integrals_agree_where_the_integrands_do_almost_everywhere() -> None:
    known = [as_formula(s) for s in (forall(f >= 0, w), forall(g >= 0, w), Eq(integral((f - g) ** 2, w), 0))]
    alike = [as_formula(forall(Implies(Eq((f - g) ** 2, 0), Eq(f, g)), w)), as_formula(Eq(integral(g, w), 1))]
    claim = Eq(integral(f, w), integral(g, w))
    assert follows(claim, almost_everywhere(Eq(f, g), w, (f - g) ** 2), given=[*known, *alike])
    assert not follows(claim, almost_everywhere(Eq(f, g), w, f - g), given=[*known, *alike])
