"""Integrals that do not converge: by an antiderivative, by comparison, on more than a part; and what is no proof."""

from __future__ import annotations

import pytest

import symit
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.proving.integrals.divergence import above, by_antiderivative, diverges, on_more
from symit.proving.scope.scope import Scope

x, a, c = map(b.real, "xac")
UNIT, HALF_LINE = b.interval(0, 1), b.interval(0, b.INFINITY)


def test_powers_and_logarithms() -> None:
    scope = Scope().given(b.lt(a, -1))
    primitive = b.div(b.power(x, b.add(a, 1)), b.add(a, 1))
    theorem = by_antiderivative(scope, x, UNIT, primitive, b.power(x, a))
    assert theorem.conclusion == diverges(b.integral(UNIT, x, b.power(x, a)))
    assert theorem.hypotheses == {b.lt(a, -1)}
    plain = by_antiderivative(Scope(), x, b.interval(1, b.INFINITY), b.log(x), b.div(1, x))
    assert not plain.hypotheses


def test_what_converges_is_not_said_to_diverge() -> None:
    with pytest.raises(Refused, match="unbounded"):
        by_antiderivative(Scope(), x, UNIT, b.mul(2, b.sqrt(x)), b.power(x, b.div(-1, 2)))
    with pytest.raises(Refused, match="unbounded"):
        by_antiderivative(Scope(), x, HALF_LINE, b.neg(b.exp(b.neg(x))), b.exp(b.neg(x)))


def test_by_comparison_and_on_more() -> None:
    """exp(x)/x over (0, 1), and over the half-line."""
    smaller = by_antiderivative(Scope(), x, UNIT, b.log(x), b.div(1, x))
    there = Scope().at_point(x, UNIT)
    f = b.div(b.exp(x), x)
    rising = there.evident(b.le(0, b.sub(b.exp(x), b.exp(0))))
    upper = there.linear(b.le(b.div(1, x), f), (rising, b.div(1, x)))
    larger = above(Scope(), x, UNIT, smaller, upper, there.evident(b.le(b.neg(f), b.div(1, x))))
    assert larger.conclusion == diverges(b.integral(UNIT, x, f)) and not larger.hypotheses
    everywhere = on_more(Scope(), x, HALF_LINE, larger)
    assert everywhere.conclusion == diverges(b.integral(HALF_LINE, x, f)) and not everywhere.hypotheses
    with pytest.raises(Refused):
        on_more(Scope(), x, b.interval(1, 2), larger)


def test_in_a_script() -> None:
    p = symit.real("p")
    unit = (p, symit.Interval.open(0, 1))
    derivation = symit.theorem(
        "reciprocal-diverges",
        symit.diverges(symit.integral(1 / p, unit)),
        proof=[symit.unbounded(1 / p, unit, symit.log(p))],
    )
    assert derivation.theorem.conclusion == diverges(b.integral(UNIT, x, b.power(x, -1)))
    with pytest.raises(symit.StepFailed):
        symit.theorem("root", symit.diverges(symit.integral(1 / symit.sqrt(p), unit)))
    with pytest.raises(symit.StepFailed):
        wrong = symit.unbounded(1 / symit.sqrt(p), unit, 2 * symit.sqrt(p))
        symit.theorem("root", symit.diverges(symit.integral(1 / symit.sqrt(p), unit)), proof=[wrong])


def test_integrals_that_change_places() -> None:
    p, y = symit.reals("p y")
    unit, line = (y, symit.Interval.open(0, 1)), (p, symit.Interval.open(0, symit.oo))
    f = p * symit.exp(-p * (1 + y))
    one, two = symit.integral(symit.integral(f, unit), line), symit.integral(symit.integral(f, line), unit)
    given = {"it exists": symit.finite(one), "for each y": symit.forall(symit.finite(symit.integral(f, line)), unit)}
    reason = symit.swap(symit.integral(f, unit), line, below=symit.integral(f, unit))
    goal = symit.Eq(one, two)
    derivation = symit.theorem("places", goal, given=given, proof=[symit.have(goal, reason)])
    assert len(derivation.theorem.hypotheses) == 2
    with pytest.raises(symit.StepFailed):
        unbounded = symit.swap(symit.integral(f, unit), line)
        symit.theorem("places", goal, given=given, proof=[symit.have(goal, unbounded)])
