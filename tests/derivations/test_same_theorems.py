"""The scripts prove what they proved before the proof language: the same statements, of no other hypotheses.

`stated_before.json` has them as the scripts of that time proved them; they are compared in normal form, for a script
keeps the form in which its author writes a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from symit.certificates.unchecked import claim
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Reader
from symit.kernel.terms import App, Term
from symit.library.named import Named, certificate_of
from symit.library.scripts import script

BEFORE = json.loads((Path(__file__).parent / "stated_before.json").read_text(encoding="utf-8"))

WEAKER = {"mean-by-values", "mean-by-pairs", "probabilities-of-values", "probabilities-of-pairs"} | {
    *("entropy-chain-rule", "mutual-information-chain-rule", "mutual-information-equivalent-forms"),
    *("mutual-information-self", "mutual-information-symmetric"),
}
"""These have fewer hypotheses than before: that there is a value follows from where the values lie, and nothing but the
laws of entropies is needed, whatever the probabilities add up to."""


@pytest.mark.slow
@pytest.mark.parametrize("id", sorted(BEFORE))
def test_it_says_what_it_said_before(id: str) -> None:
    statement, hypotheses = stated(BEFORE[id])
    said = claim(certificate_of(Named(id, script(id))))  # `symit verify` checks them all
    assert in_normal_form(said.statement) == in_normal_form(statement)
    before, now = one_by_one(hypotheses), one_by_one(h.formula for h in said.hypotheses)
    assert now < before if id in WEAKER else now == before


def test_another_statement_is_told_apart() -> None:
    statement, _ = stated(BEFORE["gaussian-kl"])
    left, right = statement.args  # type: ignore[union-attr]
    assert in_normal_form(b.eq(left, b.add(right, 1))) != in_normal_form(statement)
    assert in_normal_form(b.eq(left, b.add(1, right, b.num(-1)))) == in_normal_form(statement)


def stated(data: dict[str, Any]) -> tuple[Term, list[Term]]:
    reader = Reader(dict(STANDARD))
    reader.read(data["terms"])
    return reader.term(data["statement"]), [reader.term(n) for n in data["hypotheses"]]


def one_by_one(hypotheses: Iterable[Term]) -> set[object]:
    """What is assumed; a conjunction is its parts."""
    return {in_normal_form(part) for h in hypotheses for part in b.conjuncts(h)}


def in_normal_form(formula: Term, depth: int = 0) -> object:
    """A formula with the real terms in it in normal form, and its bound variables called by their depth."""

    def inside(part: Term) -> object:
        return in_normal_form(part, depth + 1)

    if not isinstance(formula, App):
        return formula
    if formula.head == t.FORALL:
        function = formula.args[0]
        assert isinstance(function, t.Abs)
        return "forall", inside(b.open_with(function, b.var(f"%{depth}", function.domain)))
    if formula.head == t.AND:
        return ("and", *map(inside, b.conjuncts(formula)))
    if formula.head in (*t.RELATIONS, t.DEFINED):
        return formula.head.name, *map(PLAIN.canonical, formula.args)
    return formula.head.name, *map(inside, formula.args)
