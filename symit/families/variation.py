"""Total variation: of two outcomes it is the distance of two probabilities, and of two densities that cross at one
place the difference of what they have on one side of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symit.families.base import above_its_tangent
from symit.families.functionals import TOTAL_VARIATION
from symit.families.pieces import distance
from symit.families.solving import Ground, at_points, solved
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of
from symit.proving.scope import Scope, replace_term, rewritten, sides

TANGENT_AT = b.real("y")
"""The variable of the theorem that 1 + y <= exp(y)."""
Crossing = tuple[Term, Term, Term]
"""Two parameters of which the larger one decides on which side the first density is the higher one; and where the two
densities cross."""


def _of_normals(m: Term, s: Term, n: Term, u: Term) -> Crossing:
    if not PLAIN.equal(s, u):
        raise Refused("normal densities with different standard deviations cross at two places")
    return m, n, _plain(b.div(b.add(m, n), 2))


def _of_exponentials(a: Term, c: Term) -> Crossing:
    return c, a, b.div(b.sub(b.log(a), b.log(c)), b.sub(a, c))


CROSSINGS: Mapping[str, Callable[..., Crossing]] = {"Normal": _of_normals, "Exponential": _of_exponentials}
"""Families in which the logarithm of the quotient of two densities increases in x where the first of two parameters is
the larger one, and decreases where the second is."""


def _plain(term: Term) -> Term:
    return PLAIN.canonical(term)


def variation(asked: Ground) -> Term:
    one, _ = asked.members
    densities = (b.lam(asked.point, m.density(asked.point)) for m in asked.members)
    return b.app(TOTAL_VARIATION, one.support, *densities)


def side(asked: Ground) -> Term | None:
    """Of two parameters, the one below the other, where that is open and it decides which density is higher where."""
    if (crossing := _crossing(asked)) is None:
        return None
    more, less, _ = crossing
    context = context_of(asked.scope)
    return next((c for c in (b.lt(less, more), b.lt(more, less)) if context.decide(c) is None), None)


def _crossing(asked: Ground) -> Crossing | None:
    one, other = asked.members
    if one.family != other.family or one.family.name not in CROSSINGS or one == other:
        return None
    return CROSSINGS[one.family.name](*one.values, *other.values)


def variation_found(asked: Ground) -> Theorem:
    """The closed form.  Raises what `solved` raises."""
    one, other = asked.members
    if (crossing := _crossing(asked)) is not None:
        return _on_one_side(asked, *crossing)
    try:
        found = solved(at_points(asked, one), variation(asked), one.moment, asked.parameters)
    except NoBaseIntegral:
        raise
    except Refused as why:
        raise Refused("at which places the two densities cross is not known") from why
    return _as_distance(found, one.values[0], other.values[0])


def _on_one_side(asked: Ground, more: Term, less: Term, place: Term) -> Theorem:
    """The difference of what two densities have on that side of a place on which the first one is higher."""
    (one, _), x = asked.members, asked.point
    scope = at_points(asked, one)
    context = context_of(scope)
    there = scope.at_point(x, one.support)
    p, q = (member.density(x) for member in asked.members)
    written = b.if_(b.le(q, p), b.sub(p, q), 0)
    sign = next((k for k in (1, -1) if context.holds(b.lt(0, b.mul(k, b.sub(more, less))))), 0)
    pointwise = _cut(there, p, q, x, place, sign) if sign else _nowhere(there, written, more, less)
    body = sides(pointwise)[1]
    if sign and one.support != b.REALS and place.free:
        within = _within(scope, *((more, less) if sign > 0 else (less, more)), place)
        value = _from_every_place(asked, scope, body, place, within)
    else:
        value = solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters)
    known = scope.know(value)
    known = known.know(known.congruence(x, one.support, pointwise))
    return logic.chain(known.unfold(variation(asked)), known.facts[-1], value)


def _from_every_place(asked: Ground, scope: Scope, cut: Term, place: Term, within: Theorem) -> Theorem:
    """The integral of what is cut off at a place, from that for every place within the support."""
    (one, _), x = asked.members, asked.point
    w = b.fresh("w", t.REAL, cut)
    integral = b.integral(one.support, x, replace_term(cut, place, w))
    found = solved(scope.given(b.lt(0, w)), integral, one.moment, asked.parameters | {w})
    return scope.know(within).instantiate(found, {w: place})


def _within(scope: Scope, upper: Term, lower: Term, place: Term) -> Theorem:
    """0 < (log a - log c)/(a - c) for c < a: it is at least 1/a."""
    tangent = scope.instantiate(above_its_tangent(), {TANGENT_AT: b.sub(b.log(lower), b.log(upper))})
    least = scope.evident(b.lt(0, b.power(upper, -1)))
    return scope.linear(b.lt(0, place), (tangent, b.power(b.sub(upper, lower), -1)), (least, 1))


def _cut(there: Scope, p: Term, q: Term, x: Var, place: Term, sign: int) -> Theorem:
    """(p - q)^+ is p - q on one side of the place, and 0 on the other: log p - log q has the sign of x - x0 there."""
    ahead = b.sub(x, place) if sign > 0 else b.sub(place, x)
    gap = context_of(there).canonical(b.log(b.div(p, q)))
    rate = b.mul(sign, _plain(b.sub(b.substitute(gap, {x: b.add(x, 1)}), gap)))
    written, cut = b.if_(b.le(q, p), b.sub(p, q), 0), b.if_(b.le(0, ahead), b.sub(p, q), 0)
    either = []
    for condition, signed, lower, upper, size in (
        (b.le(0, ahead), b.le(0, gap), q, p, gap),
        (b.lt(ahead, 0), b.lt(gap, 0), p, q, b.neg(gap)),
    ):
        here = there.given(condition)
        known = here.linear(signed, (logic.assume(formula=condition), rate))
        tangent = here.instantiate(above_its_tangent(), {TANGENT_AT: size})
        ordered = here.linear(b.app(condition.head, lower, upper), (tangent, lower), (known, lower))  # type: ignore[union-attr]
        either.append(here.know(ordered).field(written, cut))
    return logic.cases(*either, *there.facts, condition=b.le(0, ahead))


def _nowhere(there: Scope, written: Term, more: Term, less: Term) -> Theorem:
    """(p - q)^+ = 0 where the parameters that tell the densities apart are one."""
    old, new = (more, less) if isinstance(more, Var) else (less, more)
    put = rewritten(there.field(written, written), there.evident(b.eq(old, new)))
    return logic.chain(put, there.field(sides(put)[1], b.ZERO))


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
