"""Information statements as Python objects: the same data as the text says, and plain words for what has no meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
import sympy

from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Entropy, Information, Relation, form
from symit.language.information_grammar import parse_condition, parse_relation
from symit.language.information_objects import (
    DTC,
    TC,
    Group,
    H,
    Han,
    I,
    determines,
    independent,
    markov,
    variable,
    variables,
)

X, Y, Z, W, V = variables("X Y Z W V")


def test_variables() -> None:
    assert variables("X, Y") == variables(" X Y ") == (Group(("X",)), Group(("Y",)))
    assert variable("σ_1") == Group(("σ_1",))
    assert Group(("X", "Y")) == X & Y
    assert X & Y & X == X & Y


def test_quantities_from_joint_entropies() -> None:
    x, y, xy, xyz, z = (frozenset(names) for names in ("X", "Y", "XY", "XYZ", "Z"))
    assert form(H(X, Y, given=Z)) == {xyz: 1, z: -1}
    assert form(I(X, Y)) == {x: 1, y: 1, xy: -1}
    assert form(I(X & Y, Z)) == {xy: 1, z: 1, xyz: -1}
    assert form(H(X) - H(X, given=Y)) == form(I(X, Y))


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (H(X) >= 0, "H(X) >= 0"),
        (0 <= H(X), "H(X) >= 0"),  # noqa: SIM300
        (H(X, Y, given=Z) <= H(X, Y), "H(X,Y|Z) <= H(X,Y)"),
        (H(X & Y, given=(Z, W)) <= H((X, Y)), "H(X,Y|Z,W) <= H(X,Y)"),
        (H(X, X).equals(H(X)), "H(X,X) = H(X)"),
        (I(X, Z) <= I(X, Y), "I(X;Z) <= I(X;Y)"),
        (I((X, V), Y & Z, given=[W]).equals(0), "I(X,V;Y,Z|W) = 0"),
        (I(X, Y, Z, given=W).equals(I(X, Y, given=W) - I(X, Y, given=Z & W)), "I(X;Y;Z|W) = I(X;Y|W) - I(X;Y|Z,W)"),
        (I(X, Y, Z, V, given=W) >= 0, "I(X;Y;Z;V|W) >= 0"),
        (TC(X & V, Y, Z, given=W) >= DTC(X & V, Y, Z, given=W), "TC(X,V;Y;Z|W) >= DTC(X,V;Y;Z|W)"),
        (Han(2, X, Y, Z & V, given=W) >= Han(3, X, Y, Z & V, given=W), "Han(2;X;Y;Z,V|W) >= Han(3;X;Y;Z,V|W)"),
        (-H(X) + 3 * H(Y) - H(Z) * Fraction(1, 2) <= 0, "-H(X) + 3 H(Y) - 1/2 H(Z) <= 0"),
        (H(X) / 3 - (H(Y) - 2 * H(Z)) <= 0, "H(X)/3 - (H(Y) - 2 H(Z)) <= 0"),
        (0 - H(X) + 0 <= 0 + H(Y) - 0, "-H(X) <= H(Y)"),
        (sum([H(X), H(Y)]) >= H(X, Y), "H(X) + H(Y) >= H(X,Y)"),
        (H(X) >= Entropy(("Y",)), "H(X) >= H(Y)"),
        (H(X) + Information(("X",), ("Y",)) >= 0, "H(X) + I(X;Y) >= 0"),
        (sympy.Rational(1, 3) * H(X) <= H(X) * sympy.Integer(2), "1/3 H(X) <= 2 H(X)"),
        (H(X) * numpy.int64(3) >= 0, "3 H(X) >= 0"),
    ],
)
def test_relations_are_those_of_the_text(made: Relation, written: str) -> None:
    assert made == parse_relation(written)


def test_coefficients_stay_exact_whatever_number_they_came_from() -> None:
    ((coefficient, _),) = (H(X) * numpy.int64(2**62) * 4).terms
    assert coefficient == 2**64
    assert type(coefficient.numerator) is int


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (markov(X, Y, Z), "X -> Y -> Z"),
        (markov(X & V, (Y, W), Z), "X,V -> Y,W -> Z"),
        (markov(X, Y, Z, W, V), "X -> Y -> Z -> W -> V"),
        (independent(X, Y), "X _||_ Y"),
        (independent(X, Y & V, Z, given=W), "X _||_ Y,V _||_ Z | W"),
        (determines(X, Y), "X determines Y"),
        (determines((X, Y), Z & W), "X,Y determines Z,W"),
    ],
)
def test_conditions_are_those_of_the_text(made: tuple[Relation, ...], written: str) -> None:
    assert made == parse_condition(written)


def test_conditions_are_collected_by_adding() -> None:
    assert markov(X, Y, Z) + determines(X, W) == (I(X, Z, given=Y).equals(0), H(W, given=X).equals(0))


def test_equality_stays_equality() -> None:
    assert (H(X) == H(X)) is True
    assert (H(X) == H(Y)) is False
    assert H(X) != 0
    assert len({H(X), H(X), I(X, Y), I(X, Y) <= 0, I(X, Y) <= 0}) == 3
    assert H(X) - H(X) != Combination()  # the same number, but not the same statement
    assert form(H(X) - H(X)) == {}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: 0.5 * H(X), "0.5 is a float, which is rounded; a coefficient is an int or a Fraction"),
        (lambda: H(X) / 0.1, "0.1 is a float"),
        (lambda: H(X) <= 0.0, "0.0 is a float"),
        (lambda: H(X) * Decimal("0.5"), "is no exact number"),
        (lambda: H(X) * sympy.sqrt(2), "is no exact number"),
        (lambda: H(X) * H(Y), "is no exact number"),
        (lambda: H(X) + "H(Y)", "'H\\(Y\\)' is no exact number"),
        (lambda: H(X) + 1, "1 is a constant"),
        (lambda: 1 - H(X), "1 is a constant"),
        (lambda: H(X) >= Fraction(1, 2), "1/2 is a constant"),
        (lambda: H(X).equals(2), "2 is a constant"),
        (lambda: 0 <= I(X, Y) <= H(X), r"I\(X;Y\) >= 0 is a statement, neither true nor false"),
        (lambda: H(), "a group without variables"),
        (lambda: I(X, ()), "a group without variables"),
        (lambda: determines((), Y), "a group without variables"),
        (lambda: H("X"), "'X' is not a variable"),
        (lambda: H(X, given="Y"), "'Y' is not a variable"),
        (lambda: H(H(X)), "is not a variable"),
        (lambda: variables("X 2Y"), "'2Y' is not a name"),
        (lambda: variable(""), "'' is not a name"),
        (lambda: variable("X Y"), "'X Y' is not a name"),
        (lambda: I(X), "I is of two groups or more; the entropy of one group is H"),
        (lambda: TC(X), "TC is of two groups or more"),
        (lambda: DTC(X), "DTC is of two groups or more"),
        (lambda: independent(X), "independence is of two groups or more"),
        (lambda: markov(X, Y), "a Markov chain has three nodes or more"),
        (lambda: Han(3, X, Y), "from 1 to the number of its groups, not of 3"),
        (lambda: Han(0, X, Y), "from 1 to the number of its groups, not of 0"),
        (lambda: Han(X, Y), "from 1 to the number of its groups"),  # type: ignore[arg-type]
        (lambda: I(*variables("A B C D E F G J K L M N O")), "at most 12"),
        (lambda: Han(2, *variables("A B C D E F G J K L M N O")), "at most 12"),
    ],
)
def test_what_has_no_meaning_is_refused_in_words(wrong: Callable[[], object], why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        wrong()
