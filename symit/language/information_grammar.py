r"""Information statements as text: "I(X;Z) <= I(X;Y)" and conditions such as "X -> Y -> Z", read into plain data.

    quantities   H(X,Y|Z)   I(X1,X2;Y|Z)   I(X;Y;Z|W)   TC(X;Y;Z|W)   DTC(X;Y;Z|W)   Han(2;X;Y;Z|W)
                 commas join, semicolons separate, | conditions; `information_objects` says what each means
                 (also H[X], I(X:Y), I(X,Y) of two variables, TC(X,Y,Z) of single ones)
    amounts      1 bit, log 3, log|X| of how many values X has, and names without a quantity around them, which are
                 real numbers: R <= I(X;Y)
    extremes     min(I(X;Y), H(Z)), max(H(X), H(Y), R), |H(X) - H(Y)| or abs(...), anywhere in a sum
    sums         3/2 H(X,Y) - 0.5*I(X;Y) + (1 + 10^-11)(H(X) + H(Y))/2; numbers are exact, and 0 is the empty sum
    relations    sum <= sum, sum >= sum, sum = sum, a <= b <= c   (also ≤ ⩽ \le == and so on)
    sizes        |X| <= 4, |X| = |Y|, |X|^2 <= 2 |Y|: how many values there are: log|X| <= log 4
    conditions   any relation, several with ';' or 'and' between them
                 X -> Y,V -> Z           Markov chain of three nodes or more   (also X - Y - Z, X <-> Y <-> Z, ⟶, \to)
                 X _||_ Y _||_ Z | W     mutual independence, perhaps given W   (also X ⊥ Y, X \perp Y)
                 X,Y determines Z        Z is a function of X,Y: H(Z|X,Y) = 0

What stands side by side is multiplied, from the left: 1/2 H(X) is (1/2) H(X).  A name before '(' is a quantity, one
inside of it a variable, so H(H) is the entropy of the variable H.  Groups are sets: a variable may come twice.
`information_names` says which name a way of writing it is: X_{1} and X₁ are X_1.

Flow: the library lark makes a tree by the grammar below, and `_Reader` gives the tree its meaning, one method to a
rule.  Every mistake is a ParseError that points at the character.  Nothing here runs what it reads, and nothing proves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from lark import Lark, Token, Tree, UnexpectedInput

from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Logarithm, Real, Relation, Size
from symit.language.information_bars import BAR, BARRED, with_bars
from symit.language.information_mistakes import check_known, error, misread, place_of
from symit.language.information_names import LETTERS, NAME, canonical
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
    maximum,
    minimum,
    variable,
)
from symit.language.parse import MAX_LENGTH, MAX_NESTING, ParseError

MAX_VARIABLES = 30
MAX_GROUPS = 30
MAX_TERMS = 10_000
MAX_DIGITS = 1000
MAX_COUNT = 10**6


def parse_relation(text: str) -> Relation:
    """The one relation that the text says.  Raises ParseError."""
    first, *more = parse_statement(text)
    if more:
        raise error("one relation is expected here, not a chain of them", text, 0)
    return first


def parse_statement(text: str) -> tuple[Relation, ...]:
    """The relations that the text says: one, those of a chain a <= b <= c, or several with `;` or `and` between them.

    Raises ParseError.
    """
    pieces = (_condition(text, start, end, _kind(text[start:end], True)) for start, end in _pieces(text))
    return tuple(relation for relations in pieces for relation in relations)


def parse_condition(text: str) -> Conditions:
    """The relations that conditions say: relations, chains, independence or dependence.  Raises ParseError."""
    pieces = (_condition(text, start, end, _kind(text[start:end], False)) for start, end in _pieces(text))
    return tuple(relation for relations in pieces for relation in relations)


def _kind(text: str, claimed: bool) -> str:
    """What the grammar calls it: only a relation can be claimed."""
    if _SIZES.fullmatch(text) and "|" in text:
        return "sizes"
    return "relation" if claimed or _is_relation(text) else "condition"


def _condition(text: str, start: int, end: int, kind: str) -> Conditions:
    """What the text says between two places; errors point into all of it."""
    alone = " " * start + text[start:end]
    barred = alone if kind == "condition" else with_bars(alone)
    try:
        return _Reader(alone).condition(_tree(barred, kind))
    except ParseError as inside:
        raise error(inside.why, text, inside.position) from None


def _is_relation(text: str) -> bool:
    """Does it compare sums, or begin like one?  Only there is X - Y a difference, and no chain."""
    return bool(_SIGN.search(text) or not re.match(rf"\s*(?:\(?\s*(?:{NAME})(?!\s*[(\[])|$)", text))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the single conditions stand: `;` and `and` end one, and a comma does beside a relation."""
    start, depth = 0, 0
    for found in _BREAK.finditer(text):
        depth += (found[0] in "([{") - (found[0] in ")]}")
        if (
            depth == 0
            and found[0] not in "()[]{}"
            and _ends(text[start : found.start()], found[0], text[found.end() :])
        ):
            yield start, found.start()
            start = found.end()
    yield start, len(text)


def _ends(before: str, mark: str, after: str) -> bool:
    following = _BREAK.split(_without_arguments(after))[0]
    return mark != "," or _is_relation(before) or _is_relation(following)


def _without_arguments(text: str) -> str:
    """With a word for what stands in parentheses, and for these; so that what is left is at the top."""
    depth, kept = 0, []
    for character in text:
        depth += character in "([{"
        kept.append(character if depth == 0 else "x")
        depth -= character in ")]}"
    return "".join(kept)


# ---- grammar -------------------------------------------------------------------------------------------------

_GRAMMAR = r"""
?condition: chain | independence | dependence
chain: group _ARROW group (_ARROW group)+
independence: group (_INDEPENDENT group)+ [_GIVEN given]
dependence: group _DETERMINES group

relation: sum (SIGN sum)+
sizes: counts (SIGN counts)+
counts: count (_TIMES? count)*
count: (NUMBER | _BAR NAME _BARRED) [_POWER NUMBER]
sum: product ((PLUS | MINUS) product)*
product: first (times | over)*
first: signed -> times
times: _TIMES signed | beside
over: _OVER signed
beside: closed -> signed
signed: (PLUS | MINUS)* power
power: (NUMBER | quantity | amount | extreme | absolute | _OPEN sum _CLOSE) [_POWER exponent]
closed: (quantity | amount | extreme | absolute | _OPEN sum _CLOSE) [_POWER exponent] -> power
exponent: (PLUS | MINUS)* (NUMBER | _OPEN sum _CLOSE)

?amount: NAME -> real | UNIT -> unit | _LOG NUMBER -> logarithm | _LOG _OPEN sum _CLOSE -> logarithm
       | _LOG _BAR NAME _BARRED -> size
extreme: EXTREME (_OPEN _sums _CLOSE | _SQUARE _sums _SQUARED | _BRACE _sums _BRACED)
_sums: sum ((_COMMA | SEMICOLON) sum)*
absolute: _BAR sum _BARRED
quantity: FUNCTION (_OPEN _arguments _CLOSE | _SQUARE _arguments _SQUARED)
_arguments: [SIZE SEMICOLON] groups [_GIVEN given]
groups: group (SEMICOLON group)*
given: group
group: _some (_COMMA _some)*
_some: NAME | _OPEN NAME (_COMMA NAME)* _CLOSE

EXTREME.3: /\\?(?:min|max|abs)(?=\s*(?:\\left\s*)?(?:[(\[]|\\?\{))/
FUNCTION.2: /@LETTERS@(?=\s*(?:\\left\s*)?[(\[])/
NAME: /@NAME@/
NUMBER: /[0-9]+(?:\.[0-9]+)?/
SIZE: /[0-9]+/
UNIT.2: /bits?(?!\w)/
_LOG.3: /(?:log|ln|\\log|\\ln)(?=\s*(?:[0-9(]|@BAR@|\\lvert))/
SIGN: /@SIGN@/
PLUS: "+"
MINUS: /-(?!>)|−/
SEMICOLON: ";" | ":"
_TIMES: "*"
_OVER: "/"
_POWER: "^" | "**"
_OPEN: "("
_CLOSE: ")"
_SQUARE: "["
_SQUARED: "]"
_BRACE: /\\?\{/
_BRACED: /\\?\}/
_BAR: /@BAR@|\\lvert(?![A-Za-z])/
_BARRED: /@BARRED@|\\rvert(?![A-Za-z])/
_COMMA: ","
_GIVEN: /\||∣|\\(?:mid|vert)(?![A-Za-z])/
_ARROW: /@ARROW@/
_INDEPENDENT: /@INDEPENDENT@/
_DETERMINES: /determines(?!\w)/
%ignore /(?:\s|\\[,;!]|\\(?:left|right|quad)(?![A-Za-z]))+/
"""
_TERMINALS = {
    "BAR": BAR,
    "BARRED": BARRED,
    "LETTERS": LETTERS,
    "NAME": NAME,
    "SIGN": r"<=|>=|==?|[≤≥⩽⩾≦≧]|\\[lg]e(?:q|qslant)?(?![A-Za-z])",
    "ARROW": r"<?-{1,2}>|[-–—−]{1,2}|[→⟶↔⟷⊸]|\\(?:to|(?:long)?(?:left)?rightarrow|multimap)(?![A-Za-z])",
    "INDEPENDENT": r"_\|\|_|⊥⊥?|[⫫⟂]|\\perp(?:\s*(?:\\!)*\s*\\perp)?(?![A-Za-z])|\\(?:indep|Perp)(?![A-Za-z])",
}

_SIGN = re.compile(_TERMINALS["SIGN"])
_COUNT = rf"(?>(?:[0-9]++(?:\.[0-9]++)?|[|∣]\s*+{NAME}\s*+[|∣])(?:\s*+(?:\^|\*\*)\s*+[0-9]++)?)"
_SIDE = rf"\s*+{_COUNT}(?:\s*+(?:\*(?!\*)\s*+)?{_COUNT})*+\s*+"
_SIZES = re.compile(rf"{_SIDE}(?:(?:{_TERMINALS['SIGN']}){_SIDE})+")
_BREAK = re.compile(r"[()\[\]{};,]|\band\b")

_CONDITION = (
    rf"{_TERMINALS['INDEPENDENT']}|->|[→⟶↔⟷]|determines\b",
    "a condition is given beside the statement, not instead of it",
)
"""Where a relation is expected."""

Node: TypeAlias = Tree[Any]
Value: TypeAlias = Fraction | Combination


def _tree(text: str, start: str) -> Node:
    if len(text) > MAX_LENGTH:
        raise error(f"the statement is longer than {MAX_LENGTH} characters", text, MAX_LENGTH)
    try:
        return _parser().parse(text, start=start)
    except UnexpectedInput as unexpected:
        before = _parser().parse_interactive(text[: place_of(unexpected, text)], start)
        slips = [_CONDITION] * (start == "relation")
        raise misread(unexpected, text, before, _QUANTITIES, slips) from None


@cache
def _parser() -> Lark:
    grammar = _GRAMMAR
    for name, pattern in _TERMINALS.items():
        grammar = grammar.replace(f"@{name}@", pattern)
    return Lark(grammar, parser="lalr", start=["relation", "sizes", "condition"], propagate_positions=True)


# ---- meaning -------------------------------------------------------------------------------------------------

_QUANTITIES: Mapping[str, Callable[..., Combination]] = {"H": H, "I": I, "TC": TC, "DTC": DTC, "Han": Han}
_SIGNS: Mapping[str, str] = {"=": "=", "==": "=", "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=", "≧": ">="}
_LARGEST = 10**MAX_DIGITS
_TOO_LARGE = f"a number of more than {MAX_DIGITS} digits is too large here"
_CONSTANT = "this number has no quantity beside it and no unit; an amount is written 1 bit, or log 3"


class _Reader:
    """What a tree means.  A sum is a number until a quantity comes into it, so (1 + 10^-11) can be a coefficient."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.variables: set[str] = set()
        self.reals: set[str] = set()
        self.terms = 0
        self.nesting = 0

    def error(self, why: str, at: Node | Token) -> ParseError:
        position = at.start_pos if isinstance(at, Token) else at.meta.start_pos
        return error(why, self.text, position or 0)

    @contextmanager
    def pointing(self, at: Node | Token) -> Iterator[None]:
        """What the words refuse becomes an error at this place in the text."""
        try:
            yield
        except NotUnderstood as refusal:
            raise self.error(str(refusal), at) from None

    # -- statements

    def condition(self, tree: Node) -> Conditions:
        if tree.data in ("relation", "sizes"):
            return self.relations(tree)
        if tree.data == "chain":
            self.check_one_chain(_parts(tree))
            return markov(*self.groups(_parts(tree)))
        if tree.data == "dependence":
            return determines(*self.groups(_parts(tree)))
        *groups, given = _parts(tree)
        return independent(*self.groups(groups), given=self.given(given))

    def check_one_chain(self, nodes: list[Node]) -> None:
        """Of X -> Y -> Z, U -> V -> W a reader may think as of two chains."""
        for node in nodes[2:-2]:
            if len(_parts(node)) > 1 and self.text[node.meta.start_pos] != "(":
                name, *_, other = _parts(node)
                raise self.error(
                    f"is {name},{other} one node, or does a second chain begin with {other}?  "
                    f"One node is written ({name},{other}), and ';' separates two chains",
                    other,
                )

    def relations(self, tree: Node) -> tuple[Relation, ...]:
        side = self.side if tree.data == "relation" else self.sizes
        sides, signs = map(side, _parts(tree)[::2]), map(_plain_sign, _parts(tree)[1::2])
        return tuple(Relation(left, sign, right) for (left, right), sign in zip(pairwise(sides), signs, strict=True))

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
        if node.data in ("real", "unit", "logarithm", "size"):
            return self.amount(node)
        if node.data == "quantity":
            return self.quantity(node)
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.error(f"parentheses are nested more than {MAX_NESTING} levels deep", node)
        value = self.extreme(node) if node.data in ("extreme", "absolute") else self.sum(node)
        self.nesting -= 1
        return value

    def extreme(self, node: Node) -> Combination:
        """A maximum, a minimum or an amount without its sign."""
        parts = [part for part in _parts(node) if isinstance(part, Tree)]
        sums = [self.side(part) for part in parts]
        kind = "abs" if node.data == "absolute" else str(_parts(node)[0]).lstrip("\\")
        if kind == "abs" and len(sums) > 1:
            raise self.error("abs is of one sum", parts[1])
        if kind != "abs" and len(sums) < 2:
            raise self.error(f"{kind} is of two sums or more, with ',' between them", node)
        return abs(sums[0]) if kind == "abs" else {"max": maximum, "min": minimum}[kind](*sums)

    def number(self, token: Token) -> Fraction:
        if len(token) > MAX_DIGITS:
            raise self.error(_TOO_LARGE, token)
        return Fraction(token)

    def bounded(self, number: Fraction, at: Node) -> Fraction:
        if _magnitude(number) > _LARGEST:
            raise self.error(_TOO_LARGE, at)
        return number

    # -- amounts

    def amount(self, node: Node) -> Combination:
        (said,) = _parts(node)
        if node.data == "real":
            return _single(Real(self.real(said)))
        if node.data == "size":
            return _single(Size(self.variable(said).names[0]))
        return _single(Logarithm(2 if node.data == "unit" else self.counted(said)))

    def sizes(self, tree: Node) -> Combination:
        """The logarithm of a product of numbers of values."""
        return sum((self.count(*_parts(count)) for count in _parts(tree)), Combination())

    def count(self, of: Token, power: Token | None) -> Combination:
        times = 1 if power is None else int(self.number(power))
        if of.type == "NAME":
            return _single(Size(self.variable(of).names[0])) * times
        number = self.number(of)
        if number.denominator != 1 or not 1 <= number <= MAX_COUNT:
            raise self.error(f"a number of values is a whole number from 1 to {MAX_COUNT}", of)
        return _single(Logarithm(int(number))) * times

    def real(self, token: Token) -> str:
        name = canonical(token)
        if name in "eE" and self.text[: token.start_pos][-1:].isdigit():
            raise self.error("a power of ten is written 10^-8", token)
        if name in ("nat", "nats", "log", "determines"):
            raise self.error(f"{name} names no number; an amount is written 1 bit, or log 3", token)
        self.reals.add(name)
        self.check_sorts(name, token)
        return name

    def counted(self, node: Node | Token) -> int:
        """The number that a logarithm is of."""
        number = self.atom(node)
        if isinstance(number, Combination) or number.denominator != 1 or number < 1:
            raise self.error("a logarithm is of a whole number from 1 on", node)
        if number > MAX_COUNT:
            raise self.error(f"a logarithm is of a number up to {MAX_COUNT}", node)
        return int(number)

    def check_sorts(self, name: str, at: Token) -> None:
        if name in self.variables and name in self.reals:
            inside = f"inside H(...) it is one, and log|{name}| is of how many values it has"
            raise self.error(f"{name} is a random variable and cannot be a number too; {inside}", at)

    # -- quantities

    def quantity(self, tree: Node) -> Combination:
        name, size, _, groups, given = _parts(tree)
        self.check_arguments(name, size, groups)
        first = [] if size is None else [int(self.number(size))]
        others = self.groups(self.separate(name, _parts(groups)[::2]))
        condition = self.given(given)
        with self.pointing(size or name):
            made = _QUANTITIES[name](*first, *others, given=condition)
        self.terms += len(made.terms)
        if self.terms > MAX_TERMS:
            raise self.error(f"the statement has more than {MAX_TERMS} terms when this is written out", name)
        return made

    def check_arguments(self, name: Token, size: Token | None, groups: Node) -> None:
        semicolons = _parts(groups)[1::2]
        check_known(name, self.text, _QUANTITIES)
        if name == "H" and semicolons:
            raise self.error("H is of one group, joined by ',' as in H(X,Y); ';' separates groups in I", semicolons[0])
        if name == "I" and not semicolons and len(_parts(_parts(groups)[0])) > 2:
            raise self.error("of three variables ';' says which belong together, as in I(X,Y;Z) or I(X;Y;Z)", groups)
        if name == "Han" and size is None:
            raise self.error("Han begins with the size of the subsets, as in Han(2;X;Y;Z)", groups)
        if name != "Han" and size is not None:
            raise self.error("a variable is expected here; only Han begins with a number", size)

    def separate(self, name: Token, groups: list[Node]) -> list[Node]:
        """Where nothing separates groups, each variable is one: I(X,Y) and TC(X,Y,Z)."""
        if name not in ("I", "TC", "DTC") or len(groups) > 1:
            return groups
        return [Tree("group", [variable], groups[0].meta) for variable in _parts(groups[0])]

    def given(self, tree: Node | None) -> Group:
        return Group(()) if tree is None else self.group(_parts(tree)[0])

    def groups(self, trees: list[Node]) -> list[Group]:
        if len(trees) > MAX_GROUPS:
            raise self.error(f"there are more than {MAX_GROUPS} groups here", trees[MAX_GROUPS])
        return [self.group(tree) for tree in trees]

    def group(self, tree: Node) -> Group:
        return joint(*map(self.variable, _parts(tree)))

    def variable(self, token: Token) -> Group:
        name = canonical(token)
        self.variables.add(name)
        if len(self.variables) > MAX_VARIABLES:
            raise self.error(f"the statement has more than {MAX_VARIABLES} variables", token)
        self.check_sorts(name, token)
        with self.pointing(token):
            return variable(name)


def _parts(tree: Node) -> list[Any]:
    """What a rule consists of; the grammar says which are trees and which are tokens."""
    return tree.children


def _plain_sign(sign: Token) -> str:
    """Of \\leq and the like the last but one or first letter after the stroke says which it is."""
    return _SIGNS.get(sign) or (str(sign) if sign[0] != "\\" else f"{'<' if sign[1] == 'l' else '>'}=")


def _single(quantity: Real | Logarithm | Size) -> Combination:
    return Combination(((Fraction(1), quantity),))


def _with_signs(signs: Sequence[Token], value: Value) -> Value:
    return -value if sum(sign.type == "MINUS" for sign in signs) % 2 else value


def _magnitude(number: Fraction) -> int:
    return max(abs(number.numerator), number.denominator)
