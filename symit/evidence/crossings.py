"""A stretch cut where case distinctions of an integrand switch, as where two densities cross.

Between such places the cases are settled and the integrand is one analytic formula.  What `pieces` knows of affine
comparisons beforehand is found here by halving: each part on which balls decide all of them, and the small rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from flint import acb, arb, ctx

from symit.evidence.calculus import differentiate
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.pieces import conditions, resolve
from symit.evidence.stretches import Stretch
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var

_MOST = 2000
"""So many parts are looked at."""
Part: TypeAlias = tuple[Any, Any, Term]


class _TooMany(Exception):
    """Balls do not settle the cases on most of a stretch."""


@dataclass
class _Halving:
    stretch: Stretch
    variable: Var
    asked: tuple[App, ...]
    valuation: Valuation
    smallest: Any
    looked_at: int = 0

    def parts(self, low: Any, high: Any) -> Iterator[tuple[Any, Any, tuple[bool | None, ...]]]:
        """From low to high, with what holds there."""
        self.looked_at += 1
        if self.looked_at > _MOST:
            raise _TooMany
        truth = self._truth(low.union(high))
        if None not in truth or not high - low > self.smallest:
            yield low, high, truth
            return
        middle = ((low + high) / 2).mid()
        yield from self.parts(low, middle)
        yield from self.parts(middle, high)

    def _truth(self, along: Any) -> tuple[bool | None, ...]:
        place = self.stretch.point(acb(along))[0].real
        return tuple(self._decided(condition, place) for condition in self.asked)

    def _decided(self, condition: App, place: Any) -> bool | None:
        """Whether it holds at all places of a ball; by their difference, or that in the middle and its slope."""
        try:
            holds = self._at(place).decide(condition)
            if holds is None and condition.head in (t.LT, t.LE):
                difference = b.sub(*condition.args)
                middle = place.mid()
                slope = self._at(place).value(differentiate(difference, self.variable)).real
                found = self._at(middle).value(difference).real + slope * (place - middle)
                holds = True if found < 0 else False if found > 0 else None
            return holds
        except (NotEvaluated, Undefined):
            return None

    def _at(self, place: Any) -> Valuation:
        return self.valuation.inside(self.variable, acb(place))


def settled(stretch: Stretch, variable: Var, body: Term, valuation: Valuation) -> list[Part]:
    """Parts of a stretch in its coordinate, each with the integrand as it is there."""
    low, high = (end.real for end in stretch.ends)
    asked = tuple(c for c in dict.fromkeys(conditions(body)) if variable in c.free)
    if not asked:
        return [(low, high, body)]
    smallest = abs(high - low) * arb(2) ** -(ctx.prec // 2 + 8)
    found: list[tuple[Any, Any, tuple[bool | None, ...]]] = []
    try:
        for first, last, truth in _Halving(stretch, variable, asked, valuation, smallest).parts(low, high):
            if found and found[-1][2] == truth:
                first = found.pop()[0]
            found.append((first, last, truth))
    except _TooMany:
        return [(low, high, body)]
    return [
        (first, last, resolve(body, {c: holds for c, holds in zip(asked, truth, strict=True) if holds is not None}))
        for first, last, truth in found
    ]
