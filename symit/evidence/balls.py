"""Rigorous values of kernel terms, in python-flint's ball arithmetic: what the term is worth lies inside the ball.

The door to this room's arithmetic: `evaluate` gives a ball, `check` holds a formula against balls.  How a term is
enclosed stands in `enclosing` (elementary functions, case distinctions), `integrals` (integrals, sums, derivatives in a
parameter), `tails`, `slow_sums`, `pieces`, `crossings` and `product_spaces`; definitions and derivatives are written
out before that, in `calculus`.

What cannot be enclosed raises `NotEvaluated`; what rigorously has no value raises `Undefined`.  Nothing is ever
guessed. Precision is global state in python-flint, so every ball is built inside the `workprec` block that uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log, log10
from typing import Any

from flint import ctx

from symit.evidence.calculus import spelled_out
from symit.evidence.enclosing import Enclosing, finite
from symit.evidence.errors import NotEvaluated, Undefined
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var
from symit.kernel.text import show

GUARD_BITS = 20


@dataclass(frozen=True)
class Agreement:
    """What balls say of a formula at one point.

    `holds` is None where the balls leave it open, as they must for an equation between irrational numbers.  For an
    equation, and for `<=` where both sides may be equal, `digits` says how many decimal digits of them are sure to be
    the same.
    """

    holds: bool | None
    digits: int | None = None


def evaluate(term: Term, values: Mapping[Var, Fraction], bits: int) -> Any:
    """An `arb` that contains the value of the real `term` at `values`, computed with about `bits` bits.

    Raises NotEvaluated where no enclosure is found and Undefined where the term is known to have no value.
    """
    with ctx.workprec(bits + GUARD_BITS):
        return finite(_valuation(values).value(_prepared(term)), term).real


def along(
    term: Term, values: Mapping[Var, Fraction], variable: Var, places: Sequence[Fraction], bits: int
) -> list[Any]:
    """`evaluate` at several values of one more variable; what does not depend on it is computed once."""
    with ctx.workprec(bits + GUARD_BITS):
        valuation, term = _valuation(values), _prepared(term)
        return [finite(valuation.inside(variable, place).value(term), term).real for place in places]


def exact(term: Term, values: Mapping[Var, Fraction]) -> Fraction | None:
    """The value of a term that is visibly rational at `values`; None for any other."""
    try:
        return _valuation(values).exact(_prepared(term))
    except (NotEvaluated, Undefined):
        return None


def check(formula: Term, values: Mapping[Var, Fraction], bits: int) -> Agreement:
    """What balls of about `bits` bits say of a formula without quantifiers at `values`."""
    formula = _prepared(formula)
    with ctx.workprec(bits + GUARD_BITS):
        return _check(formula, _valuation(values))


def _valuation(values: Mapping[Var, Fraction]) -> Enclosing:
    return Enclosing({variable: Fraction(value) for variable, value in values.items()})


def _prepared(term: Term) -> Term:
    try:
        return spelled_out(term)
    except t.TermError as error:
        raise NotEvaluated(str(error)) from error


def _check(formula: Term, valuation: Enclosing) -> Agreement:
    if not isinstance(formula, App):
        raise NotEvaluated(f"{show(formula)} is not a formula that balls can decide")
    match formula.head.name:
        case "and":
            return _all([_check(part, valuation) for part in formula.args])
        case "implies":
            condition = _check(formula.args[0], valuation).holds
            if condition is None:
                raise NotEvaluated(f"balls do not decide {show(formula.args[0])}")
            return _check(formula.args[1], valuation) if condition else Agreement(True)
        case "defined":
            return _defined(formula.args[0], valuation)
        case "eq" | "ne" | "lt" | "le":
            return _relation(formula, valuation)
    raise NotEvaluated(f"{show(formula)} is not a formula that balls can decide")


def _relation(formula: App, valuation: Enclosing) -> Agreement:
    left, right = (finite(valuation.value(side), side).real for side in formula.args)
    holds = valuation.decide(formula)
    if formula.head == t.EQ or (formula.head == t.LE and holds is None):
        return Agreement(holds, _digits(left, right))
    return Agreement(holds)


def _digits(left: Any, right: Any) -> int:
    """Decimal digits of the larger side that both share for certain; absolute ones where that side may be 0."""
    scale = abs(left).lower().max(abs(right).lower())
    distance = abs(left - right).upper()
    relative = distance / scale if scale > 0 else distance
    return floor(ctx.prec * log10(2)) if relative.is_zero() else max(0, floor(-float(relative.log()) / log(10)))


def _defined(term: Term, valuation: Enclosing) -> Agreement:
    try:
        finite(valuation.value(term), term)
    except Undefined:
        return Agreement(False)
    return Agreement(True)


def _all(parts: Sequence[Agreement]) -> Agreement:
    verdicts = {p.holds for p in parts}
    holds = False if False in verdicts else None if None in verdicts else True
    if any(p.holds is None and p.digits is None for p in parts):
        return Agreement(holds)
    return Agreement(holds, min((p.digits for p in parts if p.digits is not None), default=None))
