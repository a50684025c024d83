"""Closed forms held against each other: what `verify` tries of a pair, which must notice a wrong one."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from math import exp, sqrt

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


def test_large_terms_that_take_each_other_off_need_more_bits() -> None:
    """exp(a^2/(2 s^2)) times 1 - Phi(a/s): with the first bits nothing is left of it."""
    tried = relations.relations(symit.derive("kl(Maxwell(a_1), Gumbel(location_2, scale_2))"), seed=1)
    assert tried == {"hold": ["it is the same for 4/7 x"], "fail": []}


def test_what_cannot_be_enclosed_is_no_failure() -> None:
    tried = relations.relations(symit.derive("kl(Lomax(shape_1, scale_1), Chi(k_2))"), seed=1)
    assert not tried["fail"]


MEMBERS = {
    "Exponential": ("2", "3"),
    "Poisson": ("3/2", "2"),
    "HalfNormal": ("3/2", "2"),
    "Normal": ("1/3, 3/2", "-1, 2"),
    "Gamma": ("3/2, 2", "5/3, 3"),
    "Beta": ("2, 3", "3/2, 4"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEMBERS)
def test_measures_are_related(name: str) -> None:
    p, q = (f"{name}({values})" for values in MEMBERS[name])

    def value(measure: str, *arguments: str) -> float:
        found = symit.derive(f"{measure}({', '.join(arguments)})").value()
        assert found is not None, measure
        return float(found.midpoint)

    divergence, overlap = value("kl", p, q), value("bhattacharyya", p, q)
    squared = value("squared_hellinger", p, q)
    assert value("renyi_divergence", p, q, "1/2") == pytest.approx(2 * overlap)
    assert squared == pytest.approx(1 - exp(-overlap)) and value("hellinger", p, q) == pytest.approx(sqrt(squared))
    assert value("jeffreys", p, q) == value("jeffreys", q, p) == pytest.approx(divergence + value("kl", q, p))
    assert value("chi_squared", p, q) == pytest.approx(exp(value("renyi_divergence", p, q, "2")) - 1)
    assert value("renyi_divergence", p, q, "9999/10000") == pytest.approx(divergence, rel=1e-3)
    if name != "Poisson":  # whose entropy is a sum
        assert value("cross_entropy", p, q) == pytest.approx(value("entropy", p) + divergence)


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
