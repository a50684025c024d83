"""How a function is called: with numbers, arrays or another library's tensors, by name or by place.

The function may be anything that can be called, so whatever it raises is caught here and becomes part of what is found.
Nothing here knows which values are right.
"""

from __future__ import annotations

import inspect
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Arguments: TypeAlias = Mapping[str, NDArray[Any]]
Converter: TypeAlias = Callable[[NDArray[Any]], Any]

TENSORS = (("torch", "as_tensor"), ("jax.numpy", "asarray"))
"""Libraries whose tensors a function may ask for, and what makes a tensor of an array."""


class Failed(Exception):
    """The function raised, or what it returned is not the numbers that were asked for.  Says which in one line."""


@dataclass(frozen=True)
class Answers:
    """The function's values at some points, nan where it failed; by the number of the point, what it said there."""

    values: NDArray[np.float64]
    failures: Mapping[int, str]


@dataclass(frozen=True)
class Callee:
    """A function with the way in which it is called.

    `converter` makes its arguments of arrays, of those without an axis too; without one, an array goes in as it is and
    a number as Python's float (numpy's where it is a float32).  A function of numbers is never given an array, but for
    a vector.
    """

    function: Callable[..., Any]
    converter: Converter | None
    of_numbers: bool

    @property
    def name(self) -> str:
        return getattr(self.function, "__name__", type(self.function).__name__)

    def __call__(self, arguments: Arguments, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """The values, in this shape.  Raises Failed."""
        return broadcast(self._returned(self._given(arguments)), shape)

    def dtype(self, arguments: Arguments) -> np.dtype[Any]:
        """In which the values come back.  Raises Failed."""
        return as_array(self._returned(self._given(arguments))).dtype

    def changes(self, arguments: Arguments) -> list[str]:
        """The names of the arguments that have other values after the call."""
        try:
            given = self._given(arguments)
            self._returned(given)
            after = {name: numbers(value) for name, value in given.items()}
        except Failed:
            return []
        return [name for name, value in arguments.items() if not np.array_equal(after[name], value, equal_nan=True)]

    def at(self, arguments: Arguments, count: int) -> Answers:
        """The values at `count` points, all at once where the function takes arrays; where it fails, point by point."""
        if self.of_numbers:
            return self.one_by_one(arguments, count)
        try:
            return Answers(self(arguments, (count,)), {})
        except Failed as failure:
            if count == 1:
                return Answers(np.array([math.nan]), {0: str(failure)})
        middle = count // 2
        first = self.at({name: value[:middle] for name, value in arguments.items()}, middle)
        second = self.at({name: value[middle:] for name, value in arguments.items()}, count - middle)
        late = {middle + k: said for k, said in second.failures.items()}
        return Answers(np.concatenate([first.values, second.values]), {**first.failures, **late})

    def one_by_one(self, arguments: Arguments, count: int) -> Answers:
        """The values at the same points, each called with numbers."""
        values, failures = np.full(count, math.nan), dict[int, str]()
        for k in range(count):
            try:
                values[k] = self({name: value[k] for name, value in arguments.items()}, ())
            except Failed as failure:
                failures[k] = str(failure)
        return Answers(values, failures)

    def _given(self, arguments: Arguments) -> dict[str, Any]:
        try:
            return {name: self._converted(value) for name, value in arguments.items()}
        except Exception as problem:  # nor is the converter
            raise Failed(f"`array` raises {type(problem).__name__}: {_line(problem)}") from problem

    def _converted(self, value: Any) -> Any:
        if self.converter is not None:
            return self.converter(np.array(value))
        if np.ndim(value):
            return np.array(value)
        return float(value) if self.of_numbers or value.dtype == np.float64 else value[()]

    def _returned(self, given: Mapping[str, Any]) -> Any:
        try:
            with np.errstate(all="ignore"):
                return applied(self.function, given)
        except Exception as problem:  # it is not ours
            raise Failed(f"it raises {type(problem).__name__}: {_line(problem)}") from problem


def callee(function: Callable[..., Any], array: Converter | None, probe: Arguments, count: int) -> Callee:
    """The function with the first way of calling that works at some ordinary points: arrays, tensors, or numbers."""
    if array is not None:
        return Callee(function, array, of_numbers=False)
    ways = [Callee(function, converter, of_numbers=False) for converter in (None, *_tensors())]
    for way in ways:
        try:
            way(probe, (count,))
            return way
        except Failed:
            pass
    return Callee(function, None, of_numbers=True)


def applied(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """By name where the function has all these names, else in their order."""
    if set(arguments) <= _names(function):
        return function(**arguments)
    return function(*arguments.values())


def _tensors() -> list[Converter]:
    """A function of tensors comes with its library, so only what is imported already is tried."""
    return [getattr(sys.modules[module], name) for module, name in TENSORS if module in sys.modules]


def _names(function: Callable[..., Any]) -> set[str]:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # a function written in C need not say
        return set()
    return {p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}


# ---- what comes back -----------------------------------------------------------------------------------------


def broadcast(result: Any, shape: Sequence[int]) -> NDArray[np.float64]:
    """The numbers of a result, brought to the shape of the arguments.  Raises Failed."""
    values = numbers(result)
    if not shape and values.size == 1:
        return values.reshape(())
    try:
        return np.broadcast_to(values, shape)
    except ValueError:
        raise Failed(f"it gives a result of shape {values.shape} where {tuple(shape)} is expected") from None


def numbers(result: Any) -> NDArray[np.float64]:
    """An array, a number, or another library's tensor in float64.  Raises Failed."""
    if result is None:
        raise Failed("it gives None")
    try:
        values = as_array(result)
        if np.iscomplexobj(values):
            raise Failed("it gives complex numbers")
        return values.astype(np.float64)
    except (TypeError, ValueError, ArithmeticError, AttributeError, RuntimeError) as problem:
        kind = type(result).__name__
        raise Failed(f"it gives a {kind} that cannot be read as numbers: {_line(problem)}") from problem


def as_array(result: Any) -> NDArray[Any]:
    """A tensor is first taken off its graph and its device."""
    for step in ("detach", "cpu", "numpy"):
        result = getattr(result, step)() if hasattr(result, step) else result
    return np.asarray(result)


def _line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:200] or "no message"
