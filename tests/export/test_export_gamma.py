"""Closed forms with Gamma, digamma and trigamma as code: against SciPy and balls, near equality and far from it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import mpmath
import numpy as np
import pytest
from scipy import special, stats

import symit
from symit.evidence import balls
from symit.export.accuracy import measure
from symit.export.carried import gamma_for_numpy, gamma_for_python
from symit.export.errors import NotExportable
from symit.export.load import compile_function
from symit.export.numeric import NumericFunction
from symit.export.targets import source_of
from symit.kernel import build as b

TARGETS = ("numpy", "python", "mpmath")
GAMMA = "kl(Gamma(a, b), Gamma(c, d))"


def exact(question: str, values: dict[str, float]) -> float:
    """The closed form in balls, at these floats exactly."""
    found = derived(question).form.closed_form
    return float(balls.evaluate(found, {b.real(name): Fraction(v) for name, v in values.items()}, 400))


def compiled(question: str, target: str) -> Callable[..., object]:
    """The function as users get it, but for the error that its docstring states, which takes seconds to measure."""
    return compile_function(derived(question).form, target)


@cache
def derived(question: str) -> NumericFunction:
    (function,) = symit.derive(question).proved.numeric_functions()
    return function


@pytest.mark.parametrize("target", TARGETS)
def test_divergences_keep_their_digits_near_equality(target: str) -> None:
    kl = compiled(GAMMA, target)
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
    assert float(compiled(question, target)(*values)) == pytest.approx(float(expected()), rel=1e-12)


@pytest.mark.parametrize("target", TARGETS)
def test_divergences_of_beta_weibull_and_gumbel_keep_theirs(target: str) -> None:
    for family in ("Beta", "Weibull", "Gumbel"):
        question = f"kl({family}(a, b), {family}(c, d))"
        kl = compiled(question, target)
        for apart, other in ((1e-3, 3e-9), (-1e-13, 1e-2), (2e-9, 0)):
            values = {"a": 0.003, "b": 40.0, "c": 0.003 * (1 + apart), "d": 40 * (1 - other)}
            assert float(kl(**values)) == pytest.approx(exact(question, values), rel=1e-14 * 4)
        assert float(kl(2.5, 0.7, 2.5, 0.7)) == 0.0


@pytest.mark.slow
def test_no_digits_are_lost_and_the_docstring_says_so() -> None:
    questions = [
        GAMMA,
        "kl(Beta(a, b), Beta(c, d))",
        "kl(ChiSquared(k), ChiSquared(l))",
        "kl(Exponential(a), Gamma(b, c))",
        "jeffreys(Gamma(a, b), Gamma(c, d))",
        "bhattacharyya(Gamma(a, b), Gamma(c, d))",
        "entropy(Beta(a, b))",
    ]
    for question in questions:
        function = derived(question)
        assert not function.form.notes, question
        found = measure(compile_function(function.form, "numpy"), function.form, function.place, count=10, steps=10)
        assert found.ulps <= 12 and found.negative == found.lost == 0, question


def test_what_is_subtracted_is_said() -> None:
    assert any("subtracted" in note.words for note in derived("entropy(Gamma(a, b))").form.notes)


def test_a_module_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    mean = symit.derive("mean(Weibull(k, l))").proved
    assert "needs numpy and scipy and" in " ".join(mean.source_code("numpy").split())
    assert "scipy" not in source_of(derived(GAMMA).form, "numpy")  # which the recurrence does without
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(NotExportable, match="needs scipy, which is not installed"):
        mean.function("numpy")
    assert mean.function("python")(2.0, 1.0) == pytest.approx(0.886226925452758, rel=1e-15)


def test_the_functions_that_code_carries() -> None:
    with mpmath.workdps(60):
        for x in (1e-3, 0.4, 1.4616321449683623, 7.0, 30.5, 1e5):
            assert gamma_for_python.digamma(x) == pytest.approx(float(mpmath.digamma(x)), rel=1e-14, abs=1e-14)
            assert gamma_for_python.trigamma(x) == pytest.approx(float(mpmath.polygamma(1, x)), rel=1e-14)
            for c in (x * (1 + 1e-7), x * 3, x / 50):
                elementary = c * mpmath.log(mpmath.mpf(c) / x) - mpmath.mpf(c) + x
                for module in (gamma_for_python, gamma_for_numpy):
                    found = float(module.gamma_div(c, x, c - x))
                    assert found == pytest.approx(float(above(c, x) - elementary), rel=2e-15)
                    for y, d in ((2e-4, 1e-4), (3e-4, 3e-4), (8.0, 8.000001), (2e4, 1.0)):
                        exact_beta = above(c, x) + above(d, y) - above(mpmath.mpf(c) + d, mpmath.mpf(x) + y)
                        found = float(module.beta_div(c, d, x, y, c - x, d - y))
                        assert found == pytest.approx(float(exact_beta), rel=4e-15)


def above(c: float, a: float) -> mpmath.mpf:
    """log Gamma at c above its tangent at a."""
    return mpmath.loggamma(c) - mpmath.loggamma(a) - (mpmath.mpf(c) - a) * mpmath.digamma(a)
