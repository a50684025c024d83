"""Terms without variables as numbers: to how many digits a target needs, from ball arithmetic.

Between `expressions` and the targets; knows no language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from flint import acb, arb, ctx, fmpq

from symit.export.errors import NotExportable
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term
from symit.kernel.text import show
from symit.language.special import BESSEL_I0, BESSEL_I1, DIGAMMA, GAMMA, LOG_GAMMA, NORMAL_CDF, TRIGAMMA, UPPER_GAMMA

BITS = 400
_SPECIAL: Mapping[Any, Callable[..., Any]] = {
    GAMMA: lambda s: s.gamma(),
    LOG_GAMMA: lambda s: s.lgamma(),
    DIGAMMA: lambda s: s.digamma(),
    TRIGAMMA: lambda s: acb(s).polygamma(1).real,
    NORMAL_CDF: lambda x: (-x / arb(2).sqrt()).erfc() / 2,
    BESSEL_I0: lambda x: acb(x).bessel_i(0).real,
    BESSEL_I1: lambda x: acb(x).bessel_i(1).real,
    UPPER_GAMMA: lambda s, x: x.gamma_upper(s),
}


def is_constant(term: Term) -> bool:
    """Is the term a number, whatever the parameters are?"""
    return isinstance(term, App) and not term.free and term.sort in (t.REAL, t.INT)


def as_float(term: Term) -> float:
    """The float next to a constant."""
    with ctx.workprec(BITS):
        return float(_nearest(_ball(term)))


def as_two_floats(term: Term) -> tuple[float, float]:
    """The float next to a constant, and the float next to what is left."""
    with ctx.workprec(BITS):
        ball = _ball(term)
        one = float(_nearest(ball))
        return one, float(_nearest(ball - arb(one)))


def as_digits(term: Term, count: int = 40) -> str:
    """A constant in decimal, with so many digits."""
    with ctx.workprec(BITS):
        return str(_ball(term).str(count, radius=False))


def _nearest(ball: Any) -> Any:
    man, exp = ball.mid().man_exp()
    return Fraction(int(man)) * Fraction(2) ** int(exp)


def _ball(term: Term) -> Any:
    if isinstance(term, Num):
        return arb(fmpq(term.value.numerator, term.value.denominator))
    if isinstance(term, App) and term.head in _SPECIAL:
        return _SPECIAL[term.head](*map(_ball, term.args))
    if isinstance(term, App) and isinstance(term.head, Definition):
        return _ball(b.unfold(term))
    if isinstance(term, App):
        args = [_ball(a) for a in term.args]
        match term.head.name:
            case "add":
                return sum(args[1:], args[0])
            case "mul":
                product = arb(1)
                for factor in args:
                    product *= factor
                return product
            case "pow":
                return _power(args[0], term.args[1], args[1])
            case "exp":
                return args[0].exp()
            case "log":
                return args[0].log()
            case "sin":
                return args[0].sin()
            case "cos":
                return args[0].cos()
            case "pi":
                return arb.pi()
    raise NotExportable(f"{show(term)} has no numeric value yet")


def _power(base: Any, exponent: Term, value: Any) -> Any:
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        whole = int(exponent.value)
        return base**whole if whole >= 0 else 1 / base**-whole
    return (value * base.log()).exp()
