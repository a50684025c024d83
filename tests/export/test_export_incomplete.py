"""The incomplete Gamma and Beta functions that exports carry along: every input ends, most digits are right."""

from __future__ import annotations

import math
from contextlib import suppress
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from itertools import product
from typing import Any

import numpy as np
import pytest
from mpmath import mp
from scipy import special

from symit.export.carried import gamma_for_numpy, incomplete_for_mpmath, incomplete_for_numpy, incomplete_for_python
from symit.export.carried.wide_for_numpy import Wide
from symit.export.load import compile_function
from symit.library.deriving import derive

WIDE = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
SIZES = (5e-324, 0.3, 99.0, 1e6, 1e12, 1.7e308)
NEGATIVE = (-1e300, -150.5, -7.0, -2.5)


def in_decimals(function: Any, *values: float) -> Decimal:
    with localcontext(WIDE):
        return function(*map(Decimal, values))


def in_floats(function: Any, *values: float) -> None:
    """Exported functions turn to decimals after such an error."""
    with suppress(ArithmeticError, ValueError):
        function(*values)


@pytest.mark.parametrize("s", [*NEGATIVE, 0.0, *SIZES])
def test_the_incomplete_gamma_function_ends(s: float) -> None:
    """Where x is close to a huge shape its series would take as many terms as the root of the shape."""
    for x in (*SIZES, *(s * (1 + part) for part in (-1e-9, 0, 1e-9, 0.1) if s > 0)):
        in_decimals(incomplete_for_python.upper_gamma, s, x)
        in_floats(incomplete_for_python.upper_gamma, s, x)


def test_the_incomplete_beta_function_ends() -> None:
    for a, b, x in product((5e-324, 0.3, 1e300, 1.7e308), (1e-17, 1e300, 1.7e308), (5e-324, 0.5, 1 - 1e-16)):
        in_floats(incomplete_for_python.regularized_beta, a, b, x)
        in_decimals(incomplete_for_python.regularized_beta, a, b, x)


@pytest.mark.parametrize("s", [-150.5, -2.5, 0.0, 1e-5, 0.3, 50.0])
def test_three_languages_have_one_incomplete_gamma_function(s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (incomplete_for_numpy, gamma_for_numpy):
        monkeypatch.setattr(module, "special", special, raising=False)
    for x in (1e-3, 0.3, 1.0, 30.0, 70.0):
        with mp.workdps(90):
            exact = mp.gammainc(s, x)
            assert abs(mp.mpf(str(in_decimals(incomplete_for_python.upper_gamma, s, x))) / exact - 1) < 1e-30
            wide = incomplete_for_numpy.upper_gamma(Wide.of(np.array([s])), Wide.of(np.array([x])))
            assert abs(mp.ldexp(float(wide.m[0]), int(wide.e[0])) / exact - 1) < 1e-12
        floats = (
            incomplete_for_python.upper_gamma(s, x),
            incomplete_for_numpy.upper_gamma(np.array([s]), np.array([x])),
        )
        assert [float(np.ravel(v)[0]) for v in floats] == pytest.approx([float(exact)] * 2, rel=1e-13)


def test_a_large_shape_is_close_to_a_normal_distribution() -> None:
    """Temme's expansion where it takes over, against the series that it takes over from."""
    s = 1.0001e6
    for z in (-2, 1e-9, 0.5, 9.9):
        x = s + z * s**0.5
        with localcontext(WIDE):
            share = incomplete_for_python.share_above(Decimal(s), Decimal(x) / Decimal(s) - 1)
            whole = incomplete_for_python.log_gamma(Decimal(s)).exp()
            assert abs(incomplete_for_python.near_zero(Decimal(s), Decimal(x)) / whole / share - 1) < Decimal("1e-15")


def test_the_tail_of_the_normal_distribution_in_mpmath() -> None:
    with mp.workdps(30):
        for x in (-30, -1e3, -1e6, -3e7):
            with mp.workdps(60):
                exact = mp.ncdf(x)
            assert abs(incomplete_for_mpmath.Phi(mp.mpf(x)) / exact - 1) < 1e-28
        assert incomplete_for_mpmath.Phi(mp.mpf(1e200)) == 1  # where mpmath runs out of numbers
        assert incomplete_for_mpmath.Phi(mp.mpf(-1e200)) > 0


def test_what_only_one_case_needs_is_not_computed_in_another() -> None:
    """(b/a)^(b/(a - b)) stands in two of three cases, and has no value in the third."""
    found = derive("total_variation(Exponential(a), Exponential(b))").published
    assert found is not None
    for target in ("python", "numpy", "mpmath"):
        function = compile_function(found.numeric_form(), target)
        assert function(2.0, 2.0) == 0
        assert float(function(2.0, 1.0)) == pytest.approx(0.25)
    assert compile_function(found.numeric_form(), "numpy")([2.0, 2.0], [2.0, 1.0]) == pytest.approx([0, 0.25])


def test_a_divisor_that_is_rounded_to_0_gets_more_digits() -> None:
    """1 - exp(-1e-40), to 15 digits."""
    found = derive("kl(DiscreteLaplace(a), DiscreteLaplace(b))").published
    assert found is not None
    value = compile_function(found.numeric_form(), "mpmath")(1e-40, 2e-40)
    assert float(value) == pytest.approx(1 - math.log(2), rel=1e-2)


def test_the_incomplete_gamma_function_ends_in_mpmath() -> None:
    for s, x in product((1e16, 1e142, -1e25), (1e-3, 1.0000001e16, 1e177)):
        assert mp.isfinite(incomplete_for_mpmath.upper_gamma(mp.mpf(s), mp.mpf(x))) == (s != 1e16 or x != 1.0000001e16)
    with mp.workdps(80):
        exact = mp.gammainc(1e20, 3e20)
    with mp.workdps(30):
        assert abs(incomplete_for_mpmath.upper_gamma(mp.mpf(1e20), mp.mpf(3e20)) / exact - 1) < 1e-28
