"""The equations of a theorem that give numbers, each as a reading of its own: one exported function for each.

First step of an export.  A conjunction is taken apart and a statement about all numbers of a range is taken at one of
them, whose range becomes a hypothesis.  What is left is a quantity and its closed form; a value that is the same
whatever the parameters are is no function, and a density at a point no quantity: it is a step on the way to one, and
evaluated as it stands it has no digits where its exponent is large.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from symit.certificates.reading import Claim, Hypothesis
from symit.export.dependent import independent
from symit.export.errors import NotExportable
from symit.export.numeric_form import is_numeric, parameters_of
from symit.export.quantities import called, parameters, stated_means
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import BERNOULLI, EXPONENTIAL, GEOMETRIC, LAPLACE, NORMAL, POISSON, UNIFORM
from symit.kernel.terms import INT, REAL, Abs, App, Bound, Definition, Term, Var
from symit.kernel.text import shortened, show
from symit.proving.steps.matching import subterms
from symit.special import EIN, SPECIAL, ZETAS

_ELEMENTARY = (t.ADD, t.MUL, t.POW, t.EXP, t.LOG, t.SIN, t.COS, t.PI, t.IF, t.CALL, *t.RELATIONS, t.AND)
_DENSITIES = (NORMAL, EXPONENTIAL, LAPLACE, UNIFORM, BERNOULLI, POISSON, GEOMETRIC)


C = TypeVar("C", bound=Claim)


def equations(reading: C) -> tuple[C, ...]:
    """Each equation with a closed form, under its own name.  Raises NotExportable where there is none, and says why."""
    parts = list(b.conjuncts(reading.statement))
    found: list[C] = []
    reasons: list[NotExportable] = []
    for part in parts:
        try:
            found.append(_equation(reading, part))
        except NotExportable as reason:
            reasons.append(reason)
    if not found:
        raise reasons[0]
    return tuple(_named(found, reading.id)) if len(parts) > 1 else tuple(found)


def _equation(reading: C, part: Term) -> C:
    statement, conditions = _at_one_point(part, reading)
    if not b.is_app(statement, t.EQ):
        raise NotExportable(f"only an equation gives a numeric function, not {shortened(show(statement))}")
    quantity, closed = statement.args  # type: ignore[union-attr]
    if not is_closed(closed):
        raise NotExportable(f"the right side is no closed form: {shortened(show(closed))}")
    if any(b.is_app(part, t.INTEGRAL) for part in subterms(closed)) and not any(
        v.of.name == "fun" for v in closed.free
    ):
        raise NotExportable(
            f"the right side is a sum, and not over the components of a vector: {shortened(show(closed))}"
        )
    if not closed.free and (quantity.free or is_closed(quantity)):
        raise NotExportable(f"the value is {show(closed)} whatever the parameters are, so there is nothing to compute")
    if isinstance(closed, Var) and is_closed(quantity):
        raise NotExportable(f"the value is {closed.name} itself, so there is nothing to compute")
    if any(isinstance(part, App) and part.head in _DENSITIES for part in subterms(closed)):
        raise NotExportable(f"the value is a density at a point: {shortened(show(closed))}")
    statement, hypotheses = independent(statement, (*reading.hypotheses, *conditions))
    parameters_of(statement, hypotheses)
    return replace(reading, statement=statement, hypotheses=hypotheses)


def _at_one_point(statement: Term, reading: Claim) -> tuple[Term, list[Hypothesis]]:
    """A statement about all numbers as one about an arbitrary number, with what is supposed of it.

    Raises NotExportable where more is supposed than a range: equality in a special case is no formula for a quantity.
    """
    conditions: list[Hypothesis] = []
    while isinstance(statement, App) and statement.head in (t.FORALL, t.IMPLIES):
        function = statement.args[0]
        if statement.head == t.IMPLIES:
            conditions += [Hypothesis(c, show(c), False) for c in map(_range, b.conjuncts(function))]
            statement = statement.args[1]
        elif isinstance(function, Abs) and function.domain in (REAL, INT):
            known = (reading.statement, *(h.formula for h in reading.hypotheses))
            statement = b.open_with(function, b.fresh(function.hint, function.domain, *known, statement))
        else:
            break
    return statement, conditions


def _range(condition: Term) -> Term:
    """The condition, which says where numbers lie."""
    if b.is_app(condition, t.MEMBER) or (b.is_app(condition, t.LT, t.LE, t.NE) and is_numeric(condition)):
        return condition
    raise NotExportable(f"it holds only where {shortened(show(condition))}")


def is_closed(term: Term) -> bool:
    """Made of arithmetic, elementary functions, Gamma, zeta and the like, and sums over the components of vectors."""
    if isinstance(term, App) and term.head in (*SPECIAL, *ZETAS, EIN):
        return _are_closed(term.args)
    if isinstance(term, App) and isinstance(term.head, Definition):
        return all(a.sort in (REAL, INT) for a in term.args) and _are_closed((term.head.body, *term.args))
    if isinstance(term, App) and term.head == t.INTEGRAL:
        space, function = term.args
        return b.is_app(space, t.RANGE) and isinstance(function, Abs) and is_closed(function.body)
    if b.is_app(term, t.CALL):
        return all(isinstance(index, Bound) for index in term.args[1:])  # type: ignore[union-attr]
    if isinstance(term, App):
        return term.head in _ELEMENTARY and _are_closed(term.args)
    return True


def _are_closed(terms: Sequence[Term]) -> bool:
    return all(map(is_closed, terms))


# ---- names ---------------------------------------------------------------------------------------------------


def _named(found: Sequence[C], id: str) -> Iterator[C]:
    """Names that say which quantity of the theorem each is: the theorem's id, and what that does not say yet."""
    means = stated_means(reading.statement for reading in found)
    quantities = [reading.statement.args[0] for reading in found]  # type: ignore[union-attr]
    words = [called(quantity, means) for quantity in quantities]
    taken: set[str] = set()
    for position, reading in enumerate(found, start=1):
        quantity = words[position - 1] or (str(position) if len(found) > 1 else "")
        if words.count(quantity) > 1:  # an entry of a matrix
            quantity = " ".join((quantity, *parameters(quantities[position - 1])))
        name = "-".join([id, *(word for word in quantity.split() if word not in id.split("-"))])
        name = f"{name}-{position}" if name in taken else name
        taken.add(name)
        yield replace(reading, id=name, title=": ".join(filter(None, [reading.title, quantity])))
