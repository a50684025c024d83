"""Numbers of values in statements about entropies, |X| <= 4 and log|X|: proved with a certificate or refuted."""

from __future__ import annotations

import pytest
from checked import checker

from symit.evidence.alphabets import alphabets
from symit.kernel.text import show
from symit.language.errors import NotUnderstood
from symit.language.information import form
from symit.language.information_grammar import parse_relation
from symit.shannon import prove

PROVABLE = [
    ("H(X) <= log|X|", []),
    ("I(X;Y) <= log 4", ["|X| <= 4"]),
    ("H(X,Y) <= log 6", ["|X| |Y| <= 6"]),
    ("H(X) = 1 bit", ["X determines Y; H(Y) = 1 bit; |X| = 2"]),
    ("max(log|X|, H(Y)) <= 2 log|X|", ["|Y| <= |X|^2"]),
    ("H(X|Y) = 0 and |X| <= |Y|", ["|X| = 1"]),
]
REFUTABLE = [
    ("log|X| <= H(X)", [], {}),
    ("H(X) <= 1 bit", ["|X| <= 3"], {"X": 3}),
    ("H(X,Y) <= log 5", ["|X| <= 2; |Y| <= 3"], {"X": 2, "Y": 3}),
    ("H(X) <= log 50", ["|X| <= 100"], {"X": 100}),
    ("|X| <= |Y|", ["X determines Y"], {}),
]


@pytest.mark.parametrize(("statement", "given"), PROVABLE)
def test_the_certificate_speaks_of_numbered_values(statement: str, given: list[str]) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "proved" and verdict.published is not None
    reading = checker.check(verdict.published.certificate())
    hypotheses = [show(h.formula) for h in reading.hypotheses]
    assert reading.status == "proved" and reading.ledger.axioms == ()
    assert not any("entropy" in h and "size_" in h for h in hypotheses)  # that H(X) <= log|X| is not assumed
    assert any("in(X(n), range(1, size_X))" in h for h in hypotheses)


@pytest.mark.parametrize(("statement", "given", "most"), REFUTABLE)
def test_a_counterexample_has_no_more_values_than_it_may(
    statement: str, given: list[str], most: dict[str, int]
) -> None:
    verdict = prove(statement, given)
    assert verdict.status == "refuted" and verdict.counterexample is not None
    for name, size in most.items():
        assert verdict.counterexample.distribution.count(name) <= size
    assert "log|X|" in verdict.counterexample.reals


def test_only_numbers_of_values_that_the_conditions_allow_are_tried() -> None:
    few = parse_relation("|X| |Y| <= 6")
    tried = list(alphabets({}, [], [form(few.right - few.left)]))
    assert {"X": 2, "Y": 3} in tried and all(sizes["X"] * sizes["Y"] <= 6 for sizes in tried)


@pytest.mark.parametrize("statement", ["|R| <= |S| and R <= H(X)", "H(X) <= |X|", "log|X| <= size_X"])
def test_a_number_of_values_is_no_other_number(statement: str) -> None:
    with pytest.raises(NotUnderstood, match=r"cannot be a number too"):
        prove(statement)
