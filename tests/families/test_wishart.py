"""Wishart matrices of two rows: what SciPy and the formulas in the books say of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.special import multigammaln, psi
from sympy import Rational

import symit
from symit.families import Wishart
from symit.language.errors import NotUnderstood
from symit.library.deriving import Derived

NU, MU = 3.5, 4.0
V, U = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([[1.0, -0.5], [-0.5, 2.0]])
P, Q = "Wishart(7/2, [[2, 1], [1, 3]])", "Wishart(4, [[1, -1/2], [-1/2, 2]])"


def proved(text: str) -> Derived:
    found = symit.derive(text)
    assert found.status == "proved", found.why
    return found


def value(text: str) -> float:
    found = proved(text).value()
    assert found is not None
    return float(found.midpoint)


def mean_log_det(nu: float, v: np.ndarray) -> float:
    return float(psi(nu / 2) + psi((nu - 1) / 2) + np.log(4 * np.linalg.det(v)))


def kl(nu: float, v: np.ndarray, mu: float, u: np.ndarray) -> float:
    """As Soch & Allefeld (2016) have it."""
    gammas = multigammaln(mu / 2, 2) - multigammaln(nu / 2, 2)
    ratio = np.linalg.solve(u, v)
    logs = -mu / 2 * np.linalg.slogdet(ratio)[1] + (nu - mu) / 2 * (psi(nu / 2) + psi((nu - 1) / 2))
    return float(logs + gammas + nu / 2 * (np.trace(ratio) - 2))


def test_the_values_are_those_of_scipy_and_of_the_books() -> None:
    assert value(f"entropy({P})") == pytest.approx(stats.wishart(NU, V).entropy(), rel=1e-12)
    assert value(f"jeffreys({P}, {Q})") == pytest.approx(kl(NU, V, MU, U) + kl(MU, U, NU, V), rel=1e-12)
    assert value(f"mean_log_determinant({P})") == pytest.approx(mean_log_det(NU, V), rel=1e-12)


def test_in_symbols_they_read_as_the_books_have_them() -> None:
    p, q = "Wishart(n, [[a, b], [b, c]])", "Wishart(m, [[d, e], [e, f]])"
    assert "log(8 √π Γ(½ n) Γ(½ n − ½)) − (n − 3)/2 · (ψ(½ n) + ψ(½ n − ½)) + n" in proved(f"entropy({p})").text()
    assert "= n b" in proved(f"mean({p})").text()
    assert not proved(f"kl({p}, {q})").conditions
    assert "    = 0\n" in proved(f"kl({p}, {p})").text()


def test_draws_have_the_mean_that_is_proved() -> None:
    drawn = Wishart(Rational(7, 2), V.astype(int).tolist()).sample(np.random.default_rng(5), 40_000)
    assert np.allclose(drawn.mean(0), NU * V, rtol=0.03)
    assert np.log(np.linalg.det(drawn)).mean() == pytest.approx(mean_log_det(NU, V), abs=0.03)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("entropy(Wishart(1, [[2, 1], [1, 3]]))", "greater than 1"),
        ("entropy(Wishart(5, [[2, 3], [3, 3]]))", "not positive definite"),
        ("entropy(Wishart(5, [[2]]))", "a scale of 2 rows"),
        ("entropy(Wishart([[2, 1], [1, 3]], 5))", "come first"),
        (f"kl({P}, Dirichlet(1, 1))", "different spaces"),
        ("mean_log_determinant(Normal(0, 1))", "such as Wishart"),
    ],
)
def test_what_is_no_wishart_is_refused(question: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        symit.derive(question)
