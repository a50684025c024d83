"""What lies in a tail, beside an exponential as large: the carried functions, the forms that use them, and forms that
once were refused although the formula is proved."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, ctx

import symit
from symit.evidence import balls
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter
from symit.kernel import build as b
from symit.special import (
    BELL_SHARE,
    DIGAMMA_REST,
    EIN,
    EXP_LOWER,
    EXP_TAIL,
    EXP_UPPER,
    LOG_GAMMA_REST,
    LOG_PHI_GAP,
    PHI_WITHIN,
)

VARIABLES = [b.real(name) for name in ("x1", "x2", "x3", "x4")]
PLACES = [
    (LOG_PHI_GAP, (1.5, -0.25, 1.75)),
    (LOG_PHI_GAP, (40.5, 40.25, 0.25)),
    (LOG_PHI_GAP, (-30.0, -42.0, 12.0)),
    (LOG_PHI_GAP, (0.5 + 2**-40, 0.5, 2**-40)),
    (BELL_SHARE, (40.25, 41.25, 40.25, 1.0)),
    (BELL_SHARE, (-30.0, -30.0, -42.0, 12.0)),
    (BELL_SHARE, (-42.0, -30.0, -42.0, 12.0)),
    (BELL_SHARE, (1.5, 1.5, -3.0, 4.5)),
    (EXP_TAIL, (-3.0, 60.0)),
    (EXP_TAIL, (-700.0, -40.0)),
    (EXP_UPPER, (-2.0, -99.0, 700.0)),
    (EXP_UPPER, (1.0, 2.5, 0.125)),
    (EXP_UPPER, (0.0, 0.0, 3.0)),
    (EXP_LOWER, (-1.0, 35.0, 0.0625)),
    (EXP_LOWER, (-40.0, 3.5, 42.0)),
    *((PHI_WITHIN, (x,)) for x in (0.75, -3.0, 12.0, -45.0, 2.0**-40, -(2.0**-900))),
    *((EIN, (x,)) for x in (0.125, -1.5, 7.0, -40.0)),
    (LOG_GAMMA_REST, (3e7,)),
    (DIGAMMA_REST, (3e7,)),
    (DIGAMMA_REST, (0.0625,)),
]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("definition, at", PLACES, ids=[f"{d.name}-{k}" for k, (d, _) in enumerate(PLACES)])
def test_functions_of_tails_have_their_digits_in_every_language(definition, at) -> None:
    variables = VARIABLES[: len(at)]
    values = {v: Fraction(x) for v, x in zip(variables, at, strict=True)}
    term = b.app(definition, *variables)
    exact = balls.evaluate(term, values, 5000)
    form = NumericForm("tail", "", tuple(Parameter(v, "") for v in variables), term, term, "")
    for target in ("numpy", "python", "mpmath"):
        value = compile_function(form, target)(*at)
        with ctx.workprec(300):
            assert float(abs(arb(float(value)) / exact - 1)) < 1e-13, target


FAR = {
    "kl(Rayleigh(s), ExpInverseGamma(a, c))": (18.7, 15.2, 0.707),
    "kl(PowerFunction(a), Moyal(m, s))": (187.0, 0.948, 13.0),
    "kl(TruncatedNormal(m, s, a, c), Normal(n, t))": (0.00506, 0.0489, -0.835, 0.0329, -44.0, 22.1),
    "kl(Maxwell(a), Gumbel(m, s))": (187.0, 0.948, 13.0),
    "kl(Gamma(a, c), Weibull(k, l))": (3e7, 2e7, 1.5, 2.0),
    "kl(Normal(m, s), Gumbel(n, t))": (3.0, 2**-30, 3.0 + 2**-29, 2**-30),
    "kl(ContinuousBernoulli(l), Gamma(a, c))": (1.5, 2.0, 0.75),
    "kl(StudentT(nu), Normal(m, s))": (2.75, 1.5, 0.25),
    "kl(InverseGamma(a, c), HalfNormal(s))": (2.75, 1.5, 0.25),
    "kl(Categorical(p, q, r), Poisson(l))": (0.25, 0.0625, 3.5),
    "kl(ContinuousBernoulli(l), TruncatedNormal(m, s, a, c))": (1.5, 0.25, 0.75, -1.0, 2.5),
}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("question", FAR)
def test_what_is_proved_is_exported_with_its_digits(question) -> None:
    (function,) = symit.derive(question).published.numeric_functions()
    names = [p.variable for p in function.form.parameters]
    values = {v: Fraction(x) for v, x in zip(names, FAR[question], strict=True)}
    exact = balls.evaluate(function.form.closed_form, values, 20_000)
    value = compile_function(function.form, "numpy")(*FAR[question])
    with ctx.workprec(300):
        assert float(abs(arb(float(value)) / exact - 1)) < 1e-10
