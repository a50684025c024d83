"""Terms without variables as numbers: to how many digits a target needs, from ball arithmetic.

Between `expressions` and the targets; knows no language.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb, ctx

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.export.errors import NotExportable
from symit.kernel import terms as t
from symit.kernel.terms import App, Term
from symit.kernel.text import show

BITS = 400


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
    with ctx.workprec(max(BITS, 4 * count)):
        return str(_ball(term).str(count, radius=False))


def _nearest(ball: Any) -> Any:
    man, exp = ball.mid().man_exp()
    return Fraction(int(man)) * Fraction(2) ** int(exp)


def _ball(term: Term) -> Any:
    try:
        return balls.evaluate(term, {}, ctx.prec)
    except (NotEvaluated, Undefined) as why:
        raise NotExportable(f"{show(term)} has no numeric value yet") from why
