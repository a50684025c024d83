"""Closed forms held against each other: what `verify` tries of a pair, which must notice a wrong one."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

import symit
from symit.families.catalogue import CATALOGUE
from symit.families.relatives import MOVED, SPECIAL, STRETCHED
from symit.kernel import build as b
from symit.library import relations

PAIRS = ("kl(Exponential(a), Weibull(c, s))", "kl(Laplace(m, s), Laplace(n, t))", "kl(Uniform(a, d), Normal(m, s))")


@pytest.mark.parametrize("question", PAIRS)
def test_what_is_related_agrees(question: str) -> None:
    tried = relations.relations(symit.derive(question), seed=2)
    assert tried["hold"] and not tried["fail"]


def test_a_wrong_form_is_noticed_by_each_relation() -> None:
    pair = relations._pair(symit.derive("kl(Laplace(m, s), Laplace(n, t))"), seed=2)
    assert pair is not None
    wrong = replace(pair, form=b.add(pair.form, b.div(pair.symbols[1], 7)))
    values = list(relations._all(wrong, random.Random(1)))
    assert len(values) == 3 and not any(relations._agree(one, other) for _, one, other in values)


def test_relatives_are_of_the_catalogue() -> None:
    assert {*MOVED, *STRETCHED} <= CATALOGUE.keys()
    for special in SPECIAL:
        values = [Fraction(1, 2)] * len(CATALOGUE[special.family].names)
        assert len(special.others(*values)) == len(CATALOGUE[special.other].names)


@pytest.mark.slow
def test_a_function_of_one_branch_at_all_places() -> None:
    """Where the rates are equal it is 0, a number for all of them."""
    computed = symit.derive("total_variation(Exponential(a), Exponential(b))").function("numpy")
    assert computed(1.0, 1.0) == 0
    assert list(computed([1.0, 2.0], [1.0, 2.0])) == [0, 0]
