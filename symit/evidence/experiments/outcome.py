"""What an experiment found: numbers with standard errors, and the bounds that its claim puts on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLEAR = 4.0
"""So many standard errors must lie between a number and its bounds: some thirty numbers are looked at."""


@dataclass(frozen=True)
class Measured:
    """A number with its standard error, and the open interval in which the claim says that it lies."""

    what: str
    value: float
    error: float
    above: float = -inf
    below: float = inf

    @property
    def holds(self) -> bool:
        """Does it lie there clearly?"""
        return self.above + CLEAR * self.error < self.value < self.below - CLEAR * self.error

    def __str__(self) -> str:
        bounds = [f"above {self.above:g}"] if self.above > -inf else []
        bounds += [f"below {self.below:g}"] if self.below < inf else []
        verdict = "as said" if self.holds else "NOT as said"
        return f"{self.what}: {self.value:.4g} +/- {self.error:.2g}, {verdict}: {' and '.join(bounds)}"


@dataclass(frozen=True)
class Outcome:
    """What is claimed, what was measured, and what would have contradicted it."""

    name: str
    says: str
    otherwise: str
    seed: int
    measured: tuple[Measured, ...]

    @property
    def holds(self) -> bool:
        return all(m.holds for m in self.measured)

    @property
    def status(self) -> str:
        """`demonstrated`, or `open` where a number is not clearly where the claim says."""
        return "demonstrated" if self.holds else "open"

    def data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "says": self.says,
            "otherwise": self.otherwise,
            "seed": self.seed,
            "holds": self.holds,
            "measured": [str(m) for m in self.measured],
        }

    def __str__(self) -> str:
        lines = [f"{self.name} (seed {self.seed}): {self.status}", f"  {self.says}", f"  not so if {self.otherwise}"]
        return "\n".join([*lines, *(f"    {m}" for m in self.measured)])


def mean_of(what: str, values: NDArray[np.float64], above: float = -inf, below: float = inf) -> Measured:
    """The mean over independent runs."""
    return Measured(what, float(values.mean()), float(values.std(ddof=1) / sqrt(len(values))), above, below)


def share_of(what: str, cases: NDArray[np.bool_], above: float = -inf, below: float = inf) -> Measured:
    """The share of independent runs in which something is so.

    Its standard error is never less than that of a share one run away from 0 and 1, as the next run might be another.
    """
    n, share = len(cases), float(cases.mean())
    inner = min(max(share, 1 / n), 1 - 1 / n)
    return Measured(what, share, sqrt(inner * (1 - inner) / n), above, below)
