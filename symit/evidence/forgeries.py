"""Changed theorems against the kernel: a certificate that states a mutant is refused, and the mutant does not follow.

The third attack beside balls and Monte Carlo, and the only one that must kill every mutant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from symit.certificates.reading import Checker
from symit.certificates.writing import Writer, lay_out
from symit.evidence.mutants import mutants
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.certificate import Rejected
from symit.kernel.errors import Refused
from symit.kernel.rules import algebra, logic
from symit.kernel.terms import Abs, App, Term


@dataclass(frozen=True)
class Forgery:
    """A theorem's statement with one relation in it changed, and what is given at that place."""

    kind: str
    statement: Term
    given: tuple[Term, ...]
    original: App
    changed: Term


def forgeries(hypotheses: Sequence[Term], statement: Term) -> Iterator[Forgery]:
    """Every mutant of every relation that the statement is made of, with the rest of the statement around it."""
    if not isinstance(statement, App):
        return
    if statement.head == t.AND:
        for k, part in enumerate(statement.args):
            for forged in forgeries(hypotheses, part):
                parts = (*statement.args[:k], forged.statement, *statement.args[k + 1 :])
                yield replace(forged, statement=App(t.AND, parts))
    elif statement.head == t.IMPLIES:
        condition, conclusion = statement.args
        for forged in forgeries([*hypotheses, *b.conjuncts(condition)], conclusion):
            yield replace(forged, statement=b.implies(condition, forged.statement))
    elif statement.head == t.FORALL and isinstance(statement.args[0], Abs):
        function = statement.args[0]
        x = b.fresh(function.hint, function.domain, statement, *hypotheses)
        for forged in forgeries(hypotheses, b.open_with(function, x)):
            yield replace(forged, statement=b.forall([x], forged.statement))
    elif statement.head in t.RELATIONS:
        for mutant in mutants(statement, hypotheses):
            yield Forgery(mutant.kind, mutant.formula, tuple(hypotheses), statement, mutant.formula)


def is_refused(forged: Forgery, certificate: str, checker: Checker) -> bool:
    """Does the kernel refuse the forged statement for this proof, and that the right sides are equal?"""
    try:
        checker.check(restated(certificate, forged.statement))
    except Rejected:
        return not _follows(forged)
    return False


def restated(certificate: str, statement: Term) -> str:
    """The certificate with its proof as it is and another statement above it."""
    data = json.loads(certificate)
    proof = data["proofs"][-1]
    writer = Writer()
    number = writer.add(statement)
    known = len(proof["terms"])
    proof["terms"] += [_moved(node, known) for node in writer.nodes]
    proof["statement"] = known + number
    return lay_out(data)


def _moved(node: list[Any], by: int) -> list[Any]:
    """A node of a table of terms, for a place that many nodes further on."""
    match node:
        case ["fun", hint, sort, body]:
            return ["fun", hint, sort, body + by]
        case ["app" | "def" as kind, name, args]:
            return [kind, name, [a + by for a in args]]
    return node


def _follows(forged: Forgery) -> bool:
    """Is the forged right side equal to the true one by normal forms?"""
    changed = forged.changed
    if forged.original.head != t.EQ or not isinstance(changed, App) or changed.args[0] != forged.original.args[0]:
        return False
    claim = b.eq(forged.original.args[1], changed.args[1])
    try:
        algebra.field(*(logic.assume(formula=h) for h in forged.given), claim=claim)
    except Refused:
        return False
    return True
