"""What every exported function does in every language: values, domain, nan, infinities; source that stands alone."""

from __future__ import annotations

import ast
import inspect
import math
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import exact_divergences as exact
import numpy as np
import pytest
from export_forms import GAUSSIAN_KL, VAE_KL, VAE_KL_DIAGONAL
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

from symit.export.errors import NotExportable
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter
from symit.export.targets import TARGETS, source_of
from symit.kernel import build as b
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.unsigned import BOTH_SIGNS

INF, NAN = math.inf, math.nan
ALL_BITS = 2600  # enough for separations of the smallest double, squared
IMPORTS = {"numpy": {"numpy"}, "python": set(), "mpmath": {"mpmath"}}
STANDARD = {"__future__", "collections", "decimal", "fractions", "math", "typing"}
FORMS = (GAUSSIAN_KL, VAE_KL, VAE_KL_DIAGONAL)

Functions = dict[str, Callable[..., Any]]


@pytest.fixture(scope="module", params=TARGETS)
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def functions(target: str) -> Functions:
    return {form.name: compile_function(form, target) for form in FORMS}


# ---- values --------------------------------------------------------------------------------------------------


def test_values_where_nothing_cancels(functions: Functions) -> None:
    expected = math.log(3 / 2) + (4 + 1) / 18 - 1 / 2
    assert float(functions["gaussian_kl"](1, 2, 0, 3)) == pytest.approx(expected, rel=1e-15)
    assert float(functions["vae_kl"](1.5, 0.2)) == pytest.approx((1.5**2 + 0.04 - 1 - math.log(0.04)) / 2, rel=1e-15)


def test_a_separation_that_the_textbook_formula_does_not_see(functions: Functions) -> None:
    assert float(functions["gaussian_kl"](1e-12, 1, 0, 1)) == pytest.approx(5e-25, rel=1e-15)
    assert float(functions["vae_kl"](0, 1 + 2.0**-40)) == pytest.approx(2.0**-80, rel=1e-11)


@pytest.mark.parametrize("sigma", [1e-300, 0.1, 1.0, 3.0, 1e300])
def test_exactly_0_at_equality(functions: Functions, sigma: float) -> None:
    for mu in (0.0, -0.1, 1e300):
        result = functions["gaussian_kl"](mu, sigma, mu, sigma)
        assert result == 0 and math.copysign(1, result) == 1
    assert functions["vae_kl"](0, 1) == 0


scales = st.floats(1e-3, 1e3)
means = st.floats(-1e3, 1e3)


@given(means, scales, means, scales)
def test_random_parameters(functions: Functions, mu_1: float, sigma_1: float, mu_2: float, sigma_2: float) -> None:
    computed = functions["gaussian_kl"](mu_1, sigma_1, mu_2, sigma_2)
    truth = exact.values(exact.gaussian_kl, [(mu_1, sigma_1, mu_2, sigma_2)], ALL_BITS)
    assert computed >= 0
    assert exact.errors(np.array([float(computed)]), truth, ALL_BITS)[0] <= 8


def test_a_diagonal_gaussian_is_a_sum(functions: Functions) -> None:
    mu, sigma = [0.5, -1e-9, 3.0], [1.0, 1 + 1e-9, 0.01]
    parts = [float(functions["vae_kl"](m, s)) for m, s in zip(mu, sigma, strict=True)]
    assert float(functions["vae_kl_diagonal"](mu, sigma)) == pytest.approx(math.fsum(parts), rel=1e-15)
    assert functions["vae_kl_diagonal"]([0, 0], [1, 1]) == 0


def test_parameters_by_position_or_by_name(functions: Functions) -> None:
    by_position = functions["gaussian_kl"](1, 2, 3, 4)
    assert functions["gaussian_kl"](sigma_2=4, mu_2=3, sigma_1=2, mu_1=1) == by_position
    assert list(inspect.signature(functions["gaussian_kl"]).parameters)[:4] == ["mu_1", "sigma_1", "mu_2", "sigma_2"]
    with pytest.raises(TypeError):
        functions["gaussian_kl"](1, 2, 3, 4, "nan")


# ---- outside the domain --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sigma", [0.0, -0.0, -1.0, -INF])
def test_a_parameter_outside_the_domain(functions: Functions, sigma: float) -> None:
    with pytest.raises(ValueError, match=r"sigma_1 must satisfy sigma_1 > 0"):
        functions["gaussian_kl"](0, sigma, 0, 1)
    with pytest.raises(ValueError, match=r"sigma_2 must satisfy sigma_2 > 0, but is -?(0\.0|1\.0|inf)"):
        functions["gaussian_kl"](0, 1, 0, sigma)
    assert mp.isnan(functions["gaussian_kl"](0, sigma, 0, 1, outside="nan"))
    assert mp.isnan(functions["vae_kl"](0, sigma, outside="nan"))


def test_a_component_outside_the_domain(functions: Functions) -> None:
    with pytest.raises(ValueError, match=r"sigma must satisfy sigma\[j\] > 0"):
        functions["vae_kl_diagonal"]([0, 0], [1, -1])
    assert mp.isnan(functions["vae_kl_diagonal"]([0, 0], [1, -1], outside="nan"))


def test_shapes_that_do_not_fit(functions: Functions) -> None:
    with pytest.raises(ValueError, match=r"mu must satisfy d >= 1"):
        functions["vae_kl_diagonal"]([], [], outside="nan")
    with pytest.raises(ValueError, match=r"length|shape"):
        functions["vae_kl_diagonal"]([1, 2], [1, 2, 3])
    with pytest.raises((TypeError, ValueError)):
        functions["vae_kl_diagonal"](1.0, 1.0)


def test_the_switch_has_two_positions(functions: Functions) -> None:
    with pytest.raises(ValueError, match="outside"):
        functions["vae_kl"](0, 1, outside="ignore")


def test_complex_parameters_are_refused(functions: Functions) -> None:
    with pytest.raises(TypeError):
        functions["vae_kl"](1j, 1)


# ---- nan and infinity ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("position", range(4))
def test_nan_gives_nan(functions: Functions, position: int) -> None:
    parameters = [0.0, 1.0, 0.0, 1.0]
    parameters[position] = NAN
    assert mp.isnan(functions["gaussian_kl"](*parameters))


def test_nan_in_a_component_gives_nan(functions: Functions) -> None:
    assert mp.isnan(functions["vae_kl_diagonal"]([0, NAN], [1, 1]))
    assert mp.isnan(functions["vae_kl_diagonal"]([0, 0], [1, NAN]))


def test_nan_beside_a_parameter_outside_still_raises(functions: Functions) -> None:
    with pytest.raises(ValueError, match="sigma_2"):
        functions["gaussian_kl"](NAN, 1, 0, -1)


@pytest.mark.parametrize("parameters", [(INF, 1, 0, 1), (0, 1, -INF, 1), (0, INF, 0, 1), (0, 1, 0, INF)])
def test_an_infinite_parameter_is_no_real_number(functions: Functions, parameters: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"(mu|sigma)_[12] must be finite, but is [+-]?inf"):
        functions["gaussian_kl"](*parameters)
    assert mp.isnan(functions["gaussian_kl"](*parameters, outside="nan"))


def test_no_warning_leaks(functions: Functions) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for sigma in (1e-300, 1.0, 1e300, INF, NAN):
            functions["gaussian_kl"](0, sigma, 1, 1, outside="nan")
            functions["gaussian_kl"](1e200, 1, 0, sigma, outside="nan")
            functions["gaussian_kl"](0, -sigma, 1, 1, outside="nan")


# ---- source --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_source_stands_alone(form: NumericForm, target: str, tmp_path: Path) -> None:
    """In a process that has neither symit nor this directory on its path, from a file, with the same result."""
    (tmp_path / "exported.py").write_text(source_of(form, target), encoding="utf-8")
    vector = form is VAE_KL_DIAGONAL
    arguments = (
        "[1e-9, 2.0], [1.5, 0.1]" if vector else ", ".join(["1e-9", "1.5", "0.1", "2.0"][: len(form.parameters)])
    )
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import exported\n"
        f"print(float(exported.{form.name}({arguments})).hex(), 'symit' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert run.stderr == ""
    here = float(compile_function(form, target)(*ast.literal_eval(f"({arguments})")))
    assert run.stdout.split() == [here.hex(), "False"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_source_is_fit_to_read(form: NumericForm, target: str) -> None:
    source = source_of(form, target)
    tree = ast.parse(source)
    roots = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    roots |= {str(n.module).split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert roots - STANDARD == IMPORTS[target]
    assert max(map(len, source.splitlines())) <= 88
    assert source == source_of(form, target)
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef))
    assert function.name == form.name
    text = ast.get_docstring(function) or ""
    assert form.certificate in text and "nats" in text and "log(" in text and 'outside="nan"' in text
    assert all(condition in " ".join(text.split()) for condition in form.conditions)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_only_what_is_used_comes_along(form: NumericForm, target: str) -> None:
    tree = ast.parse(source_of(form, target))
    defined = {n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))} - {form.name}
    defined |= {
        str(n.targets[0].id) for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
    }
    read = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    assert defined - {"__all__"} <= read


def test_generated_source_passes_the_linter(target: str, tmp_path: Path) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    if not ruff.exists():
        pytest.skip("ruff is not installed")
    (tmp_path / "all_forms.py").write_text(source_of(FORMS, target), encoding="utf-8")
    for form in FORMS:
        (tmp_path / f"{form.name}.py").write_text(source_of(form, target), encoding="utf-8")
    for command in (["check", "--select", "E,F,W,I,B,C4,PIE,RET,RUF,SIM,UP"], ["format", "--check"]):
        run = subprocess.run(
            [ruff, *command, "--isolated", tmp_path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout


@pytest.mark.slow
def test_generated_source_has_strict_types(target: str, tmp_path: Path) -> None:
    (tmp_path / "all_forms.py").write_text(source_of(FORMS, target), encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache"]
    run = subprocess.run([*mypy, tmp_path / "all_forms.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    if "No module named" in run.stderr:
        pytest.skip("mypy is not installed")
    assert run.returncode == 0, run.stdout


def test_several_functions_share_what_they_carry(target: str) -> None:
    tree = ast.parse(source_of(FORMS, target))
    names = [n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    assert len(set(names)) == len(names) and {form.name for form in FORMS} <= set(names)


# ---- names ---------------------------------------------------------------------------------------------------


def renamed(*names: str) -> NumericForm:
    variables = [b.real(name) for name in names]
    value = b.add(*(b.mul(k + 1, v) for k, v in enumerate(variables)), b.num(0))
    parameters = tuple(Parameter(v, "", (b.lt(0, v),)) for v in variables)
    return NumericForm("weighted", "A sum", parameters, value, value, "0" * 64)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("lambda", "x"), ["lambda_", "x"]),
        (("outside", "float"), ["outside_", "float_"]),
        (("x'", "x_"), ["x_", "x__"]),
        (("2nd", "a b"), ["_2nd", "a_b"]),
        (("σ", "μ_1"), ["σ", "μ_1"]),
        (("\u00b5", "\u03bc"), ["\u03bc", "\u03bc_"]),
        (("value", "math"), None),
        (("np", "mp"), None),
        (("evaluate", "is_div"), None),
        (("total", "broken"), None),
    ],
)
def test_names_become_identifiers(target: str, names: tuple[str, ...], expected: list[str] | None) -> None:
    function = compile_function(renamed(*names), target)
    signature = list(inspect.signature(function).parameters)
    assert signature[-1] == "outside" and len(set(signature)) == 3
    if expected is not None:
        assert signature[:2] == expected
    assert float(function(1.0, 10.0)) == 21
    assert float(function(**dict(zip(signature, (1.0, 10.0), strict=False)))) == 21


def test_temporaries_and_parameters_do_not_collide(target: str) -> None:
    ratio, z_ratio = b.real("ratio"), b.real("z_ratio")
    quotient = b.div(ratio, z_ratio)
    value = b.add(b.power(quotient, 2), quotient, ratio)
    form = NumericForm(
        "f", "A test", (Parameter(ratio, ""), Parameter(z_ratio, "", (b.lt(0, z_ratio),))), value, value, "0" * 64
    )
    assert float(compile_function(form, target)(6.0, 2.0)) == 18


@pytest.mark.parametrize("name", ["evaluate", "is_div", "outside", "two words", "class"])
def test_a_function_cannot_take_the_name_of_its_helpers(target: str, name: str) -> None:
    with pytest.raises(NotExportable, match="cannot be called"):
        source_of(replace(VAE_KL, name=name), target)


def test_words_cannot_become_code(target: str) -> None:
    hostile = 'x"""\nraise SystemExit(3)\n"""\\'
    form = replace(
        VAE_KL,
        title=hostile,
        conditions=(hostile,),
        certificate=hostile,
        value_certificate=hostile,
        units=hostile,
        accuracy=hostile,
        notes=(Note(hostile),),
    )
    assert compile_function(form, target)(0, 1) == 0


def test_the_name_of_an_index_cannot_become_code(target: str) -> None:
    index = b.integer('j"); raise SystemExit(3)  # """')
    mus, d = VAE_KL_DIAGONAL.parameters[0].variable, VAE_KL_DIAGONAL.length
    assert d is not None
    component = b.call(mus, index)
    total = b.integral(b.integers(1, d), index, component)
    form = NumericForm("f", "A test", (Parameter(mus, "", (b.lt(0, component),)),), total, total, "0" * 64)
    function = compile_function(form, target)
    assert float(function([1.0, 2.0])) == 3
    with pytest.raises(ValueError, match="mu must satisfy"):
        function([1.0, -2.0])


# ---- other forms ---------------------------------------------------------------------------------------------


def test_a_formula_without_parameters(target: str) -> None:
    value = b.div(b.log(b.mul(2, b.PI, b.exp(1))), 2)
    form = NumericForm("entropy", "Entropy of the standard Gaussian", (), value, value, "0" * 64)
    function = compile_function(form, target)
    assert float(function()) == math.log(2 * math.pi * math.e) / 2
    assert list(inspect.signature(function).parameters) == []
    assert target == "mpmath" or "def entropy() -> float:" in source_of(form, target)


def test_a_number_computed_beforehand_has_no_note(target: str) -> None:
    value = b.sub(b.log(2), b.div(1, 4))
    form = NumericForm("kl", "KL divergence of two Gaussians", (), value, value, "0" * 64, notes=(BOTH_SIGNS,))
    assert float(compile_function(form, target)()) == pytest.approx(math.log(2) - 0.25, rel=1e-15)
    assert ("digits are lost" in source_of(form, target)) == (target == "mpmath")


def test_a_constant_beside_a_parameter(target: str) -> None:
    x = b.real("x")
    value = b.add(b.mul(b.log(b.num(2)), x), b.sqrt(b.PI), b.div(1, 3))
    form = NumericForm("f", "A test", (Parameter(x, ""),), value, value, "0" * 64)
    for at in (3.0, 1e-200):
        expected = math.log(2) * at + math.sqrt(math.pi) + 1 / 3
        assert float(compile_function(form, target)(at)) == pytest.approx(expected, rel=1e-15)


def test_only_the_side_of_a_case_that_is_taken_is_evaluated(target: str) -> None:
    x = b.real("x")
    value = b.if_(b.conj(b.lt(0, x), b.le(x, 2)), b.log(x), b.mul(3, x))
    form = NumericForm("f", "A test", (Parameter(x, ""),), value, value, "0" * 64)
    function = compile_function(form, target)
    assert [float(function(at)) for at in (-1.0, 0.0, 3.0)] == [-3.0, 0.0, 9.0]
    assert float(function(2.0)) == pytest.approx(math.log(2), rel=1e-15)


@pytest.mark.parametrize("exponent", [0, 1, 2, 3, 7])
def test_whole_powers(target: str, exponent: int) -> None:
    x, y = b.real("x"), b.real("y")
    value = b.power(b.add(x, y), exponent)
    form = NumericForm("f", "A test", (Parameter(x, ""), Parameter(y, "")), value, value, "0" * 64)
    assert float(compile_function(form, target)(1.0, 2.0)) == 3.0**exponent


def test_a_whole_number_is_checked(target: str) -> None:
    n = b.integer("n")
    form = NumericForm("f", "A test", (Parameter(n, "", (b.le(0, n),)),), b.mul(2, n), b.mul(2, n), "0" * 64)
    function = compile_function(form, target)
    assert function(3) == 6
    with pytest.raises(ValueError, match="n must be a whole number"):
        function(2.5)
    with pytest.raises(ValueError, match="n must satisfy n >= 0, but is -1"):
        function(-1)


@pytest.mark.parametrize(
    ("condition", "good", "bad"),
    [
        (b.lt(b.real("p"), b.real("q")), (1, 2), (2, 2)),
        (b.le(b.add(b.real("p"), b.real("q")), 1), (0.5, 0.5), (1, 1)),
        (b.ne(b.real("p"), b.real("q")), (1, 2), (2, 2)),
        (b.eq(b.real("p"), b.real("q")), (2, 2), (1, 2)),
    ],
)
def test_every_relation_is_checked(
    target: str, condition: Any, good: tuple[float, float], bad: tuple[float, float]
) -> None:
    p, q = b.real("p"), b.real("q")
    form = NumericForm("f", "A test", (Parameter(p, ""), Parameter(q, "", (condition,))), b.sub(q, p), p, "0" * 64)
    function = compile_function(form, target)
    assert float(function(*good)) == good[1] - good[0]
    with pytest.raises(ValueError, match="q must satisfy"):
        function(*bad)
    assert mp.isnan(function(NAN, 1.0))


def test_scalars_and_the_number_of_components_in_a_sum(target: str) -> None:
    """beta * sum of (mu_j + beta)/d over j, where beta is one number for all components."""
    mus, d = VAE_KL_DIAGONAL.parameters[0].variable, VAE_KL_DIAGONAL.length
    assert d is not None
    beta, j = b.real("beta"), b.integer("j")
    total = b.integral(b.integers(1, d), j, b.div(b.add(b.call(mus, j), beta), d))
    value = b.mul(beta, total)
    form = NumericForm("f", "A test", (Parameter(mus, ""), Parameter(beta, "")), value, value, "0" * 64)
    assert float(compile_function(form, target)([1.0, 2.0, 6.0], 2.0)) == pytest.approx(2 * (9 + 6) / 3)


def test_sums_that_cannot_be_written(target: str) -> None:
    mus, d = VAE_KL_DIAGONAL.parameters[0].variable, VAE_KL_DIAGONAL.length
    assert d is not None
    beta, j, k = b.real("beta"), b.integer("j"), b.integer("k")
    alike = b.integral(b.integers(1, d), j, beta)
    partial = b.integral(b.integers(2, d), j, b.call(mus, j))
    nested = b.integral(b.integers(1, d), j, b.integral(b.integers(1, d), k, b.mul(b.call(mus, j), b.call(mus, k))))
    for value in (alike, partial, nested, b.call(mus, d)):
        form = NumericForm("f", "A test", (Parameter(mus, ""), Parameter(beta, "")), value, value, "0" * 64)
        with pytest.raises(NotExportable):
            source_of(form, target)


def test_an_unknown_target() -> None:
    with pytest.raises(NotExportable, match="fortran"):
        source_of(VAE_KL, "fortran")
