"""The attack by sampling."""

from __future__ import annotations

from fractions import Fraction
from math import e, pi
from math import log as log_
from statistics import NormalDist

import numpy as np
import pytest
from evidence_statements import (
    BERNOULLI_KL,
    BITS,
    CHANCES,
    ENTROPY,
    GAUSSIAN_ENTROPY,
    GAUSSIAN_FISHER,
    GAUSSIAN_KL,
    HALF,
    POISSON_KL,
    POSITIVE_SIGMA,
    POSITIVE_SIGMAS,
    RATES,
    VAE_HYPOTHESES,
    VAE_KL,
    bernoulli,
    means,
    mu,
    n,
    normal,
    p,
    rate_1,
    scales,
    sigma,
    sigma_1,
    x,
)

import symit
from symit.evidence import balls, laws, monte_carlo, samplers
from symit.evidence.calculus import spelled_out
from symit.evidence.errors import NotEvaluated
from symit.evidence.floats import Floats
from symit.evidence.monte_carlo import is_heavy, sample
from symit.evidence.points import Model, truth
from symit.evidence.variations import varied
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.build import (
    REALS,
    abstract,
    add,
    app,
    call,
    conj,
    div,
    eq,
    exp,
    forall_in,
    if_,
    implies,
    integer,
    integers,
    integral,
    interval,
    lam,
    le,
    log,
    lt,
    mul,
    neg,
    num,
    power,
    real,
    sub,
)
from symit.kernel.terms import INT, REAL, Var, function
from symit.kernel.text import show

THREE = Model(
    "d = 3",
    {
        n: num(3),
        means: lam(Var("j", INT), if_(eq(Var("j", INT), 1), real("m_1"), real("m_2"))),
        scales: lam(Var("j", INT), if_(eq(Var("j", INT), 3), real("s_1"), num(2))),
    },
)


@pytest.mark.parametrize(
    ("hypotheses", "statement", "models"),
    [
        (POSITIVE_SIGMA, GAUSSIAN_ENTROPY, []),
        (POSITIVE_SIGMAS, GAUSSIAN_KL, []),
        (CHANCES, BERNOULLI_KL, []),
        (RATES, POISSON_KL, []),
        (POSITIVE_SIGMA, GAUSSIAN_FISHER, []),
        (VAE_HYPOTHESES, VAE_KL, [THREE]),
    ],
)
def test_true_statements_pass_and_doubled_ones_fail(hypotheses, statement, models):
    report = sample(hypotheses, statement, models, seed=1, count=5, samples=20_000)
    assert len(report.checks) == 5 and report.worst is not None
    assert not report.rejected
    doubled = eq(statement.args[0], mul(2, statement.args[1]))
    assert sample(hypotheses, doubled, models, seed=1, count=5, samples=20_000).rejected


@pytest.mark.parametrize(
    ("density", "value", "at"),
    [(d.GEOMETRIC, 2, integer("k")), (d.BERNOULLI, 2, integer("k")), (d.EXPONENTIAL, -1, real("u"))],
)
def test_parameters_out_of_order_are_drawn_from_by_no_law(density, value, at):
    draw = samplers._drawn(app(density, num(value), at))
    with pytest.raises(NotEvaluated, match="none of such a law"):
        draw({}, np.random.default_rng(1), 10)


def test_the_seed_decides():
    one, again, other = (sample(POSITIVE_SIGMA, GAUSSIAN_ENTROPY, [], seed, 3, 1000).checks for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_z_scores_of_true_statements_are_those_of_chance():
    scores = [
        c.z
        for seed in range(60)
        for c in sample(POSITIVE_SIGMA, GAUSSIAN_ENTROPY, [], seed, 2, 20_000).checks
        if c.z is not None
    ]
    assert len(scores) >= 118
    assert 0.8 < np.std(scores) < 1.2 and abs(np.mean(scores)) < 0.35


@pytest.mark.parametrize("exponent", [-1, 8])
def test_heavy_tails_give_no_z(exponent):
    mean = integral(REALS, x, mul(app(d.NORMAL, 0, 1, x), power(x, exponent)))
    report = sample([], eq(mean, 0), [], seed=1, count=1, samples=20_000)
    assert [c.heavy_tail for c in report.checks] == [True]
    assert report.worst is None and not report.rejected


def test_what_is_heavy():
    rng = np.random.default_rng(1)
    assert is_heavy(rng.standard_cauchy(20_000))
    assert is_heavy(rng.pareto(1.5, 20_000))
    assert not is_heavy(rng.normal(size=20_000) ** 2)
    assert not is_heavy(rng.exponential(size=20_000))
    assert not is_heavy(np.ones(20_000))


def test_a_rare_outcome_is_drawn_more_often_and_weighted_down():
    rare, chance = app(d.ENTROPY, BITS, bernoulli(power(10, -12))), power(10, -12)
    exact = add(neg(mul(chance, log(chance))), neg(mul(sub(1, chance), log(sub(1, chance)))))
    assert not sample([], eq(rare, exact), [], seed=1, count=1, samples=1000).rejected
    assert sample([], eq(rare, mul(num(Fraction(101, 100)), exact)), [], seed=1, count=1, samples=1000).rejected


def test_an_outcome_that_cannot_be_is_never_drawn():
    draws = laws.outcomes(np.random.default_rng(1), 1_000, 5, [0.0, 1e-12, 0.0, 1.0])
    assert set(draws.sample) == {6.0, 8.0}


def test_draws_that_are_all_the_same_are_not_averaged_over():
    entropy = app(d.ENTROPY, REALS, normal(power(10, 40), num(1)))
    report = sample([], eq(entropy, 0), [], seed=1, count=1, samples=1000)
    assert not report.checks and "are the same" in report.not_evaluated[0][0]


def test_inequalities_count_on_one_side():
    assert not sample(POSITIVE_SIGMA, le(ENTROPY, log(mul(5, sigma))), [], 1, 4, 20_000).rejected
    assert sample(POSITIVE_SIGMA, le(ENTROPY, log(mul(3, sigma))), [], 1, 4, 20_000).rejected


def test_logarithms_survive_underflow():
    values = Floats({}, {x: np.array([1e3, -1e4])}).value(log(spelled_out(app(d.NORMAL, 0, 1, x))))
    assert np.allclose(values, [-0.5e6 - 0.9189385332046727, -0.5e8 - 0.9189385332046727], rtol=1e-12)


# ---- what would have been noticed ----------------------------------------------------------------------------


def off_by(statement, part):
    """The right side larger by this part of itself."""
    return eq(statement.args[0], mul(num(1 + Fraction(part)), statement.args[1]))


MOMENT = eq(integral(REALS, x, mul(app(d.NORMAL, 0, sigma, x), app(t.COS, div(x, sigma)))), exp(-HALF))
"""No combination of the control variates, so there is noise in it."""
KNOWN = [
    (POSITIVE_SIGMA, GAUSSIAN_ENTROPY),
    (POSITIVE_SIGMAS, GAUSSIAN_KL),
    (CHANCES, BERNOULLI_KL),
    (RATES, POISSON_KL),
    (POSITIVE_SIGMA, MOMENT),
]


@pytest.mark.parametrize(("hypotheses", "statement"), KNOWN)
def test_an_error_above_what_is_excluded_is_noticed(hypotheses, statement):
    for seed in range(5):
        report = sample(hypotheses, statement, [], seed, 8, 5_000)
        assert not report.rejected and 0 < report.excluded < 0.05
        for part in (1.5 * report.excluded, -1.5 * report.excluded):
            assert sample(hypotheses, off_by(statement, part), [], seed, 8, 5_000).rejected
            assert sample(hypotheses, off_by(statement, part), [], seed + 100, 8, 5_000).rejected


def test_what_is_excluded_is_no_less_than_what_is_noticed():
    noticed = 0
    for seed in range(20):
        report = sample(POSITIVE_SIGMA, MOMENT, [], seed, 8, 5_000)
        assert 0.001 < report.excluded < 0.05
        noticed += sample(POSITIVE_SIGMA, off_by(MOMENT, report.excluded / 5), [], seed, 8, 5_000).rejected
    assert noticed == 0


@pytest.mark.slow
def test_false_alarms_are_as_rare_as_is_said():
    """One in 10^4 would be rejected; the largest of the z-scores is as often in the outer hundredth as it should be."""
    reports = [sample(POSITIVE_SIGMA, MOMENT, [], seed, 4, 2_000) for seed in range(300)]
    assert not any(r.rejected for r in reports)
    count = 2 * 4 + 1
    outer = NormalDist().inv_cdf(1 - 0.01 / (2 * count))
    assert sum(r.worst > outer for r in reports) <= 12


@pytest.mark.parametrize(
    ("hypotheses", "statement", "where"),
    [
        (POSITIVE_SIGMAS, GAUSSIAN_KL, lt(10_000, sigma_1)),
        (POSITIVE_SIGMAS, GAUSSIAN_KL, lt(sigma_1, Fraction(1, 10_000))),
        (CHANCES, BERNOULLI_KL, lt(p, Fraction(1, 10**7))),
        (CHANCES, BERNOULLI_KL, lt(1 - Fraction(1, 10**7), p)),
        (RATES, POISSON_KL, lt(10**6, rate_1)),
    ],
)
def test_a_fault_far_out_is_noticed(hypotheses, statement, where):
    left, right = statement.args
    for seed in range(5):
        assert sample(hypotheses, eq(left, if_(where, mul(2, right), right)), [], seed, 24, 1_000).rejected


def test_each_part_of_a_statement_is_sampled():
    both = conj(GAUSSIAN_ENTROPY, eq(app(d.EXPECTATION, REALS, normal(mu, sigma), lam(x, x)), mu))
    report = sample(POSITIVE_SIGMA, both, [], 1, 8, 1_000)
    assert [len(c.checks) for c in report.claims] == [8, 8] and not report.rejected
    wrong = conj(GAUSSIAN_ENTROPY, eq(app(d.EXPECTATION, REALS, normal(mu, sigma), lam(x, x)), mul(2, mu)))
    assert sample(POSITIVE_SIGMA, wrong, [], 1, 8, 1_000).rejected


@pytest.mark.slow
def test_a_condition_that_fails_or_is_not_decided_gives_no_place():
    claim = implies(lt(sigma, 0), eq(ENTROPY, 0))
    assert not sample(POSITIVE_SIGMA, claim, [], 1, 4, 1_000).checks
    undecided = implies(eq(log(sub(sigma, sigma)), 0), eq(ENTROPY, 0))
    assert not sample(POSITIVE_SIGMA, undecided, [], 1, 4, 1_000).checks


def test_an_inequality_says_by_how_much_it_is_not_too_tight():
    loose = le(ENTROPY, log(mul(5, sigma)))  # log 5 is 0.19 more than the entropy's constant
    report = sample([*POSITIVE_SIGMA, eq(sigma, 1)], loose, [], 1, 8, 5_000)
    slack = 1 - (log_(2 * pi * e) / 2) / log_(5)
    assert report.excluded == pytest.approx(slack, rel=1e-6)
    tighter = le(ENTROPY, mul(num(1 - Fraction(report.excluded * 1.01)), log(mul(5, sigma))))
    assert sample([*POSITIVE_SIGMA, eq(sigma, 1)], tighter, [], 1, 8, 5_000).rejected


# ---- random variables ----------------------------------------------------------------------------------------

m, w, o = integer("m"), integer("w"), integer("o")
P, X, Y = Var("P", function(REAL, INT)), Var("X", function(INT, INT)), Var("Y", function(INT, INT))
SAME_X, SAME_Y = (abstract([w, o], app(d.SAME, V, w, o)) for V in (X, Y))
OUTCOMES = integers(1, m)
A_LAW = [forall_in(w, OUTCOMES, lt(0, call(P, w))), eq(integral(OUTCOMES, w, call(P, w)), 1)]
FOUR = Model(
    "four outcomes",
    {m: num(4), P: lam(w, div(w, 10)), X: lam(w, if_(le(w, 2), 1, 2)), Y: lam(w, if_(eq(w, 1), 1, 2))},
)
CHAIN = eq(
    app(d.MUTUAL_INFORMATION, m, P, SAME_X, SAME_Y),
    sub(app(d.PARTITION_ENTROPY, m, P, SAME_X), app(d.CONDITIONAL_ENTROPY, m, P, SAME_X, SAME_Y)),
)


@pytest.mark.slow
def test_random_variables_are_looked_at_in_several_models():
    models = varied([FOUR], A_LAW, seed=1, count=10)
    assert len(models) == 10
    assert len({str(sorted((v.name, show(value)) for v, value in model.values.items())) for model in models}) == 10
    report = sample(A_LAW, CHAIN, models, 1, 10, 2_000)
    assert not report.rejected and report.excluded < 1e-9
    assert {c.functional.partition("(")[0] for c in report.checks} == {
        *("mutual_information", "partition_entropy", "conditional_entropy")
    }
    for part in (1.5 * report.excluded, Fraction(1, 10**6), -1):
        assert sample(A_LAW, off_by(CHAIN, part), models, 1, 10, 2_000).rejected


def test_variations_keep_the_hypotheses():
    """X and Y must stay independent: only the probabilities of a model where Y is constant can change."""
    constant = Model("Y is constant", {**FOUR.values, Y: lam(w, num(1))})
    independent = eq(app(d.MUTUAL_INFORMATION, m, P, SAME_X, SAME_Y), 0)
    for model in varied([constant], [*A_LAW, independent], 1, 6):
        assert all(truth(model.of(h), {}, 0) is True for h in A_LAW)
        assert balls.evaluate(model.of(independent.args[0]), {}, 60).contains(0)


def test_a_model_that_cannot_be_varied_for_certain_is_left():
    real_line = forall_in(x, REALS, lt(0, mul(call(P, num(1)), exp(x))))
    assert varied([FOUR], [*A_LAW, real_line], 1, 6)[0] == FOUR
    changed = [m for m in varied([FOUR], [*A_LAW, real_line], 1, 6) if m.values[P] != FOUR.values[P]]
    assert not changed


def test_sums_and_integrals_that_are_no_expectations_are_drawn_with_equal_chances():
    total = eq(integral(integers(1, 6), w, power(w, 2)), 91)
    area = eq(integral(interval(0, sigma), x, power(x, 3)), div(power(sigma, 4), 4))
    for hypotheses, statement in (([], total), (POSITIVE_SIGMA, area)):
        report = sample(hypotheses, statement, [], 1, 8, 5_000)
        assert report.checks and not report.rejected
        assert sample(hypotheses, off_by(statement, 2 * report.excluded), [], 1, 8, 5_000).rejected


def test_a_quotient_of_large_numbers_is_judged_no_more_closely_than_it_is_known():
    """The slope 1/sigma beside 1 is the difference of two balls about 1."""
    one = eq(div(integral(integers(1, 2), w, if_(eq(w, 1), sigma, num(0))), sigma), 1)
    report = sample(POSITIVE_SIGMA, one, [], seed=1, count=4, samples=1000)
    assert any(Fraction(dict(c.point)["sigma"]) > 10**9 for c in report.checks) and not report.rejected
    assert sample(POSITIVE_SIGMA, off_by(one, 2 * report.excluded), [], 1, 4, 1000).rejected


# ---- laws ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "parameters", "mean"),
    [
        (laws.normal, (2.0, 3.0), 2.0),
        (laws.bernoulli, (1e-4, 1 - 1e-4), 1e-4),
        (laws.poisson, (1e-3,), 1e-3),
        (laws.poisson, (7.5,), 7.5),
        (laws.uniform, (1.0, 4.0), 3.0),
        (laws.geometric, (0.2,), 4.0),
        (laws.exponential, (4.0,), 0.25),
        (laws.laplace, (2.0, 3.0), 2.0),
        (laws.outcomes, (1, [0.2, 0.5, 0.3]), 2.1),
        (laws.outcomes, (1, [1e-9, 1 - 1e-9, 0.0]), 2 - 1e-9),
    ],
)
def test_control_variates_have_the_mean_that_is_said(law, parameters, mean):
    draws = law(np.random.default_rng(1), 100_000, *parameters)
    for control in (*draws.controls, draws.weight - 1, draws.weight * draws.sample - mean):
        assert abs(control.mean()) <= 5 * control.std() / 100_000**0.5 + 1e-15


def test_what_no_draw_meets_is_not_judged():
    """All draws of it are 0, which says nothing of how far from 0 it is."""
    density = app(d.NORMAL, num(0), num(1), x)
    tail = integral(REALS, x, mul(density, if_(lt(num(9), x), exp(x), num(0))))
    for claimed in (0, 1):
        report = sample([], eq(tail, claimed), [], seed=1, count=1, samples=1000)
        assert not report.checks and "no draw of x meets" in report.not_evaluated[0][0]


def test_a_case_that_no_draw_meets_is_not_known_to_be_nothing():
    """Between two Laplace densities far apart all draws lie on one side of the other's location, and x takes all of
    log p/q off; one in three million lies on the other side."""
    found = symit.derive("kl(Laplace(a, s), Laplace(b, t))").shown.theorem
    place = {"a": Fraction(-12), "b": Fraction(0), "s": Fraction(4, 5), "t": Fraction(1)}
    at = {v: place[v.name] for v in found.conclusion.free}
    (functional,) = samplers.functionals(found.conclusion)
    estimates = monte_carlo._estimates(functional.term, tuple(at.items()), (1, 0), 50_000)
    exact = float(balls.evaluate(found.conclusion.args[1], at, 80))
    assert estimates
    for estimate in estimates:
        assert abs(estimate.mean - exact) < 5 * estimate.error
