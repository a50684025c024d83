"""Mutual information read off a histogram, as the essay does it: too large for weak dependence, and how much.

Samples of two Gaussians with a correlation are counted in cells of equal width from the least to the largest, and the
mutual information of the counts is compared with -log(1 - rho^2)/2.  With many cells and few samples, chance looks like
dependence; for strong dependence the width of the cells hides some of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Outcome, mean_of

Array = NDArray[np.float64]
CORRELATIONS = (0.0, 0.3, 0.6, 0.9, 0.99)
SAMPLES, BINS, RUNS = 5000, 30, 40


def histogram_bias(seed: int = 1) -> Outcome:
    """The bias with the essay's numbers of samples and cells, with four times as many samples, and with fewer cells."""
    rng = np.random.default_rng(seed)
    weak = {rho: errors(rng, rho) for rho in CORRELATIONS[:3]}
    more, fewer = errors(rng, 0.0, samples=4 * SAMPLES), errors(rng, 0.0, bins=10)
    first = weak[0.0].mean()
    few_cells = errors(rng, 0.99, bins=5)
    return Outcome(
        "histogram-bias",
        "read off a histogram, mutual information is too large for weak dependence; the more cells for the samples, "
        "the more; and too small where the cells are too wide to show the dependence",
        "an estimate were right on average, or as wrong with four times as many samples or a ninth of the cells",
        seed,
        (
            *(mean_of(f"nats too much at correlation {rho:g}", e, above=0.01) for rho, e in weak.items()),
            mean_of(
                "the first of these with 4 times the samples, as a share of it", more / first, above=0.2, below=0.5
            ),
            mean_of("the same with 10 by 10 cells", fewer / first, above=0, below=0.25),
            mean_of("nats too much at correlation 0.99 with 5 by 5 cells", few_cells, below=-0.5),
        ),
    )


def errors(rng: np.random.Generator, rho: float, samples: int = SAMPLES, bins: int = BINS, runs: int = RUNS) -> Array:
    """Estimate minus truth, in nats, in independent runs."""
    return np.array([estimate(*pairs(rng, rho, samples), bins) - truth(rho) for _ in range(runs)])


def truth(rho: float) -> float:
    """The mutual information of two Gaussians with this correlation, in nats."""
    return float(-np.log1p(-(rho**2)) / 2)


def pairs(rng: np.random.Generator, rho: float, samples: int) -> tuple[Array, Array]:
    """Samples of two standard Gaussians with this correlation."""
    x, other = rng.standard_normal((2, samples))
    return x, rho * x + np.sqrt((1 - rho) * (1 + rho)) * other


def shares(x: Array, y: Array, bins: int) -> Array:
    """The share of the samples in each cell."""
    counts, _, _ = np.histogram2d(x, y, bins=bins)
    return np.asarray(counts / counts.sum())


def estimate(x: Array, y: Array, bins: int) -> float:
    """The mutual information of the shares, in nats."""
    p = shares(x, y, bins)
    product = p.sum(axis=1, keepdims=True) * p.sum(axis=0, keepdims=True)
    return float(np.sum(p[p > 0] * np.log(p[p > 0] / product[p > 0])))
