"""The example of a theorem about random variables whose author names none: what is assumed of them holds there."""

from __future__ import annotations

import pytest
from sympy import Ne, Range

from symit.evidence.points import Model, truth
from symit.kernel import build as b
from symit.kernel.terms import REAL, Var, function
from symit.language.partitions import partitions
from symit.language.random_variables import H, I, P, assumptions, random_variables
from symit.proving.scope.scope import as_formula, as_formulas
from symit.proving.script.example import WORDS, on_four_outcomes
from symit.proving.script.theorems import hypotheses_in_words

U, V = random_variables("U V")
X, Y, Z = random_variables("X Y Z", values=Range(1, 4))
A, B = partitions("A B")
CLAIMS = [H(U, V) >= 0, I(X, Y, given=U) >= 0, P(Ne(X, Z)) >= 0, I(A, B) >= 0]


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_what_is_assumed_holds_at_four_outcomes(claim: object) -> None:
    given = hypotheses_in_words(assumptions(claim), {})
    hypotheses = [formula for g in given for formula in as_formulas(g.statement)]
    variables = {v for h in hypotheses for v in h.free} | as_formula(claim).free
    values = on_four_outcomes(variables, [v for v in variables if v.name in "XYZ"])[WORDS]
    model = Model(WORDS, {v: values[v.name] for v in variables})
    assert len(hypotheses) > 1
    assert [h for h in hypotheses if truth(model.of(h), {}, 0) is not True] == []


def test_what_is_of_another_kind_is_left_to_the_author() -> None:
    assert on_four_outcomes([b.integer("m"), Var("f", function(REAL, REAL))]) == {}
