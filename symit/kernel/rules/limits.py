"""Limits at the ends of the line and beside a point: by the arithmetic of limits, and by orders of growth."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Refused
from symit.kernel.normal import factors_of, scaled, summands
from symit.kernel.rules.integration import RUDIN
from symit.kernel.rules.shapes import function
from symit.kernel.signs import NEGATIVE, POSITIVE
from symit.kernel.terms import REAL, App, Num, Term, Var, order
from symit.kernel.theorem import Work, rule


class Walk(ABC):
    """What a function of x has, found from what its parts have; each part is asked once, a definition is its body.

    `of` raises Refused where a part is not known to have it; `start` is what x itself has.
    """

    def __init__(self, x: Var, start: Term, context: Context) -> None:
        self.x, self.context = x, context
        self._found: dict[Term, Term] = {x: start}

    def of(self, term: Term) -> Term:
        if term not in self._found:
            self._found[term] = self._of(term)
        return self._found[term]

    def _of(self, term: Term) -> Term:
        if self.x not in term.free:
            self.context.require_defined(term)
            return self.of_constant(term)
        if not isinstance(term, App):
            raise Refused("{} is no value", term)
        return self.of(b.unfold(term)) if isinstance(term.head, t.Definition) else self.of_operator(term)

    def of_constant(self, term: Term) -> Term:
        return term

    @abstractmethod
    def of_operator(self, term: App) -> Term: ...


@rule("limit")
def limit(work: Work, body: Term, place: Term, side: int) -> Term:
    """The limit of an elementary function at an end of the line, or at a point where it is continuous or comes from
    one side."""
    f = function(body)
    if side not in (1, -1):  # the term 1 is not the number 1: compared with a number, it would be the other side
        raise Refused("the side of a limit is 1 (from above) or -1 (from below)")
    if place.sort != t.EXTENDED:
        work.require_defined(place)
    x = b.fresh(f.hint, REAL, f, place, *(p.conclusion for p in work.facts))
    beside = [] if place.sort == t.EXTENDED else [b.lt(place, x) if side == 1 else b.lt(x, place)]
    inside = work.context.extended(*beside)
    value = Approach(x, place, side, work.context, inside).of(b.open_with(f, x))
    return b.app(t.TENDS, f, place, side, value)


class Approach(Walk):
    """Limits by the arithmetic of limits; a form such as oo - oo or 0 * oo is refused."""

    def __init__(self, x: Var, place: Term, side: int, context: Context, inside: Context) -> None:
        super().__init__(x, place, context)
        self.place, self.side, self.inside = place, side, inside

    def of_operator(self, term: App) -> Term:
        match term.head.name:
            case "add":
                return total([self.of(a) for a in term.args])
            case "mul":
                return self._product([self.of(a) for a in term.args])
            case "pow":
                return self._power(*term.args)
            case "exp":
                return self._exp(self.of(term.args[0]))
            case "log":
                return self._log(term.args[0])
            case "sin" | "cos" if (value := self.of(term.args[0])).sort != t.EXTENDED:
                return b.app(term.head, value)
        return self._known(term)

    def _known(self, term: Term) -> Term:
        stated: list[Term] = []
        wanted = b.lam(self.x, term), self.place
        for fact in self.context.stated(t.TENDS):
            if fact.args[:2] == wanted and (self.place.sort == t.EXTENDED or fact.args[2] == b.num(self.side)):
                stated.append(fact.args[3])
        if stated:
            return min(stated, key=order)
        raise Refused("the limit of {} at {} is not known", term, self.place)

    def _product(self, parts: list[Term]) -> Term:
        if all(p.sort != t.EXTENDED for p in parts):
            return b.mul(*parts)
        negative = False
        for part in parts:
            signs = self._sign(part)
            if signs not in (POSITIVE, NEGATIVE):
                raise Refused("the limit has the form oo * {}, whose sign is not known", part)
            negative ^= signs == NEGATIVE
        return b.MINUS_INFINITY if negative else b.INFINITY

    def _sign(self, value: Term) -> frozenset[int]:
        if value.sort == t.EXTENDED:
            return POSITIVE if value == b.INFINITY else NEGATIVE
        return self.context.sign(value)

    def _power(self, base: Term, exponent: Term) -> Term:
        if not isinstance(exponent, Num):
            raise Refused("the limit of a power with exponent {} is not known", exponent)
        value, n = self.of(base), exponent.value
        if value.sort != t.EXTENDED:
            result = b.power(value, exponent)
            if n.denominator != 1 or n < 0:
                self.context.require(b.lt(0, value) if n.denominator != 1 else b.ne(value, 0))
            return result
        if n.denominator != 1 and value == b.MINUS_INFINITY:
            raise Refused("a root of something that tends to -oo")
        if n == 0:
            return b.ONE
        if n < 0:
            return b.ZERO
        return b.MINUS_INFINITY if value == b.MINUS_INFINITY and n % 2 else b.INFINITY

    def _exp(self, value: Term) -> Term:
        if value.sort != t.EXTENDED:
            return b.exp(value)
        return b.INFINITY if value == b.INFINITY else b.ZERO

    def _log(self, argument: Term) -> Term:
        value = self.of(argument)
        if value == b.INFINITY:
            return value
        if value.sort == t.EXTENDED:
            raise Refused("the logarithm of something that tends to -oo")
        if self.context.sign(value) == POSITIVE:
            return b.log(value)
        if self.context.equal(value, b.ZERO) and self.inside.sign(argument) == POSITIVE:
            return b.MINUS_INFINITY
        raise Refused("the logarithm of something that tends to {}", value, obligation=b.lt(0, value))


def total(parts: list[Term]) -> Term:
    """The limit of a sum from those of its summands."""
    infinite = {p for p in parts if p.sort == t.EXTENDED}
    if len(infinite) > 1:
        raise Refused("the limit has the form oo - oo")
    return infinite.pop() if infinite else b.add(*parts)


@rule("growth", reference=f"{RUDIN}, 8.6 (f) and (45)")
def growth(work: Work, body: Term, place: Term, side: int, threshold: Term) -> Term:
    """The limit of a sum of terms c y^p (log y)^m exp(a y^d + ...): exponentials outgrow powers, powers logarithms.

    It is that at oo of f(y) or f(-y), or for a number a that of f(a + y) or f(a - y) where y > 0 tends to 0.  There f
    has a value: for all y above the threshold, which is not negative, or below it, where it is positive.
    """
    f = function(body)
    if side not in (1, -1):
        raise Refused("the side of a limit is 1 (from above) or -1 (from below)")
    far = place.sort == t.EXTENDED
    if not far:
        work.require_defined(place)
    work.require(b.le(0, threshold) if far else b.lt(0, threshold))
    y = b.fresh("y", REAL, f, place, threshold, *(p.conclusion for p in work.facts))
    away = b.neg(y) if place == b.MINUS_INFINITY or (side == -1 and not far) else y
    value = b.open_with(f, away if far else b.add(place, away))
    inside = work.context.extended(b.lt(0, y), b.lt(threshold, y) if far else b.lt(y, threshold))
    work.require_defined(value, inside)
    terms = summands(inside.canonical(value))
    return b.app(t.TENDS, f, place, side, total([_Growth(y, far, inside, work).of(m, c) for m, c in terms]))


class _Growth:
    """The limit of one term as y tends to oo, or to 0 from above: the constants in it and what tends to a number, and
    the powers of y, log y and exp that do not."""

    def __init__(self, y: Var, far: bool, inside: Context, work: Work) -> None:
        self.y, self.far, self.work = y, far, work
        self.approach = Approach(y, b.INFINITY if far else b.ZERO, 1, work.context, inside)
        self.constants: list[Term] = []
        self.logs = Fraction(0)
        self.power: list[Term] = []
        self.rates: dict[Fraction, list[Term]] = {}

    def of(self, monomial: Term, coefficient: Fraction) -> Term:
        self.constants.append(b.num(coefficient))
        for factor in factors_of(monomial):
            base, degree = _as_power(factor)
            if base == self.y:
                self.power.append(b.num(degree))
            elif base == b.log(self.y):
                self.logs += degree
            elif isinstance(factor, App) and factor.head == t.EXP:
                for part, scale in summands(factor.args[0]):
                    self._exponent(scaled(scale, part))
            else:
                self._number(factor)
        constant, direction = b.mul(*self.constants), self._direction()
        if direction <= 0:
            return b.ZERO if direction else constant
        if (sign := self._sign(constant, b.lt(0, constant))) == 0 or self.logs.denominator != 1:
            raise Refused("the limit has the form oo * {}", constant)
        negative = (sign < 0) ^ (not self.far and self.logs % 2 == 1)
        return b.MINUS_INFINITY if negative else b.INFINITY

    def _exponent(self, part: Term) -> None:
        """exp(a log y) is y^a, exp(a y^d) a matter of growth if y^d grows; all else must tend to a number."""
        moving = [factor for factor in factors_of(part) if self.y in factor.free]
        rate = b.mul(*[factor for factor in factors_of(part) if self.y not in factor.free])
        base, degree = _as_power(moving[0]) if len(moving) == 1 else (b.ONE, Fraction(0))
        self.work.require_defined(rate)
        if moving == [b.log(self.y)]:
            self.power.append(rate)
        elif base == self.y and (degree > 0) == self.far:
            self.rates.setdefault(abs(degree), []).append(rate)
        else:
            self._number(b.exp(part))

    def _number(self, factor: Term) -> None:
        value = self.approach.of(factor)
        if value.sort == t.EXTENDED:
            raise Refused("it is not known how fast {} grows", factor)
        self.constants.append(value)

    def _direction(self) -> int:
        """1 for a term that tends to oo or -oo, -1 for one that tends to 0, 0 for one that does neither."""
        for degree in sorted(self.rates, reverse=True):
            rate = b.add(*self.rates[degree])
            if sign := self._sign(rate, b.lt(rate, 0)):
                return sign
        power = b.add(*self.power)
        if sign := self._sign(power, b.lt(power, 0) if self.far else b.lt(0, power)):
            return sign if self.far else -sign
        return (self.logs > 0) - (self.logs < 0)

    def _sign(self, number: Term, wanted: Term) -> int:
        signs = self.work.context.sign(number)
        if len(signs) != 1:
            raise Refused("the sign of {} is not known", number, obligation=wanted)
        return min(signs)


def _as_power(factor: Term) -> tuple[Term, Fraction]:
    if isinstance(factor, App) and factor.head == t.POW and isinstance(factor.args[1], Num):
        return factor.args[0], factor.args[1].value
    return factor, Fraction(1)
