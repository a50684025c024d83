"""The attack with balls."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from evidence_statements import (
    BERNOULLI_KL,
    CHANCES,
    ENTROPY,
    GAUSSIAN_ENTROPY,
    GAUSSIAN_KL,
    POISSON_KL,
    POSITIVE_SIGMA,
    POSITIVE_SIGMAS,
    RATES,
    VAE_HYPOTHESES,
    VAE_KL,
    means,
    n,
    p,
    scales,
    sigma,
    x,
)

from symit.evidence.attack import attack
from symit.evidence.points import Model, truth
from symit.families.lemmas import LEMMAS
from symit.kernel.build import (
    PI,
    REALS,
    add,
    call,
    continuous,
    defined,
    div,
    eq,
    exp,
    forall,
    if_,
    implies,
    integral,
    lam,
    le,
    log,
    lt,
    member,
    mul,
    neg,
    num,
    power,
    real,
)
from symit.kernel.build import interval as open_interval
from symit.kernel.terms import INT, REAL, Var, function, order

AS_STATED = [Model()]


@pytest.mark.parametrize(
    ("hypotheses", "statement"),
    [
        (POSITIVE_SIGMA, GAUSSIAN_ENTROPY),
        (POSITIVE_SIGMAS, GAUSSIAN_KL),
        (CHANCES, BERNOULLI_KL),
        (RATES, POISSON_KL),
    ],
)
def test_true_statements_agree(hypotheses, statement):
    report = attack(hypotheses, statement, AS_STATED, seed=1, count=10, digits=20)
    assert (report.points, report.counterexample, report.not_evaluated) == (10, None, ())
    assert report.satisfiable and report.digits is not None and report.digits >= 20


@pytest.mark.parametrize(
    "wrong",
    [
        eq(ENTROPY, div(log(mul(2, PI, power(sigma, 2))), 2)),
        eq(ENTROPY, div(log(mul(2, PI, exp(1), sigma)), 2)),
        eq(ENTROPY, log(mul(2, PI, exp(1), power(sigma, 2)))),
        le(0, ENTROPY),
        eq(ENTROPY, log(neg(sigma))),
    ],
)
def test_wrong_statements_have_a_counterexample(wrong):
    report = attack(POSITIVE_SIGMA, wrong, AS_STATED, seed=1, count=10, digits=20)
    assert report.counterexample is not None
    assert dict(report.counterexample.point)["sigma"] > 0


def test_unsatisfiable_hypotheses_are_detected():
    report = attack([lt(0, sigma), lt(sigma, -1)], eq(sigma, 7), AS_STATED, seed=1, count=5, digits=20)
    assert not report.satisfiable and report.points == 0


def test_the_cauchy_mean_is_not_evaluated():
    mean = integral(REALS, x, div(x, mul(PI, add(1, power(x, 2)))))
    report = attack([], eq(mean, 0), AS_STATED, seed=1, count=5, digits=20)
    assert report.points == 0 and report.counterexample is None
    assert "integrable" in report.not_evaluated[0][0]


def test_a_quantified_conclusion_about_a_function():
    information = Var("I", function(REAL, REAL))
    model = Model("I = -log", {information: lam(p, neg(log(p)))})
    unit = open_interval(0, 1)
    right = forall([p], implies(member(p, unit), eq(call(information, power(p, 2)), mul(2, call(information, p)))))
    wrong = forall([p], implies(member(p, unit), eq(call(information, power(p, 2)), call(information, p))))
    assert attack([], right, [model], seed=1, count=5, digits=20).digits >= 20
    assert attack([], wrong, [model], seed=1, count=5, digits=20).counterexample is not None


def test_a_model_that_breaks_the_hypotheses_is_named():
    information = Var("I", function(REAL, REAL))
    positive = forall([p], implies(lt(0, p), lt(0, call(information, p))))
    good, bad = (Model(words, {information: lam(p, value)}) for words, value in (("exp", exp(p)), ("minus", neg(p))))
    report = attack([positive], lt(0, call(information, num(1))), [good, bad], seed=1, count=2, digits=20)
    assert report.satisfiable and report.models_without_points == ("minus",)


@pytest.mark.slow
def test_diagonal_gaussian_in_three_dimensions():
    j = Var("j", INT)
    parts = [lam(j, if_(eq(j, 1), real(f"{v}_1"), if_(eq(j, 2), real(f"{v}_2"), real(f"{v}_3")))) for v in "ms"]
    model = Model("d = 3", {n: num(3), means: parts[0], scales: parts[1]})
    report = attack(VAE_HYPOTHESES, VAE_KL, [model], seed=1, count=3, digits=20)
    assert report.points == 3 and report.digits is not None and report.digits >= 20
    doubled = eq(VAE_KL.args[0], mul(2, VAE_KL.args[1]))
    assert attack(VAE_HYPOTHESES, doubled, [model], seed=1, count=3, digits=20).counterexample is not None


def test_a_strict_inequality_at_its_boundary_is_left_open():
    report = attack([lt(0, p)], lt(exp(log(p)), p), AS_STATED, seed=1, count=4, digits=10)
    assert report.counterexample is None or dict(report.counterexample.point)["p"] == F(1)
    assert report.digits is None


UNDECIDED = continuous(x, if_(lt(0, x), x, neg(x)), open_interval(-1, 1))
"""Numbers test no continuity."""


@pytest.mark.parametrize("claim", [eq(0, 1), lt(1, p), eq(p, 7), defined(log(neg(power(p, 2))))])
def test_a_condition_that_numbers_do_not_decide_may_be_what_fails(claim):
    """Whatever the conclusion; one that they decide is met, and then there is a counterexample."""
    left_open = attack([], implies(UNDECIDED, claim), AS_STATED, seed=1, count=10, digits=15)
    assert left_open.counterexample is None and left_open.not_evaluated
    assert attack([UNDECIDED], claim, AS_STATED, seed=1, count=10, digits=15).counterexample is None
    decided = attack([], implies(lt(num(0), num(1)), claim), AS_STATED, seed=1, count=10, digits=15)
    assert decided.counterexample is not None


def test_a_model_answers_for_hypotheses_and_not_for_conditions():
    f = Var("f", function(REAL, REAL))
    smooth = continuous(x, call(f, x), open_interval(0, 1))
    model, wrong = Model("f(x) = x", {f: lam(x, x)}), eq(call(f, num(2)), 3)
    assert attack([smooth], wrong, [model], seed=1, count=1, digits=15).counterexample is not None
    assert attack([], implies(smooth, wrong), [model], seed=1, count=1, digits=15).counterexample is None


def test_what_fails_at_a_sample_says_nothing_where_a_condition_may_not_be_met():
    for_all = forall([p], implies(UNDECIDED, lt(p, num(-8))))
    assert truth(for_all, {}, 1) is None
    assert truth(forall([p], implies(lt(0, p), lt(p, num(-8)))), {}, 1) is False


def test_what_has_no_value_is_not_refuted_where_balls_do_not_see_it():
    """A condition that numbers do not decide says nothing against a negation; one that they decide does."""
    diverges = LEMMAS["gamma-diverges-at-zero"]()
    report = attack(sorted(diverges.hypotheses, key=order), diverges.conclusion, AS_STATED, seed=1, count=4, digits=15)
    assert report.counterexample is None and report.points == 4
    report = attack([lt(0, x)], implies(defined(log(x)), eq(0, 1)), AS_STATED, seed=1, count=4, digits=15)
    assert report.counterexample is not None
    slowly = integral(open_interval(0, 1), x, power(mul(x, log(div(x, 2))), -1))
    report = attack([], implies(defined(slowly), eq(0, 1)), AS_STATED, seed=1, count=1, digits=15)
    assert report.points == 0 and report.not_evaluated


@pytest.mark.parametrize("body", [power(x, num(F(-1, 2))), log(x), power(x, num(F(-999, 1000)))])
def test_what_has_a_value_does_not_diverge(body):
    has_none = implies(defined(integral(open_interval(0, 1), x, body)), eq(0, 1))
    assert attack([], has_none, AS_STATED, seed=1, count=1, digits=15).counterexample is not None


@pytest.mark.slow
def test_more_digits_than_an_integral_is_enclosed_to_do_not_silence_the_balls():
    lemma = LEMMAS["cauchy-logarithm"]()
    report = attack(sorted(lemma.hypotheses, key=order), lemma.conclusion, AS_STATED, 1, count=1, digits=50)
    assert report.points == 1 and report.digits >= 15


def test_spare_points_stand_in_for_those_that_say_nothing():
    lemma = LEMMAS["geometric-sum-0"]()
    given, asked = sorted(lemma.hypotheses, key=order), {"count": 20, "digits": 15, "seed": 3}
    assert attack(given, lemma.conclusion, AS_STATED, **asked).points < 20
    report = attack(given, lemma.conclusion, AS_STATED, **asked, spare=20)
    assert report.points == 20 and report.not_evaluated and report.counterexample is None
