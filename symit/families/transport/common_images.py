"""Increasing maps between families that are images of one distribution: x = h(y), all h increasing, or all decreasing.

    Weibull  x = scale y^(1/shape)     Pareto  x = minimum exp(y/shape)     where y has the distribution Exponential(1)

Of such two the one goes to the other through y.  Stands below the distances that go by a map.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from symit.families.entry import Member
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term

HALF, THREE_HALVES = b.div(1, 2), b.div(3, 2)


@dataclass(frozen=True)
class Image:
    """y of a point x, x of y, and what must be the same besides."""

    to: Callable[[Term], Term]
    back: Callable[[Term], Term]
    shape: Term = b.ONE


def _root(y: Term, power: Term) -> Term:
    return y if power == b.ONE else b.sqrt(y) if power == b.num(2) else b.power(y, b.power(power, -1))


def _power(power: Term, scale: Term, shape: Term = b.ONE) -> Image:
    return Image(lambda x: b.power(b.div(x, scale), power), lambda y: b.mul(scale, _root(y, power)), shape)


def _square(wide: Term, shape: Term) -> Image:
    """x^2/w."""
    return Image(lambda x: b.div(b.power(x, 2), wide), lambda y: b.sqrt(b.mul(wide, y)), shape)


def _affine(location: Term, scale: Term, shape: Term = b.ONE) -> Image:
    return Image(lambda x: b.div(b.sub(x, location), scale), lambda y: b.add(location, b.mul(scale, y)), shape)


def _of_logarithm(log_scale: Term, scale: Term) -> Image:
    return Image(lambda x: b.div(b.sub(b.log(x), log_scale), scale), lambda y: b.exp(b.add(log_scale, b.mul(scale, y))))


def _pareto(shape: Term, minimum: Term) -> Image:
    return Image(lambda x: b.mul(shape, b.log(b.div(x, minimum))), lambda y: b.mul(minimum, b.exp(b.div(y, shape))))


def _lomax(shape: Term, scale: Term) -> Image:
    return Image(
        lambda x: b.mul(shape, b.log(b.add(1, b.div(x, scale)))),
        lambda y: b.mul(scale, b.sub(b.exp(b.div(y, shape)), 1)),
    )


def _uniform(low: Term, high: Term) -> Image:
    span = b.sub(high, low)
    return Image(
        lambda x: b.neg(b.log(b.div(b.sub(high, x), span))), lambda y: b.sub(high, b.mul(span, b.exp(b.neg(y))))
    )


EXPONENTIAL: Mapping[str, Callable[..., Image]] = {
    "Exponential": lambda rate: Image(lambda x: b.mul(rate, x), lambda y: b.div(y, rate)),
    "Weibull": _power,
    "Rayleigh": lambda sigma: _square(b.mul(2, b.power(sigma, 2)), b.ONE),
    "Pareto": _pareto,
    "Lomax": _lomax,
    "Uniform": _uniform,
}
GAMMA: Mapping[str, Callable[..., Image]] = {
    "Exponential": EXPONENTIAL["Exponential"],
    "Weibull": _power,
    "Rayleigh": EXPONENTIAL["Rayleigh"],
    "Gamma": lambda shape, rate: Image(lambda x: b.mul(rate, x), lambda y: b.div(y, rate), shape),
    "ChiSquared": lambda k: Image(lambda x: b.div(x, 2), lambda y: b.mul(2, y), b.div(k, 2)),
    "Chi": lambda k: _square(b.num(2), b.div(k, 2)),
    "HalfNormal": lambda sigma: _square(b.mul(2, b.power(sigma, 2)), HALF),
    "Maxwell": lambda a: _square(b.mul(2, b.power(a, 2)), THREE_HALVES),
    "GeneralizedGamma": lambda a, d, p: _power(p, a, b.div(d, p)),
}
NORMAL: Mapping[str, Callable[..., Image]] = {"Normal": _affine, "LogNormal": _of_logarithm}
LOGISTIC: Mapping[str, Callable[..., Image]] = {
    "Logistic": _affine,
    "LogLogistic": lambda scale, shape: _of_logarithm(b.log(scale), b.power(shape, -1)),
}
BASES = (EXPONENTIAL, GAMMA, NORMAL, LOGISTIC)
"""Each with what is an image of it; those of Gamma(shape, 1) have a shape in common."""


def between(one: Member, other: Member) -> Callable[[Term], Term] | None:
    """The increasing map from the one to the other, where both are such images."""
    for base in BASES:
        if one.family.name in base and other.family.name in base:
            first, second = (base[m.family.name](*m.values) for m in (one, other))
            if PLAIN.equal(first.shape, second.shape):
                return lambda x, to=first.to, back=second.back: back(to(x))  # type: ignore[misc]
    return None
