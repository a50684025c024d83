"""How fast samples tell two Gaussians apart: by the KL divergence a sample, and not as fast one way as the other.

Samples of p are tested against q = N(0, 1), and samples of q against p, by the mean of the logarithm of the ratio of
their densities, for the six pairs of the picture.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Measured, Outcome, mean_of

Array = NDArray[np.float64]
PAIRS = (
    (0.0, 1.0, "the same"),
    (1.0, 1.0, "a little apart"),
    (3.0, 1.0, "far apart"),
    (0.0, 0.5, "narrow"),
    (0.0, 2.0, "wide"),
    (2.0, 2.0, "apart and wide"),
)
"""Mean and deviation of p."""
RUNS, SAMPLES, NEAR = 200, 8000, 0.04


def likelihood_ratios(seed: int = 1) -> Outcome:
    """The mean logarithm of the ratio less the divergence, both ways, and what the ways differ by."""
    rng = np.random.default_rng(seed)
    standard = (0.0, 1.0)
    measured: list[Measured] = []
    for mean, deviation, words in PAIRS:
        p = (mean, deviation)
        ways = [(log_ratios(rng, *way), divergence(*way)) for way in ((p, standard), (standard, p))]
        for (found, said), way in zip(ways, ("from p", "from q"), strict=True):
            measured.append(mean_of(f"{words}, {way}: nats off {said:.4g}", found - said, above=-NEAR, below=NEAR))
        if deviation < 1:
            measured.append(mean_of(f"{words}: nats more from q than from p", ways[1][0] - ways[0][0], above=0.3))
        if deviation > 1:
            measured.append(mean_of(f"{words}: nats more from p than from q", ways[0][0] - ways[1][0], above=0.3))
    return Outcome(
        "likelihood-ratios",
        "samples of one Gaussian speak against another with the KL divergence a sample, and those of the wider one "
        "speak louder",
        "a mean lay elsewhere than the divergence, or the narrow one spoke as loud as the wide one",
        seed,
        tuple(measured),
    )


def divergence(p: tuple[float, float], q: tuple[float, float]) -> float:
    """KL(p||q) in nats, of Gaussians with a mean and a deviation each."""
    (a, s), (c, t) = p, q
    return float(np.log(t / s) + (s**2 + (a - c) ** 2) / (2 * t**2) - 1 / 2)


def log_ratios(rng: np.random.Generator, p: tuple[float, float], q: tuple[float, float]) -> Array:
    """The mean of log p/q over samples of p, in independent runs."""
    x = rng.normal(*p, (RUNS, SAMPLES))
    return np.asarray((_log_density(x, *p) - _log_density(x, *q)).mean(axis=1))


def _log_density(x: Array, mean: float, deviation: float) -> Array:
    return np.asarray(-(((x - mean) / deviation) ** 2) / 2 - np.log(deviation))
