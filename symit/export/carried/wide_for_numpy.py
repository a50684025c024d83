"""Floats whose exponents have no bound, which exported numpy source carries along."""

from __future__ import annotations

from typing import Any

import numpy as np


class Wide:
    """Numbers m * 2^e, with 1/2 <= |m| < 1 or m = 0: floats whose exponents have no
    bound.

    e is a whole number in a float.  Each operation rounds as float64 does.
    """

    __array_ufunc__ = None

    def __init__(self, mantissa: Any, exponent: Any = 0.0) -> None:
        self.m, shift = np.frexp(mantissa)
        self.e = np.where(self.m == 0, 0.0, exponent + shift)

    @staticmethod
    def of(x: Any) -> Wide:
        """x, if it is not Wide yet."""
        return Wide(np.asarray(x, np.float64)) if not isinstance(x, Wide) else x

    def floats(self) -> Any:
        """As float64, which may overflow or underflow."""
        return np.ldexp(self.m, np.clip(self.e, -4000, 4000).astype(np.int64))

    def __mul__(self, other: Any) -> Wide:
        other = Wide.of(other)
        return Wide(self.m * other.m, self.e + other.e)

    def __truediv__(self, other: Any) -> Wide:
        other = Wide.of(other)
        return Wide(self.m / other.m, self.e - other.e)

    def __add__(self, other: Any) -> Wide:
        other = Wide.of(other)
        e = np.where(
            self.m == 0,
            other.e,
            np.where(other.m == 0, self.e, np.maximum(self.e, other.e)),
        )
        return Wide(self.relative_to(e) + other.relative_to(e), e)

    def relative_to(self, e: Any) -> Any:
        """The numbers divided by 2^e."""
        return np.ldexp(self.m, np.clip(self.e - e, -4000, 4000).astype(np.int64))

    def __neg__(self) -> Wide:
        return Wide(-1 * self.m, self.e)

    def __abs__(self) -> Wide:
        return Wide(np.abs(self.m), self.e)

    def __sub__(self, other: Any) -> Wide:
        return self + -Wide.of(other)

    def __rsub__(self, other: Any) -> Wide:
        return Wide.of(other) - self

    def __rtruediv__(self, other: Any) -> Wide:
        return Wide.of(other) / self

    def __mod__(self, other: Any) -> Any:
        return self.floats() % other

    def __ge__(self, other: Any) -> Any:
        return (self - other).m >= 0

    def __le__(self, other: Any) -> Any:
        return (self - other).m <= 0

    def __gt__(self, other: Any) -> Any:
        return (self - other).m > 0

    def __lt__(self, other: Any) -> Any:
        return (self - other).m < 0

    __rmul__ = __mul__
    __radd__ = __add__
