"""Moments with a line c + d x, c > 0, beside exp(-r x) over the half-line, as in the divergence from a density with
log(1 + x): those of u = r (c + d x)/d above r c/d, in the incomplete Gamma function.

Nothing here knows a family.
"""

from __future__ import annotations

from symit.families.entries.uniform import lines
from symit.families.integrals.base import HALF_LINE
from symit.families.moments.moments import Map, along, opened
from symit.families.moments.monomials import exponent_parts
from symit.families.moments.truncated import on_part_of_half_line
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, monomial_factors
from symit.proving.scope.scope import Scope, replace_term
from symit.proving.steps.matching import subterms


def beside_a_line(scope: Scope, integral: App) -> Theorem:
    """A logarithm or a power of c + d x, times exp(-r x)."""
    x, body = opened(scope, integral)
    line = next(lines(body, x), None)
    rate = _rate(body, x, line) if line is not None else None
    if integral.args[0] != HALF_LINE or line is None or rate is None or b.log(x) in subterms(body):
        raise NoBaseIntegral(integral)
    start = b.substitute(line, {x: b.ZERO})
    slope = PLAIN.canonical(b.sub(b.substitute(line, {x: b.ONE}), start))
    place = PLAIN.canonical(b.div(start, slope))
    at = PLAIN.canonical(b.mul(rate, place))
    there = scope.know(scope.evident(b.lt(0, place)), scope.evident(b.lt(0, rate)), scope.evident(b.lt(0, at)))
    back = Map(lambda u: b.sub(b.div(u, rate), place), b.interval(at, b.INFINITY), low=b.ZERO)
    return along(back, on_part_of_half_line)(there, integral)


def _rate(body: Term, x: Var, line: Term) -> Term | None:
    """r of exp(-r x) among the factors, which may have a power of the line in it."""
    log = b.fresh("l", t.REAL, body)
    for factor in monomial_factors(replace_term(body, b.log(line), log)):
        if b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], x, log)) is not None:  # type: ignore[union-attr]
            return PLAIN.canonical(b.neg(found[0]))
    return None
