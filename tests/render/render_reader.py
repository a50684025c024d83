"""Readers of what the printers print: the value of a printed arithmetic formula, taken literally.

They read a bare `log` as reaching to the end of its product, juxtaposition as binding tighter than a slash, and a power
as taking only the atom before it.  So a printer that leaves out a pair of parentheses gives another value here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4}
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789−n")
TEXT_TOKEN = re.compile(r"\s*(\d+|[½⅓⅔¼¾]|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ]+|log|exp|[A-Za-zα-ω][₀-₉]*(?:_[a-z])?|[-+−·/^√()])")
LATEX_TOKEN = re.compile(r"(?:\s|\\,)*(\d|\\[a-z]+|[a-z]|[-+/^_{}()])")


def power(base: float, exponent: float) -> float:
    """Real powers only: ValueError for a root of a negative number."""
    return math.pow(base, exponent)


class Reader:
    """A recursive reader over tokens; the two media differ in `factor` only."""

    def __init__(self, tokens: list[str], values: Mapping[str, float]) -> None:
        self.tokens, self.values, self.at = tokens, values, 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *expected: str) -> str:
        token = self.next
        if expected and token not in expected:
            raise ValueError(f"{token!r} where {expected} was expected, in {' '.join(self.tokens)}")
        self.at += 1
        return token

    def whole(self) -> float:
        value = self.sum()
        if self.next:
            raise ValueError(f"{self.next!r} is left over in {' '.join(self.tokens)}")
        return value

    def sum(self) -> float:
        sign = -1 if self.next in ("−", "-") and self.take() else 1
        value = sign * self.term()
        while self.next in ("+", "−", "-"):
            sign = 1 if self.take() == "+" else -1
            value += sign * self.term()
        return value

    def term(self) -> float:
        value = self.juxtaposed()
        while self.next in ("/", "·", r"\cdot"):
            value = value / self.juxtaposed() if self.take() == "/" else value * self.juxtaposed()
        return value

    def juxtaposed(self) -> float:
        value = self.factor()
        while self.next and self.next not in ("+", "−", "-", "/", "·", r"\cdot", ")", "}"):
            value *= self.factor()
        return value

    def factor(self) -> float:
        raise NotImplementedError

    def parenthesised(self) -> float:
        self.take("(")
        value = self.sum()
        self.take(")")
        return value


class TextReader(Reader):
    def factor(self) -> float:
        if self.next == "log":
            self.take()
            return math.log(self.parenthesised() if self.next == "(" else self.term())
        if self.next == "√":
            self.take()
            return power(self.atom(), 0.5)
        base = self.atom()
        if self.next == "^":
            self.take()
            return power(base, self.atom())
        if self.next and self.next[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ":
            return power(base, float(self.take().translate(RAISED).replace("−", "-")))
        return base

    def atom(self) -> float:
        if self.next == "(":
            return self.parenthesised()
        token = self.take()
        if token in ("exp", r"\exp"):
            return math.exp(self.parenthesised())
        if token in VULGAR:
            return VULGAR[token]
        return float(token) if token.isdigit() else self.values[token]


class LatexReader(Reader):
    def factor(self) -> float:
        if self.next == r"\log":
            self.take()
            return math.log(self.parenthesised() if self.next == "(" else self.term())
        base = self.atom()
        if self.next == "^":
            self.take()
            return power(base, self.group())
        return base

    def group(self) -> float:
        self.take("{")
        value = self.sum()
        self.take("}")
        return value

    def atom(self) -> float:
        if self.next == "(":
            return self.parenthesised()
        token = self.take()
        if token in ("exp", r"\exp"):
            return math.exp(self.parenthesised())
        if token == r"\frac":
            return self.group() / self.group()
        if token == r"\sqrt":
            return power(self.group(), 0.5)
        if token.isdigit():
            while self.next.isdigit():
                token += self.take()
            return float(token)
        if self.next == "_":
            self.take()
            self.take("{")
            token += "_" + self.take()
            self.take("}")
        return self.values[token]


def text_value(printed: str, values: Mapping[str, float]) -> float:
    return TextReader(_tokens(TEXT_TOKEN, printed), values).whole()


def latex_value(printed: str, values: Mapping[str, float]) -> float:
    plain = re.sub(r"\\([bB]igg?[lr]|left|right)(?=[()])", "", printed)
    return LatexReader(_tokens(LATEX_TOKEN, plain), values).whole()


def _tokens(pattern: re.Pattern[str], printed: str) -> list[str]:
    tokens, at, printed = [], 0, printed.rstrip()
    while at < len(printed):
        match = pattern.match(printed, at)
        if match is None:
            raise ValueError(f"cannot read {printed[at:]!r}")
        tokens.append(match[1])
        at = match.end()
    return tokens
