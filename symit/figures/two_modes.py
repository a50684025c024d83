"""Gaussians fitted to a mixture with two modes by the forward and the reverse divergence.  Guide, "3.3 Forward vs
Reverse KL"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.mode_seeking import Fit, Mixture, downhill, forward_fit, reverse_divergence
from symit.figures.drawing import BLUE, GREEN, GREY, VERMILION, Picture
from symit.figures.gaussian_pairs import normal

Array = NDArray[np.float64]
MIXTURE = Mixture(0.5, 3.0)


@dataclass(frozen=True)
class Data:
    """The fits, and for each mean the least divergence over all deviations, in nats."""

    forward: Fit
    reverse: tuple[Fit, Fit]
    means: Array
    forward_divergence: Array
    reverse_divergence: Array


def data() -> Data:
    p = MIXTURE
    means = np.linspace(-5, 5, 201)
    forward = forward_fit(p)
    many = Mixture(np.full_like(means, p.weight), np.full_like(means, p.a))
    best = [downhill(many, Fit(means, np.full_like(means, start)), moves_mean=False) for start in (1.0, 3.0)]
    return Data(
        forward,
        (downhill(p, Fit(-p.a, 1.0)), downhill(p, Fit(p.a, 1.0))),
        means,
        _least_forward(p, forward, means),
        np.min([reverse_divergence(many, fit) for fit in best], axis=0),
    )


def _least_forward(p: Mixture, fit: Fit, means: Array) -> Array:
    """-h(p) + log(2 pi e v)/2, where v = E_p (x - mean)^2 is the best variance."""
    x, step = np.linspace(-14, 14, 5601, retstep=True)
    logarithm = p.log_density(x)
    entropy = (
        -np.sum(np.exp(logarithm) * logarithm) * step
    )  # exponentially close, as all derivatives vanish at the ends
    return np.asarray(np.log(2 * np.pi * np.e * (fit.deviation**2 + (means - fit.mean) ** 2)) / 2 - entropy)


def draw(figure: Any, found: Data) -> None:
    left, right = figure.subplots(1, 2)
    x = np.linspace(-9, 9, 721)
    left.fill_between(x, np.exp(MIXTURE.log_density(x)), color=GREY, alpha=0.35, label="p, two modes")
    left.plot(x, normal(x, found.forward.mean, found.forward.deviation), color=BLUE, label="q with least KL(p‖q)")
    for fit, label in zip(found.reverse, ("q with least KL(q‖p)", None), strict=True):
        left.plot(x, normal(x, fit.mean, fit.deviation), "--", color=VERMILION, label=label)
    left.set(xlabel="x", ylabel="probability density", ylim=(0, 0.52))
    left.set_title("The fits")
    left.legend(fontsize=9)
    right.plot(found.means, found.forward_divergence, color=BLUE, label="KL(p‖q): one valley, in the middle")
    right.plot(found.means, found.reverse_divergence, "--", color=VERMILION, label="KL(q‖p): deepest at the modes")
    for mode in (-MIXTURE.a, MIXTURE.a):
        right.axvline(mode, color=GREEN, linestyle=":", linewidth=1)
    right.set(xlabel="mean of q (dotted: the modes of p)", ylabel="least divergence over all widths, in nats")
    right.set(ylim=(0, 1.75))
    right.set_title("What the fits descend")
    right.legend(fontsize=9)
    figure.suptitle("Forward divergence covers both modes, reverse divergence takes one", fontsize=12)


PICTURE = Picture("Forward and reverse fits to a mixture with two modes", data, draw, (10, 4.4))
