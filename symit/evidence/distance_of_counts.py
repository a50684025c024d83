"""The Wasserstein distance of order 1 between two laws on the integers in balls: the sum of |F(n) - G(n)| (Vallender
1974).  Beyond a cut no more of it is left than what both first absolute moments have there.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flint import arb, ctx

from symit.evidence import integrals
from symit.evidence.calculus import spelled_out
from symit.evidence.enclosing import Enclosing
from symit.evidence.errors import NotEvaluated
from symit.evidence.transport import Law
from symit.kernel import build as b
from symit.kernel import terms as t

MOST = 20_000


def distance_of_counts(laws: Sequence[Law], bits: int) -> Any:
    """Raises NotEvaluated."""
    with ctx.workprec(bits + 20):
        ends = [_ends(law) for law in laws]
        low, high = min(end[0] for end in ends), max(end[1] for end in ends)
        if high - low > MOST:
            raise NotEvaluated(f"{high - low} summands are too many")
        left = sum((end[2] for end in ends), arb(0))
        rest = sum((end[3] for end in ends), left)
        gap, total = arb(0).union(left).union(-left), arb(0).union(rest)
        masses = [_masses(law, low, high) for law in laws]
        for one, other in zip(*masses, strict=True):
            gap += one - other
            total += abs(gap)
        return total


def _ends(law: Law) -> tuple[int, int, Any, Any]:
    """The first and the last integer that is looked at, and bounds on the first absolute moment before and beyond."""
    valuation, found, rests = Enclosing({}), [], []
    moment = spelled_out(b.mul(law.x, law.density))
    for way, end in zip((-1, 1), law.support.args, strict=True):  # type: ignore[union-attr]
        if end.sort != t.EXTENDED:
            found.append(valuation.integer(spelled_out(end)))
            rests.append(arb(0))
            continue
        cut, rest = integrals.sum_far_out(way, law.x, moment, valuation)
        found.append(way * cut)
        rests.append(rest.abs_upper())
    return found[0], found[1], rests[0], rests[1]


def _masses(law: Law, low: int, high: int) -> list[Any]:
    valuation, mass = Enclosing({}), spelled_out(law.density)
    first, last = law.support.args  # type: ignore[union-attr]
    least = low if first.sort == t.EXTENDED else valuation.integer(spelled_out(first))
    most = high if last.sort == t.EXTENDED else valuation.integer(spelled_out(last))
    return [
        valuation.inside(law.x, Fraction(n)).value(mass).real if least <= n <= most else arb(0)
        for n in range(low, high + 1)
    ]
