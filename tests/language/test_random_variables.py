"""Events of values, partitions, and what they bring along."""

from __future__ import annotations

import pytest
from sympy import Eq, Ne, Range

from symit.kernel.text import show
from symit.language import NotUnderstood, integers, to_terms
from symit.language.partitions import partitions
from symit.language.random_variables import H, P, assumptions, cell, random_variables

w, x, y = integers("w x y")
X, Y = random_variables("X Y", values=Range(1, 4))
K, L = partitions("K L")


@pytest.mark.parametrize(
    ("event", "head"),
    [
        (P(w), "P("),
        (P(Eq(X, x)), "value_probability("),
        (P(Eq(X, X(w))), "value_probability("),
        (P(Eq(X, x), Eq(Y, y)), "pair_probability("),
        (P(Ne(X, Y)), "error_probability("),
        (P(Eq(X, Y)), "integral("),
        (H(K, given=L), "conditional_entropy("),
        (cell(w, K, L), "cell_probability("),
        (K(w, x), "K(w, x)"),
    ],
)
def test_what_a_word_means(event, head) -> None:
    assert show(to_terms.term(event)).startswith(head)


@pytest.mark.parametrize("event", [(Eq(x, y),), (Ne(X, x),), (Eq(X, x), Ne(Y, y)), (Eq(X, x), w), ()])
def test_other_events_are_refused(event) -> None:
    with pytest.raises(NotUnderstood, match="takes an outcome"):
        P(*event)


def test_a_partition_brings_its_two_laws() -> None:
    brought = assumptions(H(K, L))
    assert len(brought["cells do not overlap"]) == len(brought["an outcome shares its own values"]) == 2


def test_outcomes_alone_bring_their_probabilities() -> None:
    assert len(assumptions(H())) == len(assumptions(P(w))) == 2
    assert assumptions(x) == {}
