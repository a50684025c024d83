"""Terms as expressions of Python, with the parentheses that precedence asks for and no others.

Between `numeric_form` and the targets.  All targets are Python and compute with the same operators, so the expression
of a value is the same in each but for its constants: `Code` has a method for these.  The order of sums, products and
quotients is that of the term.  `Formula` writes the closed form for a docstring.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from unicodedata import normalize

from symit.export.constants import as_float, as_two_floats, is_constant
from symit.export.errors import NotExportable
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var
from symit.kernel.text import show
from symit.proving.accurate.functions import ACCURATE, SCALED_LOG
from symit.special import BETA_DIV, EIN, GAMMA_DIV, SCALED, SPECIAL, TANGENTS, ZETAS

CASE, COMPARISON, SUM, PRODUCT, POWER, ATOM = range(6)

MAX_REPEATED = 4

_x = b.real("x")
SIZE = Definition("abs", (_x,), b.if_(b.le(0, _x), _x, b.neg(_x)))
"""The absolute value where it is known to be one."""
UNDERFLOW = Definition("underflow", (_x,), b.mul(0, _x))
"""What of a number is lost where it is close to the end of the range of floats, in units of its rounding."""

WRITTEN = frozenset((*ACCURATE, *SPECIAL, *ZETAS, EIN, GAMMA_DIV, BETA_DIV, *SCALED, *TANGENTS, SIZE, UNDERFLOW))
"""What is written as a call; any other definition is written out."""

_RELATIONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<="}
_NEGATED = {"eq": "!=", "ne": "==", "lt": ">=", "le": ">"}
_MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True)
class Expressions:
    """Writes terms.  `names` are identifiers of variables, and of terms that were computed before."""

    names: Mapping[Term, str] = field(default_factory=dict)

    def write(self, term: Term, level: int = CASE) -> str:
        text, own = self._render(term)
        return text if own >= level else f"({text})"

    def _render(self, term: Term) -> tuple[str, int]:
        if term in self.names:
            return self.names[term], ATOM
        value = constant_value(term)
        if value is not None:
            return self.number(value)
        if is_constant(term):
            return self.constant(term)
        if not isinstance(term, App):
            raise NotExportable(f"{show(term)} is not a number")
        if isinstance(term.head, Definition):
            return self._defined(term)
        render = self._operators().get(term.head.name)
        if render is None:
            raise NotExportable(f"{show(term)} has no numeric code yet")
        return render(term)

    def _operators(self) -> dict[str, Callable[[App], tuple[str, int]]]:
        return {
            "add": self._sum,
            "mul": self._product,
            "pow": self._power,
            "if": self._case,
            "call": self._component,
            "integral": self._total,
            "pi": lambda term: ("pi", ATOM),
            **dict.fromkeys(("exp", "log", "sin", "cos"), self._function),
        }

    def _defined(self, term: App) -> tuple[str, int]:
        if term.head in WRITTEN:
            return self.call(term.head.name, *term.args), ATOM
        return self._render(b.unfold(term))

    # ---- arithmetic ------------------------------------------------------------------------------------------

    def _sum(self, term: App) -> tuple[str, int]:
        text = self.write(term.args[0], SUM)
        for summand in term.args[1:]:
            negative, size = split_sign(summand)
            text += f" {'-' if negative else '+'} {self.write(size, PRODUCT)}"
        return text, SUM

    def _product(self, term: App) -> tuple[str, int]:
        negative, size = split_sign(term)
        if negative:
            return f"-{self.write(size, PRODUCT)}", SUM
        above, below = fraction_parts(term)
        if not below:
            return self._factors(above), PRODUCT
        return f"{self.write(b.mul(*above), PRODUCT)} / {self.write(b.mul(*below), POWER)}", PRODUCT

    def _factors(self, factors: Sequence[Term]) -> str:
        if not factors:
            return "1"
        return " * ".join([self.write(factors[0], PRODUCT), *(self.write(f, POWER) for f in factors[1:])])

    def _power(self, term: App) -> tuple[str, int]:
        base, exponent = term.args
        if isinstance(exponent, Num) and exponent.value == Fraction(1, 2):
            return self.call("sqrt", base), ATOM
        if isinstance(exponent, Num) and exponent.value.denominator == 1:
            if exponent.value < 0:
                return self._product(App(t.MUL, (b.ONE, term)))
            return self.whole_power(base, int(exponent.value))
        return self.power(base, exponent)

    def whole_power(self, base: Term, exponent: int) -> tuple[str, int]:
        """`base` to a whole power that is not negative."""
        text = self.write(base, ATOM)
        return (f"{text}**{exponent}" if text.isidentifier() else f"{text} ** {exponent}"), POWER

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        return f"{self.write(base, ATOM)} ** {self.write(exponent, ATOM)}", POWER

    def number(self, value: Fraction) -> tuple[str, int]:
        if value < 0:
            return f"-{self.number(-value)[0]}", SUM
        if value.denominator == 1:
            return str(value.numerator), ATOM
        return f"{value.numerator} / {value.denominator}", PRODUCT

    def constant(self, term: Term) -> tuple[str, int]:
        """A number that is not rational: written out."""
        if isinstance(term, App) and isinstance(term.head, t.Operator):
            return self._operators()[term.head.name](term)
        return self._defined(term)  # type: ignore[arg-type]

    # ---- functions, components, sums, cases ------------------------------------------------------------------

    def _case(self, term: App) -> tuple[str, int]:
        """A case distinction; the absolute value where it is one."""
        condition, value, otherwise = term.args
        if condition == b.le(0, value) and PLAIN.equal(otherwise, b.neg(value)):
            return self.call("abs", value), ATOM
        return self.case(*term.args)

    def _function(self, term: App) -> tuple[str, int]:
        return self.call(term.head.name, *term.args), ATOM

    def call(self, name: str, *args: Term) -> str:
        return f"{name}({', '.join(self.write(a) for a in args)})"

    def _component(self, term: App) -> tuple[str, int]:
        """One component of a vector.  All the components are computed alike, so the index must be the bare index."""
        vector, *indices = term.args
        index = indices[0]
        if len(indices) != 1 or vector not in self.names or not isinstance(index, Var) or index in self.names:
            raise NotExportable(f"{show(term)} is not a component of a vector at the index of the sum")
        return self.component(self.names[vector], index), ATOM

    def component(self, vector: str, index: Var) -> str:
        """How a component is called where the index runs: by the name that `names` has for the vector."""
        return vector

    def _total(self, term: App) -> tuple[str, int]:
        raise NotExportable(f"{show(term)} is not a sum over the components of vectors")

    def case(self, condition: Term, yes: Term, no: Term) -> tuple[str, int]:
        text = f"{self.write(yes, COMPARISON)} if {self.condition(condition)} else {self.write(no)}"
        return text, CASE

    # ---- conditions ------------------------------------------------------------------------------------------

    def condition(self, formula: Term) -> str:
        """A relation, or several joined by `and`; one that is asked only where another holds."""
        if b.is_app(formula, t.IMPLIES):
            where, asked = formula.args  # type: ignore[union-attr]
            return f"{self.condition(asked)} where {self.condition(where)}"
        return " and ".join(self.relation(part, _RELATIONS) for part in b.conjuncts(formula))

    def violation(self, relation: Term) -> str:
        """What is true exactly where the relation fails, and false for NaN."""
        if b.is_app(relation, t.IMPLIES):
            where, asked = relation.args  # type: ignore[union-attr]
            return f"({self._holds(where)}) & ({self.violation(asked)})"
        if isinstance(relation, App) and relation.head == t.EQ:
            left, right = relation.args
            return f"abs({self.write(b.sub(left, right))}) > 0"
        return self.relation(relation, _NEGATED)

    def _holds(self, relation: Term) -> str:
        """A relation as code that is false for NaN."""
        if b.is_app(relation, t.NE):
            left, right = relation.args  # type: ignore[union-attr]
            return f"abs({self.write(left if right == b.ZERO else b.sub(left, right))}) > 0"
        return self.relation(relation, _RELATIONS)

    def relation(self, formula: Term, symbols: Mapping[str, str]) -> str:
        if not isinstance(formula, App) or formula.head not in t.RELATIONS:
            raise NotExportable(f"a case distinction compares numbers; {show(formula)} does not")
        left, right = formula.args
        symbol = symbols[formula.head.name]
        if constant_value(left) is not None:
            left, right, symbol = right, left, _MIRRORED[symbol]
        return f"{self.write(left, SUM)} {symbol} {self.write(right, SUM)}"


class Formula(Expressions):
    """The formula for people: a component as `mu[j]`, a sum as `sum(...)`."""

    def component(self, vector: str, index: Var) -> str:
        return f"{vector}[{identifier(index.name)}]"

    def _total(self, term: App) -> tuple[str, int]:
        space, function = term.args
        if not isinstance(space, App) or not isinstance(function, Abs):
            return super()._total(term)
        index = b.fresh(function.hint, function.domain, term, *self.names)
        first, last = space.args
        body = self.write(b.open_with(function, index))
        return f"sum({body} for {identifier(index.name)} = {self.write(first)}, ..., {self.write(last)})", ATOM


@dataclass(frozen=True)
class Code(Expressions):
    """Code that computes: with numbers as `like` is one, and the carried functions of its target."""

    like: str = ""
    digits: int = 40
    """As many as a constant has where numbers have more than floats."""

    def constant(self, term: Term) -> tuple[str, int]:
        """The float next to it, where nothing else is known of the numbers."""
        return repr(as_float(term)), ATOM

    def whole_power(self, base: Term, exponent: int) -> tuple[str, int]:
        text = self.write(base, POWER)
        if exponent <= MAX_REPEATED and text.isidentifier():
            return " * ".join([text] * exponent) or "1", PRODUCT
        return f"whole_power({self.write(base)}, {exponent})", ATOM

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        return self.call("power", base, exponent), ATOM

    def case(self, condition: Term, yes: Term, no: Term) -> tuple[str, int]:
        return f"select({self.condition(condition)}, lambda: {self.write(yes)}, lambda: {self.write(no)})", ATOM

    def condition(self, formula: Term) -> str:
        parts = [super(Code, self).condition(part) for part in b.conjuncts(formula)]
        return parts[0] if len(parts) == 1 else " & ".join(f"({part})" for part in parts)

    def _defined(self, term: App) -> tuple[str, int]:
        if term.head == SCALED_LOG:
            return self.scaled_log(*term.args), ATOM
        return super()._defined(term)

    def scaled_log(self, factor: Term, argument: Term) -> str:
        """log(factor * argument), from 1/factor as the sum of two floats."""
        one, rest = as_two_floats(b.div(1, factor))
        return f"scaled_log({self.write(argument)}, {one!r}, {rest!r})"


def identifier(name: str) -> str:
    """`name` as an identifier, in NFKC as Python reads it; what cannot stand in one is `_`, a keyword gets one more."""
    cleaned = "".join(c if f"x{c}".isidentifier() else "_" for c in normalize("NFKC", name)) or "_"
    cleaned = cleaned if cleaned.isidentifier() else f"_{cleaned}"
    return f"{cleaned}_" if keyword.iskeyword(cleaned) else cleaned


# ---- reading a term as arithmetic ----------------------------------------------------------------------------


def constant_value(term: Term) -> Fraction | None:
    """The value of a term made of rational numbers, and None for any other term."""
    if isinstance(term, Num):
        return term.value
    if not isinstance(term, App) or term.head not in (t.ADD, t.MUL, t.POW):
        return None
    values = [constant_value(a) for a in term.args]
    known = [v for v in values if v is not None]
    if len(known) < len(values):
        return None
    if term.head == t.ADD:
        return sum(known, Fraction(0))
    if term.head == t.MUL:
        return _product(known)
    base, exponent = known
    whole = exponent.denominator == 1 and abs(exponent) <= 64
    return base ** int(exponent) if whole and (base or exponent >= 0) else None


def _product(values: list[Fraction]) -> Fraction:
    total = Fraction(1)
    for value in values:
        total *= value
    return total


def split_sign(term: Term) -> tuple[bool, Term]:
    """Whether a minus sign stands in front, and the term without it."""
    constant = constant_value(term)
    if constant is not None:
        return constant < 0, b.num(abs(constant))
    if isinstance(term, App) and term.head == t.MUL:
        first = constant_value(term.args[0])
        if first is not None and first < 0:
            rest = term.args[1:] if first == -1 else (b.num(-first), *term.args[1:])
            return True, b.mul(*rest)
    return False, term


def fraction_parts(term: App) -> tuple[list[Term], list[Term]]:
    """The factors above and below the fraction bar; the rational ones are gathered in front."""
    coefficient, above, below = Fraction(1), [], []
    for factor in term.args:
        constant = constant_value(factor)
        if constant is not None:
            coefficient *= constant
        elif isinstance(factor, App) and factor.head == t.POW and _negative_whole(factor.args[1]):
            exponent = -_whole(factor.args[1])
            below.append(factor.args[0] if exponent == 1 else b.power(factor.args[0], exponent))
        else:
            above.append(factor)
    if coefficient.numerator != 1:
        above.insert(0, b.num(coefficient.numerator))
    if coefficient.denominator != 1:
        below.insert(0, b.num(coefficient.denominator))
    return above, below


def _negative_whole(exponent: Term) -> bool:
    return isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value < 0


def _whole(exponent: Term) -> int:
    return int(exponent.value) if isinstance(exponent, Num) else 0
