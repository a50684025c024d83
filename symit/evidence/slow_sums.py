"""Sums whose terms fall like a power, enclosed by two integrals.

Where f is real on the line, analytic for |arg z| <= theta and |z| >= a, and at most C |z|^m there with m < -1, then for
a half-integer a

    the sum of f(k) over k > a  =  int_a^oo f(x) dx + 2 Re int f(z)/(exp(-2 pi i z) - 1) dz

along the ray z = a + exp(i theta) t: the residues at the integers, with the contour turned away from the line, where
the second integrand falls exponentially (Abel and Plana; Henrici, Applied and Computational Complex Analysis, 4.9).
`Sector` reads a term as such a function and refuses what it does not see to be one.  Stands above `tails`, which
settles case distinctions far out; `integrals` asks it for what a sum leaves beyond any cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import inf
from typing import Any

from flint import acb, arb, ctx, fmpq

from symit.evidence.errors import NotEvaluated, Undefined, short
from symit.evidence.pieces import conditions, resolve
from symit.evidence.tails import Tail
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var

_STARTS = tuple(1 << k for k in range(4, 11))
_LITTLE = Fraction(1, 64)
"""A logarithm is at most so small a power, up to a factor."""
_SINE = arb(1) / 2
_FAST = 8
"""What falls exponentially falls faster than that power."""


def slow_rest(body: Term, variable: Var, start: int, valuation: Valuation) -> tuple[int, Any]:
    """A number n >= start, and the sum of the terms from there on.  Raises NotEvaluated."""
    reason = NotEvaluated(f"the sum of {short(body)} is not seen to converge")
    for first in _STARTS:
        try:
            return start + first - 1, _rest(body, variable, start + first, valuation)
        except (NotEvaluated, Undefined) as refusal:
            reason = NotEvaluated(str(refusal))
    raise reason


def _rest(body: Term, variable: Var, first: int, valuation: Valuation) -> Any:
    low = arb(first) - arb(1) / 2
    far_out = Tail(variable, {Fraction(1): acb(1)}, first, valuation.real)
    settled = {c: far_out.decide(c) for c in dict.fromkeys(conditions(body)) if variable in c.free}
    sector = Sector(variable, low, valuation)
    body = resolve(body, settled)
    size = sector.growth(body)
    if size.rate != 0 or size.factorials:  # as slowly as it may be: integrals would take far longer than the terms
        raise NotEvaluated(f"{short(body)} does not fall like a power")
    if not size.power < -1:
        raise NotEvaluated(f"{short(body)} is not seen to be summable")
    return _on_line(sector, body, size) + _on_ray(sector, body, size)


def _on_line(sector: Sector, body: Term, size: Growth) -> Any:
    """The integral over the line, in the logarithm."""
    most, order = size.ball.abs_upper(), _q(-size.power - 1)
    bits = (ctx.prec + (1 + most / order).log() / arb(2).log()) / order
    if not bits < 64 * ctx.prec:
        raise NotEvaluated(f"{short(body)} falls too slowly")
    far = 2 * sector.low + arb(2) ** bits.upper()
    beyond = _disc(most * far**-order / order)
    return beyond.real + _integral(lambda u: sector.at(body, u.exp()) * u.exp(), sector.low.log(), far.log()).real


def _on_ray(sector: Sector, body: Term, size: Growth) -> Any:
    """The integral along the ray, whose integrand is less than C a^m/(exp(2 pi sin(theta) t) - 1)."""
    turn, away = arb.pi(), acb(_cosine(), _SINE)
    end = (ctx.prec + 10) * arb(2).log() / turn
    most = size.ball.abs_upper() * sector.low ** _q(size.power)
    beyond = arb(0, most * (-turn * end).exp() / turn)

    def integrand(along: Any) -> Any:
        return (
            -sector.at(body, sector.low + away * along) * away / (1 + (-2 * acb.pi() * acb(0, 1) * away * along).exp())
        )

    return 2 * (beyond + _integral(integrand, arb(0), end).real)


def _integral(integrand: Callable[[Any], Any], low: Any, high: Any) -> Any:
    tolerance = arb(2) ** -ctx.prec
    found = acb.integral(
        lambda u, _: integrand(u), acb(low), acb(high), rel_tol=tolerance, abs_tol=tolerance, eval_limit=20_000
    )
    if not found.is_finite():
        raise NotEvaluated("an integral that a sum is compared with has no finite enclosure")
    return found


# ---- how a term grows ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Growth:
    """z^power times a function with values in the ball, exp(rate z) and (z!)^factorials."""

    power: Fraction
    ball: Any
    rate: Any = 0
    factorials: Fraction = Fraction(0)

    def settled(self, sector: Sector) -> Growth:
        """A power of z times a function with values in a ball."""
        if self.rate == 0 and not self.factorials:
            return self
        power, fall = min(self.power, Fraction(0)) - _FAST, self.fall(sector.low)
        order = _q(self.power - power)
        place = sector.low.max(order / fall)
        return Growth(power, _disc(self.ball.abs_upper() * place**order * (-fall * place).exp()))

    def fall(self, low: Any) -> Any:
        """k > 0 with |exp(rate z) (z!)^factorials| <= exp(-k |z|) for |z| >= low: |1/z!| is at most that by Stirling's
        formula, and Re z lies between |z| cos(theta) and |z|."""
        if self.factorials > 0:
            raise NotEvaluated("a factorial makes the terms of a sum grow")
        kappa = _cosine() * low.log() - _angle() * _SINE - 1 - 1 / low
        found = -_q(self.factorials) * kappa - (_cosine() * self.rate if self.rate < 0 else self.rate)
        if not (found > 0 and (kappa > 0 or not self.factorials)):
            raise NotEvaluated("the terms of a sum are not seen to fall")
        return found


@dataclass(frozen=True, eq=False)
class Sector:
    """Reads terms for |z| >= low and |arg z| <= pi/6 as analytic functions that are real on the line."""

    variable: Var
    low: Any
    valuation: Valuation
    known: dict[Term, Growth] = field(default_factory=dict)

    def growth(self, term: Term) -> Growth:
        """Raises NotEvaluated for what is not seen to be analytic there."""
        if term not in self.known:
            self.known[term] = self._growth(term)
        return self.known[term]

    def _growth(self, term: Term) -> Growth:
        if self.variable not in term.free:
            return Growth(Fraction(0), acb(self._fixed(term)))
        if term == self.variable:
            return Growth(Fraction(1), acb(1))
        args = term.args if isinstance(term, App) else ()
        match term.head.name if isinstance(term, App) else "":
            case "add":
                return self._sum([self.growth(a) for a in args])
            case "mul":
                return reduce(_times, map(self.growth, args))
            case "pow" if self.variable not in args[1].free:
                return self._power(args[0], self._exact(args[1]))
            case "pow" if self.variable not in args[0].free:
                rate, start = self._linear(args[1])
                log = self._fixed(b.log(args[0]))
                return Growth(Fraction(0), acb((start * log).exp()), rate * log)
            case "exp":
                return self._exponential(args[0])
            case "log":
                return self._logarithm(args[0])
            case "factorial" | "gamma":
                shift = self._shift(term)  # type: ignore[arg-type]
                return Growth(shift - 1, self._from_factorial(shift).exp(), factorials=Fraction(1))
        raise self._refused(term)

    def at(self, term: Term, z: Any) -> Any:
        """Its value at a ball."""
        most = self._most(term, z)
        if most is not None and most < arb(2) ** (-2 * ctx.prec):
            return _disc(most)
        value = self._at(term, z)
        return value if most is None or value.abs_upper() <= most else _disc(most)

    def _at(self, term: Term, z: Any) -> Any:
        """The same of a factor, which may be tiny beside one that is huge."""
        if self.variable not in term.free:
            return acb(self._fixed(term))
        if term == self.variable:
            return z
        args = term.args  # type: ignore[union-attr]
        match term.head.name:  # type: ignore[union-attr]
            case "add":
                return sum((self.at(a, z) for a in args), acb(0))
            case "mul":
                return reduce(lambda u, v: u * v, (self._at(a, z) for a in args))
            case "pow" if self.variable not in args[1].free and self._exact(args[1]).denominator == 1:
                return self.at(args[0], z) ** int(self._exact(args[1]))
            case "pow":
                return (self.at(args[1], z) * self._log_at(args[0], z)).exp()
            case "exp":
                return self.at(args[0], z).exp()
            case "log":
                return self._log_at(args[0], z)
            case "factorial" | "gamma":
                return (z + _q(self._shift(term))).gamma()  # type: ignore[arg-type]
        raise self._refused(term)

    def _most(self, term: Term, z: Any) -> Any:
        """A bound on what falls exponentially, since in a wide ball Gamma has no values; None for anything else."""
        found = self.growth(term)
        if found.rate == 0 and not found.factorials:
            return None
        away = z.abs_lower()
        if not (away >= self.low and abs(z.imag).upper() <= _tangent() * z.real.lower()):
            return None
        try:
            return found.ball.abs_upper() * away ** _q(found.power) * (-found.fall(away) * away).exp()
        except NotEvaluated:
            return None

    def _sum(self, parts: Sequence[Growth]) -> Growth:
        parts = [p for p in (part.settled(self) for part in parts) if not p.ball.is_zero()]
        if not parts:
            return Growth(Fraction(0), acb(0))
        top = max(p.power for p in parts)
        return Growth(top, sum((p.ball * self._lower(p.power - top) for p in parts), acb(0)))

    def _lower(self, power: Fraction) -> Any:
        """A ball with all values of z^power, which is no more than 0."""
        return _disc(self.low ** _q(power)) if power else acb(1)

    def _power(self, base: Term, exponent: Fraction) -> Growth:
        found = self.growth(base)
        if exponent.denominator == 1:
            ball = found.ball ** int(exponent)
        elif found.ball.real > 0:
            ball = (found.ball.log() * _q(exponent)).exp()
        else:
            raise self._refused(base)
        if not ball.is_finite():
            raise self._refused(base)
        return Growth(found.power * exponent, ball, found.rate * _q(exponent), found.factorials * exponent)

    def _exponential(self, exponent: Term) -> Growth:
        """exp of a linear function, of a multiple of a logarithm, or of what stays bounded."""
        if isinstance(exponent, App) and exponent.head == t.MUL:
            moving = [f for f in exponent.args if self.variable in f.free]
            if len(moving) == 1 and b.is_app(moving[0], t.LOG):
                fixed = b.mul(*(f for f in exponent.args if f not in moving))
                return self._power(moving[0].args[0], self._exact(fixed))  # type: ignore[union-attr]
        try:
            rate, start = self._linear(exponent)
        except NotEvaluated:
            found = self.growth(exponent).settled(self)
            if found.power > 0:
                raise
            return Growth(Fraction(0), (found.ball * self._lower(found.power)).exp())
        return Growth(Fraction(0), acb(start.exp()), rate)

    # ---- logarithms ------------------------------------------------------------------------------------------

    def _logarithm(self, term: Term) -> Growth:
        """log(term), real on the line, taken apart; of a sum z^m g(z) where g has a positive real part."""
        if self.variable not in term.free:
            return Growth(Fraction(0), acb(self._fixed(b.log(term))))
        args = term.args if isinstance(term, App) else ()
        match term.head.name if isinstance(term, App) else "":
            case "mul":
                return self._sum([self._logarithm(a) for a in args])
            case "pow":
                return _times(self.growth(args[1]), self._logarithm(args[0]))
            case "exp":
                return self.growth(args[0])
            case "factorial" | "gamma":
                return self._log_gamma(self._shift(term))  # type: ignore[arg-type]
        found = self.growth(term).settled(self)
        if not found.ball.real > 0:
            raise self._refused(term)
        return self._sum([self._multiple_of_log(_q(found.power)), Growth(Fraction(0), found.ball.log())])

    def _log_at(self, term: Term, z: Any) -> Any:
        """The value of log(term), taken apart in the same way."""
        if self.variable not in term.free:
            return acb(self._fixed(b.log(term)))
        args = term.args if isinstance(term, App) else ()
        match term.head.name if isinstance(term, App) else "":
            case "mul":
                return sum((self._log_at(a, z) for a in args), acb(0))
            case "pow":
                return self.at(args[1], z) * self._log_at(args[0], z)
            case "exp":
                return self.at(args[0], z)
            case "factorial" | "gamma":
                return (z + _q(self._shift(term))).lgamma()  # type: ignore[arg-type]
        log = z.log(analytic=True)
        if term == self.variable:
            return log
        power = self.growth(term).settled(self).power
        return (self.at(term, z) * (-_q(power) * log).exp()).log(analytic=True) + _q(power) * log

    def _multiple_of_log(self, times: Any) -> Growth:
        """|log z| <= log|z| + pi/6, and log y <= y^e/(e exp(1))."""
        most = 1 / (_q(_LITTLE) * arb(1).exp()) + _angle()
        return Growth(_LITTLE, _disc(abs(times) * most))

    def _log_gamma(self, shift: Fraction) -> Growth:
        """Stirling's formula for log(z!), with a rest of no more than 1/(6 |z|) where Re z > 0 (DLMF 5.11.11)."""
        log, near = self._multiple_of_log(arb(1)), acb(1) + _disc(1 / (2 * self.low))
        start = acb((2 * arb.pi()).log() / 2) + _disc(1 / (6 * self.low)) + self._from_factorial(shift)
        parts = [
            _times(Growth(Fraction(1), near), log),
            Growth(Fraction(1), acb(-1)),
            self._multiple_of_log(_q(shift - 1)),
            Growth(Fraction(0), start),
        ]
        return self._sum(parts)

    def _from_factorial(self, shift: Fraction) -> Any:
        """log Gamma(z + c) - log(z!) - (c - 1) log z, the integral of digamma(z + s) - log z over s from 1 to c: it is
        |digamma(w) - log w| <= 1/Re w where Re w > 0 (DLMF 5.9.13)."""
        return _disc(_q(abs(shift - 1) * (1 + max(shift, Fraction(1)))) / (_cosine() * self.low))

    # ---- what is fixed ---------------------------------------------------------------------------------------

    def _fixed(self, term: Term) -> Any:
        value = self.valuation.value(term)
        if not value.imag.is_zero():
            raise self._refused(term)
        return value.real

    def _exact(self, term: Term) -> Fraction:
        value = self.valuation.exact(term)
        if value is None:
            raise NotEvaluated(f"the exponent {short(term)} is not a known rational number")
        return value

    def _linear(self, term: Term) -> tuple[Any, Any]:
        """a and c of a z + c."""
        if _degree(term, self.variable) != 1:
            raise self._refused(term)
        start, after = (self._fixed(b.substitute(term, {self.variable: b.num(k)})) for k in (0, 1))
        return after - start, start

    def _shift(self, term: App) -> Fraction:
        """c > 0 where the term is Gamma(z + c)."""
        argument = b.add(term.args[0], 1) if term.head == t.FACTORIAL else term.args[0]
        rate, _ = self._linear(argument)
        shift = self._exact(b.substitute(argument, {self.variable: b.ZERO}))
        if not (rate - 1).is_zero() or shift <= 0:
            raise self._refused(term)
        return shift

    def _refused(self, term: Term) -> NotEvaluated:
        return NotEvaluated(f"no bound is known for {short(term)} in a sector")


def _degree(term: Term, variable: Var) -> float:
    """As a polynomial; infinite for what is not seen to be one."""
    if variable not in term.free or term == variable:
        return int(term == variable)
    match term:
        case App(head=t.ADD, args=args):
            return max(_degree(a, variable) for a in args)
        case App(head=t.MUL, args=args):
            return sum(_degree(a, variable) for a in args)
    return inf


def _angle() -> Any:
    return arb.pi() / 6


def _tangent() -> Any:
    return 1 / arb(3).sqrt()


def _cosine() -> Any:
    return arb(3).sqrt() / 2


def _times(first: Growth, second: Growth) -> Growth:
    power, factorials = first.power + second.power, first.factorials + second.factorials
    return Growth(power, first.ball * second.ball, first.rate + second.rate, factorials)


def _disc(radius: Any) -> Any:
    """A ball with all complex numbers that are no larger."""
    return acb(arb(0, radius), arb(0, radius))


def _q(value: Fraction) -> Any:
    return arb(fmpq(value.numerator, value.denominator))
