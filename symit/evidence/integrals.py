"""Integrals, sums and derivatives in a parameter, enclosed in balls.

- Finite sums: term by term.  Infinite sums: up to a cut, plus a bound on the rest from `tails` or its value from
  `slow_sums`.
- Integrals over an interval: `acb.integral` (Johansson, "Numerical integration in arbitrary-precision ball arithmetic",
  2018) between the places where cases switch (`pieces`), up to cuts at the improper ends, plus bounds from `tails`.
  The integrand that Arb sees at a complex ball X must be a function that is analytic on X and agrees with the real
  integrand on the real points of X: `valuation` takes care of that.
- Integrals over a product space: see `product_spaces`.
- The derivative of an integral in a parameter is taken under the sign after the integral itself was enclosed for a
  whole complex disc of parameters: then it is holomorphic there, and by Cauchy's estimate the differentiated integral
  converges too (Lang, Complex Analysis, XV.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from flint import acb, arb, ctx

from symit.evidence import tails
from symit.evidence.calculus import differentiate, opened
from symit.evidence.crossings import settled
from symit.evidence.errors import NotEvaluated, Undefined, short
from symit.evidence.majorants import nearly
from symit.evidence.pieces import pieces
from symit.evidence.product_spaces import over_coordinates
from symit.evidence.slow_sums import slow_rest
from symit.evidence.stretches import Cut, Stretch, stretches
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var

_FAR = 1 << 12
MAX_TERMS = 1 << 14
_EVALUATIONS = 20_000
_NOWHERE = acb(arb.nan())
_SUM_CUTS = tuple(1 << k for k in range(4, 14))


def integral(term: App, valuation: Valuation) -> Any:
    """A ball for an integral or a sum in a valuation."""
    space, function = term.args
    variable, body = _opened(function)
    if isinstance(space, App) and space.head == t.RANGE:
        return _sum(space, variable, body, valuation)
    if isinstance(space, App) and space.head == t.INTERVAL:
        return _over_interval(space, variable, body, valuation)
    if isinstance(space, App) and space.head == t.POWER and isinstance(function, Abs):
        indices = _counted(*_ends(space.args[0], valuation))
        return valuation.value(over_coordinates(space.args[1], function, indices, valuation))
    raise NotEvaluated(f"{short(space)} is no known space")


def instances(term: App, valuation: Valuation) -> list[Term]:
    """The summands or factors of a finite sum or product."""
    space, function = term.args
    if not isinstance(function, Abs):
        raise NotEvaluated(f"{short(function)} is an unknown function")
    return [b.open_with(function, b.num(k)) for k in _counted(*_ends(space, valuation))]


def _opened(function: Term) -> tuple[Var, Term]:
    if not isinstance(function, Abs):
        raise NotEvaluated(f"{short(function)} is an unknown function")
    return opened(function)


# ---- sums ----------------------------------------------------------------------------------------------------


def _sum(space: App, variable: Var, body: Term, valuation: Valuation) -> Any:
    low, high = _ends(space, valuation)
    rest = acb(0)
    if high is None:
        high, beyond = _far_rest(body, variable, max(1, low or 0), valuation)
        rest += beyond
    if low is None:
        start = max(1, -high)
        cut, bound = _cut(lambda c: tails.sum_tail(body, variable, -1, start + c, valuation), _SUM_CUTS)
        low = 1 - start - cut
        rest += _plus_minus(bound)
    return sum((valuation.inside(variable, Fraction(k)).value(body) for k in _counted(low, high)), rest)


def _far_rest(body: Term, variable: Var, start: int, valuation: Valuation) -> tuple[int, Any]:
    """Where a sum is cut, and what lies beyond: little, or as much as can be said of terms that fall like a power."""
    try:
        cut, bound = _cut(lambda c: tails.sum_tail(body, variable, 1, start + c, valuation), _SUM_CUTS)
    except NotEvaluated as refusal:
        try:
            return slow_rest(body, variable, start, valuation)
        except NotEvaluated:
            raise refusal from None
    if not bound < arb(2) ** -ctx.prec:
        with suppress(NotEvaluated):
            return slow_rest(body, variable, start, valuation)
    return start + cut - 1, _plus_minus(bound)


def _ends(space: Term, valuation: Valuation) -> tuple[int | None, int | None]:
    """The ends of a range, None for an infinite one."""
    if not isinstance(space, App) or space.head != t.RANGE:
        raise NotEvaluated(f"{short(space)} is no range of integers")
    low, high = space.args
    if low == b.INFINITY or high == b.MINUS_INFINITY:
        return 1, 0
    first, last = (None if end.sort == t.EXTENDED else valuation.integer(end) for end in (low, high))
    return first, last


def _counted(low: int | None, high: int | None) -> range:
    if low is None or high is None:
        raise NotEvaluated("infinitely many integers where finitely many are needed")
    if high - low > MAX_TERMS:
        raise NotEvaluated(f"{high - low + 1} terms are too many")
    return range(low, high + 1)


# ---- intervals -----------------------------------------------------------------------------------------------


def _over_interval(space: App, variable: Var, body: Term, valuation: Valuation) -> Any:
    low, high = space.args
    if low == b.INFINITY or high == b.MINUS_INFINITY:
        return acb(0)
    if low.sort != t.EXTENDED and high.sort != t.EXTENDED:
        least, greatest = valuation.real.difference(high, low)
        if greatest <= 0:
            return acb(0)
        if least <= 0:
            raise NotEvaluated(f"balls do not order the ends of {short(space)}")
    parts = pieces(space, variable, body, valuation)
    return sum((_cut_at_ends(piece, variable, integrand, valuation) for piece, integrand in parts), acb(0))


@dataclass(frozen=True)
class _End:
    """Where an interval is cut near one of its ends, so far inside, and a ball for the integral beyond; 0 for none."""

    end: Term
    inward: int
    beyond: int
    rest: Any

    @property
    def is_far(self) -> bool:
        return bool(self.end.sort == t.EXTENDED)

    @property
    def bits(self) -> int:
        """How many more bits a number needs in which this differs from the end."""
        return 0 if self.is_far or self.end == b.ZERO else self.beyond.bit_length()

    def cut(self, valuation: Valuation) -> Cut:
        if self.is_far:
            return Cut(at=arb(-self.inward * self.beyond))
        end = valuation.value(self.end).real
        return Cut(end, self.inward / arb(self.beyond)) if self.beyond else Cut(end)


def _cut_at_ends(space: App, variable: Var, body: Term, valuation: Valuation) -> Any:
    ends = [
        _nearer(_end(end, inward, variable, body, valuation), variable, body, valuation)
        for end, inward in zip(space.args, (1, -1), strict=True)
    ]
    bits, tolerance = max(end.bits for end in ends), arb(2) ** -ctx.prec
    rests = sum((end.rest for end in ends), acb(0))
    with ctx.workprec(ctx.prec + bits):
        finer = valuation.forgetful() if bits else valuation
        parts = stretches(*(end.cut(finer) for end in ends))
        return sum((_along(part, variable, body, finer, tolerance) for part in parts), rests)


def _end(end: Term, inward: int, variable: Var, body: Term, valuation: Valuation) -> _End:
    """Where to cut near one end of an interval."""
    if end.sort == t.EXTENDED:
        far: tails.Poly = {Fraction(1): acb(-inward)}
        cut, bound = _cut(lambda c: tails.integral_tail(body, variable, far, 0, c, valuation), _integral_cuts())
        return _End(end, inward, cut, _plus_minus(bound))
    place = valuation.value(end)
    if not place.imag.is_zero():
        raise NotEvaluated("the end of an interval depends on a complex parameter")
    nearby = acb(place.real.union(place.real + inward * arb(2) ** -40))
    if _is_tame(body, variable, nearby, valuation):
        return _End(end, inward, 0, acb(0))
    near: tails.Poly = {Fraction(0): place, Fraction(-1): acb(inward)}
    cut, bound = _cut(lambda c: tails.integral_tail(body, variable, near, -2, c, valuation, end), _integral_cuts())
    return _End(end, inward, cut, _plus_minus(bound))


def _nearer(end: _End, variable: Var, body: Term, valuation: Valuation) -> _End:
    """The same of something simpler that the integrand is nearly, where that is so much nearer: far out the smaller one
    of two densities may leave all floats."""
    if not end.is_far or end.beyond < _FAR:
        return end
    far: tails.Poly = {Fraction(1): acb(-end.inward)}

    def bound(less: Term, more: Term, cut: int) -> Any:
        """The integral of a root of a product is at most the root of the product of the integrals."""
        one, other = (tails.integral_tail(part, variable, far, 0, cut, valuation) for part in (less, more))
        return 2 * one + (one * other).sqrt()

    for simple, less, more in nearly(body):
        with suppress(NotEvaluated):
            cut, rest = _cut(partial(bound, less, more), _integral_cuts())
            if rest < arb(2) ** -ctx.prec and cut < end.beyond:
                place = b.num(-end.inward * cut)
                beyond = b.interval(place, b.INFINITY) if end.inward < 0 else b.interval(b.MINUS_INFINITY, place)
                value = _over_interval(beyond, variable, simple, valuation)  # type: ignore[arg-type]
                return _End(end.end, end.inward, cut, value + _plus_minus(rest))
    return end


def far_out(end: Term, variable: Var, body: Term, valuation: Valuation) -> tuple[int, Any]:
    """How far out to cut at an infinite end, and a bound on the integral of the absolute value beyond."""
    found = _end(end, 1 if end == b.MINUS_INFINITY else -1, variable, body, valuation)
    return found.beyond, found.rest.real.abs_upper()


def _is_tame(body: Term, variable: Var, nearby: Any, valuation: Valuation) -> bool:
    """Is the integrand seen to be bounded near an end, so that no cut is needed?"""
    try:
        return bool(valuation.inside(variable, nearby).value(body).is_finite())
    except NotEvaluated:
        return False


def _along(part: Stretch, variable: Var, body: Term, valuation: Valuation, tolerance: Any) -> Any:
    """The integral over a stretch."""
    between = settled(part, variable, body, valuation)
    return sum(
        (_between(low, high, part, variable, there, valuation, tolerance) for low, high, there in between), acb(0)
    )


def _between(
    low: Any, high: Any, part: Stretch, variable: Var, body: Term, valuation: Valuation, tolerance: Any
) -> Any:
    """The integral between two places in the coordinate of a stretch."""
    depth = 4 * ctx.prec
    smallest = abs(high - low) * arb(2) ** (4 - depth)
    failures: list[NotEvaluated | Undefined] = []

    def integrand(u: Any, analytic: bool) -> Any:
        # acb.integral does not survive an exception; after a failure it is let run out on cheap answers.
        if failures:
            return _NOWHERE
        x, rate = part.point(u)
        try:
            value = valuation.inside(variable, x, analytic).value(body) * rate
        except NotEvaluated:
            value = _NOWHERE
        except Undefined as error:
            failures.append(error)
            return _NOWHERE
        if not analytic and not value.is_finite() and arb(u.real.rad()) < smallest:
            where = f"near {float(x.real.mid()):.6g}"
            failures.append(NotEvaluated(f"the integrand {short(body)} is not seen to be bounded {where}"))
        return value

    total = acb.integral(
        integrand, acb(low), acb(high), rel_tol=tolerance, abs_tol=tolerance, eval_limit=_EVALUATIONS, depth_limit=depth
    )
    if failures:
        raise failures[0]
    return total


# ---- derivatives in a parameter ------------------------------------------------------------------------------


def derivative(term: App, valuation: Valuation) -> Any:
    """The derivative of an integral in a parameter, under the sign."""
    function, argument = term.args
    variable, whole = _opened(function)
    place = valuation.value(argument)
    if not isinstance(whole, App) or whole.head != t.INTEGRAL:
        raise NotEvaluated(f"{short(term)} is not carried out")
    if variable not in whole.free:
        return valuation.value(whole) * 0
    space, integrand = whole.args
    if variable in space.free:
        raise NotEvaluated("the space of an integral moves with the parameter of a derivative")
    _require_holomorphic(whole, variable, place, valuation)
    point, body = _opened(integrand)
    return valuation.inside(variable, place).value(b.integral(space, point, differentiate(body, variable)))


def _require_holomorphic(whole: App, variable: Var, place: Any, valuation: Valuation) -> None:
    """The integral converges absolutely, uniformly and analytically for all parameters in some complex disc."""
    for bits in (6, 12, 24):
        with ctx.workprec(30):
            radius = arb(0, arb(2) ** -bits)
            disc = valuation.forgetful().inside(variable, place + acb(radius, radius), analytic=True)
            try:
                enclosed = disc.value(whole)
            except (NotEvaluated, Undefined):
                continue
        if enclosed.is_finite():
            return
    raise NotEvaluated(f"no disc of parameters is found on which {short(whole)} converges uniformly")


# ---- cuts ----------------------------------------------------------------------------------------------------


def _integral_cuts() -> Sequence[int]:
    """Powers of two, closer together where a Gaussian would stop and up to what an algebraic tail needs."""
    powers = [*range(1, 12), *range(12, 48, 6), *range(48, 4 * ctx.prec, 16)]
    return [1 << k for k in powers]


def _cut(bound: Callable[[int], Any], cuts: Sequence[int]) -> tuple[int, Any]:
    """The first cut beyond which nothing is left at this precision; else the best one."""
    best: tuple[int, Any] | None = None
    reason = NotEvaluated("no bound on the tail")
    for cut in cuts:
        try:
            rest = bound(cut)
        except NotEvaluated as error:
            reason = error
            continue
        if rest.is_finite() and (best is None or rest < best[1]):
            best = cut, rest
        if best is not None and best[1] < arb(2) ** -ctx.prec:
            break
    if best is None:
        raise reason
    return best


def _plus_minus(bound: Any) -> Any:
    radius = arb(0, bound)
    return acb(radius, radius)
