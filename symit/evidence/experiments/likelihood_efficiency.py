"""How close the variance of a maximum-likelihood estimator is to the Cramer-Rao bound, as the samples become many.

Three families whose estimator has a closed form, so nothing is lost in a search for the maximum: the rate of an
exponential (n/sum x), the standard deviation of a Gaussian with known mean, and the centre of a Laplace distribution
(the median), whose density has a kink there.  Beside it the mean, another estimator of that centre.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Measured, Outcome

Array = NDArray[np.float64]
RUNS = 6000
FEW, MANY = 5, 1000


def likelihood_efficiency(seed: int = 1) -> Outcome:
    """The share of the bound in the variance: 1 where the bound is attained."""
    rng = np.random.default_rng(seed)

    def measured(what: str, estimates: Estimates, n: int, bound: float, above: float, below: float) -> Measured:
        return _efficiency(f"{what}, {n} samples", estimates(rng, n), bound / n, above, below)

    return Outcome(
        "likelihood-efficiency",
        "the variance of a maximum-likelihood estimator comes to the Cramer-Rao bound as the samples become many",
        "the variance stayed above the bound with many samples, or few were enough, or any estimator came to it",
        seed,
        (
            measured("rate of an exponential", _rates, FEW, 1.0, 0, 0.7),
            measured("rate of an exponential", _rates, MANY, 1.0, 0.9, 1.1),
            measured("standard deviation of a Gaussian", _deviations, MANY, 0.5, 0.9, 1.1),
            measured("centre of a Laplace distribution, by the median", _medians, MANY, 1.0, 0.85, 1.1),
            measured("the same by the mean, which is not the likelihood's", _means, MANY, 1.0, 0.4, 0.6),
        ),
    )


Estimates = Callable[[np.random.Generator, int], Array]


def _rates(rng: np.random.Generator, n: int) -> Array:
    return n / rng.gamma(n, size=RUNS)  # the sum of n waiting times at rate 1


def _deviations(rng: np.random.Generator, n: int) -> Array:
    return np.sqrt(rng.chisquare(n, RUNS) / n)  # the sum of n squares of standard Gaussians


def _medians(rng: np.random.Generator, n: int) -> Array:
    return np.median(rng.laplace(size=(RUNS, n)), axis=1)


def _means(rng: np.random.Generator, n: int) -> Array:
    return np.asarray(rng.laplace(size=(RUNS, n)).mean(axis=1))


def _efficiency(what: str, estimates: Array, bound: float, above: float, below: float) -> Measured:
    """bound/variance; the standard error of a variance comes from the fourth moment."""
    squares = (estimates - estimates.mean()) ** 2
    variance = float(squares.mean())
    relative = float(squares.std(ddof=1) / variance / np.sqrt(len(squares)))
    return Measured(what, bound / variance, bound / variance * relative, above, below)
