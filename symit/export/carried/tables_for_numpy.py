"""Functions of joint tables that exported numpy source carries
along, beside those of `for_numpy`.

What is small because two things nearly agree is computed from their difference: a
marginal and a product of marginals are pairs of floats, a float and what rounding took
from it, and the cell minus the product is taken from the pair.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symit.export.carried.arguments_for_numpy import accepted, off_1, result_dtype
from symit.export.carried.for_numpy import (
    kl_div,
    lost,
    times_log_ratio,
    two_difference,
)

Array: TypeAlias = NDArray[np.float64]
Pair: TypeAlias = tuple[Any, Any]
"""A float and what rounding took from it, or arrays of such."""

# ---- from arguments to a result ------------------------------------------------------


def evaluate_table(
    body: Callable[..., Any],
    axes: int | None,
    base: int | None,
    outside: str,
    p: ArrayLike,
) -> NDArray[np.floating]:
    """The body at a table, whose probabilities lie along the last axes or along all of
    them, divided by log(base)."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    given = accepted("p", p)
    if isinstance(given, np.ma.MaskedArray):
        raise TypeError("p is masked, and probabilities are all there or none")
    dtype = result_dtype([given])
    table = np.asarray(given, np.float64)
    number = max(2, table.ndim) if axes is None else axes
    if table.ndim < number:
        raise ValueError("p must have at least two axes")
    broken = impossible(table, number, off_1(dtype), outside)
    with np.errstate(all="ignore"):
        value = np.maximum(body(number, table), 0.0)
        value = value if base is None else value / np.log(base)
        result: NDArray[np.floating] = np.where(broken, np.nan, value).astype(dtype)[()]
    return result


def impossible(p: Array, number: int, tolerance: float, outside: str) -> Any:
    """Where a table is no distribution; or an error."""
    axes = tuple(range(-number, 0))
    whole = p.sum(axis=axes)
    negative, off = p < 0, np.abs(whole - 1) > tolerance
    if outside == "raise" and negative.any():
        least = np.extract(negative, p)[0]
        raise ValueError(f"p must not be negative, but has {least}")
    if outside == "raise" and off.any():
        total = np.extract(off, whole)[0]
        raise ValueError(f"p must add up to 1, but adds up to {total}")
    return negative.any(axis=axes) | off


# ---- joint tables --------------------------------------------------------------------


def dependence_value(number: int, p: Array) -> Any:
    """The divergence of a table from the product of its marginals."""
    margins = [margin(p, axis, number) for axis in range(-number, 0)]
    inverse = reciprocal(pair_sum(flattened(p, p.ndim - number)))
    inverse = tuple(part.reshape(*part.shape, *[1] * number) for part in inverse)
    product = margins[0]
    for one in margins[1:]:
        product = times(times(product, one), inverse)
    high, low = product
    d = (p - high) - low
    d = np.where(np.abs(d) > PAIRED * high, d, 0.0)
    logarithm = sum(np.log(one) for one, _ in margins)
    terms = relative(p, high, d, logarithm)
    return np.sum(terms, axis=tuple(range(-number, 0)))


def conditional_entropy_value(number: int, p: Array) -> Any:
    high, low = margin(p, -2, number)
    b = np.broadcast_to(high, p.shape)
    return -np.sum(times_log_ratio(p, b, (p - high) - low), axis=(-2, -1))


def relative(a: Array, b: Any, d: Any, logarithm: Any) -> Any:
    """a log(a/b) - a + b, with d = a - b and log(b): never negative, 0 where a = b, b
    where a = 0, and inf where b = 0 < a."""
    far = a > MANY * b
    beyond = a * (np.log(np.where(far, a, 1.0)) - np.where(far, logarithm, 0.0)) - d
    return np.where(far, beyond, kl_div(a, np.where(far, a, b), np.where(far, 0.0, d)))


def margin(p: Array, axis: int, number: int) -> Pair:
    """The sums over the other ones of the last axes, in the shape of the table."""
    first = p.ndim - number
    moved = np.moveaxis(p, axis, first)
    shape = [*p.shape[:first], *[1] * number]
    shape[axis] = p.shape[axis]
    high, low = pair_sum(flattened(moved, first + 1))
    return high.reshape(shape), low.reshape(shape)


def flattened(x: Array, kept: int) -> Array:
    """With the axes after the first few as one."""
    return x.reshape(*x.shape[:kept], math.prod(x.shape[kept:]))


def pair_sum(x: Any) -> Pair:
    """The sum over the last axis, by halves."""
    high, low = x, np.zeros_like(x)
    while high.shape[-1] > 1:
        half = high.shape[-1] // 2
        one, two = high[..., :half], high[..., half : 2 * half]
        added, tail = two_difference(one, -two)
        tail = tail + low[..., :half] + low[..., half : 2 * half]
        high = np.concatenate([added, high[..., 2 * half :]], axis=-1)
        low = np.concatenate([tail, low[..., 2 * half :]], axis=-1)
    return settled(high[..., 0], low[..., 0])


def times(x: Pair, y: Pair) -> Pair:
    high = x[0] * y[0]
    return settled(high, lost(x[0], y[0], high) + (x[0] * y[1] + x[1] * y[0]))


def reciprocal(x: Pair) -> Pair:
    """1/x, for x near 1."""
    high = 1 / x[0]
    product = high * x[0]
    return high, high * ((1 - product) - lost(high, x[0], product) - high * x[1])


def settled(high: Any, low: Any) -> Pair:
    """The same sum, with the high part as large as it can be."""
    whole = high + low
    return whole, low - (whole - high)


PAIRED = 2.0**-96  # a difference below it may come from the rounding of pairs
MANY = 1e290  # a ratio beyond which the logarithms of a and b do not cancel
