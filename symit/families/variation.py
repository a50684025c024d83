"""Total variation: of two outcomes it is the distance of two probabilities."""

from __future__ import annotations

from symit.families.functionals import TOTAL_VARIATION
from symit.families.pieces import distance
from symit.families.solving import Ground, at_points, solved
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides


def variation(asked: Ground) -> Term:
    one, _ = asked.members
    densities = (b.lam(asked.point, m.density(asked.point)) for m in asked.members)
    return b.app(TOTAL_VARIATION, one.support, *densities)


def variation_found(asked: Ground) -> Theorem:
    """The closed form.  Raises what `solved` raises."""
    one, other = asked.members
    found = solved(at_points(asked, one), variation(asked), one.moment, asked.parameters)
    return _as_distance(found, one.values[0], other.values[0])


def _as_distance(theorem: Theorem, p: Term, q: Term) -> Theorem:
    """|p - q| for what is p - q where q <= p and q - p elsewhere; as it is where it is no such thing."""
    scope, plain = Scope().given(*theorem.hypotheses), distance(p, q)
    claim = b.eq(sides(theorem)[0], plain)
    try:
        above, below = (scope.given(c).know(theorem).linear(claim, (theorem, 1)) for c in (b.lt(q, p), b.lt(p, q)))
        same = scope.given(b.le(p, q), b.le(q, p)).know(theorem)
        at_one = same.linear(claim, (theorem, 1), (same.evident(b.eq(p, q)), -1))
        not_above = logic.cases(below, at_one, *scope.given(b.le(p, q)).facts, condition=b.lt(p, q))
        return logic.cases(above, not_above, *scope.facts, condition=b.lt(q, p))
    except Refused:
        return theorem
