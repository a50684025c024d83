r"""Information statements as text: "I(X;Z) <= I(X;Y)" and conditions such as "X -> Y -> Z", read into plain data.

    quantities   H(X,Y|Z)   I(X1,X2;Y|Z)   I(X;Y;Z|W)   TC(X;Y;Z|W)   DTC(X;Y;Z|W)   Han(2;X;Y;Z|W)
                 commas join, semicolons separate, | conditions; `information_objects` says what each means
    sums         3/2 H(X,Y) - 0.5*I(X;Y) + (1 + 10^-11)(H(X) + H(Y))/2; numbers are exact, and 0 is the empty sum
    relations    sum <= sum, sum >= sum, sum = sum   (also ≤ ≥ ==)
    conditions   any relation
                 X -> Y,V -> Z           Markov chain of three nodes or more
                 X _||_ Y _||_ Z | W     mutual independence, perhaps given W   (also X ⊥ Y)
                 X,Y determines Z        Z is a function of X,Y: H(Z|X,Y) = 0

What stands side by side is multiplied, from the left: 1/2 H(X) is (1/2) H(X).  A name before '(' is a quantity, any
other a variable, so H(H) is the entropy of the variable H.  Groups are sets: a variable may come twice.

Flow: the library lark makes a tree by the grammar below, and `_Reader` gives the tree its meaning, one method to a
rule.  Every mistake is a ParseError that points at the character.  Nothing here runs what it reads, and nothing proves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

from lark import Lark, Token, Tree, UnexpectedInput, UnexpectedToken

from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Relation
from symit.language.information_objects import (
    DTC,
    TC,
    Conditions,
    Group,
    H,
    Han,
    I,
    determines,
    independent,
    joint,
    markov,
    variable,
)
from symit.language.parse import MAX_LENGTH, MAX_NESTING, ParseError

MAX_VARIABLES = 30
MAX_GROUPS = 30
MAX_TERMS = 10_000
MAX_DIGITS = 1000


def parse_relation(text: str) -> Relation:
    """The relation that the text says.  Raises ParseError."""
    return _Reader(text).relation(_tree(text, "relation"))


def parse_condition(text: str) -> Conditions:
    """The relations that a condition says: a relation, a chain, independence or dependence.  Raises ParseError."""
    return _Reader(text).condition(_tree(text, "condition"))


# ---- grammar -------------------------------------------------------------------------------------------------

_GRAMMAR = r"""
?condition: relation | chain | independence | dependence
chain: group _ARROW group (_ARROW group)+
independence: group (_INDEPENDENT group)+ [_GIVEN given]
dependence: group _DETERMINES group

relation: sum SIGN sum
sum: product ((PLUS | MINUS) product)*
product: first (times | over)*
first: signed -> times
times: _TIMES signed | beside
over: _OVER signed
beside: closed -> signed
signed: (PLUS | MINUS)* power
power: (NUMBER | quantity | _OPEN sum _CLOSE) [_POWER exponent]
closed: (quantity | _OPEN sum _CLOSE) [_POWER exponent] -> power
exponent: (PLUS | MINUS)* (NUMBER | _OPEN sum _CLOSE)

quantity: FUNCTION _OPEN [SIZE ";"] groups [_GIVEN given] _CLOSE
groups: group (SEMICOLON group)*
group: NAME (_COMMA NAME)*
given: NAME (_COMMA NAME)*

FUNCTION.2: /[^\W\d_](?:(?!_\|\|_)\w)*(?=\s*\()/
NAME: /[^\W\d_](?:(?!_\|\|_)\w)*/
NUMBER: /[0-9]+(?:\.[0-9]+)?/
SIZE: /[0-9]+/
SIGN: "<=" | ">=" | "==" | "=" | "≤" | "≥"
PLUS: "+"
MINUS: /-(?!>)|−/
SEMICOLON: ";"
_TIMES: "*"
_OVER: "/"
_POWER: "^" | "**"
_OPEN: "("
_CLOSE: ")"
_COMMA: ","
_GIVEN: "|"
_ARROW: "->" | "→"
_INDEPENDENT: "_||_" | "⊥" | "⊥⊥" | "⫫"
_DETERMINES: /determines(?!\w)/
%ignore /\s+/
"""

Node: TypeAlias = Tree[Any]
Value: TypeAlias = Fraction | Combination


def _tree(text: str, start: str) -> Node:
    if len(text) > MAX_LENGTH:
        raise _error(f"the statement is longer than {MAX_LENGTH} characters", text, MAX_LENGTH)
    try:
        return _parser().parse(text, start=start)
    except UnexpectedInput as unexpected:
        raise _misread(unexpected, text, start) from None


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", start=["relation", "condition"], propagate_positions=True)


# ---- meaning -------------------------------------------------------------------------------------------------

_QUANTITIES: Mapping[str, Callable[..., Combination]] = {"H": H, "I": I, "TC": TC, "DTC": DTC, "Han": Han}
_SIGNS: Mapping[str, str] = {"==": "=", "≤": "<=", "≥": ">="}
_LARGEST = 10**MAX_DIGITS
_TOO_LARGE = f"a number of more than {MAX_DIGITS} digits is too large here"
_CONSTANT = "this number has no quantity beside it; a side is a sum of quantities, such as 2 H(X), or 0"


class _Reader:
    """What a tree means.  A sum is a number until a quantity comes into it, so (1 + 10^-11) can be a coefficient."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.variables: set[str] = set()
        self.terms = 0
        self.nesting = 0

    def error(self, why: str, at: Node | Token) -> ParseError:
        position = at.start_pos if isinstance(at, Token) else at.meta.start_pos
        return _error(why, self.text, position or 0)

    @contextmanager
    def pointing(self, at: Node | Token) -> Iterator[None]:
        """What the words refuse becomes an error at this place in the text."""
        try:
            yield
        except NotUnderstood as error:
            raise self.error(str(error), at) from None

    # -- statements

    def condition(self, tree: Node) -> Conditions:
        if tree.data == "relation":
            return (self.relation(tree),)
        if tree.data == "chain":
            return markov(*self.groups(_parts(tree)))
        if tree.data == "dependence":
            return determines(*self.groups(_parts(tree)))
        *groups, given = _parts(tree)
        return independent(*self.groups(groups), given=self.given(given))

    def relation(self, tree: Node) -> Relation:
        left, sign, right = _parts(tree)
        return Relation(self.side(left), _SIGNS.get(sign, str(sign)), self.side(right))

    def side(self, tree: Node) -> Combination:
        return self.quantities(self.sum(tree), tree)

    def quantities(self, value: Value, at: Node) -> Combination:
        if isinstance(value, Combination):
            return value
        if value:
            raise self.error(_CONSTANT, at)
        return Combination()

    # -- arithmetic

    def sum(self, tree: Node) -> Value:
        parts = _parts(tree)[::2]
        signs: list[list[Token]] = [[], *([sign] for sign in _parts(tree)[1::2])]
        values = [_with_signs(s, self.product(part)) for s, part in zip(signs, parts, strict=True)]
        numbers = [value for value in values if isinstance(value, Fraction)]
        if len(numbers) < len(values):
            sums = [self.quantities(value, part) for value, part in zip(values, parts, strict=True)]
            return Combination(tuple(term for s in sums for term in s.terms))
        total = Fraction(0)
        for number, part in zip(numbers, parts, strict=True):
            total = self.bounded(total + number, part)
        return total

    def product(self, tree: Node) -> Value:
        """Numbers and at most one sum of quantities, which is multiplied once, at the end."""
        coefficient = Fraction(1)
        quantities: Combination | None = None
        for factor in _parts(tree):
            (part,) = _parts(factor)
            value = self.signed(part)
            if factor.data == "over":
                value = self.inverse(value, part)
            if isinstance(value, Fraction):
                coefficient = self.bounded(coefficient * value, part)
            elif quantities is None:
                quantities = value
            else:
                raise self.error("quantities are multiplied by numbers only, not by each other", part)
        if quantities is None:
            return coefficient
        return Combination(tuple((self.bounded(coefficient * c, tree), q) for c, q in quantities.terms))

    def inverse(self, value: Value, at: Node) -> Fraction:
        if isinstance(value, Combination):
            raise self.error("a number is expected here: nothing can be divided by a quantity", at)
        if not value:
            raise self.error("division by zero", at)
        return 1 / value

    def signed(self, tree: Node) -> Value:
        *signs, power = _parts(tree)
        return _with_signs(signs, self.power(power))

    def power(self, tree: Node) -> Value:
        base, exponent = _parts(tree)
        value = self.atom(base)
        if exponent is None:
            return value
        if isinstance(value, Combination):
            raise self.error("a quantity has no powers; only numbers have", base)
        *signs, number = _parts(exponent)
        times = _with_signs(signs, self.atom(number))
        if isinstance(times, Combination) or times.denominator != 1:
            raise self.error("an exponent is an integer", exponent)
        return self.raised(value, times.numerator, tree)

    def raised(self, base: Fraction, exponent: int, at: Node) -> Fraction:
        if exponent < 0:
            base = self.inverse(base, at)
        doublings = (_magnitude(base).bit_length() - 1) * abs(exponent)
        if doublings > _LARGEST.bit_length():  # refused before it is computed
            raise self.error(_TOO_LARGE, at)
        return self.bounded(base ** abs(exponent), at)

    def atom(self, node: Node | Token) -> Value:
        if isinstance(node, Token):
            return self.number(node)
        if node.data == "quantity":
            return self.quantity(node)
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.error(f"parentheses are nested more than {MAX_NESTING} levels deep", node)
        value = self.sum(node)
        self.nesting -= 1
        return value

    def number(self, token: Token) -> Fraction:
        if len(token) > MAX_DIGITS:
            raise self.error(_TOO_LARGE, token)
        return Fraction(token)

    def bounded(self, number: Fraction, at: Node) -> Fraction:
        if _magnitude(number) > _LARGEST:
            raise self.error(_TOO_LARGE, at)
        return number

    # -- quantities

    def quantity(self, tree: Node) -> Combination:
        name, size, groups, given = _parts(tree)
        self.check_arguments(name, size, groups)
        first = [] if size is None else [int(self.number(size))]
        others = self.groups(_parts(groups)[::2])
        condition = self.given(given)
        with self.pointing(size or name):
            made = _QUANTITIES[name](*first, *others, given=condition)
        self.terms += len(made.terms)
        if self.terms > MAX_TERMS:
            raise self.error(f"the statement has more than {MAX_TERMS} terms when this is written out", name)
        return made

    def check_arguments(self, name: Token, size: Token | None, groups: Node) -> None:
        semicolons = _parts(groups)[1::2]
        _check_known(name, self.text)
        if name == "H" and semicolons:
            raise self.error("H is of one group, joined by ',' as in H(X,Y); ';' separates groups in I", semicolons[0])
        if name == "Han" and size is None:
            raise self.error("Han begins with the size of the subsets, as in Han(2;X;Y;Z)", groups)
        if name != "Han" and size is not None:
            raise self.error("a variable is expected here; only Han begins with a number", size)

    def given(self, tree: Node | None) -> Group:
        return Group(()) if tree is None else self.group(tree)

    def groups(self, trees: list[Node]) -> list[Group]:
        if len(trees) > MAX_GROUPS:
            raise self.error(f"there are more than {MAX_GROUPS} groups here", trees[MAX_GROUPS])
        return [self.group(tree) for tree in trees]

    def group(self, tree: Node) -> Group:
        return joint(*map(self.variable, _parts(tree)))

    def variable(self, token: Token) -> Group:
        self.variables.add(str(token))
        if len(self.variables) > MAX_VARIABLES:
            raise self.error(f"the statement has more than {MAX_VARIABLES} variables", token)
        with self.pointing(token):
            return variable(str(token))


def _parts(tree: Node) -> list[Any]:
    """What a rule consists of; the grammar says which are trees and which are tokens."""
    return tree.children


def _with_signs(signs: Sequence[Token], value: Value) -> Value:
    return -value if sum(sign.type == "MINUS" for sign in signs) % 2 else value


def _magnitude(number: Fraction) -> int:
    return max(abs(number.numerator), number.denominator)


# ---- errors --------------------------------------------------------------------------------------------------

_EXPECTED: tuple[tuple[set[str], str], ...] = (
    ({"FUNCTION", "NAME"}, "a relation such as H(X) <= H(X,Y), or a condition such as X -> Y -> Z,"),
    ({"FUNCTION", "NUMBER"}, "a quantity such as H(X), a number or '('"),
    ({"FUNCTION", "SIGN"}, "'<=', '>=', '=' or a further term"),
    ({"FUNCTION", "_CLOSE"}, "')' or a further term"),
    ({"FUNCTION", "$END"}, "the end of the statement (one statement has one relation) or a further term"),
    ({"NUMBER", "_OPEN"}, "an exponent, a number or '(',"),
    ({"NAME"}, "a variable"),
    ({"SEMICOLON", "_CLOSE"}, "',', ';', '|' or ')'"),
    ({"SEMICOLON"}, "';' after the size of Han's subsets"),
    ({"_CLOSE"}, "',' or ')'"),
    ({"_ARROW", "_DETERMINES"}, "'->', '_||_', 'determines' or ','"),
    ({"_ARROW", "$END"}, "'->', ',' or the end of the chain"),
    ({"_ARROW"}, "'->' and a third node (two nodes say nothing; that Y is a function of X is written X determines Y)"),
    ({"_INDEPENDENT", "$END"}, "'_||_', '|', ',' or the end of the condition"),
    ({"$END"}, "',' or the end of the condition"),
)
"""What may stand at a place where the grammar accepts all these terminals, in words; the first row that fits."""

_SLIPS = (
    (r"<-", "a chain is written from left to right, X -> Y -> Z"),
    (r"(?<==)[<>]", "the relations are <=, >= and ="),
    (r"[<>](?!=)|≠|!=", "only <=, >= and = can be decided"),
    (r"(?<=\d)[eE][-+]?\d", "a power of ten is written 10^-8"),
    (r"=\s*f\s*\(", "Y = f(X) is written X determines Y"),
    (r"\(", "only names of variables stand here"),
    (r"\.", "a decimal number has digits on both sides of its point, as in 0.5"),
    (r"\^|\*\*", "a power of a power needs parentheses"),
    (r":", "groups are separated by ';'"),
    (r"&", "variables are joined by ','"),
    (r"[\[{]", "parentheses are round"),
    (r"[·×]", "a product is written with * or without a sign"),
)
"""What is written by mistake, and what to write instead."""


def _misread(unexpected: UnexpectedInput, text: str, start: str) -> ParseError:
    """The character or word where the grammar cannot go on."""
    if isinstance(unexpected, UnexpectedToken) and unexpected.token.type == "$END":
        position, found = len(text), "but the text ends"
    else:
        position = unexpected.pos_in_stream or 0
        word = unexpected.token if isinstance(unexpected, UnexpectedToken) else text[position]
        found = f"not {str(word)[:40]!r}"
    before = _parser().parse_interactive(text[:position], start)
    for token in before.exhaust_lexer():
        _check_known(token, text)
    accepted = before.accepts()  # type: ignore[no-untyped-call]
    expected = next(words for terminals, words in _EXPECTED if terminals <= accepted)
    hints = [f"; {hint}" for slip, hint in _SLIPS if re.compile(slip).match(text, position)]
    return _error(f"{expected} is expected here, {found}{''.join(hints[:1])}", text, position)


def _check_known(token: Token, text: str) -> None:
    if token.type == "FUNCTION" and token not in _QUANTITIES:
        why = f"{str(token)[:40]!r} is no known quantity; known are {', '.join(_QUANTITIES)}"
        raise _error(why, text, token.start_pos or 0)


def _error(why: str, text: str, position: int) -> ParseError:
    """Line breaks and other invisible characters become spaces, so that the caret stands below its character."""
    return ParseError(why, "".join(c if c.isprintable() else " " for c in text), position)
