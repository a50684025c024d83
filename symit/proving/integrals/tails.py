"""Limits at the ends of an interval: by the arithmetic of limits, or by orders of growth.

Stands on `scope`.
"""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import limits
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied

FAR, NEAR = (0, 1), (1, Fraction(1, 2))
"""Beyond which numbers, and how close to its end, a function may have to be looked at."""


def limit(scope: Scope, x: Var, f: Term, end: Term, side: int) -> Theorem:
    """The limit of f at an end of an interval; refused, as by the arithmetic of limits, where neither way has one."""
    body, facts = b.lam(x, f), scope.facts_about(f)
    try:
        return scope.limit(x, f, end, side)
    except MISSES as refusal:
        for threshold in FAR if end.sort == t.EXTENDED else NEAR:
            try:
                return applied(limits.growth, *facts, body=body, place=end, side=side, threshold=b.num(threshold))
            except MISSES:
                continue
        raise refusal
