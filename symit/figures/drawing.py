"""What all figures share: colours that everyone tells apart, a canvas, and files that are the same each time.

The only file that imports matplotlib, and it does so when it draws.  No window is opened and no global setting changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BLUE, VERMILION, GREEN, ORANGE, PURPLE, GREY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#6E6E6E"
"""From the palette of Okabe and Ito; lines differ in their dashes, too."""
DASHES = ("-", "--", "-.", ":")
FORMATS = ("png", "svg")

_STYLE: dict[str, Any] = {
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.25,
    "axes.axisbelow": True,
    "lines.linewidth": 1.8,
    "legend.frameon": False,
    "mathtext.fontset": "dejavusans",
    "svg.hashsalt": "symit",
    "svg.fonttype": "path",
}


class NotInstalled(Exception):
    """Figures need matplotlib, and it is not there."""


@dataclass(frozen=True)
class Picture:
    """A figure: what it shows, its numbers, and how they are put on a canvas of this size in inches."""

    title: str
    data: Callable[[], Any]
    draw: Callable[[Any, Any], None]
    size: tuple[float, float] = (6.4, 4.2)


def draw(name: str, picture: Picture, folder: Path) -> list[Path]:
    """Write the figure to `folder` as PNG and SVG.  Raises NotInstalled."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as missing:
        raise NotInstalled("figures are drawn with matplotlib: pip install 'symit[plot]'") from missing
    files = [folder / f"{name}.{format}" for format in FORMATS]
    with rc_context(_STYLE):
        canvas = Figure(figsize=picture.size, layout="constrained")
        picture.draw(canvas, picture.data())
        for file in files:
            when = {"Date": None} if file.suffix == ".svg" else {}
            canvas.savefig(file, dpi=160, metadata={"Title": picture.title, **when})
    return files
