"""What is said of an information statement that cannot be read: what may stand there, and what was likely meant.

For `information_grammar`, which says where it cannot go on.  Nothing is known here of what a statement means.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TypeAlias

from lark import Token, UnexpectedInput, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from symit.language.information_bars import without_bars
from symit.language.parse import ParseError

Slip: TypeAlias = tuple[str, str]
"""What is written, as a pattern, and what to write instead."""

_EXPECTED: tuple[tuple[set[str], str], ...] = (
    ({"FUNCTION", "SIGN", "$END"}, "the end of the statement or a further term"),
    ({"FUNCTION", "SIGN"}, "'<=', '>=', '=' or a further term"),
    ({"FUNCTION", "_CLOSE"}, "')' or a further term"),
    ({"FUNCTION", "_BARRED"}, "'|' or a further term"),
    ({"FUNCTION", "_BRACED"}, "'}' or a further term"),
    ({"FUNCTION", "_SQUARED"}, "']' or a further term"),
    ({"FUNCTION", "NUMBER"}, "a quantity such as H(X), a number or '('"),
    ({"NUMBER", "_OPEN"}, "an exponent, a number or '(',"),
    ({"SEMICOLON", "_CLOSE"}, "',', ';', '|' or ')'"),
    ({"SEMICOLON", "_SQUARED"}, "',', ';', '|' or ']'"),
    ({"SEMICOLON"}, "';' after the size of Han's subsets"),
    ({"NAME"}, "a variable"),
    ({"_CLOSE"}, "',' or ')'"),
    ({"_SQUARED"}, "',' or ']'"),
    ({"_ARROW", "_DETERMINES"}, "'->', '_||_', 'determines' or ','"),
    ({"_ARROW", "$END"}, "'->', ',' or the end of the chain"),
    ({"_ARROW"}, "'->' and a third node (two nodes say nothing; that Y is a function of X is written X determines Y)"),
    ({"_INDEPENDENT", "$END"}, "'_||_', '|', ',' or the end of the condition"),
    ({"$END"}, "',' or the end of the condition"),
    ({"_OPEN"}, "'('"),
    ({"_BARRED"}, "'|'"),
    ({"_BAR", "NUMBER"}, "a number of values such as |X|, or a number"),
)
"""What may stand at a place where the grammar accepts all these terminals, in words; the first row that fits."""

_ANYTHING = "a relation such as H(X) <= H(X,Y), or a condition such as X -> Y -> Z,"
_SEVERAL = r"\.\.\.|…|\\[lc]?dots"
_SLIPS = (
    (_SEVERAL, "the prover is about so many variables, all of them written, as in H(X_1,X_2,X_3)"),
    (r"<-", "a chain is written from left to right, X -> Y -> Z"),
    (r"(?<==)[<>]", "the relations are <=, >= and ="),
    (r"[<>](?!=)|≠|!=", "only <=, >= and = can be decided"),
    (r"(?<=\d)[eE][-+]?\d", "a power of ten is written 10^-8"),
    (
        r"\((?<=\w\()",
        "only names of variables stand here; call f(X) by a name: H(Y), given X determines Y",
    ),
    (r"\(", "only names of variables stand here"),
    (r"\.", "a decimal number has digits on both sides of its point, as in 0.5"),
    (r"(?:\^|\*\*)(?<=[A-Za-z]\^)", "n variables X^n are written one by one, X_1,X_2,X_3"),
    (r"\^|\*\*", "a power of a power needs parentheses"),
    (r"&", "variables are joined by ','"),
    (r"[\]{]", "parentheses are round"),
    (r"[|∣]", "a bar that opens needs one that closes, as in |H(X) - H(Y)|; log|X| is of how many values X has"),
    (r"[·×]", "a product is written with * or without a sign"),
)
"""What is written by mistake, and what to write instead."""

_DIVERGENCE = (
    "a divergence between two distributions is derived, not searched for (`symit list` shows which are); "
    "here I(X;Y) is D(P_XY || P_X P_Y)"
)
_ELSEWHERE = (
    (r"(?:D|KL|DKL|D_KL|kl)\b", _DIVERGENCE),
    (r"h\b", "h is of a density, which the prover is not about: variables here have finitely many values, H(X)"),
    (r"f\b(?<==\sf|.=f)", "Y = f(X) is written X determines Y"),
    (r"E\b|P\b|Pr\b", "the prover is about entropies, not about expectations and probabilities"),
    (
        r"log|ln",
        "a logarithm is of a whole number, as in log 3; an unknown log|X| may be a real number, R",
    ),
)
"""What is known elsewhere in information theory, and what takes its place here."""


def misread(
    unexpected: UnexpectedInput, text: str, before: InteractiveParser, known: Collection[str], slips: Sequence[Slip]
) -> ParseError:
    """The character or word where the grammar cannot go on, which is `before` it; `slips` are those of this place."""
    position = place_of(unexpected, text)
    if position == len(text):
        found = "but the text ends"
    else:
        word = unexpected.token if isinstance(unexpected, UnexpectedToken) else text[position]
        found = f"not {without_bars(str(word)[:40])!r}"
    tokens = list(before.exhaust_lexer())
    for token in tokens:
        check_known(token, text, known)
    accepted = before.accepts()  # type: ignore[no-untyped-call]
    expected = next(words for terminals, words in _EXPECTED if terminals <= accepted) if tokens else _ANYTHING
    hints = _hints((*slips, *_SLIPS, *_ELSEWHERE), text, position)
    return error(f"{expected} is expected here, {found}{hints}", text, position)


def place_of(unexpected: UnexpectedInput, text: str) -> int:
    """Where the grammar cannot go on."""
    ends = isinstance(unexpected, UnexpectedToken) and unexpected.token.type == "$END"
    return len(text) if ends else unexpected.pos_in_stream or 0


def check_known(token: Token, text: str, known: Collection[str]) -> None:
    """Raise ParseError for a quantity that is not known."""
    if token.type == "FUNCTION" and token not in known:
        position = token.start_pos or 0
        why = f"{str(token)[:40]!r} is no known quantity; known are {', '.join(known)}"
        raise error(f"{why}{_hints(_ELSEWHERE, text, position)}", text, position)


def _hints(slips: Sequence[Slip], text: str, position: int) -> str:
    hints = [f"; {hint}" for slip, hint in slips if re.compile(slip).match(text, position)]
    return "".join(hints[:1])


def error(why: str, text: str, position: int) -> ParseError:
    """Line breaks and other invisible characters become spaces, so that the caret stands below its character."""
    return ParseError(why, "".join(c if c.isprintable() else " " for c in text), position)
