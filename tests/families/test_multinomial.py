"""Multinomial against sums of SciPy's masses over all counts, its certificates checked afresh, and what is refused."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy import optimize, special, stats
from sympy import Rational, Symbol

import symit
from symit.certificates.reading import check
from symit.families import Multinomial
from symit.language import kl as kl_of
from symit.language.errors import NotUnderstood

TRIALS, P, Q = 4, np.array([1 / 2, 1 / 3, 1 / 6]), np.array([1 / 4, 1 / 4, 1 / 2])
COUNTS = np.array([x for x in product(range(TRIALS + 1), repeat=3) if sum(x) == TRIALS])
OF_P, OF_Q = stats.multinomial(TRIALS, P), stats.multinomial(TRIALS, Q)
p, q = OF_P.pmf(COUNTS), OF_Q.pmf(COUNTS)
ONE, OTHER = "Multinomial(4, [1/2, 1/3, 1/6])", "Multinomial(4, [1/4, 1/4, 1/2])"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"kl({ONE}, {OTHER})", np.sum(p * np.log(p / q))),
        (f"jeffreys({ONE}, {OTHER})", np.sum((p - q) * np.log(p / q))),
        (f"renyi_divergence({ONE}, {OTHER}, 3)", np.log(np.sum(p**3 / q**2)) / 2),
        (f"alpha_divergence({ONE}, {OTHER}, 3)", (np.sum(p**3 / q**2) - 1) / 6),
        (f"bhattacharyya({ONE}, {OTHER})", -np.log(np.sum(np.sqrt(p * q)))),
        (f"hellinger({ONE}, {OTHER})", np.sqrt(1 - np.sum(np.sqrt(p * q)))),
        (f"chi_squared({ONE}, {OTHER})", np.sum(p**2 / q) - 1),
    ],
)
def test_divergences(question: str, expected: float) -> None:
    found = symit.derive(question)
    number = found.value()
    assert found.status == "proved", found.why
    assert number is not None
    assert float(number.midpoint) == pytest.approx(expected, rel=1e-12)


@pytest.mark.slow
def test_for_symbols() -> None:
    found = symit.derive("kl(Multinomial(n, [a, b, c]), Multinomial(n, [p, q, r]))")
    assert found.status == "proved"
    assert "= n (a log(a/p) + b log(b/q) + c log(c/r))" in found.text()
    assert check(found.certificate()).statement == found.proved.reading.statement
    overlap = symit.derive("hellinger(Multinomial(n, [a, 1 - a]), Multinomial(n, [b, 1 - b]))")
    assert "= √(1 − (√(a b) + √((1 − a) (1 − b)))ⁿ)" in overlap.text()


@pytest.mark.slow
def test_averages() -> None:
    assert "= n b and" in symit.derive("mean(Multinomial(n, [a, b, c]))").text().replace("\n    and", " and")
    assert "= 5/12\n" in symit.derive(f"variance(Multinomial(3, [{', '.join(['1/6'] * 6)}]))").text()
    covariance = symit.derive(f"covariance({ONE})").matrix()
    for (row, column), entry in covariance.items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(OF_P.cov()[int(row[2]) - 1, int(column[2]) - 1], rel=1e-12)
    information = symit.derive(f"fisher_information({ONE})").matrix()
    scores = COUNTS[:, :2] / P[:2] - COUNTS[:, 2:] / P[2]
    wanted = (scores * p[:, None]).T @ scores
    for (row, column), entry in information.items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(wanted[int(row[2]) - 1, int(column[2]) - 1], rel=1e-12)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"entropy({ONE})", OF_P.entropy()),
        (f"cross_entropy({ONE}, {OTHER})", -np.sum(p * np.log(q))),
        (f"renyi_entropy({ONE}, 2)", -np.log(np.sum(p**2))),
        (f"tsallis_entropy({ONE}, 3)", (1 - np.sum(p**3)) / 2),
    ],
)
def test_entropies_of_few_outcomes(question: str, expected: float) -> None:
    found = symit.derive(question)
    number = found.value()
    assert found.status == "proved" and number is not None
    assert float(number.midpoint) == pytest.approx(float(expected), rel=1e-12)


def test_an_entropy_in_symbols() -> None:
    found = symit.derive("entropy(Multinomial(2, [p, q, 1 - p - q]))")
    assert "= −2 (p log p + q log q + (1 − p − q) log(1 − p − q)) − 2 (" in found.text()
    number = symit.derive("entropy(Multinomial(40, [1/2, 1/4, 1/4]))")
    assert number.status == "unknown" and "no closed form is known" in number.why


def test_the_largest_entropy_for_symbols() -> None:
    found = symit.derive("maximum_entropy(Multinomial(n, [p, q, 1 - p - q]))")
    assert found.status == "proved", found.why
    said = found.text(400)
    assert "x₂ f(x₁, x₂) = n q" in said and "(log x₁! + log x₂! + log((n − x₁ − x₂)!)) f(x₁, x₂)" in said
    assert check(found.certificate()).statement == found.proved.reading.statement
    assert "x₁ f(x₁, x₂) = p and" in symit.derive("maximum_entropy(Multinomial(1, [p, q, 1 - p - q]))").text(400)


def test_no_mass_with_these_means_has_more_entropy_by_numbers() -> None:
    """The largest entropy under the constraints that are proved, as SciPy's optimiser finds it."""
    statistics = np.column_stack([np.ones(len(COUNTS)), COUNTS[:, :2], special.gammaln(COUNTS + 1).sum(1)])
    means = p @ statistics
    start = optimize.linprog(np.zeros(len(p)), A_eq=statistics.T, b_eq=means, bounds=(1e-4, 1)).x
    found = optimize.minimize(
        lambda f: np.sum(f * np.log(f)),
        start,
        jac=lambda f: np.log(f) + 1,
        bounds=[(1e-9, 1)] * len(p),
        constraints={"type": "eq", "fun": lambda f: f @ statistics - means, "jac": lambda f: statistics.T},
        options={"maxiter": 500, "ftol": 1e-12},
    )
    assert found.success
    value = symit.derive(f"maximum_entropy({ONE})").value()
    assert value is not None
    assert -found.fun == pytest.approx(float(value.midpoint), rel=1e-6)


def test_equal_probabilities() -> None:
    assert "= −n p²" in symit.derive("covariance(Multinomial(n, [p, p, 1 - 2*p]))").text(400)
    said = symit.derive("kl(Multinomial(n, [p, p, 1 - 2*p]), Multinomial(n, [q, q, 1 - 2*q]))").text(400)
    assert "= n (2 p log(p/q) + (1 − 2 p) log((1 − 2 p)/(1 − 2 q)))" in said


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("kl(Multinomial(n, [a, b]), Multinomial(m, [c, d]))", "different spaces"),
        ("kl(Multinomial(3, [a, b]), Multinomial(3, [a, b, c]))", "different spaces"),
        ("kl(Multinomial(3, [a, b]), Dirichlet(1, 2))", "counts and Dirichlet is a distribution on a simplex"),
        ("mean(Multinomial(3, [1/2, 1/3]))", "the probabilities add up to 1"),
        ("mean(Multinomial(5/2, [1/2, 1/2]))", "a whole number, not 5/2"),
        ("mean(Multinomial([1/2, 1/2], 3))", "the number of trials comes first"),
        ("mean(Multinomial(3, 1/2))", "a list such as"),
        ("mean(Multinomial(3, [1]))", "from 2 to 6 outcomes"),
        ("mean(Multinomal(3, [1/2, 1/2]))", "did you mean Multinomial?"),
    ],
)
def test_what_is_refused(question: str, message: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        symit.derive(question)
    assert message in str(refused.value)


def test_as_words_of_python() -> None:
    half, third, n = Rational(1, 2), Rational(1, 3), Symbol("n", integer=True)
    found = symit.derive(kl_of(Multinomial(n, [half, half]), Multinomial(n=n, probs=[third, 1 - third])))
    assert found.status == "proved"
    drawn = Multinomial(TRIALS, [half, third, half * third]).sample(np.random.default_rng(5), 20_000)
    assert np.allclose(np.cov(drawn.T), OF_P.cov(), atol=0.05)
