"""Wasserstein distances between distributions of different kinds: what encloses them, against densities and SciPy."""

from __future__ import annotations

from fractions import Fraction

import pytest
from against_scipy import SCIPY
from flint import acb, arb, ctx, fmpq
from scipy import integrate

import symit
from symit.evidence import balls
from symit.evidence.distribution_functions import PIECES
from symit.families.catalogue import CATALOGUE
from symit.kernel import build as b

PLAIN = (Fraction(3, 2), Fraction(5, 4), Fraction(7, 3))
OTHERS = {
    "TruncatedNormal": (Fraction(1, 2), Fraction(2), Fraction(-1), Fraction(3)),
    **dict.fromkeys(("Arcsine", "Uniform"), (Fraction(-1), Fraction(2))),
    "Triangular": (Fraction(-1), Fraction(2), Fraction(1, 2)),
    "BoundedExtremeValue": (Fraction(1, 2), Fraction(2), Fraction(-1, 3)),
}
"""Parameters that are not just positive."""
PLACES = [Fraction(n, 10) for n in (-7, 3, 19)]


@pytest.mark.parametrize("name", PIECES)
def test_a_distribution_function_is_the_integral_of_the_density(name: str) -> None:
    family = CATALOGUE[name]
    values = OTHERS.get(name, PLAIN[: len(family.parameters)])
    member = family.at(*map(b.num, values))
    (low, high), x = member.support.args, family.point  # type: ignore[union-attr]
    tried = 0
    with ctx.workprec(80):
        pieces = PIECES[name](*(_ball(v) for v in values))
        for place in PLACES:
            for piece in (p for p in pieces if p.has(_ball(place).real)):
                tried += 1
                if piece.quantile is not None:
                    logs = (curve(_ball(place)).log() for curve in (piece.below, piece.above))
                    assert piece.quantile(*logs).overlaps(_ball(place))
                sides = ((piece.below, b.interval(low, b.num(place))), (piece.above, b.interval(b.num(place), high)))
                for curve, part in sides:
                    found = curve(_ball(place)).real
                    assert found.rad() < 1e-15
                    assert found.overlaps(balls.evaluate(b.integral(part, x, member.density(x)), {}, 60))
    assert tried


def _ball(value: Fraction) -> acb:
    return acb(arb(fmpq(value.numerator, value.denominator)))


FIRST = {
    "one crossing on either side of 0": ("Normal", "0, 1", "Laplace", "0, 1"),
    "hardly apart": ("Normal", "0, 1", "StudentT", "400"),
    "tails that are powers": ("F", "3, 5", "LogLogistic", "1, 2"),
    "singular at an end": ("Gamma", "1/4, 1", "Beta", "1/2, 1/2"),
    "apart": ("Uniform", "0, 1", "Triangular", "3, 5, 4"),
}


SECOND = {
    "a joint of the map in the middle": ("Normal", "0, 1", "Laplace", "0, 1"),
    "from a line to an interval": ("Gamma", "1/2, 1", "Uniform", "0, 1"),
    "a tail that is a power": ("Pareto", "3, 1", "Beta", "2, 2"),
}


@pytest.mark.parametrize("asked", FIRST.values(), ids=FIRST)
def test_the_area_between_distribution_functions_is_enclosed(asked: tuple[str, str, str, str]) -> None:
    _is_enclosed(asked, 1)


@pytest.mark.parametrize("asked", SECOND.values(), ids=SECOND)
def test_the_mean_square_between_quantiles_is_enclosed(asked: tuple[str, str, str, str]) -> None:
    _is_enclosed(asked, 2)


def _is_enclosed(asked: tuple[str, str, str, str], order: int) -> None:
    first, ours, second, theirs = asked
    found = symit.derive(f"wasserstein({first}({ours}), {second}({theirs}), {order})")
    assert found.status == "unknown" and "no closed form is known for ∫" in found.why
    value = found.value()
    assert value is not None and float(value.radius) < 1e-20 * abs(float(value.midpoint))
    p, q = (SCIPY[n](*(float(Fraction(v)) for v in text.split(","))) for n, text in ((first, ours), (second, theirs)))

    def away(u: float) -> float:
        return float(abs(p.ppf(u) - q.ppf(u)) ** order)

    mean = sum(integrate.quad(away, *ends, limit=200)[0] for ends in ((0, 0.5), (0.5, 1)))
    assert float(value.midpoint) == pytest.approx(mean ** (1 / order), rel=1e-5)
