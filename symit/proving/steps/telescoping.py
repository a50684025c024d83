"""An infinite sum whose summands are the differences of a sequence with a limit.

Stands on `lines`; the limit is found by `tails`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.rules import calculus
from symit.kernel.terms import App, Term, Var
from symit.language.spaces import binding
from symit.proving.integrals.tails import limit
from symit.proving.scope.effort import FOR_A_LINE, at_most
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Value, as_space, as_term, as_variable, replace_term
from symit.proving.script.lines import NotFollowing, Proved


@dataclass(frozen=True, eq=False)
class telescope:
    """The sum of f(n) = F(n + 1) - F(n) over n = a, a + 1, ...: `telescope(f, (n, Range(0, oo)), differences_of=F)`.

    F is written in n, as a function that has a limit: exp(n log u) rather than u^n.
    """

    f: Value
    over: Any
    differences_of: Value

    def proved(self, place: Place) -> Proved:
        """The differences, the limit, and the sum."""
        point, space = binding(self.over)
        n, range_, f, F = as_variable(point), as_space(space), as_term(self.f), as_term(self.differences_of)
        if not isinstance(range_, App) or range_.head != t.RANGE or range_.args[1] != b.INFINITY:
            raise NotFollowing(None, NotShown("telescope speaks of n = a, a + 1, ..., as in (n, Range(0, oo))"))
        try:
            with at_most(FOR_A_LINE):
                return _summed(place, n, range_, f, F)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(b.defined(b.integral(range_, n, f)), refusal) from refusal


def _summed(place: Place, n: Var, range_: App, f: Term, F: Term) -> Proved:
    y = place.fresh("y", t.REAL, f, F)
    smooth = replace_term(F, n, y)  # of a real number
    there = place.at(n, b.member(n, range_))
    steps = b.sub(b.substitute(F, {n: b.add(n, 1)}), F)
    difference = there.scope.field(steps, f)
    end = limit(place.scope, y, smooth, b.INFINITY, -1)
    start = range_.args[0]
    theorem = calculus.telescoping(difference, end, *place.scope.facts, variable_=n, start=start)
    lines = (
        Shown(difference, "the summands are differences"),
        Shown(end, "of what tends to a limit"),
        Shown(theorem, "so the sum telescopes"),
    )
    return Proved(lines, theorem, "A telescoping sum")
