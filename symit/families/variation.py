"""Total variation: of two outcomes it is the distance of two probabilities, and of two densities that cross at one
place the difference of what they have on one side of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from symit.families.base import above_its_tangent
from symit.families.functionals import TOTAL_VARIATION
from symit.families.pieces import distance
from symit.families.solving import Ground, at_points, solved
from symit.families.supports import conditions
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of
from symit.proving.scope import Scope, rewritten, sides

TANGENT_AT = b.real("y")
"""The variable of the theorem that 1 + y <= exp(y)."""


@dataclass(frozen=True)
class Ruler:
    """An increasing function T of x, its inverse, and what x - w is multiplied by to give T(x) - T(w); none where the
    kernel knows that T increases."""

    of: Callable[[Term], Term]
    back: Callable[[Term], Term]
    times: Callable[[Term, Term], Term] | None


PLACE = Ruler(lambda x: x, lambda y: y, lambda x, w: b.ONE)
SQUARE = Ruler(lambda x: b.power(x, 2), b.sqrt, lambda x, w: b.add(x, w))
LOGARITHM = Ruler(b.log, b.exp, None)
TURNED = Ruler(lambda x: b.neg(b.power(x, -1)), lambda y: b.neg(b.power(y, -1)), lambda x, w: b.power(b.mul(x, w), -1))


@dataclass(frozen=True)
class Crossing:
    """The logarithm of the quotient of two densities is rate (T(x) - level), where the rate has the sign of
    more - less, two parameters."""

    more: Term
    less: Term
    rate: Term
    level: Term
    ruler: Ruler


def _require_same(values: Sequence[Term], others: Sequence[Term], name: str) -> None:
    if not all(map(PLAIN.equal, values, others)):
        raise Refused(f"with different values of {name} the densities may cross at two places")


def _slope(a: Term, c: Term) -> Term:
    """What is positive: the slope of a chord of the logarithm."""
    return b.div(b.sub(b.log(a), b.log(c)), b.sub(a, c))


def _by_location(ruler: Ruler) -> Callable[..., Crossing]:
    """Of Gaussian densities of T(x) with one standard deviation."""

    def found(m: Term, s: Term, n: Term, u: Term) -> Crossing:
        _require_same([s], [u], "the standard deviation")
        return Crossing(m, n, b.div(b.sub(m, n), b.power(s, 2)), b.div(b.add(m, n), 2), ruler)

    return found


def _by_scale(dimension: int) -> Callable[..., Crossing]:
    """Of the length of a Gaussian vector with so many independent coordinates."""

    def found(s: Term, u: Term) -> Crossing:
        rate = b.div(b.sub(b.power(u, -2), b.power(s, -2)), 2)
        level = b.div(b.mul(2 * dimension, b.power(s, 2), b.power(u, 2), _slope(s, u)), b.add(s, u))
        return Crossing(s, u, rate, level, SQUARE)

    return found


def _by_rate(a: Term, c: Term) -> Crossing:
    return Crossing(c, a, b.sub(c, a), _slope(a, c), PLACE)


def _by_rate_of_one_shape(shape: Term, a: Term, other: Term, c: Term) -> Crossing:
    _require_same([shape], [other], "the shape")
    return Crossing(c, a, b.sub(c, a), b.mul(shape, _slope(a, c)), PLACE)


def _of_tails(a: Term, m: Term, c: Term, n: Term) -> Crossing:
    _require_same([m], [n], "the minimum")
    return Crossing(c, a, b.sub(c, a), b.add(b.log(m), _slope(a, c)), LOGARITHM)


CROSSINGS: Mapping[str, Callable[..., Crossing]] = {
    "Normal": _by_location(PLACE),
    "LogNormal": _by_location(LOGARITHM),
    "Exponential": _by_rate,
    "Gamma": _by_rate_of_one_shape,
    "Levy": lambda a, c: Crossing(a, c, b.div(b.sub(a, c), 2), b.neg(_slope(a, c)), TURNED),
    "HalfNormal": _by_scale(1),
    "Rayleigh": _by_scale(2),
    "Maxwell": _by_scale(3),
    "Pareto": _of_tails,
    "PowerFunction": lambda a, c: Crossing(a, c, b.sub(a, c), b.neg(_slope(a, c)), LOGARITHM),
}
"""Families of which two densities cross at one place."""


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
    context, more, less = context_of(asked.scope), crossing.more, crossing.less
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
        return _on_one_side(asked, crossing)
    try:
        found = solved(at_points(asked, one), variation(asked), one.moment, asked.parameters)
    except NoBaseIntegral:
        raise
    except Refused as why:
        raise Refused("at which places the two densities cross is not known") from why
    return _as_distance(found, one.values[0], other.values[0])


def _on_one_side(asked: Ground, crossing: Crossing) -> Theorem:
    """The difference of what two densities have on that side of a place on which the first one is higher."""
    (one, _), x = asked.members, asked.point
    scope = at_points(asked, one)
    more, less = crossing.more, crossing.less
    sign = next((k for k in (1, -1) if context_of(scope).holds(b.lt(0, b.mul(k, b.sub(more, less))))), 0)
    if sign:
        scope = scope.know(*_in_order(scope, more, less) if sign > 0 else _in_order(scope, less, more))
        return _from_every_place(asked, scope, crossing, sign)
    p, q = (member.density(x) for member in asked.members)
    there = scope.at_point(x, one.support)
    return _integrated(asked, scope, _nowhere(there, b.if_(b.le(q, p), b.sub(p, q), 0), more, less), frozenset())


def _in_order(scope: Scope, large: Term, small: Term) -> Iterator[Theorem]:
    """What follows for logarithms, squares and inverses from one parameter being larger than another, if both are
    positive."""
    yield (first := scope.evident(b.lt(small, large)))
    if not all(context_of(scope).holds(b.lt(0, value)) for value in (small, large)):
        return
    yield (logs := _logarithms_in_order(scope, first, small, large))
    yield (apart := scope.linear(b.lt(0, b.sub(b.log(large), b.log(small))), (logs, 1)))
    slope = _slope(large, small)
    positive = scope.linear(b.lt(0, slope), (apart, b.power(b.sub(large, small), -1)))
    grows = Scope().given(b.lt(0, TANGENT_AT)).evident(b.lt(1, b.exp(TANGENT_AT)))
    yield scope.know(positive).instantiate(grows, {TANGENT_AT: slope})
    square = scope.linear(b.lt(b.power(small, 2), b.power(large, 2)), (first, b.add(small, large)))
    yield square
    yield scope.linear(b.lt(b.power(large, -2), b.power(small, -2)), (square, b.power(b.mul(small, large), -2)))


def _from_every_place(asked: Ground, scope: Scope, crossing: Crossing, sign: int) -> Theorem:
    """The total variation in terms of the place w where the densities cross, T(w) = t, and then for that place."""
    (one, _), x = asked.members, asked.point
    p, q = (member.density(x) for member in asked.members)
    w = b.fresh("w", t.REAL, p, q)
    gap = context_of(scope.at_point(x, one.support)).canonical(b.log(b.div(p, q)))
    ruler, level = crossing.ruler, crossing.level
    inside = conditions(w, one.support)
    here = scope.given(*inside, b.eq(ruler.of(w), level))
    cut = _cut(here, p, q, x, one.support, gap, w, crossing, sign)
    found = rewritten(_integrated(asked, here, cut, frozenset((w,))), logic.assume(formula=b.eq(ruler.of(w), level)))
    place = ruler.back(level)
    known = scope
    for condition in (*(b.substitute(c, {w: place}) for c in inside), b.eq(ruler.of(place), level)):
        known = known.know(_at_the_place(known, condition))
    return known.instantiate(found, {w: place})


def _at_the_place(scope: Scope, condition: Term) -> Theorem:
    """What a place satisfies: seen from the facts, or as a multiple of one of them."""
    with suppress(Refused):
        return scope.evident(condition)
    for fact in scope.facts:
        for weight in condition.args:  # type: ignore[union-attr]
            with suppress(Refused):
                return scope.linear(condition, (fact, weight))
    raise Refused("at which places the two densities cross is not known")


def _integrated(asked: Ground, scope: Scope, pointwise: Theorem, more: frozenset[Var]) -> Theorem:
    (one, _), x = asked.members, asked.point
    value = solved(scope, b.integral(one.support, x, sides(pointwise)[1]), one.moment, asked.parameters | more)
    known = scope.know(value)
    known = known.know(known.congruence(x, one.support, pointwise))
    return logic.chain(known.unfold(variation(asked)), known.facts[-1], value)


def _cut(
    scope: Scope, p: Term, q: Term, x: Var, space: Term, gap: Term, w: Var, crossing: Crossing, sign: int
) -> Theorem:
    """(p - q)^+ is p - q on one side of the place, and 0 on the other: log p - log q has the sign of x - w there."""
    there, ruler = scope.at_point(x, space), crossing.ruler
    ahead = b.sub(x, w) if sign > 0 else b.sub(w, x)
    same, rate = logic.assume(formula=b.eq(ruler.of(w), crossing.level)), crossing.rate
    written, cut = b.if_(b.le(q, p), b.sub(p, q), 0), b.if_(b.le(0, ahead), b.sub(p, q), 0)
    either = []
    for condition, signed, lower, upper, size, turn, low, high in (
        (b.le(0, ahead), b.le(0, gap), q, p, gap, -1, *((w, x) if sign > 0 else (x, w))),
        (b.lt(ahead, 0), b.lt(gap, 0), p, q, b.neg(gap), 1, *((x, w) if sign > 0 else (w, x))),
    ):
        here = there.given(condition)
        head = condition.head  # type: ignore[union-attr]
        apart = here.linear(b.app(head, low, high), (logic.assume(formula=condition), 1))
        further = _further(here.know(apart), ruler, apart, low, high)
        known = here.linear(signed, (further, b.mul(sign, rate)), (same, b.mul(turn, rate)))
        tangent = here.instantiate(above_its_tangent(), {TANGENT_AT: size})
        ordered = here.linear(b.app(head, lower, upper), (tangent, lower), (known, lower))
        either.append(here.know(ordered).field(written, cut))
    return logic.cases(*either, *there.facts, condition=b.le(0, ahead))


def _further(here: Scope, ruler: Ruler, apart: Theorem, low: Term, high: Term) -> Theorem:
    """T(low) <= T(high) from low <= high."""
    if ruler.times is None:
        return _logarithms_in_order(here, apart, low, high)
    claim = b.app(apart.conclusion.head, ruler.of(low), ruler.of(high))  # type: ignore[union-attr]
    return here.linear(claim, (apart, ruler.times(high, low)))


def _logarithms_in_order(scope: Scope, apart: Theorem, low: Term, high: Term) -> Theorem:
    """log(low) <= log(high) from low <= high: the quotient is at least 1."""
    head = apart.conclusion.head  # type: ignore[union-attr]
    ratio = b.div(high, low)
    beyond = scope.linear(b.app(head, b.ONE, ratio), (apart, b.power(low, -1)))
    positive = scope.know(beyond).evident(b.app(head, b.ZERO, b.log(ratio)))
    return scope.linear(b.app(head, b.log(low), b.log(high)), (positive, 1))


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
