"""A Gaussian fitted to a mixture of two, by the forward and by the reverse divergence.

KL(p||q) is least where q has p's mean and variance, so that fit is exact.  KL(q||p) is followed downhill from several
places.  Mixtures are drawn at random, with weights from 0.3 to 0.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Outcome, share_of

Array = NDArray[np.float64]
RUNS, STEPS, RATE = 120, 300, 0.3
_NODES = np.linspace(-8.5, 8.5, 341)
_WEIGHTS = np.exp(-(_NODES**2) / 2)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()
"""Equal steps, whose error falls exponentially with their number; the logarithm of a mixture has poles too near to the
line for the nodes of Gauss and Hermite."""


@dataclass(frozen=True)
class Mixture:
    """weight N(-a, 1) + (1 - weight) N(a, 1), or many such where the numbers are arrays."""

    weight: Any
    a: Any

    def log_density(self, x: Array) -> Array:
        return np.asarray(np.logaddexp(*self._logs(x)))

    def slope(self, x: Array) -> Array:
        """The derivative of the logarithm of the density."""
        left, right = self._logs(x)
        return np.asarray(self.a * np.tanh((right - left) / 2) - x)

    def _logs(self, x: Array) -> tuple[Array, Array]:
        constant = np.log(2 * np.pi) / 2
        left = np.log(self.weight) - (x + self.a) ** 2 / 2 - constant
        return left, np.log1p(-self.weight) - (x - self.a) ** 2 / 2 - constant


@dataclass(frozen=True)
class Fit:
    """N(mean, deviation^2), or many."""

    mean: Any
    deviation: Any

    def sits_on_one_side(self) -> NDArray[np.bool_]:
        """Has it 99 % of its probability on one side of the middle between the modes?"""
        return np.asarray(np.abs(self.mean) > 2.326 * self.deviation)

    def covers(self, mixture: Mixture) -> NDArray[np.bool_]:
        """Do both modes lie within two deviations of its mean?"""
        return np.asarray(np.abs(self.mean) + mixture.a < 2 * self.deviation)


def mode_seeking(seed: int = 1) -> Outcome:
    """Shares of random mixtures in which the fits sit on one mode, or cover both."""
    rng = np.random.default_rng(seed)
    apart, close = (Mixture(rng.uniform(0.3, 0.7, RUNS), rng.uniform(*a, RUNS)) for a in ((3.0, 5.0), (0.2, 0.8)))
    forward, reverse = forward_fit(apart), reverse_fit(apart)
    return Outcome(
        "mode-seeking",
        "fitted by the reverse divergence a Gaussian sits on one of two modes that are far apart, by the forward one "
        "it covers both",
        "a reverse fit covered both modes, or a forward fit sat on one; or a reverse fit sat on one side even where "
        "the modes have run together",
        seed,
        (
            share_of("reverse fits on one side, modes 6 to 10 deviations apart", reverse.sits_on_one_side(), above=0.9),
            share_of("reverse fits that cover both", reverse.covers(apart), below=0.1),
            share_of("forward fits on one side", forward.sits_on_one_side(), below=0.1),
            share_of("forward fits that cover both", forward.covers(apart), above=0.9),
            share_of(
                "reverse fits on one side, modes 0.4 to 1.6 deviations apart",
                reverse_fit(close).sits_on_one_side(),
                below=0.1,
            ),
        ),
    )


def forward_fit(p: Mixture) -> Fit:
    """The Gaussian q with the least KL(p||q)."""
    return Fit((1 - 2 * p.weight) * p.a, np.sqrt(1 + 4 * p.weight * (1 - p.weight) * p.a**2))


def reverse_fit(p: Mixture) -> Fit:
    """The Gaussian q with the least KL(q||p) that is found from each mode and from the middle."""
    zero, one = np.zeros_like(p.a), np.ones_like(p.a)
    starts = (Fit(-p.a, one), Fit(p.a, one), Fit(zero, np.sqrt(1 + p.a**2)))
    fits = [downhill(p, start) for start in starts]
    best = np.argmin([reverse_divergence(p, fit) for fit in fits], axis=0)
    return Fit(np.choose(best, [f.mean for f in fits]), np.choose(best, [f.deviation for f in fits]))


def downhill(p: Mixture, fit: Fit, moves_mean: bool = True) -> Fit:
    """Gradient descent in the mean and the logarithm of the deviation, from a fit.

    In the logarithm the curvature grows with the square of the deviation, so the steps there shrink with it.
    """
    mean, log_deviation = fit.mean, np.log(fit.deviation)
    for _ in range(STEPS):
        deviation = np.exp(log_deviation)
        slopes = _at_nodes(p, mean, deviation, Mixture.slope)
        mean = mean + RATE * (slopes @ _WEIGHTS) * moves_mean
        uphill = 1 + deviation * (slopes @ (_WEIGHTS * _NODES))
        log_deviation = log_deviation + 2 * RATE / (1 + deviation**2) * uphill
    return Fit(mean, np.exp(log_deviation))


def reverse_divergence(p: Mixture, fit: Fit) -> Array:
    """KL(q||p) in nats."""
    cross = -_at_nodes(p, fit.mean, fit.deviation, Mixture.log_density) @ _WEIGHTS
    return np.asarray(cross - np.log(2 * np.pi * np.e * np.square(fit.deviation)) / 2)


def _at_nodes(p: Mixture, mean: Any, deviation: Any, function: Any) -> Array:
    """A function of the mixtures at the nodes, which lie along the last axis."""
    mean, deviation, weight, a = (np.asarray(v, float)[..., np.newaxis] for v in (mean, deviation, p.weight, p.a))
    return np.asarray(function(Mixture(weight, a), mean + deviation * _NODES))
