"""Shortest ways between Gaussians in the metric of Fisher information.  Guide, "10.1 Statistical Manifold".

ds^2 = (dmu^2 + 2 dsigma^2)/sigma^2 is twice the hyperbolic metric of the half-plane in mu/sqrt(2) and sigma: shortest
ways are halves of ellipses about places on sigma = 0, or upright lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.figures.drawing import BLUE, DASHES, GREEN, GREY, PURPLE, VERMILION, Picture

Array = NDArray[np.float64]
Gaussian = tuple[float, float]
"""Mean and standard deviation."""
PAIRS: tuple[tuple[Gaussian, Gaussian], ...] = (
    ((-3.0, 0.4), (3.0, 0.4)),
    ((-1.0, 0.3), (1.0, 0.3)),
    ((-3.5, 1.6), (-1.5, 0.5)),
    ((3.8, 0.5), (3.8, 2.2)),
)
STEPS = 240


@dataclass(frozen=True)
class Way:
    """From one Gaussian to another: the shortest way, at equal distances, its length and that of the straight line."""

    ends: tuple[Gaussian, Gaussian]
    mean: Array
    deviation: Array
    distance: float
    straight: float


def data() -> tuple[Way, ...]:
    return tuple(_way(p, q) for p, q in PAIRS)


def distance(p: Gaussian, q: Gaussian) -> float:
    """The Fisher-Rao distance, as the closed formula has it."""
    (m1, s1), (m2, s2) = p, q
    return float(np.sqrt(2) * np.arccosh(1 + ((m1 - m2) ** 2 / 2 + (s1 - s2) ** 2) / (2 * s1 * s2)))


def length(mean: Array, deviation: Array) -> float:
    """The length of a way through many points."""
    between = (deviation[1:] + deviation[:-1]) / 2
    return float(np.sum(np.sqrt(np.diff(mean) ** 2 + 2 * np.diff(deviation) ** 2) / between))


def _way(p: Gaussian, q: Gaussian) -> Way:
    share = np.linspace(0, 1, STEPS + 1)
    mean, deviation = _geodesic(p, q, share)
    straight = [p[k] + (q[k] - p[k]) * share for k in (0, 1)]
    return Way((p, q), mean, deviation, distance(p, q), length(*straight))


def _geodesic(p: Gaussian, q: Gaussian, share: Array) -> tuple[Array, Array]:
    """Points at these shares of the distance: x = c + r tanh(t), sigma = r/cosh(t), with x = mu/sqrt(2)."""
    (x1, s1), (x2, s2) = ((m / np.sqrt(2), s) for m, s in (p, q))
    if x1 == x2:
        return np.full_like(share, p[0]), s1 * (s2 / s1) ** share
    centre = (x1 + x2) / 2 + (s2 - s1) * (s2 + s1) / (2 * (x2 - x1))
    radius = np.hypot(x1 - centre, s1)
    first, last = np.arcsinh((x1 - centre) / s1), np.arcsinh((x2 - centre) / s2)
    t = first + (last - first) * share
    return np.sqrt(2) * (centre + radius * np.tanh(t)), radius / np.cosh(t)


def draw(figure: Any, ways: tuple[Way, ...]) -> None:
    axes = figure.subplots()
    for way, color, dashes in zip(ways, (BLUE, VERMILION, GREEN, PURPLE), DASHES, strict=True):
        (m1, s1), (m2, s2) = way.ends
        axes.plot([m1, m2], [s1, s2], color=GREY, linewidth=0.9)
        label = f"length {way.distance:.2f}, straight on the plane {way.straight:.2f}"
        axes.plot(way.mean, way.deviation, dashes, color=color, label=label)
        tenths = slice(0, None, STEPS // 10)
        axes.plot(way.mean[tenths], way.deviation[tenths], ".", color=color, markersize=6)
        axes.plot([m1, m2], [s1, s2], "o", color=color)
    axes.axhline(0, color="black", linewidth=1)
    axes.set(
        xlabel="mean μ, in units of x", ylabel="standard deviation σ, in units of x", xlim=(-4.4, 4.6), ylim=(0, 3.4)
    )
    axes.set_aspect("equal")
    axes.legend(fontsize=9, loc="upper left", title="dots: tenths of the way, each as far in Fisher distance")
    axes.set_title("Shortest ways between Gaussians bend upwards, where means are harder to tell apart")


PICTURE = Picture("Geodesics of the Fisher metric between Gaussians", data, draw, (8.6, 3.9))
