"""Convexity as a statement: the chord from r to t lies above the function at every s between.

Stands on `statements`.  No derivative is spoken of, so |t - 1| is convex, too; both ends may belong to the interval.
"""

from __future__ import annotations

from typing import Any

from sympy import And, Implies

from symit.language import spaces
from symit.language.errors import NotUnderstood
from symit.language.statements import forall
from symit.language.symbols import real


def convex(expr: Any, binding: Any) -> Any:
    """`expr` is convex in t on an interval: `convex(f(t), (t, Interval(0, oo)))`.

    (t - r) f(s) <= (t - s) f(r) + (s - r) f(t) for all r < s < t in it.
    """
    t, domain = spaces.binding(binding)
    if not spaces.is_interval(domain):
        raise NotUnderstood(f"convexity is said of an interval, such as Interval(0, oo), not of {domain}")
    taken = {str(symbol.name) for symbol in expr.free_symbols}
    r, s = [real(name) for name in ("r", "s", "u", "v") if name not in taken][:2]
    at_r, at_s = (expr.xreplace({t: value}) for value in (r, s))
    chord = (t - r) * at_s <= (t - s) * at_r + (s - r) * expr
    return forall(Implies(And(r < s, s < t), chord), (r, domain), (s, domain), (t, domain))
