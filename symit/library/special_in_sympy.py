"""What SymPy has for the special functions, each of which is an integral, a sum or a derivative by its definition.

For `published`, which knows both them and SymPy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sympy import (
    EulerGamma,
    atan,
    besseli,
    betainc_regularized,
    digamma,
    erf,
    gamma,
    loggamma,
    sqrt,
    trigamma,
    uppergamma,
    zeta,
)

from symit import special as s
from symit.kernel.terms import Definition

IN_SYMPY: Mapping[Definition, Callable[..., Any]] = MappingProxyType(
    {
        s.GAMMA: gamma,
        s.LOG_GAMMA: loggamma,
        s.DIGAMMA: digamma,
        s.TRIGAMMA: trigamma,
        s.EULER: lambda: EulerGamma,
        s.NORMAL_CDF: lambda x: (1 + erf(x / sqrt(2))) / 2,
        s.UPPER_GAMMA: uppergamma,
        s.REGULARIZED_BETA: lambda a, b, x: betainc_regularized(a, b, 0, x),
        s.BESSEL_I0: lambda x: besseli(0, x),
        s.BESSEL_I1: lambda x: besseli(1, x),
        s.BESSEL_I2: lambda x: besseli(2, x),
        s.ARCTAN: atan,
        s.ZETA: zeta,
    }
)
