"""Which of two ways of writing a value loses more digits, by bounds on rounding errors at random points.

Between `rewriting` and `proof`, for forms in which something cancels: multiplied out, (a - c)^2 loses all digits where
a is close to c.  A bound is that of a running error analysis (Higham, Accuracy and Stability of Numerical Algorithms,
3.3), in units of the last place.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from itertools import accumulate

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term, Var

POINTS = 200
CLOSE = (-8, -1)
"""The exponents of relative distances between two parameters."""
MUCH = 100.0
"""How many times as large an error, at the worst point of each, counts as more."""


def loses_more(one: Term, other: Term) -> bool:
    """Does the first at its worst have errors that are larger by much more than those of the other at its own?"""
    ratios = [_ratio(one, other, point) for point in _points(one.free | other.free)]
    known = [ratio for ratio in ratios if ratio]
    return bool(known) and max(known) > MUCH / min(known)


def _points(variables: frozenset[Var]) -> list[dict[Term, float]]:
    """Half of them with all parameters apart, and half with two that are close to one another."""
    rng = random.Random(1)
    names = sorted(variables, key=t.order)
    return [_point(names, rng, close=k % 2 == 1) for k in range(POINTS)]


def _point(names: Sequence[Var], rng: random.Random, close: bool) -> dict[Term, float]:
    point: dict[Term, float] = {v: 10 ** rng.uniform(-3, 3) for v in names}
    if close and len(names) > 1:
        one, other = rng.sample(names, 2)
        point[one] = point[other] * (1 + 10 ** rng.uniform(*CLOSE) * rng.choice([-1, 1]))
    return point


def _ratio(one: Term, other: Term, point: Mapping[Term, float]) -> float:
    """That of the errors; 0 where one of the terms has no value."""
    try:
        (_, first), (_, second) = _bound(one, point), _bound(other, point)
    except (ArithmeticError, ValueError):
        return 0.0
    return first / second if first > 0 < second < math.inf and first < math.inf else 0.0


def _bound(term: Term, point: Mapping[Term, float]) -> tuple[float, float]:
    """The value, and a bound on its error in units of the last place of 1."""
    if isinstance(term, Num):
        return float(term.value), 0.0
    if isinstance(term, Var):
        return point[term], 0.0
    if not isinstance(term, App):
        raise ValueError("no number")
    if isinstance(term.head, Definition):
        value, _ = _bound(b.unfold(term), point)
        parts = [_bound(a, point) for a in term.args]
        return value, abs(value) * (1 + sum(error / abs(part) for part, error in parts if part))
    if term.head == t.PI:
        return math.pi, math.pi
    if term.head == t.IF:
        return _bound(term.args[1 if _holds(term.args[0], point) else 2], point)
    parts = [_bound(a, point) for a in term.args]
    values, errors = zip(*parts, strict=True)
    if term.head == t.ADD:
        partial = list(accumulate(values))
        return partial[-1], math.fsum(errors) + math.fsum(map(abs, partial[1:]))
    if term.head == t.MUL:
        value = math.prod(values)
        return value, abs(value) * (1 + sum(e / abs(v) for v, e in parts if v))
    if term.head == t.EXP:
        value = math.exp(values[0])
        return value, value * (1 + errors[0])
    if term.head == t.LOG:
        value = math.log(values[0])
        return value, abs(value) + errors[0] / values[0]
    if term.head == t.POW:
        base, exponent = values
        value = base**exponent if base > 0 or exponent % 1 == 0 else math.nan
        return value, abs(value) * (1 + abs(exponent) * errors[0] / abs(base))
    raise ValueError("a function that is not known here")


def _holds(condition: Term, point: Mapping[Term, float]) -> bool:
    if not isinstance(condition, App) or condition.head not in (t.LT, t.LE):
        raise ValueError("another condition")
    (left, _), (right, _) = (_bound(a, point) for a in condition.args)
    return left < right or (condition.head == t.LE and left == right)
