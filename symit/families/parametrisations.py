"""Other parameters that people give a family by: a scale for a rate, a variance for a standard deviation, logits.

    Normal(mean=0, variance=v)      Exponential(scale=s)      Bernoulli(logits=x)

Each says its names with their domains, and what the parameters of the entry are in terms of them.  A statement keeps
the entry's density; what is asked of the parameters is asked in the words of the one who gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from symit.families.entry import Family, Member, domains, said
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term
from symit.special import NORMAL_CDF

HALF = b.num(Fraction(1, 2))


@dataclass(frozen=True)
class Parametrisation:
    """Names with their domains, and the entry's own values in terms of theirs."""

    parameters: tuple[tuple[str, str], ...]
    values: Callable[..., Sequence[Term]]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.parameters)

    def member(self, family: Family, given: Sequence[Term]) -> Member:
        values = tuple(map(_computed, self.values(*given)))
        variant = family.variant(values)
        parameters = variant.parameters if self.parameters == family.parameters else self.parameters
        stated = tuple(
            (formula, f"the {name} of {family.name} is {domain}")
            for (name, domain), value in zip(parameters, given, strict=True)
            for formula in said(domain, value)
        )
        return Member(variant, values, stated)


def _computed(value: Term) -> Term:
    """With the numbers in it worked out: 1/(1 + m) for 1/(1 + 1 m)."""
    if not isinstance(value, App):
        return value
    if value.head == t.MUL:
        return b.mul(*(factor for factor in map(_computed, value.args) if factor != b.ONE))
    value = App(value.head, tuple(map(_computed, value.args)))
    with suppress(Refused):  # what has no value is refused where domains are asked
        if all(isinstance(part, Num) for part in value.args) and isinstance(number := PLAIN.canonical(value), Num):
            return number
    return value


def parametrisations(family: Family) -> Iterator[Parametrisation]:
    """The entry's own first."""
    yield Parametrisation(family.parameters, lambda *values: values)
    yield from OTHERS.get(family.name, ())


def _by(parameters: str, values: Callable[..., Sequence[Term]]) -> Parametrisation:
    return Parametrisation(domains(parameters), values)


def _called(parameters: str) -> Parametrisation:
    """The entry's own under other names."""
    return _by(parameters, lambda *values: values)


def _sigmoid(x: Term) -> Term:
    return b.power(b.add(1, b.exp(b.neg(x))), -1)


def _inverse(x: Term) -> Term:
    return b.power(x, -1)


def _root(x: Term) -> Term:
    return b.power(x, HALF)


_LOCATION_AND_SCALE = (_called("loc, scale > 0"), _called("mean, scale > 0"))

OTHERS: Mapping[str, Sequence[Parametrisation]] = {
    "Normal": (
        _by("mean, variance > 0", lambda mean, variance: (mean, _root(variance))),
        _by("mean, precision > 0", lambda mean, precision: (mean, b.power(precision, b.neg(HALF)))),
        _by("mean, log_variance", lambda mean, log_variance: (mean, b.exp(b.mul(HALF, log_variance)))),
        _by("mean, log_sd", lambda mean, log_sd: (mean, b.exp(log_sd))),
        _called("mean, sigma > 0"),
        _by("mu, variance > 0", lambda mean, variance: (mean, _root(variance))),
        _called("mu, sigma > 0"),
        _called("loc, scale > 0"),
    ),
    "LogNormal": (
        _by("mu, variance > 0", lambda mu, variance: (mu, _root(variance))),
        _by("mu, precision > 0", lambda mu, precision: (mu, b.power(precision, b.neg(HALF)))),
        _called("loc, scale > 0"),
        _by("median > 0, sigma > 0", lambda median, sigma: (b.log(median), sigma)),
    ),
    "TruncatedNormal": (
        _called("mean, sd > 0, low, high"),
        _called("loc, scale > 0, low, high"),
        _by("mean, variance > 0, a, b", lambda mean, variance, low, high: (mean, _root(variance), low, high)),
    ),
    "HalfNormal": (
        _called("scale > 0"),
        _by("variance > 0", lambda variance: (_root(variance),)),
        _by("precision > 0", lambda precision: (b.power(precision, b.neg(HALF)),)),
    ),
    "Exponential": (
        _by("scale > 0", lambda scale: (_inverse(scale),)),
        _by("mean > 0", lambda mean: (_inverse(mean),)),
        _by("log_rate", lambda log_rate: (b.exp(log_rate),)),
    ),
    "ExpGamma": (_by("shape > 0, log_rate", lambda shape, log_rate: (shape, b.exp(log_rate))),),
    "ExpInverseGamma": (_by("shape > 0, log_scale", lambda shape, log_scale: (shape, b.exp(log_scale))),),
    "Gamma": (
        _by("shape > 0, scale > 0", lambda shape, scale: (shape, _inverse(scale))),
        _by("shape > 0, mean > 0", lambda shape, mean: (shape, b.div(shape, mean))),
        _by(
            "mean > 0, dispersion > 0",
            lambda mean, dispersion: (_inverse(dispersion), _inverse(b.mul(mean, dispersion))),
        ),
        _by(
            "mean > 0, variance > 0",
            lambda mean, variance: (b.div(b.power(mean, 2), variance), b.div(mean, variance)),
        ),
        _called("concentration > 0, rate > 0"),
    ),
    "InverseGamma": (
        _called("shape > 0, rate > 0"),
        _called("concentration > 0, scale > 0"),
        _called("concentration > 0, rate > 0"),
        _by("mean > 0, shape > 1", lambda mean, shape: (shape, b.mul(mean, b.sub(shape, 1)))),
    ),
    "InverseGaussian": (
        _by("mean > 0, dispersion > 0", lambda mean, dispersion: (mean, _inverse(dispersion))),
        _called("loc > 0, concentration > 0"),
    ),
    "Weibull": (
        _by("shape > 0, rate > 0", lambda shape, rate: (shape, _inverse(rate))),
        _called("concentration > 0, scale > 0"),
    ),
    "Kumaraswamy": (_called("concentration1 > 0, concentration0 > 0"),),
    "Lomax": (_called("concentration > 0, scale > 0"),),
    "Frechet": (_called("concentration > 0, scale > 0"),),
    "Arcsine": (_called("low, high"),),
    "Triangular": (_called("low, high, mode"), _called("low, high, peak")),
    "DiscreteUniform": (_called("low whole, high whole"),),
    "Zipf": (_called("power > 1"), _called("exponent > 1")),
    "Logarithmic": (_called("probs in (0;1)"), _by("logits", lambda logits: (_sigmoid(logits),))),
    "Rayleigh": (_called("scale > 0"),),
    "Maxwell": (_called("scale > 0"),),
    "Levy": (_called("scale > 0"),),
    "Chi": (_called("df > 0"),),
    "ChiSquared": (_called("df > 0"),),
    "StudentT": (_called("df > 0"),),
    "F": (_called("df1 > 0, df2 > 0"),),
    "Pareto": (
        _called("shape > 0, scale > 0"),
        _called("alpha > 0, scale > 0"),
        _called("concentration > 0, scale > 0"),
    ),
    "VonMises": (_called("concentration > 0"),),
    "Uniform": (
        _called("low, high"),
        _by("mean, width > 0", lambda mean, width: (b.sub(mean, b.div(width, 2)), b.add(mean, b.div(width, 2)))),
    ),
    "Beta": (
        _called("concentration1 > 0, concentration0 > 0"),
        _called("alpha > 0, beta > 0"),
        _by(
            "mean in (0;1), concentration > 0",
            lambda mean, size: (b.mul(mean, size), b.mul(b.sub(1, mean), size)),
        ),
        _by(
            "mean in (0;1), precision > 0",
            lambda mean, size: (b.mul(mean, size), b.mul(b.sub(1, mean), size)),
        ),
    ),
    "NegativeBinomial": (
        _by("total_count > 0, probs in (0;1)", lambda count, probs: (count, b.sub(1, probs))),
        _by("total_count > 0, logits", lambda count, logits: (count, _inverse(b.add(1, b.exp(logits))))),
        _by("mean > 0, size > 0", lambda mean, size: (size, b.div(size, b.add(size, mean)))),
        _by(
            "mean > 0, dispersion > 0",
            lambda mean, dispersion: (_inverse(dispersion), _inverse(b.add(1, b.mul(mean, dispersion)))),
        ),
    ),
    "ContinuousBernoulli": (
        *(_by(f"{name} in (0;1)", lambda p: (b.log(b.div(p, b.sub(1, p))),)) for name in ("p", "probs")),
        _called("logits"),
    ),
    "Bernoulli": (
        _by("logits", lambda logits: (_sigmoid(logits),)),
        _by("probits", lambda probits: (b.app(NORMAL_CDF, probits),)),
        _called("probs in (0;1)"),
    ),
    "Binomial": (
        _by("n >= 1, logits", lambda n, logits: (n, _sigmoid(logits))),
        _by("total_count >= 1, logits", lambda n, logits: (n, _sigmoid(logits))),
        _called("total_count >= 1, probs in (0;1)"),
        _called("n >= 1, probs in (0;1)"),
    ),
    "Geometric": (
        _by("logits", lambda logits: (_sigmoid(logits),)),
        _called("probs in (0;1)"),
        _by("mean > 0", lambda mean: (_inverse(b.add(1, mean)),)),
    ),
    "Poisson": (_called("mean > 0"), _by("log_rate", lambda log_rate: (b.exp(log_rate),))),
    **dict.fromkeys(("Laplace", "Logistic"), _LOCATION_AND_SCALE),
    **dict.fromkeys(("Gumbel", "Moyal", "Cauchy"), _LOCATION_AND_SCALE[:1]),
}
