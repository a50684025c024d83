"""The same distributions in SciPy, for numbers that symit had no part in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import integrate, stats


class ContinuousBernoulli:
    """Which SciPy has not."""

    def __init__(self, logit: float) -> None:
        self.logit = logit

    def logpdf(self, x: Any) -> Any:
        return np.log(self.logit / np.expm1(self.logit)) + self.logit * x

    def cdf(self, x: Any) -> Any:
        return np.expm1(self.logit * x) / np.expm1(self.logit)

    def ppf(self, u: Any) -> Any:
        return np.log1p(u * np.expm1(self.logit)) / self.logit


SCIPY: dict[str, Callable[..., Any]] = {
    "Normal": lambda mean, sd: stats.norm(mean, sd),
    "LogNormal": lambda mu, sigma: stats.lognorm(sigma, scale=np.exp(mu)),
    "TruncatedNormal": lambda mean, sd, a, b: stats.truncnorm((a - mean) / sd, (b - mean) / sd, mean, sd),
    "HalfNormal": lambda sigma: stats.halfnorm(scale=sigma),
    "Exponential": lambda rate: stats.expon(scale=1 / rate),
    "Laplace": stats.laplace,
    "Pareto": lambda shape, minimum: stats.pareto(shape, scale=minimum),
    "PowerFunction": stats.powerlaw,
    "Gamma": lambda shape, rate: stats.gamma(shape, scale=1 / rate),
    "InverseGamma": lambda shape, scale: stats.invgamma(shape, scale=scale),
    "GeneralizedGamma": lambda a, d, p: stats.gengamma(d / p, p, scale=a),
    "Weibull": lambda shape, scale: stats.weibull_min(shape, scale=scale),
    "Frechet": lambda shape, scale: stats.invweibull(shape, scale=scale),
    "Rayleigh": lambda sigma: stats.rayleigh(scale=sigma),
    "Maxwell": lambda a: stats.maxwell(scale=a),
    "Chi": stats.chi,
    "ChiSquared": stats.chi2,
    "Nakagami": lambda m, omega: stats.nakagami(m, scale=np.sqrt(omega)),
    "Levy": lambda c: stats.levy(scale=c),
    "Gumbel": stats.gumbel_r,
    "Moyal": stats.moyal,
    "ExpGamma": lambda shape, rate: stats.loggamma(shape, -np.log(rate)),
    "Logistic": stats.logistic,
    "LogLogistic": lambda scale, shape: stats.fisk(shape, scale=scale),
    "Lomax": lambda shape, scale: stats.lomax(shape, scale=scale),
    "Beta": stats.beta,
    "BetaPrime": stats.betaprime,
    "F": stats.f,
    "HalfCauchy": lambda scale: stats.halfcauchy(scale=scale),
    "StudentT": stats.t,
    "Cauchy": stats.cauchy,
    "GeneralizedNormal": lambda scale, power: stats.gennorm(power, scale=scale),
    "InverseGaussian": lambda mean, shape: stats.invgauss(mean / shape, scale=shape),
    "VonMises": stats.vonmises,
    "Uniform": lambda a, b: stats.uniform(a, b - a),
    "Arcsine": lambda a, b: stats.arcsine(a, b - a),
    "AsymmetricLaplace": lambda location, scale, asymmetry: stats.laplace_asymmetric(asymmetry, location, scale),
    "GeneralizedExtremeValue": lambda location, scale, shape: stats.genextreme(-shape, location, scale),
    "BoundedExtremeValue": lambda location, scale, shape: stats.genextreme(-shape, location, scale),
    "Triangular": lambda a, b, c: stats.triang((c - a) / (b - a), a, b - a),
    "ContinuousBernoulli": ContinuousBernoulli,
    "Bernoulli": stats.bernoulli,
    "Geometric": lambda p: stats.geom(p, loc=-1),
    "Poisson": stats.poisson,
    "NegativeBinomial": stats.nbinom,
    "DiscreteUniform": lambda a, b: stats.randint(int(a), int(b) + 1),
    "Binomial": lambda n, p: stats.binom(int(n), p),
    "Logarithmic": stats.logser,
    "Zipf": stats.zipf,
    "DiscreteLaplace": stats.dlaplace,
}


def entropy(p: Any) -> float:
    return float(p.entropy())


def kl(p: Any, q: Any) -> float:
    """By quadrature in the quantiles of p, where every integrand is tame but at the ends; by summation for counts."""
    if hasattr(p, "pmf"):
        counts = np.arange(0, 400)
        counts = counts[p.pmf(counts) > 1e-20]  # where q has not underflowed
        return float(np.sum(p.pmf(counts) * (p.logpmf(counts) - q.logpmf(counts))))
    value, _ = integrate.quad(
        lambda u: p.logpdf(p.ppf(u)) - q.logpdf(p.ppf(u)), 0, 1, limit=400, epsabs=1e-9, epsrel=1e-9
    )
    return float(value)
