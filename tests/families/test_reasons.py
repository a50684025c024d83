"""Why there is no closed form: in words for a reader, never in those of a rule of the kernel."""

import inspect
import re
import sys

import pytest
import sympy

import symit
from symit import family, kl, real
from symit.families import Uniform
from symit.families.catalogue import CATALOGUE
from symit.families.closed_forms.finding import Request
from symit.families.measures.measures import MEASURES
from symit.families.requests import expression
from symit.language.errors import NotUnderstood

REASONS = {
    "moment(Bernoulli(p), -1)": "1/x has no value at x = 0, to which Bernoulli gives positive probability",
    "moment(Poisson(3), -1/2)": "1/√x has no value at x = 0, to which Poisson gives positive probability",
    "moment(Uniform(-1, 1), k)": "x^k has no value at x < 0, where Uniform has positive probability",
    "moment(Normal(m, s), -1)": "no closed form is known for ∫_{−∞}^∞ 1/x · exp(x m/s² − x²/(2 s²)) dx",
    "log_partition(Cauchy(2, 1))": (
        "Cauchy is no exponential family in its parameters: "
        "its log-density has log(location² − 2 location x + scale² + x²)"
    ),
    "squared_hellinger(ExpInverseGamma(k, l), Laplace(m, s))": (
        "no closed form is known for ∫_{−∞}^∞ √(ExpInverseGamma(k, l, x) Laplace(x; m, s)) dx"
    ),
    "wasserstein(Weibull(k, 1), Weibull(l, 2), 1)": (
        "no closed form is known for ∫_{−∞}^∞ |F(x) − G(x)| dx, "
        "where F and G are the distribution functions of Weibull(k, 1) and Weibull(l, 2)"
    ),
}
RAW = re.compile(r"[%#]|cannot show|left - right|not known to|do not meet|division by zero|[₁₂]")
"""What a rule of the kernel says, and what it calls a bound variable."""
x = real("x")
HALF = family("Half", sympy.Piecewise((2, 2 * x < 1), (0, True)), (x, sympy.Interval.open(0, 1)))


@pytest.mark.parametrize("question", REASONS)
def test_a_reason_is_meant_for_a_reader(question: str) -> None:
    found = symit.derive(question)
    assert (found.status, found.why) == ("unknown", REASONS[question])


def test_a_density_that_is_0_on_a_part_is_no_division_by_zero() -> None:
    found = symit.derive(kl(Uniform(0, 1), HALF()))
    assert found.why == "no closed form is known for ∫_0^1 rel_entr(Uniform(x; 0, 1), Half(x)) dx"


@pytest.mark.parametrize("measure", ["log_partition", "moment_of_-1", "moment_of_1/2", "tsallis_entropy_of_3"])
def test_no_reason_is_raw(measure: str) -> None:
    name, *numbers = measure.split("_of_")
    members = (f.at(*f.variables) for f in CATALOGUE.values() if not f.sized)
    requests = [Request(MEASURES[name], (member,), tuple(map(expression, numbers))) for member in members]
    assert [why for request in requests if RAW.search(why := symit.derive(request).why)] == []


def many(n: int) -> str:
    return ", ".join([f"1/{n}"] * n)


def test_what_is_too_large_is_said_in_one_line() -> None:
    found = symit.derive(f"entropy(Categorical({many(140)}))")
    assert (found.status, found.why) == ("unknown", "it nests too deep, or grows too large, to be worked out")
    assert found.value() is None
    with pytest.raises(NotUnderstood, match=r"^entropy is asked for of what is too large to be read$"):
        symit.derive(f"entropy(Categorical({many(200)}))")


def test_what_nests_too_deep_is_said_in_one_line() -> None:
    question = "kl(Gumbel(a, 17), Logistic(c, 19))"
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        found = symit.derive(question)
    finally:
        sys.setrecursionlimit(limit)
    assert (found.status, found.why) == ("unknown", "it nests too deep, or grows too large, to be worked out")
