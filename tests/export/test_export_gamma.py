"""Closed forms with Gamma, digamma and trigamma as code: against SciPy and balls, near equality and far from it."""

from __future__ import annotations

import sys
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from scipy import special, stats

import symit
from symit.evidence import balls
from symit.export.carried import gamma_for_numpy, gamma_for_python
from symit.export.errors import NotExportable
from symit.kernel import build as b

TARGETS = ("numpy", "python", "mpmath")
GAMMA = "kl(Gamma(a, b), Gamma(c, d))"


def exact(question: str, values: dict[str, float]) -> float:
    """The closed form in balls, at these floats exactly."""
    found = symit.derive(question).proved.reading.statement.args[1]  # type: ignore[union-attr]
    return float(balls.evaluate(found, {b.real(name): Fraction(v) for name, v in values.items()}, 400))


@pytest.mark.parametrize("target", TARGETS)
def test_divergences_keep_their_digits_near_equality(target: str) -> None:
    kl = symit.derive(GAMMA).function(target)
    for apart in (1e-3, 1e-9, -1e-13):
        values = {"a": 2.5, "b": 0.7, "c": 2.5 * (1 + apart), "d": 0.7 * (1 - apart / 3)}
        assert float(kl(**values)) == pytest.approx(exact(GAMMA, values), rel=1e-13)
    assert float(kl(2.5, 0.7, 2.5, 0.7)) == 0.0
    tiny = {"a": 1e-200, "b": 1.0, "c": 3e-200, "d": 4.0}
    assert float(kl(**tiny)) == pytest.approx(exact(GAMMA, tiny), rel=1e-13)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("question", "values", "expected"),
    [
        ("entropy(Gamma(a, b))", (2.5, 3.0), lambda: stats.gamma(2.5, scale=1 / 3).entropy()),
        ("entropy(Beta(a, b))", (2.5, 0.3), lambda: stats.beta(2.5, 0.3).entropy()),
        ("mean(Weibull(k, l))", (1.5, 2.0), lambda: stats.weibull_min(1.5, scale=2).mean()),
        (
            "moment(Gamma(a, b), 5/2)",
            (200.5, 2.0),
            lambda: np.exp(special.gammaln(203) - special.gammaln(200.5)) / 2**2.5,
        ),
        ("fisher_information(ChiSquared(k))", (3.0,), lambda: special.polygamma(1, 1.5) / 4),
    ],
)
def test_values_are_those_of_scipy(target: str, question: str, values: tuple[float, ...], expected) -> None:  # type: ignore[no-untyped-def]
    (function,) = symit.derive(question).proved.functions(target).values()
    assert float(function(*values)) == pytest.approx(float(expected()), rel=1e-12)


def test_a_module_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    entropy = symit.derive("entropy(Gamma(a, b))").proved
    assert "needs numpy and scipy and" in " ".join(entropy.source_code("numpy").split())
    divergence = symit.derive(GAMMA).proved
    assert "scipy" not in divergence.source_code("numpy")  # which the recurrence does without
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(NotExportable, match="needs scipy, which is not installed"):
        entropy.function("numpy")
    assert entropy.function("python")(2.0, 1.0) == pytest.approx(1.5772156649015328, rel=1e-15)


def test_the_functions_that_code_carries() -> None:
    with mpmath.workdps(60):
        for x in (1e-3, 0.4, 1.4616321449683623, 7.0, 30.5, 1e5):
            assert gamma_for_python.digamma(x) == pytest.approx(float(mpmath.digamma(x)), rel=1e-14, abs=1e-14)
            assert gamma_for_python.trigamma(x) == pytest.approx(float(mpmath.polygamma(1, x)), rel=1e-14)
            for c in (x * (1 + 1e-7), x * 3, x / 50):
                above = mpmath.loggamma(c) - mpmath.loggamma(x) - (mpmath.mpf(c) - x) * mpmath.digamma(x)
                for module in (gamma_for_python, gamma_for_numpy):
                    assert float(module.log_gamma_div(c, x, c - x)) == pytest.approx(float(above), rel=1e-13)
