"""Six pairs of Gaussians with the divergence in both directions.  Essay, "Simulations: KL Divergence Between Two
Gaussians"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.likelihood_ratios import PAIRS
from symit.figures.drawing import BLUE, VERMILION, Picture
from symit.library.published import load

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """p = N(mean, deviation^2) beside q = N(0, 1), and the divergences in nats."""

    mean: float
    deviation: float
    words: str
    forward: float
    reverse: float

    def density(self, x: Array) -> Array:
        return normal(x, self.mean, self.deviation)


def data() -> tuple[Pair, ...]:
    kl = load("gaussian-kl").function()
    return tuple(Pair(m, s, words, float(kl(m, s, 0, 1)), float(kl(0, 1, m, s))) for m, s, words in PAIRS)


def normal(x: Array, mean: float, deviation: float) -> Array:
    return np.asarray(np.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * np.sqrt(2 * np.pi)))


def draw(figure: Any, pairs: tuple[Pair, ...]) -> None:
    x = np.linspace(-6, 8, 701)
    panels = figure.subplots(2, 3, sharex=True, sharey=True)
    for axes, pair in zip(panels.flat, pairs, strict=True):
        for density, color, dashes, name in (
            (pair.density(x), BLUE, "-", "p"),
            (normal(x, 0, 1), VERMILION, "--", "q = N(0, 1)"),
        ):
            axes.plot(x, density, dashes, color=color, label=name)
            axes.fill_between(x, density, color=color, alpha=0.15)
        axes.set_title(
            f"p = N({pair.mean:g}, {pair.deviation**2:g}), {pair.words}\n"
            f"KL(p‖q) = {pair.forward:.3f}, KL(q‖p) = {pair.reverse:.3f} nats",
            fontsize=9,
        )
    panels[0, 0].legend(fontsize=8)
    panels[0, 0].set_xticks((-4, 0, 4, 8))
    figure.supxlabel("x, in units of q's standard deviation")
    figure.supylabel("probability density")
    figure.suptitle("The Kullback-Leibler divergence of two Gaussians is not symmetric", fontsize=12)


PICTURE = Picture("Six pairs of Gaussians and their divergences, in nats", data, draw, (10, 6))
