"""The entropy of a Bernoulli variable in bits.  Essay, "Simulations: Bernoulli Entropy"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.figures.drawing import BLUE, GREY, VERMILION, Picture
from symit.library.published import load

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """Bits at each probability, both ends included."""

    p: Array
    bits: Array

    @property
    def highest(self) -> tuple[float, float]:
        place = int(np.argmax(self.bits))
        return float(self.p[place]), float(self.bits[place])


def data() -> Data:
    p = np.arange(257) / 256
    return Data(p, load("discrete-entropy").function(unit="bits")(np.stack([p, 1 - p], axis=-1)))


def draw(figure: Any, found: Data) -> None:
    axes = figure.subplots()
    axes.plot(found.p, found.bits, color=BLUE)
    p, bits = found.highest
    axes.plot([p, p], [0, bits], ":", color=GREY, linewidth=1)
    axes.plot([0, p], [bits, bits], ":", color=GREY, linewidth=1)
    axes.plot(p, bits, "o", color=VERMILION)
    axes.annotate(
        f"most uncertain: {bits:g} bit at p = {p:g}", (p, bits), (0, 8), textcoords="offset points", ha="center"
    )
    for end in (0, 1):
        axes.plot(end, 0, "o", color=BLUE)
        side = 1 - 2 * end
        axes.annotate(
            "certain: 0 bits", (end, 0), (18 * side, 4), textcoords="offset points", ha="left" if side > 0 else "right"
        )
    axes.set(xlabel="probability p of a success", ylabel="entropy H(p) in bits", xlim=(-0.02, 1.02), ylim=(-0.03, 1.12))
    axes.set_title("Entropy of a Bernoulli variable")


PICTURE = Picture("Entropy of a Bernoulli variable, in bits", data, draw)
