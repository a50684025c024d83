"""More models of a theorem, made from those that its script gives: other probabilities, vectors, tables and sizes.

A fault can hide in one model.  A variation is taken where every hypothesis about what was changed holds for certain,
which is so where it speaks of finite ranges.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from symit.evidence import balls
from symit.evidence.errors import Undecided
from symit.evidence.points import Model, closed_truth, is_finite
from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Num, Term, Var

TRIES = 8
LARGEST = 5
VECTOR, LABELS, KERNEL = t.function(REAL, INT), t.function(INT, INT), t.function(REAL, INT, INT)
LAYERS = t.function(INT, INT, INT)
Values = Mapping[Var, Term]


def varied(models: Sequence[Model], hypotheses: Sequence[Term], seed: int, count: int) -> tuple[Model, ...]:
    """The models, and variations of them up to `count` in all; fewer where the hypotheses leave no room."""
    rng = random.Random(seed)
    found = list(models)
    for k in range(TRIES * count if models else 0):
        if len(found) >= count:
            break
        base = models[k % len(models)]
        change = _CHANGES[k // len(models) % len(_CHANGES)]
        values = {v: change(v, base.values, rng) for v in sorted(base.values, key=lambda v: (v.name, str(v.of)))}
        if _all_hold(hypotheses, {v: value for v, value in values.items() if value != base.values[v]}, values, seed):
            found.append(Model(f"{base.words}, varied", values))
    return tuple(found)


def _all_hold(hypotheses: Sequence[Term], changed: Values, values: Values, seed: int) -> bool:
    """Something is changed, and the hypotheses that speak of it hold."""
    concerned = [b.substitute(h, values) for h in hypotheses if not h.free.isdisjoint(changed)]
    try:
        return bool(changed) and all(is_finite(h) and not h.free and closed_truth(h, seed) is True for h in concerned)
    except (Undecided, t.TermError):
        return False


# ---- changes -------------------------------------------------------------------------------------------------


def _everything(variable: Var, values: Values, rng: random.Random) -> Term:
    return _labels(variable, {**values, variable: _weights(variable, values, rng)}, rng)


def _weights(variable: Var, values: Values, rng: random.Random) -> Term:
    """Other probabilities and vectors; what tells outcomes apart stays."""
    value = values[variable]
    if variable.of != VECTOR:
        return value
    size = _number_of_masses(value, values)
    if size is not None:
        masses = [rng.randint(1, 20) for _ in range(size)]
        return _table([Fraction(mass, sum(masses)) for mass in masses])
    signs = rng.choice(((1,), (1, -1)))
    return _table([Fraction(rng.choice(signs) * rng.randint(1, 80), 20) for _ in range(LARGEST)])


def _labels(variable: Var, values: Values, rng: random.Random) -> Term:
    """Other random variables and partitions; the probabilities stay."""
    value = values[variable]
    size = _size(values)
    if variable.of == LABELS:
        return _table([rng.randint(1, 3) for _ in range(size)])
    if variable.of == KERNEL and _tells_apart(value, size):
        w, o = b.integer("w"), b.integer("o")
        return b.abstract([w, o], b.app(d.SAME, _table([rng.randint(1, 3) for _ in range(size)]), w, o))
    if variable.of == LAYERS:
        i, w = b.integer("i"), b.integer("w")
        rows = [b.call(_table([rng.randint(1, 3) for _ in range(size)]), w) for _ in range(LARGEST)]
        return b.abstract([i, w], _chosen(i, rows))
    return value


_CHANGES: tuple[Callable[[Var, Values, random.Random], Term], ...] = (_everything, _weights, _labels)


# ---- tables --------------------------------------------------------------------------------------------------


def _table(entries: Sequence[int | Fraction]) -> Term:
    """The function with these values at 1, 2, ..."""
    j = b.integer("j")
    return b.lam(j, _chosen(j, [b.num(entry) for entry in entries]))


def _chosen(index: Var, entries: Sequence[Term]) -> Term:
    *first, last = entries
    result = last
    for k, entry in reversed(list(enumerate(first, start=1))):
        result = b.if_(b.eq(index, k), entry, result)
    return result


def _size(values: Values) -> int:
    return max([int(v.value) for v in values.values() if isinstance(v, Num) and v.sort == INT], default=LARGEST)


def _number_of_masses(value: Term, values: Values) -> int | None:
    """m, where the values at 1, ..., m are probabilities that add up to one."""
    for number in values.values():
        if isinstance(number, Num) and number.sort == INT and 0 < number.value <= 100:
            masses = [balls.exact(b.call(value, b.num(k)), {}) for k in range(1, int(number.value) + 1)]
            if None not in masses and sum(m for m in masses if m is not None) == 1:
                return len(masses)
    return None


def _tells_apart(value: Term, size: int) -> bool:
    """Is it 0 or 1 at every two outcomes?"""
    outcomes = [b.num(k) for k in range(1, size + 1)]
    return all(balls.exact(b.call(value, w, o), {}) in (0, 1) for w, o in product(outcomes, outcomes))
