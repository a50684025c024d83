"""Categorical: any number of outcomes, each with its weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from symit.families.entries.counting import written_out
from symit.families.entry import POSITIVE, WEIGHT, Family
from symit.families.supports import on_support
from symit.kernel import build as b
from symit.kernel.terms import Definition, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope

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
        freed=lambda *p: _but_the_last(count).at(*p[:-1]),
        sized=categorical,
    )


@cache
def _but_the_last(count: int) -> Family:
    """The same in all weights but the last, which is what these leave of one: each can move alone."""
    support = b.integers(0, count - 1)
    return Family(
        "Categorical",
        tuple((f"p{n}", POSITIVE) for n in range(1, count)),
        lambda x, *p: _chosen(x, (*p, _left_of(p))),
        lambda *p: support,
        lambda *p: written_out,
        given=lambda *p: [b.lt(0, _left_of(p))],
        in_order="the last weight is positive",
        around=_around,
    )


def _left_of(weights: Sequence[Term]) -> Term:
    return b.sub(1, b.add(*weights)) if len(weights) > 1 else b.sub(1, *weights)


def _around(position: int, *weights: Term) -> tuple[Term, Callable[[Scope, Term, Term], Theorem]]:
    """From half of a weight to where half of the last one is left."""
    weight, last = weights[position], _left_of(weights)
    near = b.interval(b.div(weight, 2), b.add(weight, b.div(last, 2)))

    def shown(there: Scope, at: Term, condition: Term) -> Theorem:
        if condition != b.lt(0, _left_of([at if n == position else w for n, w in enumerate(weights)])):
            return there.evident(condition)
        below = there.evident(b.lt(at, b.add(weight, b.div(last, 2))))
        return there.linear(condition, (below, 1), (there.evident(b.lt(0, last)), b.div(1, 2)))

    return near, shown


def _chosen(x: Term, weights: tuple[Term, ...]) -> Term:
    *before, last = weights
    chosen: Term = last
    for n, weight in reversed(list(enumerate(before))):
        chosen = b.if_(b.eq(x, n), weight, chosen)
    return chosen


Categorical = categorical(3)
"""Of any number of outcomes: this is what is shown of it."""
