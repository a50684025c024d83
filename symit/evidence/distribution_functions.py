"""The distribution functions of the families on the line in balls: how much lies below a place, and how much above it.

Each stands as Arb's special functions have it, on pieces on which it is analytic, and as two functions, so that a small
probability is not 1 less one that is near to 1.  Stands beside what integrates densities; of terms it knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from flint import acb, arb

Curve: TypeAlias = Callable[[Any], Any]
NOWHERE = acb(arb.nan())


@dataclass(frozen=True)
class Piece:
    """From `low` to `high`, None for an infinite end: the probability below a point in between, and that above it."""

    low: Any
    high: Any
    below: Curve
    above: Curve

    def has(self, place: Any) -> bool:
        return (self.low is None or bool(self.low < place)) and (self.high is None or bool(place < self.high))


def _log(z: Any) -> Any:
    return z.log(analytic=True)


def _power(z: Any, exponent: Any) -> Any:
    return (exponent * _log(z)).exp()


def _less(z: Any) -> Any:
    """1 - exp(z)."""
    return -z.expm1()


def _half(z: Any) -> Any:
    """How much of the normal distribution lies below sqrt(2) z."""
    return (-z).erfc() / 2


def _of_gamma(shape: Any, curve: Curve, turned: bool = False) -> tuple[Curve, Curve]:
    """Below and above where the curve at a point is a value of Gamma(shape, 1); where it falls, the other way."""

    def lower(x: Any) -> Any:
        z = curve(x)
        return z.gamma_lower(shape, regularized=1) if z.real > 0 else NOWHERE

    def upper(x: Any) -> Any:
        z = curve(x)
        return z.gamma_upper(shape, regularized=1) if z.real > 0 else NOWHERE

    return (upper, lower) if turned else (lower, upper)


def _of_beta(a: Any, b: Any, share: Curve, rest: Curve) -> tuple[Curve, Curve]:
    """Below and above where the share of a point, which is 1 less the rest, is a value of Beta(a, b)."""

    def below(first: Any, second: Any, z: Any) -> Any:
        return z.beta_lower(first, second, regularized=1) if 0 < z.real < 1 else NOWHERE

    def lower(first: Any, second: Any, z: Any, w: Any) -> Any:
        if w.real.mid() < z.real.mid():  # Arb is slow near 1
            by_rest = 1 - below(second, first, w)
            if by_rest.is_finite():
                return by_rest
        return below(first, second, z)

    return lambda x: lower(a, b, share(x), rest(x)), lambda x: lower(b, a, rest(x), share(x))


def _on_line(below: Curve, above: Curve) -> list[Piece]:
    return [Piece(None, None, below, above)]


def _from_zero(below: Curve, above: Curve) -> list[Piece]:
    return [Piece(arb(0), None, below, above)]


def _on_unit(below: Curve, above: Curve) -> list[Piece]:
    return [Piece(arb(0), arb(1), below, above)]


def _around(place: Any, share: Any, left: Curve, right: Curve) -> list[Piece]:
    """A share of the probability times `left` below a place, and the rest of it times `right` above."""
    rest, at = 1 - share, place.real
    return [
        Piece(None, at, lambda x: share * left(x), lambda x: 1 - share * left(x)),
        Piece(at, None, lambda x: 1 - rest * right(x), lambda x: rest * right(x)),
    ]


def _of_logarithm(curve: Curve) -> tuple[Curve, Curve]:
    """Below and above where the logarithm of what lies above is known."""
    return lambda x: _less(curve(x)), lambda x: curve(x).exp()


def _turned(both: tuple[Curve, Curve]) -> tuple[Curve, Curve]:
    below, above = both
    return above, below


def _normal(mean: Any, sd: Any) -> tuple[Curve, Curve]:
    root = sd * acb(2).sqrt()
    return lambda x: _half((x - mean) / root), lambda x: _half((mean - x) / root)


def _log_normal(mu: Any, sigma: Any) -> list[Piece]:
    below, above = _normal(mu, sigma)
    return _from_zero(lambda x: below(_log(x)), lambda x: above(_log(x)))


def _truncated(mean: Any, sd: Any, a: Any, b: Any) -> list[Piece]:
    below, above = _normal(mean, sd)
    part = above if a.real > mean.real else below
    whole = part(b) - part(a)
    return [Piece(a.real, b.real, lambda x: (part(x) - part(a)) / whole, lambda x: (part(b) - part(x)) / whole)]


def _pareto(shape: Any, minimum: Any) -> list[Piece]:
    return [Piece(minimum.real, None, *_of_logarithm(lambda x: -shape * _log(x / minimum)))]


def _asymmetric(location: Any, scale: Any, k: Any) -> list[Piece]:
    share = k**2 / (1 + k**2)
    return _around(
        location, share, lambda x: ((x - location) / (scale * k)).exp(), lambda x: (k * (location - x) / scale).exp()
    )


def _inverse_gaussian(mean: Any, shape: Any) -> list[Piece]:
    def parts(x: Any) -> tuple[Any, Any]:
        root = (shape / (2 * x)).sqrt(analytic=True)
        return root * (x / mean - 1), (2 * shape / mean).exp() * _half(-root * (x / mean + 1))

    def below(x: Any) -> Any:
        z, other = parts(x)
        return _half(z) + other

    def above(x: Any) -> Any:
        z, other = parts(x)
        return _half(-z) - other

    return _from_zero(below, above)


def _extreme(location: Any, scale: Any, shape: Any) -> list[Piece]:
    end = (location - scale / shape).real
    low, high = (end, None) if shape.real > 0 else (None, end)

    def of(x: Any) -> Any:
        return -_power(shape * (x - end) / scale, -1 / shape)

    return [Piece(low, high, *_turned(_of_logarithm(of)))]


def _triangular(a: Any, b: Any, c: Any) -> list[Piece]:
    left, right = (b - a) * (c - a), (b - a) * (b - c)
    found = []
    if c.real > a.real:
        found.append(Piece(a.real, c.real, lambda x: (x - a) ** 2 / left, lambda x: 1 - (x - a) ** 2 / left))
    if b.real > c.real:
        found.append(Piece(c.real, b.real, lambda x: 1 - (b - x) ** 2 / right, lambda x: (b - x) ** 2 / right))
    return found


def _student(nu: Any) -> list[Piece]:
    """By its power series near 0, and by what lies beyond farther out."""
    _, beyond = _of_beta(acb(0.5), nu / 2, lambda x: 1 / (1 + nu / x**2), lambda x: 1 / (1 + x**2 / nu))
    slope = ((nu + 1) / 2).gamma() / ((nu * acb.pi()).sqrt() * (nu / 2).gamma())

    def below(x: Any) -> Any:
        if abs(x.real.mid()) < nu.real.sqrt().min(arb(1)):
            return acb(0.5) + slope * x * (-(x**2) / nu).hypgeom_2f1(acb(0.5), (nu + 1) / 2, acb(1.5))
        if not (x.real > 0 or x.real < 0):
            return NOWHERE
        return beyond(x) / 2 if x.real < 0 else 1 - beyond(x) / 2

    return _on_line(below, lambda x: below(-x))


def _of_power(scale: Any, power: Any) -> list[Piece]:
    _, left = _of_gamma(1 / power, lambda x: _power(-x / scale, power))
    _, right = _of_gamma(1 / power, lambda x: _power(x / scale, power))
    return _around(acb(0), acb(0.5), left, right)


def _bernoulli(logit: Any) -> list[Piece]:
    whole = logit.expm1()
    return _on_unit(lambda x: (logit * x).expm1() / whole, lambda x: (logit.exp() - (logit * x).exp()) / whole)


def _share(z: Any) -> Any:
    """1/(1 + exp(z)), with an exponential that is small."""
    if z.real.mid() < 0:
        return 1 / (1 + z.exp())
    small = (-z).exp()
    return small / (1 + small)


def _of_odds(curve: Curve) -> tuple[Curve, Curve]:
    """Below and above where the logarithm of their quotient is known."""
    return lambda x: _share(-curve(x)), lambda x: _share(curve(x))


def _uniform(a: Any, b: Any) -> list[Piece]:
    return [Piece(a.real, b.real, lambda x: (x - a) / (b - a), lambda x: (b - x) / (b - a))]


def _arcsine(a: Any, b: Any) -> list[Piece]:
    half, span = acb(0.5), b - a
    return [Piece(a.real, b.real, *_of_beta(half, half, lambda x: (x - a) / span, lambda x: (b - x) / span))]


PIECES: Mapping[str, Callable[..., Sequence[Piece]]] = {
    "Normal": lambda m, s: _on_line(*_normal(m, s)),
    "LogNormal": _log_normal,
    "TruncatedNormal": _truncated,
    "Exponential": lambda r: _from_zero(*_of_logarithm(lambda x: -r * x)),
    "Pareto": _pareto,
    "PowerFunction": lambda a: _on_unit(*_turned(_of_logarithm(lambda x: a * _log(x)))),
    "Laplace": lambda m, s: _asymmetric(m, s, acb(1)),
    "AsymmetricLaplace": _asymmetric,
    "ContinuousBernoulli": _bernoulli,
    "Gamma": lambda a, r: _from_zero(*_of_gamma(a, lambda x: r * x)),
    "ChiSquared": lambda k: _from_zero(*_of_gamma(k / 2, lambda x: x / 2)),
    "InverseGamma": lambda a, s: _from_zero(*_of_gamma(a, lambda x: s / x, turned=True)),
    "GeneralizedGamma": lambda a, d, p: _from_zero(*_of_gamma(d / p, lambda x: _power(x / a, p))),
    "Weibull": lambda k, s: _from_zero(*_of_logarithm(lambda x: -_power(x / s, k))),
    "Frechet": lambda a, s: _from_zero(*_turned(_of_logarithm(lambda x: -_power(x / s, -a)))),
    "Rayleigh": lambda s: _from_zero(*_of_logarithm(lambda x: -((x / s) ** 2) / 2)),
    "HalfNormal": lambda s: _from_zero(
        lambda x: (x / (s * acb(2).sqrt())).erf(), lambda x: (x / (s * acb(2).sqrt())).erfc()
    ),
    "Maxwell": lambda a: _from_zero(*_of_gamma(acb(1.5), lambda x: (x / a) ** 2 / 2)),
    "Chi": lambda k: _from_zero(*_of_gamma(k / 2, lambda x: x**2 / 2)),
    "Nakagami": lambda m, omega: _from_zero(*_of_gamma(m, lambda x: m * x**2 / omega)),
    "Gumbel": lambda m, s: _on_line(*_turned(_of_logarithm(lambda x: -((m - x) / s).exp()))),
    "Moyal": lambda m, s: _on_line(
        lambda x: (((m - x) / (2 * s)).exp() / acb(2).sqrt()).erfc(),
        lambda x: (((m - x) / (2 * s)).exp() / acb(2).sqrt()).erf(),
    ),
    "ExpGamma": lambda a, r: _on_line(*_of_gamma(a, lambda x: r * x.exp())),
    "ExpInverseGamma": lambda a, s: _on_line(*_of_gamma(a, lambda x: s * (-x).exp(), turned=True)),
    "BoundedExtremeValue": _extreme,
    "GeneralizedExtremeValue": _extreme,
    "Beta": lambda a, b: _on_unit(*_of_beta(a, b, lambda x: x, lambda x: 1 - x)),
    "Kumaraswamy": lambda a, b: _on_unit(*_of_logarithm(lambda x: b * _log(_less(a * _log(x))))),
    "Arcsine": _arcsine,
    "BetaPrime": lambda a, b: _from_zero(*_of_beta(a, b, lambda x: x / (1 + x), lambda x: 1 / (1 + x))),
    "Lomax": lambda a, s: _from_zero(*_of_logarithm(lambda x: -a * _log(1 + x / s))),
    "LogLogistic": lambda s, k: _from_zero(*_of_odds(lambda x: k * _log(x / s))),
    "F": lambda d, e: _from_zero(*_of_beta(d / 2, e / 2, lambda x: d * x / (d * x + e), lambda x: e / (d * x + e))),
    "Logistic": lambda m, s: _on_line(*_of_odds(lambda x: (x - m) / s)),
    "Uniform": _uniform,
    "Triangular": _triangular,
    "StudentT": _student,
    "GeneralizedNormal": _of_power,
    "InverseGaussian": _inverse_gaussian,
}
"""By the names of the families, of the values of their parameters."""
