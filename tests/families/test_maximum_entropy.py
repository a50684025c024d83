"""Maximum entropy: the constraints under which a member is the largest, and that they are the means that it has."""

from __future__ import annotations

import pytest
from scipy import stats

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.library.deriving import derive
from symit.render.text import text

CONSTRAINTS = {
    "Normal(m, s)": ["x f(x) dx = m", "x² f(x) dx = m² + s²"],
    "Gamma(a, b)": ["x f(x) dx = a/b", "log(x) f(x) dx = ψ(a) − log b"],
    "Beta(2, 3)": ["log(x) f(x) dx = −13/12", "log(−x + 1) f(x) dx = −7/12"],
    "StudentT(1)": ["log(1 + x²) f(x) dx = 2 log 2"],
    "Beta(2, a + 1)": ["log(x) f(x) dx = ψ(2) − ψ(a + 3)", "log(−x + 1) f(x) dx = ψ(a + 1) − ψ(a + 3)"],
    "BetaPrime(1, 1)": ["log(x) f(x) dx = 0"],
    "Gumbel(m, s)": ["x f(x) dx = m + γ s"],
    "StudentT(n)": ["log(n + x²) f(x) dx = log n − ψ(n/2) + ψ((n + 1)/2)"],
    "Geometric(p)": ["Σ_{x=0}^∞ x f(x) = 1/p − 1"],
    "GeneralizedExtremeValue(m, s, k)": ["log(−k m + k x + s) f(x) dx = log s + γ k"],
    "GeneralizedNormal(s, p)": ["{(x/s)^p if x > 0; (−x/s)^p if x < 0; 0 otherwise} f(x) dx = 1/p"],
    "InverseGaussian(m, l)": ["log(x) f(x) dx = log m − Γ(0, 2 l/m) exp(2 l/m)"],
    "Zipf(s)": ["log(x) f(x) = −ζ′(s)/ζ(s)"],
}
SUMS = {
    "Poisson(l)": "log(x!) f(x) = Σ_{x=0}^∞ log(x!) Poisson(x; l)",
    "Binomial(n, p)": "x f(x) = n p",
    "NegativeBinomial(r, p)": "x f(x) = r/p − r",
    "Logarithmic(p)": "log(x) f(x) = Σ_{x=1}^∞ log(x) Logarithmic(p, x)",
}


@pytest.mark.parametrize("member", CONSTRAINTS)
def test_a_member_has_the_largest_entropy_under_the_means_of_its_statistics(member: str) -> None:
    derived = derive(f"maximum_entropy({member})")
    assert derived.status == "proved"
    largest, value = derived.proved.reading.statement.args
    supposed, bound = largest.args
    for constraint in CONSTRAINTS[member]:
        assert constraint in text(supposed)
    assert text(bound).startswith(("h", "H")) and text(value).startswith(("h", "H"))


@pytest.mark.slow
def test_the_constraint_is_the_mean_that_the_member_has_and_its_entropy_is_scipys() -> None:
    derived = derive("maximum_entropy(Gamma(5/2, 3))")
    value = derived.value("nats")
    assert float(value.midpoint) == pytest.approx(stats.gamma(2.5, scale=1 / 3).entropy(), rel=1e-12)
    assert "x f(x) dx = 5/6" in text(derived.proved.reading.statement)


def test_uniform_needs_no_mean() -> None:
    statement = text(derive("maximum_entropy(Uniform(a, b))").proved.reading.statement)
    assert statement.count("∫") == 1


@pytest.mark.parametrize("member", SUMS)
def test_where_the_entropy_has_no_closed_form_the_largest_is_that_of_the_member(member: str) -> None:
    derived = derive(f"maximum_entropy({member})")
    assert derived.status == "proved"
    supposed, bound = derived.proved.reading.statement.args
    assert SUMS[member] in text(supposed)
    assert b.is_app(bound, t.LE)
