"""Integrals over the simplex of sums of products: x_i^(a_i - 1) times the logarithms of one or two coordinates.

What is asked for stands in the innermost integral; level by level it becomes a combination of Dirichlet's integrals,
whose factors stand each with its own coordinate, and these are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from symit.families.base import LENGTH
from symit.families.named import folded
from symit.families.vectors.dirichlet import interval_of, left_over, with_signs
from symit.families.vectors.simplex_integrals import (
    dirichlet_integral,
    exponents,
    one_in_another,
    outside,
    placed,
    with_special,
)
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope, sides

Piece: TypeAlias = tuple[Term, tuple[int, ...]]
"""A coefficient, and the places of the coordinates whose logarithms it stands before."""
Same: TypeAlias = Callable[[Scope, Term], Theorem]
"""Shows at a point that the integrand is the sum of the pieces."""


@dataclass(frozen=True)
class _Sum:
    """The sum of the pieces, each with the product of the x_i^(a_i - 1)."""

    xs: Sequence[Var]
    powers: Sequence[Term]
    pieces: Sequence[Piece]

    def summands(self, j: int) -> list[tuple[Term, Term]]:
        """What stands before the integrals over all but the first j coordinates, and these."""
        return [
            (b.mul(c, *(outside(self.powers[i], self.xs[i], places.count(i)) for i in range(j))), self.rest(j, places))
            for c, places in self.pieces
        ]

    def total(self, j: int) -> Term:
        return b.add(*(b.mul(*summand) for summand in self.summands(j)))

    def rest(self, j: int, places: Sequence[int]) -> Term:
        later = [i - j for i in places if i >= j]
        return one_in_another(left_over(self.xs[:j]), self.xs[j:], self.powers[j:], later)

    def known(self, scope: Scope, j: int, places: Sequence[int]) -> Theorem:
        """The value of the same."""
        powers = self.powers[j:]
        meant: dict[Any, Any] = dict(zip(exponents(len(powers)), powers, strict=True))
        later = [i - j for i in places if i >= j]
        return scope.instantiate(dirichlet_integral(len(powers), *later), meant | {LENGTH: left_over(self.xs[:j])})

    def all_known(self, scope: Scope, j: int) -> list[Theorem]:
        """Each of them once."""
        chosen = {tuple(i for i in places if i >= j): places for _, places in self.pieces}
        return [self.known(scope, j, places) for places in chosen.values()]


def summed_over_simplex(
    scope: Scope, xs: Sequence[Var], powers: Sequence[Term], pieces: Sequence[Piece], same: Same
) -> Theorem:
    """The integral over the simplex of what at each point is the sum of the pieces = its value."""
    general, levels = _in_symbols(len(powers), tuple(places for _, places in pieces))
    meant = _meaning(general, powers, [c for c, _ in pieces]) | dict(zip(general.xs, xs, strict=True))
    scope = with_special(scope, powers, max(len(places) for _, places in pieces))
    scopes = [scope]
    for j, x in enumerate(xs):
        there = scopes[-1].at_point(x, interval_of(xs[:j]))
        scopes.append(there.know(there.linear(b.lt(0, left_over(xs[: j + 1])))))
    total = b.substitute(general.total(len(xs)), meant)
    found = same(scopes.pop(), total)
    for j in reversed(range(len(xs))):
        there = scopes.pop()
        known = there.instantiate(levels[j], meant)
        found = there.know(known).congruence(xs[j], interval_of(xs[:j]), found)
    found = logic.chain(found, known)
    return scope.restate(found, folded(context_of(scope).canonical(sides(found)[1])))


def _meaning(general: _Sum, powers: Sequence[Term], coefficients: Sequence[Term]) -> dict[Any, Any]:
    symbols = (c for c, _ in general.pieces)
    return dict(zip(general.powers, powers, strict=True)) | dict(zip(symbols, coefficients, strict=True))


@cache
def _in_symbols(k: int, all_places: tuple[tuple[int, ...], ...]) -> tuple[_Sum, list[Theorem]]:
    """The sum for symbols, and what the integrals over all, over all but the first coordinate, ... of it are."""
    pieces = [(b.real(f"c_{n}"), places) for n, places in enumerate(all_places)]
    general = _Sum(placed(k), exponents(k), pieces)
    scope = Scope().given(*(b.lt(0, a) for a in general.powers))
    scope = with_special(scope, general.powers, max(map(len, all_places)))
    levels = list(_levels(scope, general, 0))[::-1]
    known = [(general.known(scope, 0, places), c) for c, places in pieces]
    claim = b.eq(sides(levels[0])[0], b.add(*(b.mul(c, sides(th)[1]) for th, c in known)))
    first = scope.know(levels[0], *(th for th, _ in known)).linear(claim, (levels[0], 1), *known)
    named = [first, *levels[1:]]
    return general, [logic.theorem(th, id=f"{_name(k, all_places)}-{j}") for j, th in enumerate(named)]


def _name(k: int, all_places: Sequence[Sequence[int]]) -> str:
    return "-".join(["simplex-sum", str(k), *("".join(str(i + 1) for i in places) or "0" for places in all_places)])


def _levels(scope: Scope, whole: _Sum, j: int) -> Iterator[Theorem]:
    """At a point of the first j coordinates, the integral over the others, those over fewer of them before it."""
    if j == len(whole.xs):
        return
    x, space = whole.xs[j], interval_of(whole.xs[:j])
    there = scope.at_point(x, space)
    there = there.know(there.linear(b.lt(0, left_over(whole.xs[: j + 1]))))
    later = list(_levels(there, whole, j + 1))
    yield from later
    known = with_signs(scope, tuple(whole.xs[:j]), x, space)
    known = known.know(*(scope.for_all(value, x, space) for value in whole.all_known(there, j + 1)))
    known = known.know(*whole.all_known(scope, j))
    inner = whole.total(j + 1)
    bodies = [b.open_with(rest.args[1], x) for _, rest in whole.summands(j)]  # type: ignore[union-attr, arg-type]
    coefficients = [c for c, _ in whole.summands(j)]
    found = known.linearity(x, space, inner, *zip(coefficients, bodies, strict=True))
    if later:
        found = logic.chain(known.know(found).congruence(x, space, later[-1]), found)
    yield known.know(found).restate(found, whole.total(j))
