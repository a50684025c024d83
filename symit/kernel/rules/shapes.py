"""The shapes that rules expect their arguments and premises to have, each refused with what was found instead."""

from __future__ import annotations

from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import show


def variable(term: Term) -> Var:
    if not isinstance(term, Var):
        raise Refused("{} is not a variable", term)
    return term


def function(term: Term) -> Abs:
    if not isinstance(term, Abs):
        raise Refused("{} is not a function of one variable", term)
    return term


def application(term: Term, head: t.Operator) -> App:
    if not isinstance(term, App) or term.head != head:
        raise Refused(f"{show(term)} is not of the form {head.name}(...)")
    return term


def relation(formula: Term) -> App:
    if not isinstance(formula, App) or formula.head not in t.RELATIONS:
        raise Refused("{} is not a relation between two terms", formula)
    return formula


def equation(formula: Term) -> tuple[Term, Term]:
    equal = application(formula, t.EQ)
    return equal.args[0], equal.args[1]


def pairs(values: object) -> list[tuple[Term, Term]]:
    if not isinstance(values, tuple) or not all(isinstance(v, tuple) and len(v) == 2 for v in values):
        raise Refused("pairs of terms are expected")
    return [(first, second) for first, second in values]


def expect(found: Term, wanted: Term) -> None:
    """The premise says what the rule needs it to say."""
    if found != wanted:
        raise Refused("a premise proves {} where {} is needed", found, wanted, obligation=wanted)
