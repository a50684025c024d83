"""Functionals of densities of several variables, with sums or integrals one in another in the place of that over a
space.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from symit.families.entry import Member
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term, sides
from symit.proving.steps.matching import subterms

_DENSITIES = b.real("%p"), b.real("%q")


@dataclass(frozen=True)
class Iterated:
    """A functional, and the integrals that it is a function of, each with its integrand."""

    whole: Term
    integrals: tuple[tuple[Term, Term], ...]


def iterated(
    definition: Definition,
    members: Sequence[Member],
    numbers: Sequence[Term],
    xs: Sequence[Var],
    over: Callable[[Term], Term],
) -> Iterated:
    """The functional of these members, where `over` integrates over x_1, ..., x_(k-1)."""
    x = b.real("%x")
    stand_in = dict(zip(_DENSITIES, (m.family.definition for m in members), strict=False))
    over_line = (b.lam(x, density) for density in stand_in)
    whole = b.unfold(b.app(definition, b.REALS, *over_line, *numbers))
    densities = dict(zip(stand_in, (density_at(m, xs) for m in members), strict=True))
    found = []
    for inner in dict.fromkeys(p for p in subterms(whole) if b.is_app(p, t.INTEGRAL)):
        body = b.substitute(b.open_with(inner.args[1], x), densities)  # type: ignore[union-attr, arg-type]
        whole = replace_term(whole, inner, over(body))
        found.append((over(body), body))
    return Iterated(whole, tuple(found))


def density_at(member: Member, xs: Sequence[Term]) -> Term:
    return b.app(member.family.definition, *member.values, *xs)


def positive_density(there: Scope, density: Term) -> Theorem:
    """From what it is written as."""
    written = there.unfold(density)
    return there.linear(b.lt(0, density), (written, -1), (there.evident(b.lt(0, sides(written)[1])), 1))


def at_each_point(xs: Sequence[Var], space_of: Callable[[Sequence[Var]], Term], claim: Term) -> Term:
    """For all x_1, ..., x_j, each in the space that those before leave."""
    for j in reversed(range(len(xs))):
        claim = b.forall_in(xs[j], space_of(xs[:j]), claim)
    return claim
