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
Quantile: TypeAlias = Callable[[Any, Any], Any]
NOWHERE = acb(arb.nan())
ACCURATE = 20
"""A ball of so many bits is as good as a number."""


@dataclass(frozen=True)
class Piece:
    """From `low` to `high`, None for an infinite end: the probability below a point in between, and that above it."""

    low: Any
    high: Any
    below: Curve
    above: Curve
    quantile: Quantile | None = None
    """The point of the logarithms of both, where that is elementary."""

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


def _monotone(curve: Curve, slope: Curve, z: Any) -> Any:
    """A monotone function of what is positive: on an interval of reals by its values at the ends, and on a complex ball
    by its value in the middle and its derivative.  Arb is slow with wide balls, and loses much."""
    if not z.real > 0:
        return NOWHERE
    if min(z.real.rel_accuracy_bits(), (z.real + z.imag).rel_accuracy_bits()) > ACCURATE:
        return curve(z)
    if z.imag.is_zero():
        return curve(acb(z.real.lower())).union(curve(acb(z.real.upper())))
    middle = acb(z.real.mid(), z.imag.mid())
    return curve(middle) + (z - middle) * slope(z)


def _of_gamma(shape: Any, curve: Curve, turned: bool = False) -> tuple[Curve, Curve]:
    """Below and above where the curve at a point is a value of Gamma(shape, 1); where it falls, the other way."""

    def density(z: Any) -> Any:
        return ((shape - 1) * _log(z) - z - shape.lgamma()).exp()

    def lower(x: Any) -> Any:
        return _monotone(lambda z: z.gamma_lower(shape, regularized=1), density, curve(x))

    def upper(x: Any) -> Any:
        return _monotone(lambda z: z.gamma_upper(shape, regularized=1), lambda z: -density(z), curve(x))

    return (upper, lower) if turned else (lower, upper)


def _of_beta(a: Any, b: Any, share: Curve, rest: Curve) -> tuple[Curve, Curve]:
    """Below and above where the share of a point, which is 1 less the rest, is a value of Beta(a, b)."""
    whole = a.lgamma() + b.lgamma() - (a + b).lgamma()

    def below(first: Any, second: Any, z: Any) -> Any:
        def density(z: Any) -> Any:
            return ((first - 1) * _log(z) + (second - 1) * _log(1 - z) - whole).exp()

        return _monotone(lambda z: z.beta_lower(first, second, regularized=1), density, z) if z.real < 1 else NOWHERE

    def lower(first: Any, second: Any, z: Any, w: Any) -> Any:
        if w.real.mid() < z.real.mid():  # Arb is slow near 1
            by_rest = 1 - below(second, first, w)
            if by_rest.is_finite():
                return by_rest
        return below(first, second, z)

    return lambda x: lower(a, b, share(x), rest(x)), lambda x: lower(b, a, rest(x), share(x))


def _on_line(below: Curve, above: Curve, quantile: Quantile | None = None) -> list[Piece]:
    return [Piece(None, None, below, above, quantile)]


def _from_zero(below: Curve, above: Curve, quantile: Quantile | None = None) -> list[Piece]:
    return [Piece(arb(0), None, below, above, quantile)]


def _on_unit(below: Curve, above: Curve, quantile: Quantile | None = None) -> list[Piece]:
    return [Piece(arb(0), arb(1), below, above, quantile)]


def _by_below(inverse: Curve) -> Quantile:
    return lambda below, _: inverse(below)


def _by_above(inverse: Curve) -> Quantile:
    return lambda _, above: inverse(above)


def _by_less(low: Curve, high: Curve) -> Quantile:
    """From the probability below or from that above, whichever is less."""
    return lambda below, above: low(below.exp()) if below.real.mid() < above.real.mid() else high(above.exp())


def _around(
    place: Any, share: Any, left: Curve, right: Curve, quantiles: Sequence[Quantile | None] = (None, None)
) -> list[Piece]:
    """A share of the probability times `left` below a place, and the rest of it times `right` above."""
    (first, last), rest, at = quantiles, 1 - share, place.real
    return [
        Piece(None, at, lambda x: share * left(x), lambda x: 1 - share * left(x), first),
        Piece(at, None, lambda x: 1 - rest * right(x), lambda x: rest * right(x), last),
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
    quantile = _by_above(lambda above: minimum * (-above / shape).exp())
    return [Piece(minimum.real, None, *_of_logarithm(lambda x: -shape * _log(x / minimum)), quantile)]


def _asymmetric(location: Any, scale: Any, k: Any) -> list[Piece]:
    share = k**2 / (1 + k**2)
    quantiles = (
        _by_below(lambda below: location + scale * k * (below - share.log())),
        _by_above(lambda above: location - scale / k * (above - (1 - share).log())),
    )
    left, right = (lambda x: ((x - location) / (scale * k)).exp(), lambda x: (k * (location - x) / scale).exp())
    return _around(location, share, left, right, quantiles)


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

    quantile = _by_below(lambda below: end + scale / shape * _power(-below, -shape))
    return [Piece(low, high, *_turned(_of_logarithm(of)), quantile)]


def _triangular(a: Any, b: Any, c: Any) -> list[Piece]:
    left, right = (b - a) * (c - a), (b - a) * (b - c)

    def rising(x: Any) -> Any:
        return (x - a) ** 2 / left

    def falling(x: Any) -> Any:
        return (b - x) ** 2 / right

    first = _by_below(lambda below: a + (left * below.exp()).sqrt(analytic=True))
    last = _by_above(lambda above: b - (right * above.exp()).sqrt(analytic=True))
    found = []
    if c.real > a.real:
        found.append(Piece(a.real, c.real, rising, lambda x: 1 - rising(x), first))
    if b.real > c.real:
        found.append(Piece(c.real, b.real, lambda x: 1 - falling(x), falling, last))
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
    return _on_unit(
        lambda x: (logit * x).expm1() / whole,
        lambda x: (logit.exp() - (logit * x).exp()) / whole,
        _by_below(lambda below: (1 + whole * below.exp()).log(analytic=True) / logit),
    )


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
    span = b - a
    quantile = _by_less(lambda u: a + span * u, lambda u: b - span * u)
    return [Piece(a.real, b.real, lambda x: (x - a) / span, lambda x: (b - x) / span, quantile)]


def _arcsine(a: Any, b: Any) -> list[Piece]:
    half, span = acb(0.5), b - a
    both = _of_beta(half, half, lambda x: (x - a) / span, lambda x: (b - x) / span)
    quantile = _by_less(lambda u: a + span * (u / 2).sin_pi() ** 2, lambda u: b - span * (u / 2).sin_pi() ** 2)
    return [Piece(a.real, b.real, *both, quantile)]


PIECES: Mapping[str, Callable[..., Sequence[Piece]]] = {
    "Normal": lambda m, s: _on_line(*_normal(m, s)),
    "LogNormal": _log_normal,
    "TruncatedNormal": _truncated,
    "Exponential": lambda r: _from_zero(*_of_logarithm(lambda x: -r * x), _by_above(lambda log: -log / r)),
    "Pareto": _pareto,
    "PowerFunction": lambda a: _on_unit(
        *_turned(_of_logarithm(lambda x: a * _log(x))), _by_below(lambda log: (log / a).exp())
    ),
    "Laplace": lambda m, s: _asymmetric(m, s, acb(1)),
    "AsymmetricLaplace": _asymmetric,
    "ContinuousBernoulli": _bernoulli,
    "Gamma": lambda a, r: _from_zero(*_of_gamma(a, lambda x: r * x)),
    "ChiSquared": lambda k: _from_zero(*_of_gamma(k / 2, lambda x: x / 2)),
    "InverseGamma": lambda a, s: _from_zero(*_of_gamma(a, lambda x: s / x, turned=True)),
    "GeneralizedGamma": lambda a, d, p: _from_zero(*_of_gamma(d / p, lambda x: _power(x / a, p))),
    "Weibull": lambda k, s: _from_zero(
        *_of_logarithm(lambda x: -_power(x / s, k)), _by_above(lambda log: s * _power(-log, 1 / k))
    ),
    "Frechet": lambda a, s: _from_zero(
        *_turned(_of_logarithm(lambda x: -_power(x / s, -a))), _by_below(lambda log: s * _power(-log, -1 / a))
    ),
    "Rayleigh": lambda s: _from_zero(
        *_of_logarithm(lambda x: -((x / s) ** 2) / 2), _by_above(lambda log: s * (-2 * log).sqrt(analytic=True))
    ),
    "HalfNormal": lambda s: _from_zero(
        lambda x: (x / (s * acb(2).sqrt())).erf(), lambda x: (x / (s * acb(2).sqrt())).erfc()
    ),
    "Maxwell": lambda a: _from_zero(*_of_gamma(acb(1.5), lambda x: (x / a) ** 2 / 2)),
    "Chi": lambda k: _from_zero(*_of_gamma(k / 2, lambda x: x**2 / 2)),
    "Nakagami": lambda m, omega: _from_zero(*_of_gamma(m, lambda x: m * x**2 / omega)),
    "Gumbel": lambda m, s: _on_line(
        *_turned(_of_logarithm(lambda x: -((m - x) / s).exp())), _by_below(lambda log: m - s * _log(-log))
    ),
    "Moyal": lambda m, s: _on_line(
        lambda x: (((m - x) / (2 * s)).exp() / acb(2).sqrt()).erfc(),
        lambda x: (((m - x) / (2 * s)).exp() / acb(2).sqrt()).erf(),
    ),
    "ExpGamma": lambda a, r: _on_line(*_of_gamma(a, lambda x: r * x.exp())),
    "ExpInverseGamma": lambda a, s: _on_line(*_of_gamma(a, lambda x: s * (-x).exp(), turned=True)),
    "BoundedExtremeValue": _extreme,
    "GeneralizedExtremeValue": _extreme,
    "Beta": lambda a, b: _on_unit(*_of_beta(a, b, lambda x: x, lambda x: 1 - x)),
    "Kumaraswamy": lambda a, b: _on_unit(
        *_of_logarithm(lambda x: b * _log(_less(a * _log(x)))), _by_above(lambda log: _power(_less(log / b), 1 / a))
    ),
    "Arcsine": _arcsine,
    "BetaPrime": lambda a, b: _from_zero(*_of_beta(a, b, lambda x: x / (1 + x), lambda x: 1 / (1 + x))),
    "Lomax": lambda a, s: _from_zero(
        *_of_logarithm(lambda x: -a * _log(1 + x / s)), _by_above(lambda log: s * (-log / a).expm1())
    ),
    "LogLogistic": lambda s, k: _from_zero(
        *_of_odds(lambda x: k * _log(x / s)), lambda below, above: s * ((below - above) / k).exp()
    ),
    "F": lambda d, e: _from_zero(*_of_beta(d / 2, e / 2, lambda x: d * x / (d * x + e), lambda x: e / (d * x + e))),
    "Logistic": lambda m, s: _on_line(*_of_odds(lambda x: (x - m) / s), lambda below, above: m + s * (below - above)),
    "Uniform": _uniform,
    "Triangular": _triangular,
    "StudentT": _student,
    "GeneralizedNormal": _of_power,
    "InverseGaussian": _inverse_gaussian,
}
"""By the names of the families, of the values of their parameters."""
