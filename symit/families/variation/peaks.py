"""Which of two densities exp(-|x - m|/s)/(2 s) with one scale is the higher one: that whose peak is nearer.

Stands under total variation; what is integrated it must not know.
"""

from __future__ import annotations

from symit.families.integrals.base import above_its_tangent
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope

TANGENT_AT = b.real("y")
"""The variable of the theorem that 1 + y <= exp(y)."""


def between_peaks(scope: Scope, peaks: tuple[Term, Term], w: Term, middle: Theorem) -> list[Theorem]:
    """The one peak < w < the other, where w is known to be the middle."""
    low, high = _in_order(scope, *peaks)
    apart = scope.evident(b.lt(low, high))
    half = b.div(1, 2)
    return [
        scope.linear(b.lt(low, w), (apart, half), (middle, -1)),
        scope.linear(b.lt(w, high), (apart, half), (middle, 1)),
    ]


def cut_between(
    there: Scope, p: Term, q: Term, x: Var, peaks: tuple[Term, Term], rate: Term, w: Var, middle: Theorem
) -> Theorem:
    """(p - q)^+ is p - q on that side of w on which the peak of p is, and 0 on the other."""
    mine, other = peaks
    is_above = context_of(there).holds(b.lt(other, mine))
    ahead = b.sub(x, w) if is_above else b.sub(w, x)
    claim = b.eq(b.if_(b.le(q, p), b.sub(p, q), 0), b.if_(b.le(0, ahead), b.sub(p, q), 0))
    sides_ = []
    for side, upper, lower, peak, far in ((b.le(0, ahead), p, q, mine, other), (b.lt(ahead, 0), q, p, other, mine)):
        known = _higher(there.given(side), side, upper, lower, x, (peak, far), rate, w, middle)
        sides_.append(there.given(side).know(known).field(*claim.args))  # type: ignore[union-attr]
    return logic.cases(*sides_, *there.facts, condition=b.le(0, ahead))


def _in_order(scope: Scope, one: Term, other: Term) -> tuple[Term, Term]:
    return (one, other) if context_of(scope).holds(b.lt(one, other)) else (other, one)


def _higher(
    here: Scope,
    side: Term,
    upper: Term,
    lower: Term,
    x: Var,
    peaks: tuple[Term, Term],
    rate: Term,
    w: Var,
    same: Theorem,
) -> Theorem:
    """Of two densities that with the nearer peak is the upper one: beyond that peak, and between it and the middle."""
    peak, far = peaks
    above = _in_order(here, far, peak)[1] == peak
    sign = 1 if above else -1
    head = side.head  # type: ignore[union-attr]
    off = b.le(0, b.sub(x, peak))
    right, left = here.given(off), here.given(b.lt(b.sub(x, peak), 0))
    beyond, within = (right, left) if above else (left, right)
    apart = here.evident(b.lt(0, b.mul(sign, b.sub(peak, far))))
    further = here.linear(
        b.lt(0, b.mul(sign, b.sub(x, far))), (logic.assume(formula=side), 1), (_past(here, far, w, sign), 1)
    )
    found = []
    for there, weights in (
        (beyond.know(further), [(apart, rate)]),
        (within.know(further), [(logic.assume(formula=side), b.mul(2, rate)), (same, b.mul(-2 * sign, rate))]),
    ):
        size = context_of(there).canonical(b.log(b.div(upper, lower)))
        known = there.linear(b.app(head, b.ZERO, size), *weights)
        tangent = there.instantiate(above_its_tangent(), {TANGENT_AT: size})
        found.append(there.linear(b.app(head, lower, upper), (tangent, lower), (known, lower)))
    return logic.cases(*(found if above else found[::-1]), *here.facts, condition=off)


def _past(here: Scope, far: Term, w: Term, sign: int) -> Theorem:
    return here.evident(b.lt(0, b.mul(sign, b.sub(w, far))))
