"""An integral over R^d as one over z, where x = m + L z with a lower triangular L and a positive diagonal.

Stands on `existence`.  What L and m are is read off the image that the author writes; the kernel sees to the rest.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.existence import known_to_exist
from symit.proving.scope.place import MISSES, NotShown, Place, Show


def substituted(place: Place, space: App, z: Var, image: Term, body: Term, show: Show) -> Theorem:
    """The integral of f(x) over R^J is the product of the L(i, i) times that of f(m + L z)."""
    indices = space.args[0]
    i = place.fresh("i", t.INT, image, body)
    j = place.fresh("j", t.INT, image, body, i)
    shift, entry = _read(b.open_with(function(image), i), indices, z, j)
    row = place.at(i, b.member(i, indices))
    diagonal = show(row, b.lt(0, b.substitute(entry, {j: i})))
    above = show(row.at(j, b.member(j, indices)).given(b.lt(i, j)), b.eq(entry, 0))
    known = _with_the_image(place, b.integral(space, z, b.open_with(function(body), image)), show)
    return integration.triangular_substitution(
        diagonal, above, *known.scope.facts, indices=indices, row=i, column=j, shift=b.lam(i, shift), body=body
    )


def _with_the_image(place: Place, whole: Term, show: Show) -> Place:
    """With the integral over z; where it cannot be seen to exist, that over x must be known to."""
    try:
        return known_to_exist(place, whole, show)
    except MISSES:
        return place


def _read(value: Term, indices: Term, z: Var, j: Var) -> tuple[Term, Term]:
    """m(i) and L(i, j) in m(i) + the sum of L(i, j) z(j)."""
    summands = value.args if b.is_app(value, t.ADD) else (value,)  # type: ignore[union-attr]
    sums = [s for s in summands if z in s.free]
    if len(sums) == 1 and b.is_app(sums[0], t.INTEGRAL) and sums[0].args[0] == indices:  # type: ignore[union-attr]
        body = b.open_with(function(sums[0].args[1]), j)  # type: ignore[union-attr]
        factors = body.args if b.is_app(body, t.MUL) else (body,)  # type: ignore[union-attr]
        entry = b.mul(*(f for f in factors if f != b.call(z, j)))
        if z not in entry.free and b.call(z, j) in factors:
            return b.add(*(s for s in summands if s is not sums[0])), entry
    raise NotShown("over R^d substitute speaks of x = m + L z: Lambda(i, m(i) + integral(L(i, j) * z(j), columns))")
