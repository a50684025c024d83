"""What is known of families beside their densities: which member is one of another family, and what a member becomes
when its values are stretched or moved.  Closed forms are held against it; no proof uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Values: TypeAlias = Sequence[Fraction]
ONE, TWO, HALF = Fraction(1), Fraction(2), Fraction(1, 2)


@dataclass(frozen=True)
class Special:
    """The member `family(*values)` is `other(*others(*values))`."""

    family: str
    other: str
    others: Callable[..., Values]


SPECIAL = (
    Special("Exponential", "Gamma", lambda rate: (ONE, rate)),
    Special("Exponential", "Weibull", lambda rate: (ONE, 1 / rate)),
    Special("Exponential", "GeneralizedGamma", lambda rate: (1 / rate, ONE, ONE)),
    Special("ChiSquared", "Gamma", lambda k: (k / 2, HALF)),
    Special("Weibull", "GeneralizedGamma", lambda shape, scale: (scale, shape, shape)),
    Special("Gamma", "GeneralizedGamma", lambda shape, rate: (1 / rate, shape, ONE)),
    Special("HalfNormal", "Nakagami", lambda sigma: (HALF, sigma**2)),
    Special("Rayleigh", "Nakagami", lambda sigma: (ONE, 2 * sigma**2)),
    Special("Maxwell", "Nakagami", lambda a: (Fraction(3, 2), 3 * a**2)),
    Special("Chi", "Nakagami", lambda k: (k / 2, k)),
    Special("Levy", "InverseGamma", lambda c: (HALF, c / 2)),
    Special("PowerFunction", "Beta", lambda shape: (shape, ONE)),
    Special("PowerFunction", "Kumaraswamy", lambda shape: (shape, ONE)),
    Special("Laplace", "AsymmetricLaplace", lambda location, scale: (location, scale, ONE)),
    Special("Geometric", "NegativeBinomial", lambda p: (ONE, p)),
)
"""A closed form of the other family at these values is one of the family."""

Moved: TypeAlias = Callable[[Values, Fraction, Fraction], Values]


def _place_and_scale(values: Values, k: Fraction, c: Fraction) -> Values:
    location, scale, *rest = values
    return (k * location + c, k * scale, *rest)


def _places(values: Values, k: Fraction, c: Fraction) -> Values:
    return [k * v + c for v in values]


MOVED: Mapping[str, Moved] = {
    **dict.fromkeys(
        ("Normal", "Laplace", "AsymmetricLaplace", "Logistic", "Gumbel", "Moyal", "Cauchy", "GeneralizedExtremeValue"),
        _place_and_scale,
    ),
    **dict.fromkeys(("Uniform", "Triangular", "Arcsine"), _places),
}
"""The parameters of k x + c, k > 0, from those of x."""


def _at(place: int, power: int = 1) -> Callable[[Values, Fraction], Values]:
    """The parameter at a place grows as a power of the scale."""
    return lambda values, k: [v * k**power if n == place else v for n, v in enumerate(values)]


STRETCHED: Mapping[str, Callable[[Values, Fraction], Values]] = {
    **{name: lambda values, k, moved=moved: moved(values, k, Fraction(0)) for name, moved in MOVED.items()},  # type: ignore[misc]
    **dict.fromkeys(
        ("HalfNormal", "Rayleigh", "Maxwell", "Levy", "HalfCauchy", "GeneralizedGamma", "LogLogistic"), _at(0)
    ),
    **dict.fromkeys(("InverseGamma", "Weibull", "Frechet", "Lomax", "Pareto"), _at(1)),
    "GeneralizedNormal": _at(0),
    "Exponential": _at(0, -1),
    "Gamma": _at(1, -1),
    "Nakagami": _at(1, 2),
    "InverseGaussian": lambda values, k: [k * v for v in values],
}
"""The parameters of k x, k > 0, from those of x."""
