"""Three divergences of two uniform distributions that are drawn apart.  Guide, "8.3 Wasserstein Distance".

P is uniform on (0, 1), Q on (s, s + 1).  KL is infinite at once, JS does not change any more once nothing overlaps, W1
is the shift s at all distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.figures.drawing import BLUE, GREEN, GREY, VERMILION, Picture
from symit.library.published import load

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """Divergences at each shift: nats, and lengths for W1."""

    shift: Array
    js: Array
    w1: Array
    kl: Array


def data() -> Data:
    shift = np.arange(129) / 64
    shared = np.maximum(1 - shift, 0)  # what each has in common with the other, as densities are 1
    alone, nothing = 1 - shared, np.zeros_like(shift)
    p, q = np.stack([alone, shared, nothing], axis=-1), np.stack([nothing, shared, alone], axis=-1)
    js = load("discrete-jensen-shannon").function()(p, q)
    return Data(shift, js, _w1(shift), np.where(shift > 0, np.inf, 0.0))


def _w1(shift: Array) -> Array:
    """The area between the distribution functions, which are linear between these places."""
    distances = []
    for s in shift.tolist():
        x = np.unique([0.0, 1.0, s, s + 1])
        apart = np.clip(x, 0, 1) - np.clip(x - s, 0, 1)
        distances.append(float(np.sum((apart[1:] + apart[:-1]) / 2 * np.diff(x))))
    return np.array(distances)


def draw(figure: Any, found: Data) -> None:
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.5))
    for row, shift in enumerate((0.0, 0.5, 1.0, 1.75)):
        base = -1.6 * row
        for start, color, hatch, name in ((0.0, BLUE, "//", "P"), (shift, VERMILION, "\\\\", "Q")):
            label = name if row == 0 else None
            left.bar(start, 1, 1, base, align="edge", color=color, alpha=0.3, edgecolor=color, hatch=hatch, label=label)
        left.text(-0.15, base + 0.4, f"s = {shift:g}", ha="right")
    left.set(xlabel="x", xlim=(-1, 3), ylim=(-5, 1.2), xticks=(0, 1, 2, 3), yticks=())
    left.spines["left"].set_visible(False)
    left.legend(loc="upper right")
    left.grid(False)
    left.set_title("P on (0, 1) and Q on (s, s + 1)")
    top = 2.35
    right.plot(found.shift, found.w1, color=GREEN, label="W₁ in units of x: grows with s everywhere")
    right.plot(found.shift, found.js, "--", color=BLUE, label="JS in nats: log 2 from s = 1 on, slope 0")
    infinite = np.isinf(found.kl)
    right.plot(
        found.shift[infinite], np.full(infinite.sum(), top), "-.", color=VERMILION, label="KL(P‖Q): ∞ for every s > 0"
    )
    right.plot(found.shift[~infinite], found.kl[~infinite], "o", color=VERMILION)
    right.axhline(top - 0.15, color=GREY, linewidth=0.8)
    right.set(xlabel="shift s, in units of x", ylabel="divergence", ylim=(-0.05, 3.3), xlim=(-0.03, 2.03))
    right.set_yticks([0, np.log(2), 1, 2, top], ["0", "log 2", "1", "2", "∞"])
    right.legend(fontsize=9, loc="upper left")
    right.set_title("What a gradient in s sees")
    figure.suptitle("Supports that separate", fontsize=12)


PICTURE = Picture("KL, JS and W1 of two supports that separate", data, draw, (10, 4.2))
