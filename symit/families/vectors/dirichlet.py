"""Dirichlet: probabilities x_1, ..., x_k that add up to one, as a density of the first k - 1 of them.

An integral over the simplex is k - 1 integrals over intervals, each up to what the coordinates before leave; the
innermost is a Beta integral of some length, and what it leaves is of the same kind with one coordinate less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from symit.families.entry import POSITIVE, Family
from symit.families.integrals.base import LENGTH
from symit.families.integrals.beta_function import UNIT, A, B
from symit.families.integrals.gamma_function import facts_at, gamma
from symit.families.moments.moments import Map, along
from symit.families.moments.unit_interval import on_unit
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope

MOST_PROBABILITIES = 6

# ---- the entry -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Simplex(Family):
    """An entry for probabilities; its density is a function of all but the last of them."""

    @cached_property
    def definition(self) -> Definition:
        xs = probabilities(len(self.parameters))
        return Definition(self.name, (*self.variables, *xs), self.density(xs, *self.variables))


@cache
def dirichlet(k: int) -> Simplex:
    """Concentrations a_1, ..., a_k: Gamma(a_1 + ... + a_k) times the product of x_i^(a_i - 1)/Gamma(a_i)."""

    def density(xs: Sequence[Term], *values: Term) -> Term:
        parts = [b.power(x, b.sub(a, 1)) for x, a in zip((*xs, left_over(xs)), values, strict=True)]
        return b.div(b.mul(gamma(b.add(*values)), *parts), b.mul(*map(gamma, values)))

    def gammas(*values: Term) -> list[Term]:
        return list(dict.fromkeys([*values, *tails(values)]))

    return Simplex(
        "Dirichlet",
        tuple((f"a_{i}", POSITIVE) for i in range(1, k + 1)),
        density,
        lambda *_: UNIT,
        _no_moment,
        gammas=gammas,
    )


def _no_moment(*_: Term) -> Any:
    """Its measures find their integrals themselves."""
    raise Refused("an integral over the simplex is none over the line")


def tails(values: Sequence[Term]) -> list[Term]:
    """a_i + ... + a_k for each i but the last."""
    return [PLAIN.canonical(b.add(*values[i:])) for i in range(len(values) - 1)]


def scale(values: Sequence[Term]) -> Term:
    """What stands before the powers in the density."""
    return b.div(gamma(b.add(*values)), b.mul(*map(gamma, values)))


def probabilities(k: int, *beside: Term) -> list[Var]:
    """x_1, ..., x_(k-1), named as nothing else is."""
    return [b.fresh(f"x_{i}", t.REAL, *beside) for i in range(1, k)]


# ---- integrals over the simplex ------------------------------------------------------------------------------


def left_over(xs: Sequence[Term]) -> Term:
    """1 - x_1 - ... - x_j."""
    return b.add(b.ONE, *map(b.neg, xs)) if xs else b.ONE


def over_simplex(xs: Sequence[Var], body: Term, first: int = 0) -> Term:
    """The integral over all x_1, ..., x_(k-1) that are positive and add up to less than one; at a point of the first
    of them over those that come after."""
    for j in range(len(xs) - 1, first - 1, -1):
        body = b.integral(b.interval(0, left_over(xs[:j])), xs[j], body)
    return body


def interval_of(before: Sequence[Term]) -> Term:
    """Where the next coordinate lies."""
    return b.interval(0, left_over(before))


# ---- Beta integrals of some length ---------------------------------------------------------------------------


@cache
def length_moment(n: int, m: int) -> Theorem:
    """0 < l, 0 < a, 0 < b |- the integral of log(x)^n log(l - x)^m x^(a-1) (l - x)^(b-1) over (0, l), n + m <= 2."""
    scope = Scope().given(b.lt(0, LENGTH), b.lt(0, A), b.lt(0, B))
    scope = scope.know(*facts_at(scope, A, B, b.add(A, B)))
    x = b.real("x")
    rest = b.sub(LENGTH, x)
    logs = [b.log(x)] * n + [b.log(rest)] * m
    body = b.mul(*logs, b.power(x, b.sub(A, 1)), b.power(rest, b.sub(B, 1)))
    whole = b.integral(b.interval(0, LENGTH), x, body)
    found = along(Map(lambda y: b.mul(LENGTH, y), UNIT, b.ZERO, LENGTH), on_unit)(scope, whole)  # type: ignore[arg-type]
    return logic.theorem(found, id=f"beta-length-{n}{m}")
