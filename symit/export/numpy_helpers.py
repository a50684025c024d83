"""Functions that exported numpy source carries along: each is copied, as it stands here, into the modules that use it.

So they need numpy alone and know nothing of symit.  Arrays of float64 go in and come out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray


def check_option(outside: str) -> None:
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')


def as_float64(*parameters: ArrayLike) -> tuple[NDArray[np.float64] | np.dtype, ...]:
    """The parameters in float64, and last the dtype that numpy's promotion gives the result (float64 for integers)."""
    given = [p if isinstance(p, (int, float)) else np.asarray(p) for p in parameters]
    dtype = np.result_type(*given)
    if not np.can_cast(dtype, np.float64):
        raise TypeError(f"the parameters must be real numbers of at most 64 bits, not {dtype}")
    result = dtype if np.issubdtype(dtype, np.floating) else np.dtype(np.float64)
    return *(np.asarray(p, dtype=np.float64) for p in given), result


def components(**vectors: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Vectors of one length: each has its components along the last axis."""
    for name, vector in vectors.items():
        if vector.ndim == 0:
            raise ValueError(f"{name} must be an array: its last axis is the axis of components")
    return np.broadcast_arrays(*vectors.values())


def inside(
    parameter: NDArray[np.float64], violated: NDArray[np.bool_], demand: str, outside: str
) -> NDArray[np.float64]:
    """`parameter` where it is as demanded; elsewhere nan, or an error."""
    if not np.any(violated):
        return parameter
    if outside == "raise":
        raise ValueError(f"{demand}, but is {np.broadcast_to(parameter, np.shape(violated))[violated][0]}")
    return np.where(violated, np.nan, parameter)


def blocks(*parameters: NDArray[np.float64]) -> np.nditer:
    """The parameters, broadcast, and last the result to be filled: in blocks that fit the processor's cache."""
    operands: list[NDArray[np.float64] | None] = [*parameters, None]
    return np.nditer(
        operands,
        flags=["external_loop", "buffered", "zerosize_ok"],
        op_flags=[["writeonly", "allocate"] if operand is None else ["readonly"] for operand in operands],
        buffersize=8192,
    )


def total(summands: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum over the last axis, which numpy adds up in pairs when it is contiguous."""
    result: NDArray[np.float64] = np.sum(np.ascontiguousarray(summands), axis=-1)
    return result


def rounded(value: NDArray[np.float64], missing: NDArray[np.bool_], dtype: DTypeLike) -> NDArray[np.floating]:
    """The value in the caller's dtype, nan where a parameter is; a scalar for scalars."""
    result: NDArray[np.floating] = np.where(missing, np.nan, value).astype(dtype)[()]
    return result


def log1pmx(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """log(1 + u) - u for u > -1, without cancellation.

    With t = u/(2 + u), log(1 + u) = 2 artanh(t) = 2t + t*R(t^2), so log(1 + u) - u = t*(R(t^2) - u): DLMF 4.37(iv)
    and 4.38.5; fdlibm's e_log.c uses the same identity.  Away from 0 the plain difference is accurate.
    """
    t = u / (2 + u)
    near = t * (artanh_remainder(t * t) - u)
    far = np.log1p(np.minimum(u, LARGEST)) - u
    return np.where((u >= -0.3) & (u <= 0.4), near, far)


def xlog1pmx(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """(1 + u) log(1 + u) - u for u > -1, without cancellation, and its limit 1 at -1; as in `log1pmx`."""
    t = u / (2 + u)
    near = t * (u + (1 + u) * artanh_remainder(t * t))
    logarithm = np.log1p(np.maximum(u, -1 + EPSILON))
    far = np.where(u > 0, u * logarithm - (np.minimum(u, LARGEST) - logarithm), (1 + u) * logarithm - u)
    return np.where((u >= -0.3) & (u <= 0.4), near, far)


def expm1mx(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """exp(u) - 1 - u without cancellation: the exponential series (DLMF 4.2.19) near 0, a difference elsewhere."""
    near = u * u * polynomial(EXPONENTIAL_SERIES, u)
    far = np.expm1(u) - np.minimum(u, LARGEST)
    return np.where(np.abs(u) <= 0.5, near, far)


def artanh_remainder(y: NDArray[np.float64]) -> NDArray[np.float64]:
    """R(y) = 2*(artanh(t)/t - 1) for y = t^2 <= (3/17)^2, by the series 2*(y/3 + y^2/5 + ...), DLMF 4.38.5."""
    return y * polynomial(ARTANH_SERIES, y)


def polynomial(coefficients: tuple[float, ...], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """c_0 + c_1 x + c_2 x^2 + ..., by Horner's rule."""
    result = np.full_like(x, coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        result *= x
        result += coefficient
    return result


# As many terms as bring what is left out below 2^-56 of the value, on the intervals above.
ARTANH_SERIES = tuple(2 / (2 * k + 3) for k in range(11))
EXPONENTIAL_SERIES = tuple(1 / np.cumprod(np.arange(2.0, 16.0)))
LARGEST = np.finfo(np.float64).max
EPSILON = np.finfo(np.float64).eps / 2
