"""Formulas in LaTeX: `latex(term)`.

The medium below draws; it needs `amsmath` and `amssymb`. Every box carries an estimate of its width in em, rounded
up, taken from the metrics of the Computer Modern fonts; that is what long formulas are broken by. Brackets are sized
by the estimated height of what they hold (`\\bigl(`), so a formula may be broken between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from symit.kernel.terms import Term
from symit.render.medium import Medium, Row
from symit.render.names import LETTERS, Spelling
from symit.render.structure import (
    Box,
    Break,
    Flow,
    Level,
    Piece,
    deeper,
    height,
    inside,
    one_line,
    raised,
    width,
)
from symit.render.tex_words import escape, words_width
from symit.render.writer import Writer

QUAD = 1.0
SCRIPT = 0.8  # the size of subscripts beside that of the formula
_THIN, _RELATION, _OPERATOR = 0.17, 0.56, 0.45  # space: thin, around a relation, around + and -
_WIDEST_EXPONENT, _HIGHEST_EXPONENT = 7.0, 2.5


def latex(term: Term) -> str:
    """The term as one formula of mathematics mode, without dollars."""
    return one_line(WRITER.on_page([term]).flow(term))


# ---- metrics -------------------------------------------------------------------------------------------------

_SYMBOLS: Mapping[str, tuple[str, float]] = {
    "+": ("+", 0.78), "−": ("-", 0.78), "·": (r"\cdot", 0.28), "=": ("=", 0.78), "≠": (r"\ne", 0.78),
    "<": ("<", 0.78), ">": (">", 0.78), "≤": (r"\le", 0.78), "≥": (r"\ge", 0.78), "∈": (r"\in", 0.67),
    "∼": (r"\sim", 0.78), "→": (r"\to", 1.0), "↦": (r"\mapsto", 1.0), "⟹": (r"\implies", 2.2), "‖": (r"\,\|\,", 0.84),
    "|": (r"\mid", 0.28), "Q": ("Q", 0.79), "P": ("P", 0.78),
    "and": (r"\mathrel{\text{ and }}", 2.15), "∀": (r"\forall ", 0.56), "∞": (r"\infty ", 1.0), "π": (r"\pi ", 0.61),
    "e": ("e", 0.47), "!": ("!", 0.28),
    ":=": (r"\mathrel{:=}", 1.06), "..": (r"\mathbin{..}", 0.56), "…": (r"\dots ", 1.6),
    "ℝ": (r"\mathbb{R}", 0.73), "ℤ": (r"\mathbb{Z}", 0.67),
    "𝔼": (r"\mathbb{E}", 0.67), "𝒩": (r"\mathcal{N}", 1.0), "D_KL": (r"D_{\mathrm{KL}}", 1.95), "h": ("h", 0.58),
    "H": ("H", 0.92), "I": ("I", 0.53), "A": ("A", 0.76), "B": ("B", 0.82), "p": ("p", 0.51), "∂": (r"\partial ", 0.6),
    "unit": (r"\mathbf{e}", 0.53),
    "log": (r"\log", 1.45), "sin": (r"\sin", 1.4), "cos": (r"\cos", 1.5),
    "Bernoulli": (r"\mathrm{Bernoulli}", 4.3), "Poisson": (r"\mathrm{Poisson}", 3.45),
    "Uniform": (r"\mathrm{Uniform}", 3.7), "Exponential": (r"\mathrm{Exponential}", 5.6),
    "Geometric": (r"\mathrm{Geometric}", 4.7), "Laplace": (r"\mathrm{Laplace}", 3.6),
}  # fmt: skip
_OPERATORS: Mapping[str, tuple[str, float]] = {"arctan": (r"\arctan", 2.9)}
"""Names of definitions for which LaTeX has an operator."""
_SPACED = frozenset((*"=≠<>≤≥∈∼→↦‖|", ":=", "and"))
_BIG: Mapping[str, tuple[str, float]] = {
    "∫": (r"\int", 1.0), "∑": (r"\sum", 1.45), "∏": (r"\prod", 1.3), "⨂": (r"\bigotimes", 1.52), "lim": (r"\lim", 1.4),
}  # fmt: skip
_GREEK: Mapping[str, tuple[str, float]] = {
    "α": (r"\alpha", 0.65), "β": (r"\beta", 0.63), "γ": (r"\gamma", 0.58), "δ": (r"\delta", 0.49),
    "ε": (r"\varepsilon", 0.47), "ζ": (r"\zeta", 0.52), "η": (r"\eta", 0.54), "θ": (r"\theta", 0.5),
    "ι": (r"\iota", 0.36), "κ": (r"\kappa", 0.58), "λ": (r"\lambda", 0.59), "μ": (r"\mu", 0.61),
    "ν": (r"\nu", 0.56), "ξ": (r"\xi", 0.49), "ρ": (r"\rho", 0.52), "σ": (r"\sigma", 0.61),
    "τ": (r"\tau", 0.56), "υ": (r"\upsilon", 0.58), "φ": (r"\varphi", 0.66), "χ": (r"\chi", 0.63),
    "ψ": (r"\psi", 0.69), "ω": (r"\omega", 0.66), "Γ": (r"\Gamma", 0.63), "Δ": (r"\Delta", 0.84),
    "Θ": (r"\Theta", 0.78), "Λ": (r"\Lambda", 0.7), "Ξ": (r"\Xi", 0.67), "Φ": (r"\Phi", 0.73),
    "Ψ": (r"\Psi", 0.78), "Ω": (r"\Omega", 0.73), "ζ′": (r"\zeta'", 0.75), "ζ″": (r"\zeta''", 0.97),
}  # fmt: skip
_LETTER = {"M": 1.08, "W": 1.09, "m": 0.88, "w": 0.75}
_SIZES = (  # brackets by the height of what they hold: (up to, left and right prefix, own width)
    (1.15, "", "", 0.39),
    (1.55, r"\bigl", r"\bigr", 0.46),
    (2.0, r"\Bigl", r"\Bigr", 0.6),
    (2.6, r"\biggl", r"\biggr", 0.74),
    (float("inf"), r"\Biggl", r"\Biggr", 0.8),
)
_BRACKETS = {"{": r"\{", "}": r"\}"}
_BRACKET = re.compile(r"(\\[bB]igg?l)?(\(|\[|\\\{)")
_AIRY = re.compile(r"\\mathbb\{E\}|\\frac\{(d|\\partial)")  # an operator that a factor keeps a distance from


def _letters(word: str) -> tuple[str, float]:
    """A name or one part of an index: Greek, one italic letter, digits, or an upright word."""
    if word in _GREEK:
        return _GREEK[word]
    if word.isdigit():
        return word, 0.5 * len(word)
    if len(word) == 1:
        return word, _LETTER.get(word, 0.86 if word.isupper() else 0.61)
    return rf"\mathrm{{{word}}}", words_width(word)


def _code(name: str) -> Box:
    return Box(rf"\text{{\texttt{{{escape(name)}}}}}", 0.55 * len(name) + 0.1)


class Latex(Medium):
    """Display mathematics with amsmath."""

    bare = Level.FRACTION
    stacks = True
    widest_fraction = 17.0

    def symbol(self, sign: str) -> Box:
        return Box(*_SYMBOLS[sign])

    def infix(self, sign: str) -> Box:
        text, wide = _SYMBOLS[sign]
        return Box(f" {text} ", wide + (_RELATION if sign in _SPACED else _OPERATOR))

    def before(self, sign: str) -> Break:
        sign_box = self.infix(sign)
        return Break(0, sign_box, Box("{}" + sign_box.text, sign_box.width))

    def comma(self, sign: str = ",") -> Flow:
        text = r"\colon" if sign == ":" else sign
        gap = Box(r"\ \mathopen{}", 0.45) if sign == ":" else Box(" ", _THIN)
        return Box(text, 0.65 if sign == ":" else 0.28), Break(0, gap, Box("", 0.0))

    def name(self, spelling: Spelling, index: Flow = ()) -> Box:
        base = _code(spelling.base) if spelling.literal else Box(*_letters(spelling.base))
        return self._indexed(base, [_letters(part) for part in spelling.indices], index)

    def _indexed(self, base: Box, below: Sequence[tuple[str, float]], index: Flow) -> Box:
        parts = [*below, *([(inside(index), width(index))] if index else [])]
        if not parts:
            return base
        text = ",".join(part for part, _ in parts)
        wide = sum(wide for _, wide in parts) + 0.3 * (len(parts) - 1)
        return Box(f"{base.text}_{{{text}}}", base.width + SCRIPT * wide + 0.05, base.height)

    def upright(self, spelling: Spelling) -> Box:
        if spelling.literal:
            return _code(spelling.base)
        if spelling in LETTERS.values():
            return self.name(spelling)
        if spelling.base in _OPERATORS:
            return Box(*_OPERATORS[spelling.base])
        return Box(r"\mathrm{" + spelling.base.replace("_", r"\_") + "}", words_width(spelling.base))

    def number(self, value: int) -> Box:
        return Box(str(value), 0.5 * len(str(value)))

    def words(self, text: str) -> Box:
        after = r"\mathopen{}" if text.endswith(" ") else ""  # so that a minus that follows is a sign
        before, behind = (" " if space else "" for space in (text.startswith(" "), text.endswith(" ")))
        return Box(rf"\text{{{before}{escape(text)}{behind}}}{after}", words_width(text))

    def fence(self, flow: Flow, left: str = "(", right: str = ")") -> Flow:
        high = height(flow)
        limit, big_left, big_right, wide = next(size for size in _SIZES if high <= size[0])
        above = 1.05 if not big_left else min(limit, 3.0) + 0.1
        left, right = _BRACKETS.get(left, left), _BRACKETS.get(right, right)
        scaled = (r"\left", r"\right") if big_left else ("", "")
        return (
            Box(big_left + left, wide, above, scaled[0] + left),
            *deeper(flow),
            Box(big_right + right, wide, above, scaled[1] + right),
        )

    def opens(self, flow: Flow) -> bool:
        return _BRACKET.match(one_line(flow)) is not None

    def rational(self, value: Fraction) -> Piece:
        top, bottom = (Piece((self.number(n),), Level.ATOM, numeric=True) for n in value.as_integer_ratio())
        return self.fraction(top, bottom)

    def fraction(self, top: Piece, bottom: Piece) -> Piece:
        wide = max(width(top.flow), width(bottom.flow))
        if wide > self.widest_fraction:
            return self._unstacked(top, bottom)
        above, below = raised(top.flow), raised(bottom.flow)
        wide = max(wide, width(above), width(below))
        high = height(above) + height(below) + 0.2
        text = rf"\frac{{{inside(above)}}}{{{inside(below)}}}"
        box = Box(text, wide + 0.25, high, raised=self._slash(top, bottom))
        return Piece((box,), Level.FRACTION, numeric=top.numeric)

    def _slash(self, top: Piece, bottom: Piece) -> Box | None:
        """`a/b`, which is low enough for an exponent."""
        flow = (*self.fit(top, Level.PRODUCT), Box("/", 0.5), *self.fit(bottom, Level.POWER))
        text = inside(flow)
        return None if r"\frac" in text else Box(text, width(flow), height(flow))

    def _unstacked(self, top: Piece, bottom: Piece) -> Piece:
        """A fraction too wide for its bar: the reciprocal of the lower part, or its power, beside the upper part."""
        if width(bottom.flow) <= self.widest_fraction:
            factor = self.fraction(Piece((self.number(1),), Level.ATOM), bottom)
        else:
            factor = self.raised(bottom, Piece((self.symbol("−"), self.number(1)), Level.SUM))
        gap = self.juxtaposed(factor, top)
        flow = (*deeper(factor.flow), gap, *deeper(self.fit(top, Level.PREFIX)))
        return Piece(flow, Level.PREFIX, numeric=factor.numeric)

    def raised(self, base: Piece, exponent: Piece) -> Piece:
        flow = deeper(self.fit(base, Level.ATOM))
        last = flow[-1]
        above = raised(exponent.flow)
        high = height(flow) + 0.1 + 0.5 * (height(above) - 1)
        mark = Box(f"^{{{inside(above)}}}", SCRIPT * width(above) + 0.1, high)
        if isinstance(last, Box):
            mark = Box(last.text + mark.text, last.width + mark.width, high, f"{last.within or last.text}{mark.text}")
            flow = flow[:-1]
        return Piece((*flow, mark), Level.POWER, numeric=base.numeric)

    def slashed(self, value: Fraction) -> Piece:
        return Piece((Box(str(value), 0.5 * len(str(value))),), Level.ATOM)

    def exponential(self, exponent: Piece) -> Piece:
        above = raised(exponent.flow)
        if width(above) <= _WIDEST_EXPONENT and height(above) <= _HIGHEST_EXPONENT:
            return self.raised(Piece((self.symbol("e"),), Level.ATOM), exponent)
        return self.called((Box(r"\exp", 1.5),), exponent.flow)

    def root(self, radicand: Piece) -> Piece:
        if width(radicand.flow) > self.widest_fraction:
            return self.raised(radicand, self.slashed(Fraction(1, 2)))
        high = height(radicand.flow)
        wide = width(radicand.flow) + (1.0 if high < 1.5 else 1.1)
        box = Box(rf"\sqrt{{{inside(radicand.flow)}}}", wide, high + 0.1)
        return Piece((box,), Level.POWER)

    def lowered(self, base: Box, index: Flow) -> Box:
        symbol = f"{{{base.text}}}" if "_" in base.text else base.text  # one with a subscript of its own
        return Box(f"{symbol}_{{{inside(index)}}}", base.width + SCRIPT * width(index) + 0.1, base.height)

    def applied(self, function: Box) -> Box:
        return Box(function.text + " ", function.width + _THIN)

    def big(self, sign: str, lower: Flow, upper: Flow) -> Box:
        """What stands below and above a sum stays there inside a fraction or a case, so that the width is the same."""
        text, wide = _BIG[sign]
        marks = f"_{{{inside(lower)}}}" + (f"^{{{inside(upper)}}}" if upper else "") + " "
        scripts = SCRIPT * max(width(lower), width(upper))
        if sign == "∫":
            return Box(text + marks, wide + scripts + _THIN, 1.9)
        return Box(text + marks, max(wide, scripts) + _THIN, 2.6, rf"{text}\limits{marks}")

    def differential(self, variable: Box) -> Box:
        return Box(rf"\,d{variable.text}", _THIN + 0.53 + variable.width)

    def derivative(self, variable: Flow, order: int, partial: bool, body: Piece, at: Flow) -> Flow:
        d, times = r"\partial " if partial else "d", f"^{{{order}}}" if order > 1 else ""
        name = inside(variable)
        sign = Box(rf"\frac{{{d}{times}}}{{{d}{name}{times}}}", width(variable) + 1.2 + (0.45 if times else 0.0), 2.2)
        gap = Box(r"\,", _THIN)
        inner = deeper(self.fit(body, Level.PREFIX))
        if not at:
            return sign, gap, *inner
        place = Box(rf"\Big|_{{{name}={inside(at)}}}", 0.4 + SCRIPT * (width(variable) + width(at) + 0.9), 2.0)
        return sign, gap, *inner, place

    def cases(self, rows: Sequence[Row], otherwise: Flow) -> Piece:
        condition_width = max([*(width(condition) for _, condition in rows), 4.5])
        value_width = max(*(width(value) for value, _ in rows), width(otherwise))
        if condition_width + value_width > 1.5 * self.widest_fraction:
            return self._cases_in_line(rows, otherwise)
        lines = [rf"{inside(value)} & \text{{if }} {inside(condition)}" for value, condition in rows]
        text = r" \\ ".join([*lines, rf"{inside(otherwise)} & \text{{otherwise}}"])
        box = Box(rf"\begin{{cases}} {text} \end{{cases}}", condition_width + value_width + 3.0, 1.4 * len(rows) + 1.4)
        return Piece((box,), Level.SUM)

    def _cases_in_line(self, rows: Sequence[Row], otherwise: Flow) -> Piece:
        flow: Flow = ()
        for value, condition in rows:
            flow += (*deeper(value), self.words(" if "), *deeper(condition), *self.comma(";"))
        return Piece(self.fence((*flow, *deeper(otherwise), self.words(" otherwise")), "{", "}"), Level.ATOM)

    def juxtaposed(self, left: Piece, right: Piece) -> Break:
        broken = Box(r"{}\cdot ", 0.28 + _OPERATOR)
        if right.numeric:
            return Break(1, Box(r" \cdot ", 0.28 + _OPERATOR), broken)
        coefficient = left.numeric and left.level == Level.ATOM
        airy = self.opens(right.flow) or _AIRY.match(one_line(right.flow))
        spaced = airy and not coefficient
        return Break(1, Box(r" \, ", _THIN) if spaced else Box(" ", _THIN), broken)


WRITER = Writer(Latex())
