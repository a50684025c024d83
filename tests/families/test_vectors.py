"""Distributions of vectors against SciPy and NumPy, their certificates checked afresh, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from checked import checker
from mpmath import mp
from scipy import linalg, special, stats
from sympy import Symbol, symbols

import symit
from symit.families import DiagonalNormal, Dirichlet, MatrixNormal, MultivariateNormal
from symit.families.vectors.dirichlet import over_simplex, probabilities
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.language import kl as kl_of
from symit.language.errors import NotUnderstood
from symit.library.deriving import Derived, numbers
from symit.proving.scope.scope import Scope

S, T = [[2, 1], [1, 3]], [[1, 0.25], [0.25, 2]]
M, N = [0, 1], [1, -0.5]
THREE = [[2, 1, 0], [1, 3, 1], [0, 1, 1]]


def kl(m: object, s: object, n: object, t: object) -> float:
    """As a textbook has it, by NumPy."""
    inverse, away = np.linalg.inv(t), np.subtract(m, n)  # type: ignore[arg-type]
    ratio = np.linalg.slogdet(t)[1] - np.linalg.slogdet(s)[1]  # type: ignore[arg-type]
    return float(ratio - len(away) + np.trace(inverse @ s) + away @ inverse @ away) / 2


def proved(question: str, at: str = "") -> Derived:
    found = symit.derive(question).at(numbers(at))
    assert found.status in ("proved", "proved modulo"), found.why
    return found


def value(found: Derived) -> float:
    number = found.value()
    assert number is not None
    assert float(number.radius) < 1e-20
    return float(number.midpoint)


FACTOR = np.array([[1, 0], [2, 3]])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"kl(MultivariateNormal({M}, {S}), DiagonalNormal({N}, [1, 2]))", kl(M, S, N, np.diag([1, 4]))),
        (
            f"cross_entropy(DiagonalNormal({M}, [1, 2]), DiagonalNormal({N}, [3, 1/2]))",
            stats.multivariate_normal(M, [1, 4]).entropy() + kl(M, np.diag([1, 4]), N, np.diag([9, 0.25])),
        ),
        (
            "entropy(MultivariateNormal(mean=[0, 0], factor=[[1], [2]], diagonal=[1, 3]))",
            stats.multivariate_normal([0, 0], [[2, 2], [2, 7]]).entropy(),
        ),
        (
            f"entropy(MultivariateNormal(mean=[0, 0, 0], covariance={THREE}))",
            stats.multivariate_normal([0, 0, 0], THREE).entropy(),
        ),
        (
            "entropy(MatrixNormal([[0, 1], [2, 3]], [[2, 1], [1, 3]], [[1, 1/4], [1/4, 2]]))",
            stats.multivariate_normal([0] * 4, np.kron(S, T)).entropy(),
        ),
        (
            f"kl(MultivariateNormal({M}, precision={T}), MultivariateNormal({N}, cholesky={FACTOR.tolist()}))",
            kl(M, np.linalg.inv(T), N, FACTOR @ FACTOR.T),
        ),
    ],
)
def test_gaussians_are_those_of_numpy(question: str, expected: float) -> None:
    assert value(proved(question)) == pytest.approx(expected, rel=1e-12)


SYMBOLIC = "kl(MultivariateNormal([m1, m2], [[a, b], [b, c]]), MultivariateNormal([n1, n2], [[d, e], [e, f]]))"


@pytest.mark.slow
def test_two_full_covariances_in_symbols() -> None:
    general = proved(SYMBOLIC)
    assert general.status == "proved" and not general.conditions
    assert checker.check(general.certificate()).statement == general.proved.reading.statement
    assert len(general.proved.reading.hypotheses) == 6
    at = "m1=0,m2=1,a=2,b=1,c=3,n1=1,n2=-0.5,d=1,e=0.25,f=2"
    assert value(proved(SYMBOLIC, at)) == pytest.approx(kl(M, S, N, T), rel=1e-12)
    code = general.function("numpy")
    assert code(0.0, 1.0, 2.0, 1.0, 3.0, 1.0, -0.5, 1.0, 0.25, 2.0) == pytest.approx(kl(M, S, N, T), rel=1e-12)
    with pytest.raises(ValueError, match=r"b\*\*2 < a \* c"):
        code(0.0, 1.0, 1.0, 2.0, 1.0, 1.0, -0.5, 1.0, 0.25, 2.0)
    assert not general.proved.numeric_form().notes


@pytest.mark.parametrize("target", ["numpy", "python"])
def test_full_covariances_that_are_nearly_equal(target: str) -> None:
    """The divergence is never negative, 0 at equality, and has its digits wherever it is; b^2 < a c is asked where
    neither product is a float."""
    code = proved(SYMBOLIC).function(target)
    p = (0.3, 1.7, 2.0, 1.3, 1.9)
    assert code(*p, *p) == 0
    for apart in (1e-1, 1e-5, 1e-9, 1e-13):
        q = tuple(x * (1 + apart * k) for k, x in enumerate(p, start=1))
        assert code(*p, *q) == pytest.approx(exactly(p, q), rel=1e-14)
    tiny = (0.0, 0.0, 2e-170, 1e-170, 1e-170)
    assert code(*tiny, *tiny) == 0
    with pytest.raises(ValueError, match=r"b\*\*2 < a \* c"):
        code(0.0, 0.0, 2e-170, 2e-170, 1e-170, *tiny)


@pytest.mark.slow
def test_overlaps_of_full_covariances_that_are_nearly_equal() -> None:
    """Bhattacharyya's divergence and Hellinger's distance to the second order are quadratic forms: 1/4 and the root of
    1/4 of KL.  That they have a value is what their own certificate proves."""
    p = (2.0, 1.3, 1.9)
    q = tuple(x * (1 + 1e-9 * k) for k, x in enumerate(p, start=1))
    kl_there = exactly((0, 0, *p), (0, 0, *q))
    pair = "MultivariateNormal([0, 0], [[a, b], [b, c]]), MultivariateNormal([0, 0], [[d, e], [e, f]])"
    for measure, wanted in (("bhattacharyya", kl_there / 4), ("hellinger", (kl_there / 4) ** 0.5)):
        found = proved(f"{measure}({pair})").proved
        code = found.function("numpy")
        assert code(*p, *p) == 0
        assert code(*p, *q) == pytest.approx(wanted, rel=1e-7)
        assert found.numeric_form().notes == ()
        assert "by certificate" in checker.check(found.numeric_certificate()[0]).hypotheses[-1].words


@pytest.mark.slow
def test_hellinger_of_dirichlet_is_exported() -> None:
    code = proved("hellinger(Dirichlet(a, b), Dirichlet(c, d))").function("numpy")
    overlap = np.exp(beta(np.array([2.0, 1.5])) - (beta(np.array([1.0, 2.0])) + beta(np.array([3.0, 1.0]))) / 2)
    assert code(1.0, 2.0, 3.0, 1.0) == pytest.approx(np.sqrt(1 - overlap), rel=1e-12)


def exactly(p: tuple[float, ...], q: tuple[float, ...]) -> float:
    """KL of two pairs on the exact values of the floats given."""
    with mp.workdps(80):
        m, n, a, b, c, k, o, d, e, f = map(mp.mpf, (*p, *q))
        x, y, det = m - k, n - o, d * f - e * e
        form = a * f - 2 * b * e + c * d + f * x * x - 2 * e * x * y + d * y * y
        return float((mp.log(det / (a * c - b * b)) + form / det - 2) / 2)


@pytest.mark.slow
def test_three_by_three_in_symbols() -> None:
    cov = np.array([[3, 1, 0.5], [1, 2, 0.25], [0.5, 0.25, 1]])
    p = "MultivariateNormal([m, 0, 1], [[a, b, c], [b, d, e], [c, e, f]])"
    pair = f"{p}, MultivariateNormal([0, 0, n], [[2, 1, 0], [1, 3, g], [0, g, 1]])"
    at = "m=1,n=-1,a=3,b=1,c=0.5,d=2,e=0.25,f=1,g=0.5"
    general = proved(f"kl({pair})")
    assert general.status == "proved" and "log(" in general.text() and not general.conditions
    other = np.array([[2, 1, 0], [1, 3, 0.5], [0, 0.5, 1]])
    assert value(proved(f"kl({pair})", at)) == pytest.approx(kl([1, 0, 1], cov, [0, 0, -1], other), rel=1e-12)


@pytest.mark.slow
def test_numbers_and_symbols_in_one_covariance() -> None:
    assert "log(4 a − 1)" in proved("entropy(MultivariateNormal([0, 0], [[a, 1], [1, 4]]))").text()
    rows = MatrixNormal([[0, 0], [0, 0]], [[Symbol("a"), 0], [0, 1]], [[1, Symbol("d")], [Symbol("d"), 1]])
    assert symit.derive(kl_of(rows, MatrixNormal([[0, 0], [0, 0]], [[1, 0], [0, 1]], S))).status == "proved"


def test_one_covariance_of_whole_numbers() -> None:
    """Its determinants are integers, and their quotients are not written as such."""
    one, other = (f"MultivariateNormal({mean}, [[1, 1], [1, 2]])" for mean in ("[0, 1]", "[0, -1]"))
    found = proved(f"squared_hellinger({one}, {other})")
    assert found.status == "proved" and value(found) == pytest.approx(1 - np.exp(-0.5), rel=1e-12)


@pytest.mark.slow
def test_powers_of_gaussian_densities() -> None:
    mixed = (np.array(S) + T) / 2
    away = np.subtract(M, N)
    dets = [np.linalg.slogdet(matrix)[1] for matrix in (mixed, S, T)]
    coefficient = away @ np.linalg.inv(mixed) @ away / 8 + (dets[0] - (dets[1] + dets[2]) / 2) / 2
    pair = f"MultivariateNormal({M}, {S}), MultivariateNormal({N}, {T})"
    assert value(proved(f"bhattacharyya({pair})")) == pytest.approx(coefficient, rel=1e-12)
    assert value(proved(f"hellinger({pair})")) == pytest.approx(np.sqrt(1 - np.exp(-coefficient)), rel=1e-12)
    third = (np.array(S) * 2 + T) / 3  # alpha T + (1 - alpha) S at alpha = 1/3
    logs = [np.linalg.slogdet(matrix)[1] for matrix in (third, S, T)]
    renyi = away @ np.linalg.inv(third) @ away / 6 + (logs[0] - logs[1] * 2 / 3 - logs[2] / 3) * 3 / 4
    of_symbols = proved("renyi_divergence(DiagonalNormal([a, b], [s, r]), DiagonalNormal([c, d], [t, u]), alpha)")
    assert len(of_symbols.conditions) == 2
    assert value(proved(f"renyi_divergence({pair}, 1/3)")) == pytest.approx(renyi, rel=1e-12)
    assert symit.derive(f"renyi_divergence({pair}, 9)").status == "infinite"
    assert proved("renyi_divergence(MultivariateNormal([a, 0], [[1, 0], [0, 2]]), DiagonalNormal([1, 0], [1, 1]), 1/3)")
    full = "MultivariateNormal([a, b], [[r, s], [s, t]]), MultivariateNormal([c, d], [[u, v], [v, w]])"
    at = "a=0,b=1,r=2,s=1,t=3,c=1,d=-0.5,u=1,v=0.25,w=2"
    assert proved(f"bhattacharyya({full})").status == "proved"
    assert value(proved(f"bhattacharyya({full})", at)) == pytest.approx(coefficient, rel=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("chi_squared(DiagonalNormal([0, 1], [1, 1]), DiagonalNormal([1, 0], [1, 1/2]))", "infinite"),
        (
            "chi_squared(MultivariateNormal([0, 0], [[4, 1], [1, 1]]), MultivariateNormal([m, 1], [[1, 0], [0, 1]]))",
            "infinite",
        ),
        ("chi_squared(MultivariateNormal([0], variance=[2]), MultivariateNormal([1], variance=[1]))", "infinite"),
        ("chi_squared(MultivariateNormal([0], variance=[1.99]), MultivariateNormal([1], variance=[1]))", "proved"),
        ("renyi_divergence(DiagonalNormal([0, 0], [2, 1]), DiagonalNormal([0, 0], [1, 1]), 3)", "infinite"),
        ("renyi_divergence(DiagonalNormal([0, 0], [2, 1]), DiagonalNormal([0, 0], [1, 1]), 5/4)", "proved"),
        ("chi_squared(MatrixNormal([[0, m]], [[9]], [[1, 1], [1, 3]]), DiagonalNormal([0, 0], [1, 2]))", "infinite"),
        ("chi_squared(MatrixNormal([[0, m]], [[1]], [[1, 1], [1, 3]]), DiagonalNormal([0, 0], [1, 2]))", "proved"),
        ("chi_squared(Dirichlet(1, 2), Dirichlet(1, 4))", "infinite"),
        ("chi_squared(Dirichlet(1, 2, 3), Dirichlet(2, 3, 4))", "infinite"),
        ("chi_squared(Dirichlet(1, 2, 3), Dirichlet(3/2, 3, 4))", "proved"),
    ],
)
def test_powers_that_do_not_converge(question: str, status: str) -> None:
    found = symit.derive(question)
    assert found.status == status
    assert checker.check(found.certificate()).statement


def test_optimal_transport_between_gaussians() -> None:
    diagonal = proved("wasserstein(DiagonalNormal([a, 0], [s, r]), DiagonalNormal([c, 0], [u, r]), 2)")
    assert "x ↦ x₂" in diagonal.text() and "√((a − c)² + (s − u)²)" in diagonal.text()
    assert checker.check(diagonal.certificate()).statement == diagonal.proved.reading.statement
    root = linalg.sqrtm(np.array(S))
    squared = 1 + 1.5**2 + np.trace(np.array(S) + T - 2 * linalg.sqrtm(root @ T @ root))
    full = f"wasserstein(MultivariateNormal({M}, {S}), MultivariateNormal({N}, {T}), 2)"
    assert value(proved(full)) == pytest.approx(np.sqrt(squared.real), rel=1e-12)
    assert symit.derive(full.replace("2)", "1)")).status == "unknown"


@pytest.mark.slow
def test_optimal_transport_between_covariances_in_symbols() -> None:
    one, other = "MultivariateNormal([m, n], [[a, b], [b, c]])", "MultivariateNormal([0, 0], [[d, e], [e, f]])"
    found = proved(f"wasserstein({one}, {other}, 2)")
    assert not found.conditions and checker.check(found.certificate()).statement == found.proved.reading.statement
    s, t = np.array([[2, 1], [1, 3]]), np.array([[1, -0.5], [-0.5, 2]])
    root = linalg.sqrtm(s)
    squared = 1 + 4 + np.trace(s + t - 2 * linalg.sqrtm(root @ t @ root).real)
    there = found.at(numbers("m=1,n=-2,a=2,b=1,c=3,d=1,e=-1/2,f=2"))
    assert value(there) == pytest.approx(np.sqrt(squared), rel=1e-12)
    corner = "[[a, b, 0], [b, c, 0], [0, 0, 1]]"
    alike = proved(f"wasserstein(MultivariateNormal([m, n, 0], {corner}), MultivariateNormal([0, 0, 0], {corner}), 2)")
    assert "x ↦ x₁ − m, x ↦ x₂ − n, x ↦ x₃)" in alike.text(400) and "= √(m² + n²)\n" in alike.text(400)


@pytest.mark.parametrize(
    ("question", "form"),
    [
        (
            "kl(MultivariateNormal([a, b], [[2, 1], [1, 3]]), DiagonalNormal([0, 0], [1, 1]))",
            "½ (log(1/5) + a² + b² + 3)",
        ),
        ("bhattacharyya(DiagonalNormal([a, 0], [1, 1]), DiagonalNormal([0, 0], [1, 1]))", "1/8 · a²"),
    ],
)
def test_numbers_in_a_closed_form_are_worked_out(question: str, form: str) -> None:
    assert f"= {form}\n" in proved(question).text(150)


@pytest.mark.slow
def test_information_about_means_and_deviations() -> None:
    found = proved("fisher_information(DiagonalNormal([m], [s]))")
    assert "= 1/s²" in found.text() and "= 2/s²" in found.text()
    entries = proved("fisher_information(DiagonalNormal([0, 1], [1, 2]))").matrix()
    diagonal = [float(entry.midpoint) for (i, j), entry in entries.items() if entry is not None and i == j]
    assert diagonal == [1, 1 / 4, 2, 1 / 2]


@pytest.mark.slow
def test_information_about_a_covariance() -> None:
    found = proved("fisher_information(MultivariateNormal([m, 0], [[2, 1], [1, 3]]))", "m=1")
    inverse = np.linalg.inv(S)
    basis = [np.array(e) for e in ([[1, 0], [0, 0]], [[0, 1], [1, 0]], [[0, 0], [0, 1]])]
    of_covariance = [[np.trace(inverse @ e @ inverse @ f) / 2 for f in basis] for e in basis]
    names = ["m_1", "m_2", "s_11", "s_21", "s_22"]
    wanted = linalg.block_diag(inverse, of_covariance)
    for (row, column), entry in found.matrix().items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(wanted[names.index(row), names.index(column)], rel=1e-12)
    means = proved("fisher_information(MultivariateNormal([a, b, c], [[2, 1, 0], [1, 3, e], [0, e, 1]]))")
    assert len(means.request.parts) == 6 and means.status == "proved"


def test_no_density_with_these_moments_has_more_entropy() -> None:
    found = proved("maximum_entropy(MultivariateNormal([m, 0], [[a, b], [b, c]]))")
    assert not found.conditions and "⟹ h_{ℝ²}(f) ≤ h_{ℝ²}(MultivariateNormal(m, 0, a, b, c, ·))" in found.text(400)
    assert checker.check(found.certificate()).statement == found.proved.reading.statement


@pytest.mark.parametrize("k", [2, 3, 4])
def test_no_density_on_the_simplex_with_these_means_of_logarithms_has_more_entropy(k: int) -> None:
    found = proved(f"maximum_entropy(Dirichlet({', '.join('abcd'[:k])}))")
    said = found.text(400)
    assert not found.conditions and f" = ψ(a) − ψ({' + '.join('abcd'[:k])})" in said
    assert said.split("Statement")[1].split("where")[0].count("entr(f(") == k  # it exists at each level, and is bounded
    assert checker.check(found.certificate()).statement == found.proved.reading.statement


def test_the_largest_entropy_on_the_simplex_is_scipys() -> None:
    found = proved("maximum_entropy(Dirichlet(3/2, 2, 3))")
    assert value(found) == pytest.approx(stats.dirichlet([1.5, 2, 3]).entropy(), rel=1e-12)
    assert "log(x₂) f(x₁, x₂) dx₂ dx₁ = " in found.text(400)


def test_an_integral_that_has_a_value_says_nothing_of_one_within() -> None:
    """So the largest entropy on the simplex supposes these, too."""
    xs = probabilities(3)
    body = b.call(b.fresh("f", t.function(t.REAL, t.REAL, t.REAL)), *xs)
    known = Scope().given(b.defined(over_simplex(xs, body))).at_point(xs[0], b.interval(0, 1))
    with pytest.raises(Refused, match="not known"):
        known.evident(b.defined(over_simplex(xs, body, 1)))


@pytest.mark.parametrize(
    ("question", "closed_form"),
    [
        ("mean(Dirichlet(a, a, a))", "dx₂ dx₁ = ⅓"),
        ("variance(Dirichlet(a, a))", "= 1/(4 (2 a + 1))"),
        (
            "kl(Dirichlet(a, a, a), Dirichlet(b, b, b))",
            "= log(Γ(b)³ Γ(3 a)/(Γ(a)³ Γ(3 b))) + (3 a − 3 b) (ψ(a) − ψ(3 a))",
        ),
        ("entropy(Dirichlet(1, b))", "= 1 − log b − 1/b"),
        ("entropy(Dirichlet(1, b, c))", "(b + c − 2) (ψ(b + c) + 1/(b + c))"),
        ("entropy(Dirichlet(a, a))", "= log(Γ(a)²/Γ(2 a)) + (2 − 2 a) (ψ(a) − ψ(2 a))"),
    ],
)
def test_concentrations_that_are_equal_or_numbers(question: str, closed_form: str) -> None:
    assert closed_form in proved(question).text(400)


CORRELATED = "MultivariateNormal([m, m], [[s^2, r*s^2], [r*s^2, s^2]])"


@pytest.mark.parametrize(
    ("question", "at", "numbers_"),
    [
        (
            "hellinger(DiagonalNormal([m, n], [s, s]), MultivariateNormal([m, 0], [[a, b], [b, 1]]))",
            "m=1,n=2,s=2,a=2,b=1",
            "hellinger(DiagonalNormal([1, 2], [2, 2]), MultivariateNormal([1, 0], [[2, 1], [1, 1]]))",
        ),
        (f"entropy({CORRELATED})", "m=1,s=2,r=1/2", "entropy(MultivariateNormal([1, 1], [[4, 2], [2, 4]]))"),
        (f"maximum_entropy({CORRELATED})", "m=1,s=2,r=1/2", "entropy(MultivariateNormal([1, 1], [[4, 2], [2, 4]]))"),
        (
            f"wasserstein({CORRELATED}, DiagonalNormal([0, 1], [1, s]), 2)",
            "m=1,s=2,r=1/2",
            "wasserstein(MultivariateNormal([1, 1], [[4, 2], [2, 4]]), DiagonalNormal([0, 1], [1, 2]), 2)",
        ),
    ],
)
def test_entries_that_are_no_symbols(question: str, at: str, numbers_: str) -> None:
    assert value(proved(question, at)) == pytest.approx(value(proved(numbers_)), rel=1e-12)


@pytest.mark.slow
def test_natural_forms() -> None:
    found = proved("log_partition(MultivariateNormal([m, n], [[a, b], [b, c]]))", "m=0,n=1,a=2,b=1,c=3")
    inverse, mean = np.linalg.inv(S), np.array(M)
    wanted = mean @ inverse @ mean / 2 + np.linalg.slogdet(S)[1] / 2 + np.log(2 * np.pi)
    assert value(found) == pytest.approx(wanted, rel=1e-12)
    assert value(proved("log_partition(Dirichlet(3/2, 2, 3))")) == pytest.approx(beta(np.array([1.5, 2, 3])), rel=1e-12)


@pytest.mark.slow
def test_information_about_concentrations() -> None:
    a = np.array([1.5, 2, 0.5])
    found = proved("fisher_information(Dirichlet(3/2, 2, 1/2))")
    wanted = np.diag(special.polygamma(1, a)) - special.polygamma(1, a.sum())
    for (row, column), entry in found.matrix().items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(wanted[int(row[2]) - 1, int(column[2]) - 1], rel=1e-12)


@pytest.mark.slow
def test_both_ways_and_the_entropy_of_tsallis() -> None:
    pair = f"MultivariateNormal({M}, {S}), MultivariateNormal({N}, {T})"
    assert value(proved(f"jeffreys({pair})")) == pytest.approx(kl(M, S, N, T) + kl(N, T, M, S), rel=1e-12)
    tsallis = 1 - 1 / (2 * np.pi * np.sqrt(5)) / 2  # for q = 2, where det S is 5
    assert value(proved(f"tsallis_entropy(MultivariateNormal({M}, {S}), 2)")) == pytest.approx(tsallis, rel=1e-12)
    assert proved("tsallis_entropy(DiagonalNormal([a, b], [s, r]), q)").status == "proved"
    a, b = np.array([1.5, 2]), np.array([2, 0.5])
    digammas = special.digamma(a) - special.digamma(a.sum()) - special.digamma(b) + special.digamma(b.sum())
    assert value(proved("jeffreys(Dirichlet(3/2, 2), Dirichlet(2, 1/2))")) == pytest.approx(
        (a - b) @ digammas, rel=1e-12
    )


@pytest.mark.slow
def test_information_that_coordinates_share() -> None:
    found = proved("mutual_information(MultivariateNormal([m, n], [[a, b], [b, c]]), 1)")
    assert found.status == "proved" and len(found.proved.reading.hypotheses) == 3
    at = "m=0,n=0,a=2,b=1,c=3"
    assert value(proved(found.question, at)) == pytest.approx(np.log(6 / 5) / 2, rel=1e-12)


@pytest.mark.slow
def test_what_coordinates_share_in_all() -> None:
    found = proved("total_correlation(MultivariateNormal([0, 0, 0], [[a, b, c], [b, d, e], [c, e, f]]))")
    assert found.status == "proved" and not found.conditions
    wanted = (np.log([2, 3, 1]).sum() - np.linalg.slogdet(THREE)[1]) / 2
    assert value(proved(found.question, "a=2,b=1,c=0,d=3,e=1,f=1")) == pytest.approx(wanted, rel=1e-12)
    nearly = proved("total_correlation(MultivariateNormal([0, 0], [[a, b], [b, c]]))").function("numpy")
    assert nearly(2.0, 1e-8, 3.0) == pytest.approx(1e-16 / 12, rel=1e-12)


def beta(a: np.ndarray) -> float:  # type: ignore[type-arg]
    return float(np.sum(special.gammaln(a)) - special.gammaln(np.sum(a)))


def test_dirichlet_is_that_of_scipy() -> None:
    a, b = np.array([1.5, 2, 3]), np.array([2, 0.5, 1])
    digammas = special.digamma(a) - special.digamma(np.sum(a))
    wanted = beta(b) - beta(a) + np.sum((a - b) * digammas)
    p, q = "Dirichlet(3/2, 2, 3)", "Dirichlet([2, 1/2, 1])"
    assert value(proved(f"kl({p}, {q})")) == pytest.approx(wanted, rel=1e-12)
    assert value(proved(f"entropy({p})")) == pytest.approx(stats.dirichlet(a).entropy(), rel=1e-12)
    a, b, p, q = a[:2], b[:2], "Dirichlet(3/2, 2)", "Dirichlet([2, 1/2])"
    half = beta(a) / 2 + beta(b) / 2 - beta((a + b) / 2)
    assert value(proved(f"bhattacharyya({p}, {q})")) == pytest.approx(half, rel=1e-12)
    distance = np.sqrt(1 - np.exp(-half))
    assert value(proved(f"hellinger({p}, {q})")) == pytest.approx(distance, rel=1e-12)
    renyi = (beta((a + 2 * b) / 3) - beta(a) / 3 - 2 * beta(b) / 3) / (1 / 3 - 1)
    assert value(proved(f"renyi_divergence({p}, {q}, 1/3)")) == pytest.approx(renyi, rel=1e-12)
    conditional = proved("renyi_divergence(Dirichlet(a, b, c), Dirichlet(d, e, f), alpha)")
    assert len(conditional.conditions) == 3
    assert checker.check(conditional.certificate()).statement == conditional.proved.reading.statement


@pytest.mark.slow
def test_probabilities_with_large_numbers() -> None:
    a, b = np.arange(1, 7), np.full(6, 2)
    overlap = beta((a + b) / 2) - (beta(a) + beta(b)) / 2
    found = value(proved("bhattacharyya(Dirichlet(1, 2, 3, 4, 5, 6), Dirichlet(2, 2, 2, 2, 2, 2))"))
    assert found == pytest.approx(-overlap, rel=1e-12)
    assert value(proved("entropy(Dirichlet(9, 1/2, 12))")) == pytest.approx(stats.dirichlet([9, 0.5, 12]).entropy())


def test_overlaps_of_low_rank_in_symbols() -> None:
    one = "MultivariateNormal(mean=[m, 2], factor=[[a], [b]], diagonal=[1, 1])"
    found = proved(f"hellinger({one}, DiagonalNormal([0, 0], [s, 2]))", "m=1,a=1,b=2,s=3")
    assert not found.conditions
    in_numbers = proved("hellinger(MultivariateNormal([1, 2], [[2, 2], [2, 5]]), DiagonalNormal([0, 0], [3, 2]))")
    assert value(found) == pytest.approx(value(in_numbers), rel=1e-15)


def test_overlaps_of_three_coordinates_in_symbols() -> None:
    one, other = "[[v, 1, 1], [1, 2, 1], [1, 1, 2]]", "[[2, 1, 1], [1, w, 1], [1, 1, 2]]"
    normal = "MultivariateNormal([{}, 0, 0], {})".format
    found = symit.derive(f"bhattacharyya({normal('m', one)}, {normal('0', other)})")
    assert found.status == "proved modulo"
    assert "(w + 1) m²/(8 (½ v w + ½ v + ½ w))" in found.text()


def test_moments_of_coordinates() -> None:
    found = proved("moment(MultivariateNormal([m, 1], [[a, b], [b, 3]]), 4)").text()
    assert "= m⁴ + 6 a m² + 3 a²" in found and "dx = 46" in found  # 1 + 6 * 3 + 3 * 9


def test_averages_of_probabilities() -> None:
    mean, variance = proved("mean(Dirichlet(a, b, c))"), proved("variance(Dirichlet(a, b, c))")
    assert mean.status == variance.status == "proved"
    assert "= b/(a + b + c)" in mean.text() and "c (a + b)/((a + b + c)² (a + b + c + 1))" in variance.text()
    found = proved("covariance(Dirichlet(3/2, 2))").matrix()
    wanted = stats.dirichlet([1.5, 2]).cov()
    for (row, column), entry in found.items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(wanted[int(row[2]) - 1, int(column[2]) - 1], rel=1e-12)
    assert len(proved("moment(Dirichlet(a, b), k)").conditions) == 2


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("entropy(MultivariateNormal([0, 0], [[1, 2], [3, 1]]))", "not symmetric: 3 at row 2, column 1"),
        (
            "entropy(MultivariateNormal([0, 0], [[1, 2], [2, 1]]))",
            "not positive definite: its leading minor of order",
        ),
        ("entropy(MultivariateNormal([0, 0], [[1, 2, 3], [2, 1, 3]]))", "2 by 3, and 2 by 2 is needed"),
        ("entropy(MultivariateNormal([0, 0], [[1, 2], [2]]))", "rows of different lengths: 2, 1"),
        ("entropy(MultivariateNormal([0, 0], a))", "a list of rows such as"),
        ("entropy(MultivariateNormal([0, 0], sd=[1, -1]))", "is positive, and"),
        ("entropy(MultivariateNormal([0, 0], s=[1, 1]))", "takes (mean, covariance) or"),
        ("entropy(MultivariateNormal([0, exec], sd=[1, 1])", "a bracket is not closed"),
        ("kl(MultivariateNormal([0], [[1]]), DiagonalNormal([0, 0], [1, 1]))", "different spaces"),
        ("kl(DiagonalNormal([0, 0], [1, 1]), Dirichlet(1, 1))", "different spaces"),
        ("kl(DiagonalNormal([0, 0], [1, 1]), Normal(0, 1))", "different spaces"),
        ("kl(Dirichlet(1, 1), Dirichlet(1, 1, 1))", "different spaces"),
        ("entropy(MultivariateNorml([0], [[1]]))", "did you mean MultivariateNormal?"),
        ("entropi(Dirichlet(1, 1))", "did you mean entropy?"),
        ("total_correlation(Dirichlet(1, 1))", "total_correlation is not known of distributions on a simplex"),
        ("entropy(Dirichlet(1, -1, 2))", "outside of its domain"),
        ("moment(DiagonalNormal([0, 0], [1, 1]), 7)", "known for k = 1, ..., 6"),
    ],
)
def test_what_is_refused(question: str, message: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        symit.derive(question)
    assert message in str(refused.value)


def test_a_place_where_a_covariance_is_not_positive_definite() -> None:
    with pytest.raises(NotUnderstood, match="the covariance is positive definite"):
        proved("entropy(MultivariateNormal([0, 0], [[a, b], [b, a]]))", "a=1,b=2")


def test_as_words_of_python() -> None:
    a, s = symbols("a s")
    found = symit.derive(kl_of(MultivariateNormal([a, 0], S), DiagonalNormal([0, 0], [1, s])))
    assert found.status == "proved"
    assert found.statement.rhs.free_symbols == {Symbol("a", real=True), Symbol("s", positive=True)}


def test_draws() -> None:
    rng = np.random.default_rng(5)
    drawn = MultivariateNormal(M, S).sample(rng, 20_000)
    assert np.allclose(np.cov(drawn.T), S, atol=0.15)
    matrices = MatrixNormal([[0, 1], [2, 3]], S, [[1, 0], [0, 4]]).sample(rng, 20_000)
    assert np.allclose(np.cov(matrices.reshape(-1, 4).T), np.kron(S, [[1, 0], [0, 4]]), atol=0.6)
    assert np.allclose(Dirichlet(1, 2, 5).sample(rng, 20_000).mean(0), [1 / 8, 2 / 8, 5 / 8], atol=0.01)
