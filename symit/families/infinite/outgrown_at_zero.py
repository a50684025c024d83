"""That a divergence is infinite since -log q grows like a power of 1/x at 0, where p does not vanish.

    1/x <= 2/(c b) (p (log p - log q) + d p)

on (0, 1), for b <= p and c/x^k <= what -log q has.  Beside `outgrown`, which says the like of what happens far out.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from symit.families.closed_forms.solving import Ground, at_points, solved
from symit.families.entry import positive_on
from symit.families.integrals.base import exponential_rises
from symit.families.integrals.gamma_function import tangent_at
from symit.families.integrals.incomplete_gamma import restricted
from symit.families.supports import at_every_point, conditions, holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.normal import factors_of, summands
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.divergence import absurd, by_antiderivative
from symit.proving.scope.scope import Scope


def outgrown_at_zero(ground: Ground, term: Term) -> Theorem | None:
    """That a divergence has no value, by what happens at 0, where the first support begins; None if it is not seen."""
    with suppress(Refused, t.TermError):
        return _without_value(ground, term)
    return None


@dataclass
class _Near:
    """A lower bound of a sum near 0: rise/x + number; and what shows it."""

    there: Scope
    x: Var
    rise: Term = b.ZERO
    number: Term = b.ZERO
    falls: Term = b.ZERO
    """So many logarithms of 1/x are to be taken off."""
    shown: list[tuple[Theorem, Term]] = field(default_factory=list)

    def add(self, monomial: Term, coefficient: Fraction) -> None:
        factors = factors_of(monomial)
        moving = [f for f in factors if self.x in f.free]
        free = b.mul(b.num(coefficient), *(f for f in factors if self.x not in f.free))
        if not moving:
            self.number = b.add(self.number, free)
            return
        (one,) = moving if len(moving) == 1 else (b.mul(*moving),)
        rises = holds(self.there, b.le(0, free))
        power = _power(one, self.x)
        if one == b.log(self.x):
            if rises:
                self.falls = b.add(self.falls, free)
            else:
                self.shown.append((self.there.evident(b.le(one, 0)), b.neg(free)))
        elif power is not None and power >= 1:
            if rises:
                self.shown.append((self.there.evident(b.le(0, one)), free))
            else:
                self.number = b.add(self.number, free)
                self.shown.append((self._falls(0, power), b.neg(free)))
        elif power is not None and power <= -1 and rises:
            self.rise = b.add(self.rise, free)
            self.shown.append((self._falls(power, -1), free))
        else:
            raise Refused("{} is not seen to stay bounded", one)

    def _falls(self, low: Fraction | int, high: Fraction | int) -> Theorem:
        """x^high <= x^low, for whole numbers low <= high."""
        if any(Fraction(n).denominator != 1 for n in (low, high)):
            raise Refused("{} to a power that is not whole", self.x)
        steps = [b.power(self.x, n) for n in range(int(low), int(high))]
        below = [(self.there.evident(b.lt(self.x, 1)), b.add(*steps))] if steps else []
        return self.there.linear(b.le(b.power(self.x, high), b.power(self.x, low)), *below)


def _power(moving: Term, x: Var) -> Fraction | None:
    if moving == x:
        return Fraction(1)
    if b.is_app(moving, t.POW) and moving.args[0] == x and isinstance(moving.args[1], Num):  # type: ignore[union-attr]
        return moving.args[1].value  # type: ignore[union-attr]
    return None


def _without_value(ground: Ground, term: Term) -> Theorem:
    (one, other), x, whole = ground.members, ground.point, b.unfold(term)
    low, high = one.support.args  # type: ignore[union-attr]
    if low != b.ZERO or not b.is_app(whole, t.INTEGRAL):
        raise Refused("the support does not begin at 0")
    scope = at_points(ground, one)
    is_wide = high.sort == t.EXTENDED or context_of(scope).holds(b.le(1, high))
    part = b.interval(0, 1 if is_wide else high)
    wanted = [b.lt(0, x), b.lt(x, 1), *conditions(x, one.support), *conditions(x, other.support)]
    scope = scope.know(*at_every_point(scope, x, part, wanted))
    scope = scope.know(*(th for m in (one, other) for th in positive_on(scope, x, part, m)))
    there = scope.at_point(x, part)
    p, h = one.density(x), b.open_with(whole.args[1], x)  # type: ignore[union-attr, arg-type]
    over = _over(there, p, other.density(x), x, h)
    never = by_antiderivative(scope, x, part, b.log(x), over.share)  # type: ignore[arg-type]
    total = solved(scope, b.integral(one.support, x, p), one.moment, ground.parameters)
    finite = scope.know(total).given(b.defined(term))
    finite = finite.know(finite.evident(b.defined(whole)))
    if part != one.support:
        finite = finite.know(*(restricted(finite, one.support, part, f, x) for f in (h, p)))
    finite = finite.know(finite.linearity(x, part, over.bound, (over.of_h, h), (over.of_p, p)))
    return absurd(finite, term, finite.dominated(x, part, over.above, over.below), never)


@dataclass(frozen=True)
class _Over:
    """-bound <= share <= bound = of_h h + of_p p, where h is what a divergence integrates."""

    share: Term
    of_h: Term
    of_p: Term
    bound: Term
    above: Theorem
    below: Theorem


def _over(there: Scope, p: Term, q: Term, x: Var, h: Term) -> _Over:
    least, most = _bound(there, x, b.log(p)), _bound(there, x, b.neg(b.log(q)))
    there.evident(b.lt(0, most.rise))
    share, half = b.power(x, -1), b.div(most.rise, 2)
    taken, shown = _logarithms(there, x, half, b.add(least.falls, most.falls))
    number = b.add(least.number, most.number, taken)
    smaller = b.sub(b.add(b.mul(half, share), number), b.mul(least.rise, share))
    larger = there.linear(b.le(smaller, b.sub(b.log(p), b.log(q))), *least.shown, *most.shown, *shown)
    weight = b.div(1, b.mul(half, b.exp(least.number)))
    of_p = b.neg(b.mul(weight, number))
    bound = b.add(b.mul(weight, h), b.mul(of_p, p))
    floor = b.mul(share, b.exp(b.neg(least.number)))
    above = there.linear(b.le(share, bound), (larger, b.mul(weight, p)), (_floor(there, p, least), floor))
    below = there.linear(b.le(b.neg(bound), share), (above, 1), (there.evident(b.le(0, share)), 2))
    return _Over(share, weight, of_p, bound, above, below)


def _bound(there: Scope, x: Var, term: Term) -> _Near:
    found = _Near(there, x)
    for monomial, coefficient in summands(context_of(there).canonical(term)):
        found.add(monomial, coefficient)
    return found


def _logarithms(there: Scope, x: Var, half: Term, falls: Term) -> tuple[Term, list[tuple[Theorem, Term]]]:
    """falls log(x) >= -half/x + a number: the tangent of exp at -log(x) + log(half/falls)."""
    if falls == b.ZERO:
        return b.ZERO, [(there.evident(b.le(0, b.power(x, -1))), half)]
    scale = b.log(b.div(half, falls))
    return b.add(falls, b.mul(falls, scale)), [(tangent_at(there, b.sub(scale, b.log(x))), falls)]


def _floor(there: Scope, p: Term, least: _Near) -> Theorem:
    """exp(number) <= p."""
    u, v = b.real("u"), b.real("v")
    monotone = exponential_rises()
    if least.rise != b.ZERO or least.falls != b.ZERO:
        raise Refused("{} is not seen to stay above a number", p)
    known = there.linear(b.le(least.number, b.log(p)), *least.shown)
    return logic.cut(there.instantiate(monotone, {u: least.number, v: b.log(p)}), known)
