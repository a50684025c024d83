"""What users type on the command line: text to a kernel term, by a parser that evaluates nothing.

Precedence climbing over `+ - * / ^ !`, the functions below, and the caller's names.  `**` is `^`.  Decimals are exact:
0.1 and 1e-1 are 1/10.  An error points at the character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Num, Term, TermError, Var
from symit.language.errors import NotUnderstood

MAX_LENGTH = 10_000
MAX_NESTING = 60


class ParseError(NotUnderstood):
    """Text that is not an expression; `position` is where reading stopped."""

    def __init__(self, why: str, text: str, position: int) -> None:
        start = max(0, position - 40)
        super().__init__(f"{why}\n  {text[start : position + 40]}\n  {' ' * (position - start)}^")
        self.why = why
        self.position = position


def parse_expression(text: str, names: Mapping[str, Var]) -> Term:
    """The real term that the text says, over the given variables; a function among them is applied as `f(x)`.

    Raises ParseError.
    """
    if len(text) > MAX_LENGTH:
        raise ParseError(f"the expression is longer than {MAX_LENGTH} characters", text, MAX_LENGTH)
    parser = _Parser(text, list(_tokens(text)), names)
    term = parser.sum()
    if parser.here.text:
        raise parser.error(f"{parser.here.text!r} is not expected here")
    return term


# ---- tokens --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Token:
    text: str  # empty at the end
    kind: str  # "number", "name", "sign" or "end"
    position: int


_TOKEN = re.compile(
    r"(?P<number>([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3}(?!\w))?)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|[-+*/^!(),])"
)
_LONG_EXPONENT = re.compile(r"([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]{4,}")


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            raise ParseError(f"{text[position]!r} is not part of any expression", text, position)
        if _LONG_EXPONENT.match(text, position):
            raise ParseError("the exponent of a number has up to three digits", text, position)
        yield _Token("^" if match[0] == "**" else match[0], str(match.lastgroup), position)
        position = match.end()
    yield _Token("", "end", len(text))


# ---- grammar -------------------------------------------------------------------------------------------------

_FUNCTIONS: Mapping[str, Callable[[Term], Term]] = {
    "exp": b.exp,
    "log": b.log,
    "sqrt": b.sqrt,
    "sin": lambda a: b.app(t.SIN, a),
    "cos": lambda a: b.app(t.COS, a),
    "factorial": lambda a: b.app(t.FACTORIAL, a),
}


class _Parser:
    """One pass over the tokens; each method reads one level of the grammar and leaves `at` behind it."""

    def __init__(self, text: str, tokens: list[_Token], names: Mapping[str, Var]) -> None:
        self.text, self.tokens, self.names = text, tokens, names
        self.at = 0
        self.nesting = 0

    @property
    def here(self) -> _Token:
        return self.tokens[self.at]

    def error(self, why: str) -> ParseError:
        return ParseError(why, self.text, self.here.position)

    def take(self, *signs: str) -> str:
        """The sign here, if it is one of these, read; otherwise nothing."""
        if self.here.kind != "sign" or self.here.text not in signs:
            return ""
        self.at += 1
        return self.tokens[self.at - 1].text

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise self.error(f"{sign!r} is expected here")

    def sum(self) -> Term:
        """product {(+|-) product}"""
        parts = [self.product()]
        while sign := self.take("+", "-"):
            part = self.product()
            parts.append(part if sign == "+" else b.neg(part))
        return self.built(b.add, *parts)

    def product(self) -> Term:
        """signed {(*|/) signed}"""
        parts = [self.signed()]
        while sign := self.take("*", "/"):
            part = self.signed()
            if sign == "/" and isinstance(part, Num) and part.value and isinstance(parts[-1], Num):
                parts[-1] = b.num(parts[-1].value / part.value)  # 3/2 is a number
            else:
                parts.append(part if sign == "*" else b.power(part, -1))
        return self.built(b.mul, *parts)

    def signed(self) -> Term:
        """[+|-] power; a sign binds less than a power, so -x^2 is -(x^2)"""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.error(f"the expression is nested more than {MAX_NESTING} levels deep")
        sign = self.take("+", "-")
        part = self.signed() if sign else self.power()
        self.nesting -= 1
        return b.neg(part) if sign == "-" else part

    def power(self) -> Term:
        """factorial [^ signed]; from the right, so 2^3^2 is 2^(3^2)"""
        base = self.factorial()
        return self.built(b.power, base, self.signed()) if self.take("^") else base

    def factorial(self) -> Term:
        """atom {!}"""
        term = self.atom()
        while self.take("!"):
            term = self.built(_FUNCTIONS["factorial"], term)
        return term

    def atom(self) -> Term:
        token = self.here
        if token.kind == "number":
            self.at += 1
            return b.num(Fraction(token.text))
        if token.kind == "name":
            return self.name(token)
        if self.take("("):
            term = self.sum()
            self.expect(")")
            return term
        raise self.error("a number, a name or '(' is expected here" if token.text else "the expression ends too early")

    def name(self, token: _Token) -> Term:
        variable = self.names.get(token.text)
        if variable is None and token.text not in (*_FUNCTIONS, "pi"):
            known = ", ".join(sorted([*self.names, *_FUNCTIONS, "pi"]))
            raise self.error(f"the name {token.text!r} is not known; known are {known}")
        self.at += 1
        if variable is None and token.text == "pi":
            return b.PI
        if variable is not None and variable.of.name != "fun":
            return variable
        self.expect("(")
        arguments = [self.sum()]
        while self.take(","):
            arguments.append(self.sum())
        self.expect(")")
        if variable is not None:
            return self.built(b.call, variable, *arguments)
        if len(arguments) != 1:
            raise self.error(f"{token.text} takes one argument, not {len(arguments)}")
        return self.built(_FUNCTIONS[token.text], arguments[0])

    def built(self, make: Callable[..., Term], *parts: Term) -> Term:
        try:
            return make(*parts)
        except TermError as error:
            raise self.error(str(error)) from None
