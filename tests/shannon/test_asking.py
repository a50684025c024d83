"""How a question to the prover is read, what is asked back, and what is answered before anything takes long."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from checked import checker

from symit import shannon
from symit.language.errors import NotUnderstood
from symit.language.information import Entropy
from symit.language.information_grammar import parse_relation
from symit.language.information_names import canonical
from symit.language.information_objects import H, variables
from symit.proving.shannon.question import FEW, Question
from symit.proving.shannon.search import Proof
from symit.render.names import GREEK
from symit.shannon import prove

# ---- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "given", "says"),
    [
        ("H(XY) <= H(X) + H(Y)", [], "XY stands beside X and Y: .* Write H\\(X,Y\\) .* such as U"),
        ("H(X1X2) <= H(X1,X2)", [], "X1X2 stands beside X1 and X2"),
        ("H(XX) <= H(X)", [], "XX stands beside X: .* Write H\\(X,X\\)"),
        ("H(X) <= H(U)", ["XU -> W -> Y"], "XU stands beside X and U: .* such as V"),
        ("H(x) <= H(X,Y)", [], "X and x stand beside each other: .* Write X everywhere"),
        ("H(X1) <= H(X_1)", [], "X1 and X_1 stand beside each other"),
    ],
)
def test_a_name_that_may_be_meant_otherwise_is_asked_about(text: str, given: list[str], says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        prove(text, given)


@pytest.mark.parametrize("text", ["H(X1) >= H(X12)", "H(X) >= H(XY)", "H(X_1) >= H(X_12,Y)"])
def test_other_names_are_not(text: str) -> None:
    assert prove(text).status == "refuted"


def test_objects_have_the_names_that_they_were_given() -> None:
    X, Y, XY = variables("X Y XY")
    assert prove(H(XY) <= H(X) + H(Y)).status == "refuted"


def test_every_greek_letter_is_the_word_that_it_is_drawn_for() -> None:
    assert {canonical(letter) for letter in GREEK.values()} == set(GREEK)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("H(X_{1}|X₂) <= H(X_1)", "H(X_1|X_2) <= H(X_1)"),
        ("H(X') <= H(X,X')", "H(X_prime) <= H(X,X_prime)"),
        (r"I(\sigma:λ\mid \lambda) \le H(σ)", "I(sigma;lam|lam) <= H(sigma)"),
    ],
)
def test_what_is_proved_is_said_in_names_that_certificates_have(text: str, read: str) -> None:
    verdict = prove(text)
    assert verdict.status == "proved" and verdict.statement == read
    assert verdict.published is not None and verdict.published.reading.title == read


@pytest.mark.parametrize("text", ["H(P,Q) >= H(P)", "H(q) <= H(p,q)"])
def test_a_joint_entropy_of_p_and_q_is_said_to_be_one(text: str) -> None:
    verdict = prove(text)
    assert verdict.status == "proved" and "not as the cross-entropy" in verdict.text(1000)
    assert verdict.data(0)["notes"] == list(verdict.notes) != []
    assert prove("H(X,Y) >= H(X)").notes == ()


# ---- several relations ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_chain_of_relations_is_one_theorem() -> None:
    verdict = prove("H(X|Y) <= H(X) = I(X;X) <= H(X,Y)")
    assert verdict.status == "proved" and verdict.published is not None
    assert checker.check(verdict.published.certificate()).status == "proved"
    assert verdict.equality == (
        "H(X|Y) <= H(X) with equality exactly when I(X;Y) = 0; I(X;X) <= H(X,Y) with equality exactly when H(Y|X) = 0"
    )


def test_of_a_chain_the_relation_that_fails_is_named() -> None:
    verdict = prove("H(X|Y) <= H(X) <= H(Y)")
    assert verdict.status == "refuted" and verdict.text(100).startswith("refuted: H(X) <= H(Y) does not hold")


# ---- what is false is soon refuted ---------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["H(X) = H(X,Y)", "H(X,Y) = H(X)", "I(X;Y|Z) = I(X;Y)", "H(X|Y) <= H(X) = H(X,Y)"])
def test_what_is_false_in_one_direction_is_refuted_before_a_search(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> None:
        raise AssertionError("this takes long")

    monkeypatch.setattr(shannon.Question, "proof", search)
    monkeypatch.setattr(shannon, "refute", search)
    assert prove(text).status == "refuted"


def test_a_false_statement_about_many_variables_is_soon_refuted() -> None:
    names = [f"X{i}" for i in range(1, 13)]
    prove("H(X) = H(X,Y)")
    begun = time.process_time()
    assert prove(f"H({','.join(names)}) = {' + '.join(f'H({name})' for name in names)}").status == "refuted"
    assert time.process_time() - begun < 1


def test_a_direction_that_is_proved_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """H(X) <= H(X,Y) is; only the other direction is left."""
    asked: list[object] = []
    monkeypatch.setattr(shannon, "refute_soon", lambda *_: None)
    monkeypatch.setattr(shannon, "refute", lambda target, *_: asked.append(target))
    assert prove("H(X) = H(X,Y)").status == "undecided"
    assert len(asked) == 1


# ---- when the sides are equal --------------------------------------------------------------------------------


@pytest.mark.parametrize(("terms", "few"), [(FEW, True), (FEW + 1, False)])
def test_equality_is_said_in_few_words_or_not_at_all(terms: int, few: bool) -> None:
    added = tuple((Fraction(1), Entropy((f"X{i}",))) for i in range(terms))
    tight = Question(parse_relation("H(X) >= 0"), ()).tight([Proof(added, (), ())])
    assert (tight is not None) == few and (not few or len(tight or ()) == terms)


@pytest.mark.slow
def test_of_a_long_proof_nothing_is_said() -> None:
    pairs = " + ".join(f"2/3 I({a};{b})" for i, a in enumerate("ABCDEFG") for b in "ABCDEFG"[:i])
    verdict = prove(f"0 <= {pairs}")
    assert verdict.status == "proved" and verdict.equality == ""
    assert "with equality" not in verdict.text(100)
