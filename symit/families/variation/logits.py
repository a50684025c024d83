"""Which of two logistic densities of one scale is the higher one: with u = exp(x/s), and a and c for the locations,

    p - q = u (a - c) (u^2 - a c)/(s (u + a)^2 (u + c)^2)

so it is that on whose side of the middle the point lies.  Stands under total variation; what is integrated it must not
know.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def cut_at_the_middle(
    there: Scope, p: Term, q: Term, x: Var, places: tuple[Term, Term, Term], w: Var, middle: Theorem, sign: int
) -> Theorem:
    """(p - q)^+ is p - q on that side of w on which the location of p lies, and 0 on the other; `places` are both
    locations and the scale."""
    one, other, scale = places
    a, c, u = (b.exp(b.div(place, scale)) for place in (one, other, x))
    gap = b.mul(sign, b.sub(a, c))
    low, high = (other, one) if sign > 0 else (one, other)
    shift = there.linear(
        b.lt(b.div(low, scale), b.div(high, scale)), (there.evident(b.lt(low, high)), b.power(scale, -1))
    )
    there = there.know(there.linear(b.lt(0, gap), (_grown(there, shift), 1)))
    rate = b.div(u, b.mul(scale, b.power(b.add(u, a), 2), b.power(b.add(u, c), 2)))
    ahead = b.sub(x, w) if sign > 0 else b.sub(w, x)
    written = b.if_(b.le(q, p), b.sub(p, q), 0)
    cut = b.sub(*(b.if_(b.le(0, ahead), density, 0) for density in (p, q)))  # over one denominator, it is too long
    both, twice = b.div(b.add(one, other), scale), b.div(b.mul(2, x), scale)
    found = []
    for side, turn, claim in ((b.le(0, ahead), sign, b.le(q, p)), (b.lt(ahead, 0), -sign, b.lt(p, q))):
        here, head = there.given(side), side.head  # type: ignore[union-attr]
        ends = (both, twice) if turn > 0 else (twice, both)
        weight = b.div(2, scale)
        order = here.linear(b.app(head, *ends), (logic.assume(formula=side), weight), (middle, b.mul(-turn, weight)))
        product = b.mul(gap, b.sub(b.exp(ends[1]), b.exp(ends[0])))
        known = here.linear(b.app(head, b.ZERO, product), (_grown(here, order), gap))
        found.append(here.know(here.linear(claim, (known, rate))).field(written, cut))
    return logic.cases(*found, *there.facts, condition=b.le(0, ahead))


def _grown(here: Scope, order: Theorem) -> Theorem:
    """exp(u) <= exp(v) from u <= v, and so for <."""
    u, v = b.real("u"), b.real("v")
    head, (low, high) = order.conclusion.head, order.conclusion.args  # type: ignore[union-attr]
    law = Scope().given(b.app(head, u, v)).evident(b.app(head, b.exp(u), b.exp(v)))
    return logic.cut(here.instantiate(law, {u: low, v: high}), order)
