"""Wishart matrices and their inverses, of two rows: what SciPy and the formulas in the books say of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.special import multigammaln, psi
from sympy import Rational

import symit
from symit.families import InverseWishart, Wishart
from symit.families.vectors.on_cone import normalisation
from symit.families.vectors.wishart import INVERSE_WISHART, WISHART
from symit.kernel import build as b
from symit.language.errors import NotUnderstood
from symit.library.deriving import Derived
from symit.proving.scope.scope import sides
from symit.render.text import text

NU, MU = 3.5, 4.0
V, U = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([[1.0, -0.5], [-0.5, 2.0]])
P, Q = "Wishart(7/2, [[2, 1], [1, 3]])", "Wishart(4, [[1, -1/2], [-1/2, 2]])"
DRAWN = np.moveaxis(stats.invwishart(NU, V).rvs(20_000, random_state=1), 0, -1)


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


def test_the_divergence_of_two_inverses_is_that_of_the_matrices() -> None:
    p, q = f"Inverse{P}", f"Inverse{Q}"
    inverses = NU, np.linalg.inv(V), MU, np.linalg.inv(U)
    assert value(f"kl({p}, {q})") == pytest.approx(kl(*inverses), rel=1e-12)
    changed = stats.wishart(NU, inverses[1]).entropy() - 3 * mean_log_det(NU, inverses[1])  # by dx = det^-3 dx^-1
    assert value(f"entropy({p})") == pytest.approx(changed, rel=1e-12)
    # SciPy 1.17.1 takes log 2 from log det V once, and not once for each row
    assert changed == pytest.approx(-stats.invwishart(NU, V).logpdf(DRAWN).mean(), abs=0.05)


def test_in_symbols_they_read_as_the_books_have_them() -> None:
    p = "Wishart(n, [[a, b], [b, c]])"
    assert "log(8 √π Γ(½ n) Γ(½ n − ½)) − (n − 3)/2 · (ψ(½ n) + ψ(½ n − ½)) + n" in proved(f"entropy({p})").text()
    assert "= n b" in proved(f"mean({p})").text()
    assert "    = 0\n" in proved(f"kl({p}, {p})").text()


def test_draws_have_the_mean_that_is_proved() -> None:
    drawn = Wishart(Rational(7, 2), V.astype(int).tolist()).sample(np.random.default_rng(5), 40_000)
    assert np.allclose(drawn.mean(0), NU * V, rtol=0.03)
    assert np.log(np.linalg.det(drawn)).mean() == pytest.approx(mean_log_det(NU, V), abs=0.03)
    inverses = InverseWishart(Rational(7, 2), V.astype(int).tolist()).sample(np.random.default_rng(5), 40_000)
    assert np.log(np.linalg.det(inverses)).mean() == pytest.approx(-mean_log_det(NU, np.linalg.inv(V)), abs=0.03)


def test_the_densities_integrate_to_one() -> None:
    for family in (WISHART, INVERSE_WISHART):
        found = normalisation(family)
        assert sides(found)[1] == b.ONE and family.definition.name in text(found.conclusion)


def test_the_covariances_of_entries() -> None:
    found = proved(f"covariance({P})").matrix()
    of = {"x_11": (0, 0), "x_21": (1, 0), "x_22": (1, 1)}
    assert len(found) == 6
    for (row, column), entry in found.items():
        (i, j), (k, m) = of[row], of[column]
        assert entry is not None and float(entry.midpoint) == NU * (V[i, k] * V[j, m] + V[i, m] * V[j, k])


def test_an_inverse_has_a_mean_above_three_degrees_of_freedom() -> None:
    found = proved("mean(InverseWishart(5, [[2, 1], [1, 3]]))")
    assert found.status == "proved"
    assert "dx₁₁ = 1" in found.text()  # 2/(5 - 3)
    assert "3 < 3 does not hold" in symit.derive("mean(InverseWishart(3, [[2, 1], [1, 3]]))").why
    assert "no closed form" in symit.derive(f"kl({P}, Inverse{P})").why


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
