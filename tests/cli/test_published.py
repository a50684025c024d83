"""`symit.load`: everything that a derivation gives, read back from its certificate."""

from __future__ import annotations

import hashlib
import inspect
import json
from dataclasses import replace

import numpy as np
import pytest
import sympy

import symit
from symit.export.errors import NotExportable
from symit.kernel import build as b
from symit.kernel.certificate import check
from symit.library import UnknownDerivation


def test_what_a_derivation_says_is_what_its_certificate_says() -> None:
    kl = symit.load("gaussian-kl")
    reading = check(kl.certificate())
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


@pytest.mark.parametrize("module", ["numpy", "scipy", "mpmath"])
@pytest.mark.parametrize("id", ["bernoulli-kl-stable", "poisson-kl-stable", "gaussian-kl-stable", "vae-kl-stable"])
def test_both_sides_of_a_statement_are_computed(id: str, module: str) -> None:
    statement = symit.load(id).statement
    symbols = sorted(statement.free_symbols, key=str)
    for shift in (0.0, 0.05):  # on both sides of where the forms change over
        at = [0.1 + shift + 0.3 * k / len(symbols) for k in range(len(symbols))]
        left, right = (float(sympy.lambdify(symbols, side, module)(*at)) for side in statement.args)
        assert left == pytest.approx(right, rel=1e-12)


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


def test_the_function_is_the_stable_form_and_names_its_certificate() -> None:
    kl, stable = symit.load("gaussian-kl"), symit.load("gaussian-kl-stable")
    function = kl.function()
    assert function(1e-9, 1.0, 0.0, 1.0) == pytest.approx(5e-19, rel=1e-15)
    assert function(0.1, 0.3, 0.1, 0.3) == 0
    assert stable.digest in kl.source_code("python") and kl.digest not in kl.source_code("python")


def test_without_a_stable_form_the_closed_form_is_the_function() -> None:
    entropy = symit.load("gaussian-entropy")
    assert entropy.function("python")(0.0, 2.0) == pytest.approx(np.log(2 * np.pi * np.e * 4) / 2, rel=1e-15)
    assert entropy.digest in entropy.source_code("numpy")


def test_a_stable_form_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    kl, other = symit.load("gaussian-kl"), symit.load("gaussian-kl-stable")
    left, right = other.reading.statement.args  # type: ignore[union-attr]
    wrong = replace(other, reading=replace(other.reading, statement=b.eq(b.mul(2, left), right)))
    monkeypatch.setattr("symit.published.load", lambda id: wrong)
    with pytest.raises(NotExportable, match="is not about the closed form of gaussian-kl"):
        kl.function()


@pytest.mark.parametrize(
    ("id", "why"),
    [("exponential-tangent", "only an equation"), ("gaussian-moments", "only an equation"), ("kl-product", "S is a")],
)
def test_what_has_no_numeric_function_says_why(id: str, why: str) -> None:
    with pytest.raises(NotExportable, match=why):
        symit.load(id).function()


def test_an_unknown_target_and_an_unknown_id() -> None:
    with pytest.raises(NotExportable, match="numpy"):
        symit.load("vae-kl").function("cobol")
    with pytest.raises(UnknownDerivation, match="'gaussian-lk'; did you mean gaussian-kl"):
        symit.load("gaussian-lk")
