"""Formulas for a terminal: one line of Unicode, or several where the terminal is narrow.

`text` and `text_lines` are what others call; the medium below draws.  The kernel has a plainer printer of its own, for
messages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from symit.kernel.terms import Term
from symit.render.medium import Medium, Row
from symit.render.names import Spelling
from symit.render.structure import Box, Break, Flow, Level, Line, Piece, break_flow, deeper, one_line
from symit.render.writer import Writer

INDENT = 2

_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789−+n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ")
_VULGAR = {Fraction(1, 2): "½", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}
_NAMES = {"unit": "e", "⨂": "⨂", "∑": "Σ", "∏": "Π"}


def text(term: Term) -> str:
    """The term on one line."""
    return one_line(WRITER.on_page([term]).flow(term))


def text_lines(term: Term, width: int) -> list[str]:
    """The term on lines of at most `width` characters, as far as it can be broken; later lines are moved in."""
    return [lead(line) + line.text for line in break_flow(WRITER.on_page([term]).flow(term), width, INDENT)]


def lead(line: Line) -> str:
    """The space that a broken-off line is moved in by."""
    return " " * int(line.width - len(line.text))


def _box(text: str) -> Box:
    return Box(text, len(text))


class Terminal(Medium):
    """One-line Unicode."""

    bare = Level.POWER
    stacks = False
    widest_fraction = math.inf

    def symbol(self, sign: str) -> Box:
        return _box(_NAMES.get(sign, sign))

    def infix(self, sign: str) -> Box:
        return _box(sign if sign in "∼∈→=≤" else f" {sign} ")

    def before(self, sign: str) -> Break:
        return Break(0, _box(f" {sign} "), _box(f"{sign} "))

    def comma(self, sign: str = ",") -> Flow:
        return _box(sign), Break(0, _box(" "), _box(""))

    def name(self, spelling: Spelling, index: Flow = ()) -> Box:
        return _box(_code(spelling) + _subscript(",".join([*spelling.indices, *([one_line(index)] if index else [])])))

    def upright(self, spelling: Spelling) -> Box:
        return _box(_code(spelling) + _subscript(",".join(spelling.indices)))

    def number(self, value: int) -> Box:
        return _box(str(value))

    def words(self, text: str) -> Box:
        return _box(text)

    def fence(self, flow: Flow, left: str = "(", right: str = ")") -> Flow:
        return _box(left), *deeper(flow), _box(right)

    def opens(self, flow: Flow) -> bool:
        return one_line(flow).startswith(("(", "[", "{"))

    def rational(self, value: Fraction) -> Piece:
        if value in _VULGAR:
            return Piece((_box(_VULGAR[value]),), Level.POWER, numeric=True)
        return Piece((_box(f"{value.numerator}/{value.denominator}"),), Level.FRACTION, numeric=True, slashed=True)

    def fraction(self, top: Piece, bottom: Piece) -> Piece:
        level = Level.POWER if top.level == Level.FRACTION else Level.PRODUCT
        flow = (*deeper(self.fit(top, level)), _box("/"), *deeper(self.fit(bottom, Level.POWER)))
        return Piece(flow, Level.FRACTION, numeric=top.numeric, slashed=True)

    def raised(self, base: Piece, exponent: Piece) -> Piece:
        raised = one_line(exponent.flow)
        mark = raised.translate(_RAISED) if _is_small(raised) else "^" + self._in_one(exponent)
        return Piece((*deeper(self.fit(base, Level.ATOM)), _box(mark)), Level.POWER, numeric=base.numeric)

    def _in_one(self, exponent: Piece) -> str:
        """As an exponent: not `f(x)`, whose brackets could be those of the power."""
        alone = exponent.level == Level.ATOM and not _is_called(one_line(exponent.flow))
        return one_line(exponent.flow if alone else self.fence(exponent.flow))

    def slashed(self, value: Fraction) -> Piece:
        return Piece((_box(str(value)),), Level.FRACTION)

    def exponential(self, exponent: Piece) -> Piece:
        raised = one_line(exponent.flow)
        if (exponent.level == Level.ATOM and not _is_called(raised)) or _is_small(raised):
            return self.raised(Piece((_box("e"),), Level.ATOM), exponent)
        return self.called((_box("exp"),), exponent.flow)

    def root(self, radicand: Piece) -> Piece:
        return Piece((_box("√"), *self.fit(radicand, Level.ATOM)), Level.POWER)

    def lowered(self, base: Box, index: Flow) -> Box:
        return _box(base.text + _subscript(one_line(index)))

    def applied(self, function: Box) -> Box:
        return _box(function.text + " ")

    def big(self, sign: str, lower: Flow, upper: Flow) -> Box:
        above = "^" + _braced(one_line(upper)) if upper else ""
        return _box(f"{_NAMES.get(sign, sign)}_{_braced(one_line(lower))}{above} ")

    def differential(self, variable: Box) -> Box:
        return _box(f" d{variable.text}")

    def derivative(self, variable: Flow, order: int, partial: bool, body: Piece, at: Flow) -> Flow:
        d, times = "∂" if partial else "d", str(order).translate(_RAISED) if order > 1 else ""
        name = one_line(variable)
        place = f"|_{{{name}={one_line(at)}}}" if at else ""
        return _box(f"{d}{times}/{d}{name}{times} ["), *deeper(body.flow), _box("]" + place)

    def cases(self, rows: Sequence[Row], otherwise: Flow) -> Piece:
        flow: Flow = (_box("{"),)
        for value, condition in rows:
            flow += (*deeper(value), _box(" if "), *deeper(deeper(condition)), *self.comma(";"))
        return Piece((*flow, *deeper(otherwise), _box(" otherwise}")), Level.ATOM)

    def juxtaposed(self, left: Piece, right: Piece) -> Break:
        dot = right.numeric or left.slashed
        return Break(1, _box(" · " if dot else " "), _box("· "))


def _is_small(exponent: str) -> bool:
    return all(ord(c) in _RAISED for c in exponent)


def _is_called(text: str) -> bool:
    """Is it `f(x)`, and no name and nothing in brackets of its own?"""
    return text.endswith(")") and not text.startswith("(")


def _braced(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _subscript(index: str) -> str:
    if not index:
        return ""
    return index.translate(_LOWERED) if index.isdigit() else f"_{_braced(index)}"


TERMINAL = Terminal()
WRITER = Writer(TERMINAL)


def _code(spelling: Spelling) -> str:
    return f"`{spelling.base}`" if spelling.literal else spelling.base
