"""What of a theorem is exported: each equation that has a number, in its unit, up to the ends of the range."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from mpmath import mp

import symit
from symit.certificates.unchecked import claim
from symit.export.accuracy import measure
from symit.export.equations import equations
from symit.export.errors import NotExportable
from symit.export.load import compile_function
from symit.export.quantities import called
from symit.export.targets import TARGETS
from symit.kernel import build as b
from symit.kernel.definitions import EXPECTATION, NORMAL
from symit.kernel.terms import Term
from symit.library.named import Named, certificate_of
from symit.library.published import source_code
from symit.library.scripts import scripts
from symit.proving.accurate.ends import reached


@cache
def functions(id: str, target: str = "numpy", unit: str = "nats") -> dict[str, Callable[..., Any]]:
    return dict(symit.load(id).functions(target, unit))


def parameters(function: Callable[..., Any]) -> list[str]:
    return [name for name in inspect.signature(function).parameters if name != "outside"]


# ---- conjunctions, and statements about all numbers ------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "gaussian-moments",
            {"gaussian_moments_mean": ["mu", "sigma"], "gaussian_moments_second_moment": ["mu", "sigma"]},
        ),
        (
            "laplace-moments",
            {f"laplace_moments_{name}": ["mu", "b"] for name in ("mean", "mean_distance", "mean_log_density")},
        ),
        ("exponential-moments", {"exponential_moments_mean": ["lam"]}),
        ("geometric-moments", {"geometric_moments_mean": ["p"]}),
        ("fisher-bernoulli", {"fisher_bernoulli_information": ["theta"]}),
        ("fisher-gaussian-mean", {"fisher_gaussian_mean_information": ["sigma", "mu"]}),
        ("information-units", {"information_units": ["p", "b"]}),
        ("gaussian-mutual-information", {"gaussian_mutual_information": ["rho"]}),  # and no density of a marginal
    ],
)
def test_each_equation_with_a_value_is_a_function(id: str, expected: dict[str, list[str]]) -> None:
    assert {name: parameters(f) for name, f in functions(id).items()} == expected


def test_a_moment_is_called_what_it_is() -> None:
    m, s, x = b.real("m"), b.real("s"), b.real("x")

    def of(body: Term) -> str:
        return called(b.app(EXPECTATION, b.REALS, b.lam(x, b.app(NORMAL, m, s, x)), b.lam(x, body)), frozenset({m}))

    below, above = b.sub(x, m), b.sub(1, x)
    assert [of(b.power(x, k)) for k in (2, 3, 4, 5)] == [
        "second moment",
        "third moment",
        "fourth moment",
        "expectation",
    ]
    assert of(b.power(below, 2)) == "variance" and of(b.if_(b.le(0, below), below, b.neg(below))) == "mean distance"
    assert of(b.power(above, 2)) == "mean squared distance from 1" and of(b.power(below, 3)) == "expectation"
    assert of(b.if_(b.le(0, above), above, below)) == "expectation"
    assert (
        of(b.log(b.app(NORMAL, m, s, x))) == "mean log density" and of(b.log(b.app(NORMAL, s, s, x))) == "expectation"
    )


@pytest.mark.parametrize("target", TARGETS)
def test_their_values(target: str) -> None:
    moments = functions("gaussian-moments", target)
    assert float(moments["gaussian_moments_mean"](0.1, 2.0)) == 0.1
    assert float(moments["gaussian_moments_second_moment"](3.0, 4.0)) == 25
    assert float(functions("exponential-moments", target)["exponential_moments_mean"](4.0)) == 0.25
    assert float(functions("geometric-moments", target)["geometric_moments_mean"](0.25)) == 3
    assert float(functions("fisher-bernoulli", target)["fisher_bernoulli_information"](0.5)) == 4
    assert float(functions("fisher-gaussian-mean", target)["fisher_gaussian_mean_information"](0.5, 1.0)) == 4


@pytest.mark.parametrize("target", TARGETS)
def test_self_information_to_a_base(target: str) -> None:
    information = functions("information-units", target)["information_units"]
    assert float(information(0.125, 2)) == 3 and float(information(0.001, 10)) == pytest.approx(3, rel=1e-15)
    assert float(information(1 - 2.0**-40, 2)) == pytest.approx(2.0**-40 / math.log(2), rel=1e-12)
    nothing = float(information(1.0, 2))
    assert nothing == 0 and math.copysign(1, nothing) == 1
    with pytest.raises(ValueError, match=r"p must satisfy p <= 1"):
        information(1.5, 2)
    with pytest.raises(ValueError, match=r"b must satisfy b > 1"):
        information(0.5, 1)


@pytest.mark.parametrize("target", TARGETS)
def test_all_of_them_in_one_module(target: str) -> None:
    """Whatever has a number, helpers once, and nothing that has none."""
    found = [symit.load(id) for id in ("gaussian-moments", "information-units", "bernoulli-kl", "gaussian-variance")]
    source = source_code(found, target)
    assert source.count("def evaluate(") == 1
    for name in ("gaussian_moments_mean", "gaussian_moments_second_moment", "information_units", "bernoulli_kl"):
        assert source.count(f"def {name}(") == 1 and f'"{name}"' in source


def test_what_has_no_number_is_refused_with_a_reason() -> None:
    for id in ("gaussian-normalization", "entropy-of-certainty", "probabilities-of-values"):
        with pytest.raises(NotExportable, match="nothing to compute"):
            symit.load(id).numeric_functions()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("gaussian-pair", "a density at a point"),
        ("equal-logarithms", "the value is v itself"),
        ("gibbs-inequality-finite", "only an equation gives"),  # its other part says when 0 is reached
        ("cross-entropy-one-hot", "no closed form"),
        ("f-divergence-kl", "the value is 0 whatever"),
    ],
)
def test_equality_in_a_special_case_is_no_function_and_one_component_neither(id: str, why: str) -> None:
    with pytest.raises(NotExportable, match=why):
        symit.load(id).numeric_functions()


@pytest.mark.slow
def test_whatever_is_exported_is_accurate() -> None:
    """Every third theorem: what says nothing else is right to 8 ulp, and few functions say that they lose digits."""
    noted = []
    for id, script in list(scripts().items())[::3]:
        try:
            equations(claim(certificate_of(Named(id, script))))  # most are no functions; they need not be checked
            found = symit.load(id).numeric_functions()
        except NotExportable:
            continue
        for function in found:
            if any(p.is_vector for p in function.form.parameters):
                continue
            if function.form.notes:
                noted.append(function.form.name)
                continue
            compute = functions(id)[function.form.name]
            error = measure(compute, function.form, function.place, np.float64, 40, 40)
            assert error.ulps <= 8 and error.negative == error.lost == 0, function.form.name
    assert len(noted) <= 2, noted


# ---- units -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("unit", "base"), [("bits", 2), ("hartleys", 10)])
def test_in_bits_and_hartleys(target: str, unit: str, base: int) -> None:
    for id, point in (
        ("gaussian-kl", (0.3, 0.7, 0.2, 0.9)),
        ("gaussian-entropy", (0.0, 2.0)),
        ("bernoulli-kl", (0, 0.25)),
    ):
        (in_nats,), (in_unit,) = functions(id, target).values(), functions(id, target, unit).values()
        assert float(in_unit(*point)) == pytest.approx(float(in_nats(*point)) / math.log(base), rel=1e-15)
    assert float(functions("gaussian-kl", target, unit)["gaussian_kl"](0.1, 3.0, 0.1, 3.0)) == 0


def test_a_sum_of_components_in_bits() -> None:
    one, many = (functions(id, "numpy", "bits") for id in ("vae-kl", "vae-kl-diagonal"))
    parts = [one["vae_kl"](m, s) for m, s in ((0.5, 1.0), (-1.0, 0.1))]
    assert many["vae_kl_diagonal"]([0.5, -1.0], [1.0, 0.1]) == pytest.approx(sum(parts), rel=1e-15)


def test_a_unit_stands_in_the_docstring_and_in_the_proof() -> None:
    source = symit.load("bernoulli-kl").source_code("python", "bits")
    (function,) = symit.load("bernoulli-kl").numeric_functions("bits")
    said = " ".join(source.split())
    assert ", in bits." in said and "/ log(2)" in said and function.certificate[1] in said
    assert "Largest error found" in said


@pytest.mark.parametrize(
    ("id", "unit"), [("gaussian-variance", "bits"), ("information-units", "bits"), ("vae-kl", "bans")]
)
def test_what_has_no_such_unit(id: str, unit: str) -> None:
    with pytest.raises(NotExportable, match=r"no bits|no unit"):
        symit.load(id).numeric_functions(unit)


# ---- the ends of the range -------------------------------------------------------------------------------------

ENDS = [
    ("bernoulli-kl", (0.0, 0.5), math.log(2)),
    ("bernoulli-kl", (1.0, 0.5), math.log(2)),
    ("bernoulli-kl", (0.0, 1e-300), 1e-300),
    ("bernoulli-kl", (1.0, 1 - 2.0**-40), 2.0**-40),
    ("bernoulli-kl", (0.0, 1 - 2.0**-40), 40 * math.log(2)),
    ("poisson-kl", (0.0, 3.0), 3.0),
    ("poisson-kl", (0.0, 1e-310), 1e-310),
    ("poisson-kl", (0.0, 1e300), 1e300),
]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("id", "point", "value"), ENDS)
def test_a_label_of_0_or_1_and_a_rate_of_0(id: str, point: tuple[float, ...], value: float, target: str) -> None:
    (function,) = functions(id, target).values()
    assert float(function(*point)) == pytest.approx(value, rel=1e-11)


def test_labels_in_an_array() -> None:
    labels = np.array([0.0, 1.0, 0.0, 0.3])
    found = functions("bernoulli-kl")["bernoulli_kl"](labels, 0.3)
    assert found.tolist() == [functions("bernoulli-kl")["bernoulli_kl"](label, 0.3) for label in labels]
    assert found[3] == 0


@pytest.mark.parametrize("q", [0.0, 1.0])
def test_a_divergence_that_is_infinite_is_refused(q: float) -> None:
    (function,) = functions("bernoulli-kl").values()
    with pytest.raises(ValueError, match="q must satisfy"):
        function(0.5, q)
    assert mp.isnan(function(0.5, q, outside="nan"))


def test_the_docstring_says_that_the_end_is_a_limit() -> None:
    for id, said in (("bernoulli-natural-kl", "At p = 0 and p = 1, where"), ("poisson-kl", "At a = 0, where")):
        form = symit.load(id).numeric_form()
        assert form.limits.startswith(said) and "the value is the limit" in form.limits
        assert form.limits in " ".join(symit.load(id).source_code("python").split())
    for id in ("gaussian-kl", "bernoulli-kl"):
        assert symit.load(id).numeric_form().limits == ""


def test_the_kernel_decides_where_an_end_is_reached() -> None:
    for id, reached_ends in (("bernoulli-natural-kl", 2), ("bernoulli-kl", 0), ("poisson-kl", 1), ("vae-kl", 0)):
        published = symit.load(id)
        given = tuple(h.formula for h in published.hypotheses)
        assert len(reached(published.numeric_form().value, given)) == reached_ends


@pytest.mark.slow
def test_a_parameter_that_an_equation_determines_is_none() -> None:
    """s^2 + tau^2 = sigma^2 holds for hardly any floats; the rate needs sigma and s alone."""
    rate = next(iter(symit.load("gaussian-rate-distortion").numeric_functions())).form
    assert [p.variable.name for p in rate.parameters] == ["mu", "s", "sigma"]
    compute = compile_function(rate, "numpy")
    assert compute(0.0, [0.3, 1e-200], [0.7, 3e-200]) == pytest.approx([math.log(7 / 3), math.log(3)], rel=1e-15)
    with pytest.raises(ValueError, match="s < sigma"):
        compute(0.0, 2.0, 1.0)
