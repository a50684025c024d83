"""What formulas are laid out with: boxes in a row, places where the row may be broken, and how tightly things bind.

LaTeX and terminal share this file. A formula is a `Flow`: boxes that stay in one piece, with breaks between them.
Breaking a flow into lines never tears anything apart that needs both its ends, since all that must stay together is
inside one box. Nothing here knows terms, LaTeX or Unicode; a width is a number in whatever unit the medium counts in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import TypeAlias


class Level(IntEnum):
    """How tightly a piece holds together; a place that asks for a tighter one than it gets adds parentheses."""

    IMPLICATION = 0
    CONJUNCTION = 1
    RELATION = 2
    SUM = 3
    PREFIX = 4  # open at its right end: `log x`, an integral, a derivative
    PRODUCT = 5
    FRACTION = 6  # a fraction with a bar
    POWER = 7
    ATOM = 8


@dataclass(frozen=True)
class Box:
    """Something printed that is never broken.  `within` is how it is written inside another box, where that differs;
    `raised` is what a fraction is in an exponent."""

    text: str
    width: float
    height: float = 1.0
    within: str | None = None
    raised: Box | None = None


@dataclass(frozen=True)
class Break:
    """A place where a line may end: `joined` stands there if it does not, `broken` begins the next line if it does.

    `depth` counts how deep in the formula the place lies.
    """

    depth: int
    joined: Box
    broken: Box


Flow: TypeAlias = tuple[Box | Break, ...]


@dataclass(frozen=True)
class Piece:
    """A flow and how tightly it holds together.

    `closed` is a tighter way to write the same (`log(x)` for `log x`); `numeric` says that it begins with a digit, so
    that a number before it needs a sign between, and `slashed` that it ends in `a/b`, so that a factor after it does.
    """

    flow: Flow
    level: Level
    closed: Piece | None = None
    numeric: bool = False
    slashed: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a broken flow; `depth` is that of the break before it, and -1 for the first."""

    text: str
    width: float
    depth: int


# ---- measuring and joining -----------------------------------------------------------------------------------


def _joined(item: Box | Break) -> Box:
    return item.joined if isinstance(item, Break) else item


def width(flow: Flow) -> float:
    return sum(_joined(item).width for item in flow)


def height(flow: Flow) -> float:
    return max((_joined(item).height for item in flow), default=1.0)


def one_line(flow: Flow) -> str:
    return "".join(_joined(item).text for item in flow)


def inside(flow: Flow) -> str:
    """The flow as it is written inside a box: a fraction, a root, an exponent."""
    boxes = map(_joined, flow)
    return "".join(box.text if box.within is None else box.within for box in boxes)


def raised(flow: Flow) -> Flow:
    """The flow as an exponent or within a fraction: a fraction that stands alone there, between a plus and a minus or
    in brackets, has no bar."""
    boxes = [*map(_joined, flow)]
    texts = ["(", *(box.text.strip().replace("\\,", " ") for box in boxes), ")"]
    alone = (left[-1:] in _OPENS and right[-1:] in _CLOSES for left, right in zip(texts, texts[2:], strict=False))
    return tuple(box.raised if box.raised and is_alone else box for box, is_alone in zip(boxes, alone, strict=True))


def deeper(flow: Flow) -> Flow:
    """The flow as a part of a larger one: its breaks are taken later."""
    return tuple([Break(i.depth + 1, i.joined, i.broken) if isinstance(i, Break) else i for i in flow])


def join(parts: Iterable[Flow], separator: Flow) -> Flow:
    flow: Flow = ()
    for position, part in enumerate(parts):
        flow += (separator if position else ()) + part
    return flow


# ---- breaking ------------------------------------------------------------------------------------------------

_OPENS, _CLOSES = ("+", "-", "(", ","), ("+", "-", ")", ",")
INDENT_LEVELS = 3
_BREAK, _DEPTH, _OVERFULL = 10.0, 6.0, 10_000.0


def indentation(depth: int, indent: float) -> float:
    """How far a line after a break of this depth is moved in."""
    return indent * min(depth + 1, INDENT_LEVELS)


def break_flow(flow: Flow, room: float, indent: float) -> list[Line]:
    """The flow in lines at most `room` wide, broken as seldom and as high up in the formula as possible.

    A line comes out wider than `room` only where a single box is.
    """
    if width(flow) <= room:
        return [Line(one_line(flow), width(flow), -1)]
    places = [-1, *(i for i, item in enumerate(flow) if isinstance(item, Break)), len(flow)]
    reached = list(accumulate((_joined(item).width for item in flow), initial=0.0))
    cost, before = [0.0], [0]
    for end in range(1, len(places)):
        cheapest, from_ = math.inf, 0
        for start in range(end - 1, -1, -1):
            first = flow[places[start]] if start else None
            wide = reached[places[end]] - reached[places[start] + 1]
            price = cost[start]
            if isinstance(first, Break):
                wide += first.broken.width + indentation(first.depth, indent)
                price += _BREAK + _DEPTH * first.depth**1.5
            if wide > room:
                price += _OVERFULL + 100 * (wide - room)
            if price < cheapest:
                cheapest, from_ = price, start
            if wide > room and start < end - 1:
                break  # further back it only gets wider
        cost.append(cheapest)
        before.append(from_)
    return _lines(flow, places, before, indent)


def _lines(flow: Flow, places: Sequence[int], before: Sequence[int], indent: float) -> list[Line]:
    lines: list[Line] = []
    end = len(places) - 1
    while end > 0:
        start = before[end]
        part = flow[places[start] + 1 : places[end]]
        first = flow[places[start]] if start else None
        if isinstance(first, Break):
            lead = indentation(first.depth, indent)
            lines.append(Line(first.broken.text + one_line(part), lead + first.broken.width + width(part), first.depth))
        else:
            lines.append(Line(one_line(part), width(part), -1))
        end = start
    return lines[::-1]
