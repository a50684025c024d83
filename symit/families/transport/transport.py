"""Wasserstein distances on the line: the cost of the increasing map that carries one distribution to the other.

That map is optimal for every cost |x - y|^k, k >= 1 (Santambrogio, Optimal Transport for Applied Mathematicians, 2.9).
Where both members come from one base, by location and scale, by scale and power, or otherwise, it has a closed form;
that it increases and carries the one density to the other stands in the statement beside the cost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache

from symit.families.closed_forms.absolute_values import absolute, root_of_square, size, times
from symit.families.closed_forms.finishing import facts_in
from symit.families.closed_forms.solving import Ground, at_points, ground, solved
from symit.families.entry import Member
from symit.families.functionals import TRANSPORT_COST
from symit.families.moments.gamma_values import with_plain_values
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.special_members import same_law
from symit.families.supports import conditions
from symit.families.transport.common_images import between
from symit.families.transport.ends_apart import moved_with_ends, order_of_ends, power_moved
from symit.families.transport.in_order import distance_in_order, distance_of_laws
from symit.families.transport.transport_of_counts import counts_found, distance_of_counts
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Abs, App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.matching import subterms
from symit.proving.writing.tidy import tidied

MOST_PAIRS = 100
"""Of so many it is kept whether they are one law."""
Place = tuple[Term, Term, tuple[Term, ...]]
"""Location, scale, and what else must be the same."""


def _of_scale(scale: Term) -> Place:
    return b.ZERO, scale, ()


def _log(scale: Term) -> Term:
    return b.ZERO if scale == b.ONE else b.log(scale)


def _of_both(location: Term, scale: Term) -> Place:
    return location, scale, ()


LOCATIONS: Mapping[str, Callable[..., Place]] = {
    **dict.fromkeys(("Normal", "Laplace", "Logistic", "Gumbel", "Cauchy"), _of_both),
    **dict.fromkeys(
        ("AsymmetricLaplace", "GeneralizedExtremeValue", "BoundedExtremeValue"),
        lambda location, scale, shape: (location, scale, (shape,)),
    ),
    **dict.fromkeys(("HalfNormal", "Rayleigh", "Maxwell", "Levy", "HalfCauchy"), _of_scale),
    "Exponential": lambda rate: (b.ZERO, b.power(rate, -1), ()),
    "Gamma": lambda shape, rate: (b.ZERO, b.power(rate, -1), (shape,)),
    "InverseGamma": lambda shape, scale: (b.ZERO, scale, (shape,)),
    "Lomax": lambda shape, scale: (b.ZERO, scale, (shape,)),
    "GeneralizedNormal": lambda scale, power: (b.ZERO, scale, (power,)),
    "GeneralizedGamma": lambda scale, d, p: (b.ZERO, scale, (d, p)),
    "Nakagami": lambda m, omega: (b.ZERO, b.sqrt(omega), (m,)),
    **dict.fromkeys(("Uniform", "Arcsine"), lambda low, high: (low, b.sub(high, low), ())),
}
"""Of which families a member is location + scale times a member that has neither."""

POWERS: Mapping[str, Callable[..., tuple[Term, Term]]] = {
    "LogNormal": lambda mu, sigma: (mu, sigma),
    **dict.fromkeys(("Weibull", "Frechet"), lambda shape, scale: (_log(scale), b.power(shape, -1))),
    "LogLogistic": lambda scale, shape: (_log(scale), b.power(shape, -1)),
    "Pareto": lambda shape, minimum: (_log(minimum), b.power(shape, -1)),
    "PowerFunction": lambda shape: (b.ZERO, b.power(shape, -1)),
}
"""Of which families the logarithm of a member is location + scale times one that has neither."""


def carrying(one: Member, other: Member) -> Callable[[Term], Term]:
    """The increasing map from the one to the other.  Refused where none is known."""
    name = one.family.name
    if one == other or (name != other.family.name and _are_one_law(one, other)):
        return lambda x: x
    if name != other.family.name and (through := between(one, other)) is not None:
        return lambda x: _as_it_reads(through(x))
    if name != other.family.name or name not in (*LOCATIONS, *POWERS):
        raise NoForm(f"no increasing map is known that carries {name} to {other.family.name}")
    if name in LOCATIONS:
        (m, s, rest), (n, u, same) = (LOCATIONS[name](*member.values) for member in (one, other))
        if not all(map(PLAIN.equal, rest, same)):
            raise NoForm(f"no increasing map is known between members of {name} that are not of the same shape")
        return lambda x: _affine(n, _quotient(u, s), m, x)
    (m, s), (n, u) = (POWERS[name](*member.values) for member in (one, other))
    if PLAIN.equal(s, u):
        return lambda x: _plain(b.mul(b.exp(b.sub(n, m)), x))
    return lambda x: b.exp(_affine(n, _plain(b.div(u, s)), m, b.log(x)))


@lru_cache(maxsize=MOST_PAIRS)
def _are_one_law(one: Member, other: Member) -> bool:
    """Have two members of different families one density?"""
    if one.support != other.support:
        return False
    asked = ground([one, other])
    try:
        _same(at_points(asked, one).at_point(asked.point, one.support), asked)
    except (Refused, t.TermError):
        return False
    return True


def _same(there: Scope, asked: Ground) -> Theorem:
    return same_law(there, asked.point, *asked.members)


def is_carried(asked: Ground) -> bool:
    """Is there a map, or is none needed?"""
    return asked.point.of == t.INT or has_map(asked)


def has_map(asked: Ground) -> bool:
    """Is an increasing map known?"""
    try:
        return asked.point.of != t.INT and carrying(*asked.members) is not None
    except Refused:
        return False


def _affine(to: Term, slope: Term, place: Term, x: Term) -> Term:
    """to + slope (x - place), without zeros and ones."""
    if slope == b.ONE:
        away = _plain(b.sub(to, place))
        return x if away == b.ZERO else b.add(x, away)
    moved = b.mul(slope, x if place == b.ZERO else b.sub(x, place))
    return moved if to == b.ZERO else b.add(to, moved)


def _quotient(u: Term, s: Term) -> Term:
    """u/s as one fraction, so far as it is one."""
    if PLAIN.equal(u, s):
        return b.ONE
    plain, below = _plain(b.div(u, s)), _plain(s)
    return b.div(_plain(u), below) if b.is_app(plain, t.ADD) and not isinstance(below, Num) else plain


def _as_it_reads(term: Term) -> Term:
    """Without zeros and ones; a logarithm of a quotient shows its sign as it is."""
    logarithms = (p for p in subterms(term) if isinstance(p, App) and p.head == t.LOG)
    if not all(isinstance(p.args[0], Var) for p in logarithms):
        return term
    with suppress(Refused):
        return folded(_plain(term))
    return term


def _plain(term: Term) -> Term:
    return PLAIN.canonical(term)


def _map(asked: Ground) -> Abs:
    one, other = asked.members
    carried: Abs = b.lam(asked.point, carrying(one, other)(asked.point))
    return carried


def goes_by_order(asked: Ground, k: Term) -> bool:
    """Is it the distance of order 1 that the distribution functions give: where no map is known, and where the sign of
    T(x) - x is not seen from the map?"""
    if k != b.ONE or asked.point.of == t.INT:
        return False
    one, other = asked.members
    is_of_powers = one.family == other.family and one.family.name in ("Pareto", "PowerFunction")
    return not has_map(asked) or (is_of_powers and one.support == other.support and one.values != other.values)


def cost(asked: Ground, k: Term) -> Term:
    """The Wasserstein distance, with the map in it; where there is none, as between integers, that of order 1 with the
    distribution functions."""
    one, _ = asked.members
    if asked.point.of == t.INT:
        return distance_of_counts(asked, k)
    if goes_by_order(asked, k):
        return distance_of_laws(asked)
    density = b.lam(asked.point, one.density(asked.point))
    mean = b.app(TRANSPORT_COST, one.support, density, _map(asked), k)
    return b.power(mean, b.num(1 / k.value)) if isinstance(k, Num) and k != b.ONE else mean


def carries(asked: Ground, k: Term) -> Theorem | None:
    """The map increases, and q(T(x)) T'(x) is p(x); nothing where there is no map."""
    if not has_map(asked) or goes_by_order(asked, k):
        return None
    (one, other), x = asked.members, asked.point
    scope = at_points(asked, one)
    there = scope.at_point(x, one.support)
    carried = _map(asked)
    slope = applied(calculus.differentiate, *there.facts, body=carried, at=x)
    plain = there.restate(slope, context_of(there).canonical(sides(slope)[1]))
    positive = there.evident(b.lt(0, sides(plain)[1]))
    rises = there.know(plain).linear(b.lt(0, sides(plain)[0]), (plain, -1), (positive, 1))
    image = b.open_with(carried, x)
    inside = _inside(there, asked, image, positive)
    moved = b.mul(other.density(image), sides(plain)[0])
    known = there.know(plain, *inside)
    claim, weight = b.eq(one.density(x), moved), b.neg(other.density(image))
    try:
        same = known.linear(claim, (plain, weight))
    except Refused:
        if image == x:
            same = known.linear(claim, (plain, weight), (_same(there, asked), 1))
        elif one.family != other.family or one.family.name not in LOCATIONS:
            raise
        else:
            same = _on_either_side(known, claim, (plain, weight), one, x)
    both = (logic.cut(th, *inside) for th in (rises, same))
    return logic.conjoin(*(scope.for_all(th, x, one.support) for th in both))


def _on_either_side(there: Scope, claim: Term, weighted: tuple[Theorem, Term], one: Member, x: Term) -> Theorem:
    """The claim where a point lies above the location, and where it lies below, as its image does."""
    location, _, _ = LOCATIONS[one.family.name](*one.values)
    slope = sides(weighted[0])[1]
    found = []
    for condition in (b.le(0, b.sub(x, location)), b.lt(b.sub(x, location), 0)):
        here = there.given(condition)
        low, high = (b.mul(side, slope) for side in condition.args)  # type: ignore[union-attr]
        moved = here.linear(b.app(condition.head, low, high), (logic.assume(formula=condition), slope))  # type: ignore[union-attr]
        found.append(here.know(moved).linear(claim, weighted))
    return logic.cases(*found, *there.facts, condition=b.le(0, b.sub(x, location)))


def _inside(there: Scope, asked: Ground, image: Term, slope: Theorem) -> list[Theorem]:
    """That the image of a point lies in the support of the other, where it does not go without saying."""
    (one, other), x = asked.members, asked.point
    if one.family != other.family:
        return [there.know(slope).evident(condition) for condition in conditions(image, other.support)]
    found = []
    for condition, before in zip(conditions(image, other.support), conditions(x, one.support), strict=True):
        left, right = condition.args  # type: ignore[union-attr]
        gap = context_of(there).canonical(b.sub(right, left))
        try:
            found.append(there.linear(condition, (there.evident(b.lt(0, gap)), 1)))
        except Refused:  # as far from the end as the point from its own, times the slope
            found.append(there.know(slope).linear(condition, (there.evident(before), sides(slope)[1])))
    return found


def distance(asked: Ground, k: Term) -> Theorem:
    """The closed form of the cost.  Refused where it is not known."""
    if asked.point.of == t.INT:
        return counts_found(asked, k)
    if goes_by_order(asked, k):
        return distance_in_order(asked)
    if not isinstance(k, Num) or k.value not in (1, 2, 4):
        raise NoForm("a closed form of the Wasserstein distance is known for the numbers 1, 2 and 4 alone")
    (one, _), x = asked.members, asked.point
    root = cost(asked, k)
    whole = root if k == b.ONE else root.args[0]  # type: ignore[union-attr]
    integral = b.unfold(whole)
    scope = at_points(asked, one)
    there = scope.at_point(x, one.support)
    plain, value = _moved(asked, k, scope, there, b.sub(b.open_with(whole.args[2], x), x))  # type: ignore[union-attr, arg-type]
    value = tidied(value, folded, facts_in(value, scope))
    if k == b.num(2):
        value = _as_a_fraction(scope, value)  # else its root is not seen
    written = b.open_with(integral.args[1], x)  # type: ignore[union-attr, arg-type]
    body = b.mul(sides(plain)[1], one.density(x))
    pointwise = there.know(plain).linear(b.eq(written, body), (plain, one.density(x)))
    known = scope.know(value, scope.know(value).congruence(x, one.support, pointwise))
    found = logic.chain(known.unfold(whole), known.facts[-1], value)
    if k == b.ONE:
        return found
    least = known.monotone(x, one.support, known.at_point(x, one.support).evident(b.le(0, written)))
    return _root_taken(known.know(found, known.linear(b.le(0, whole), (least, 1))), found, root, k)


def _moved(asked: Ground, k: Num, scope: Scope, there: Scope, away: Term) -> tuple[Theorem, Theorem]:
    """How far a point moves to the k, and the expectation of that."""
    (one, _), x = asked.members, asked.point
    if _is_of_ends(asked):
        if k == b.ONE:
            return moved_with_ends(asked, scope, there, away)
        even, value = power_moved(asked, scope, there, away, int(k.value))
        return logic.chain(size(there, x, away, k), even), value
    if k == b.ONE and (scales := _scales(asked)) is not None:
        return _in_order(asked, scope, there, away, scales)
    plain = size(there, x, away, k)
    body = b.mul(sides(plain)[1], one.density(x))
    return plain, solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters)


def _root_taken(known: Scope, found: Theorem, root: Term, k: Num) -> Theorem:
    """The root of what is known not to be negative, without a root where that is a square."""
    taken = rewritten(known.field(root, root), found)
    if k != b.num(2):
        return taken
    try:
        there = known.given(*sorted(found.hypotheses, key=t.order))
        return logic.chain(taken, root_of_square(there, sides(found)[1]))
    except Refused:
        return taken


def _as_a_fraction(scope: Scope, value: Theorem) -> Theorem:
    """With Gamma(2) = 1, where the value hangs on Gamma at numbers."""
    plain = with_plain_values(value, scope.facts)
    return plain if plain is value else tidied(plain, folded)


def _scales(asked: Ground) -> tuple[Place, Place] | None:
    """The places of both where they differ in more than their locations, and not in their scales alone."""
    one, other = asked.members
    if one.family.name != other.family.name or one.family.name not in LOCATIONS:
        return None
    first, second = (LOCATIONS[member.family.name](*member.values) for member in (one, other))
    is_plain = first[0] == second[0] == b.ZERO or PLAIN.equal(first[1], second[1])
    return None if is_plain else (first, second)


def _is_of_ends(asked: Ground) -> bool:
    """Does it say how far a point moves how far the ends do?"""
    return all(m.family.name == "Uniform" for m in asked.members)


def order(asked: Ground, k: Term) -> Term | None:
    """Of two scales, one below the other, where it is open whether that is so and the distance hangs on it."""
    if k == b.ONE and _is_of_ends(asked):
        return order_of_ends(asked)
    if k != b.ONE or (scales := _scales(asked)) is None:
        return None
    (_, s, _), (_, u, _) = scales
    context = context_of(asked.scope)
    return next((c for c in (b.lt(s, u), b.lt(u, s)) if context.decide(c) is None), None)


def _in_order(
    asked: Ground, scope: Scope, there: Scope, away: Term, scales: tuple[Place, Place]
) -> tuple[Theorem, Theorem]:
    """How far a point moves, and the expectation of that, where it is known which scale is the larger one."""
    (m, s, _), (n, u, _) = scales
    (one, _), x = asked.members, asked.point
    sign = next((k for k in (1, -1) if context_of(scope).holds(b.lt(0, b.mul(k, b.sub(u, s))))), 0)
    if sign == 0:
        plain = _as_far(there, x, away, scales)
        whole = b.integral(one.support, x, b.mul(sides(plain)[1], one.density(x)))
        return plain, solved(scope, whole, one.moment, asked.parameters)
    place = b.div(b.sub(n, m), b.sub(s, u))
    rate = b.div(b.sub(u, s) if sign > 0 else b.sub(s, u), s)
    inner = _beyond(x, b.add(m, b.mul(s, place)), sign)
    plain = times(there, away, inner, rate, there.field(away, b.mul(rate, inner)))
    found = _from_a_place(asked, scope, sign, m, s, place)
    whole = b.integral(one.support, x, b.mul(sides(plain)[1], one.density(x)))
    return plain, scope.know(found).linear(b.eq(whole, b.mul(rate, sides(found)[1])), (found, rate))


def _beyond(x: Term, place: Term, sign: int) -> Term:
    return b.sub(x, place) if sign > 0 else b.sub(place, x)


def _from_a_place(asked: Ground, scope: Scope, sign: int, m: Term, s: Term, place: Term) -> Theorem:
    """The expectation of |x - m - s z| at a z, from that for every z: what z is need not be put into integrals."""
    (one, _), x = asked.members, asked.point
    c, z = (b.fresh(name, t.REAL, place, *one.values) for name in "cz")
    at = c if place.free else b.add(m, b.mul(s, place))
    body = b.mul(absolute(_beyond(x, at, sign)), one.density(x))
    found = solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters | at.free)
    if not place.free:
        return found
    found = scope.instantiate(found, {c: b.add(m, b.mul(s, z))})
    return scope.instantiate(tidied(found, folded), {z: place})


def _as_far(there: Scope, x: Var, away: Term, scales: tuple[Place, Place]) -> Theorem:
    """|T(x) - x| = |n - m| where both scales are one."""
    (m, s, _), (n, u, _) = scales
    same = there.evident(b.eq(u, s))
    gap = _plain(b.sub(n, m))
    moved = there.know(same).linear(b.eq(away, gap), (same, b.div(b.sub(x, m), s)))
    written = absolute(away)
    return rewritten(there.field(written, written), moved)
