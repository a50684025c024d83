"""Mutants: one thing changed, and noticed."""

from __future__ import annotations

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
    mu,
    sigma,
)

from symit.evidence.mutants import LONG, kills, mutants
from symit.kernel.build import PI, add, conj, div, eq, exp, le, log, lt, mul, power
from symit.kernel.text import show


def test_each_kind_of_change_occurs():
    kinds = {m.kind for m in mutants(GAUSSIAN_ENTROPY, POSITIVE_SIGMA)} | {
        m.kind for m in mutants(GAUSSIAN_KL, POSITIVE_SIGMAS)
    }
    assert kinds >= {
        "sign",
        "factor 2",
        "dropped summand",
        "dropped constant",
        "swapped arguments",
        "power 1 for 2",
        "another base",
    }
    assert [m.formula for m in mutants(lt(mu, sigma)) if m.kind == "flipped inequality"] == [lt(sigma, mu)]


def test_named_mutants_of_the_gaussian_entropy():
    formulas = {m.formula for m in mutants(GAUSSIAN_ENTROPY, POSITIVE_SIGMA)}
    assert eq(ENTROPY, div(log(mul(2, PI, power(sigma, 2))), 2)) in formulas
    assert eq(ENTROPY, div(log(mul(2, PI, exp(1), sigma)), 2)) in formulas


def test_mutants_that_say_the_same_are_left_out():
    changed = [show(m.formula) for m in mutants(eq(add(mu, sigma), add(sigma, mu)))]
    assert "mu + sigma = mu + sigma" not in changed  # the swap on the right side
    assert not any(m.kind == "swapped arguments" for m in mutants(eq(add(mu, sigma), add(sigma, mu))))
    assert len(changed) == len(set(changed)) > 0


def test_a_long_statement_has_no_mutants():
    """One that says the same could not be told from the others, and the kernel is to refuse each of them."""
    statement = eq(mu, add(*(div(power(mu, k), add(sigma, k)) for k in range(1, 200))))
    assert statement.size > LONG and not list(mutants(statement))
    assert list(mutants(eq(mu, add(sigma, div(power(mu, 2), add(sigma, 2))))))


def test_each_part_of_a_conjunction_is_changed():
    formulas = [m.formula for m in mutants(conj(lt(mu, sigma), le(sigma, 1)))]
    assert conj(lt(sigma, mu), le(sigma, 1)) in formulas
    assert conj(lt(mu, sigma), le(1, sigma)) in formulas


@pytest.mark.parametrize(
    ("hypotheses", "statement"),
    [(POSITIVE_SIGMA, GAUSSIAN_ENTROPY), (CHANCES, BERNOULLI_KL), (RATES, POISSON_KL)],
)
def test_balls_kill_every_mutant_and_samples_most(hypotheses, statement):
    report = kills(hypotheses, statement, [], seed=1)
    assert report.mutants >= 10
    assert report.killed_by_balls == report.mutants, [show(m.formula) for m in report.survived_balls]
    assert report.sampled > 0
    assert report.killed_by_monte_carlo >= 0.9 * report.sampled, [show(m.formula) for m in report.survived_monte_carlo]


@pytest.mark.slow
def test_only_true_mutants_of_the_gaussian_kl_survive():
    """Exchanging the means leaves the divergence as it is, which the normal form does not see below the integral."""
    report = kills(POSITIVE_SIGMAS, GAUSSIAN_KL, [], seed=1, most=16)
    assert report.mutants == 16
    assert {m.kind for m in report.survived_balls} <= {"swapped arguments"}
    assert report.killed_by_balls >= 15


def test_nothing_is_killed_under_hypotheses_that_nothing_satisfies():
    report = kills([lt(sigma, 0), lt(0, sigma)], eq(sigma, mul(2, sigma)), [], seed=1)
    assert report.mutants > 0
    assert report.killed_by_balls == report.sampled == 0
