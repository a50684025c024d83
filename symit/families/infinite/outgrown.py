"""That a divergence is infinite since -log q grows like an exponential, or like x, where p falls like a power.

    g(y) p <= 2/b (p (log p - log q) + d p)

far out, y being x or -x and g(y) being exp(r y) or y, so that from the divergence being finite it would follow that
g(y) y^(-n) is integrable there.  It asks for no moments: `measures` asks it where these have no answer.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from symit.families.closed_forms.solving import Ground, at_points, solved
from symit.families.entry import Member, positive_on
from symit.families.integrals.base import LOW, RATE, X, exponential_rises
from symit.families.integrals.gamma_function import S, raised, tangent_at
from symit.families.integrals.incomplete_gamma import restricted
from symit.families.supports import at_every_point, conditions, holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.normal import factors_of, scaled, summands
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.divergence import above, absurd, by_antiderivative
from symit.proving.scope.scope import Scope


def outgrown(ground: Ground, term: Term) -> Theorem | None:
    """That a divergence has no value, by what happens far out on one side; None where that is not seen."""
    for side in (1, -1):
        with suppress(Refused, t.TermError):
            return Tail.of(ground, side).without_value(ground, term)
    return None


@cache
def falls_slowly(side: int) -> Theorem:
    """-1 <= s, 1 <= q |- the integral of y^s over y > q has no value, y being x or -x: y^s is at least 1/y."""
    y, part = _beyond(side)
    scope = Scope().given(b.le(-1, S), b.le(1, LOW))
    scope = scope.know(*at_every_point(scope, X, part, [b.lt(1, y), b.lt(0, y)]))
    there, share = scope.at_point(X, part), b.power(y, -1)
    smaller = by_antiderivative(scope, X, part, b.mul(side, b.log(y)), share)
    least = there.evident(b.le(0, b.mul(b.add(S, 1), b.log(y))))
    exponent = b.mul(b.add(S, 1), b.log(y))
    grown = there.linear(b.le(1, b.exp(exponent)), (tangent_at(there, exponent), 1), (least, 1))
    upper = there.linear(b.le(share, raised(y, S)), (grown, share))
    found = above(scope, X, part, smaller, upper, there.evident(b.le(b.neg(raised(y, S)), share)))
    return logic.theorem(found, id=f"power-falls-slowly-{'above' if side == 1 else 'below'}")


def _beyond(side: int) -> tuple[Term, App]:
    """y, and where it is more than q."""
    if side == 1:
        return X, b.interval(LOW, b.INFINITY)  # type: ignore[return-value]
    return b.neg(X), b.interval(b.MINUS_INFINITY, b.neg(LOW))  # type: ignore[return-value]


@cache
def grows(side: int) -> Theorem:
    """0 < r, 1 <= q |- the integral of y^s exp(r y) over y > q has no value, y being x or -x."""
    y, part = _beyond(side)
    scope = Scope().given(b.lt(0, RATE), b.le(1, LOW))
    scope = scope.know(*at_every_point(scope, X, part, [b.lt(1, y), b.lt(0, y)]))
    there = scope.at_point(X, part)
    body = b.mul(raised(y, S), b.exp(b.mul(RATE, y)))
    most = b.add(RATE, b.power(S, 2), 1)
    slope = b.mul(side, b.div(b.add(RATE, b.div(S, y)), most), body)
    smaller = by_antiderivative(scope, X, part, b.div(body, most), slope)
    share, weight = b.power(y, -1), b.div(body, most)
    near_one = there.linear(b.le(share, 1), (there.evident(b.lt(1, y)), share))

    def below(sign: int) -> Theorem:
        """sign s/y <= s^2 + 1."""
        square = there.evident(b.le(0, b.power(b.sub(S, Fraction(sign, 2)), 2)))
        above_zero = there.evident(b.lt(0, share))
        size = b.add(b.power(S, 2), 1)
        claim = b.le(b.mul(sign, b.div(S, y)), size)
        return there.linear(claim, (square, share), (above_zero, Fraction(3, 4)), (near_one, size))

    one, other = below(1), below(-1)
    rate = there.evident(b.lt(0, RATE))
    upper, lower = ((one, weight),), ((other, weight), (rate, b.mul(2, weight)))
    if side == -1:
        upper, lower = lower, upper  # type: ignore[assignment]
    found = above(
        scope, X, part, smaller, there.linear(b.le(slope, body), *upper), there.linear(b.le(b.neg(body), slope), *lower)
    )
    return logic.theorem(found, id=f"exponential-outgrows-power-{'above' if side == 1 else 'below'}")


@dataclass(frozen=True)
class _Least:
    """That number - powers log(y) - fall y is at most a logarithm, or a part of it; and what shows it."""

    powers: Term = b.ZERO
    number: Term = b.ZERO
    shown: tuple[tuple[Theorem, Term], ...] = ()
    fall: Term = b.ZERO

    def __add__(self, other: _Least) -> _Least:
        return _Least(
            b.add(self.powers, other.powers),
            b.add(self.number, other.number),
            (*self.shown, *other.shown),
            b.add(self.fall, other.fall),
        )


@dataclass(frozen=True)
class _Growth:
    """log q <= level + slope x - height exp(rate y), or log q <= level - height y, rate and height being positive; and
    what shows it."""

    height: Term
    level: Term
    shown: tuple[tuple[Theorem, Term], ...]
    slope: Term = b.ZERO
    rate: Term | None = None

    def logarithm(self, y: Term) -> Term:
        """Of what it grows like."""
        return b.log(y) if self.rate is None else b.mul(self.rate, y)

    def of(self, y: Term) -> Term:
        return y if self.rate is None else b.exp(b.mul(self.rate, y))


@dataclass(frozen=True)
class Tail:
    """Where x lies far out on one side, and what is known there."""

    scope: Scope
    x: Var
    side: int
    start: Term
    one: Member
    other: Member
    part: Term
    there: Scope

    @classmethod
    def of(cls, ground: Ground, side: int) -> Tail:
        one, other = ground.members
        low, high = one.support.args  # type: ignore[union-attr]
        near, far = (low, high) if side == 1 else (high, low)
        if far.sort != t.EXTENDED or (near.sort != t.EXTENDED and side == -1):
            raise Refused("the support has an end there")
        start = b.ONE if near.sort == t.EXTENDED else PLAIN.canonical(b.add(near, 1))
        x, scope = ground.point, at_points(ground, one)
        part = b.interval(start, b.INFINITY) if side == 1 else b.interval(b.MINUS_INFINITY, b.neg(start))
        scope = scope.know(scope.evident(b.le(1, start)))
        y = x if side == 1 else b.neg(x)
        wanted = [b.lt(1, y), b.lt(0, y), *conditions(x, one.support), *conditions(x, other.support)]
        scope = scope.know(*at_every_point(scope, x, part, wanted))
        scope = scope.know(*(th for m in (one, other) for th in positive_on(scope, x, part, m)))
        return cls(scope, x, side, start, one, other, part, scope.at_point(x, part))

    @property
    def y(self) -> Term:
        return self.x if self.side == 1 else b.neg(self.x)

    def without_value(self, ground: Ground, term: Term) -> Theorem:
        """That the divergence has none."""
        x, p, there, space = self.x, self.one.density(self.x), self.there, self.one.support
        whole: Term = b.unfold(term)
        if not b.is_app(whole, t.INTEGRAL):
            raise Refused("{} is no integral", term)
        h = b.open_with(whole.args[1], x)  # type: ignore[union-attr, arg-type]
        growth = self._growth()
        least = self._least(p, growth)
        gap, enough = self._enough(growth, least, p)
        scale = b.exp(b.neg(least.number))
        weight = b.mul(scale, b.div(2, growth.height))
        never, body = self._never(growth, least)
        bound = b.add(b.mul(weight, h), b.mul(weight, gap, p))
        over = there.linear(b.le(body, bound), (self._larger(growth, least, p), scale), (enough, b.mul(weight, p)))
        under = there.linear(b.le(b.neg(bound), body), (over, 1), (there.evident(b.le(0, body)), 2))
        total = solved(self.scope, b.integral(space, x, p), self.one.moment, ground.parameters)
        finite = self.scope.know(total).given(b.defined(term))
        finite = finite.know(finite.evident(b.defined(whole)))
        finite = finite.know(*(restricted(finite, space, self.part, f, x) for f in (h, p)))
        finite = finite.know(finite.linearity(x, self.part, bound, (weight, h), (b.mul(weight, gap), p)))
        return absurd(finite, term, finite.dominated(x, self.part, over, under), never)

    def _never(self, growth: _Growth, least: _Least) -> tuple[Theorem, Term]:
        """That what is left of the growth beside the powers has no integral, and what that is."""
        if growth.rate is None:
            power = PLAIN.canonical(b.sub(1, least.powers))
            self.scope.evident(b.le(-1, power))
            return self.scope.instantiate(falls_slowly(self.side), {S: power, LOW: self.start}), raised(self.y, power)
        rate = PLAIN.canonical(b.sub(growth.rate, least.fall))
        values: dict[Var, Term] = {RATE: rate, S: b.neg(least.powers), LOW: self.start}
        body = b.mul(raised(self.y, b.neg(least.powers)), b.exp(b.mul(rate, self.y)))
        return self.scope.instantiate(grows(self.side), values), body

    def _enough(self, growth: _Growth, least: _Least, p: Term) -> tuple[Term, Theorem]:
        """d, and that b/2 g(y) <= log p - log q + d: the other half outgrows what else there is."""
        half = b.mul(b.div(growth.height, 2), growth.of(self.y))
        rest = b.sub(b.sub(b.log(p), b.log(self.other.density(self.x))), half)
        left, shown = self._beside(growth, least)
        gap = b.sub(growth.level, b.add(least.number, left))
        return gap, self.there.linear(b.le(0, b.add(rest, gap)), *growth.shown, *least.shown, *shown)

    def _beside(self, growth: _Growth, least: _Least) -> tuple[Term, list[tuple[Theorem, Term]]]:
        """c, and what shows that c <= b/2 g(y) - slope x - powers log(y): tangents, and |slope| <= slope^2 + 1."""
        there, y, powers = self.there, self.y, least.powers
        if growth.rate is None:
            scale = b.div(growth.height, b.mul(2, powers))
            return b.add(powers, b.mul(powers, b.log(scale))), [
                (tangent_at(there, b.add(b.log(y), b.log(scale))), powers)
            ]
        most = b.add(powers, least.fall, b.power(growth.slope, 2), 1)
        scale, size = b.div(b.mul(2, most), b.mul(growth.height, growth.rate)), b.div(most, growth.rate)
        square = b.power(b.sub(growth.slope, Fraction(self.side, 2)), 2)
        return b.add(powers, size, b.neg(b.mul(size, b.log(scale)))), [
            (tangent_at(there, b.log(y)), powers),
            (there.evident(b.le(0, square)), y),
            (there.evident(b.lt(0, y)), b.num(Fraction(3, 4))),
            (tangent_at(there, b.sub(b.mul(growth.rate, y), b.log(scale))), size),
        ]

    def _larger(self, growth: _Growth, least: _Least, p: Term) -> Theorem:
        """What is left of g(y) p by the bound of p is at most that."""
        exponent, u, v = growth.logarithm(self.y), b.real("u"), b.real("v")
        falling = b.add(b.mul(least.powers, b.log(self.y)), b.mul(least.fall, self.y))
        one = b.add(exponent, b.neg(falling), least.number)
        two = b.add(exponent, b.log(p))
        monotone = exponential_rises()
        return logic.cut(
            self.there.instantiate(monotone, {u: one, v: two}), self.there.linear(b.le(one, two), *least.shown)
        )

    def _growth(self) -> _Growth:
        rate: Term | None = None
        height: Term = b.ZERO
        slope: Term = b.ZERO
        level: Term = b.ZERO
        shown: list[tuple[Theorem, Term]] = []
        for monomial, coefficient in summands(context_of(self.there).canonical(b.log(self.other.density(self.x)))):
            moving, free = self.parts(monomial, coefficient)
            if moving == b.ONE:
                level = b.add(level, free)
            elif moving == self.x:
                slope = b.add(slope, free)
            elif b.is_app(moving, t.EXP) and rate is None:
                start, rate = self.line(moving.args[0])  # type: ignore[union-attr]
                height = b.neg(b.mul(free, b.exp(start)))
            elif b.is_app(moving, t.LOG):
                start, rise, known = self.one_of(moving.args[0])  # type: ignore[union-attr]
                level, slope = b.add(level, b.mul(free, start)), b.add(slope, b.mul(self.side, free, rise))
                self.there.evident(b.le(free, 0))
                shown.append((known, b.neg(free)))
            else:
                raise Refused("{} is more than an exponential", moving)
        if rate is None:
            height, slope = PLAIN.canonical(b.mul(-self.side, slope)), b.ZERO
        for number in (height, *([] if rate is None else [rate])):
            self.there.evident(b.lt(0, number))
        return _Growth(height, level, tuple(shown), slope, rate)

    def one_of(self, sum_: Term) -> tuple[Term, Term, Theorem]:
        """s and r, and that s + r y is at most the logarithm of a sum: one of its summands that are exponentials."""
        lines = [self.line(m.args[0]) for m, c in summands(sum_) if b.is_app(m, t.EXP) and c == 1]  # type: ignore[union-attr]
        start, rise = next((line for line in lines if holds(self.there, b.lt(0, line[1]))), (b.ZERO, b.ZERO))
        if rise == b.ZERO:
            start, rise = next(((s, r) for s, r in lines if r == b.ZERO), (b.ZERO, b.ZERO))
        line = b.add(start, b.mul(rise, self.y))
        ratio = b.div(sum_, b.exp(line))
        larger = self.there.linear(b.le(1, ratio), (self.there.evident(b.le(b.exp(line), sum_)), b.exp(b.neg(line))))
        known = self.there.know(larger).evident(b.le(0, b.log(ratio)))
        return start, rise, self.there.linear(b.le(line, b.log(sum_)), (known, 1))

    def line(self, exponent: Term) -> tuple[Term, Term]:
        """s and r of s + r y."""
        start = PLAIN.canonical(b.substitute(exponent, {self.x: b.ZERO}))
        slope = PLAIN.canonical(b.sub(b.substitute(exponent, {self.x: b.ONE}), start))
        if not PLAIN.equal(exponent, b.add(start, b.mul(slope, self.x))):
            raise Refused("{} is not linear", exponent)
        return start, PLAIN.canonical(b.mul(self.side, slope))

    def parts(self, monomial: Term, coefficient: Fraction) -> tuple[Term, Term]:
        """What moves with x, and what does not."""
        factors = factors_of(monomial)
        moving = [f for f in factors if self.x in f.free]
        free = b.mul(b.num(coefficient), *(f for f in factors if self.x not in f.free))
        return (b.mul(*moving) if len(moving) > 1 else moving[0] if moving else b.ONE), PLAIN.canonical(free)

    def _least(self, p: Term, growth: _Growth) -> _Least:
        """A bound of log p."""
        found = _Least()
        for monomial, coefficient in summands(context_of(self.there).canonical(b.log(p))):
            moving, free = self.parts(monomial, coefficient)
            if moving == b.ONE:
                found += _Least(number=free)
            elif moving == b.log(self.x) and holds(self.there, b.le(0, free)):
                found += _Least(shown=((self.there.evident(b.le(0, moving)), free),))
            elif moving == b.log(self.x) and not holds(self.there, b.le(free, 0)):
                square = self.there.evident(b.le(0, b.power(b.add(free, Fraction(1, 2)), 2)))
                above_zero = self.there.evident(b.le(0, moving))
                found += _Least(
                    b.add(b.power(free, 2), 1), shown=((square, moving), (above_zero, b.num(Fraction(3, 4))))
                )
            else:
                self.there.evident(b.le(free, 0))
                is_square = growth.rate is not None and moving == b.power(b.log(self.x), 2)
                found += self._square(free, b.div(growth.rate, 2)) if is_square else self._falling(moving, free)  # type: ignore[arg-type]
        return found

    def _square(self, free: Term, fall: Term) -> _Least:
        """Of free <= 0 times log(x)^2, which is at most 16 sqrt(x), and that at most a multiple of x and a number."""
        x, there = self.x, self.there
        fourth, times = b.power(x, Fraction(1, 4)), b.neg(free)
        small = there.linear(
            b.le(b.log(x), b.mul(4, fourth)), (tangent_at(there, b.div(b.log(x), 4)), 4), (there.evident(b.lt(0, 1)), 4)
        )
        most = b.mul(16, b.sqrt(x))
        above_zero = there.evident(b.le(0, b.log(x)))
        square = there.know(above_zero).linear(
            b.le(b.power(b.log(x), 2), most), (small, b.add(b.log(x), b.mul(4, fourth)))
        )
        rest = there.evident(b.le(0, b.power(b.sub(b.sqrt(x), b.div(b.mul(8, times), fall)), 2)))
        number = b.neg(b.div(b.mul(64, b.power(times, 2)), fall))
        return _Least(number=number, shown=((square, times), (rest, fall)), fall=fall)

    def _falling(self, moving: Term, free: Term) -> _Least:
        """Of free <= 0 times what is at most a number and some powers of y."""
        times = b.neg(free)
        if moving == b.log(self.x):
            return _Least(times)
        if b.is_app(moving, t.LOG):
            inside = moving.args[0]  # type: ignore[union-attr]
            number, degree, below = self.degree_of(inside)
            logs = b.add(b.log(number), b.mul(degree, b.log(self.y)))
            ratio = b.div(b.mul(number, self._raised(degree)), inside)
            larger = self.there.linear(b.le(1, ratio), (below, b.power(inside, -1)))
            above_one = self.there.know(larger).evident(b.le(0, b.log(ratio)))
            known = self.there.linear(b.le(moving, logs), (above_one, 1))
            return _Least(b.mul(times, degree), b.mul(free, b.log(number)), ((known, times),))
        most = b.exp(self._constant(moving.args[0])) if b.is_app(moving, t.EXP) else b.ONE  # type: ignore[union-attr]
        return _Least(number=b.mul(free, most), shown=((self.there.evident(b.le(moving, most)), times),))

    def _constant(self, exponent: Term) -> Term:
        return b.add(*(scaled(c, m) for m, c in summands(exponent) if self.x not in m.free))

    def _raised(self, degree: Term) -> Term:
        return b.power(self.y, degree) if isinstance(degree, Num) else raised(self.y, degree)

    def degree_of(self, inside: Term) -> tuple[Term, Term, Theorem]:
        """c and d, and that the argument of a logarithm is at most c y^d."""
        parts = [self.parts(m, c) for m, c in summands(inside)]
        degrees = [self._power(moving) for moving, _ in parts]
        degree = max(degrees, key=lambda d: d.value if isinstance(d, Num) else Fraction(10**6))
        numbers: list[Term] = []
        combined: list[tuple[Theorem, Term]] = []
        for (moving, free), own in zip(parts, degrees, strict=True):
            if own == degree and holds(self.there, b.le(0, free)):
                numbers.append(free)
                continue
            number = free if holds(self.there, b.le(0, free)) else b.add(b.power(free, 2), 1)
            numbers.append(number)
            combined += self._at_most(moving, free, own, degree, number)
        number = b.add(*numbers)
        return number, degree, self.there.linear(b.le(inside, b.mul(number, self._raised(degree))), *combined)

    def _power(self, moving: Term) -> Term:
        if moving == b.ONE:
            return b.ZERO
        if moving == self.x:
            return b.ONE
        if b.is_app(moving, t.POW) and moving.args[0] == self.x and isinstance(moving.args[1], Num):  # type: ignore[union-attr]
            return moving.args[1]  # type: ignore[union-attr]
        if b.is_app(moving, t.EXP):
            rate, free = self.parts(*summands(moving.args[0])[0])  # type: ignore[union-attr]
            if rate == b.log(self.x) and len(summands(moving.args[0])) == 1:  # type: ignore[union-attr]
                return free
        raise Refused("{} is no power of {}", moving, self.x)

    def _at_most(self, moving: Term, free: Term, own: Term, degree: Term, number: Term) -> list[tuple[Theorem, Term]]:
        """What shows that free times a power is at most number y^d."""
        there, y = self.there, self.y
        beyond = there.evident(b.lt(1, y))
        below = self._raised(own)
        if own == degree:
            lift: list[tuple[Theorem, Term]] = []
        elif isinstance(own, Num) and isinstance(degree, Num):
            steps = range(int(own.value), int(degree.value))
            lift = [(beyond, b.mul(number, b.add(*(b.power(y, n) for n in steps))))]
        elif own == b.ZERO:
            lift = [(there.evident(b.le(1, self._raised(degree))), number)]
        else:
            raise Refused("{} and {} are not compared", own, degree)
        if number == free:
            return lift
        turned = self.side ** int(own.value) if isinstance(own, Num) else 1
        square = there.evident(b.le(0, b.power(b.sub(free, Fraction(turned, 2)), 2)))
        return [*lift, (square, below), (there.evident(b.lt(0, below)), b.num(Fraction(3, 4)))]
