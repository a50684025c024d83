"""`symit.load`: everything that a derivation gives, read back from its certificate."""

from __future__ import annotations

import hashlib
import inspect
import json
import re

import numpy as np
import pytest
import sympy
from checked import checker
from sympy import exp, log

import symit
from symit.certificates.reading import Checker
from symit.export.errors import NotExportable
from symit.language.symbols import reals
from symit.library.published import read, source_code
from symit.library.scripts import UnknownDerivation
from symit.proving.scope.scope import Scope
from symit.proving.script.derivation import derivation, fact
from symit.proving.script.derivation import statement as proved


def test_what_a_derivation_says_is_what_its_certificate_says() -> None:
    kl = symit.load("gaussian-kl")
    reading = checker.check(kl.certificate())
    assert (kl.id, kl.title, kl.source, kl.status) == (reading.id, reading.title, reading.source, "proved")
    assert kl.theorem.conclusion == reading.statement
    assert kl.hypotheses == reading.hypotheses and len(kl.hypotheses) == 2
    assert kl.steps == tuple(line for part in reading.parts for line in part.lines)
    assert kl.digest == hashlib.sha256(kl.certificate().encode()).hexdigest()
    assert json.loads(kl.certificate())["about"]["id"] == "gaussian-kl"
    assert str(kl).startswith("gaussian-kl (proved): 0 < sigma_1, 0 < sigma_2 |- kl(")


def test_latex_and_text() -> None:
    kl = symit.load("vae-kl")
    assert r"\begin{align*}" in kl.latex() and kl.digest in kl.latex().replace(r"\allowbreak{}", "")
    assert "Ledger" in kl.text() and max(map(len, kl.text(60).splitlines())) <= 80


def test_the_statement_goes_on_in_sympy() -> None:
    statement = symit.load("gaussian-kl").statement
    assert isinstance(statement, sympy.Eq)
    symbols = {s.name: s for s in statement.rhs.free_symbols}
    assert symbols["sigma_1"].is_positive and symbols["mu_1"].is_real and not symbols["mu_1"].is_positive
    names = ["mu_1", "sigma_1", "mu_2", "sigma_2"]
    function = sympy.lambdify([symbols[n] for n in names], statement.rhs)
    assert function(1.0, 3.0, 2.0, 4.0) == pytest.approx(np.log(4 / 3) + 10 / 32 - 0.5, rel=1e-14)
    at_equality = statement.rhs.subs({symbols["mu_1"]: symbols["mu_2"], symbols["sigma_1"]: symbols["sigma_2"]})
    assert at_equality == 0


def test_a_side_with_vectors_is_computed() -> None:
    statement = symit.load("vae-kl-diagonal").statement
    symbols = {s.name: s for s in statement.rhs.free_symbols}
    names = ["mu", "sigma", "d"]
    function = sympy.lambdify([symbols[n] for n in names], statement.rhs)
    expected = sum((j**2 + 4 - np.log(4) - 1) / 2 for j in (1, 2, 3))
    assert function(lambda j: j, lambda j: 2.0, 3) == pytest.approx(expected, rel=1e-14)
    assert not statement.doit().atoms(symit.language.kl)


@pytest.mark.parametrize(
    ("id", "parameters"),
    [
        ("gaussian-kl", ["mu_1", "sigma_1", "mu_2", "sigma_2"]),
        ("vae-kl", ["mu", "sigma"]),
        ("vae-kl-diagonal", ["mu", "sigma"]),
        ("gaussian-entropy", ["mu", "sigma"]),
    ],
)
def test_functions_are_named_after_the_id_and_take_the_parameters_in_order(id: str, parameters: list[str]) -> None:
    function = symit.load(id).function("numpy")
    assert function.__name__ == id.replace("-", "_")
    assert [n for n in inspect.signature(function).parameters if n != "outside"] == parameters


def test_the_function_is_an_accurate_form_and_names_both_certificates() -> None:
    kl = symit.load("gaussian-kl")
    function = kl.function()
    assert function(1e-9, 1.0, 0.0, 1.0) == pytest.approx(5e-19, rel=1e-15)
    assert function(0.1, 0.3, 0.1, 0.3) == 0
    text, digest = kl.numeric_certificate()
    source = kl.source_code("python")
    assert kl.digest in source and digest in source and digest == hashlib.sha256(text.encode()).hexdigest()
    left, right = checker.check(text).statement.args  # type: ignore[union-attr]
    assert left == kl.reading.statement.args[1]  # type: ignore[union-attr]
    assert right == kl.numeric_form().value
    assert {h.formula for h in checker.check(text).hypotheses} <= {h.formula for h in kl.hypotheses}


def test_a_docstring_says_what_was_measured_and_which_units() -> None:
    source = " ".join(symit.load("poisson-kl").source_code("python").split())
    assert "in nats." in source
    assert re.search(r"Largest error found: [1-8]\.[05] units in the last place of float64, by a search", source)
    assert "in nats" not in symit.load("gaussian-variance").source_code("python")


def test_several_functions_in_one_module() -> None:
    source = source_code([symit.load("vae-kl"), symit.load("poisson-kl")], "python")
    module: dict[str, object] = {}
    exec(compile(source, "exported", "exec"), module)
    assert module["__all__"] == ["poisson_kl", "vae_kl"]
    assert source.count("def is_div(") == source.count("def evaluate(") == 1


def test_a_derivation_of_ones_own_is_exported_as_ours_are() -> None:
    """A Bernoulli divergence in logits, which in its closed form gives nan at (800, -800) and 0 at (40, 39)."""
    x, y = reals("x y")
    closed = (x - y) / (1 + exp(-x)) + log(1 + exp(y)) - log(1 + exp(x))
    by_softplus = (x - y) / (1 + exp(-x)) + log((1 + exp(y)) / (1 + exp(x)))
    same = Scope().field(by_softplus, closed)
    own = derivation(
        id="bernoulli-kl-logits",
        title="KL divergence between two Bernoulli distributions given by their logits",
        source="a user",
        given=[],
        sections=[proved("The divergence", fact(same, "one logarithm is two"))],
    )
    function = read(own.certificate_text, Checker()).function()
    assert function(800.0, -800.0) == 800
    assert function(40.0, 39.0) == pytest.approx(3.0518e-18, rel=1e-4)
    assert function(0.3, 0.3) == 0
    assert function(1e-9, 0.0) == pytest.approx(1e-18 / 8, rel=1e-8)


def test_what_is_the_case_for_a_sum_of_components_is_found_too() -> None:
    diagonal = symit.load("vae-kl-diagonal").function()
    assert diagonal([0.0, 1e-9], [1.0, 1 + 1e-9]) == pytest.approx(1.5e-18, rel=1e-6)
    assert diagonal([0.0, 0.0], [1.0, 1.0]) == 0


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("exponential-tangent", "only an equation"),
        ("kl-product", "no closed form"),
        ("gaussian-normalization", "the value is 1 whatever the parameters are"),
        ("fisher-identity", "the value is 0 whatever the parameters are"),
        ("gaussian-moments", "several functions: gaussian_moments_mean, gaussian_moments_second_moment"),
    ],
)
def test_what_has_no_numeric_function_says_why(id: str, why: str) -> None:
    with pytest.raises(NotExportable, match=why):
        symit.load(id).function()


def test_an_unknown_target_and_an_unknown_id() -> None:
    with pytest.raises(NotExportable, match="numpy"):
        symit.load("vae-kl").function("cobol")
    with pytest.raises(UnknownDerivation, match="'gaussian-lk'; did you mean gaussian-kl"):
        symit.load("gaussian-lk")


@pytest.mark.slow
def test_the_statement_of_a_derived_form_has_sympys_functions() -> None:
    """Gamma and digamma are functions that lambdify knows, not the integrals that define them."""
    derived = symit.derive("kl(Gamma(a, b), Gamma(c, d))")
    right = derived.statement.rhs
    assert not derived.statement.atoms(sympy.Integral, sympy.Derivative)
    a, b, c, d = sorted(right.free_symbols, key=str)
    for modules in ("scipy", "mpmath"):
        value = sympy.lambdify((a, b, c, d), right, modules)(0.3, 0.5, 0.7, 0.9)
        assert float(value) == pytest.approx(derived.function("python")(0.3, 0.5, 0.7, 0.9), rel=1e-12)
    assert derived.statement.doit().lhs.atoms(sympy.Integral)
    assert len(repr(derived)) < 120 and derived._repr_latex_().startswith("$")
