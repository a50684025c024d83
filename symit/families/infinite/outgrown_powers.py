"""That an integral of powers of two densities is infinite, as p^2/q: it is at least a number over |x| far out or at 0.

    log f + log |x| >= c y^k - (what is less) >= a number,    y being x, -x or 1/x and above a place

Beside `outgrown`, which says the like of divergences that have logarithms.  For parameters that are numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from symit.families.closed_forms.solving import Ground, at_points
from symit.families.entry import positive_on
from symit.families.infinite.outgrown import Tail
from symit.families.integrals.base import exponential_rises
from symit.families.integrals.gamma_function import tangent_at
from symit.families.supports import at_every_point, conditions, holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.normal import summands
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.divergence import above, absurd, by_antiderivative, on_more
from symit.proving.scope.scope import Scope, sides

STARTS = tuple(4**n for n in range(8))
NEAR_ZERO = 0


def outgrown_powers(ground: Ground, term: Term, integral: App) -> Theorem | None:
    """That a term with this integral in it has no value; None where that is not seen."""
    if ground.parameters or ground.point.of != t.REAL:
        return None
    for side in (1, -1, NEAR_ZERO):
        for start in STARTS:
            with suppress(Refused, t.TermError):
                try:
                    return _without_value(ground, term, integral, side, b.num(start))
                except _TooNear:
                    continue
            break
    return None


class _TooNear(Refused):
    """The place is not far enough out for the largest power to be above the others."""


def _without_value(ground: Ground, term: Term, integral: App, side: int, start: Num) -> Theorem:
    x, space = ground.point, ground.members[0].support
    tail = _tail(ground, side, start)
    f = b.open_with(integral.args[1], x)  # type: ignore[arg-type]
    size = x if side == NEAR_ZERO else tail.y
    known = _Bound(tail, start).at_least(b.add(b.log(f), b.log(size)))
    number, there, scope, part = sides(known)[0], tail.there, tail.scope, tail.part
    u, v = b.real("u"), b.real("v")
    monotone = exponential_rises()
    low, high = b.sub(number, b.log(size)), b.log(f)
    powers = logic.cut(there.instantiate(monotone, {u: low, v: high}), there.linear(b.le(low, high), (known, 1)))
    share = b.mul(b.exp(number), b.power(size, -1))
    larger = there.linear(b.le(share, f), (powers, 1))
    primitive = b.mul(b.num(-1 if side == -1 else 1), b.exp(number), b.log(size))
    smaller = by_antiderivative(scope, x, part, primitive, share)  # type: ignore[arg-type]
    never = above(scope, x, part, smaller, larger, there.linear(b.le(b.neg(f), share), *_both(there, f, share)))
    finite = scope.given(b.defined(term))
    return absurd(finite, term, finite.evident(b.defined(integral)), on_more(scope, x, space, never))


def _both(there: Scope, f: Term, share: Term) -> list[tuple[Theorem, Term]]:
    return [(there.evident(b.le(0, g)), b.ONE) for g in (f, share)]


def _tail(ground: Ground, side: int, start: Num) -> Tail:
    """Far out on a side, or near 0."""
    (one, other), x = ground.members, ground.point
    low, high = one.support.args  # type: ignore[union-attr]
    end = {1: high, -1: low, NEAR_ZERO: low}[side]
    if (side == NEAR_ZERO) != (end == b.ZERO) or (side != NEAR_ZERO and end.sort != t.EXTENDED):
        raise Refused("the support does not go there")
    scope = at_points(ground, one)
    part = {
        1: lambda: b.interval(start, b.INFINITY),
        -1: lambda: b.interval(b.MINUS_INFINITY, b.neg(start)),
        NEAR_ZERO: lambda: b.interval(0, b.power(start, -1)),
    }[side]()
    y = {1: x, -1: b.neg(x), NEAR_ZERO: b.power(x, -1)}[side]
    wanted = [b.lt(0, x), b.lt(x, 1)] if side == NEAR_ZERO else [b.lt(1, y), b.lt(0, y)]
    inside = [*conditions(x, one.support), *conditions(x, other.support)]
    scope = scope.know(*at_every_point(scope, x, part, [*wanted, *inside]))
    scope = scope.know(*(th for m in (one, other) for th in positive_on(scope, x, part, m)))
    return Tail(scope, x, side, start, one, other, part, scope.at_point(x, part))


@dataclass
class _Bound:
    """A number that a sum is at least, where y is above a place: what there is of each power of y, of log y and its
    square; and what shows it."""

    tail: Tail
    start: Num
    number: Term = b.ZERO
    logs: Term = b.ZERO
    squares: Term = b.ZERO
    powers: dict[Fraction, Term] = field(default_factory=dict)
    shown: list[tuple[Theorem, Term]] = field(default_factory=list)
    grows: tuple[Term, Term] | None = None

    @property
    def there(self) -> Scope:
        return self.tail.there

    @property
    def y(self) -> Term:
        return b.power(self.tail.x, -1) if self.is_near else self.tail.y

    @property
    def is_near(self) -> bool:
        return self.tail.side == NEAR_ZERO

    def at_least(self, whole: Term) -> Theorem:
        for monomial, coefficient in summands(context_of(self.there).canonical(whole)):
            self._add(*self.tail.parts(monomial, coefficient))
        if self.grows is not None:
            self._as_a_power(*self.grows)
        self._dominated()
        return self.there.linear(b.le(PLAIN.canonical(self.number), whole), *self.shown)

    # ---- what there is ---------------------------------------------------------------------------------------

    def _add(self, moving: Term, free: Term) -> None:
        x, rises = self.tail.x, holds(self.there, b.le(0, free))
        degree = _degree(moving, x)
        if moving == b.ONE:
            self.number = b.add(self.number, free)
        elif moving == PLAIN.canonical(b.log(x if self.is_near else self.y)):
            self.logs = b.add(self.logs, b.neg(free) if self.is_near else free)
        elif moving == PLAIN.canonical(b.power(b.log(x), 2)):
            self.squares = b.add(self.squares, free)
        elif degree is not None:
            self._add_power(moving, free, degree)
        elif b.is_app(moving, t.LOG):
            self._add_logarithm(moving, free, rises)
        elif b.is_app(moving, t.EXP):
            self._add_exponential(moving, free, rises)
        else:
            raise Refused("{} is no power", moving)

    def _add_power(self, moving: Term, free: Term, degree: Fraction) -> None:
        turned = self.tail.side ** abs(int(degree)) if degree.denominator == 1 and not self.is_near else 1
        free, degree = PLAIN.canonical(b.mul(turned, free)), -degree if self.is_near else degree
        if degree > 0:
            self.powers[degree] = PLAIN.canonical(b.add(self.powers.get(degree, b.ZERO), free))
        elif holds(self.there, b.le(0, free)):
            self.shown.append((self.there.evident(b.le(0, b.mul(turned, moving))), free))
        else:
            self.number = b.add(self.number, free)
            self.shown.append((self._at_most_one(b.mul(turned, moving), degree), b.neg(free)))

    def _at_most_one(self, moving: Term, degree: Fraction) -> Theorem:
        """Of a power of 1/y."""
        claim, n = b.le(moving, 1), int(-degree)
        if degree.denominator != 1:
            return self.there.evident(claim)
        small = b.power(self.y, -1)
        below = self.there.linear(b.lt(small, 1), (self.there.evident(b.lt(1, self.y)), small))
        return self.there.linear(claim, (below, b.add(*(b.power(small, i) for i in range(n)))))

    def _add_logarithm(self, moving: Term, free: Term, rises: bool) -> None:
        inside = moving.args[0]  # type: ignore[union-attr]
        has_lines = any(b.is_app(m, t.EXP) and self.tail.x in m.free for m, _ in summands(inside))
        if rises and not has_lines and holds(self.there, b.le(0, moving)):
            self.shown.append((self.there.evident(b.le(0, moving)), free))
        elif rises:
            start, rise, known = self.tail.one_of(inside)
            self._add_line(start, rise, free, known)
        elif self.is_near:
            bounded = list(self._bounded(inside))
            most = b.add(*(c for _, c in bounded))
            below = self.there.linear(b.le(inside, most), *((th, 1) for th, _ in bounded))
            self._add_line(b.log(most), b.ZERO, free, self._logarithms(below, inside, most))
        else:
            self._below_a_line(inside, free, has_lines)

    def _bounded(self, inside: Term) -> Iterator[tuple[Theorem, Term]]:
        """Each part of a sum near 0, where x is below 1."""
        for monomial, coefficient in summands(inside):
            moving, free = self.tail.parts(monomial, coefficient)
            degree = _degree(moving, self.tail.x) if moving != b.ONE else Fraction(0)
            if degree is None or not holds(self.there, b.le(0, free)):
                raise Refused("{} is not seen to stay bounded", monomial)
            one = self._at_most_one(moving, -degree)
            yield self.there.linear(b.le(b.mul(free, moving), free), (one, free)), free

    def _below_a_line(self, inside: Term, free: Term, has_lines: bool) -> None:
        """Of what falls as the logarithm of a sum grows: of exponentials, or of powers."""
        if not has_lines:
            number, degree, below = self.tail.degree_of(inside)
            most = b.mul(number, b.power(self.y, degree))
            self.logs = b.add(self.logs, b.mul(free, degree))
            self.number = b.add(self.number, b.mul(free, b.log(number)))
            self.shown.append((self._logarithms(below, inside, most), b.neg(free)))
            return
        parts = summands(inside)
        lines = [self.tail.line(m.args[0]) for m, _ in parts if b.is_app(m, t.EXP)]  # type: ignore[union-attr]
        rise = next(r for _, r in lines if all(holds(self.there, b.le(s, r)) for _, s in lines))
        rise = rise if holds(self.there, b.le(0, rise)) else b.ZERO
        steep = b.exp(b.mul(rise, self.y))
        known, number = [], b.ZERO
        for monomial, coefficient in parts:
            start, _ = self.tail.line(monomial.args[0]) if b.is_app(monomial, t.EXP) else (b.ZERO, b.ZERO)  # type: ignore[union-attr]
            whole = (
                b.mul(b.num(coefficient), b.exp(start))
                if b.is_app(monomial, t.EXP)
                else b.mul(b.num(coefficient), monomial)
            )
            known.append((self.there.evident(b.le(b.mul(b.num(coefficient), monomial), b.mul(whole, steep))), b.ONE))
            number = b.add(number, whole)
        below = self.there.linear(b.le(inside, b.mul(number, steep)), *known)
        self._add_line(b.log(number), rise, free, self._logarithms(below, inside, b.mul(number, steep)))

    def _logarithms(self, below: Theorem, inside: Term, most: Term) -> Theorem:
        """log(u) <= log(v) from u <= v."""
        ratio = b.div(most, inside)
        larger = self.there.linear(b.le(1, ratio), (below, b.power(inside, -1)))
        above_one = self.there.know(larger).evident(b.le(0, b.log(ratio)))
        return self.there.linear(b.le(b.log(inside), b.log(most)), (above_one, 1))

    def _add_line(self, start: Term, rise: Term, free: Term, known: Theorem) -> None:
        """free times the logarithm by start + rise y."""
        self.number = b.add(self.number, b.mul(free, start))
        if rise != b.ZERO:
            self.powers[Fraction(1)] = PLAIN.canonical(b.add(self.powers.get(Fraction(1), b.ZERO), b.mul(free, rise)))
        self.shown.append((known, free if holds(self.there, b.le(0, free)) else b.neg(free)))

    def _add_exponential(self, moving: Term, free: Term, rises: bool) -> None:
        start, rate = self.tail.line(moving.args[0])  # type: ignore[union-attr]
        if not holds(self.there, b.le(rate, 0)):
            if not rises or self.grows is not None:
                raise Refused("{} falls", moving)
            self.grows = PLAIN.canonical(b.mul(free, b.exp(start))), rate
        elif rises:
            self.shown.append((self.there.evident(b.le(0, moving)), free))
        else:
            self.number = b.add(self.number, b.mul(free, b.exp(start)))
            self.shown.append((self.there.evident(b.le(moving, b.exp(start))), b.neg(free)))

    # ---- what it comes to ------------------------------------------------------------------------------------

    def _as_a_power(self, height: Term, rate: Term) -> None:
        """exp(r y) is at least a power of r y/m, one higher than there is."""
        m = int(max(self.powers, default=Fraction(0))) + 1
        low, high = b.div(b.mul(rate, self.y), m), b.exp(b.div(b.mul(rate, self.y), m))
        tangent = tangent_at(self.there, low)
        steps = b.add(*(b.mul(b.power(low, i), b.power(high, m - 1 - i)) for i in range(m)))
        one = self.there.linear(b.le(low, high), (tangent, 1))
        self.shown.append((self.there.linear(b.le(b.power(low, m), b.power(high, m)), (one, steps)), height))
        self.powers[Fraction(m)] = PLAIN.canonical(b.mul(height, b.power(b.div(rate, m), m)))

    def _dominated(self) -> None:
        """All that is negative by the largest power."""
        rising = [k for k, c in self.powers.items() if holds(self.there, b.lt(0, c))]
        falling = {k: c for k, c in self.powers.items() if not holds(self.there, b.le(0, c))}
        top = max(rising, default=Fraction(0))
        if max(falling, default=Fraction(-1)) > top:
            raise Refused("it falls")
        height = self.powers.get(top, b.ZERO)
        logarithm = b.log(self.y)
        if holds(self.there, b.le(0, self.logs)):
            self.shown.append((self.there.evident(b.le(0, logarithm)), self.logs))
        else:
            self._logarithm_below(top, height)
        if self.squares != b.ZERO and holds(self.there, b.le(0, self.squares)):
            self.shown.append((self.there.evident(b.le(0, b.power(logarithm, 2))), self.squares))
        elif self.squares != b.ZERO:
            self._square_below(top, height)
        self._others_below(top, height, falling)

    def _logarithm_below(self, top: Fraction, height: Term) -> None:
        """Of a negative number of logarithms: log(y^k/c) <= y^k/c - 1, where that is a quarter of the power."""
        self.there.evident(b.lt(0, height))
        many = b.div(b.neg(self.logs), top)
        scale = b.div(b.mul(4, many), height)
        self.number = b.add(self.number, many, b.neg(b.mul(many, b.log(scale))))
        self.shown.append((tangent_at(self.there, b.sub(b.mul(top, b.log(self.y)), b.log(scale))), many))

    def _square_below(self, top: Fraction, height: Term) -> None:
        """Of a negative number of squares of log(y): log(y) <= 4/k y^(k/4), and y^(k/2) by a quarter of the power."""
        there = self.there
        there.evident(b.lt(0, height))
        logarithm, root = b.log(self.y), b.mul(4 / top, _power(self.y, top / 4))
        small = there.linear(
            b.le(logarithm, root),
            (tangent_at(there, b.mul(top / 4, logarithm)), 4 / top),
            (there.evident(b.lt(0, 1)), 4 / top),
        )
        above_zero = there.evident(b.le(0, logarithm))
        known = there.know(above_zero)
        square = known.linear(b.le(b.power(logarithm, 2), b.power(root, 2)), (small, b.add(logarithm, root)))
        many, share = b.mul(16 / top**2, b.neg(self.squares)), b.div(height, 4)
        middle = b.div(many, b.mul(2, share))
        rest = there.evident(b.le(0, b.power(b.sub(_power(self.y, top / 2), middle), 2)))
        self.number = b.sub(self.number, b.mul(share, b.power(middle, 2)))
        self.shown += [(square, b.neg(self.squares)), (rest, share)]

    def _others_below(self, top: Fraction, height: Term, falling: dict[Fraction, Term]) -> None:
        """Smaller powers, by half of the largest one: y is above the start."""
        taken: Term = b.ZERO
        beyond = self._beyond_start()
        for k, free in falling.items():
            apart = top - k
            if apart.denominator != 1:
                raise Refused("{} and {} are not compared", b.num(k), b.num(top))
            n, y, q = int(apart), self.y, self.start
            steps = b.add(*(b.mul(b.power(y, i), b.power(q, n - 1 - i)) for i in range(n)))
            weight = b.div(b.neg(free), b.power(q, n))
            taken = b.add(taken, weight)
            self.shown.append((beyond, b.mul(weight, _power(y, k), steps)))
        if falling and not holds(self.there, b.le(taken, b.div(height, 2))):
            raise _TooNear("a start further out is needed")

    def _beyond_start(self) -> Theorem:
        x, q, there = self.tail.x, self.start, self.there
        if self.is_near:
            return there.linear(b.lt(q, self.y), (there.evident(b.lt(x, b.power(q, -1))), b.div(q, x)))
        return there.evident(b.lt(q, self.y))


def _power(y: Term, k: Fraction) -> Term:
    return y if k == 1 else b.power(y, b.num(k))


def _degree(moving: Term, x: Var) -> Fraction | None:
    """k of x^k."""
    if moving == x:
        return Fraction(1)
    if b.is_app(moving, t.POW) and moving.args[0] == x and isinstance(moving.args[1], Num):  # type: ignore[union-attr]
        return moving.args[1].value  # type: ignore[union-attr]
    return None
