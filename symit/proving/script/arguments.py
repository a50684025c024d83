"""What a theorem is used at, or tried on: values for its variables, as an author writes them.

A function is written out as a Lambda; a number for a function is the constant function, and random variables are the
partition that they make.  Knows no proofs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Lambda, S

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Sort, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.partition_laws import KERNEL
from symit.language.random_variables import apart
from symit.proving.scope.scope import as_space, as_term, as_variable


def as_value(value: Any) -> Term:
    """A number, a space, or a function written out as a Lambda."""
    if isinstance(value, Lambda):
        return b.abstract([as_variable(s) for s in value.signature], as_term(value.expr))
    try:
        return as_term(value)
    except NotUnderstood:
        return as_space(value)


def arguments(theorem: Theorem, values: Mapping[str, Any]) -> dict[str, Term]:
    """Values for the variables of a theorem, by name."""
    variables = {v.name: v for v in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))}
    kernels = {name for name, variable in variables.items() if variable.of == KERNEL}
    named = {name: value for name, value in values.items() if value is not S.IdentityFunction}
    terms = {name: _of_outcomes(value) if name in kernels else as_value(value) for name, value in named.items()}
    points: dict[Sort, Sort] = {}
    for name, term in terms.items():
        if name in variables and term.sort.name == "space":
            points.update(zip(variables[name].of.args, term.sort.args, strict=True))
    sorts = {name: t.replace_sort(variable.of, points) for name, variable in variables.items()}
    identities = {name: _identity(sorts[name]) for name in values.keys() - terms.keys() if name in sorts}
    constants = {name: _constant(term, sorts[name]) if name in sorts else term for name, term in terms.items()}
    return {**constants, **identities}


def _identity(sort: Sort) -> Term:
    """What SymPy has for Lambda(x, x), which has lost its x."""
    x = Var("x", sort.args[1])
    return b.lam(x, x)


def _of_outcomes(value: Any) -> Term:
    """A partition, or the one that variables make, of which there may be none: `use("...", K=X, L=(Y, Z), M=())`."""
    together = apart(value)
    return as_value(value) if together is None else as_term(together)


def _constant(term: Term, sort: Sort) -> Term:
    if sort.name == "fun" and term.sort.name != "fun":
        for argument in reversed(sort.args[1:]):
            term = b.lam(Var("x", argument), term)
    return term
