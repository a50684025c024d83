"""An integral over u as one over x, where u = g(x) rises or falls all the way, or is m + L x with a triangular L.

Stands on `lines`.  SymPy proposes the derivative of g; the kernel sees to its sign, and takes the limits of g at the
ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import diff

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.terms import App
from symit.kernel.theorem import Theorem
from symit.language.spaces import binding
from symit.proving.integrals import affine
from symit.proving.scope.effort import FOR_A_LINE, at_most
from symit.proving.scope.place import MISSES, NotShown, Place, Show
from symit.proving.scope.scope import Value, as_space, as_term, as_variable
from symit.proving.script.arguments import as_value
from symit.proving.script.lines import NotFollowing, Proved
from symit.proving.script.showing import shown


@dataclass(frozen=True, eq=False)
class substitute:
    """The integral of f(u) is that of f(g(x)) |g'(x)|: `substitute(f, (u, g), x)`, over all that x can be or
    `(x, Interval.open(a, b))`.  A step, or a reason for a line.

    Over R^d, g is affine: `substitute(f(u), (u, Lambda(i, m(i) + integral(L(i, j) * x(j), columns))), (x, space))`
    with a lower triangular L that has a positive diagonal, whose product stands for g'.
    """

    f: Value
    inner: tuple[Any, Value]
    over: Any

    words = "substitute"

    def proved(self, place: Place) -> Proved:
        """The derivative of g, its limits at the ends, and the two integrals."""
        try:
            with at_most(FOR_A_LINE):
                lines = self._lines(place)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(None, refusal) from refusal
        return Proved(lines, lines[-1].theorem, "A substitution")

    def theorem(self, place: Place, show: Show) -> Theorem:
        """Both integrals are equal."""
        return self._lines(place)[-1].theorem

    def _lines(self, place: Place) -> tuple[Shown, ...]:
        u, g = self.inner
        point, space = binding(self.over)
        x, interval, inner = as_variable(point), as_space(space), as_value(g)
        if isinstance(interval, App) and interval.head == t.POWER:
            f = b.lam(as_variable(u), as_term(self.f))
            return (Shown(affine.substituted(place, interval, x, inner, f, shown), self.words),)
        if not isinstance(interval, App) or interval.head != t.INTERVAL:
            raise NotShown("substitute speaks of an interval, the line or R^d")
        slope = place.at(x, b.member(x, interval)).scope.differentiate(x, inner, x, diff(g.doit(), point))
        low, high = interval.args
        ends = place.scope.limit(x, inner, low, 1), place.scope.limit(x, inner, high, -1)
        both = place.scope.substitution(x, interval, slope, *ends, b.lam(as_variable(u), as_term(self.f)))
        return (
            Shown(slope, "differentiate"),
            Shown(ends[0], "at the left end"),
            Shown(ends[1], "at the right end"),
            Shown(both, self.words),
        )
