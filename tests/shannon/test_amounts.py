"""Numbers in statements about entropies: bits, logarithms and real variables, proved with a certificate or refuted."""

from __future__ import annotations

import math

import pytest
from checked import checker

from symit.evidence.counterexamples import refute
from symit.evidence.prime_logarithms import ball
from symit.language.errors import NotUnderstood
from symit.language.information import Form, form, text
from symit.language.information_grammar import parse_condition, parse_relation
from symit.proving.shannon.amounts import compared, comparisons, since
from symit.proving.shannon.question import Question
from symit.proving.shannon.search import proves
from symit.proving.shannon.theorem import Condition
from symit.proving.shannon.variables import Laws, RandomVariables
from symit.shannon import prove

PROVABLE = [
    ("H(X) <= 2 bits", ["H(X,Y) <= 1 bit"]),
    ("H(X) <= log 3", ["H(X) <= 1 bit"]),
    ("H(X) <= 2 log 3", ["H(X) <= 3 bits"]),
    ("log 3 <= 2 log 2", []),
    ("0 <= 1 bit", []),
    ("log 12 = 2 bits + log 3", []),
    ("R <= I(X;Y|Z)", ["R <= I(X;Y)", "X _||_ Z"]),
    ("R1 <= H(X)", ["R1 + R2 <= H(X)", "R2 >= 0"]),
    ("R + S <= H(X,Y)", ["R <= H(X|Y), S <= H(Y)"]),
    ("H(X) = R", ["H(X|Y) = R", "X _||_ Y"]),
    ("2 R <= 3 bits + H(X)", ["R <= 1 bit"]),
    ("R <= 1 bit", ["R <= H(X) <= 1 bit"]),
    ("R <= H(X,Y)", ["R <= H(X)", "H(V) = 0"]),
    ("R <= H(X)", ["R = 0"]),
    ("H(X) - H(Y) <= R", ["H(X|Y) <= R and H(Y|X) <= R"]),
    ("R <= I(A;C)", ["R <= I(A;E)", "A -> B -> C -> D -> E", "H(V|A) <= S", "S <= R"]),
]
REFUTABLE = [
    ("H(X) <= 1 bit", []),
    ("H(X) <= log 3", []),
    ("H(X) <= log 3", ["H(X) <= 2 bits"]),
    ("H(X) = 1 bit", []),
    ("2 log 3 <= 3 bits", []),
    ("R >= 0", []),
    ("R <= 0", []),
    ("R = S", ["2 R <= S"]),
    ("R <= I(X;Y)", []),
    ("R <= I(X;Y|Z)", ["R <= I(X;Y)"]),
    ("R1 + R2 <= H(X,Y)", ["R1 <= H(X)", "R2 <= H(Y)"]),
    ("I(X;Y) <= R + 1 bit", ["R >= 0"]),
    ("H(X) + R <= R", []),
]


def questions(statement: str, given: list[str]) -> Question:
    conditions = (c for one in given for c in parse_condition(one))
    return Question(parse_relation(statement), tuple(Condition(c, text(c)) for c in conditions))


@pytest.mark.parametrize(("statement", "given"), PROVABLE)
def test_a_proof_is_found_and_adds_up(statement: str, given: list[str]) -> None:
    asked = questions(statement, given)
    for target in asked.targets:
        found = asked.proof(target, lambda _: None)
        assert found is not None and proves(found, target, asked.zero, asked.nonnegative)


@pytest.mark.parametrize(("statement", "given"), REFUTABLE)
def test_nothing_is_proved_that_is_false(statement: str, given: list[str]) -> None:
    asked = questions(statement, given)
    assert any(asked.proof(target, lambda _: None) is None for target in asked.targets)


@pytest.mark.parametrize(
    ("statement", "given"),
    [case if i < 4 else pytest.param(*case, marks=pytest.mark.slow) for i, case in enumerate(PROVABLE[::2])],
)
def test_the_proof_is_a_certificate(statement: str, given: list[str]) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "proved" and verdict.published is not None
    reading = checker.check(verdict.published.certificate())
    assert reading.status == "proved" and reading.ledger.axioms == ()


def worth(one: Form, entropies: dict[str, float]) -> float:
    total = 0.0
    for key, coefficient in one.items():
        (name,) = key
        total += float(coefficient) * (math.log(int(name[4:])) if name.startswith("log ") else entropies[name])
    return total


@pytest.mark.parametrize(("statement", "given"), REFUTABLE)
def test_what_is_false_is_refuted_with_values_for_the_numbers(statement: str, given: list[str]) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "refuted" and verdict.counterexample is not None
    found, relation = verdict.counterexample, parse_relation(statement)
    gap = float(ball(found.value(form(relation.right - relation.left))))
    assert {"<=": gap < 0, ">=": gap > 0, "=": gap != 0}[relation.sign]
    for condition in (c for one in given for c in parse_condition(one)):
        rest = float(ball(found.value(form(condition.right - condition.left))))
        assert rest >= 0 if condition.sign == "<=" else rest <= 0
    assert all(f"{name} = " in verdict.text(100) for name in found.reals)
    assert verdict.data(0)["counterexample"].get("reals", {}).keys() == found.reals.keys()


def test_values_of_reals_and_logarithms() -> None:
    relation = parse_relation("R - S <= log 6 - 2 log 3")
    found = refute(form(relation.right - relation.left), [], [])
    assert found is not None
    reals = {f"real {name}": float(ball(value)) if value else 0.0 for name, value in found.reals.items()}
    assert worth(form(relation.right - relation.left), reals) == pytest.approx(-float(ball(found.exact)))


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (
            "1 bit + log 3",
            ["0 <= log 2", "0 <= log 3", "0 <= log 2 + log 3", "log 2 <= log 3", "log 2 <= log 2 + log 3"],
        ),
        ("3 bits - 2 log 3", ["3 log 2 - 2 log 3 <= 0"]),
        ("1/2 log 2", ["0 <= 1/2 log 2", "1/2 log 2 <= log 2"]),
    ],
)
def test_numbers_are_compared(numbers: str, found: list[str]) -> None:
    relation = parse_relation(f"{numbers} >= 0")
    some = comparisons([form(relation.left)])
    texts = list(map(text, some))
    gaps = [form(one.right - one.left) for one in some]
    assert all(worth(gap, {}) > 0 for gap in gaps)
    assert set(found) <= {*texts}
    terms = RandomVariables(Laws(*[None] * 5))  # type: ignore[arg-type]
    for one in some:
        theorem = compared(one, terms.relation(one))
        assert not theorem.hypotheses and since(one)


def test_where_numbers_keep_the_sides_apart_nothing_is_said_of_equality() -> None:
    assert prove("H(X) <= log 3", ["H(X) <= 1 bit"]).equality == ""
    assert prove("R <= 2 S", ["R = S", "S >= 0"]).equality == "with equality exactly when S = 0"


@pytest.mark.parametrize(
    ("statement", "given", "says"),
    [
        ("X <= H(Y)", ["X -> Y -> Z"], "X is a random variable and cannot be a number too"),
        ("r <= H(X)", ["R <= 1 bit"], "R and r stand beside each other"),
        ("pi <= H(X)", [], "'pi' cannot name a variable"),
    ],
)
def test_a_name_is_of_one_kind(statement: str, given: list[str], says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        prove(statement, given)


def test_a_real_may_have_the_name_of_the_sample_space() -> None:
    verdict = prove("P <= H(X)", ["P <= H(X|Y)"])
    assert verdict.status == "proved" and verdict.notes == ("P is a real number",)


def test_a_real_has_no_sign() -> None:
    """As an entropy has one: a proof must not take R for something that is never negative."""
    asked = questions("H(X) <= H(X) + R", [])
    assert asked.target and asked.proof(asked.target, lambda _: None) is None
