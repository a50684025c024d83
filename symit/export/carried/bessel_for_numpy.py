"""The modified Bessel functions that exported numpy source carries along: SciPy's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from symit.export.carried.for_numpy import exp
from symit.export.carried.wide_for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def bessel_i0(x: Real) -> Real:
    if isinstance(x, Wide):
        return Wide(special.i0e(x.floats())) * exp(abs(x))
    return special.i0(x)


def bessel_i1(x: Real) -> Real:
    if isinstance(x, Wide):
        return Wide(special.i1e(x.floats())) * exp(abs(x))
    return special.i1(x)
