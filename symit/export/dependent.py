"""A theorem whose parameters an equation ties, as one about those that are left when a parameter is determined by it.

Beside `equations`.  s^2 + tau^2 = sigma^2 holds for hardly any three floats, so a function that asked for it would
refuse nearly all of them.  A parameter that the closed form does not need is put in terms of the others: tau is the
root of sigma^2 - s^2, which is there where s < sigma.  Where it needs all of them, the last one that the equation gives
without a root is what the others leave: r is 1 - p - q.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from symit.certificates.reading import Hypothesis
from symit.export.errors import NotExportable
from symit.export.expressions import Formula
from symit.export.numeric_form import is_numeric, sides
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import REAL, App, Term, Var
from symit.kernel.text import show
from symit.proving.closed_forms import monomial_factors
from symit.proving.scope.scope import Scope


def independent(statement: Term, hypotheses: tuple[Hypothesis, ...]) -> tuple[Term, tuple[Hypothesis, ...]]:
    """The statement and its hypotheses without equations between parameters.

    Raises NotExportable where the closed form needs all that an equation ties.
    """
    for equation in hypotheses:
        if _ties(equation.formula):
            others = tuple(h for h in hypotheses if h is not equation)
            return independent(*_without(statement, equation.formula, others))
    return statement, hypotheses


def _ties(formula: Term) -> bool:
    is_equation = b.is_app(formula, t.EQ) and is_numeric(formula)
    return is_equation and len(formula.free) > 1 and all(v.sort == REAL for v in formula.free)


def _without(
    statement: Term, equation: Term, hypotheses: tuple[Hypothesis, ...]
) -> tuple[Term, tuple[Hypothesis, ...]]:
    positive = {b.lt(0, v): v for v in equation.free - sides(statement)[1].free}
    for hypothesis in hypotheses:
        v = positive.get(hypothesis.formula)
        solved = _power(equation, v) if v is not None else None
        if v is None or solved is None:
            continue
        whole, exponent = solved
        condition = _above_0(whole, [h.formula for h in hypotheses])
        words = f"{show(condition)}, and then {show(equation)} for a {v.name}"
        root = {v: b.power(whole, b.num(Fraction(1, exponent)))}
        others = [h for h in hypotheses if h is not hypothesis]
        if any(v in h.formula.free for h in others):
            continue
        asked = () if _is_seen(condition, others) else (Hypothesis(condition, words, False),)
        return b.substitute(statement, root), (*others, *asked)
    for v in sorted(equation.free, key=lambda v: v.name, reverse=True):
        solved = _power(equation, v)
        if solved is not None and solved[1] == 1:
            value = {v: _number_first(solved[0])}
            return b.substitute(statement, value), tuple(_at(h, v, value[v]) for h in hypotheses)
    raise NotExportable(
        f"its parameters are tied by {show(equation)}, which floats do not satisfy exactly; "
        "give one of them by the others"
    )


def _is_seen(condition: Term, hypotheses: Sequence[Hypothesis]) -> bool:
    """Does it follow from the other hypotheses, so that nobody needs to ask for it?"""
    try:
        Scope().given(*(h.formula for h in hypotheses)).evident(condition)
    except Refused:
        return False
    return True


def _power(equation: Term, v: Var) -> tuple[Term, int] | None:
    """u and n where the equation says v^n = u, for a v that does not stand in u."""
    left, right = equation.args  # type: ignore[union-attr]
    found: list[tuple[Fraction, int]] = []
    rest: list[Term] = []
    for monomial, coefficient in normal.summands(PLAIN.canonical(b.sub(left, right))):
        if v not in monomial.free:
            rest.append(normal.scaled(coefficient, monomial))
        elif monomial == v:
            found.append((coefficient, 1))
        elif monomial == b.power(v, 2):
            found.append((coefficient, 2))
        else:
            return None
    if len(found) != 1:
        return None
    ((coefficient, exponent),) = found
    return PLAIN.canonical(b.mul(b.num(-1 / coefficient), b.add(*rest))), exponent


def _at(hypothesis: Hypothesis, v: Var, value: Term) -> Hypothesis:
    """What a hypothesis asks of the others where it asks something of v."""
    if v not in hypothesis.formula.free:
        return hypothesis
    formula = b.substitute(hypothesis.formula, {v: value})
    shown = Formula({w: w.name for w in value.free}).write(value)
    return replace(hypothesis, formula=formula, words=f"{hypothesis.words}, where {v.name} is {shown}")


def _number_first(whole: Term) -> Term:
    """1 - p - q, as it is written."""
    parts = sorted(normal.summands(whole), key=lambda part: part[0] != b.ONE)
    return b.add(*(normal.scaled(coefficient, monomial) for monomial, coefficient in parts))


def _above_0(whole: Term, known: Sequence[Term]) -> Term:
    """0 < u, which for x^n - y^n of positive x and y is y < x: that holds for floats of every size."""
    parts = normal.summands(whole)
    if sorted(coefficient for _, coefficient in parts) == [-1, 1]:
        x, y = (next(m for m, coefficient in parts if coefficient == sign) for sign in (1, -1))
        bases = [_root(x), _root(y)]
        if bases[0][1] == bases[1][1] and all(b.lt(0, base) in known for base, _ in bases):
            return b.lt(bases[1][0], bases[0][0])
    return b.lt(0, whole)


def _root(monomial: Term) -> tuple[Term, Term]:
    """x and n of x^n."""
    factors = list(monomial_factors(monomial))
    if len(factors) == 1 and isinstance(factors[0], App) and factors[0].head == t.POW:
        return factors[0].args[0], factors[0].args[1]
    return monomial, b.ONE
