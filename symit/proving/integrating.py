"""An integral by an antiderivative, which the author or SymPy names.

Stands on `lines`.  The kernel differentiates it, takes its limits at the ends (`tails`), and asks for convergence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import integrate as sympy_integrate

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.terms import App, Term, Var
from symit.language.spaces import binding
from symit.proving.derivatives import slope_of
from symit.proving.effort import FOR_A_LINE, at_most
from symit.proving.existence import known_to_exist
from symit.proving.integrals import factored
from symit.proving.known_families import with_known_families
from symit.proving.lines import NotFollowing, Proved
from symit.proving.place import MISSES, NotShown, Place
from symit.proving.scope import Value, as_space, as_term, as_variable
from symit.proving.showing import shown
from symit.proving.tails import limit
from symit.writing import Shown


@dataclass(frozen=True, eq=False)
class integrate:
    """The integral of f over an interval or the line: `integrate(f, (x, space), antiderivative=F)`.

    Without an antiderivative SymPy proposes one.
    """

    f: Value
    over: Any
    antiderivative: Value | None = None

    def proved(self, place: Place) -> Proved:
        """The derivative, the limits at the ends, and the fundamental theorem."""
        point, space = binding(self.over)
        x, interval, f = as_variable(point), as_space(space), as_term(self.f)
        primitive = as_term(self._proposed(point) if self.antiderivative is None else self.antiderivative)
        try:
            with at_most(FOR_A_LINE):
                place = with_known_families(place, f, *(th.conclusion for th in place.shown))
                return _integrated(place, x, interval, f, primitive)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(b.defined(b.integral(interval, x, f)), refusal) from refusal

    def _proposed(self, point: Any) -> Any:
        return sympy_integrate(self.f, point)


def _integrated(place: Place, x: Var, interval: Term, f: Term, primitive: Term) -> Proved:
    if not isinstance(interval, App) or interval.head != t.INTERVAL:
        raise NotShown("integrate speaks of an interval or the line")
    slope = slope_of(place.at(x, b.member(x, interval)), x, primitive, x, f)
    low, high = interval.args
    ends = limit(place, x, primitive, low, 1), limit(place, x, primitive, high, -1)
    place = _with_parts(place, x, interval, f)
    theorem = place.scope.fundamental_theorem(x, interval, slope, *ends)
    lines = (
        Shown(slope, "differentiate"),
        Shown(ends[0], "at the left end"),
        Shown(ends[1], "at the right end"),
        Shown(theorem, "the fundamental theorem"),
    )
    return Proved(lines, theorem, "An antiderivative")


def _with_parts(place: Place, x: Var, interval: Term, f: Term) -> Place:
    """The place where the summands, and with them the whole, are known to be integrable as far as that can be shown."""
    summands = f.args if isinstance(f, App) and f.head == t.ADD else ()
    for part in [*(factored(s, x)[1] for s in summands), *summands, f]:
        try:
            place = known_to_exist(place, b.integral(interval, x, part), shown)
        except MISSES:
            continue
    return place
