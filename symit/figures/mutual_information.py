"""Mutual information of two Gaussians, and what a histogram makes of it.  Essay, "Simulations: Estimating Mutual
Information"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.histogram_bias import BINS, CORRELATIONS, SAMPLES, pairs, shares, truth
from symit.figures.drawing import BLUE, DASHES, GREEN, GREY, VERMILION, Picture
from symit.library.published import table_function

Array = NDArray[np.float64]
SEED, RUNS, SHOWN = 42, 24, 1500
SIZES = (500, 1000, 2000, 4000, 8000, 16000, 32000)
WEAK = (0.0, 0.6, 0.9)


@dataclass(frozen=True)
class Estimates:
    """Histogram estimates at a correlation in independent runs, in nats."""

    correlation: float
    values: Array

    @property
    def truth(self) -> float:
        return truth(self.correlation)

    @property
    def bias(self) -> float:
        return float(self.values.mean()) - self.truth

    @property
    def error(self) -> float:
        """The standard error of the bias."""
        return float(self.values.std(ddof=1) / np.sqrt(len(self.values)))


@dataclass(frozen=True)
class Data:
    """One sample and the estimates at each correlation; estimates by the number of samples at some of them."""

    samples: tuple[tuple[Array, Array], ...]
    estimates: tuple[Estimates, ...]
    by_size: tuple[tuple[Estimates, ...], ...]


def data(runs: int = RUNS, sizes: tuple[int, ...] = SIZES) -> Data:
    rng = np.random.default_rng(SEED)
    information = table_function("mutual-information")

    def estimates(rho: float, size: int) -> Estimates:
        tables = np.stack([shares(*pairs(rng, rho, size), BINS) for _ in range(runs)])
        return Estimates(rho, np.asarray(information(tables)))

    samples = tuple(pairs(rng, rho, SHOWN) for rho in CORRELATIONS)
    at_once = tuple(estimates(rho, SAMPLES) for rho in CORRELATIONS)
    return Data(samples, at_once, tuple(tuple(estimates(rho, size) for size in sizes) for rho in WEAK))


def draw(figure: Any, found: Data) -> None:
    above, below = figure.subfigures(2, 1, height_ratios=(1.1, 1.0))
    panels = above.subplots(1, len(CORRELATIONS), sharex=True, sharey=True)
    for axes, (x, y), one in zip(panels, found.samples, found.estimates, strict=True):
        axes.plot(x, y, ".", color=BLUE, markersize=1.5, alpha=0.4, rasterized=True)
        axes.set(aspect="equal", xlim=(-4, 4), ylim=(-4, 4), xlabel="x")
        axes.set_title(
            f"ρ = {one.correlation:g}\ntrue {one.truth:.3f} nats\nestimated {one.values.mean():.3f} ± {one.error:.3f}",
            fontsize=9,
        )
    panels[0].set_ylabel("y")
    axes = below.subplots()
    for by_size, color, dashes, marker in zip(found.by_size, (BLUE, GREEN, VERMILION), DASHES, "os^", strict=False):
        bias, error = [e.bias for e in by_size], [2 * e.error for e in by_size]
        label = f"ρ = {by_size[0].correlation:g}"
        axes.errorbar(SIZES[: len(bias)], bias, error, marker=marker, linestyle=dashes, color=color, label=label)
    axes.axhline(0, color=GREY, linewidth=1)
    axes.axvline(SAMPLES, color=GREY, linewidth=1, linestyle=":")
    axes.annotate(
        f"{SAMPLES}, as above", (SAMPLES, axes.get_ylim()[1]), (4, -12), textcoords="offset points", color=GREY
    )
    axes.set(xscale="log", xlabel=f"number of samples, in {BINS} × {BINS} cells", ylabel="bias in nats")
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.minorticks_off()
    axes.legend(title=f"mean of {RUNS} runs, ± 2 standard errors")
    figure.suptitle("Mutual information of two Gaussians, and its estimate from a histogram", fontsize=12)


PICTURE = Picture("Mutual information at five correlations, estimated from histograms", data, draw, (11, 7))
