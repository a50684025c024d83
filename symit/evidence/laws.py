"""How the named distributions are drawn, with weights where a draw is not from the law itself, and control variates.

Stands under `samplers`, which finds the laws in a statement; knows floats only.  Parameters are those of the kernel's
definitions, and what rounding would take from them (1 - p beside p).  An outcome that is too rare to be drawn is drawn
more often and weighted down.  A control variate is a quantity whose mean is known in closed form: what is left of a
quantity when the best combination of them is taken off has the same mean and less noise, and no noise at all where the
quantity is such a combination (Owen, Monte Carlo theory, methods and examples, 8.9 and 9.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from symit.evidence.floats import Array, Sample

MOST_OUTCOMES = 50


@dataclass(frozen=True)
class Draws:
    """`weight` is the density of the law over the density that is drawn from, so the mean of f under the law is that of
    weight * f.  The `controls`, already weighted, have mean 0."""

    sample: Sample
    weight: Array
    controls: tuple[Array, ...]

    @property
    def vary(self) -> bool:
        """Is it more than one outcome, in every coordinate?"""
        coordinates = list(self.sample.values()) if isinstance(self.sample, Mapping) else [self.sample]
        return all(np.ptp(c) > 0 for c in coordinates)


def normal(rng: np.random.Generator, count: int, mean: float, scale: float) -> Draws:
    """The kernel's density speaks of the square of the scale, which may be negative."""
    x = mean + scale * rng.standard_normal(count)
    z = (x - mean) / scale
    return Draws(x, np.ones(count), (z, z**2 - 1))


def bernoulli(rng: np.random.Generator, count: int, chance: float, other: float) -> Draws:
    """A fair coin, weighted: both sides are seen, however rare one is."""
    x = (rng.random(count) < 0.5).astype(np.float64)
    weight = 2 * np.where(x == 1, chance, other)
    return Draws(x, weight, (weight - 1, weight * x - chance))


def poisson(rng: np.random.Generator, count: int, rate: float) -> Draws:
    """From a rate of at least one, weighted, so that more than zeros are seen."""
    drawn_at = max(rate, 1.0)
    x = rng.poisson(drawn_at, count).astype(np.float64)
    weight = np.exp(drawn_at - rate) * (rate / drawn_at) ** x
    return Draws(x, weight, (weight - 1, weight * x - rate))


def geometric(rng: np.random.Generator, count: int, chance: float) -> Draws:
    """The number of failures before the first success."""
    x = rng.geometric(chance, count).astype(np.float64) - 1
    mean = (1 - chance) / chance
    return Draws(x, np.ones(count), (x - mean, (x - mean) ** 2 - mean / chance))


def exponential(rng: np.random.Generator, count: int, rate: float) -> Draws:
    x = rng.standard_exponential(count)
    return Draws(x / rate, np.ones(count), (x - 1, x**2 - 2))


def laplace(rng: np.random.Generator, count: int, mean: float, scale: float) -> Draws:
    x = rng.laplace(size=count)
    return Draws(mean + scale * x, np.ones(count), (x, abs(x) - 1, x**2 - 2))


def uniform(rng: np.random.Generator, count: int, low: float, width: float) -> Draws:
    u = rng.random(count)
    return Draws(low + width * u, np.ones(count), (u - 1 / 2, u**2 - 1 / 3))


def outcomes(rng: np.random.Generator, count: int, first: int, chances: Sequence[float]) -> Draws:
    """The integers from `first` on with these probabilities, each that is possible drawn half as often as if all were
    equally likely or more, and weighted; that one is drawn, is a control variate for each."""
    chance = np.asarray(chances, dtype=np.float64)
    drawn_at = np.where(chance > 0, chance / chance.sum() + 1 / np.count_nonzero(chance), 0) / 2
    upto = np.cumsum(drawn_at)
    x = np.searchsorted(upto / upto[-1], rng.random(count), side="right")
    weight = chance[x] / drawn_at[x]
    controls = tuple(weight * (x == k) - c for k, c in enumerate(chances)) if len(chances) <= MOST_OUTCOMES else ()
    return Draws((x + first).astype(np.float64), weight, controls)


def independent(parts: Mapping[int, Draws]) -> Draws:
    """A point of a product space by its coordinates."""
    weights = {k: part.weight for k, part in parts.items()}
    weight = np.prod([*weights.values()], axis=0)
    controls = []
    for k, part in parts.items():
        others = np.prod([w for j, w in weights.items() if j != k], axis=0) if len(parts) > 1 else 1.0
        controls += [others * c for c in part.controls]
    return Draws({k: _plain(part.sample) for k, part in parts.items()}, weight, tuple(controls))


def correlated(rng: np.random.Generator, count: int, mean: Sequence[float], factor: Sequence[Sequence[float]]) -> Draws:
    """m + L z for independent standard normal coordinates z; z_i and z_i z_j have known means."""
    z = rng.standard_normal((len(mean), count))
    x = np.asarray(mean)[:, None] + np.asarray(factor) @ z
    products = [z[i] * z[j] - (i == j) for i in range(len(mean)) for j in range(i + 1)]
    return Draws({k + 1: x[k] for k in range(len(mean))}, np.ones(count), (*z, *products))


def _plain(sample: Sample) -> Array:
    if isinstance(sample, Mapping):
        raise TypeError("a coordinate is a number")
    return sample
