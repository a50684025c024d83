"""How members are drawn: by the methods of numpy's own Generator, or by what a map makes of them.

Evidence for closed forms, and for users of the catalogue; no proof knows of it.  Parameters are floats in the order of
the entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import NormalDist
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from symit.language.errors import NotUnderstood

Sampler: TypeAlias = Callable[..., NDArray[Any]]
"""From a generator, how many, and the parameters."""


def _power_of_gamma(rng: Generator, n: int, scale: float, shape: float, power: float) -> NDArray[Any]:
    """scale u^power, u standard Gamma of this shape."""
    drawn: NDArray[Any] = scale * rng.standard_gamma(shape, n) ** power
    return drawn


def _between(rng: Generator, n: int, mean: float, sd: float, low: float, high: float) -> NDArray[Any]:
    """Normal between two ends, by the inverse of its distribution function, on the side where that is exact."""
    standard, side = NormalDist(), -1 if low > mean else 1
    least, most = sorted(standard.cdf(side * (end - mean) / sd) for end in (low, high))
    shares = rng.uniform(least, most, n)
    drawn: NDArray[Any] = mean + side * sd * np.array([standard.inv_cdf(u) for u in shares])
    return drawn


def _extreme(rng: Generator, n: int, location: float, scale: float, shape: float) -> NDArray[Any]:
    return location + scale * np.expm1(-shape * np.log(rng.standard_exponential(n))) / shape


def _two_slopes(rng: Generator, n: int, location: float, scale: float, asymmetry: float) -> NDArray[Any]:
    above, below = rng.standard_exponential(n) / asymmetry, rng.standard_exponential(n) * asymmetry
    return location + scale * (above - below)


def _of_either_sign(rng: Generator, size: NDArray[Any]) -> NDArray[Any]:
    drawn: NDArray[Any] = np.where(rng.random(len(size)) < 0.5, -size, size)
    return drawn


SAMPLERS: Mapping[str, Sampler] = {
    "Normal": lambda rng, n, mean, sd: rng.normal(mean, sd, n),
    "LogNormal": lambda rng, n, mu, sigma: rng.lognormal(mu, sigma, n),
    "TruncatedNormal": _between,
    "HalfNormal": lambda rng, n, sigma: np.abs(rng.normal(0, sigma, n)),
    "Exponential": lambda rng, n, rate: rng.exponential(1 / rate, n),
    "Pareto": lambda rng, n, shape, minimum: minimum * (1 + rng.pareto(shape, n)),
    "PowerFunction": lambda rng, n, shape: rng.power(shape, n),
    "Laplace": lambda rng, n, location, scale: rng.laplace(location, scale, n),
    "Gamma": lambda rng, n, shape, rate: rng.gamma(shape, 1 / rate, n),
    "ChiSquared": lambda rng, n, k: rng.chisquare(k, n),
    "InverseGamma": lambda rng, n, shape, scale: _power_of_gamma(rng, n, scale, shape, -1),
    "GeneralizedGamma": lambda rng, n, a, d, p: _power_of_gamma(rng, n, a, d / p, 1 / p),
    "Weibull": lambda rng, n, shape, scale: scale * rng.weibull(shape, n),
    "Frechet": lambda rng, n, shape, scale: _power_of_gamma(rng, n, scale, 1, -1 / shape),
    "Rayleigh": lambda rng, n, sigma: rng.rayleigh(sigma, n),
    "Maxwell": lambda rng, n, a: a * np.sqrt(rng.chisquare(3, n)),
    "Chi": lambda rng, n, k: np.sqrt(rng.chisquare(k, n)),
    "Nakagami": lambda rng, n, m, omega: _power_of_gamma(rng, n, np.sqrt(omega / m), m, 1 / 2),
    "Levy": lambda rng, n, c: c / rng.standard_normal(n) ** 2,
    "Gumbel": lambda rng, n, location, scale: rng.gumbel(location, scale, n),
    "Moyal": lambda rng, n, location, scale: location - scale * np.log(rng.chisquare(1, n)),
    "ExpGamma": lambda rng, n, shape, rate: np.log(rng.standard_gamma(shape, n) / rate),
    "ExpInverseGamma": lambda rng, n, shape, scale: np.log(scale / rng.standard_gamma(shape, n)),
    "Beta": lambda rng, n, a, b: rng.beta(a, b, n),
    "Kumaraswamy": lambda rng, n, a, b: (1 - (1 - rng.random(n)) ** (1 / b)) ** (1 / a),
    "BetaPrime": lambda rng, n, a, b: rng.standard_gamma(a, n) / rng.standard_gamma(b, n),
    "Lomax": lambda rng, n, shape, scale: scale * rng.pareto(shape, n),
    "LogLogistic": lambda rng, n, scale, shape: scale * np.exp(rng.logistic(0, 1 / shape, n)),
    "HalfCauchy": lambda rng, n, scale: scale * np.abs(rng.standard_cauchy(n)),
    "F": lambda rng, n, d1, d2: rng.f(d1, d2, n),
    "Logistic": lambda rng, n, location, scale: rng.logistic(location, scale, n),
    "Uniform": lambda rng, n, a, b: rng.uniform(a, b, n),
    "Triangular": lambda rng, n, a, b, c: rng.triangular(a, c, b, n),
    "StudentT": lambda rng, n, nu: rng.standard_t(nu, n),
    "Cauchy": lambda rng, n, location, scale: location + scale * rng.standard_cauchy(n),
    "GeneralizedNormal": lambda rng, n, scale, power: _of_either_sign(
        rng, _power_of_gamma(rng, n, scale, 1 / power, 1 / power)
    ),
    "InverseGaussian": lambda rng, n, mean, shape: rng.wald(mean, shape, n),
    "AsymmetricLaplace": _two_slopes,
    "GeneralizedExtremeValue": _extreme,
    "BoundedExtremeValue": _extreme,
    "ContinuousBernoulli": lambda rng, n, logit: np.log1p(rng.random(n) * np.expm1(logit)) / logit,
    "VonMises": lambda rng, n, kappa: rng.vonmises(0, kappa, n),
    "Bernoulli": lambda rng, n, p: (rng.random(n) < p).astype(np.int64),
    "Geometric": lambda rng, n, p: rng.geometric(p, n) - 1,
    "Poisson": lambda rng, n, rate: rng.poisson(rate, n),
    "NegativeBinomial": lambda rng, n, r, p: rng.negative_binomial(r, p, n),
    "DiscreteUniform": lambda rng, n, a, b: rng.integers(int(a), int(b), n, endpoint=True),
    "Binomial": lambda rng, n, trials, p: rng.binomial(int(trials), p, n),
    "Logarithmic": lambda rng, n, p: rng.logseries(p, n),
    "Zipf": lambda rng, n, s: rng.zipf(s, n),
    "DiscreteLaplace": lambda rng, n, a: rng.geometric(-np.expm1(-a), n) - rng.geometric(-np.expm1(-a), n),
    "Categorical": lambda rng, n, *weights: rng.choice(len(weights), n, p=weights),
}


def sampler(family: str) -> Sampler:
    """Raises NotUnderstood where a family is not drawn from."""
    if family not in SAMPLERS:
        raise NotUnderstood(f"it is not known how {family} is drawn")
    return SAMPLERS[family]
