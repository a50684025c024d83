"""Where two distributions both have probability, if the first does not live where the second does: elsewhere what is
integrated of both is 0.

A power of a density that is 0 need not be a value, so that a Rényi divergence of an order below 1 is found over what
both have in common.
"""

from __future__ import annotations

from symit.families.closed_forms.solving import Ground, Outside, contained
from symit.families.supports import holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def in_common(asked: Ground) -> Term | None:
    """The part of the first support that lies in the second, where it is less than that and not empty; None where this
    is not known."""
    one, other = asked.members
    try:
        contained(asked, one, other)
    except Outside:
        (low, least), (high, greatest) = zip(one.support.args, other.support.args, strict=True)  # type: ignore[union-attr]
        ends = _later(asked.scope, low, least, 1), _later(asked.scope, high, greatest, -1)
        is_interval = asked.point.of == t.REAL
        if None not in ends and _is_in_order(asked.scope, *ends, strictly=is_interval):  # type: ignore[arg-type]
            return (b.interval if is_interval else b.integers)(*ends)  # type: ignore[arg-type]
    return None


def _later(scope: Scope, p: Term, q: Term, side: int) -> Term | None:
    """The larger of two ends, or for -1 the smaller one; None where that is not known."""
    if t.EXTENDED in (p.sort, q.sort):
        return q if p.sort == t.EXTENDED else p
    for near, far in ((p, q), (q, p)):
        if near == far or holds(scope, b.le(near, far) if side == 1 else b.le(far, near)):
            return far
    return None


def _is_in_order(scope: Scope, low: Term, high: Term, strictly: bool) -> bool:
    if t.EXTENDED in (low.sort, high.sort):
        return True
    return holds(scope, b.lt(low, high) if strictly else b.le(low, high))


def nothing_in_common(asked: Ground) -> Theorem | None:
    """That the integral of sqrt(p q) over the first support is 0, where both supports are seen to lie apart."""
    (one, other), x = asked.members, asked.point
    scope, space = asked.scope, one.support
    overlap = b.sqrt(b.mul(one.density(x), other.everywhere(x)))
    try:
        none = scope.congruence(x, space, scope.at_point(x, space).field(overlap, 0))
        return scope.know(none).restate(none, 0)
    except Refused:
        return None
