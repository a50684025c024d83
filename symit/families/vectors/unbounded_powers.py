"""Products of powers of Gaussian densities whose integral has no value: a square is left that does not fall.

In z = K x the squares stand alone, as `squares` has them.  What `unbounded` says of such integrals is said of the
densities.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.entry import Member
from symit.families.vectors.exponentials import as_exponential
from symit.families.vectors.gaussian import dimension_of
from symit.families.vectors.mapping import Affine, Z, moved
from symit.families.vectors.space import among_indices
from symit.families.vectors.squares import squares_of
from symit.families.vectors.unbounded import form, no_value
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope, sides


def without_value(scope: Scope, whole: Term, inner: App, members: Sequence[Member], alpha: Term) -> Theorem | None:
    """That a functional of an integral of p^alpha q^(1-alpha), or of p^alpha, has no value: none where that is not
    seen."""
    exponents = (alpha, PLAIN.canonical(b.sub(1, alpha)))[: len(members)]
    found = squares_of(members, exponents)
    if found is None:
        return None
    chosen = next((k for k, rate in enumerate(found.rates) if context_of(scope).holds(b.le(rate, 0))), None)
    if chosen is None:
        return None
    d, over = dimension_of(members[0]), members[0].support
    finite = scope.given(b.defined(whole)).know(*among_indices(d))
    at_z = finite.at_point(Z, over)
    opened = as_exponential(at_z, b.open_with(inner.args[1], Z), members, exponents, Z)  # type: ignore[arg-type]
    scale, _ = sides(opened)[1].args  # type: ignore[union-attr]
    map_ = Affine((b.ZERO,) * d, tuple(map(tuple, found.rows)))
    u = [b.real(f"u_{k}") for k in range(1, d + 1)]
    f = b.abstract(u, b.exp(form(u, found.rates, found.slopes)))
    pulled = b.call(f, *(map_.coordinate(k) for k in range(1, d + 1)))
    same = at_z.restate(opened, b.mul(scale, b.exp(found.constant), pulled))
    has_value = logic.evident(logic.assume(formula=b.defined(whole)), claim=b.defined(inner))
    finite = finite.know(has_value)
    equal = finite.know(finite.congruence(Z, over, same)).evident(b.defined(b.integral(over, Z, pulled)))
    there = exists(moved(finite, f, map_, equal))
    other, symbols = no_value(d, chosen)
    never = finite.instantiate(other, dict(zip(symbols, (*found.rates, *found.slopes), strict=True)))
    return absurd(finite, whole, there, never)
