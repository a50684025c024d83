"""Proofs that can be read off: the target taken apart into basic inequalities of its own sets.

Before any linear program, from `condensed` to `search`.  Where each inequality takes from the target what is there,
and nothing has to cancel, trying them in turn is enough; one condition may be added before, so that a set vanishes.
That is how many textbook inequalities are proved, and it takes next to no time.  Exact throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from symit.proving.shannon.condensed import Problem, Row
from symit.proving.shannon.cone import Pair, pair
from symit.proving.shannon.exact import missing, solve
from symit.proving.shannon.programs import Use, Weights, column

MANY = 32  # sets in a target that is not tried


def peeled(problem: Problem) -> Weights | None:
    """Weights that add up to the target, or None; without any basic inequality where the conditions suffice."""
    given = solve(problem.target, dict(enumerate(problem.zero)))
    if given is not None:
        return {Use(i, 1 if weight > 0 else -1): abs(weight) for i, weight in given.items() if weight}
    for used in _with_one_condition(problem):
        rest = missing(problem.target, {name: column(problem, name) for name in used}, used)
        found = _apart(rest) if len(rest) <= MANY and not any(bits & problem.amounts for bits in rest) else None
        if found is not None:
            return {**found, **used}
    return None


def _with_one_condition(problem: Problem) -> Iterator[Weights]:
    """No condition, or one as often as makes a set of the target vanish."""
    yield {}
    for i, row in enumerate(problem.conditions):
        for weight in sorted({problem.target[bits] / row[bits] for bits in row if bits in problem.target}):
            if weight > 0 or i < len(problem.zero):
                yield {Use(i, 1 if weight > 0 else -1): abs(weight)}


def _apart(target: Row) -> Weights | None:
    """Informations while there are any, then differences of entropies, and entropies of what is left."""
    rest, found = dict(target), Weights()
    for name in _informations(target):
        _take(rest, found, name)
    for p, q in [(p, q) for p in target for q in target if p & q == q != p]:
        _take(rest, found, Pair(p, q))
    for p in target:
        _take(rest, found, Pair(p, 0))
    return None if rest else found


def _informations(target: Row) -> Iterator[Pair]:
    positive = sorted(bits for bits, value in target.items() if value > 0)
    for p, q in combinations(positive, 2):
        if p & q != p and p | q in target and (p & q in target or not p & q):
            yield pair(p, q)


def _take(rest: dict[int, Fraction], found: Weights, name: Pair) -> None:
    """As much of it as there is in the rest."""
    row = name.row()
    most = min(rest.get(bits, Fraction(0)) * sign for bits, sign in row.items())
    if most > 0:
        found[name] = most
        for bits, sign in row.items():
            rest[bits] -= sign * most
            if not rest[bits]:
                del rest[bits]
