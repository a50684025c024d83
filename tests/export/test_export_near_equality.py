"""What is asked for by name keeps its digits where P is close to Q, and is never negative: a few places each."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

import symit
from symit.evidence import balls
from symit.export.load import compile_function
from symit.export.numeric import NumericFunction
from symit.kernel import build as b
from symit.proving.accurate.vanishing import cancels

GOAL = 16 * 2.0**-53
"""The largest relative error."""


def derived(question: str) -> NumericFunction:
    (function,) = symit.derive(question).proved.numeric_functions()
    return function


def exact(function: NumericFunction, at: dict[str, float]) -> float:
    values = {b.real(name): Fraction(v) for name, v in at.items()}
    return float(balls.evaluate(function.form.closed_form, values, 2000))


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("kl(Laplace(a, b), Laplace(c, d))", {"a": -0.02, "b": 0.27, "c": -0.02, "d": 0.27}),
        ("kl(DiscreteLaplace(a), DiscreteLaplace(c))", {"a": 6.5e-6, "c": 6.5e-6}),
        ("kl(DiscreteLaplace(a), DiscreteLaplace(c))", {"a": 47.0, "c": 39.0}),
        ("total_variation(Exponential(a), Exponential(c))", {"a": 2.5, "c": 2.5}),
        ("wasserstein(Exponential(a), Exponential(c), 1)", {"a": 2.5, "c": 2.5}),
        ("kl(ContinuousBernoulli(a), ContinuousBernoulli(c))", {"a": -6e-4, "c": -6e-4}),
        ("kl(VonMises(a), VonMises(c))", {"a": 31.0, "c": 31.0}),
        ("kl(Logarithmic(a), Logarithmic(c))", {"a": 2e-4, "c": 2e-4}),
        ("kl(Zipf(a), Zipf(c))", {"a": 6.4, "c": 6.4}),
        ("hellinger(Normal(a, b), Normal(c, d))", {"a": 41391.0, "b": 1.5, "c": 41391.0, "d": 1.5}),
        ("hellinger(Bernoulli(a), Bernoulli(c))", {"a": 1.9e-6, "c": 1.9e-6}),
        ("squared_hellinger(Gamma(a, b), Gamma(c, d))", {"a": 3.5, "b": 2.0, "c": 3.5, "d": 2.0}),
    ],
)
def test_near_equality_all_digits_are_right(question: str, at: dict[str, float]) -> None:
    function = derived(question)
    of_numpy, of_python = (compile_function(function.form, target) for target in ("numpy", "python"))
    assert not function.form.notes
    for apart in (1e-3, -1e-9, 1e-14):
        moved = {name: v * (1 + apart) if name in "cd" else v for name, v in at.items()}
        truth = exact(function, moved)
        assert truth > 0
        assert float(of_numpy(**moved)) == pytest.approx(truth, rel=GOAL, abs=0)
        assert float(of_python(**moved)) == pytest.approx(truth, rel=GOAL, abs=0)


def test_a_location_is_subtracted_before_it_is_squared() -> None:
    kl = derived("kl(Laplace(a, b), Normal(c, d))")
    at = {"a": 9419.081231637008, "b": 1.8e-6, "c": 9419.0829137611, "d": 1.8e-6}
    assert float(compile_function(kl.form, "numpy")(**at)) == pytest.approx(exact(kl, at), rel=GOAL)


@pytest.mark.parametrize(
    ("question", "at", "error"),
    [
        (
            "kl(Exponential(a), GeneralizedExtremeValue(c, d, g))",
            {"a": 1161.7, "c": 5.03, "d": 1161.7, "g": 5.03},
            1e-11,
        ),
        ("kl(Pareto(a, b), Gumbel(c, d))", {"a": 2488.4, "b": 0.0058, "c": 0.0058, "d": 2488.4}, 1e-9),
        ("kl(Weibull(a, b), Laplace(c, d))", {"a": 3693.9, "b": 14.7, "c": 2.02, "d": 0.146}, 1e-14),
        ("kl(HalfNormal(a), Gumbel(c, d))", {"a": 35.7, "c": -0.19, "d": 1.17}, 1e-14),
        ("kl(Bernoulli(a), Poisson(c))", {"a": 5e-6, "c": 5.0001e-6}, 1e-14),
    ],
)
def test_what_leaves_the_floats_on_the_way_is_missing_nowhere(
    question: str, at: dict[str, float], error: float
) -> None:
    function = derived(question)
    found = float(compile_function(function.form, "numpy")(**at))
    assert found == pytest.approx(exact(function, at), rel=error, abs=0)


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("kl(GeneralizedGamma(a, b, c), GeneralizedGamma(e, f, g))", (2.0, 3.0, 1.5)),
        ("kl(Moyal(a, b), Moyal(e, f))", (0.3, 1.5)),
        ("jeffreys(Gumbel(a, b), Gumbel(e, f))", (0.3, 1.5)),
        ("squared_hellinger(Geometric(a), Geometric(e))", (0.3,)),
        ("hellinger(VonMises(a), VonMises(e))", (0.8,)),
        ("chi_squared(Laplace(a, b), Laplace(e, b))", (0.3, 1.5)),
        ("total_variation(Normal(a, b), Normal(a, f))", (0.3, 1.5)),
        ("wasserstein(Uniform(a, b), Uniform(e, f), 2)", (1.0, 3.0)),
    ],
)
def test_where_no_form_is_known_terms_that_cancel_are_computed_again(question: str, at: tuple[float, ...]) -> None:
    function = derived(question)
    names = [p.variable.name for p in function.form.parameters]
    targets = [compile_function(function.form, target) for target in ("numpy", "python", "mpmath")]
    same = dict(zip("abc", at, strict=False)) | dict(zip("efg", at, strict=False))
    for apart in (0.2, 1e-3, -1e-9, 1e-14):
        moved = {name: same[name] * (1 + apart) if name in "efg" else same[name] for name in names}
        truth = exact(function, moved)
        assert truth > 0
        assert [float(f(**moved)) for f in targets] == pytest.approx([truth] * 3, rel=1e-13, abs=0)
    assert [float(f(**{name: same[name] for name in names})) for f in targets] == [0, 0, 0]


SINGULAR = (1.0, 0.5, 0.25, 0.25 + 1e-9, 0.125, 1 / 16 + 1e-10)


@pytest.mark.parametrize(
    ("question", "at"),
    [
        (
            "kl(MultivariateNormal([0, 0, 0], [[a, b, c], [b, d, e], [c, e, f]]), DiagonalNormal([0, 0, 0], "
            "[1, 1, 1]))",
            dict(zip("abcdef", SINGULAR, strict=True)),
        ),
        (
            "chi_squared(Categorical([p, q, 1 - p - q]), Categorical([r, s, 1 - r - s]))",
            {
                "p": 1.5740724968063958e-06,
                "q": 0.9999981670962995,
                "r": 1.5740724964977378e-06,
                "s": 0.9999981670962999,
            },
        ),
        (
            "squared_hellinger(Categorical([p, q, 1 - p - q]), Categorical([r, s, 1 - r - s]))",
            {"p": 4.9e-176, "q": 1.7e-158, "r": 2.8e-208, "s": 4.9e-258},
        ),
    ],
)
def test_what_cancels_within_a_form_costs_no_digits(question: str, at: dict[str, float]) -> None:
    """A determinant that is almost 0, a last weight that takes all the digits of the others."""
    function = derived(question)
    truth = exact(function, at)
    for target in ("numpy", "python", "mpmath"):
        found = compile_function(function.form, target)
        assert float(found(**at)) == pytest.approx(truth, rel=GOAL, abs=0)
    several = compile_function(function.form, "numpy")(**{name: np.array([v, v]) for name, v in at.items()})
    assert several.tolist() == pytest.approx([truth] * 2, rel=GOAL, abs=0)


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("kl(TruncatedNormal(m, s, a, b), AsymmetricLaplace(c, d, e))", (0.0, 1.0, 50.0, 60.0, 50.0, 2.0, 3.0)),
        ("kl(TruncatedNormal(m, s, 0, 1), ContinuousBernoulli(c))", (-30.0, 1.0, 3.0)),
        ("kl(ContinuousBernoulli(a), Normal(c, d))", (1e-5, 2.0, 3.0)),
        ("entropy(ContinuousBernoulli(a))", (-1e4,)),
        ("entropy(Zipf(a))", (150.0,)),
        ("kl(Triangular(a, b, c), Gumbel(d, e))", (1.0, 1 + 1e-6, 1 + 5e-7, 2.0, 3.0)),
    ],
)
def test_terms_that_cancel_are_computed_again_wherever_they_do(question: str, at: tuple[float, ...]) -> None:
    function = derived(question)
    truth = exact(function, {p.variable.name: v for p, v in zip(function.form.parameters, at, strict=True)})
    found = [float(compile_function(function.form, target)(*at)) for target in ("numpy", "python")]
    assert found == pytest.approx([truth] * 2, rel=1e-13, abs=0)


def test_where_no_digits_are_enough_there_is_no_number() -> None:
    kl = derived("kl(TruncatedNormal(m, s, a, b), AsymmetricLaplace(c, d, e))")
    at = (0.0, 1.0, 1e60, 2e60, 50.0, 2.0, 3.0)
    assert all(math.isnan(float(compile_function(kl.form, target)(*at))) for target in ("numpy", "python"))


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("entropy(GeneralizedGamma(a, b, c))", (4.78e-154, 2.09e307, 2.01e200)),
        ("kl(Gamma(a, b), Weibull(k, l))", (1e160, 1e300, 1.0, 1e-150)),
        ("kl(Gamma(a, b), InverseGamma(k, l))", (1e300, 2.5, 2.5, 1.0)),
        ("kl(Beta(a, b), Gamma(c, d))", (0.015246060042102359, 115.74246654371132, 0.015246059143558812, 115.739775)),
        ("kl(Triangular(a, b, c), VonMises(k))", (-1.5e-07, 0.00011, 4.7e-08, 1106959.1)),
        ("kl(Beta(k, l), Arcsine(0, 1))", (0.4999999999999999, 0.4999999999999981)),
        ("kl(ContinuousBernoulli(a), ChiSquared(k))", (15563801.8, 0.0109)),
    ],
)
def test_more_than_a_hundred_digits_are_taken_where_it_takes_them(question: str, at: tuple[float, ...]) -> None:
    function = derived(question)
    truth = exact(function, {p.variable.name: v for p, v in zip(function.form.parameters, at, strict=True)})
    found = [float(compile_function(function.form, target)(*at)) for target in ("numpy", "python")]
    assert found == pytest.approx([truth] * 2, rel=GOAL, abs=0)


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_logistic_factors_have_values_where_exp_has_none(target: str) -> None:
    """The speed of a half-circle is an even function of the time, and that of the standard deviation an odd one."""
    functions = symit.load("fisher-rao-geodesic").functions(target)
    mean, deviation = (functions[f"fisher_rao_geodesic_{k}"] for k in (2, 3))
    for t in (0.3, 350.0, 745.0):
        there = 2 / math.cosh(min(t, 700))
        speed = 2 * math.sqrt(2) * math.exp(-2 * t) * 2 / (1 + math.exp(-2 * t)) ** 2
        assert float(mean(0.0, 1.0, t)) == pytest.approx(speed, rel=1e-15, abs=1e-320)
        if t < 700:
            assert float(deviation(1.0, t)) == pytest.approx(-there / 2 * math.tanh(t), rel=1e-14)
    for t in (1e16, -1e16, 1e20, -1e20, 1e300, -1e300):
        assert float(mean(0.0, 1.0, t)) == float(deviation(1.0, t)) == 0


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_a_value_far_below_its_terms_is_not_0(target: str) -> None:
    """-log(1 - rho^2)/2, where rho^2 is nothing beside 1."""
    function = symit.load("mean-field-variance").functions(target)["mean_field_variance_2"]
    for rho in (1e-9, 8.5e-36, -1e-100, 1e-150):
        assert float(function(rho)) == pytest.approx(rho * rho / 2, rel=1e-14)


def test_digamma_at_its_zero() -> None:
    (_, function) = symit.load("gamma-moments").numeric_functions()
    at = {"a": 1.4616321449683622, "b": 1.0}
    found = [float(compile_function(function.form, target)(**at)) for target in ("numpy", "python", "mpmath")]
    assert found == pytest.approx([exact(function, at)] * 3, rel=GOAL, abs=0)


def test_what_is_small_beside_all_parameters_is_not_0() -> None:
    """digamma(a) - digamma(a + b), which is about -b/a."""
    functions = {f.reading.id: f for f in symit.load("beta-moments").numeric_functions()}
    function = functions["beta-moments-expectation"]
    at = {"a": 1.953e156, "b": 7.12e-148}
    found = [float(compile_function(function.form, target)(**at)) for target in ("numpy", "python", "mpmath")]
    assert found == pytest.approx([exact(function, at)] * 3, rel=GOAL, abs=0)


def test_chi_squared_keeps_its_digits_as_that_of_renyi_does() -> None:
    of_order_2 = derived("chi_squared(GeneralizedGamma(a, b, p), GeneralizedGamma(a, c, p))")
    at = {"a": 2.0, "b": 1.7, "p": 0.6, "c": 1.7 * (1 + 1e-9)}
    assert not any(cancels(note, of_order_2.place) for note in of_order_2.form.notes)
    assert float(compile_function(of_order_2.form, "numpy")(**at)) == pytest.approx(exact(of_order_2, at), rel=GOAL)


def test_of_an_array_only_what_is_close_to_0_is_computed_again() -> None:
    function = derived("squared_hellinger(Weibull(a, b), Weibull(a, f))")
    of_numpy = compile_function(function.form, "numpy")
    scales = np.array([[2.0, 2.0 + 1e-9], [9.0, math.nan]])
    found = of_numpy(np.float32(1.5), np.float32(2), scales)
    truth = [exact(function, {"a": 1.5, "b": 2.0, "f": f}) for f in (2.0 + 1e-9, 9.0)]
    assert found.shape == (2, 2) and found[0, 0] == 0 and math.isnan(found[1, 1])
    assert [found[0, 1], found[1, 0]] == pytest.approx(truth, rel=GOAL)
    assert of_numpy(np.float32(1.5), np.float32(2), np.float32(2)).dtype == np.float32
    with pytest.raises(ValueError, match="f must satisfy f > 0"):
        of_numpy(1.5, 2, [2, -2])


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_rounding_makes_no_divergence_negative(target: str) -> None:
    """No form of it is known in which nothing cancels."""
    form = derived("kl(GeneralizedNormal(a, b), GeneralizedNormal(c, d))").form
    kl = compile_function(form, target)
    assert form.notes and form.never_negative
    for a in (13.376341425914514, 1016.6443700381745):
        values = [float(kl(1.5, a, 1.5, a * (1 + k * 2.0**-50))) for k in range(-8, 9)]
        assert min(values) >= 0 and math.copysign(1, min(values)) == 1
    assert math.isnan(float(kl(math.nan, 2.0, 1.0, 2.0)))


def test_a_concentration_whose_bessel_function_is_beyond_floats_has_a_divergence() -> None:
    kl = derived("kl(VonMises(a), VonMises(c))")
    at = {"a": 0.04, "c": 19712.5}
    assert float(compile_function(kl.form, "numpy")(**at)) == pytest.approx(exact(kl, at), rel=GOAL)


def test_a_number_before_a_parameter_says_where_it_vanishes() -> None:
    (penalty, _) = symit.load("reverse-kl-penalty").numeric_functions()
    half = 0.5 - 1e-9
    assert float(compile_function(penalty.form, "numpy")(half)) == pytest.approx(exact(penalty, {"e": half}), rel=GOAL)
