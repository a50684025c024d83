"""From the arguments of an exported numpy function to its result: what is accepted,
what breaks a condition, blocks, vectors, and what left the range of float64.

Copied, as it stands here, into the modules that use it; it needs numpy alone.  The
body of a function runs on floats and arrays, and once more on `Wide` for the elements
for which something on the way left the range.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symit.export.carried.wide_for_numpy import Wide

# ---- from arguments to a result ------------------------------------------------------


def evaluate(
    body: Callable[..., Any],
    broken: Callable[..., Iterable[tuple[int, Any, str]]],
    outside: str,
    again: Callable[..., float] | None = None,
    in_need: Callable[..., Any] | None = None,
    /,
    **parameters: ArrayLike,
) -> NDArray[np.floating]:
    """The body at every element, block by block, in the dtype that numpy's promotion
    gives the result; `again` for those that are in need of it as terms cancel."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    values: list[Any] = list(parameters.values())
    if all(type(p) in (float, int, np.float64) for p in values):
        number: NDArray[np.floating] | None = of_numbers(
            body, broken, [float(p) for p in values]
        )
        if number is not None and (
            in_need is None or not in_need(body, number, values)
        ):
            return number
    given = [accepted(name, p) for name, p in parameters.items()]
    dtype = result_dtype(given)
    operands = [np.ma.filled(np.ma.asarray(p, np.float64), np.nan) for p in given]
    with np.errstate(all="ignore"), blocks(operands, dtype) as parts:
        for *values, part in parts:
            found = violations(broken, values)
            if in_need is not None:
                found = sure(broken, values, found)
            numbers = inside(found, outside, list(parameters), values)
            value = guarded(body, numbers)
            if again is not None and in_need is not None:
                value = closer(again, value, numbers, in_need(body, value, numbers))
            np.add(value, 0.0, out=part, casting="same_kind")  # which makes -0.0 0.0
        result: NDArray[np.floating] = parts.operands[-1][()]
    masks = [np.ma.getmaskarray(p) for p in given if isinstance(p, np.ma.MaskedArray)]
    return masked(result, masks) if masks else result


def of_numbers(
    body: Callable[..., Any],
    broken: Callable[..., Iterable[tuple[int, Any, str]]],
    values: list[float],
) -> Any:
    """The body at numbers; None where one is nan, breaks a condition, or may lead out
    of the range of float."""
    if not all(LITTLE <= abs(v) <= MUCH or v == 0 for v in values):
        return None
    if any(where for _, where, _ in broken(*values)):
        return None
    try:
        with np.errstate(all="ignore"):
            value = np.float64(body(*values))
    except (ArithmeticError, ValueError):
        return None
    return value if LEAST < abs(value) < np.inf else None


def accepted(name: str, parameter: ArrayLike) -> Any:
    """A number or an array of numpy; other libraries' arrays have an index or a unit,
    which would be lost."""
    if isinstance(parameter, (bool, int, float, np.generic)) or type(parameter) in (
        np.ndarray,
        np.ma.MaskedArray,
    ):
        return parameter
    if isinstance(parameter, (list, tuple)):
        return np.asarray(parameter)
    kind = type(parameter).__name__
    raise TypeError(f"{name} is a {kind}, not a number or an array of numpy")


def result_dtype(parameters: list[Any]) -> np.dtype[Any]:
    """float64, or the smaller type of floats that the parameters are promoted to."""
    dtype = np.result_type(*parameters)
    if not np.can_cast(dtype, np.float64):
        raise TypeError(
            f"the parameters must be real numbers of at most 64 bits, not {dtype}"
        )
    return dtype if np.issubdtype(dtype, np.floating) else np.dtype(np.float64)


def blocks(operands: list[Any], dtype: np.dtype[Any]) -> Any:
    """The operands, broadcast, and last the result to be filled: in blocks that stay in
    the processor's cache."""
    every: Any = [*operands, None]
    flags: Any = [*([["readonly"]] * len(operands)), ["writeonly", "allocate"]]
    return np.nditer(
        every,
        flags=["external_loop", "buffered", "zerosize_ok"],
        op_flags=flags,
        op_dtypes=[*([np.dtype(np.float64)] * len(operands)), dtype],
        casting="same_kind",
        buffersize=8192,
    )


def masked(
    values: NDArray[np.floating], masks: list[NDArray[np.bool_]]
) -> NDArray[np.floating]:
    """The values with the masks that parameters had."""
    mask = np.zeros(values.shape, bool)
    for one in masks:
        mask |= one
    result: NDArray[np.floating] = np.ma.MaskedArray(values, mask)
    return result


def inside(
    found: Iterable[tuple[int, Any, str]],
    outside: str,
    names: list[str],
    values: list[Any],
) -> list[Any]:
    """The values, with nan in the place of those that break a condition; or an
    error."""
    infinite = [
        (k, np.isinf(value), f"{names[k]} must be finite")
        for k, value in enumerate(values)
    ]
    for k, where, demand in (*found, *infinite):
        if np.any(where):
            if outside == "raise":
                raise ValueError(f"{demand}, but is {np.extract(where, values[k])[0]}")
            values[k] = np.where(where, np.nan, values[k])
    return values


def violations(
    broken: Callable[..., Iterable[tuple[int, Any, str]]], values: list[Any]
) -> Iterable[tuple[int, Any, str]]:
    """What breaks a condition; where something on the way left the range of float64,
    again with exponents that have no bound."""
    try:
        with np.errstate(over="raise", under="raise"):
            return list(broken(*values))
    except FloatingPointError:
        return broken(*map(Wide.of, values))


def sure(
    broken: Callable[..., Iterable[tuple[int, Any, str]]],
    values: list[Any],
    found: Iterable[tuple[int, Any, str]],
) -> Iterable[tuple[int, Any, str]]:
    """Of what seems to break a condition what does, with sums and products that are
    exact."""
    shape, found = np.broadcast_shapes(*map(np.shape, values)), list(found)
    seeming = np.zeros(shape, bool)
    for _, where, _ in found:
        seeming |= where
    for value in values:
        seeming &= np.isfinite(value)
    if not seeming.any():
        return found
    every = [
        np.array(list(map(Fraction, np.broadcast_to(v, shape)[seeming].tolist())))
        for v in values
    ]
    result = []
    for (k, where, demand), (_, breaks, _) in zip(found, broken(*every), strict=True):
        surely = np.array(np.broadcast_to(where, shape))
        surely[seeming] = breaks
        result.append((k, surely, demand))
    return result


# ---- vectors -------------------------------------------------------------------------


def components(**vectors: ArrayLike) -> list[Any]:
    """Vectors of one length: each has its components along the last axis."""
    given = [accepted(name, vector) for name, vector in vectors.items()]
    for name, vector in zip(vectors, given, strict=True):
        if np.ndim(vector) == 0:
            raise ValueError(
                f"{name} must be an array: its last axis is the axis of components"
            )
    lengths = {np.shape(vector)[-1] for vector in given} - {1}
    if len(lengths) > 1:
        raise ValueError(f"{' and '.join(vectors)} must have the same length")
    return given


def shares(name: str, vector: Any, outside: str) -> Any:
    """A vector whose components add up to 1, but for rounding; nan, or an error, where
    they do not."""
    totals = np.sum(vector, axis=-1, dtype=np.float64)
    wrong = np.ma.filled(np.abs(totals - 1) > off_1(result_dtype([vector])), False)
    if not np.any(wrong):
        return vector
    if outside == "raise":
        total = np.extract(wrong, totals)[0]
        raise ValueError(f"{name} must add up to 1, but adds up to {total}")
    return np.where(wrong[..., np.newaxis], np.nan, vector)


def off_1(dtype: Any) -> float:
    """How far from 1 probabilities may add up to: half the digits of their dtype, as in
    numpy.random.choice, and what is left where they were float32 before."""
    return max(math.sqrt(np.finfo(dtype).eps), 1e-5)


def length(vector: Any) -> int:
    return int(np.shape(vector)[-1])


def along(number: ArrayLike) -> Any:
    """A parameter that is the same for all components."""
    return np.asanyarray(number)[..., np.newaxis]


def total(
    summand: Callable[..., Any], vectors: list[Any], *others: ArrayLike
) -> NDArray[np.floating]:
    """The sum of the summands over the last axis, in float64 and rounded once."""
    dtype = result_dtype([*vectors, *others])
    summands = summand(*(np.ma.asanyarray(v, np.float64) for v in vectors))
    result: NDArray[np.floating] = np.sum(summands, axis=-1).astype(dtype)[()]
    return result


# ---- the range of the exponent -------------------------------------------------------


def guarded(body: Callable[..., Any], values: list[Any]) -> Any:
    """The body; where something on the way left the range of float64, again with
    exponents that have no bound."""
    try:
        with np.errstate(all="raise"):
            return body(*values)
    except FloatingPointError:
        pass
    shape = np.broadcast_shapes(*map(np.shape, values))
    result = np.array(np.broadcast_to(body(*values), shape), np.float64)
    extreme = ~((np.abs(result) > LEAST) & (np.abs(result) < np.inf))
    for value in values:
        size = np.abs(value)
        extreme |= (size > MUCH) | ((size < LITTLE) & (size > 0))
    for value in values:
        extreme &= ~np.isnan(value)
    if extreme.any():
        again = body(*(Wide.of(value[extreme]) for value in values))
        result[extreme] = Wide.of(again).floats()
    return result


# ---- what is computed again ----------------------------------------------------------


def losing(error: Callable[..., Any]) -> Callable[..., Any]:
    """What says where rounding has taken more than enough of a value."""

    def in_need(body: Callable[..., Any], value: Any, values: list[Any]) -> Any:
        size = np.abs(value)
        with np.errstate(all="ignore"):
            try:
                known = error(*values) + LEAST <= ENOUGH * size
            except (ArithmeticError, ValueError):
                return np.True_
        return ~(known & (size < np.inf))

    return in_need


def closer(
    again: Callable[..., float], value: Any, values: list[Any], near: Any
) -> Any:
    """The value, computed again, number by number, where terms have cancelled."""
    shape = np.broadcast_shapes(*map(np.shape, values))
    result = np.array(np.broadcast_to(value, shape), np.float64)
    near = np.broadcast_to(near, shape).copy()
    for one in values:
        near &= ~np.isnan(one)
    if near.any():
        every = (np.broadcast_to(one, shape)[near].tolist() for one in values)
        result[near] = [again(*numbers) for numbers in zip(*every, strict=True)]
    return result


ENOUGH = 1000  # units of rounding that may be lost before more digits are taken
LITTLE, MUCH = 1e-30, 1e30  # between these, powers of parameters stay in the range
LEAST = 1e-150  # above this, nothing is missing that underflowed on the way
