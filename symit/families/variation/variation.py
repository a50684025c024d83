"""Total variation: of two outcomes it is the distance of two probabilities, and of two densities that cross at one
place the difference of what they have on one side of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from symit.families.closed_forms.solving import Ground, at_points, density_from, ground, solved
from symit.families.functionals import TOTAL_VARIATION
from symit.families.integrals.base import above_its_tangent
from symit.families.moments.named import folded
from symit.families.moments.pieces import distance
from symit.families.no_form import NoForm
from symit.families.special_members import same_law
from symit.families.supports import conditions
from symit.families.variation.crossings import CROSSINGS, TURNED, Crossing, Ruler, opposite, slope
from symit.families.variation.images import IMAGES, Image
from symit.families.variation.invariance import of_images
from symit.families.variation.logits import cut_at_the_middle
from symit.families.variation.overlapping import excess, open_order
from symit.families.variation.peaks import TANGENT_AT, between_peaks, cut_between
from symit.families.variation.two_places import Bells, Places, cut_at_both, in_short, root_is_real
from symit.families.variation.variation_of_counts import crosses_once, cut_and_sum
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides

MOST_NODES = 1000
"""A closed form that is larger is not read: that for symbols, at these values, is shorter."""
TWICE: Mapping[str, Callable[..., Bells]] = {"Normal": Bells}
"""Families of which two densities cross at two places."""


def variation(asked: Ground) -> Term:
    one, _ = asked.members
    densities = (b.lam(asked.point, density_from(asked, one, m)) for m in asked.members)
    return b.app(TOTAL_VARIATION, one.support, *densities)


def _is_of_intervals(asked: Ground) -> bool:
    return all(m.family.name == "Uniform" for m in asked.members)


def side(asked: Ground) -> Term | None:
    """Of two parameters, the one below the other, where that is open and it decides which density is higher where."""
    if _is_of_intervals(asked):
        return open_order(asked)
    if (way := _way(asked)) is None:
        return None
    context, more, less = context_of(asked.scope), way.more, way.less
    condition = next((c for c in (b.lt(less, more), b.lt(more, less)) if context.decide(c) is None), None)
    return side(_of_one_width(asked)) if condition is None and _is_of_one_width(asked, way) else condition


def _way(asked: Ground) -> Crossing | Image | Bells | None:
    """Where the densities cross, or else of which members they are images."""
    one, other = asked.members
    if one.family != other.family or one == other:
        return None
    every: tuple[Mapping[str, Callable[..., Crossing | Image | Bells]], ...] = (CROSSINGS, IMAGES, TWICE)
    ways = [known[one.family.name] for known in every if one.family.name in known]
    for n, way in enumerate(ways, start=1):
        try:
            return way(*one.values, *other.values)
        except Refused:
            if n == len(ways):
                raise
    return None


def variation_found(asked: Ground) -> Theorem:
    """The closed form.  Raises what `solved` raises."""
    (one, other), x = asked.members, asked.point
    if one.support == other.support and (one.family != other.family or not asked.parameters):
        with suppress(Refused, t.TermError):
            return _of_one_law(asked)
    if (beyond := _apart(asked)) is not None:
        return _all_of_it(asked, beyond)
    if _is_of_intervals(asked):
        scope = at_points(asked, one)
        return _put(asked, scope, *excess(asked, scope))
    if crosses_once(asked):
        scope = at_points(asked, one)
        return _put(asked, scope, *cut_and_sum(asked, scope))
    if (way := _way(asked)) is not None:
        if _is_of_one_width(asked, way):
            return _with_widths(asked, variation_found(_of_one_width(asked)))
        try:
            return _between_two_places(asked, way) if isinstance(way, Bells) else _on_one_side(asked, way)
        except NoBaseIntegral:
            raise
        except (Refused, Unanswered, t.TermError) as why:
            if "too large" in str(why):
                raise NoForm("the numbers of its closed form are too large to be written out") from why
            raise NoForm("what the densities have on either side of where they cross is not found") from why
    try:
        found = solved(at_points(asked, one), variation(asked), one.moment, asked.parameters)
    except NoBaseIntegral as missing:
        if x.of == t.INT and asked.parameters:
            raise NoForm("after which whole number the probabilities cross has no closed form in symbols") from missing
        raise
    except (Refused, Unanswered, t.TermError) as why:  # the last: the term that it would be is too large
        raise NoForm("at which places the two densities cross is not known") from why
    return _as_distance(found, one.values[0], other.values[0])


def _of_one_law(asked: Ground) -> Theorem:
    """0, of two that have one density under different names."""
    (one, other), x = asked.members, asked.point
    scope = at_points(asked, one)
    there = scope.at_point(x, one.support)
    p, q = one.density(x), other.density(x)
    same = same_law(there, x, one, other)
    put = rewritten(there.field(b.if_(b.le(q, p), b.sub(p, q), 0), b.if_(b.le(q, p), b.sub(p, q), 0)), same)
    nothing = scope.congruence(x, one.support, logic.chain(put, there.field(sides(put)[1], b.ZERO)))
    return logic.chain(scope.know(nothing).unfold(variation(asked)), nothing, scope.field(sides(nothing)[1], b.ZERO))


def _apart(asked: Ground) -> tuple[Term, Term] | None:
    """What puts every point of the one support beyond an end of the other: that points of it lie within its own end,
    and that this lies beyond the other's."""
    one, other = asked.members
    x, is_real = asked.point, asked.point.of == t.REAL
    within, beyond = (b.lt, b.le) if is_real else (b.le, b.lt)
    (low, high), (least, greatest) = (m.support.args for m in (one, other))  # type: ignore[union-attr]
    for first, last, is_mine in ((high, least, True), (greatest, low, False)):
        if t.EXTENDED not in (first.sort, last.sort) and context_of(asked.scope).holds(beyond(first, last)):
            return within(x, first) if is_mine else within(last, x), beyond(first, last)
    return None


def _all_of_it(asked: Ground, beyond: tuple[Term, Term]) -> Theorem:
    """Where the one has probability the other has none: (p - q)^+ is p."""
    (one, other), x = asked.members, asked.point
    scope = at_points(asked, one)
    there = scope.at_point(x, one.support)
    near, far = (there.evident(condition) for condition in beyond)
    (first, _), (low, high) = (condition.args for condition in beyond)  # type: ignore[union-attr]
    place = b.lt(x, high) if first == x else b.lt(low, x)
    p, q = one.density(x), density_from(asked, one, other)
    there = there.know(there.linear(place, (near, 1), (far, 1)))
    written = b.if_(b.le(q, p), b.sub(p, q), 0)
    put = rewritten(there.field(written, written), there.field(q, b.ZERO))
    return _integrated(asked, scope, logic.chain(put, there.field(sides(put)[1], p)), frozenset())


def _is_of_one_width(asked: Ground, way: Crossing | Image | Bells) -> bool:
    """Is what is left to tell the two apart where they lie?"""
    has_location = isinstance(way, Bells) or (isinstance(way, Image) and way.family == "Normal")
    return has_location and context_of(asked.scope).holds(b.eq(way.more, way.less))


def _of_one_width(asked: Ground) -> Ground:
    """The same with the width of the first for that of the second, which is known to be the same."""
    one, other = asked.members
    return replace(asked, members=(one, replace(other, values=(*other.values[:-1], one.values[-1]))))


def _with_widths(asked: Ground, theorem: Theorem) -> Theorem:
    """What is known of two of one width, with the width of the second as it is given."""
    (one, other), hole = asked.members, b.fresh("hole", t.REAL, theorem.conclusion, variation(asked))
    held = replace(asked, members=(one, replace(other, values=(*other.values[:-1], hole))))
    same = asked.scope.evident(b.eq(one.values[-1], other.values[-1]))
    return logic.rewrite(theorem, same, template=b.lam(hole, b.eq(variation(held), sides(theorem)[1])))


def _between_two_places(asked: Ground, bells: Bells) -> Theorem:
    """In terms of the middle w of the two places where the densities cross and of half their distance h, and then for
    those."""
    (one, _), x = asked.members, asked.point
    scope = at_points(asked, one)
    sign = next((k for k in (1, -1) if context_of(scope).holds(b.lt(0, b.mul(k, b.sub(bells.more, bells.less))))), 0)
    if not sign:
        raise NoForm("which of two parameters is larger is not known")
    order = list(_in_order(scope, *((bells.more, bells.less) if sign > 0 else (bells.less, bells.more))))
    scope = scope.know(*order)
    scope = scope.know(root_is_real(scope, bells, order[2], sign))
    p, q = (member.density(x) for member in asked.members)
    places = Places(bells, b.fresh("w", t.REAL, p, q), b.fresh("h", t.REAL, p, q))
    here = scope.given(*places.supposed)
    cut = cut_at_both(here.at_point(x, one.support), places, p, q, x, sign)
    found = _integrated(asked, here, cut, frozenset((places.middle, places.half)))
    return in_short(scope, found, places, sign)


def _on_one_side(asked: Ground, way: Crossing | Image) -> Theorem:
    """The difference of what two densities have on that side of a place on which the first one is higher, or what two
    that they are images of have."""
    (one, _), x = asked.members, asked.point
    scope = at_points(asked, one)
    more, less = way.more, way.less
    sign = next((k for k in (1, -1) if context_of(scope).holds(b.lt(0, b.mul(k, b.sub(more, less))))), 0)
    if sign:
        large, small = (more, less) if sign > 0 else (less, more)
        if isinstance(way, Image) and not large.free | small.free:  # their order is seen from the numbers
            return _unfolded(asked, scope.know(of_images(asked, scope, way, variation_found)))
        scope = scope.know(*_in_order(scope, large, small))
        if isinstance(way, Image):
            return _unfolded(asked, scope.know(of_images(asked, scope, way, variation_found)))
        values = [v for member in asked.members for v in member.values]
        if way.parts is None or all(isinstance(v, Var) for v in values):
            return _from_every_place(asked, scope, way, sign)
        if not all(v.free for v in values):
            with suppress(Refused, Unanswered, t.TermError):
                found = _from_every_place(asked, scope, way, sign)
                if sides(found)[1].size < MOST_NODES:
                    return found
        return _at_values(asked, scope, way, sign)
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
    chord = slope(large, small)
    positive = scope.linear(b.lt(0, chord), (apart, b.power(b.sub(large, small), -1)))
    grows = Scope().given(b.lt(0, TANGENT_AT)).evident(b.lt(1, b.exp(TANGENT_AT)))
    yield scope.know(positive).instantiate(grows, {TANGENT_AT: chord})
    square = scope.linear(b.lt(b.power(small, 2), b.power(large, 2)), (first, b.add(small, large)))
    yield square
    yield scope.linear(b.lt(b.power(large, -2), b.power(small, -2)), (square, b.power(b.mul(small, large), -2)))


def _from_every_place(asked: Ground, scope: Scope, crossing: Crossing, sign: int) -> Theorem:
    """The total variation in terms of the place w where the densities cross, T(w) = t, and then for that place."""
    (one, _), x = asked.members, asked.point
    p, q = (member.density(x) for member in asked.members)
    w = b.fresh("w", t.REAL, p, q)
    ruler, level = crossing.ruler, crossing.level
    inside = conditions(w, one.support)
    plain = scope.given(*inside)
    if crossing.shown is not None:
        scope = scope.know(*crossing.shown(scope, *(crossing.more, crossing.less)[::sign]))
    here = scope.given(*inside, b.eq(ruler.of(w), level))
    if crossing.has_peaks:
        middle, peaks = logic.assume(formula=b.eq(ruler.of(w), level)), (crossing.more, crossing.less)
        here = here.know(*between_peaks(here, peaks, w, middle))
        cut = cut_between(here.at_point(x, one.support), p, q, x, peaks, crossing.rate, w, middle)
    elif crossing.scale is not None:
        middle, places = logic.assume(formula=b.eq(w, level)), (crossing.more, crossing.less, crossing.scale)
        cut = cut_at_the_middle(here.at_point(x, one.support), p, q, x, places, w, middle, sign)
    else:
        gap = context_of(scope.at_point(x, one.support)).canonical(b.log(b.div(p, q)))
        cut = _cut(here, p, q, x, one.support, gap, w, crossing, sign)
    if crossing.parts:
        found = _by_levels(asked, here, plain, cut, crossing, w)
    elif crossing.scale is not None:
        found = _one_by_one(asked, here, plain, cut, w)
    else:
        found = _integrated(asked, here, cut, frozenset((w,)))
    found = rewritten(found, logic.assume(formula=b.eq(ruler.of(w), level)))
    place = crossing.place or ruler.back(level)
    if ruler is TURNED:
        place = opposite(level)
        w, found, inside = _by_inverse(scope, found, w, level)
    else:
        inside.append(b.eq(ruler.of(w), level))
    known = scope
    for condition in inside:
        known = known.know(_at_the_place(known, b.substitute(condition, {w: place})))
    return known.instantiate(found, {w: place})


def _by_inverse(scope: Scope, found: Theorem, w: Var, level: Term) -> tuple[Var, Theorem, list[Term]]:
    """What holds for the place w with -1/w = level as what holds for 1/w = -level, which is no quotient."""
    v = b.fresh("v", t.REAL, found.conclusion)
    inside = [b.lt(0, v), b.eq(v, opposite(level))]
    there = scope.given(*inside)
    place = b.power(v, -1)
    there = there.know(there.linear(b.eq(b.neg(b.power(place, -1)), level), (logic.assume(formula=inside[1]), -1)))
    moved = there.instantiate(found, {w: place})
    value = folded(context_of(there).canonical(folded.opened(sides(moved)[1])))
    there = there.know(*folded.values(there, sides(moved)[1]), *folded.values(there, value))
    return v, there.restate(moved, value), inside


def _at_the_place(scope: Scope, condition: Term) -> Theorem:
    """What a place satisfies: seen from the facts, or as a multiple of one of them."""
    with suppress(Refused):
        return scope.evident(condition)
    for fact in scope.facts:
        for weight in condition.args:  # type: ignore[union-attr]
            with suppress(Refused):
                return scope.linear(condition, (fact, weight))
    raise NoForm("at which places the two densities cross is not known")


def _integrated(asked: Ground, scope: Scope, pointwise: Theorem, more: frozenset[Var]) -> Theorem:
    (one, _), x = asked.members, asked.point
    value = solved(scope, b.integral(one.support, x, sides(pointwise)[1]), one.moment, asked.parameters | more)
    return _put(asked, scope, pointwise, value)


def _at_values(asked: Ground, scope: Scope, crossing: Crossing, sign: int) -> Theorem:
    """Found for symbols, and then for these values: numbers would hide what cancels."""
    values = dict.fromkeys(v for member in asked.members for v in member.values)
    symbols = {v: b.real(f"k_{n}") for n, v in enumerate(values)}
    plain = ground([m.family.at(*(symbols[v] for v in m.values)) for m in asked.members])
    large, small = (symbols[v] for v in (crossing.more, crossing.less)[::sign])
    found = variation_found(replace(plain, scope=plain.scope.given(b.lt(small, large))))
    return scope.instantiate(found, {symbol: v for v, symbol in symbols.items()})


def _one_by_one(asked: Ground, here: Scope, plain: Scope, cut: Theorem, w: Var) -> Theorem:
    """From what each of the two densities has beyond the place."""
    (one, _), x = asked.members, asked.point
    mine, other = sides(cut)[1].args  # type: ignore[union-attr]
    other = other.args[1]  # type: ignore[union-attr]  # -1 times what the other has
    values = [
        solved(plain, b.integral(one.support, x, part), m.moment, asked.parameters | {w})
        for part, m in zip((mine, other), asked.members, strict=True)
    ]
    known = here.know(*values)
    summed = known.linearity(x, one.support, b.sub(mine, other), (1, mine), (-1, other))
    value = b.sub(*(sides(v)[1] for v in values))
    whole = b.integral(one.support, x, b.sub(mine, other))
    (first, second) = values
    return _put(asked, here, cut, known.linear(b.eq(whole, value), (summed, 1), (first, 1), (second, -1)))


def _by_levels(asked: Ground, here: Scope, plain: Scope, cut: Theorem, crossing: Crossing, w: Var) -> Theorem:
    """Found for any two factors before what hangs on the point, and then for those that make densities of it."""
    (one, other), x = asked.members, asked.point
    parts = crossing.parts(x)  # type: ignore[misc]
    names = [b.fresh(name, t.REAL, sides(cut)[1], w) for name in "uv"]
    moving = b.sub(*(b.mul(name, body) for name, (_, body) in zip(names, parts, strict=True)))
    body = replace_term(sides(cut)[1], b.sub(one.density(x), other.density(x)), moving)
    value = solved(plain, b.integral(one.support, x, body), one.moment, asked.parameters | {w, *names})
    levels = {name: level for name, (level, _) in zip(names, parts, strict=True)}
    there, known = here.at_point(x, one.support), here.instantiate(value, dict(levels))
    with_values = plain.know(*folded.values(plain, sides(known)[1]))
    known = with_values.restate(known, folded(context_of(with_values).canonical(sides(known)[1])))
    return _put(asked, here, there.restate(cut, b.substitute(body, levels)), known)


def _put(asked: Ground, scope: Scope, pointwise: Theorem, value: Theorem) -> Theorem:
    """The total variation, from what is integrated, point by point, and its integral."""
    (one, _), x = asked.members, asked.point
    known = scope.know(value)
    known = known.know(known.congruence(x, one.support, pointwise))
    return logic.chain(known.unfold(variation(asked)), known.facts[-1], value)


def _unfolded(asked: Ground, scope: Scope) -> Theorem:
    """The total variation, from the integral that it is, which the last fact gives."""
    return logic.chain(scope.unfold(variation(asked)), scope.facts[-1])


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
