"""The rate-distortion function of a Gaussian source, points of it by Blahut's algorithm, and what a beta-VAE trades.

Essay, "Rate-Distortion Theory"; Guide, "7.2 Connection to VAE".  Where D + beta R is least, the line of slope -1/beta
touches the curve: all encoders are on or above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.figures.drawing import BLUE, GREEN, GREY, ORANGE, VERMILION, Picture

Array = NDArray[np.float64]
BETAS = (0.1, 0.2, 0.4, 0.7, 1.0, 1.4)
TANGENTS = (0.2, 0.7, 1.4)
REACH, CELLS, STEPS = 5.0, 161, 1500


@dataclass(frozen=True)
class Point:
    """A point that Blahut's algorithm found, in units of the variance and nats.

    The rate-distortion function of the grid lies at most `gap` nats below it, by the dual bound.
    """

    beta: float
    distortion: float
    rate: float
    gap: float


@dataclass(frozen=True)
class Data:
    distortion: Array
    rate: Array
    points: tuple[Point, ...]


def data() -> Data:
    distortion = np.geomspace(0.02, 1, 300)
    return Data(distortion, rate(distortion), tuple(blahut(beta) for beta in BETAS))


def rate(distortion: Array) -> Array:
    """log(1/D)/2 nats for a variance of 1, and 0 from there on."""
    return np.asarray(np.maximum(-np.log(distortion) / 2, 0))


def blahut(beta: float) -> Point:
    """The encoder with the least D + beta R for a Gaussian on a grid, and how far from it another may be.

    For any output distribution r, with c(x) = sum_y r(y) exp(-d(x, y)/beta) and w(y) = sum_x p(x) exp(-d/beta)/c(x),
    no encoder at this distortion has a rate more than log(max w) below -D/beta - sum p log c (Csiszar 1974).
    """
    x = np.linspace(-REACH, REACH, CELLS)
    p = np.exp(-(x**2) / 2)
    p /= p.sum()
    d = (x[:, np.newaxis] - x) ** 2
    kernel = np.exp(-d / beta)
    r = p.copy()
    for _ in range(STEPS):
        r = r * ((p / (kernel @ r)) @ kernel)
    c = kernel @ r
    encoder = kernel * r / c[:, np.newaxis]
    distortion = float(np.sum(p[:, np.newaxis] * encoder * d))
    output = p @ encoder
    ratio = np.divide(encoder, output, out=np.ones_like(encoder), where=encoder > 1e-200)
    information = float(np.sum(p[:, np.newaxis] * encoder * np.log(ratio)))
    least = -distortion / beta - float(p @ np.log(c)) - float(np.log(np.max((p / c) @ kernel)))
    return Point(beta, distortion, information, information - least)


def draw(figure: Any, found: Data) -> None:
    axes = figure.subplots()
    axes.fill_between(found.distortion, found.rate, color=GREY, alpha=0.15, linewidth=0)
    axes.text(0.09, 0.28, "no code is here", color=GREY)
    axes.plot(found.distortion, found.rate, color=BLUE, label="R(D) = ½ log(σ²/D)")
    axes.plot(
        [p.distortion for p in found.points],
        [p.rate for p in found.points],
        "o",
        color=VERMILION,
        label=f"Blahut's algorithm, at most {max(p.gap for p in found.points):.0e} nats above",
    )
    for beta, color, dashes in zip(TANGENTS, (GREEN, ORANGE, GREY), ("--", "-.", ":"), strict=True):
        (point,) = (p for p in found.points if p.beta == beta)
        ends = np.array([max(point.distortion - 0.33, 0.02), min(point.distortion + 0.33, 1.0)])
        label = f"β = {beta:g}: D + βR is least where this touches"
        axes.plot(ends, point.rate - (ends - point.distortion) / beta, dashes, color=color, linewidth=1.4, label=label)
    axes.set(xlabel="distortion D, in units of the variance σ²", ylabel="rate R in nats", xlim=(0, 1.02), ylim=(0, 2))
    axes.legend(fontsize=9)
    axes.set_title("Rate and distortion of a Gaussian source, and what a β-VAE trades")


PICTURE = Picture("Rate-distortion function of a Gaussian, with the tangents of beta-VAEs", data, draw, (7, 4.8))
