"""The attack by sampling: the defining expectation of a statement, averaged over seeded draws, beside the closed form.

It shares nothing with the balls but the reading of the terms: no integral is computed, so a wrong bound or a wrong
rearrangement there does not repeat itself here.  Each expectation is held against the statement twice: by the mean of
the draws as they are, and by what is left of them when control variates are taken off (see `laws`), which sees much
smaller errors.  Those of all places are put together into one relative error of the statement, with what of it the run
excludes.  A quantity whose average rests on a few rare draws, or on a tail without variance, is reported as a heavy
tail and is not averaged over.  Agreement promotes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import hypot, inf, nan, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from flint import ctx

from symit.evidence import balls
from symit.evidence.attack import named, numbers, opened_up
from symit.evidence.calculus import spelled_out
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.floats import Array, Floats, Sample
from symit.evidence.places import places
from symit.evidence.points import Model, Point
from symit.evidence.samplers import Functional, expectation, functionals, plain_integral
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var
from symit.kernel.text import parts, show

FALSE_ALARM = 1e-4
"""The chance that a true statement is rejected in one report, shared among its z-scores (Bonferroni)."""
HEAVY_INDEX = 2.2
"""A tail index at or below 2 means an infinite variance (Hill, Annals of Statistics 3, 1975); with some margin."""
ROUNDING = 1e-11
"""Nothing is taken to be known better than to this part of the mean size of what is averaged, and of the sides."""
PROBES = 6
PROBE_BITS = 100
_LINE_BITS = (60, 400)


# ---- what is reported ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    """One expectation at one place.

    `mean` is its value with the control variates taken off, `closed` the value that the statement gives it.  `error` is
    by how much the left side exceeds the right one, and `stderr` how well that is known, both as parts of the sides
    where these are not 0.  `z` is the larger of the two z-scores; None for a heavy tail, of which nothing is known.
    """

    claim: int
    functional: str
    model: str
    point: tuple[tuple[str, Fraction], ...]
    samples: int
    mean: float
    closed: float
    size: float
    error: float
    stderr: float
    z: float | None

    @property
    def heavy_tail(self) -> bool:
        return self.z is None


@dataclass(frozen=True)
class Claim:
    """A relation of the statement with the checks of it."""

    relation: str
    is_equation: bool
    checks: tuple[Check, ...]

    def pooled(self) -> Iterator[tuple[float, float]]:
        """For each expectation the relative error of the equation that its checks show together, and its standard
        error."""
        for functional in dict.fromkeys(c.functional for c in self.checks):
            known = [c for c in self.checks if c.functional == functional and not c.heavy_tail and c.size and c.stderr]
            if known and self.is_equation:
                weights = [1 / c.stderr**2 for c in known]
                total = sum(weights)
                yield sum(w * c.error for w, c in zip(weights, known, strict=True)) / total, 1 / sqrt(total)

    def excluded(self, threshold: float) -> float | None:
        """The smallest relative error of the relation that would have been noticed.

        Were the right side of the equation larger or smaller by any larger part of itself, the run would have rejected
        it.  Of an inequality: were its larger side less by any larger part of itself.  None where no error is excluded.
        """
        if self.is_equation:
            found = [abs(error) + threshold * stderr for error, stderr in self.pooled()]
        else:
            known = [c for c in self.checks if not c.heavy_tail and c.size]
            found = [threshold * c.stderr - c.error for c in known]
        return min((f for f in found if f < 1), default=None)


@dataclass(frozen=True)
class MonteCarloReport:
    """All checks of one statement, and the |z| above which one of its z-scores rejects it."""

    claims: tuple[Claim, ...]
    not_evaluated: tuple[tuple[str, int], ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(c for claim in self.claims for c in claim.checks)

    @property
    def threshold(self) -> float:
        pools = sum(1 for claim in self.claims for _ in claim.pooled())
        count = 2 * sum(not c.heavy_tail for c in self.checks) + pools
        return NormalDist().inv_cdf(1 - FALSE_ALARM / (2 * max(count, 1)))

    @property
    def worst(self) -> float | None:
        """The largest |z|."""
        single = [abs(c.z) for c in self.checks if c.z is not None]
        pooled = [abs(error) / stderr for claim in self.claims for error, stderr in claim.pooled()]
        return max([*single, *pooled], default=None)

    @property
    def rejected(self) -> bool:
        return self.worst is not None and self.worst > self.threshold

    @property
    def excluded(self) -> float | None:
        """The smallest relative error that is excluded in every equation that was sampled; of the inequalities where
        there is no equation."""
        sampled = [c for c in self.claims if c.checks]
        found = [c.excluded(self.threshold) for c in sampled if c.is_equation and list(c.pooled())]
        found = found or [c.excluded(self.threshold) for c in sampled if not c.is_equation]
        known = [f for f in found if f is not None]
        return max(known) if known and len(known) == len(found) else None


# ---- sampling ------------------------------------------------------------------------------------------------


def sample(
    hypotheses: Sequence[Term], statement: Term, models: Sequence[Model], seed: int, count: int, samples: int
) -> MonteCarloReport:
    """Check every expectation in the relations of a statement at about `count` places with `samples` draws each.

    The places are shared among the models; where a model leaves no parameters it is a place (see `variations`).  A
    statement with no such expectation gives no checks.
    """
    failures: Counter[str] = Counter()
    checks: dict[int, list[Check]] = {}
    relations: dict[int, App] = {}
    places_each = max(1, count // max(len(models), 1))
    for model in models or [Model()]:
        given = tuple(model.of(h) for h in hypotheses)
        for number, (conditions, claim) in enumerate(claims(given, model.of(statement))):
            relations.setdefault(number, claim)
            found = functionals(claim)
            variables = tuple(numbers(*given, *conditions, claim))
            for k, point in enumerate(places(given, tuple(conditions), variables, seed, places_each) if found else ()):
                for functional in found:
                    try:
                        check = _check(number, claim, functional, model, point, (seed, k), samples)
                        checks.setdefault(number, []).append(check)
                    except (NotEvaluated, Undefined) as error:
                        failures[str(error)] += 1
    return MonteCarloReport(
        tuple(Claim(show(r), r.head == t.EQ, tuple(checks.get(number, ()))) for number, r in relations.items()),
        tuple(failures.items()),
    )


def claims(hypotheses: Sequence[Term], statement: Term) -> Iterator[tuple[list[Term], App]]:
    """The relations that a statement is made of, each with the conditions that it stands under there."""
    opened, claim = opened_up(hypotheses, statement)
    conditions = opened[len(hypotheses) :]
    if isinstance(claim, App) and claim.head == t.AND:
        for part in claim.args:
            for more, relation in claims(opened, part):
                yield [*conditions, *more], relation
    elif isinstance(claim, App) and claim.head in (t.EQ, t.LE, t.LT):
        yield conditions, claim


def _check(
    number: int, claim: App, functional: Functional, model: Model, point: Point, seed: tuple[int, int], samples: int
) -> Check:
    found = _estimates(functional.term, tuple(point.items()), seed, samples)
    line = _line(claim, functional.term, point)
    part = line.meeting if claim.head == t.EQ and line.meeting else abs(line.meeting) or 1.0
    scores = [_z(claim, line.at(e.mean), line.stderr(e)) for e in found]
    best = found[0] if found else Estimate(nan, inf)
    return Check(
        claim=number,
        functional=show(functional.term),
        model=model.words,
        point=named(point),
        samples=samples,
        mean=best.mean,
        closed=0.0 - line.offset / line.slope,
        size=abs(line.meeting),
        error=line.at(best.mean) / part,
        stderr=line.stderr(best) / abs(part),
        z=max(scores, key=abs, default=None),
    )


def _z(claim: App, difference: float, stderr: float) -> float:
    excess = difference if claim.head == t.EQ else max(difference, 0.0)
    return excess / stderr if stderr else inf if excess else 0.0


# ---- the statement as a function of one expectation ----------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """left - right as offset + slope * (the value of the expectation), the radii of the balls that both come from,
    and the value of both sides where they meet.  An expectation that stands on both sides is taken on the left."""

    offset: float
    slope: float
    radius: float
    slope_radius: float
    meeting: float

    def at(self, value: float) -> float:
        return self.offset + self.slope * value

    def stderr(self, value: Estimate) -> float:
        """Of the difference."""
        rounding = 2**-52 * (abs(self.offset) + abs(self.slope * value.mean)) + self.slope_radius * abs(value.mean)
        return hypot(self.slope * value.error, ROUNDING * abs(self.meeting) + self.radius + rounding)


def _line(claim: App, functional: Term, point: Point) -> Line:
    """With few bits where that is enough."""
    *few, last = _LINE_BITS
    for bits in few:
        with suppress(NotEvaluated), ctx.workprec(bits):
            return _line_with(claim, functional, point, bits)
    with ctx.workprec(last):
        return _line_with(claim, functional, point, last)


def _line_with(claim: App, functional: Term, point: Point, bits: int) -> Line:
    place = b.fresh("F", t.REAL, claim)
    first = replaced(claim.args[0], functional, place)
    sides = (first, claim.args[1] if place in first.free else replaced(claim.args[1], functional, place))
    left, right = (balls.along(side, point, place, [Fraction(k) for k in range(3)], bits) for side in sides)
    difference = [one - other for one, other in zip(left, right, strict=True)]
    if not (difference[0] + difference[2] - 2 * difference[1]).contains(0):
        raise NotEvaluated(f"the statement is not affine in {show(functional)}")
    slope = difference[1] - difference[0]
    if slope.contains(0):
        raise NotEvaluated(f"{show(functional)} cancels from the statement")
    meeting = right[0] - (right[1] - right[0]) * difference[0] / slope
    radius = max(float(d.rad()) for d in difference)
    meets_at = 0.0 if meeting.contains(0) else float(meeting)
    return Line(float(difference[0]), float(slope), radius, float(slope.rad()), meets_at)


def replaced(term: Term, old: Term, new: Var) -> Term:
    """`term` with `old` replaced by a variable, wherever it stands below no binder."""
    if term == old:
        return new
    return b.rebuild(term, lambda a: replaced(a, old, new), lambda body: body)


# ---- the mean of the draws -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Estimate:
    """A mean and its standard error."""

    mean: float
    error: float


@lru_cache(maxsize=5_000)  # the mutants of a theorem share most of their expectations
def _estimates(
    term: Term, at: tuple[tuple[Var, Fraction], ...], seed: tuple[int, int], samples: int
) -> tuple[Estimate, ...]:
    """The mean with the control variates taken off, and the mean of the draws as they are; none that has a heavy tail.

    Taking them off can leave a heavy tail where there was none: they grow where a bounded quantity does not.
    """
    functional = expectation(term) or plain_integral(term)
    if functional is None:
        raise NotEvaluated(f"{show(term)} is not drawn from")
    point = dict(at)
    with np.errstate(all="ignore"):  # a scale that underflows; then all draws are the same
        draws = functional.draw(point, np.random.default_rng(seed), samples)
    if not draws.vary:
        raise NotEvaluated(f"all draws of {functional.variable.name} are the same")
    raw = _values(functional, draws.sample, point)
    values = draws.weight * raw
    if not values.any():
        raise NotEvaluated(f"no draw of {functional.variable.name} meets what is integrated")
    floor = _rounding(functional, draws.sample, raw, point) + ROUNDING * float(np.abs(values).mean())
    left = _without(draws.controls, values)
    estimated = (
        (values,) if left.std() <= floor and _has_another_case(functional, draws.sample, point) else (left, values)
    )
    return tuple(
        Estimate(float(v.mean()), hypot(float(v.std()) / sqrt(samples), floor))
        for v in estimated
        if v.std() <= floor or not is_heavy(v)
    )


def _has_another_case(functional: Functional, drawn: Sample, point: Point) -> bool:
    """Is the quantity given by cases of which no draw meets one, though it lies further out?  Control variates that
    leave nothing of the draws say nothing of that one."""
    if isinstance(drawn, Mapping):
        return False
    quantity, variable = spelled_out(functional.quantity), functional.variable
    far = drawn.mean() + drawn.std() * np.concatenate([s * 10.0 ** np.arange(7) for s in (1, -1)])
    with np.errstate(all="ignore"):
        beyond = Floats(point, {variable: far})
        far_out = np.isfinite(np.broadcast_to(beyond.value(quantity), far.shape))
        for condition in _orders(quantity, variable):
            case = b.if_(condition, 1, 0)
            met = np.unique(Floats(point, {variable: drawn}).value(case))
            if len(met) == 1 and (np.broadcast_to(beyond.value(case), far.shape)[far_out] != met[0]).any():
                return True
    return False


def _orders(quantity: Term, variable: Var) -> Iterator[Term]:
    """The conditions of its cases that say on which side of a place a draw lies."""
    for part in parts([quantity]):
        if isinstance(part, App) and part.head == t.IF:
            conditions = b.conjuncts(part.args[0])
            yield from (c for c in conditions if b.is_app(c, t.LT, t.LE) and variable in c.free and not c.loose)


def _values(functional: Functional, drawn: Sample, point: Point) -> Array:
    """The quantity at each draw; at each integer once."""
    quantity, variable = spelled_out(functional.quantity), functional.variable
    with np.errstate(all="ignore"):
        if isinstance(drawn, Mapping):
            values = np.broadcast_to(Floats(point, {variable: drawn}).value(quantity), np.shape(drawn[min(drawn)]))
        elif variable.of == t.INT:
            distinct, where = np.unique(drawn, return_inverse=True)
            values = np.broadcast_to(Floats(point, {variable: distinct}).value(quantity), distinct.shape)[where]
        else:
            values = np.broadcast_to(Floats(point, {variable: drawn}).value(quantity), drawn.shape)
    if not np.isfinite(values).all():
        raise NotEvaluated(f"a sampled value of {show(functional.term)} is not finite")
    return values


def _without(controls: Sequence[Array], values: Array) -> Array:
    """What is left of the values when the best combination of the control variates is taken off."""
    columns = [c / c.std() for c in controls if c.std() > 0]
    if not columns:
        return values
    matrix = np.column_stack(columns)
    best = np.linalg.lstsq(matrix - matrix.mean(axis=0), values - values.mean(), rcond=None)[0]
    return np.asarray(values - matrix @ best)


def _rounding(functional: Functional, drawn: Sample, values: Array, point: Point) -> float:
    """What float64 loses of a value, by the balls at some of the draws; with a margin of 4."""
    chosen = [int(np.argmax(np.abs(values))), int(np.argmin(np.abs(values))), *range(PROBES - 2)]
    exact = [_exactly(functional, drawn, k, point) for k in chosen]
    with ctx.workprec(PROBE_BITS):
        lost = [float(abs(value - float(values[k])).upper()) for k, value in zip(chosen, exact, strict=True)]
    return 4 * max(lost)


def _exactly(functional: Functional, drawn: Sample, k: int, point: Point) -> Any:
    variable = functional.variable
    if not isinstance(drawn, Mapping):
        return balls.evaluate(functional.quantity, {**point, variable: Fraction(float(drawn[k]))}, PROBE_BITS)
    index = b.integer("j")
    entries: Term = b.ZERO
    for coordinate, values in drawn.items():
        entries = b.if_(b.eq(index, coordinate), b.num(Fraction(float(values[k]))), entries)
    return balls.evaluate(b.substitute(functional.quantity, {variable: b.lam(index, entries)}), point, PROBE_BITS)


def is_heavy(values: Array) -> bool:
    """Is the average carried by a few draws, or by a tail without a finite variance to go by?

    A few: more than a twentieth of the sum of squares comes from one draw.  A tail: Hill's estimate of its index from
    the largest deviations.
    """
    deviations = np.sort(np.abs(values - values.mean()))
    if deviations[-1] == 0:
        return False
    if deviations[-1] ** 2 > (deviations**2).sum() / 20:
        return True
    largest = deviations[-max(20, int(sqrt(len(values)))) :]
    return largest[0] > 0 and float(np.log(largest / largest[0]).mean()) > 1 / HEAVY_INDEX
