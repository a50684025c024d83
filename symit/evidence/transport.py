"""Wasserstein distances on the line in balls.

Of order 1 it is the area between the two distribution functions (Vallender 1974).  Beyond a cut at an infinite end no
more of it is left than what both first moments have there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import Any

from flint import acb, arb, ctx

from symit.evidence import integrals
from symit.evidence.calculus import spelled_out
from symit.evidence.distribution_functions import NOWHERE, PIECES, Piece
from symit.evidence.enclosing import Enclosing
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.stretches import Cut, Stretch, stretches
from symit.kernel import build as b
from symit.kernel.terms import Term, Var

EVALUATIONS = 50_000
MOST_PARTS = 4_000
ROOM = 0.25
"""So far around a place, in the coordinate of a stretch, a distribution function is bounded."""
FAR = (b.MINUS_INFINITY, b.INFINITY)


@dataclass(frozen=True)
class Law:
    """A member of a family on the line: its name, the values of its parameters, its support, and its density at x."""

    name: str
    values: tuple[Term, ...]
    support: Term
    x: Var
    density: Term

    def pieces(self) -> Sequence[Piece]:
        """Raises NotEvaluated where its distribution function is not known."""
        if self.name not in PIECES:
            raise NotEvaluated(f"the distribution function of {self.name} is not known in balls")
        valuation = Enclosing({})
        return PIECES[self.name](*(acb(valuation.value(spelled_out(v)).real) for v in self.values))

    def at(self, x: Any) -> Any:
        """The density at a complex ball; not finite where it is not seen to be analytic."""
        try:
            return Enclosing({}).inside(self.x, x, analytic=True).value(self.spelled_out)
        except (NotEvaluated, Undefined):
            return NOWHERE

    @cached_property
    def spelled_out(self) -> Term:
        return spelled_out(self.density)

    def beyond(self, end: Term, order: int) -> tuple[Any, Any]:
        """Where to cut at an infinite end, and a bound on the moment of this order beyond."""
        if end not in self.support.args:  # type: ignore[union-attr]
            return 0, arb(0)
        body = spelled_out(b.mul(b.power(self.x, order), self.density))
        return integrals.far_out(end, self.x, body, Enclosing({}))


def first_distance(laws: Sequence[Law], bits: int) -> Any:
    """A ball for the distance of order 1.  Raises NotEvaluated."""
    with ctx.workprec(bits):
        far = [[law.beyond(end, 1) for law in laws] for end in FAR]
    with ctx.workprec(2 * bits):
        curves = [law.pieces() for law in laws]
        near, places = arb(2) ** -bits, _places(curves)
        outer = sum((2 * abs(place) for place in places), arb(2)).upper()
        cuts = (outer.max(max(cut for cut, _ in found)) for found in far)
        left, right = (Cut(at=side * cut) for side, cut in zip((-1, 1), cuts, strict=True))
        starts = [left, *(_cut(place.upper(), 1, curves, near) for place in places)]
        stops = [*(_cut(place.lower(), -1, curves, near) for place in places), right]
        rest = sum((2 * near + 2 * place.rad() for place in places), sum(rest for found in far for _, rest in found))
        areas = (_area(curves, part, near) for ends in zip(starts, stops, strict=True) for part in stretches(*ends))
        return sum(areas, arb(0).union(rest))


def _places(curves: Sequence[Sequence[Piece]]) -> list[Any]:
    """Where the one or the other distribution function is not analytic, from left to right."""
    every = [end for pieces in curves for p in pieces for end in (p.low, p.high) if end is not None]
    found: list[Any] = []
    for place in sorted(every, key=lambda p: float(p.mid())):
        if found and found[-1].overlaps(place):
            found[-1] = found[-1].union(place)
        else:
            found.append(place)
    return found


def _cut(place: Any, inward: int, curves: Sequence[Sequence[Piece]], near: Any) -> Cut:
    """At a place, or a little beside it where a distribution function is not seen to be analytic there."""
    beside = place + inward * near
    around = acb(place.union(place + inward * arb(2) ** -20).union(place - inward * arb(2) ** -20))
    tame = all(_at(pieces, beside).below(around).is_finite() for pieces in curves)
    return Cut(place) if tame else Cut(place, inward * near)


def _at(pieces: Sequence[Piece], place: Any) -> Piece:
    """The piece with a place in it; where there is none, all lies above the place, or below it."""
    for piece in pieces:
        if piece.has(place):
            return piece
    is_below = pieces[0].low is not None and place < pieces[0].low
    return Piece(None, None, lambda _: acb(0 if is_below else 1), lambda _: acb(1 if is_below else 0))


# ---- the area along a stretch --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Place:
    """A place on a stretch by its coordinate, and what both laws have below and above it."""

    u: Any
    x: Any
    laws: tuple[Piece, Piece]

    @cached_property
    def below(self) -> list[Any]:
        return [law.below(acb(self.x)).real for law in self.laws]

    @cached_property
    def above(self) -> list[Any]:
        return [law.above(acb(self.x)).real for law in self.laws]

    @cached_property
    def gap(self) -> Any:
        """How much more the first has below."""
        if self.below[0] > 0.5:
            return self.above[1] - self.above[0]
        return self.below[0] - self.below[1]


@dataclass(frozen=True)
class _Between:
    """Between two places: how much more the first law may have below a point, at least and at most."""

    start: _Place
    stop: _Place

    @cached_property
    def gap(self) -> tuple[Any, Any]:
        """Distribution functions increase; what lies above is taken where that is less."""
        low, high = (self.start, self.stop) if self.start.x < self.stop.x else (self.stop, self.start)
        if low.below[0] > 0.5:
            return high.above[1] - low.above[0], low.above[1] - high.above[0]
        return low.below[0] - high.below[1], high.below[0] - low.below[1]

    @cached_property
    def most(self) -> Any:
        """The area here is no larger."""
        ends = [abs(end).upper() for end in self.gap if end.is_finite()]
        return (abs(self.stop.x - self.start.x) * (max(ends) if len(ends) == 2 else 1)).upper()


@dataclass(frozen=True)
class _Gap:
    """How much more the one law has below a point of a stretch, on which both distribution functions are analytic."""

    laws: tuple[Piece, Piece]
    part: Stretch

    def at(self, u: Any) -> tuple[Any, Any]:
        """It is how much more the other has above; and what du is multiplied by."""
        x, rate = self.part.point(u)
        one, other = self.laws
        if one.below(acb(x.real.mid())).real > 0.5:
            return other.above(x) - one.above(x), rate
        return one.below(x) - other.below(x), rate

    def place(self, u: Any) -> _Place:
        return _Place(u, self.part.point(acb(u))[0].real, self.laws)

    def integrand(self, u: Any, _: bool) -> Any:
        gap, rate = self.at(u)
        return gap * rate

    def sign(self, part: _Between) -> int:
        """The one sign that it has between two places, where it is seen: from its bounds, or from its values there,
        between which it is bent by no more than its second derivative, which Cauchy's estimate bounds."""
        least, most = part.gap
        if least > 0 or most < 0:
            return 1 if least > 0 else -1
        first, last = part.start.gap, part.stop.gap
        width = abs(part.stop.u - part.start.u)
        if not (width < 1 and ((first > 0 and last > 0) or (first < 0 and last < 0))):
            return 0
        middle, around = (part.start.u + part.stop.u) / 2, arb(0, ROOM)
        size = self.at(acb(middle + around + arb(0, 0.5) * width, around))[0].abs_upper()
        bent = (width / ROOM) ** 2 * size / 4
        return 0 if not abs(first).min(abs(last)) > bent else 1 if first > 0 else -1


def _area(curves: Sequence[Sequence[Piece]], part: Stretch, tolerance: Any) -> Any:
    """The area between two distribution functions along a stretch on which both are analytic: between the places where
    they may cross it is an integral with a sign, and around these it is bounded."""
    one, other = (_at(pieces, ((part.low + part.high) / 2).mid()) for pieces in curves)
    gap = _Gap((one, other), part)
    known, rest = _signs(gap, tolerance)
    total = arb(0).union(rest)
    for start, stop, sign in known:
        total += sign * integral_along(gap.integrand, start, stop, tolerance)
    return total


def _signs(gap: _Gap, tolerance: Any) -> tuple[list[tuple[Any, Any, int]], Any]:
    """Where the gap is seen to have which sign, and a bound on the area of all else: the largest is halved first."""
    known: list[tuple[_Between, int]] = []
    open_: list[tuple[float, int, _Between]] = []

    def sort(part: _Between, number: int) -> None:
        if sign := gap.sign(part):
            known.append((part, sign))
        else:
            heappush(open_, (-float(part.most), number, part))

    sort(_Between(*(gap.place(end.real) for end in gap.part.ends)), 0)
    for count in range(1, MOST_PARTS):
        if not open_ or -open_[0][0] * len(open_) < float(tolerance):
            break
        _, _, part = heappop(open_)
        middle = gap.place(((part.start.u + part.stop.u) / 2).mid())
        sort(_Between(part.start, middle), 2 * count)
        sort(_Between(middle, part.stop), 2 * count + 1)
    merged: list[tuple[Any, Any, int]] = []
    for part, sign in sorted(known, key=lambda k: float(k[0].start.u.mid())):
        if merged and merged[-1][1] is part.start.u and merged[-1][2] == sign:
            merged[-1] = (merged[-1][0], part.stop.u, sign)
        else:
            merged.append((part.start.u, part.stop.u, sign))
    return merged, sum((part.most for _, _, part in open_), arb(0))


def integral_along(function: Callable[[Any, bool], Any], low: Any, high: Any, tolerance: Any) -> Any:
    """Between two coordinates.  Raises NotEvaluated."""
    depth = 4 * ctx.prec
    area = acb.integral(
        function, acb(low), acb(high), rel_tol=tolerance, abs_tol=tolerance, eval_limit=EVALUATIONS, depth_limit=depth
    )
    if not area.is_finite():
        raise NotEvaluated("an integral between two distributions is not enclosed")
    return area.real
