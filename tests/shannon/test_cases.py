"""Maxima, minima and absolute values: proved case by case with a certificate, or refuted."""

from __future__ import annotations

import pytest
from checked import checker

from symit.evidence.prime_logarithms import sign
from symit.kernel.text import show
from symit.language import H, I, maximum, minimum, variables
from symit.language.errors import NotUnderstood
from symit.language.information import text
from symit.language.information_cases import MOST, cases
from symit.language.information_grammar import parse_condition, parse_relation
from symit.shannon import prove

PROVABLE = [
    ("max(H(X), H(Y)) <= H(X,Y)", []),
    ("R <= min(I(X;Y), H(X))", ["R <= I(X;Y)"]),
    ("min(H(X), H(Y)) <= I(X;Y) + max(H(X|Y), H(Y|X))", []),
    ("|H(X|Y) - H(Y|X)| = |H(X) - H(Y)|", []),
    ("|I(X;Y)| = I(X;Y)", []),
    ("max(H(X), 0) = H(X) and |R| <= S", ["R <= S; -R <= S"]),
    ("R <= H(X)", ["max(R, |S|) <= min(H(X), H(Y))"]),
    ("I(X;Y) <= 1 bit", ["min(H(X), H(Y)) <= 1 bit"]),
    ("max(H(X), H(Y), H(Z)) <= H(X,Y,Z)", []),
    ("H(X) <= max(R, 0)", ["X -> Y -> Z", "H(X|Z) = 0", "I(X;Y) <= R"]),
]
REFUTABLE = [
    ("H(X,Y) <= max(H(X), H(Y))", []),
    ("min(I(X;Y), H(Z)) <= 0", []),
    ("|H(X|Y) - H(Y|X)| <= H(X)", []),
    ("H(X) <= 1 bit", ["min(H(X), H(Y)) <= 1 bit"]),
    ("R <= H(X)", ["min(R, |S|) <= H(X)"]),
    ("max(I(X;Y), I(X;Z)) = I(X;Y,Z)", ["Y _||_ Z"]),
]


@pytest.mark.parametrize(("statement", "given"), PROVABLE)
def test_every_case_is_proved_and_the_certificate_says_the_statement(statement: str, given: list[str]) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "proved" and verdict.published is not None
    reading = checker.check(verdict.published.certificate())
    assert reading.status == "proved" and reading.ledger.axioms == ()
    stated = show(reading.statement)
    assert "|" in statement or all(word in stated for word in ("max", "min") if word in statement)
    assert {h.words for h in reading.hypotheses} >= {f"given: {one}" for one in given}


@pytest.mark.parametrize(("statement", "given"), REFUTABLE)
def test_what_breaks_one_case_breaks_the_statement(statement: str, given: list[str]) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "refuted" and verdict.counterexample is not None
    found, relation = verdict.counterexample, parse_relation(statement)
    gap = sign(found.worth(relation.right - relation.left))
    assert gap < 0 if relation.sign == "<=" else gap != 0
    for condition in (c for one in given for c in parse_condition(one)):
        rest = sign(found.worth(condition.right - condition.left))
        assert rest == 0 if condition.sign == "=" else rest >= 0


def test_of_each_extreme_one_branch_holds_in_a_case() -> None:
    relation = parse_relation("max(H(X), |R|) <= min(H(Y), R)")
    said = [(text(case.plain(relation)), case.words) for case in cases([relation])]
    assert len(said) == 8
    assert said[0] == ("H(X) <= H(Y)", "0 <= R and R <= H(X) and H(Y) <= R")
    assert said[-1] == ("-R <= R", "R <= 0 and H(X) <= -R and R <= H(Y)")


def test_too_many_cases_are_refused() -> None:
    with pytest.raises(NotUnderstood, match="make 64 cases"):
        prove(f"R <= min({', '.join(f'H(X{i})' for i in range(MOST + 2))})")


def test_the_same_in_objects() -> None:
    X, Y, Z = variables("X Y Z")
    assert text(minimum(I(X, Y), H(Z)) <= maximum(H(X), H(Y), H(Z))) == "min(I(X;Y), H(Z)) <= max(H(X), H(Y), H(Z))"
    assert prove(abs(H(X) - H(Y)) <= H(X, given=Y) + H(Y, given=X)).status == "proved"
    with pytest.raises(NotUnderstood, match="two quantities or more"):
        maximum(H(X))
