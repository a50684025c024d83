"""Moments of whole orders: their closed forms, and that they have the values that SciPy finds."""

from __future__ import annotations

import pytest
from scipy import stats

import symit

WRITTEN = {
    "moment(Binomial(n, p), 3)": "n p + 3 n (n − 1) p² + n (n − 1) (n − 2) p³",
    "moment(Binomial(n, 1/3), 3)": "(n³ + 6 n² + 2 n)/27",
    "moment(Binomial(5, p), 4)": "120 p⁴ + 360 p³ + 140 p² + 5 p",
    "moment(NegativeBinomial(r, p), 3)": "r (1 − p)/p + 3 r (r + 1) ((1 − p)/p)² + r (r + 1) (r + 2) ((1 − p)/p)³",
    "variance(NegativeBinomial(r, p))": "r (1 − p)/p²",
    "variance(DiscreteUniform(a, b))": "((b − a + 1)² − 1)/12",
    "moment(NegativeBinomial(mean=m, dispersion=d), 2)": "d m² + m² + m",
    "moment(Normal(m, s), 6)": "m⁶ + 15 m⁴ s² + 45 m² s⁴ + 15 s⁶",
}
LAWS = {
    "Binomial(7, 1/3)": stats.binom(7, 1 / 3),
    "Binomial(1000, 1/3)": stats.binom(1000, 1 / 3),
    "Poisson(5/2)": stats.poisson(2.5),
    "Geometric(1/4)": stats.geom(1 / 4, loc=-1),
    "NegativeBinomial(5/2, 1/4)": stats.nbinom(2.5, 1 / 4),
    "DiscreteUniform(-3, 20)": stats.randint(-3, 21),
    "Logarithmic(1/3)": stats.logser(1 / 3),
    "Normal(1, 2)": stats.norm(1, 2),
    "TruncatedNormal(1, 2, 0, 1)": stats.truncnorm(-1 / 2, 0, 1, 2),
}


@pytest.mark.parametrize("question", WRITTEN)
def test_a_moment_is_written(question: str) -> None:
    found = symit.derive(question)
    assert found.status == "proved" and WRITTEN[question] in " ".join(found.text().split())


@pytest.mark.parametrize("order", [3, 4, 5])
@pytest.mark.parametrize("law", LAWS)
def test_a_moment_has_the_value_that_is_summed(law: str, order: int) -> None:
    found = symit.derive(f"moment({law}, {order})")
    assert float(found.value().midpoint) == pytest.approx(LAWS[law].moment(order), rel=1e-9)  # type: ignore[union-attr]


def test_the_rate_of_a_mean_and_a_dispersion_needs_no_condition() -> None:
    found = symit.derive("kl(NegativeBinomial(mean=m, dispersion=d), NegativeBinomial(mean=n, dispersion=d))")
    assert (found.status, found.conditions) == ("proved", ())
