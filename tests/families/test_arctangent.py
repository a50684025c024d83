"""The arctangent: what it is, the integrals that it comes from, and the divergences that have it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import partial

import mpmath as mp
import numpy as np
import pytest
import sympy

import symit
from symit.evidence import balls
from symit.export.carried import for_mpmath, for_numpy, for_python
from symit.export.carried.wide_for_numpy import Wide
from symit.families.integrals.arctangent import SMALL, interval_beside, interval_round, interval_square
from symit.kernel import build as b
from symit.kernel.theorem import Theorem
from symit.language.to_terms import term
from symit.special import ARCTAN

PLACES = {b.real("p"): Fraction(-3, 2), b.real("q"): Fraction(7, 3), b.real("t"): Fraction(2, 5)}


@pytest.mark.parametrize(
    ("lemma", "body"),
    [
        (interval_round, lambda x, t: 1 / (1 + x**2)),
        (interval_square, lambda x, t: 1 / (x**2 + t**2)),
        *((partial(interval_beside, n), lambda x, t, n=n: x**n * mp.log(x**2 + t**2)) for n in SMALL),
    ],
)
def test_an_integral_between_two_places(lemma: Callable[[], Theorem], body: Callable[..., object]) -> None:
    value = lemma().conclusion.args[1]  # type: ignore[union-attr]
    found = balls.evaluate(value, PLACES, 80)
    p, q, t = (mp.mpf(n.numerator) / n.denominator for n in PLACES.values())
    assert float(found.mid()) == pytest.approx(float(mp.quad(lambda x: body(x, t), [p, 0, q])), rel=1e-9)


def test_it_is_the_integral_that_defines_it() -> None:
    body = b.unfold(b.app(ARCTAN, b.num(Fraction(-7, 3))))
    assert (balls.evaluate(body, {}, 80) - balls.evaluate(b.app(ARCTAN, b.num(Fraction(-7, 3))), {}, 80)).contains(0)


@pytest.mark.parametrize("x", ["-1e30", "-0.7", "0", "1e-40", "2.5"])
def test_a_decimal_has_all_digits(x: str) -> None:
    with localcontext() as context, mp.workdps(60):
        context.prec = 60
        assert abs(mp.mpf(str(for_python.arctan(Decimal(x)))) - mp.atan(mp.mpf(x))) <= 1e-55 * abs(mp.mpf(x))


def test_wide_floats_have_it_too() -> None:
    for exponent in (-3000, -2, 3000):
        with np.errstate(over="ignore"):  # as what is exported does
            found = for_numpy.arctan(Wide(1.5, exponent))
        exact = for_mpmath.arctan(mp.ldexp(1.5, exponent))
        assert abs(mp.ldexp(float(found.m), int(found.e)) / exact - 1) < 1e-15


def test_sympy_s_is_read_and_written() -> None:
    x = sympy.Symbol("x", real=True)
    assert term(sympy.atan(x)) == b.app(ARCTAN, b.real("x"))
    found = symit.derive("kl(Uniform(a, b), Cauchy(m, s))")
    assert found.statement.rhs.atoms(sympy.atan)
    assert r"\arctan" in found.latex()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("kl(Uniform(-1, 1), Cauchy(0, 1))", mp.log(mp.pi) + mp.pi / 2 - 2),
        ("kl(Uniform(0, 1), Arcsine(-1, 1))", mp.log(mp.pi) + mp.log(2) - 1),
        ("kl(HalfCauchy(1), StudentT(1))", mp.log(2)),
        ("kl(Uniform(0, 1), StudentT(3))", mp.log(8 * mp.pi / mp.sqrt(27)) + 4 * mp.sqrt(3) * mp.pi / 6 - 4),
    ],
)
def test_at_numbers_it_is_as_plain_as_it_can_be(question: str, value: object) -> None:
    found = symit.derive(question)
    assert float(found.value().midpoint) == pytest.approx(float(value), rel=1e-14)  # type: ignore[arg-type]
    assert "arctan(1)" not in found.text(100)


def test_the_logarithm_of_a_cube_is_no_square() -> None:
    """That of (1 + x)^3 was measured from where it is least, again and again."""
    found = symit.derive("cross_entropy(PowerFunction(3/2), BetaPrime(3/2, 3/2))")
    value = found.value()
    assert found.status == "unknown" and value is not None
    density = mp.log(8 / mp.pi) + mp.quad(lambda x: 3 * mp.sqrt(x) / 2 * (mp.log(x) / 2 - 3 * mp.log(1 + x)), [0, 1])
    assert float(value.midpoint) == pytest.approx(float(-density), rel=1e-12)
