"""Terms as expressions of a programming language, with the parentheses that precedence asks for and no others.

Between `numeric_form` and the targets.  What the languages share is here: sums, products, quotients and their order,
which is the order of evaluation in the term.  What they differ in (numbers, powers, case distinctions, sums over
components) is a method that each target overrides.  `Formula` writes the closed form for a docstring.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from unicodedata import normalize

from symit.export.errors import NotExportable
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var
from symit.kernel.text import show

CASE, COMPARISON, SUM, PRODUCT, POWER, ATOM = range(6)

STABLE_FUNCTIONS = ("log1p", "expm1", "log1pmx", "xlog1pmx", "expm1mx")
"""Definitions that are computed by a helper of their own and not by their body, which cancels."""

_RELATIONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<="}
_NEGATED = {"eq": "!=", "ne": "==", "lt": ">=", "le": ">"}
_MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True)
class Expressions:
    """Writes terms.  `names` are identifiers of variables, `abbreviations` of whole terms, `totals` calls for sums."""

    names: Mapping[Var, str]
    abbreviations: Mapping[Term, str] = field(default_factory=dict)
    totals: Mapping[Term, str] = field(default_factory=dict)

    def write(self, term: Term, level: int = CASE) -> str:
        text, own = self._render(term)
        return text if own >= level else f"({text})"

    def _render(self, term: Term) -> tuple[str, int]:
        if term in self.abbreviations:
            return self.abbreviations[term], ATOM
        constant = constant_value(term)
        if constant is not None:
            return self.number(constant)
        if isinstance(term, Var) and term in self.names:
            return self.names[term], ATOM
        if not isinstance(term, App):
            raise NotExportable(f"{show(term)} is not a number")
        if isinstance(term.head, Definition):
            if is_stable_function(term.head):
                return self.call(term.head.name, *term.args), ATOM
            return self._render(b.unfold(term))
        render = self._operators().get(term.head.name)
        if render is None:
            raise NotExportable(f"{show(term)} has no numeric code yet")
        return render(term)

    def _operators(self) -> dict[str, Callable[[App], tuple[str, int]]]:
        return {
            "add": self._sum,
            "mul": self._product,
            "pow": self._power,
            "if": lambda term: self.case(*term.args),
            "call": self._component,
            "integral": self._total,
            "pi": lambda term: (self.pi(), ATOM),
            **dict.fromkeys(("exp", "log", "sin", "cos"), self._function),
        }

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
        return self.quotient(b.mul(*above), b.mul(*below))

    def _factors(self, factors: Sequence[Term]) -> str:
        return " * ".join([self.write(factors[0], PRODUCT), *(self.write(f, POWER) for f in factors[1:])])

    def quotient(self, above: Term, below: Term) -> tuple[str, int]:
        return f"{self.write(above, PRODUCT)} / {self.write(below, POWER)}", PRODUCT

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

    # ---- functions, components, sums, cases ------------------------------------------------------------------

    def _function(self, term: App) -> tuple[str, int]:
        return self.call(term.head.name, *term.args), ATOM

    def call(self, name: str, *args: Term) -> str:
        return f"{name}({', '.join(self.write(a) for a in args)})"

    def pi(self) -> str:
        return "pi"

    def _component(self, term: App) -> tuple[str, int]:
        """One component of a vector.  All the components are computed alike, so the index must be the bare index."""
        vector, *indices = term.args
        index = indices[0]
        if len(indices) != 1 or not isinstance(vector, Var) or not isinstance(index, Var) or index in self.names:
            raise NotExportable(f"{show(term)} is not a component of a vector at the index of the sum")
        return self.component(self.names[vector], index), ATOM

    def component(self, vector: str, index: Var) -> str:
        """How a component is called where the index runs: by the name that `names` has for the vector."""
        return vector

    def _total(self, term: App) -> tuple[str, int]:
        if term not in self.totals:
            raise NotExportable(f"{show(term)} is not a sum over the components of vectors")
        return self.totals[term], ATOM

    def case(self, condition: Term, yes: Term, no: Term) -> tuple[str, int]:
        text = f"{self.write(yes, COMPARISON)} if {self.condition(condition)} else {self.write(no)}"
        return text, CASE

    # ---- conditions ------------------------------------------------------------------------------------------

    def condition(self, formula: Term) -> str:
        """A relation, or several joined by `and`."""
        return " and ".join(self.relation(part, _RELATIONS) for part in b.conjuncts(formula))

    def violation(self, relation: Term) -> str:
        """What is true exactly where the relation fails, and false for NaN."""
        if isinstance(relation, App) and relation.head == t.EQ:
            left, right = relation.args
            return f"abs({self.write(b.sub(left, right))}) > 0"
        return self.relation(relation, _NEGATED)

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


def is_stable_function(definition: Definition) -> bool:
    """One of the functions above, by its name; where the kernel reserves the name, with the kernel's meaning."""
    name = definition.name
    return name in STABLE_FUNCTIONS and STANDARD.get(name, definition) == definition


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
