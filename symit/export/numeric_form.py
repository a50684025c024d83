"""What is exported: a proved formula with its parameters, the conditions on them, and where the proof is.

After `equations`.  The value is a kernel term whose floating-point evaluation, in the order in which the term is
written, is accurate; that it equals the closed form is a theorem and is not asked here.  What a user may pass is read
off the hypotheses: every relation that speaks of parameters alone becomes a check.  Nothing here knows the languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from symit.certificates.reading import Hypothesis, Reading
from symit.export.errors import NotExportable
from symit.families.functionals import BHATTACHARYYA, JENSEN_SHANNON, RENYI_DIVERGENCE, RENYI_ENTROPY
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import (
    BINARY_ENTROPY,
    BREGMAN,
    CONDITIONAL_ENTROPY,
    CONDITIONAL_MUTUAL_INFORMATION,
    CROSS_ENTR,
    CROSS_ENTROPY,
    ENTR,
    ENTROPY,
    KL,
    LOG_PARTITION,
    MUTUAL_INFORMATION,
    PARTITION_ENTROPY,
    REL_ENTR,
)
from symit.kernel.facts import membership
from symit.kernel.terms import INT, REAL, Abs, App, Term, Var, function
from symit.kernel.text import show
from symit.proving.accurate.pieces import Note

VECTOR = function(REAL, INT)
"""The sort of a parameter that is an array: its last axis is the index, which runs over 1..d."""


@dataclass(frozen=True)
class Parameter:
    """One argument of the exported function.

    `conditions` are relations; each mentions this parameter, or the number of its components, and otherwise only
    parameters before it.  A condition on a vector holds for every component and is written at a free index.
    `adds_up_to_1` says of a vector that its components do.
    """

    variable: Var
    words: str
    conditions: tuple[Term, ...] = ()
    adds_up_to_1: bool = False

    @property
    def is_vector(self) -> bool:
        return self.variable.sort == VECTOR


@dataclass(frozen=True)
class NumericForm:
    """A numeric function before it is written in any language.

    `value` is what is evaluated, `closed_form` what it is equal to.  `certificate` is the sha256 of the proof of the
    closed form, `value_certificate` of the proof that the value is equal to it, where the two differ.  `notes` say
    where the value may lose digits, `accuracy` how far from the exact value it was found, `is_right` that it was never
    far from it, `limits` where it is a limit of what the theorem states.  `never_negative` says that it is a
    divergence and cancels, so that what is rounded to below 0 is put back; `again` that a value close to 0 is computed
    once more, with as many digits as it takes and at most so many, 0 that it is not; `everywhere` that so is any that
    may have lost digits, with no such bound.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    value: Term
    closed_form: Term
    certificate: str
    conditions: tuple[str, ...] = ()
    units: str = ""
    value_certificate: str = ""
    notes: tuple[Note, ...] = ()
    accuracy: str = ""
    is_right: bool = False
    limits: str = ""
    never_negative: bool = False
    again: int = 0
    everywhere: bool = False
    length: Var | None = field(init=False)

    def __post_init__(self) -> None:
        known = {p.variable for p in self.parameters}
        stray = sorted(self.value.free - known, key=lambda v: v.name)
        lengths = [v for v in stray if v.of == INT] if any(p.is_vector for p in self.parameters) else []
        if len(lengths) > 1 or stray != lengths:
            raise NotExportable(f"{self.name} depends on {', '.join(v.name for v in stray)}: not a parameter")
        object.__setattr__(self, "length", lengths[0] if lengths else None)


def numeric_form(reading: Reading, value: Term, notes: Sequence[Note] = ()) -> NumericForm:
    """The form that evaluates `value` for the theorem `reading`, an equation whose right side is the closed form.

    Raises NotExportable where the theorem is no equation, or speaks of what is neither a number nor a vector.
    """
    left, closed_form = sides(reading.statement)
    return NumericForm(
        name=reading.id.replace("-", "_"),
        title=reading.title,
        parameters=parameters_of(reading.statement, reading.hypotheses),
        value=value,
        closed_form=closed_form,
        certificate=reading.digest,
        conditions=tuple(h.words or show(h.formula) for h in reading.hypotheses),
        units="nats" if is_in_nats(left) else "",
        notes=tuple(notes),
    )


def is_in_nats(quantity: Term) -> bool:
    """Is the quantity an entropy or a divergence, or a sum of such?"""
    if not isinstance(quantity, App):
        return False
    if quantity.head in _IN_NATS:
        return True
    if quantity.head == t.INTEGRAL and isinstance(quantity.args[1], Abs):
        return is_in_nats(quantity.args[1].body)
    parts = quantity.args if quantity.head in (t.ADD, t.MUL) else ()
    return any(map(is_in_nats, parts))


_IN_NATS = (
    *(ENTR, REL_ENTR, CROSS_ENTR, BINARY_ENTROPY, ENTROPY, CROSS_ENTROPY, KL, LOG_PARTITION, BREGMAN),
    *(PARTITION_ENTROPY, CONDITIONAL_ENTROPY, MUTUAL_INFORMATION, CONDITIONAL_MUTUAL_INFORMATION),
    *(RENYI_ENTROPY, RENYI_DIVERGENCE, BHATTACHARYYA, JENSEN_SHANNON),
)


# ---- parameters, in the order of the statement ---------------------------------------------------------------


def parameters_of(statement: Term, hypotheses: Sequence[Hypothesis]) -> tuple[Parameter, ...]:
    """The free variables by first appearance in the left side, then in the right side, with what is asked of each.

    The number of components of a vector is not a parameter: the vectors have it.  Nor is a function of which the left
    side states the values.
    """
    closed = sides(statement)[1]
    variables = list(dict.fromkeys(v for side in sides(statement) for v in appearances(side)))
    variables = [v for v in variables if not _is_stated(v, closed)]
    formulas = [h.formula for h in hypotheses]
    if any(v.of == VECTOR for v in variables):
        lengths = set().union(*(_lengths(term) for term in (statement, *formulas)))
        variables = [v for v in variables if v not in lengths]
    else:
        lengths = set()
    for variable in variables:
        if variable.of not in (REAL, INT, VECTOR):
            raise NotExportable(f"{variable.name} is a {variable.of}, neither a number nor a vector")
    conditions = [c for f in formulas for c in checks(f)]
    return tuple(_parameter(variables, k, lengths, conditions, hypotheses) for k in range(len(variables)))


def _is_stated(variable: Var, closed: Term) -> bool:
    """An unknown function of numbers, in the place of the name of a quantity."""
    return variable not in closed.free and variable.of == function(REAL, REAL)


def sides(statement: Term) -> tuple[Term, Term]:
    if not isinstance(statement, App) or statement.head != t.EQ:
        raise NotExportable(f"only an equation gives a numeric function, not {show(statement)}")
    return statement.args[0], statement.args[1]


def appearances(term: Term) -> Iterator[Var]:
    """The free variables of a term from left to right, each as often as it stands there."""
    if isinstance(term, Var):
        yield term
    elif isinstance(term, App):
        for part in term.args:
            yield from appearances(part)
    elif isinstance(term, Abs):
        yield from appearances(term.body)


def _parameter(
    variables: list[Var], position: int, lengths: set[Var], conditions: list[Term], hypotheses: Sequence[Hypothesis]
) -> Parameter:
    variable, before = variables[position], set(variables[:position])
    first_vector = variable.of == VECTOR and not any(v.of == VECTOR for v in before)
    own = tuple(
        c
        for c in conditions
        if (variable in c.free and _outer(c) <= {variable, *before, *lengths})
        or (first_vector and _outer(c) and _outer(c) <= lengths)
    )
    words = "; ".join(h.words or show(h.formula) for h in hypotheses if variable in h.formula.free)
    return Parameter(variable, words, own, any(_adds_up_to_1(h.formula, variable) for h in hypotheses))


def _adds_up_to_1(hypothesis: Term, vector: Var) -> bool:
    """Does the hypothesis say that the components of the vector add up to 1?"""
    if not isinstance(hypothesis, App) or hypothesis.head != t.EQ or hypothesis.args[1] != b.ONE:
        return False
    total = hypothesis.args[0]
    return isinstance(total, App) and total.head == t.INTEGRAL and total.args[1] == b.eta(vector)


def _outer(condition: Term) -> frozenset[Var]:
    """The free variables but the index of a condition on components."""
    return condition.free - _indices(condition)


def _indices(term: Term) -> set[Var]:
    if isinstance(term, App):
        if term.head == t.CALL and len(term.args) == 2 and isinstance(term.args[1], Var):
            return {term.args[1]}
        return set().union(*(_indices(a) for a in term.args))
    return set()


# ---- what a hypothesis asks of numbers -----------------------------------------------------------------------


def checks(formula: Term) -> Iterator[Term]:
    """The relations that `formula` states and a program can test; what speaks of functions or limits is left out."""
    if not isinstance(formula, App):
        return
    if formula.head in t.RELATIONS and is_numeric(formula):
        yield formula
    elif formula.head == t.AND:
        for part in formula.args:
            yield from checks(part)
    elif formula.head == t.MEMBER:
        for part in membership(formula.args[0], formula.args[1]) or ():
            yield from checks(part)
    elif formula.head == t.IMPLIES and all(map(is_numeric, formula.args)):
        yield formula
    elif formula.head == t.FORALL:
        yield from _checks_for_all(formula)


def _checks_for_all(formula: App) -> Iterator[Term]:
    """The conclusion, at a free index, of a statement about every component."""
    quantified = formula.args[0]
    if not isinstance(quantified, Abs) or quantified.domain != INT:
        return
    index = b.fresh(quantified.hint, INT, formula)
    conditions, conclusion = b.antecedents(b.open_with(quantified, index))
    ranges = [c for c in conditions if b.is_app(c, t.MEMBER)]
    others = [c for c in conditions if c not in ranges]
    if not conditions or _range_of(index, conditions) is not None:
        yield from checks(conclusion)
    elif len(others) == 1 and _range_of(index, ranges) is not None:
        yield from checks(b.implies(others[0], conclusion))


def is_numeric(term: Term) -> bool:
    """Made of numbers, variables and arithmetic alone."""
    if isinstance(term, App):
        elementary = term.head in (*t.RELATIONS, t.ADD, t.MUL, t.POW, t.EXP, t.LOG, t.SIN, t.COS, t.PI, t.CALL)
        return elementary and all(is_numeric(a) for a in term.args)
    return isinstance(term, (t.Num, Var))


# ---- the length of the vectors -------------------------------------------------------------------------------


def _lengths(term: Term) -> set[Var]:
    """The variables d such that vectors are indexed over 1..d in `term`."""
    found: set[Var] = set()
    if isinstance(term, App):
        if term.head == t.FORALL:
            found |= _length_for_all(term)
        if term.head in (t.INTEGRAL, t.PRODUCT):
            end = top(term.args[0])
            found |= {end} if end is not None and any(v.of == VECTOR for v in term.args[1].free) else set()
        for part in term.args:
            found |= _lengths(part)
    elif isinstance(term, Abs):
        found |= _lengths(term.body)
    return found


def _length_for_all(formula: App) -> set[Var]:
    quantified = formula.args[0]
    if not isinstance(quantified, Abs) or quantified.domain != INT or not any(v.of == VECTOR for v in formula.free):
        return set()
    index = b.fresh(quantified.hint, INT, formula)
    end = _range_of(index, b.antecedents(b.open_with(quantified, index))[0])
    return set() if end is None else {end}


def _range_of(index: Var, conditions: Iterable[Term]) -> Var | None:
    """The d for which the conditions say no more than that the index is one of 1..d."""
    stated = [c for condition in conditions for c in _ends(condition)]
    tops = [c.args[1] for c in stated if isinstance(c, App) and c.head == t.LE and c.args[0] == index]
    if len(tops) != 1 or not isinstance(tops[0], Var) or set(stated) != {b.le(1, index), b.le(index, tops[0])}:
        return None
    return tops[0]


def _ends(condition: Term) -> list[Term]:
    if isinstance(condition, App) and condition.head == t.MEMBER:
        stated = membership(condition.args[0], condition.args[1])
        return [condition] if stated is None else [c for c in stated if not b.is_app(c, t.DEFINED)]
    return [condition]


def top(space: Term) -> Var | None:
    """The variable d of a space `range(1, d)`."""
    if isinstance(space, App) and space.head == t.RANGE and space.args[0] == b.ONE:
        return space.args[1] if isinstance(space.args[1], Var) else None
    return None
