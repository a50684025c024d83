"""Distributions on the integers: what has a closed form against SciPy, what has none enclosed, and what is infinite."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from against_scipy import kl
from checked import checker
from scipy import special, stats
from sympy import Rational, symbols

import symit
from symit.families import Binomial, Categorical
from symit.families import kl as divergence
from symit.families.closed_forms.beside_roots import sign_of_root
from symit.families.sums.diverging_sums import geometric_diverges, zeta_diverges
from symit.families.sums.factorials import factorial_is_gamma, factorial_recurrence
from symit.kernel import build as b
from symit.kernel.text import show
from symit.language.errors import NotUnderstood
from symit.proving.scope.scope import Scope


def value(question: str) -> float:
    number = symit.derive(question).value()
    assert number is not None, question
    return float(number.midpoint)


def masses(*laws: Any) -> list[Any]:
    return [law.pmf(np.arange(400)) for law in laws]


def affinity(p: Any, q: Any, alpha: float) -> float:
    one, other = masses(p, q)
    inside = (one > 0) & (other > 0)
    return float(np.sum(one[inside] ** alpha * other[inside] ** (1 - alpha)))


def of_dlaplace(summand: Callable[[Any, Any], Any]) -> float:
    """Over the integers, of the masses for 1 and 1/2."""
    x = np.arange(-200, 201)
    return float(np.sum(summand(stats.dlaplace(1).pmf(x), stats.dlaplace(0.5).pmf(x))))


binom, geom = stats.binom, lambda p: stats.geom(p, loc=-1)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kl(Binomial(10, 1/3), Binomial(10, 1/4))", lambda: kl(binom(10, 1 / 3), binom(10, 1 / 4))),
        ("kl(Binomial(4, 1/3), Binomial(5, 1/4))", lambda: kl(binom(4, 1 / 3), binom(5, 1 / 4))),
        ("kl(Bernoulli(1/3), Binomial(7, 1/4))", lambda: kl(binom(1, 1 / 3), binom(7, 1 / 4))),
        ("chi_squared(Binomial(6, 1/3), Binomial(6, 1/4))", lambda: affinity(binom(6, 1 / 3), binom(6, 1 / 4), 2) - 1),
        (
            "renyi_divergence(Binomial(6, 1/3), Binomial(6, 1/4), 3/2)",
            lambda: 2 * np.log(affinity(binom(6, 1 / 3), binom(6, 1 / 4), 1.5)),
        ),
        (
            "hellinger(Binomial(6, 1/3), Binomial(6, 1/4))",
            lambda: np.sqrt(1 - affinity(binom(6, 1 / 3), binom(6, 1 / 4), 0.5)),
        ),
        ("bhattacharyya(Geometric(1/3), Geometric(1/4))", lambda: -np.log(affinity(geom(1 / 3), geom(1 / 4), 0.5))),
        ("variance(Binomial(7, 1/3))", lambda: 7 * 2 / 9),
        ("log_partition(Binomial(7, 1/3))", lambda: 7 * np.log(3 / 2)),
        ("kl(Logarithmic(1/2), Logarithmic(1/3))", lambda: kl(stats.logser(1 / 2), stats.logser(1 / 3))),
        ("variance(Logarithmic(1/2))", lambda: stats.logser(1 / 2).var()),
        ("kl(Zipf(4), Zipf(5/2))", lambda: kl(stats.zipf(4), stats.zipf(2.5))),
        ("kl(Zipf(6), Geometric(1/3))", lambda: kl(stats.zipf(6), geom(1 / 3))),
        ("moment(Poisson(3), 3)", lambda: stats.poisson(3).moment(3)),
        ("moment(Poisson(1/2), 4)", lambda: stats.poisson(1 / 2).moment(4)),
        ("moment(Geometric(1/3), 4)", lambda: geom(1 / 3).moment(4)),
        ("mean(Zipf(7/2))", lambda: special.zeta(2.5) / special.zeta(3.5)),
        ("entropy(Categorical(1/2, 0, 1/3, 1/6))", lambda: stats.entropy([1 / 2, 1 / 3, 1 / 6])),
        ("kl(Categorical(0.2, 0.3, 0.5), Binomial(2, 1/3))", lambda: stats.entropy([0.2, 0.3, 0.5], [4, 4, 1])),
        ("kl(DiscreteUniform(1, 6), Poisson(3))", lambda: kl(stats.randint(1, 7), stats.poisson(3))),
        ("kl(Geometric(1/3), DiscreteLaplace(1))", lambda: kl(geom(1 / 3), stats.dlaplace(1))),
        ("kl(DiscreteLaplace(1), DiscreteLaplace(1/2))", lambda: of_dlaplace(lambda p, q: p * np.log(p / q))),
        (
            "jeffreys(DiscreteLaplace(1), DiscreteLaplace(1/2))",
            lambda: of_dlaplace(lambda p, q: (p - q) * np.log(p / q)),
        ),
        ("chi_squared(DiscreteLaplace(1), DiscreteLaplace(1/2))", lambda: of_dlaplace(lambda p, q: p**2 / q - p)),
        (
            "jeffreys(NegativeBinomial(3, 1/3), NegativeBinomial(3, 1/2))",
            lambda: 3 * np.log(4 / 3),
        ),
        (
            "variance(NegativeBinomial(5/2, 1/3))",
            lambda: stats.nbinom(2.5, 1 / 3).var(),
        ),
        (
            "hellinger(DiscreteLaplace(1), DiscreteLaplace(1/2))",
            lambda: np.sqrt(of_dlaplace(lambda p, q: p - np.sqrt(p * q))),
        ),
        (
            "renyi_divergence(DiscreteLaplace(1), DiscreteLaplace(1/2), 3)",
            lambda: np.log(of_dlaplace(lambda p, q: p**3 / q**2)) / 2,
        ),
        ("entropy(DiscreteLaplace(1))", lambda: stats.dlaplace(1).entropy()),
        ("variance(DiscreteLaplace(1))", lambda: stats.dlaplace(1).var()),
    ],
)
def test_closed_forms_are_those_of_scipy(question: str, expected: Callable[[], float]) -> None:
    assert symit.derive(question).status == "proved"
    assert value(question) == pytest.approx(expected(), rel=1e-6)


@pytest.mark.parametrize(
    ("question", "left", "expected"),
    [
        ("entropy(Binomial(10, 1/3))", "log(x!)", lambda: binom(10, 1 / 3).entropy()),
        ("kl(Binomial(10, 1/3), Poisson(2))", "log((−x + 10)!)", lambda: kl(binom(10, 1 / 3), stats.poisson(2))),
        ("entropy(NegativeBinomial(7/3, 1/3))", "Σ_{x=0}^∞", lambda: stats.nbinom(7 / 3, 1 / 3).entropy()),
        ("entropy(Logarithmic(1/3))", "log(x)", lambda: stats.logser(1 / 3).entropy()),
    ],
)
def test_what_has_none_names_the_sum_and_is_enclosed(question: str, left: str, expected: Callable[[], float]) -> None:
    found = symit.derive(question)
    assert found.status == "unknown" and left in found.why
    assert value(question) == pytest.approx(expected(), rel=1e-6)


@pytest.mark.parametrize(
    "question",
    [
        "kl(Binomial(5, p), Binomial(3, q))",
        "kl(Poisson(r), Binomial(n, p))",
        "kl(Geometric(p), Zipf(s))",
        "kl(DiscreteLaplace(a), Poisson(r))",
        "kl(Categorical(u, v, w), Categorical(1/2, 0, 1/2))",
        "kl(Zipf(2), Geometric(p))",  # whose mean is infinite
        "kl(Zipf(2), Poisson(7/2))",
        "kl(Zipf(3/2), NegativeBinomial(1/2, 2/3))",
        "chi_squared(Geometric(1/4), Geometric(3/4))",  # of (9/4)^x
    ],
)
def test_infinite_with_a_certificate(question: str) -> None:
    found = symit.derive(question)
    assert found.status == "infinite", found.why
    checker.check(found.certificate())


@pytest.mark.parametrize(
    "question",
    [
        "mean(Zipf(3/2))",
        "moment(Zipf(3), 2)",
        "renyi_entropy(Zipf(3/2), 1/2)",
        "renyi_divergence(Poisson(1), Binomial(4, 1/2), 2)",
        "alpha_divergence(Exponential(1), Exponential(3), 2)",
    ],
)
def test_infinite_where_nothing_negative_can_cancel(question: str) -> None:
    assert symit.derive(question).infinite


def test_no_value_is_not_infinite() -> None:
    """Where parts of both signs diverge, and where of an order below 1 a part is left."""
    assert symit.derive("mean(Cauchy(0, 1))").status == "unknown"
    n = np.arange(5)
    overlap = np.sqrt(stats.poisson(1).pmf(n) * binom(4, 1 / 2).pmf(n)).sum()
    assert value("renyi_divergence(Poisson(1), Binomial(4, 1/2), 1/2)") == pytest.approx(
        -2 * np.log(overlap), rel=1e-12
    )


def test_outcomes_without_probability() -> None:
    both = "Categorical([1/2, 1/2, 0]), Categorical([1/3, 2/3, 0])"
    assert value(f"kl({both})") == pytest.approx(np.log(9 / 8) / 2, rel=1e-14)
    assert value(f"jeffreys({both})") == pytest.approx(np.log(2) / 6, rel=1e-14)
    found = symit.derive("kl(Categorical([a, b, 0]), Categorical(probs=[c, d, 0]))")
    assert "= a log(a/c) + b log(b/d)" in found.text()
    checker.check(found.certificate())
    with pytest.raises(NotUnderstood, match=r"as probs=\[...\] or logits=\[...\], not as weights"):
        symit.derive("entropy(Categorical(weights=[1/2, 1/2]))")


def test_weights_that_add_up_to_1_have_information_in_all_but_the_last() -> None:
    found = symit.derive("fisher_information(Categorical([p, q, 1 - p - q]))")
    assert found.status == "proved" and "= (1 − q)/(p (1 − p − q))" in found.text()
    checker.check(found.certificate())
    with pytest.raises(NotUnderstood, match="the p1 of Categorical is positive, and 0 < 0 does not hold"):
        symit.derive("fisher_information(Categorical([0, p, 1 - p]))")


def test_infinite_for_some_numbers_of_trials() -> None:
    found = symit.derive("kl(Binomial(n, p), Binomial(m, q))")
    assert found.status == "unknown" and len(found.beyond) == 1
    assert "infinite where m < n" in found.text()


def test_conditions_on_numbers_alone_are_settled() -> None:
    """sqrt(3) < 3 holds, and is no condition; sqrt(2) < 9/4 was once supposed to fail, which made the whole empty."""
    asked = (
        "bhattacharyya(NegativeBinomial(r, 1/3), NegativeBinomial(r, 1/2))",
        "bhattacharyya({}, {})".format(*(f"NegativeBinomial(2, {p})" for p in ("3/4", "1/2"))),
    )
    assert [symit.derive(question).status for question in asked] == ["proved", "proved"]
    assert value(asked[1]) == pytest.approx(-np.log(affinity(stats.nbinom(2, 3 / 4), stats.nbinom(2, 1 / 2), 0.5)))


@pytest.mark.parametrize(
    ("start", "slope", "root", "sign"), [(3, -2, 2, 1), (1, Fraction(-1, 2), 5, -1), (Fraction(-5, 2), 1, 6, -1)]
)
def test_the_sign_of_a_number_beside_a_root(start: Fraction, slope: Fraction, root: int, sign: int) -> None:
    gap = b.add(b.num(start), b.mul(b.num(slope), b.sqrt(root)))
    found = sign_of_root(Scope(), gap)
    assert found is not None and not found.hypotheses
    assert found.conclusion == (b.lt(0, gap) if sign > 0 else b.lt(gap, 0))


def test_whole_roots_and_sums_of_roots_are_not_asked_for() -> None:
    assert sign_of_root(Scope(), b.sub(2, b.sqrt(4))) is None
    assert sign_of_root(Scope(), b.add(b.sqrt(2), b.sqrt(3), -3)) is None


def test_whole_numbers_in_common() -> None:
    """As numbers, as symbols and as expressions, which may stand beside real ones."""
    assert symit.derive("kl(Binomial(2*m, p), Binomial(2*m, q))").status == "proved"
    found = symit.derive("kl(Binomial(m, p), Binomial(m, q))")
    assert found.function("python")(m=10, p=0.25, q=0.25) == 0.0
    assert value("mean(Binomial(10, 1/3))") == pytest.approx(10 / 3)
    assert "log((−x + n)!)" in symit.derive("kl(Binomial(n, p), Poisson(n*p))").why


def test_from_python() -> None:
    n, p, q = symbols("n", integer=True, positive=True), Rational(1, 3), Rational(1, 4)
    assert symit.derive(divergence(Binomial(n, p), Binomial(n, q))).status == "proved"
    assert symit.derive(divergence(Categorical(p, 1 - p), Categorical(q, 1 - q))).status == "proved"
    with pytest.raises(NotUnderstood, match="whole number"):
        symit.derive(divergence(Binomial(p, p), Binomial(n, q)))


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("entropy(Categorical(1))", "two parameters or more"),
        ("entropy(Categorical(1/2, 1/3, 1/3))", "½ + ⅓ + ⅓ = 1 does not hold"),
        ("entropy(Binomial(3/2, 1/2))", "the n of Binomial is a whole number"),
        ("entropy(Binomial(0, 1/2))", "outside of its domain"),
        ("entropy(Zipf(1))", "outside of its domain"),
        ("kl(Binomial(2, 1/2), Normal(0, 1))", "different spaces"),
    ],
)
def test_bad_input_has_one_clear_message(question: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why.replace("+", r"\+")):
        symit.derive(question)


def test_what_they_rest_on() -> None:
    """With nothing left to suppose but the range of n, and where the sums diverge."""
    assert show(factorial_is_gamma().conclusion) == "factorial(n) = gamma(n + 1)"
    assert {show(h) for th in (factorial_is_gamma(), factorial_recurrence()) for h in th.hypotheses} == {"0 <= n"}
    assert {show(h) for h in zeta_diverges().hypotheses} == {"s <= 1"}
    assert {show(h) for h in geometric_diverges().hypotheses} == {"r <= 0"}
