"""The attack by sampling."""

from __future__ import annotations

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
    POISSON_KL,
    POSITIVE_SIGMA,
    POSITIVE_SIGMAS,
    RATES,
    VAE_HYPOTHESES,
    VAE_KL,
    bernoulli,
    means,
    n,
    scales,
    sigma,
    x,
)

from symit.evidence.calculus import spelled_out
from symit.evidence.floats import Floats
from symit.evidence.monte_carlo import is_heavy, sample
from symit.evidence.points import Model
from symit.kernel import definitions as d
from symit.kernel.build import REALS, app, eq, if_, integral, lam, le, log, mul, num, power, real
from symit.kernel.terms import INT, Var

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


def test_a_rare_outcome_is_not_averaged_over():
    entropy = app(d.ENTROPY, BITS, bernoulli(power(10, -6)))
    report = sample([], eq(entropy, 0), [], seed=1, count=1, samples=1000)
    assert [c.z for c in report.checks] == [None]


def test_inequalities_count_on_one_side():
    assert not sample(POSITIVE_SIGMA, le(ENTROPY, log(mul(5, sigma))), [], 1, 4, 20_000).rejected
    assert sample(POSITIVE_SIGMA, le(ENTROPY, log(mul(3, sigma))), [], 1, 4, 20_000).rejected


def test_logarithms_survive_underflow():
    values = Floats({}, {x: np.array([1e3, -1e4])}).value(log(spelled_out(app(d.NORMAL, 0, 1, x))))
    assert np.allclose(values, [-0.5e6 - 0.9189385332046727, -0.5e8 - 0.9189385332046727], rtol=1e-12)
