"""The normal distribution function that exported numpy source carries along: SciPy's.

Beyond the range of floats it is 0 or 1 to all digits that a sum with it can have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from symit.export.carried.for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def Phi(x: Real) -> Real:
    return Wide(special.ndtr(x.floats())) if isinstance(x, Wide) else special.ndtr(x)
