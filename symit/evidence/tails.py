"""How fast an integrand decays: rigorous bounds on what an improper integral or an infinite sum leaves beyond a cut.

`integrals` cuts an improper integral at R and asks here for a bound on the rest.  The integrand f is read as a function
of y >= R >= 1, where the integration variable is a Laurent polynomial in y (x = y, x = -y, or x = a + 1/y near a finite
end).  Every subterm becomes a sum of pieces

    P(y) * exp(E(y)) * (y!)^n

where P and E are sums of powers of y whose coefficients are balls: "some function of y with values in this ball".  So
the arithmetic is exact up to balls, and in the end |P| <= C y^m and Re E <= -kappa y^D for all y >= R, which leaves an
incomplete gamma function, a power, or a geometric series.  What does not fit (an essential oscillation, a power that is
not integrable) is refused.  Nothing here knows what is being integrated or why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import floor, prod
from typing import Any, TypeAlias

from flint import acb, arb, fmpq

from symit.evidence.calculus import differentiate, is_finite_range
from symit.evidence.errors import NotEvaluated, Undefined, short
from symit.evidence.majorants import majorant
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Num, Term, Var

Poly: TypeAlias = Mapping[Fraction, Any]  # power of y -> ball
MAX_PIECES = 64
_LOG_POWER = Fraction(1, 4)


@dataclass(frozen=True)
class Piece:
    """factor(y) * exp(exponent(y)) * (y!)^factorials."""

    factor: Poly
    exponent: Poly = field(default_factory=dict)
    factorials: Fraction = Fraction(0)


Growth: TypeAlias = Sequence[Piece]


# ---- the bounds ----------------------------------------------------------------------------------------------


def integral_tail(
    body: Term, variable: Var, at: Poly, weight: int, cut: int, valuation: Valuation, end: Term | None = None
) -> Any:
    """A bound on the integral over y >= cut of |body * y^weight|, where `variable` is `at` as a polynomial in y; near
    a finite `end` that is `end` and a multiple of 1/y."""

    def bound(term: Term) -> Any:
        total = arb(0)
        for piece in Tail(variable, at, cut, valuation, end).growth(term):
            if piece.factorials:
                raise NotEvaluated("a factorial under an integral")
            size, power, decay, rate = _envelope(piece, cut)
            total += _power_or_gamma(size, power + weight, decay, rate, arb(cut))
        return total

    return _of_majorant(bound, body)


def sum_tail(body: Term, variable: Var, sign: int, cut: int, valuation: Valuation) -> Any:
    """A bound on the sum over integers y >= cut of |body|, where `variable` is sign * y."""

    def bound(term: Term) -> Any:
        total = arb(0)
        for piece in Tail(variable, {Fraction(1): acb(sign)}, cut, valuation).growth(term):
            if piece.factorials > 0:
                raise NotEvaluated("a factorial makes the terms of a sum grow")
            size, power, decay, rate = _envelope(_without_factorials(piece, cut), cut)
            total += _power_or_geometric(size, power, decay, rate, cut)
        return total

    return _of_majorant(bound, body)


def _of_majorant(bound: Callable[[Term], Any], body: Term) -> Any:
    """The bound on the body, or that on what is larger where there is none."""
    try:
        return bound(body)
    except NotEvaluated:
        parts = majorant(body)
        if not parts:
            raise
        return sum(map(bound, parts), arb(0))


def _envelope(piece: Piece, cut: int) -> tuple[Any, Fraction, Fraction, Any]:
    """(C, m, D, kappa) with |piece| <= C y^m exp(-kappa y^D) for y >= cut, and D = 0 for no decay."""
    power, ball = collapse(piece.factor, cut)
    decay, rate = collapse(piece.exponent, cut)
    size = ball.abs_upper()
    if decay <= 0:
        return size * arb(0).max(rate.real.upper()).exp(), power, Fraction(0), arb(0)
    kappa = (-rate.real).lower()
    if not kappa > 0:
        raise NotEvaluated("the integrand is not seen to decay")
    return size, power, decay, kappa


def _largest(piece: Piece, cut: int) -> Any:
    """A bound on |piece| for y >= cut, where that falls."""
    if piece.factorials:
        raise NotEvaluated("a factorial that is not seen to stay bounded")
    size, order, decay, kappa = _envelope(piece, cut)
    if not _q(order) <= kappa * _q(decay) * arb(cut) ** _q(decay):
        raise NotEvaluated("what is not seen to stay bounded")
    return size * arb(cut) ** _q(order) * (-kappa * arb(cut) ** _q(decay)).exp()


def _power_or_gamma(size: Any, power: Fraction, decay: Fraction, kappa: Any, cut: Any) -> Any:
    if size.is_zero():
        return arb(0)
    if decay == 0:
        if power >= -1:
            raise NotEvaluated("the integrand is not seen to be absolutely integrable")
        return size * cut ** _q(power + 1) / _q(-power - 1)
    # Substituting u = kappa y^D turns the integral of y^m exp(-kappa y^D) into an upper incomplete gamma function.
    order = (max(power, Fraction(0)) + 1) / decay
    return size * (kappa * cut ** _q(decay)).gamma_upper(_q(order)) / (_q(decay) * kappa ** _q(order))


def _power_or_geometric(size: Any, power: Fraction, decay: Fraction, kappa: Any, cut: int) -> Any:
    if size.is_zero():
        return arb(0)
    if decay == 0:
        if power >= -1:
            raise NotEvaluated("the sum is not seen to converge absolutely")
        return size * (arb(cut) ** _q(power) + arb(cut) ** _q(power + 1) / _q(-power - 1))
    if decay < 1:
        raise NotEvaluated("a sum that decays more slowly than geometrically")
    # y^D >= y cut^(D-1), and ((y+1)/y)^m is largest at the cut: the terms fall at least as fast as a geometric series.
    kappa, power = kappa * arb(cut) ** _q(decay - 1), max(power, Fraction(0))
    ratio = (arb(cut + 1) / cut) ** _q(power) * (-kappa).exp()
    if not ratio < 1:
        raise NotEvaluated("the ratio of successive terms is not seen to be below 1")
    return size * arb(cut) ** _q(power) * (-kappa * cut).exp() / (1 - ratio)


def _without_factorials(piece: Piece, cut: int) -> Piece:
    """y! >= cut! * cut^(y - cut) for y >= cut, so a negative power of y! is at most an exponential."""
    if not piece.factorials:
        return piece
    n, log_cut = _q(piece.factorials), arb(cut).log()
    bound = {Fraction(1): acb(n * log_cut), Fraction(0): acb(n * (arb(cut + 1).lgamma() - cut * log_cut))}
    return Piece(piece.factor, _add(piece.exponent, bound))


# ---- terms to pieces -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tail:
    """Reads terms for y >= cut.  `valuation` gives everything but the variable, as balls."""

    variable: Var
    at: Poly
    cut: int
    valuation: Valuation
    end: Term | None = None

    def growth(self, term: Term) -> Growth:
        if self.variable not in term.free:
            return [Piece(_poly({Fraction(0): self.valuation.value(term)}))]
        if term == self.variable:
            return [Piece(_poly(self.at))]
        if not isinstance(term, App):
            raise self._refused(term)
        args = term.args
        match term.head.name:
            case "add":
                there = self._at_end(term)
                return [there] if there is not None else _sum([self.growth(a) for a in args])
            case "mul":
                return _product([self.growth(a) for a in args])
            case "pow":
                return self._power(args[0], args[1])
            case "exp":
                if (power := _power_of(args[0], self.variable)) is not None:
                    return self._power(*power)
                if (piece := self._power_of_logarithms(args[0])) is not None:
                    return [piece]
                return _product([[self._exponential_of(piece)] for piece in self.growth(args[0])])
            case "log":
                return self._logarithm(args[0])
            case "factorial":
                return [self._factorial(args[0])]
            case "gamma":
                return [self._gamma(args[0])]
            case "if":
                return self._either(*args)
            case "sin" | "cos":
                return [self._oscillation(args[0])]
            case "integral" if is_finite_range(args[0]):
                return _sum([self.growth(s) for s in self._instances(term)])
            case "product" if is_finite_range(args[0]):
                return _product([self.growth(f) for f in self._instances(term)])
        raise self._refused(term)

    def _power_of_logarithms(self, exponent: Term) -> Piece | None:
        """exp of a polynomial in log x of degree 2 at most, where x = y or 1/y: for y >= cut it falls at least as a
        power of y does, since -a (log y)^2 <= -a log(cut) log y; None for anything else."""
        turn = next((sign for sign in (1, -1) if _poly(self.at) == {Fraction(sign): acb(1)}), 0)
        logarithm, place = b.log(self.variable), b.fresh("l", t.REAL, exponent)
        inner = _replaced(exponent, logarithm, place)
        if not turn or place not in inner.free or self.variable in inner.free:
            return None
        try:
            poly = dict(Tail(place, {Fraction(1): acb(1)}, 1, self.valuation)._polynomial(inner))
        except NotEvaluated:
            return None
        square, rate, one = (poly.pop(Fraction(k), acb(0)) for k in (2, 1, 0))
        if poly or square.real > 0 or not all(ball.imag.is_zero() for ball in (square, rate, one)):
            return None
        power = (square.real * arb(self.cut).log() + turn * rate.real).upper()
        size = one.real.exp()
        return Piece({Fraction(floor(float(power) * 64) + 2, 64): acb(_up_to(size))})

    def _either(self, condition: Term, yes: Term, no: Term) -> Growth:
        """One of two terms; where it is not seen which one, each of them times something in [0, 1]."""
        try:
            return self.growth(yes if self.decide(condition) else no)
        except NotEvaluated:
            if not condition.free <= {self.variable}:
                raise
        share: Growth = [Piece({Fraction(0): acb(_up_to(arb(1)))})]
        return _sum([_product([share, self.growth(part)]) for part in (yes, no)])

    def _at_end(self, term: Term) -> Piece | None:
        """A sum near a finite end.  What is 0 there, as 1 - x^a at 1, is by the mean value theorem its derivative
        somewhere between times the distance; what is not is near its value there.  None where the derivative or the
        sum is not seen to keep a sign, so that more is to be said."""
        if self.end is None:
            return None
        distance = self.at[Fraction(-1)]
        between = self.at[Fraction(0)] + distance / self.cut * acb(arb(0).union(arb(1)))
        near = self.valuation.inside(self.variable, between)
        vanishes = self._vanishes(_put(term, self.variable, self.end))
        try:
            ball = near.value(differentiate(term, self.variable) if vanishes else term)
        except (NotEvaluated, Undefined):
            return None
        if not (ball.is_finite() and (ball.real > 0 or ball.real < 0)):
            return None
        return Piece({Fraction(-1): ball * distance} if vanishes else {Fraction(0): ball})

    def _vanishes(self, value: Term) -> bool:
        try:
            return self.valuation.exact(value) == 0 or bool(self.valuation.value(value).is_zero())
        except (NotEvaluated, Undefined):
            return False

    def _logarithm(self, term: Term) -> Growth:
        """log(term), in which an exponential undoes it."""
        if self.variable not in term.free:
            return [Piece(_poly({Fraction(0): self.valuation.value(b.log(term))}))]
        if not isinstance(term, App):
            return [Piece(self.log(term))]
        match term.head.name, term.args:
            case "exp", (exponent,):
                return self.growth(exponent)
            case "mul", factors:
                moving = [f for f in factors if self.variable in f.free]
                fixed = [b.mul(*(f for f in factors if f not in moving))] if len(moving) < len(factors) else []
                return _sum([self._logarithm(f) for f in (*fixed, *moving)])
            case "if", (condition, yes, no):
                return self._logarithm(yes if self.decide(condition) else no)
            case "pow", (base, exponent) if self.variable not in exponent.free:
                times = Piece(_poly({Fraction(0): self.valuation.value(exponent)}))
                return _product([[times], self._logarithm(base)])
        return [Piece(self.log(term))]

    def log(self, term: Term) -> Poly:
        """log(term), for a term that is a positive piece, or a sum of such: its logarithm lies between that of any of
        them and that of the greatest plus log of how many there are."""
        if isinstance(term, App) and term.head == t.MUL:
            return _add(*(self.log(a) for a in term.args))
        pieces = self.growth(term)
        if len(pieces) > 1 and not all(collapse(p.factor, self.cut)[1].real > 0 for p in pieces):
            return self._log_of_greatest(pieces, term)
        logs = [self._log_of(piece, term) for piece in pieces]
        if len(logs) == 1:
            return logs[0]
        if not all(c.imag.is_zero() for poly in logs for c in poly.values()):
            raise self._refused(term)
        either = [{power: _up_and_down(ball) for power, ball in poly.items()} for poly in logs]
        return _add(*either, {Fraction(0): _up_and_down(acb(len(logs)).log())})

    def _log_of_greatest(self, pieces: Growth, term: Term) -> Poly:
        """log of a sum: that of the piece that grows most, which is positive, and of 1 + r, where the others together
        are no more than r < 1 of it."""
        parts = [(collapse(p.exponent, self.cut), collapse(p.factor, self.cut)) for p in pieces]
        first = max(range(len(parts)), key=lambda k: _order(parts[k][0], parts[k][1][0]))
        power, ball = parts[first][1]
        if not ball.real > 0:
            raise self._refused(term)
        below = Piece({-power: 1 / ball}, {d: -c for d, c in pieces[first].exponent.items()}, -pieces[first].factorials)
        ratios = (_multiply(p, below) for k, p in enumerate(pieces) if k != first)
        ratio = sum((_largest(r, self.cut) for r in ratios), arb(0))
        if not ratio < 1:
            raise self._refused(term)
        return _add(self._log_of(pieces[first], term), {Fraction(0): acb((1 - ratio).log().union((1 + ratio).log()))})

    def _log_of(self, piece: Piece, term: Term) -> Poly:
        """log|P| + E + n log(y!) of a positive piece."""
        power, ball = collapse(piece.factor, self.cut)
        if not ball.real > 0:
            raise self._refused(term)
        # 0 <= log y <= (4/e) y^(1/4) and 0 <= log y! <= y^2.
        log_y = {_LOG_POWER: acb(_up_to(4 / arb(1).exp()) * _q(power))} if power else {}
        log_factorial = {Fraction(2): acb(_up_to(arb(1)) * _q(piece.factorials))} if piece.factorials else {}
        return _add(_poly({Fraction(0): ball.log(analytic=True)}), log_y, piece.exponent, log_factorial)

    def _exponential_of(self, piece: Piece) -> Piece:
        """exp of a piece: of a polynomial; of -c y^m exp(E) where E grows, so of less than -c y^m E^2/2; of what is
        bounded."""
        one = _poly({Fraction(0): acb(1)})
        if not piece.exponent and not piece.factorials:
            return Piece(one, piece.factor)
        power, ball = collapse(piece.factor, self.cut)
        growth, rate = collapse(piece.exponent, self.cut)
        if piece.factorials or not (ball.imag.is_zero() and rate.imag.is_zero()):
            raise NotEvaluated("an exponential of an exponential")
        if growth > 0 and rate.real > 0 and ball.real < 0:
            squared = ball.real.upper() * rate.real.lower() ** 2 / 2
            return Piece({Fraction(0): acb(_up_to(arb(1)))}, {power + 2 * growth: acb(squared)})
        return Piece({Fraction(0): acb(_up_and_down(acb(_largest(piece, self.cut))).real.exp())})

    def decide(self, condition: Term) -> bool:
        """Whether a condition holds for every y >= cut."""
        if not isinstance(condition, App) or condition.head not in (*t.RELATIONS, t.AND):
            raise self._refused(condition)
        if condition.head == t.AND:
            return all(self.decide(c) for c in condition.args)
        left, right = condition.args
        sign = self.sign(left if right == b.ZERO else b.sub(left, right))
        return {"eq": sign == 0, "ne": sign != 0, "lt": sign < 0, "le": sign <= 0}[condition.head.name]

    def sign(self, term: Term) -> int:
        if isinstance(term, App) and self.variable in term.free:
            if term.head == t.EXP or (term.head == t.POW and self.sign(term.args[0]) == 1):
                return 1
            if term.head == t.MUL:
                return prod(map(self.sign, term.args))
        real = Tail(self.variable, self.at, self.cut, self.valuation.real, self.end)
        pieces = real.growth(term)
        if len(pieces) == 2:
            return real._sign_of_two(pieces, term)
        ball = collapse(real._single(term).factor, self.cut)[1].real
        if ball > 0 or ball < 0:
            return 1 if ball > 0 else -1
        if ball.is_zero():
            return 0
        raise NotEvaluated(f"the sign of {short(term)} far out is not seen")

    def _sign_of_two(self, pieces: Growth, term: Term) -> int:
        """The sign of the sum of two pieces of one sign, or of two signs by their logarithms."""
        factors = [collapse(p.factor, self.cut)[1].real for p in pieces]
        signs = [int(bool(f > 0)) - int(bool(f < 0)) for f in factors]
        if 0 in signs:
            raise NotEvaluated(f"the sign of {short(term)} far out is not seen")
        if signs[0] == signs[1]:
            return signs[0]
        first, second = (
            self._log_of(Piece({d: c * sign for d, c in p.factor.items()}, p.exponent, p.factorials), term)
            for p, sign in zip(pieces, signs, strict=True)
        )
        more = collapse(_add(first, {d: -c for d, c in second.items()}), self.cut)[1].real
        if more > 0 or more < 0:
            return signs[0] if more > 0 else signs[1]
        raise NotEvaluated(f"the sign of {short(term)} far out is not seen")

    def _power(self, base: Term, exponent: Term) -> Growth:
        if self.variable not in base.free:
            return [self._exponential(base, exponent)]
        if self.variable in exponent.free:
            raise NotEvaluated(f"{short(b.power(base, exponent))} far out")
        value = exponent.value if isinstance(exponent, Num) else self.valuation.exact(exponent)
        if value is None:
            raise NotEvaluated(f"the exponent {short(exponent)} is not a known rational number")
        if value.denominator == 1 and 0 <= value <= MAX_PIECES:
            return _product([self.growth(base)] * int(value))
        pieces = self.growth(base)
        if len(pieces) > 1 and value < 0:
            return [self._below(pieces, base, value)]
        piece = self._single(base)
        power, ball = collapse(piece.factor, self.cut)
        if value.denominator == 1:
            raised = ball ** int(value)
        elif ball.real > 0:
            raised = (ball.log(analytic=True) * _q(value)).exp()
        elif ball.imag.is_zero() and not ball.real < 0 and value > 0:  # where it is below 0, there is no such power
            raised = acb(_up_to(ball.abs_upper() ** _q(value)))
        else:
            raise self._refused(base)
        exponent_poly = {d: c * _q(value) for d, c in piece.exponent.items()}
        return [Piece(_poly({power * value: raised}), exponent_poly, piece.factorials * value)]

    def _below(self, pieces: Growth, base: Term, value: Fraction) -> Piece:
        """A negative power of a sum of positive pieces lies between 0 and that of the one that grows most."""
        parts = [(collapse(p.exponent, self.cut), collapse(p.factor, self.cut), p) for p in pieces]
        if not all(f.real > 0 and f.imag.is_zero() and e.imag.is_zero() for (_, e), (_, f), _ in parts):
            raise self._refused(base)
        _, (power, ball), piece = max(parts, key=lambda part: _order(part[0], part[1][0]))
        factor = {power * value: _up_to((ball.log() * _q(value)).exp().real)}
        return Piece(factor, {d: c * _q(value) for d, c in piece.exponent.items()}, piece.factorials * value)

    def _exponential(self, base: Term, exponent: Term) -> Piece:
        """b^k for a constant b; (-1)^k is a function with values in [-1, 1]."""
        ball, grows = self.valuation.value(base), self._polynomial(exponent)
        if ball.real > 0:
            rate, factor = ball.log(analytic=True), acb(1)
        elif ball.real < 0 and ball.imag.is_zero() and exponent.sort == t.INT:
            rate, factor = (-ball).log(), acb(arb(0, 1))
        else:
            raise self._refused(base)
        return Piece(_poly({Fraction(0): factor}), {d: c * rate for d, c in grows.items()})

    def _factorial(self, argument: Term) -> Piece:
        """(y + j)! = y! (y+1) ... (y+j) for a whole number j >= 0."""
        poly = dict(self._polynomial(argument))
        leading = poly.pop(Fraction(1), acb(0))
        shift = poly.pop(Fraction(0), acb(0))
        offset = next((j for j in range(MAX_PIECES) if (shift - j).is_zero()), None)
        if poly or not (leading - 1).is_zero() or offset is None:
            raise self._refused(argument)
        factor: Poly = _poly({Fraction(0): acb(1)})
        for i in range(1, offset + 1):
            factor = _times(factor, {Fraction(1): acb(1), Fraction(0): acb(i)})
        return Piece(factor, factorials=Fraction(1))

    def _gamma(self, argument: Term) -> Piece:
        """Gamma(y + c) for a rational c > 0: Gamma(y + r) lies between (y + 1)^(r-1) y! and y^(r-1) y! for 0 <= r < 1
        (DLMF 5.6.4), and what c is beyond r are factors."""
        shift = self.valuation.exact(b.substitute(argument, {self.variable: b.ZERO}))
        at_one = self.valuation.exact(b.substitute(argument, {self.variable: b.ONE}))
        if shift is None or shift <= 0 or at_one != shift + 1 or self.at != {Fraction(1): acb(1)}:
            raise self._refused(argument)
        part = shift % 1
        least = (arb(self.cut) / (self.cut + 1)) ** (1 - _q(part))
        factor: Poly = {part - 1: acb(least.union(arb(1)))}
        for i in range(int(shift)):
            factor = _times(factor, {Fraction(1): acb(1), Fraction(0): acb(_q(part + i))})
        return Piece(factor, factorials=Fraction(1))

    def _oscillation(self, argument: Term) -> Piece:
        if not all(c.imag.is_zero() for c in self._polynomial(argument).values()):
            raise self._refused(argument)
        return Piece(_poly({Fraction(0): acb(arb(0, 1))}))

    def _single(self, term: Term) -> Piece:
        pieces = self.growth(term)
        if len(pieces) != 1:
            raise self._refused(term)
        return pieces[0]

    def _polynomial(self, term: Term) -> Poly:
        piece = self._single(term)
        if piece.exponent or piece.factorials:
            raise self._refused(term)
        return piece.factor

    def _instances(self, term: App) -> list[Term]:
        space, function = term.args
        if not isinstance(space, App) or not isinstance(function, Abs):
            raise self._refused(term)
        low, high = (self.valuation.integer(end) for end in space.args)
        if high - low > MAX_PIECES:
            raise self._refused(term)
        return [b.open_with(function, b.num(k)) for k in range(low, high + 1)]

    def _refused(self, term: Term) -> NotEvaluated:
        return NotEvaluated(f"no bound is known for {short(term)} far out")


def _power_of(exponent: Term, variable: Var) -> tuple[Term, Term] | None:
    """v and a where exp(exponent) is v^a: of a product of log(v) and what is fixed."""
    if not isinstance(exponent, App) or exponent.head != t.MUL:
        return None
    moving = [f for f in exponent.args if variable in f.free]
    if len(moving) != 1 or not isinstance(moving[0], App) or moving[0].head != t.LOG:
        return None
    return moving[0].args[0], b.mul(*(f for f in exponent.args if variable not in f.free))


@lru_cache(maxsize=10_000)
def _put(term: Term, variable: Var, value: Term) -> Term:
    return b.substitute(term, {variable: value})


# ---- arithmetic of powers ------------------------------------------------------------------------------------


def collapse(poly: Poly, cut: int) -> tuple[Fraction, Any]:
    """(D, ball) with poly(y) in y^D * ball for all y >= cut."""
    if not poly:
        return Fraction(0), acb(0)
    top = max(poly)
    total = acb(0)
    for power, ball in poly.items():
        total += ball if power == top else ball * _up_to(arb(cut) ** _q(power - top))
    return top, total


def _replaced(term: Term, old: Term, new: Term) -> Term:
    return new if term == old else b.rebuild(term, lambda part: _replaced(part, old, new), lambda body: body)


def _up_to(bound: Any) -> Any:
    return arb(0).union(bound)


def _order(exponent: tuple[Fraction, Any], power: Fraction) -> tuple[Fraction, float, Fraction]:
    """For comparing y^power exp(rate y^growth) far out."""
    growth, rate = exponent
    middle = float(rate.real.mid())
    return growth * ((middle > 0) - (middle < 0)), middle, power


def _up_and_down(ball: Any) -> Any:
    """A real ball around 0 with this one in it."""
    size = ball.abs_upper()
    return acb((-size).union(size))


def _q(value: Fraction) -> Any:
    return arb(fmpq(value.numerator, value.denominator))


def _poly(terms: Poly) -> Poly:
    return {power: ball for power, ball in terms.items() if not ball.is_zero()}


def _add(*polys: Poly) -> Poly:
    total: dict[Fraction, Any] = {}
    for poly in polys:
        for power, ball in poly.items():
            total[power] = total[power] + ball if power in total else ball
    return _poly(total)


def _times(p: Poly, q: Poly) -> Poly:
    return _add(*({d + e: a * c} for d, a in p.items() for e, c in q.items()))


def _sum(parts: Sequence[Growth]) -> Growth:
    """All pieces; those without exponentials are added up, so that they can cancel."""
    pieces = [p for part in parts for p in part]
    plain = [p for p in pieces if not p.exponent and not p.factorials]
    rest = [p for p in pieces if p.exponent or p.factorials]
    total = _add(*(p.factor for p in plain))
    return _bounded([Piece(total), *rest] if total or not rest else rest)


def _product(parts: Sequence[Growth]) -> Growth:
    total: Growth = [Piece({Fraction(0): acb(1)})]
    for part in parts:
        total = _bounded([_multiply(p, q) for p in total for q in part])
    return total


def _multiply(p: Piece, q: Piece) -> Piece:
    factor = _times(p.factor, q.factor)
    return Piece(factor, _add(p.exponent, q.exponent), p.factorials + q.factorials) if factor else Piece({})


def _bounded(pieces: list[Piece]) -> list[Piece]:
    if len(pieces) > MAX_PIECES:
        raise NotEvaluated("too many exponentials to bound")
    return pieces
