"""The Wasserstein distance of order 1 of two distributions on one interval of which one lies below the other: it is the
distance of their means.

Where the quotient q/p of the densities increases, the distribution functions are in order, G <= F (Shaked and
Shanthikumar, Stochastic Orders, 1.C.1): with A = F(x), B = G(x)

    B p(x) <= q(x) A,    q(x) (1 - A) <= (1 - B) p(x),    hence    B (1 - A) <= (1 - B) A

and what lies between them is, by Tonelli, the one mean without the other.  Where both have one density under different
names, the distance is 0.  Stands beside the distances that go by a map; the means are handed in by the entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from symit.families.closed_forms.absolute_values import downwards
from symit.families.closed_forms.solving import Diverges, Ground, at_points, ground, solved
from symit.families.entry import Member
from symit.families.functionals import DISTANCE_ABOVE, DISTANCE_BETWEEN, DISTANCE_ON_LINE
from symit.families.integrals.base import exponential_rises
from symit.families.integrals.incomplete_gamma import restricted
from symit.families.moments.gamma_values import with_plain_values
from symit.families.no_form import NoForm
from symit.families.supports import at_every_point, conditions
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.scope.supply import applied


def distance_of_laws(asked: Ground) -> Term:
    """What lies between the two distribution functions.  Refused where the supports are different."""
    one, other = asked.members
    if one.support != other.support:
        raise NoForm("between distributions on different intervals no closed form of the distance is known")
    ends = [end for end in one.support.args if end.sort != t.EXTENDED]  # type: ignore[union-attr]
    densities = [b.lam(asked.point, m.density(asked.point)) for m in asked.members]
    if one.support.args[0].sort == t.EXTENDED and ends:  # type: ignore[union-attr]
        raise NoForm("between distributions below a number no closed form of the distance is known")
    found: Term = b.app((DISTANCE_ON_LINE, DISTANCE_ABOVE, DISTANCE_BETWEEN)[len(ends)], *densities, *ends)
    return found


def distance_in_order(asked: Ground) -> Theorem:
    """The distance of the means.  Refused where it is not seen that the quotient of the densities goes one way."""
    whole = distance_of_laws(asked)
    scope = at_points(asked, asked.members[0])
    for is_turned in (False, True):
        low, high = asked.members[::-1] if is_turned else asked.members
        try:
            order = _quotient_rises(scope, asked.point, low, high)
        except Refused:
            continue
        return _Laws.of(asked, scope, low, high).distance(whole, order, is_turned)
    raise NoForm("that the quotient of the densities goes one way is not seen")


def _quotient_rises(scope: Scope, x: Var, low: Member, high: Member) -> Theorem:
    """y, x in S, y <= x |- p(x) q(y) <= q(x) p(y)."""
    p, q, space = low.density, high.density, low.support
    y, z = (b.fresh(name, t.REAL, x, *(f.conclusion for f in scope.facts)) for name in "yz")
    there = scope.at_point(z, space)
    logarithm = context_of(there).canonical(b.sub(b.log(q(z)), b.log(p(z))))
    raw = applied(calculus.differentiate, *there.facts, body=b.lam(z, logarithm), at=z)
    slope = there.restate(raw, context_of(there).canonical(sides(raw)[1]))
    rises = there.evident(b.le(0, sides(slope)[1]))
    here, part = scope.at_point(x, space).at_point(y, space).given(b.le(y, x)), b.interval(y, x)
    here = here.know(*at_every_point(here, z, part, conditions(z, space)))
    rises = logic.cut(rises, here.at_point(z, part).evident(b.member(z, space)))
    over = {"variable_": z, "space": space, "start": y, "end": x}
    above = applied(calculus.increasing, slope, rises, *here.facts, **over)
    u, v = b.real("u"), b.real("v")
    monotone = exponential_rises()
    powers = logic.cut(here.instantiate(monotone, dict(zip((u, v), sides(above), strict=True))), above)
    return here.linear(b.le(b.mul(p(x), q(y)), b.mul(q(x), p(y))), (powers, b.mul(p(x), p(y))))


def _known(asked: Ground, scope: Scope, member: Member, value: Term) -> Theorem:
    """What a law integrates to, or its mean.  Refused where that is infinite.  Where numbers hide what cancels, it is
    found for symbols."""
    try:
        try:
            found = _solved(scope, asked, member, value)
        except Refused:
            names = member.family.renamed(lambda name: f"{name}_1")
            plain = ground([member.family.at(*names)])
            (general,) = plain.members
            found = _solved(at_points(plain, general), plain, general, value)
            found = scope.instantiate(found, dict(zip(names, member.values, strict=True)))
    except Diverges as why:
        raise NoForm(f"{member.family.name} has no mean") from why
    return found


def _solved(scope: Scope, asked: Ground, member: Member, value: Term) -> Theorem:
    x, p = asked.point, member.density(asked.point)
    body = p if value == b.ONE else b.mul(x, p)
    found = solved(scope, b.integral(member.support, x, body), member.moment, asked.parameters)
    found = with_plain_values(found, scope.facts)
    return scope.restate(found, 1) if value == b.ONE else found


P, Q = b.real("p"), b.real("q")
MASSES = A, B, C, D = tuple(b.real(name) for name in "abcd")
"""Below and above a place: of the lower law, and of the higher one."""


@cache
def _one_is_below() -> Theorem:
    """0 < p, 0 <= a, 0 <= b, p c <= q a, q b <= p d, a + b = 1, c + d = 1 |- 0 <= a - c."""
    stated = [
        b.le(b.mul(P, C), b.mul(Q, A)),
        b.le(b.mul(Q, B), b.mul(P, D)),
        b.eq(b.add(A, B), 1),
        b.eq(b.add(C, D), 1),
    ]
    scope = Scope().given(b.lt(0, P), b.le(0, A), b.le(0, B), *stated)
    weights = b.div(B, P), b.div(A, P), b.neg(C), A
    known = ((logic.assume(formula=f), weight) for f, weight in zip(stated, weights, strict=True))
    return logic.theorem(scope.linear(b.le(0, b.sub(A, C)), *known), id="one-law-lies-below")


@dataclass(frozen=True)
class _Laws:
    """Two laws on one interval, the first of which is to lie below; of both it is known that they integrate to 1, and
    what their means are."""

    scope: Scope
    space: Term
    x: Var
    y: Var
    low: Member
    high: Member
    totals: tuple[Theorem, Theorem]
    means: tuple[Theorem, Theorem]

    @classmethod
    def of(cls, asked: Ground, scope: Scope, low: Member, high: Member) -> _Laws:
        x, known = asked.point, []
        for member in (low, high):
            total, mean = (_known(asked, scope, member, value) for value in (b.ONE, x))
            scope = scope.know(total, mean)
            known.append((total, mean))
        totals, means = zip(*known, strict=True)
        y = b.fresh("y", t.REAL, x, *(f.conclusion for f in scope.facts))
        return cls(scope, low.support, x, y, low, high, totals, means)

    def distance(self, whole: Term, order: Theorem, is_turned: bool) -> Theorem:
        """The integral of |F - G|, F - G having one sign, by the means."""
        x, space = self.x, self.space
        there = self._at(x)
        least = self._in_order(there, order)
        sized = b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]
        gap = self._mass(x, -1, *((self.high, self.low) if is_turned else (self.low, self.high)))
        apart = self._apart(there, gap, -1 if is_turned else 1)
        there = there.know(least, apart)
        if is_turned:
            below = there.linear(b.le(gap, 0), (least, 1), (apart, 1))
            plain = downwards(there.know(below), gap)
        else:
            above = there.linear(b.le(0, gap), (least, 1), (apart, -1))
            plain = there.know(above).field(sized, gap)
        there = there.know(plain)
        difference = b.sub(self._mass(x, -1, self.low), self._mass(x, -1, self.high))
        pointwise = there.linear(b.eq(sized, difference), (plain, 1), (apart, -1 if is_turned else 1))
        value = self._area(difference)
        same = self.scope.know(value).congruence(x, space, pointwise)
        return logic.chain(self.scope.know(same).unfold(whole), same, value)

    def _apart(self, there: Scope, gap: Term, sign: int) -> Theorem:
        """What the one has more below a place, as a difference."""
        one, other = (self._mass(self.x, -1, m) for m in (self.low, self.high)[::sign])
        p, q = (m.density(self.y) for m in (self.low, self.high)[::sign])
        found = there.linearity(self.y, self._side(self.x, -1), b.sub(p, q), (1, p), (-1, q))
        return there.know(found).linear(b.eq(gap, b.sub(one, other)), (found, 1))

    # ---- the distribution functions --------------------------------------------------------------------------

    def _side(self, place: Term, side: int) -> Term:
        low, high = self.space.args  # type: ignore[union-attr]
        return b.interval(low, place) if side < 0 else b.interval(place, high)

    def _mass(self, place: Term, side: int, one: Member, other: Member | None = None) -> Term:
        """What a law has on that side of a place, or what it has there more than another."""
        p = one.density(self.y)
        return b.integral(self._side(place, side), self.y, p if other is None else b.sub(p, other.density(self.y)))

    def _at(self, x: Var) -> Scope:
        """At a place, where it is known what both have below and above."""
        there = self.scope.at_point(x, self.space)
        there = there.know(*(th for side in (-1, 1) for th in self._on(there, x, side)))
        for member in (self.low, self.high):
            exist = [there.evident(b.defined(self._mass(x, side, member))) for side in (-1, 1)]
            there = there.know(applied(calculus.split, *exist, *there.facts, middle=x))
        return there

    def _on(self, there: Scope, x: Var, side: int) -> Iterator[Theorem]:
        part = self._side(x, side)
        inside = at_every_point(there, self.y, part, conditions(self.y, self.space))
        yield from inside
        known = there.know(*inside)
        for member in (self.low, self.high):
            yield restricted(known, self.space, part, member.density(self.y), self.y)

    def _in_order(self, there: Scope, order: Theorem) -> Theorem:
        """0 <= F(x) - G(x)."""
        x = self.x
        values = self.low.density(x), self.high.density(x)
        masses = [self._mass(x, side, m) for m in (self.low, self.high) for side in (-1, 1)]
        found = there.instantiate(_one_is_below(), dict(zip((P, Q, *MASSES), (*values, *masses), strict=True)))
        both = (self._both(there, one) for one in (0, 1))
        return logic.cut(found, *(self._summed(there, order, side) for side in (-1, 1)), *both)

    def _summed(self, there: Scope, order: Theorem, side: int) -> Theorem:
        """What the quotient says of two points, integrated over that side of a place."""
        x, y, part = self.x, self.y, self._side(self.x, side)
        here = there.at_point(y, part)
        pointwise = here.instantiate(order, {x: x, y: y} if side < 0 else {x: y, y: x})
        scaled = []
        for product in sides(pointwise):
            value, body = product.args if side < 0 else product.args[::-1]  # type: ignore[union-attr]
            scaled.append(there.linearity(y, part, product, (value, body)))
        found = there.know(*scaled).monotone(y, part, pointwise)
        for equation in scaled:
            old, _ = sides(equation)
            hole = b.fresh("hole", t.REAL, found.conclusion, equation.conclusion)
            found = logic.rewrite(found, equation, template=b.lam(hole, replace_term(found.conclusion, old, hole)))
        return found

    def _both(self, there: Scope, one: int) -> Theorem:
        """What lies below a place and what lies above it are 1 together."""
        total, member = self.totals[one], (self.low, self.high)[one]
        parts = b.add(*(self._mass(self.x, side, member) for side in (-1, 1)))
        split = next(f for f in there.facts if b.is_app(f.conclusion, t.EQ) and sides(f)[1] == parts)
        return there.linear(b.eq(parts, 1), (total, 1), (split, -1))

    # ---- what lies between -----------------------------------------------------------------------------------

    def _area(self, difference: Term) -> Theorem:
        """The integral of F - G."""
        x, space = self.x, self.space
        low, high = space.args  # type: ignore[union-attr]
        whole = b.integral(space, x, difference)
        (one, m), (other, n) = (sides(mean) for mean in self.means)
        means = (self.means[0], -1), (self.means[1], 1)
        if low.sort != t.EXTENDED:
            found = self._part_of_area(space, low, 1, difference)
            weights = (found, 1), *means, (self.totals[0], low), (self.totals[1], b.neg(low))
            return self.scope.know(found).linear(b.eq(whole, b.sub(n, m)), *weights)
        parts = [
            self._part_of_area(b.interval(*ends), b.ZERO, side, difference)
            for ends, side in (((low, 0), -1), ((0, high), 1))
        ]
        known = self._known_on_both()
        split = [self._split(known, integral) for integral in (one, other)]
        known = known.know(*parts)
        joined = self._split(known, whole)
        halves = (split[0], 1), (split[1], -1), *((part, 1) for part in parts)
        return known.know(joined, *split).linear(b.eq(whole, b.sub(n, m)), (joined, 1), *means, *halves)

    def _split(self, known: Scope, integral: Term) -> Theorem:
        """An integral over the line, by what lies on either side of 0."""
        (low, high), body = integral.args[0].args, integral.args[1]  # type: ignore[union-attr]
        x = self.x
        halves = (b.integral(b.interval(*ends), x, b.open_with(body, x)) for ends in ((low, 0), (0, high)))  # type: ignore[arg-type]
        exist = [known.evident(b.defined(half)) for half in halves]
        return applied(calculus.split, *exist, *known.facts, middle=b.ZERO)

    def _part_of_area(self, part: Term, place: Term, side: int, difference: Term) -> Theorem:
        """That of F - G on one side of a place: what the one law has more on that side of x than the other, weighed by
        the distance from the place."""
        x = self.x
        beyond = [self._beyond(m, part, place, side) for m in (self.low, self.high)]
        scope = self._known_on(part).know(*beyond)
        there = self._at(x)
        one, other = (self._mass(x, side, m) for m in (self.low, self.high))
        totals = [self._both(there, one) for one in (0, 1)]
        weights = ((totals[0], 1), (totals[1], -1)) if side > 0 else ()
        plain = there.linear(b.eq(difference, b.mul(-side, b.sub(one, other))), *weights)
        exist = [f for f in there.facts if b.is_app(f.conclusion, t.DEFINED) and x in f.conclusion.free]
        if part != self.space:
            inside = scope.at_point(x, part).evident(b.member(x, self.space))
            plain, *exist = (logic.cut(f, inside) for f in (plain, *exist))
        scope = scope.know(*(scope.for_all(f, x, part) for f in exist))
        same = scope.congruence(x, part, plain)
        summed = scope.know(same).linearity(x, part, sides(plain)[1], (-side, one), (side, other))
        return rewritten(logic.chain(same, summed), *beyond)

    def _known_on(self, part: Term) -> Scope:
        """Where the densities and the values weighed by them are known to be integrable over a part."""
        y = self.y
        scope = self.scope.know(*at_every_point(self.scope, y, part, conditions(y, self.space)))
        if part == self.space:
            return scope
        bodies = [body for m in (self.low, self.high) for body in (m.density(y), b.mul(y, m.density(y)))]
        return scope.know(*(restricted(scope, self.space, part, body, y) for body in bodies))

    def _known_on_both(self) -> Scope:
        low, high = self.space.args  # type: ignore[union-attr]
        return self._known_on(b.interval(low, 0)).know(*self._known_on(b.interval(0, high)).facts)

    def _beyond(self, member: Member, part: Term, place: Term, side: int) -> Theorem:
        """The integral over x of what a law has beyond x, on that side of a place, is that of its distance from the
        place."""
        x, y = self.x, self.y
        p, away = member.density(y), b.sub(y, place) if side > 0 else b.sub(place, y)
        scope = self._known_on(part)
        shared = scope.linearity(y, part, b.mul(away, p), (side, b.mul(y, p)), (b.mul(-side, place), p))
        scope = scope.know(shared)
        body = b.if_(b.lt(x, y) if side > 0 else b.lt(y, x), p, 0)
        there = scope.at_point(y, part)
        length = self._length(there, x, y, part, side)
        near = _in_two(there, x, part, y, body, _either(p, side), length)
        weighed = there.know(near).linear(b.eq(sides(near)[0], b.mul(away, p)), (near, 1), (length, p))
        outer = scope.congruence(y, part, weighed)
        scope = scope.know(outer)
        here = scope.at_point(x, part)
        far = self._from_a_place(here, member, part, side, body)
        swapped = scope.exchange(here.know(far).evident(b.defined(sides(far)[0])), y, part, x, part, body)
        inner = scope.know(swapped).congruence(x, part, far)
        return logic.chain(logic.symmetry(inner), logic.symmetry(swapped), outer, shared)

    def _from_a_place(self, here: Scope, member: Member, part: Term, side: int, body: Term) -> Theorem:
        """The integral over y of what is 0 before x is what lies beyond x."""
        x, y = self.x, self.y
        stretch = self._side(x, side)
        inside = at_every_point(here, y, stretch, conditions(y, self.space))
        here = here.know(*inside)
        here = here.know(restricted(here, self.space, stretch, member.density(y), y))
        found = _in_two(here, y, part, x, body, _either(member.density(y), -side))
        return here.restate(found, self._mass(x, side, member))

    def _length(self, there: Scope, x: Var, y: Var, part: Term, side: int) -> Theorem:
        """The integral of 1 over what lies between the place and y."""
        low, high = part.args  # type: ignore[union-attr]
        stretch = b.interval(low, y) if side > 0 else b.interval(y, high)
        slope = there.at_point(x, stretch).differentiate(x, x, x, 1)
        ends = (there.limit(x, x, end, turn) for end, turn in zip(stretch.args, (1, -1), strict=True))  # type: ignore[union-attr]
        return there.fundamental_theorem(x, stretch, slope, *ends)


def _either(body: Term, side: int) -> tuple[Term, Term]:
    """Below a place, or else above it; and nothing on the other side."""
    return (body, b.ZERO) if side > 0 else (b.ZERO, body)


def _in_two(
    scope: Scope, v: Var, space: Term, middle: Term, body: Term, parts: tuple[Term, Term], *known: Theorem
) -> Theorem:
    """The integral of what is one thing below a place and another above it."""
    low, high = space.args  # type: ignore[union-attr]
    scope = scope.know(*known)
    found = []
    for part, plain in zip((b.interval(low, middle), b.interval(middle, high)), parts, strict=True):
        here = scope.at_point(v, part)
        found.append(scope.congruence(v, part, here.field(body, plain)))
    there = scope.know(*found)
    exist = [there.evident(b.defined(sides(th)[0])) for th in found]
    whole = applied(calculus.split, *exist, *there.facts, middle=middle)
    return rewritten(whole, *found)
