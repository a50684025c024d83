"""The attack by sampling: the defining expectation of a statement, averaged over seeded draws, beside the closed form.

It shares nothing with the balls but the reading of the terms: no integral is computed, so a wrong bound or a wrong
rearrangement there does not repeat itself here.  A quantity whose average rests on a few rare draws, or on a tail
without variance, is reported as a heavy tail and gives no z-score.  Agreement promotes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import hypot, inf, sqrt
from statistics import NormalDist

import numpy as np

from symit.evidence import balls
from symit.evidence.attack import named, numbers, opened_up
from symit.evidence.calculus import spelled_out
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.floats import Array, Floats, Sample
from symit.evidence.points import Model, Point, points
from symit.evidence.samplers import Functional, functionals
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var
from symit.kernel.text import show

FALSE_ALARM = 1e-4
"""The chance that a true statement is rejected in one report, shared among its checks (Bonferroni)."""
HEAVY_INDEX = 2.2
"""A tail index at or below 2 means an infinite variance (Hill, Annals of Statistics 3, 1975); with some margin."""
ROUNDING = 1e-11
_BITS = 100


@dataclass(frozen=True)
class Check:
    """One functional at one point.  `closed` is the value that the statement gives it; `z` is None for a heavy
    tail or a rare outcome."""

    functional: str
    model: str
    point: tuple[tuple[str, Fraction], ...]
    samples: int
    mean: float
    closed: float
    stderr: float
    z: float | None

    @property
    def heavy_tail(self) -> bool:
        return self.z is None


@dataclass(frozen=True)
class MonteCarloReport:
    """All checks of one statement, and the |z| above which one of them rejects it."""

    checks: tuple[Check, ...]
    not_evaluated: tuple[tuple[str, int], ...]

    @property
    def threshold(self) -> float:
        count = sum(not c.heavy_tail for c in self.checks)
        return NormalDist().inv_cdf(1 - FALSE_ALARM / (2 * max(count, 1)))

    @property
    def worst(self) -> float | None:
        """The largest |z|."""
        return max((abs(c.z) for c in self.checks if c.z is not None), default=None)

    @property
    def rejected(self) -> bool:
        return self.worst is not None and self.worst > self.threshold


def sample(
    hypotheses: Sequence[Term], statement: Term, models: Sequence[Model], seed: int, count: int, samples: int
) -> MonteCarloReport:
    """Check every functional of a relation that can be sampled, at `count` points per model with `samples` draws each.

    A relation with no such functional gives no checks.
    """
    checks: list[Check] = []
    failures: Counter[str] = Counter()
    for number, model in enumerate(models or [Model()]):
        conditions, claim = opened_up([model.of(h) for h in hypotheses], model.of(statement))
        if not isinstance(claim, App) or claim.head not in t.RELATIONS:
            continue
        found = list(functionals(claim))
        search = points(conditions, numbers(*conditions, claim), seed, count if found else 0)
        for k, point in enumerate(search.points):
            for index, functional in enumerate(found):
                rng = np.random.default_rng((seed, number, k, index))
                try:
                    checks.append(_check(claim, functional, model, point, rng, samples))
                except (NotEvaluated, Undefined) as error:
                    failures[str(error)] += 1
    return MonteCarloReport(tuple(checks), tuple(failures.items()))


def _check(
    claim: App, functional: Functional, model: Model, point: Point, rng: np.random.Generator, samples: int
) -> Check:
    drawn = functional.draw(point, rng, samples)
    with np.errstate(all="ignore"):
        values = Floats(point, {functional.variable: drawn}).value(spelled_out(functional.quantity))
    values = np.broadcast_to(values, (samples,))
    if not np.isfinite(values).all():
        raise NotEvaluated(f"a sampled value of {show(functional.term)} is not finite")
    offset, slope = _residual(claim, functional.term, point)
    mean, spread = float(values.mean()), float(values.std(ddof=1)) / sqrt(samples)
    stderr = hypot(spread, ROUNDING * (1 + float(np.abs(values).mean())))
    z = None if is_heavy(values) or _is_one_outcome(drawn) else _z(claim, offset + slope * mean, abs(slope) * stderr)
    return Check(show(functional.term), model.words, named(point), samples, mean, 0.0 - offset / slope, stderr, z)


def _residual(claim: App, functional: Term, point: Point) -> tuple[float, float]:
    """left - right of the claim as offset + slope * (the functional's value)."""
    place = b.fresh("F", t.REAL, claim)
    difference = replaced(b.sub(*claim.args), functional, place)
    at = balls.along(difference, point, place, [Fraction(k) for k in range(3)], _BITS)
    if not (at[0] + at[2] - 2 * at[1]).contains(0):
        raise NotEvaluated(f"the statement is not affine in {show(functional)}")
    slope = at[1] - at[0]
    if slope.contains(0):
        raise NotEvaluated(f"{show(functional)} cancels from the statement")
    return float(at[0]), float(slope)


def replaced(term: Term, old: Term, new: Var) -> Term:
    """`term` with `old` replaced by a variable, wherever it stands below no binder."""
    if term == old:
        return new
    return b.rebuild(term, lambda a: replaced(a, old, new), lambda body: body)


def _z(claim: App, residual: float, stderr: float) -> float:
    if claim.head == t.EQ:
        return residual / stderr if stderr else inf
    if claim.head in (t.LE, t.LT):
        return max(residual, 0.0) / stderr
    return 0.0  # samples say nothing against "not equal"


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


def _is_one_outcome(drawn: Sample) -> bool:
    """A discrete variable of which only one outcome was seen: a rare one may carry the average."""
    coordinates = list(drawn.values()) if isinstance(drawn, Mapping) else [drawn]
    return any(np.ptp(c) == 0 for c in coordinates)
