"""Categorical: any number of outcomes, each with its weight."""

from __future__ import annotations

from functools import cache

from symit.families.entries.counting import written_out
from symit.families.entry import WEIGHT, Family
from symit.families.supports import on_support
from symit.kernel import build as b
from symit.kernel.terms import Definition, Term

LEAST = 2


@cache
def categorical(count: int) -> Family:
    """The family of so many outcomes, which are numbered from 0."""
    names = tuple(f"p{n}" for n in range(1, count + 1))
    support = b.integers(0, count - 1)
    x, weights = b.integer("x"), tuple(map(b.real, names))
    mass = Definition(f"Categorical_{count}", (*weights, x), on_support(x, support, _chosen(x, weights)))
    return Family(
        "Categorical",
        tuple((name, WEIGHT) for name in names),
        lambda x, *p: b.app(mass, *p, x),
        lambda *p: support,
        lambda *p: written_out,
        given=lambda *p: [b.eq(b.add(*p), 1)],
        empty=lambda *p: [b.num(n) for n, weight in enumerate(p) if weight == b.ZERO],
        sized=categorical,
    )


def _chosen(x: Term, weights: tuple[Term, ...]) -> Term:
    *before, last = weights
    chosen: Term = last
    for n, weight in reversed(list(enumerate(before))):
        chosen = b.if_(b.eq(x, n), weight, chosen)
    return chosen


Categorical = categorical(3)
"""Of any number of outcomes: this is what is shown of it."""
