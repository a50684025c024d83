"""Where a density lives: its support as conditions on a point, and what a point of one support says of another.

A density is 0 outside of its support, and says so: so a divergence between any two families means what it says.  The
kernel decides the case at every point of an integral once it is told what membership there implies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations
from math import lcm

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, TermError, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope


def conditions(x: Term, support: Term) -> list[Term]:
    """What makes x a point of an interval or a range."""
    low, high = support.args  # type: ignore[union-attr]
    below = b.lt if b.is_app(support, t.INTERVAL) else b.le
    found = [below(low, x)] if low.sort != t.EXTENDED else []
    return found + ([below(x, high)] if high.sort != t.EXTENDED else [])


def on_support(x: Term, support: Term, density: Term) -> Term:
    """The density there, and 0 elsewhere."""
    inside = conditions(x, support)
    return b.if_(b.conj(*inside), density, 0) if inside else density


def holds(scope: Scope, formula: Term) -> bool:
    """Is it seen from the facts?"""
    try:
        scope.evident(formula)
    except (Refused, TermError):
        return False
    return True


def open_ends(context: Context, one: Term, other: Term) -> Term | None:
    """What is to be decided next of two intervals: does one of them lie within the other, or else do they overlap?"""
    (low, high), (least, greatest) = (interval.args for interval in (one, other))  # type: ignore[union-attr]
    first, last = _at_most(least, low), _at_most(high, greatest)
    for condition in (first, last):
        if context.decide(condition) is None:
            return condition
    if context.holds(first) == context.holds(last):
        return None
    apart = _at_most(greatest, low) if context.holds(first) else _at_most(high, least)
    return apart if context.decide(apart) is None else None


def in_chains(scope: Scope, ends: Iterable[Term]) -> Iterator[Theorem]:
    """p < q, where that is not seen, by an end between the two."""
    every, context = list(ends), context_of(scope)

    def step(one: Term, other: Term) -> Theorem | None:
        claim = next((c for c in (b.lt(one, other), b.le(one, other)) if context.holds(c)), None)
        return None if claim is None else scope.evident(claim)

    for p, q in permutations(every, 2):
        if context.decide(b.lt(p, q)) is None:
            chains = ((step(p, r), step(r, q)) for r in every if r not in (p, q))
            for one, other in chains:
                if one and other and t.LT in (one.conclusion.head, other.conclusion.head):  # type: ignore[union-attr]
                    yield scope.linear(b.lt(p, q), (one, 1), (other, 1))
                    break


def _at_most(one: Term, other: Term) -> Term:
    """one <= other, for what may be infinite."""
    if t.EXTENDED not in (one.sort, other.sort):
        return b.le(one, other)
    return b.le(0, 0) if one == b.MINUS_INFINITY or other == b.INFINITY or one == other else b.lt(0, 0)


def sign_of_logarithms(scope: Scope, rate: Term) -> Theorem | None:
    """0 < u, u < 0 or u <= 0 for a sum u of logarithms of numbers, a part of one logarithm; None for anything else."""
    parts = normal.summands(PLAIN.canonical(rate))
    if not parts or not all(b.is_app(monomial, t.LOG) for monomial, _ in parts):
        return None
    times = lcm(*(c.denominator for _, c in parts))
    try:
        whole = PLAIN.canonical(b.exp(b.mul(times, rate)))
    except Refused:  # a power that is too large to compute with
        return None
    if not isinstance(whole, Num):
        return None
    one = b.log(whole)
    if whole.value > 1:
        claim, known = b.lt(0, rate), b.lt(0, one)
    else:
        order = b.lt if whole.value < 1 else b.le
        claim, known = order(rate, 0), order(one, 0)
    return scope.linear(claim, (scope.evident(known), Fraction(1, times)))


def at_every_point(scope: Scope, x: Var, space: Term, wanted: Iterable[Term]) -> list[Theorem]:
    """For all points of a space, those of these conditions that hold there and are not plain to see."""
    there = scope.at_point(x, space)
    plain = context_of(there)
    found = []
    for condition in wanted:
        if plain.holds(condition):
            continue
        shown = _through_an_end(scope, there, x, space, condition)
        if shown is not None:
            found.append(scope.for_all(shown, x, space))
    return found


def _through_an_end(scope: Scope, there: Scope, x: Var, space: Term, condition: Term) -> Theorem | None:
    """a < x from low < x and a <= low, or x < a from x < high and high <= a."""
    if not isinstance(condition, App) or condition.head not in (t.LT, t.LE):
        return None
    left, right = condition.args
    for member in conditions(x, space):
        between = b.sub(b.sub(right, left), b.sub(member.args[1], member.args[0]))  # type: ignore[union-attr]
        apart = context_of(scope).canonical(between)
        if x in apart.free or not holds(scope, b.le(0, apart)):
            continue
        at_end = scope.evident(b.le(0, apart))
        return there.linear(condition, (there.evident(member), 1), (at_end, 1))
    return None
