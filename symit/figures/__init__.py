"""The pictures of the documents' simulations and of what they say of behaviour.

A room above the library: one file for each figure, with `data`, whose numbers come from exported functions where there
is one and from seeded experiments, and `draw`, which puts them on a canvas.  `drawing` alone knows matplotlib, and only
when something is drawn; what is drawn can be tested without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from symit.figures import (
    bernoulli_entropy,
    gaussian_geodesics,
    gaussian_pairs,
    mutual_information,
    rate_distortion,
    separating_supports,
    two_modes,
)
from symit.figures.drawing import NotInstalled, Picture, draw

FIGURES: Mapping[str, Picture] = MappingProxyType(
    {
        "bernoulli-entropy": bernoulli_entropy.PICTURE,
        "gaussian-pairs": gaussian_pairs.PICTURE,
        "mutual-information": mutual_information.PICTURE,
        "two-modes": two_modes.PICTURE,
        "rate-distortion": rate_distortion.PICTURE,
        "separating-supports": separating_supports.PICTURE,
        "gaussian-geodesics": gaussian_geodesics.PICTURE,
    }
)
"""By name, in the order of the documents."""

__all__ = ["FIGURES", "NotInstalled", "Picture", "draw"]
