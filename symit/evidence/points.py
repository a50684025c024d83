"""Exact points that satisfy hypotheses, special ones first.

Stands between the hypotheses of a theorem and the attack on its conclusion.  A hypothesis is tested in ball arithmetic,
one that speaks of all x at sampled x, or at every x of a finite range.  Continuity and limits are not tested by
numbers; they are reported as such, and a `Model` that supplies the function answers for them.  If no point that
satisfies the hypotheses is found, `Search.points` is empty.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import islice, product
from math import prod
from typing import TypeAlias

from symit.evidence import balls
from symit.evidence.calculus import is_finite_range, opened
from symit.evidence.errors import NotEvaluated, Undecided, Undefined
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import show

Point: TypeAlias = Mapping[Var, Fraction]

SPECIAL = tuple(map(Fraction, ("1", "1/2", "2", "0", "-1", "1/100", "5", "1/3", "3", "1/1000000", "1000", "-7/2")))
SPECIAL_INTEGERS = tuple(map(Fraction, (1, 2, 3, 0, 5, -1, 10)))
TRIES = 200
HYPOTHESIS_BITS = 80
EQUAL_DIGITS = 15
SAMPLES_PER_FORALL = 5
MOST_INSTANCES = 300


@dataclass(frozen=True)
class Model:
    """Concrete functions, spaces or parameters for the unknown ones of a theorem, and what they are in words."""

    words: str = "as stated"
    values: Mapping[Var, Term] = field(default_factory=dict)

    def of(self, formula: Term) -> Term:
        return b.substitute(formula, self.values)


@dataclass(frozen=True)
class Search:
    """Points that satisfy the hypotheses, how many were tried, and at each point the hypotheses that numbers could not
    test."""

    points: tuple[Point, ...]
    tried: int
    unsettled: tuple[tuple[Term, ...], ...]

    @property
    def untested(self) -> tuple[str, ...]:
        """The hypotheses that numbers could not test somewhere, in words."""
        return tuple(dict.fromkeys(show(h) for at_a_point in self.unsettled for h in at_a_point))


def points(hypotheses: Sequence[Term], variables: Sequence[Var], seed: int, count: int) -> Search:
    """Up to `count` points at which every hypothesis holds as far as it can be tested.

    Deterministic in `seed`.  `variables` are reals and integers; other variables must be gone (see `Model`).
    """
    return _points(tuple(hypotheses), tuple(variables), seed, count)


@lru_cache(maxsize=1000)  # the mutants of a theorem share its hypotheses
def _points(hypotheses: tuple[Term, ...], variables: tuple[Var, ...], seed: int, count: int) -> Search:
    tries = TRIES * count if variables else 1
    search = _satisfying(islice(_candidates(variables, seed), tries), hypotheses, variables, seed, count)
    if search.points or not variables:
        return search
    search = _satisfying(islice(_shares(variables, seed), tries), hypotheses, variables, seed, count)
    if search.points:
        return search
    return _satisfying(islice(_in_sign(variables, hypotheses, seed), tries), hypotheses, variables, seed, count)


def _satisfying(
    candidates: Iterable[Point], hypotheses: Sequence[Term], variables: Sequence[Var], seed: int, count: int
) -> Search:
    ordered = sorted(hypotheses, key=lambda h: h.size)  # the cheap ones first
    found: list[Point] = []
    seen: set[tuple[Fraction, ...]] = set()
    unsettled: list[tuple[Term, ...]] = []
    for candidate in candidates:
        if len(found) == count:
            break
        point = repaired(candidate, hypotheses)
        key = tuple(point[v] for v in variables)
        if key in seen:
            continue
        seen.add(key)
        open_ones = untested(ordered, point, seed)
        if open_ones is not None:
            found.append(point)
            unsettled.append(tuple(open_ones))
    return Search(tuple(found), len(seen), tuple(unsettled))


# ---- candidates ----------------------------------------------------------------------------------------------


def _candidates(variables: Sequence[Var], seed: int) -> Iterator[Point]:
    """Special values, different ones and equal ones in turn; then random ones, half of them special."""
    for k in range(len(SPECIAL)):
        yield {v: _special(v, k + 2 * i) for i, v in enumerate(variables)}
        if k % 2:
            yield {v: _special(v, k // 2) for v in variables}
    rng = random.Random(seed)
    while True:
        point = {v: _value(v, rng) for v in variables}
        yield _alike(point) if rng.random() < 0.15 else point


def _shares(variables: Sequence[Var], seed: int) -> Iterator[Point]:
    """Small parts of one for the reals: sums of positive numbers that must be one are seldom met by chance."""
    rng, reals = random.Random(seed), [v for v in variables if v.of != t.INT]
    while True:
        point = {v: _value(v, rng) for v in variables}
        yield point | {v: Fraction(rng.randint(1, 20), 20 * len(reals)) for v in reals}


def _in_sign(variables: Sequence[Var], hypotheses: Sequence[Term], seed: int) -> Iterator[Point]:
    """Random values, positive for what is said to be positive: that many are is seldom met by chance."""
    positive = {v for v in variables if b.lt(0, v) in hypotheses or b.lt(1, v) in hypotheses}
    rng = random.Random(seed)
    while True:
        point = {v: _value(v, rng) for v in variables}
        yield {v: abs(value) if v in positive else value for v, value in point.items()}


def _special(variable: Var, k: int) -> Fraction:
    values = SPECIAL_INTEGERS if variable.of == t.INT else SPECIAL
    return values[k % len(values)]


def _value(variable: Var, rng: random.Random) -> Fraction:
    if variable.of == t.INT:
        return rng.choice(SPECIAL_INTEGERS) if rng.random() < 0.5 else Fraction(rng.randint(0, 12))
    if rng.random() < 0.4:
        return rng.choice(SPECIAL)
    denominator = rng.randint(2, 40)
    scale = rng.choice((1, 1, 4, 20))
    return Fraction(rng.randint(-denominator * scale, denominator * scale), denominator)


def _alike(point: Point) -> Point:
    """The same with one value for mu, mu_1, mu_2, mu_q."""
    by_stem: dict[str, Fraction] = {}
    return {v: by_stem.setdefault(stem(v), value) for v, value in point.items()}


def stem(variable: Var) -> str:
    """mu, for mu_1 and mu_q."""
    return re.sub(r"(_\w+|\d+)$", "", variable.name)


def repaired(point: Point, hypotheses: Sequence[Term]) -> Point:
    """The point with one variable moved for each equation that is affine in it, so that equations can be met, and with
    the values of variables that must stand in an order put in that order."""
    point = _in_order(point, hypotheses)
    for hypothesis in hypotheses:
        for equation in b.conjuncts(hypothesis):
            if isinstance(equation, App) and equation.head == t.EQ:
                point = _solved(point, b.sub(*equation.args))
    return point


def _in_order(point: Point, hypotheses: Sequence[Term]) -> Point:
    """The same values for variables that are compared with each other, in an order that meets the comparisons."""
    below: dict[Var, set[Var]] = {}
    for relation in (part for h in hypotheses for part in b.conjuncts(h) if b.is_app(part, t.LT, t.LE)):
        low, high = relation.args  # type: ignore[union-attr]
        if isinstance(low, Var) and isinstance(high, Var) and low in point and high in point and low.of == high.of:
            below.setdefault(high, set()).add(low)
            below.setdefault(low, set())
    if all(point[low] <= point[high] for high, lows in below.items() for low in lows):
        return point
    try:
        ordered = list(TopologicalSorter(below).static_order())
    except CycleError:
        return point
    return {**point, **dict(zip(ordered, sorted(point[v] for v in ordered), strict=True))}


def _solved(point: Point, difference: Term) -> Point:
    for variable in sorted(difference.free, key=lambda v: v.name, reverse=True):
        if variable not in point:
            continue
        at = [balls.exact(difference, {**point, variable: Fraction(k)}) for k in range(3)]
        if None in at:
            continue
        zero, one, two = (value for value in at if value is not None)
        if one != zero and two - one == one - zero:
            root = -zero / (one - zero)
            if variable.of == t.REAL or root.denominator == 1:
                return {**point, variable: root}
    return point


# ---- testing -------------------------------------------------------------------------------------------------


def untested(hypotheses: Sequence[Term], point: Point, seed: int) -> list[Term] | None:
    """The hypotheses that numbers do not test at a point; None where one fails or cannot be told from failing."""
    unsettled = []
    for hypothesis in hypotheses:
        try:
            verdict = truth(hypothesis, point, seed) if hypothesis.free else closed_truth(hypothesis, seed)
        except Undecided:
            return None
        if verdict is False:
            return None
        if verdict is None:
            unsettled.append(hypothesis)
    return unsettled


@lru_cache(maxsize=5_000)  # what a model says is asked again for each claim, and for each mutant of it
def closed_truth(formula: Term, seed: int) -> bool | None:
    """`truth` of a formula without free variables."""
    return truth(formula, {}, seed)


def truth(formula: Term, point: Point, seed: int) -> bool | None:
    """Whether a formula holds at a point; None where numbers do not test it.  A `forall` is held against samples.

    Raises Undecided where balls are too wide to tell.
    """
    if not isinstance(formula, App):
        return None
    match formula.head.name:
        case "and":
            return all_of(truth(part, point, seed) for part in formula.args)
        case "implies":
            condition = truth(formula.args[0], point, seed)
            return truth(formula.args[1], point, seed) if condition else True if condition is False else None
        case "forall":
            return _for_samples(formula, point, seed)
        case "in":
            return _member(formula, point, seed)
        case "continuous" | "tends":
            return None
    return _relation(formula, point)


def _member(formula: App, point: Point, seed: int) -> bool | None:
    """Open intervals, and ranges with their ends."""
    element, space = formula.args
    if not isinstance(space, App) or space.head not in (t.INTERVAL, t.RANGE):
        return None
    below = b.lt if space.head == t.INTERVAL else b.le
    low, high = space.args
    if low == b.INFINITY or high == b.MINUS_INFINITY:
        return False
    conditions = [b.defined(element)]
    conditions += [below(low, element)] if low != b.MINUS_INFINITY else []
    conditions += [below(element, high)] if high != b.INFINITY else []
    return truth(b.conj(*conditions), point, seed)


def _relation(formula: App, point: Point) -> bool | None:
    try:
        agreement = balls.check(formula, point, HYPOTHESIS_BITS)
    except Undefined:
        return False
    except NotEvaluated:
        return None
    if agreement.holds is not None:
        return agreement.holds
    if formula.head == t.EQ and agreement.digits is not None and agreement.digits >= EQUAL_DIGITS:
        return True
    raise Undecided(f"balls do not decide {show(formula)}")


def _for_samples(formula: App, point: Point, seed: int) -> bool | None:
    """False where a sample breaks the formula, True where some samples were tested and all hold.

    Over finite ranges the samples are all there is.
    """
    fixed = b.substitute(formula, {v: b.num(value) for v, value in point.items()})
    variables, body = _quantified(fixed)
    if any(v.of not in (t.REAL, t.INT) for v in variables):
        return None
    conditions, conclusion = b.antecedents(body)
    ranges = _ranges(variables, conditions)
    if ranges is not None:
        others = [c for c in conditions if not (isinstance(c, App) and c.head == t.MEMBER and c.args[0] in variables)]
        instances = (dict(zip(variables, map(Fraction, values), strict=True)) for values in product(*ranges))
        return all_of(_implied(others, conclusion, instance, seed) for instance in instances)
    search = points(conditions, variables, seed, SAMPLES_PER_FORALL)
    found = zip(search.points, search.unsettled, strict=True)
    verdicts = [_where_met(_settled(conclusion, sample, seed), unsettled) for sample, unsettled in found]
    return False if False in verdicts else True if True in verdicts else None


def _where_met(verdict: bool | None, unsettled: Sequence[Term]) -> bool | None:
    """What fails where a condition may not be met says nothing."""
    return None if verdict is False and unsettled else verdict


def all_of(verdicts: Iterable[bool | None]) -> bool | None:
    """Whether all hold; None where none fails and some are not known."""
    result: bool | None = True
    for verdict in verdicts:
        if verdict is False:
            return False
        result = None if verdict is None else result
    return result


def is_finite(formula: Term) -> bool:
    """Does it speak of nothing but the points of finite ranges, so that `truth` looks at all of them?"""
    if isinstance(formula, App) and formula.head == t.FORALL:
        variables, body = _quantified(formula)
        return _ranges(variables, b.antecedents(body)[0]) is not None and is_finite(body)
    return not isinstance(formula, App) or all(map(is_finite, formula.args))


def _ranges(variables: Sequence[Var], conditions: Sequence[Term]) -> list[range] | None:
    """The ranges with known ends that the conditions put the variables into; None where there are not such, or too many
    points in them."""
    found: dict[Term, range] = {}
    for condition in conditions:
        if isinstance(condition, App) and condition.head == t.MEMBER and is_finite_range(condition.args[1]):
            ends = [balls.exact(end, {}) for end in condition.args[1].args]  # type: ignore[union-attr]
            if None in ends or condition.args[0] in found:
                return None
            low, high = (int(end) for end in ends if end is not None)
            found[condition.args[0]] = range(low, high + 1)
    if not all(v in found for v in variables):
        return None
    ranges = [found[v] for v in variables]
    return ranges if prod(map(len, ranges)) <= MOST_INSTANCES else None


def _implied(conditions: Sequence[Term], conclusion: Term, point: Point, seed: int) -> bool | None:
    met = all_of(_settled(condition, point, seed) for condition in conditions)
    return _settled(conclusion, point, seed) if met else True if met is False else None


def _settled(formula: Term, point: Point, seed: int) -> bool | None:
    try:
        return truth(formula, point, seed)
    except Undecided:
        return None


def _quantified(formula: Term) -> tuple[list[Var], Term]:
    variables: list[Var] = []
    while isinstance(formula, App) and formula.head == t.FORALL and isinstance(formula.args[0], Abs):
        variable, formula = opened(formula.args[0])
        if variable in variables:
            renamed = b.fresh(variable.name, variable.of, formula, *variables)
            formula, variable = b.substitute(formula, {variable: renamed}), renamed
        variables.append(variable)
    return variables, formula
