"""Points that satisfy hypotheses and are as unlike each other as can be, for Monte Carlo.

Where `points` looks for special values, which make mistakes show, this looks for values at which a formula can be wrong
by itself: no two are equal, and each parameter is at some place very large, very small, or close to another.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import cycle, islice
from typing import TypeAlias

from symit.evidence.points import TRIES, Point, repaired, stem, untested
from symit.kernel import terms as t
from symit.kernel.terms import Term, Var, order

Unusual: TypeAlias = Callable[[Var, Point, random.Random], Fraction]
Slot: TypeAlias = tuple[Var, Unusual] | None


@lru_cache(maxsize=1000)  # the mutants of a theorem share its hypotheses
def places(
    hypotheses: tuple[Term, ...], conditions: tuple[Term, ...], variables: tuple[Var, ...], seed: int, count: int
) -> tuple[Point, ...]:
    """Up to `count` points at which every hypothesis holds as far as it can be tested, and every condition for certain.
    Deterministic in `seed`.

    Every second one is ordinary.  In the others one real variable, each in turn, is above 10^8; then below 10^-8; then
    as close to 1; then close to another of its kind, as sigma_2 to sigma_1.  A kind that the hypotheses exclude is
    passed over.
    """
    settled = [f for f in (*hypotheses, *conditions) if f.free.isdisjoint(variables)]
    if not _fits({}, settled, conditions, seed):
        return ()
    if not variables:
        return ({},)
    rng = random.Random(seed)
    ordered = sorted({*hypotheses, *conditions}.difference(settled), key=order)
    found: list[Point] = []
    slots = list(_slots(variables))
    for slot in islice(cycle(slots), 2 * max(count, len(slots))):
        if len(found) == count:
            break
        candidates = (repaired(_candidate(variables, slot, rng), ordered) for _ in range(TRIES))
        fitting = (c for c in candidates if _all_differ(c) and _fits(c, ordered, conditions, seed))
        found.extend(islice(fitting, 1))
    return tuple(found)


def _fits(point: Point, formulas: Sequence[Term], conditions: Sequence[Term], seed: int) -> bool:
    unsettled = untested(formulas, point, seed)
    return unsettled is not None and set(unsettled).isdisjoint(conditions)


def _slots(variables: Sequence[Var]) -> Iterator[Slot]:
    """An ordinary place before each unusual one."""
    yield None
    for unusual in (_large, _small, _close_to_one, _close_to_another):
        for variable in variables:
            if variable.of == t.REAL:
                yield variable, unusual
                yield None


def _candidate(variables: Sequence[Var], slot: Slot, rng: random.Random) -> Point:
    point = {v: _ordinary(v, rng) for v in variables}
    if slot is None:
        return point
    variable, unusual = slot
    return {**point, variable: unusual(variable, point, rng)}


def _all_differ(point: Point) -> bool:
    reals = [value for v, value in point.items() if v.of == t.REAL]
    return len(set(reals)) == len(reals)


def _ordinary(variable: Var, rng: random.Random) -> Fraction:
    """Mostly between -1 and 1, where probabilities are, and at most 20."""
    if variable.of == t.INT:
        return Fraction(rng.randint(1, 6))
    largest = rng.choice((1, 1, 4, 20))
    return Fraction(rng.randint(-9973 * largest, 9973 * largest), 9973)


def _large(variable: Var, point: Point, rng: random.Random) -> Fraction:
    return Fraction(rng.randint(10, 99) * 10 ** rng.randint(7, 11))


def _small(variable: Var, point: Point, rng: random.Random) -> Fraction:
    return 1 / _large(variable, point, rng)


def _close_to_one(variable: Var, point: Point, rng: random.Random) -> Fraction:
    return 1 - _small(variable, point, rng)


def _close_to_another(variable: Var, point: Point, rng: random.Random) -> Fraction:
    near = [value for v, value in point.items() if v != variable and stem(v) == stem(variable)]
    return near[0] * (1 + Fraction(rng.randint(1, 9), 10 ** rng.randint(2, 5))) if near else point[variable]
