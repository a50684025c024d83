"""What was found, in words: the message of the AssertionError, for people.

Numbers are shown with as many digits as it takes to see the difference, and counts as shares in words: neither may
depend on the last bit of a logarithm, which differs from one processor to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from symit.testing.comparison import Comparison, Way
from symit.testing.formula import Formula, Point
from symit.testing.trial import Trial

DIGITS = 17

TITLES = {
    Way.DIGITS: "digits are wrong",
    Way.ALL_DIGITS: "no digit is right",
    Way.NEGATIVE: "the value is negative and the exact one is not",
    Way.FINITE: "the value is finite and the exact one is out of range",
    Way.INFINITE: "the value is infinite and the exact one is not",
    Way.NAN: "the value is not a number",
    Way.FAILS: "there is no value",
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the function, and the simplest input that shows it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """How many of the points of a sort fail."""

    sort: str
    failing: int
    points: int

    def __str__(self) -> str:
        return f"{self.sort:<28}{_share(self.failing, self.points)} {self.points}"


def report(trial: Trial, faults: Sequence[Fault], shares: Sequence[Share], seed: int) -> str:
    name, formula, tolerance = trial.callee.name, trial.formula, trial.tolerance
    lines = [f"{name} does not agree with {formula.name} ({tolerance.dtype}, {tolerance} allowed)"]
    for fault in faults:
        lines += ["", fault.title, *(f"    {line}" for line in fault.lines)]
    if any(share.failing for share in shares):
        lines += ["", "values are wrong at", *(f"    {share}" for share in shares if share.points)]
    return "\n".join([*lines, "", f"seed {seed}, certificate sha256 {formula.certificate}"])


def inputs(formula: Formula, point: Point, dtype: np.dtype[Any]) -> str:
    """mu=0.0, sigma=1.0, as it would be written in a call."""
    written = [str(dtype.type(value)) for value in point]
    parts = []
    for p, places in formula.places.items():
        listed = ", ".join(written[k] for k in places)
        parts.append(f"{p.variable.name}=[{listed}]" if p.is_vector else f"{p.variable.name}={listed}")
    return ", ".join(parts)


def values(comparison: Comparison, k: int) -> tuple[str, ...]:
    """The value at a point, or what the function said, and the exact one."""
    exact, value = comparison.high[k], comparison.values[k]
    value_text, exact_text = _told_apart(float(value), float(exact))
    if k in comparison.failures:
        return comparison.failures[k], f"exact  {exact_text}"
    ulps = comparison.ulps[k]
    off = f", {ulps:.2g} ulp off" if np.isfinite(ulps) else ""
    return f"value  {value_text}{off}", f"exact  {exact_text}"


def _told_apart(value: float, exact: float) -> tuple[str, str]:
    """Both with as many digits as show the difference, and one more."""
    for digits in range(2, DIGITS):
        if f"{value:.{digits - 1}e}" != f"{exact:.{digits - 1}e}":
            return f"{value:.{digits + 1}g}", f"{exact:.{digits + 1}g}"
    return f"{value:.{DIGITS}g}", f"{exact:.{DIGITS}g}"


def _share(failing: int, points: int) -> str:
    if failing in (0, points):
        return "all of" if failing else "none of"
    if 20 * failing < points:
        return "under a twentieth of"
    return "under a third of" if 3 * failing < points else "over a third of"
