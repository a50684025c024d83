"""Densities of Normal on the line, as integrals over R^d leave them: that they integrate to one, and what one of two
has more than the other.

Here alone the vectors' room asks the line's.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.catalogue import family_called
from symit.families.closed_forms.finding import Request
from symit.families.integrals.base import LINE, MIDDLE, RATE, gaussian_moment
from symit.families.measures.measures import MEASURES
from symit.kernel import build as b
from symit.kernel.definitions import NORMAL
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

MEAN, SD = b.real("m"), b.real("s")
_Y = b.real("y")


@cache
def normal_to_one() -> Theorem:
    """0 < s |- the density with mean m and standard deviation s integrates to 1."""
    scope = Scope().given(b.lt(0, SD))
    rate = b.div(1, b.mul(2, b.power(SD, 2)))
    known = scope.instantiate(gaussian_moment(0), {RATE: rate, MIDDLE: MEAN})
    part = b.open_with(sides(known)[0].args[1], _Y)  # type: ignore[union-attr, arg-type]
    times = b.power(b.mul(2, b.PI, b.power(SD, 2)), Fraction(-1, 2))
    whole = scope.know(known).linearity(_Y, LINE, b.app(NORMAL, MEAN, SD, _Y), (times, part))
    found = scope.know(whole).linear(b.eq(sides(whole)[0], 1), (whole, 1), (known, times))
    return logic.theorem(found, id="normal-density-to-one")


def more_of_normals(one: tuple[Term, Term], other: tuple[Term, Term]) -> Theorem:
    """The integral of what the one density has more = the total variation of the two, by means and standard
    deviations.  Raises what `Request.theorem` raises."""
    normal = family_called("Normal")
    known = Request(MEASURES["total_variation"], (normal.at(*one), normal.at(*other))).theorem()
    scope = Scope().given(*known.hypotheses).know(known)
    return logic.chain(logic.symmetry(scope.unfold(sides(known)[0])), known)
