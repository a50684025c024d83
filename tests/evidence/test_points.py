"""Points that satisfy hypotheses."""

from __future__ import annotations

from fractions import Fraction as F

from evidence_statements import k, mu, mu_1, mu_2, p, q, sigma, x

from symit.evidence.points import Model, points, truth
from symit.kernel.build import (
    INFINITY,
    add,
    call,
    conj,
    continuous,
    defined,
    div,
    eq,
    exp,
    forall,
    implies,
    integers,
    interval,
    lam,
    le,
    log,
    lt,
    member,
    mul,
    ne,
    neg,
    power,
    sub,
)
from symit.kernel.terms import REAL, Var, function, point, space

information = Var("I", function(REAL, REAL))
POSITIVE_ON_UNIT = forall([p], implies(member(p, interval(0, 1)), lt(0, call(information, p))))
ADDITIVE = forall(
    [p, q],
    implies(
        conj(member(p, interval(0, 1)), member(q, interval(0, 1))),
        eq(call(information, mul(p, q)), add(call(information, p), call(information, q))),
    ),
)


def test_every_point_satisfies_the_hypotheses():
    search = points([lt(0, p), lt(p, q), le(q, 1), ne(p, F(1, 2))], [p, q], seed=3, count=12)
    assert len(search.points) == 12
    assert all(0 < a[p] < a[q] <= 1 and a[p] != F(1, 2) for a in search.points)


def test_special_values_come_first_and_like_names_meet():
    search = points([lt(0, sigma)], [mu_1, mu_2, sigma], seed=3, count=12)
    values = {value for a in search.points for value in a.values()}
    assert {F(0), F(1), F(1, 100)} <= values
    assert any(a[mu_1] == a[mu_2] for a in search.points)
    assert any(a[mu_1] != a[mu_2] for a in search.points)


def test_equations_are_met_by_solving_them():
    search = points([lt(0, p), lt(0, q), eq(add(p, q), 1)], [p, q], seed=3, count=10)
    assert len(search.points) == 10
    assert all(a[p] + a[q] == 1 for a in search.points)


def test_integers_stay_integers():
    search = points([member(k, integers(2, INFINITY))], [k], seed=3, count=5)
    assert len(search.points) == 5
    assert all(a[k].denominator == 1 and a[k] >= 2 for a in search.points)


def test_the_seed_decides():
    one, again, other = (points([lt(0, p)], [p, q], seed, 30).points for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_what_nothing_satisfies_gives_no_point():
    assert points([lt(0, sigma), lt(sigma, -1)], [sigma], seed=3, count=5).points == ()
    assert points([lt(power(exp(p), 2), 0)], [p], seed=3, count=5).points == ()
    assert points([defined(log(neg(power(p, 2))))], [p], seed=3, count=5).points == ()


def test_a_point_that_fails_is_not_tried_again():
    found = points((lt(100, k),), [k], 1, 24)
    assert found.points == () and found.tried < 50


def test_a_point_that_balls_cannot_tell_from_a_boundary_is_not_used():
    boundary = lt(0, sub(exp(log(p)), p))
    assert points([lt(0, p), boundary], [p], seed=3, count=5).points == ()


def test_models_answer_for_functions():
    entropy_like = Model("I = -log", {information: lam(p, neg(log(p)))})
    linear = Model("I = 1 - p", {information: lam(p, sub(1, p))})
    for model, expected in ((entropy_like, True), (linear, False)):
        assert truth(model.of(POSITIVE_ON_UNIT), {}, 1) is True
        assert truth(model.of(ADDITIVE), {}, 1) is expected
    assert truth(ADDITIVE, {}, 1) is None


def test_quantified_names_do_not_meet_those_of_the_point():
    formula = forall([p], implies(lt(p, mu), lt(0, sub(mu, p))))
    assert truth(formula, {p: F(100), mu: F(1)}, 1) is True


def test_continuity_is_reported_as_untested():
    hypothesis = continuous(x, div(1, x), interval(0, 1))
    search = points([hypothesis, lt(0, p)], [p], seed=3, count=2)
    assert len(search.points) == 2
    assert len(search.untested) == 1 and search.untested[0].startswith("continuous")


def test_a_space_is_modelled_too():
    abstract = Var("S", space(point("S")))
    density = Var("f", function(REAL, point("S")))
    z = Var("z", point("S"))
    positive = forall([z], implies(member(z, abstract), lt(0, call(density, z))))
    model = Model("(0, 1)", {abstract: interval(0, 1), density: lam(x, mul(2, x))})
    assert truth(model.of(positive), {}, 1) is True
