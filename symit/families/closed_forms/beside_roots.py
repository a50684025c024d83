"""The sign of a + c u for rational numbers a and c and a root u, which no sign of its parts shows: times
|a| + |c| u it is the number a^2 - c^2 u^2, or the opposite.

Stands under the closed forms of numbers; nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def sign_of_root(scope: Scope, value: Term) -> Theorem | None:
    """0 < a + c u or a + c u < 0, for u > 0 whose square is rational; None for anything else."""
    parts = dict(normal.summands(PLAIN.canonical(value)))
    start = parts.pop(b.ONE, Fraction(0))
    if len(parts) != 1 or not start or value.free:
        return None
    ((root, slope),) = parts.items()
    square = PLAIN.canonical(b.power(root, 2))
    if not isinstance(square, Num) or PLAIN.sign(root) != frozenset((1,)) or start * slope > 0:
        return None
    gap = start**2 - slope**2 * square.value
    if not gap:
        return None
    over = b.power(b.add(b.num(abs(start)), b.mul(b.num(abs(slope)), root)), -1)
    is_positive = (gap > 0) == (start > 0)
    apart = scope.evident(b.lt(0, b.num(abs(gap))))
    return scope.linear(b.lt(0, value) if is_positive else b.lt(value, 0), (apart, over))
