"""One rewriting, told nothing but a closed form and its hypotheses, finds a form in which nothing cancels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sympy
from formulas import DIVERGENCES, LOSSY, OTHERS, Formula

from symit.export.accuracy import measure
from symit.export.load import compile_function
from symit.export.targets import source_of
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.text import show
from symit.proving.accurate.functions import ACCURATE, IS_DIV
from symit.proving.accurate.proof import proved
from symit.proving.accurate.sums import accurate
from symit.proving.scope.scope import Scope, as_term

FORMS = {
    "gaussian": "is_div(sigma_1, sigma_2, sigma_1 + (-1)*sigma_2) + (1/2)*((mu_1 + (-1)*mu_2)*sigma_2^(-1))^2"
    " + (1/2)*((sigma_1 + (-1)*sigma_2)*sigma_2^(-1))^2",
    "vae": "is_div(sigma, 1, sigma + (-1)*1) + (1/2)*mu^2 + (1/2)*(sigma + (-1)*1)^2",
    "poisson": "kl_div(a, c, a + (-1)*c)",
    "bernoulli": "kl_div(p, q, p + (-1)*q) + kl_div(1 + (-1)*p, 1 + (-1)*q, q + (-1)*p)",
    "bernoulli-logits": "logit_kl_div(x, y) + logit_kl_div((-1)*x, (-1)*y)",
    "gaussian-log-variances": "(1/2)*exp_div(v_1, v_2) + (1/2)*(mu_1 + (-1)*mu_2)^2*exp((-1)*v_2)",
    "cross-entropy-from-logits": "p*softplus((-1)*x) + (1 + (-1)*p)*softplus(x)",
    "mutual-information-gaussian": "(-1/2)*log_ratio((1 + (-1)*rho)*(rho + 1), 1, (-1)*rho^2)",
}


@pytest.mark.parametrize("formula", [*DIVERGENCES.values(), *OTHERS.values()], ids=lambda f: f.name)
def test_an_accurate_form_is_found_and_proved(formula: Formula) -> None:
    found = formula.accurate
    assert bool(found.notes) == formula.lossy
    assert found.theorem.conclusion == b.eq(formula.term, found.term)
    assert found.theorem.hypotheses <= set(formula.hypotheses)
    if formula.name in FORMS:
        assert show(found.term) == FORMS[formula.name]


@pytest.mark.parametrize("formula", DIVERGENCES.values(), ids=lambda f: f.name)
def test_where_a_divergence_vanishes_is_found(formula: Formula) -> None:
    assert formula.accurate.place


@pytest.mark.parametrize("formula", LOSSY.values(), ids=lambda f: f.name)
def test_what_may_lose_digits_says_so(formula: Formula) -> None:
    assert formula.accurate.notes
    assert formula.accurate.theorem.conclusion == b.eq(formula.term, formula.accurate.term)


def test_an_argument_that_is_rounded_often_is_named() -> None:
    """Where s1^2 and s2^2 are mixed, a search from the worst point finds more than 8 ulp."""
    (note,) = DIVERGENCES["renyi-gaussian"].accurate.notes
    assert note.term is not None and show(note.term) == "alpha*sigma_2^2 + (1 + (-1)*alpha)*sigma_1^2"
    said = " ".join(source_of(DIVERGENCES["renyi-gaussian"].form, "numpy").split())
    assert "The last digit may be wrong, as alpha * sigma_2**2 + (1 - alpha) * sigma_1**2 is rounded" in said


REWRITINGS: list[Callable[[Any], Any]] = [sympy.expand, sympy.together, sympy.factor, sympy.expand_log]


@pytest.mark.parametrize("name", ["gaussian", "vae", "poisson", "bernoulli", "exponential", "rayleigh"])
def test_how_a_formula_is_written_does_not_matter(name: str) -> None:
    formula = DIVERGENCES[name]
    for rewrite in REWRITINGS:
        assert accurate(as_term(rewrite(formula.closed)), formula.hypotheses).term == formula.accurate.term


def test_the_kernel_refuses_a_form_that_is_not_equal() -> None:
    gaussian = DIVERGENCES["gaussian"]
    wrong = b.add(gaussian.accurate.term, b.app(IS_DIV, *gaussian.accurate.term.args[0].args))
    with pytest.raises(Refused):
        proved(Scope().given(*gaussian.hypotheses), gaussian.term, wrong)


def test_the_kernel_refuses_a_form_without_the_hypotheses() -> None:
    gaussian = DIVERGENCES["gaussian"]
    with pytest.raises(Refused):
        proved(Scope().given(gaussian.hypotheses[0]), gaussian.term, gaussian.accurate.term)


def test_a_form_is_made_of_the_functions_that_have_code() -> None:
    names = {d.name for d in ACCURATE}
    for formula in (*DIVERGENCES.values(), *OTHERS.values()):
        used = {part.split("(")[0].split("*")[-1].split(" ")[-1] for part in show(formula.accurate.term).split(")")}
        assert {u for u in used if u.isidentifier() and "_" in u and not u[-1].isdigit()} - names <= {""}


# ---- what the forms are worth --------------------------------------------------------------------------------

GOAL = 8
QUICK = ("gaussian", "poisson", "bernoulli", "vae", "bernoulli-logits", "gaussian-log-variances", "gaussian-natural")


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", QUICK)
def test_at_most_8_ulp_never_negative_never_lost(name: str, dtype: type[np.floating]) -> None:
    formula = DIVERGENCES[name]
    found = measure(compile_function(formula.form, "numpy"), formula.form, formula.accurate.place, dtype, 40, 50)
    assert found.ulps <= GOAL and found.negative == found.lost == found.above == 0, found


@pytest.mark.slow
@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
@pytest.mark.parametrize("formula", [*DIVERGENCES.values(), *OTHERS.values()], ids=lambda f: f.name)
def test_every_form_meets_the_goal_on_every_target(formula: Formula, target: str) -> None:
    found = measure(compile_function(formula.form, target), formula.form, formula.accurate.place, np.float64, 40, 50)
    assert found.ulps <= GOAL and found.negative == found.lost == found.above == 0, found


def test_a_measurement_sees_what_is_wrong() -> None:
    """The closed form as it stands, and a function that is off by a tenth of a millionth of a millionth."""
    formula = DIVERGENCES["poisson"]
    good = compile_function(formula.form, "numpy")

    def textbook(a: Any, c: Any) -> Any:
        with np.errstate(all="ignore"):
            return a * np.log(a / c) - a + c

    cancels = measure(textbook, formula.form, formula.accurate.place, np.float64, 40, 0)
    assert cancels.ulps > 1e6 and cancels.negative > 0 and cancels.lost > 0
    off = measure(lambda a, c: good(a, c) * (1 + 1e-13), formula.form, formula.accurate.place, np.float64, 40, 0)
    assert off.ulps > 400
    wrong_at_0 = measure(lambda a, c: good(a, c) - 1e-320, formula.form, formula.accurate.place, np.float64, 200, 0)
    assert wrong_at_0.negative > 0
