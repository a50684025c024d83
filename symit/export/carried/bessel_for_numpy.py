"""The modified Bessel functions that exported numpy source carries along: SciPy's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from symit.export.carried.for_numpy import exp
from symit.export.carried.wide_for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def bessel_i0(x: Real) -> Real:
    return scaled(special.i0e, x)


def bessel_i1(x: Real) -> Real:
    return scaled(special.i1e, x)


def bessel_i2(x: Real) -> Real:
    return scaled(lambda y: special.ive(2, y), x)


def scaled(function: Callable[[Any], Any], x: Real) -> Real:
    """function(x) exp(|x|): exp says where that is beyond float64, which i0 and i1 of
    SciPy do not."""
    value = function(x.floats() if isinstance(x, Wide) else x)
    return (Wide(value) if isinstance(x, Wide) else value) * exp(abs(x))
