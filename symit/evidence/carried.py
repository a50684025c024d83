"""The mean of |X - T(X)|^k in balls, where T is the increasing map that carries the one law to the other: the k-th
power of their Wasserstein distance of order k (Villani, Topics in Optimal Transportation, 2.18).

T is the quantile of the other at the probability below a point.  Beyond a cut near an end no more is left than
2^(k - 1) times the k-th moments that both have there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import acb, arb, ctx, fmpq

from symit.evidence.distribution_functions import NOWHERE, Piece
from symit.evidence.errors import NotEvaluated
from symit.evidence.stretches import Cut, Stretch, stretches
from symit.evidence.transport import FAR, Law, integral_along

MOST_HALVINGS = 2_000


def distance_by_map(laws: Sequence[Law], order: Fraction, bits: int) -> Any:
    """A ball for the distance.  Raises NotEvaluated, where no quantile is elementary among others."""
    try:
        return _by_map(laws, order, bits, 4 * bits)
    except _TooNear:
        return _by_map(laws, order, bits, 16 * bits)


class _TooNear(NotEvaluated):
    """To an end, for the precision of the work."""


def _by_map(laws: Sequence[Law], order: Fraction, bits: int, precision: int) -> Any:
    with ctx.workprec(precision):
        curves = [law.pieces() for law in laws]
        way = next((n for n in (1, 0) if all(piece.quantile for piece in curves[n])), None)
        if way is None:
            raise NotEvaluated("neither of the two has an elementary quantile")
        found = _Carried(laws[1 - way], laws[way], curves[1 - way], curves[way], order, bits)
        mean = found.mean()
        least, most = (arb(0).max(end) for end in (mean.lower(), mean.upper()))
        return (least ** (1 / found.power)).union(most ** (1 / found.power))


@dataclass(frozen=True)
class _Carried:
    one: Law
    other: Law
    from_: Sequence[Piece]
    to: Sequence[Piece]
    order: Fraction
    bits: int

    @property
    def power(self) -> Any:
        return arb(fmpq(self.order.numerator, self.order.denominator))

    def mean(self) -> Any:
        (left, rest), (right, beyond) = (self._near_end(k) for k in (0, 1))
        gaps = sorted(self._gaps(left.place, right.place), key=lambda gap: float(gap[0].mid()))
        total = arb(0).union(2 ** (self.power - 1) * (rest + beyond))
        total += sum((arb(0).union(self._most(low, high)) for low, high in gaps), arb(0))
        starts = [left, *(Cut(_middle(*gap), gap[1] - _middle(*gap)) for gap in gaps)]
        stops = [*(Cut(_middle(*gap), gap[0] - _middle(*gap)) for gap in gaps), right]
        for start, stop in zip(starts, stops, strict=True):
            for part in stretches(start, stop):
                total += self._along(part)
        return total

    # ---- near the ends ---------------------------------------------------------------------------------------

    def _near_end(self, k: int) -> tuple[Cut, Any]:
        """Where to cut, and a bound on the moments of both beyond."""
        end, side = FAR[k], (-1, 1)[k]
        piece, theirs = self.from_[-k], self.to[-k]
        order, goal, rest = math.ceil(self.order), arb(2) ** (-2 * self.bits), arb(0)
        is_far = [end in law.support.args for law in (self.one, self.other)]  # type: ignore[union-attr]
        if is_far[1]:
            place, left = self._beyond(self.other, k, order)
            goal, rest = goal.min(_tail(theirs, side * place, side).lower()), rest + left
        start = self._beyond(self.one, k, order) if is_far[0] else (arb(1), arb(0))
        cut = self._shrunk(piece, side, start[0], goal, is_far[0])
        place, beyond = cut.place, _tail(piece, cut.place, side).upper()
        image = self.image(acb(place)).real
        rest += start[1] if is_far[0] else beyond * abs(place).max(abs(_end(piece, side))).max(arb(1)).upper() ** order
        if not is_far[1]:
            rest += beyond * abs(image).max(abs(_end(theirs, side))).max(arb(1)).upper() ** order
        return cut, rest

    def _beyond(self, law: Law, k: int, order: int) -> tuple[Any, Any]:
        with ctx.workprec(self.bits):
            cut, rest = law.beyond(FAR[k], order)
        return arb(cut), rest

    @staticmethod
    def _shrunk(piece: Piece, side: int, start: Any, goal: Any, is_far: bool) -> Cut:
        """A cut beyond which no more probability is than wanted."""
        away = start
        for _ in range(MOST_HALVINGS):
            cut = Cut(at=side * away) if is_far else Cut(_end(piece, side).mid(), -side * away)
            if piece.has(cut.place) and _tail(piece, cut.place, side) <= goal:
                return cut
            away = 2 * away if is_far else away / 2
        raise _TooNear("no cut is found near an end")

    # ---- in between ------------------------------------------------------------------------------------------

    def image(self, x: Any) -> Any:
        """T at a point or a ball of them, by the piece on which the middle lies."""
        middle = x.real.mid()
        return self._image(x, _holding(self.from_, middle), self._piece_of_image(middle))

    @staticmethod
    def _image(x: Any, piece: Piece, theirs: Piece) -> Any:
        below, above = (curve(x).log(analytic=True) for curve in (piece.below, piece.above))
        return theirs.quantile(below, above) if theirs.quantile else NOWHERE

    def _piece_of_image(self, x: Any) -> Piece:
        logit = _logit(_holding(self.from_, x), x)
        return next((p for p in self.to[:-1] if logit < _logit(p, p.high)), self.to[-1])

    def _gaps(self, low: Any, high: Any) -> Iterator[tuple[Any, Any]]:
        """Around the places where T or the density is not analytic."""
        near = arb(2) ** -self.bits
        own = [left.high for left, _ in pairwise(self.from_)]
        for place in own:
            yield place.lower() - near, place.upper() + near
        for joint, _ in pairwise(self.to):
            wanted = _logit(joint, joint.high)
            if not any((_logit(_holding(self.from_, p.mid()), p) - wanted).contains(0) for p in own):
                yield self._found(wanted, low, high, near)

    def _found(self, wanted: Any, low: Any, high: Any, near: Any) -> tuple[Any, Any]:
        """The point with this logit, by halving."""
        for _ in range(MOST_HALVINGS):
            middle = _middle(low, high)
            logit = _logit(_holding(self.from_, middle), middle)
            if high - low < near or not (logit < wanted or logit > wanted):
                return self._bracketed(wanted, middle, near)
            low, high = (middle, high) if logit < wanted else (low, middle)
        raise NotEvaluated("no point with a logit is found")

    def _bracketed(self, wanted: Any, middle: Any, near: Any) -> tuple[Any, Any]:
        for k in range(self.bits):
            low, high = (middle - 2**k * near).mid(), (middle + 2**k * near).mid()
            if _logit(_holding(self.from_, low), low) < wanted < _logit(_holding(self.from_, high), high):
                return low, high
        raise NotEvaluated("no point with a logit is found")

    def _most(self, low: Any, high: Any) -> Any:
        """No more than this is left between two places."""
        places = [low, high, *(self.image(acb(end)).real for end in (low, high))]
        mass = _tail(_holding(self.from_, low), low, 1) - _tail(_holding(self.from_, high), high, 1)
        away = max(abs(p - q).upper() for p in places[:2] for q in places[2:])
        return (mass * away**self.power).upper()

    def _along(self, part: Stretch) -> Any:
        middle = part.point((part.ends[0] + part.ends[1]) / 2)[0].real.mid()
        piece, theirs = _holding(self.from_, middle), self._piece_of_image(middle)

        def integrand(u: Any, analytic: bool) -> Any:
            x, rate = part.point(u)
            away = x - self._image(x, piece, theirs)
            density = self.one.at(x)
            if self.order.denominator == 1 and self.order % 2 == 0:
                return away**self.order.numerator * density * rate
            size = away.real_abs(analytic=analytic)
            if not analytic and size.contains(0):
                return acb(arb(0).union(size.abs_upper() ** self.power)) * density * rate
            return (self.power * size.log(analytic=True)).exp() * density * rate

        return integral_along(integrand, *part.ends, arb(2) ** -self.bits)


def _middle(low: Any, high: Any) -> Any:
    return ((low + high) / 2).mid()


def _end(piece: Piece, side: int) -> Any:
    return piece.low if side < 0 else piece.high


def _tail(piece: Piece, x: Any, side: int) -> Any:
    """What lies beyond a point, below it or above it."""
    return (piece.below if side < 0 else piece.above)(acb(x)).real


def _logit(piece: Piece, x: Any) -> Any:
    return (piece.below(acb(x)).real / piece.above(acb(x)).real).log()


def _holding(pieces: Sequence[Piece], x: Any) -> Piece:
    """The piece with a point in it, or the one beside it."""
    return next((p for p in pieces if p.high is None or x < p.high), pieces[-1])
