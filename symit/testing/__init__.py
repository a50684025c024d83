"""A function of one's own held against a proved formula: `symit.testing.assert_agrees(my_kl, "gaussian-kl")`.

    layout, formula, conditions   what the function is held against, and which points are allowed
    places                        where it is tried
    calls                         how it is called
    trial, comparison             how far it is off, and in which way
    search                        on to worse points, and to the simplest input
    conduct                       what is asked of it beyond its values
    check, report                 all of this for one dtype, and what is said

The formula comes from its checked certificate and is evaluated in ball arithmetic at exactly the floats that the
function is given, so what is measured is the function's error and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from symit.testing.calls import Converter
from symit.testing.check import Demands, Worst, checked
from symit.testing.comparison import Tolerance
from symit.testing.layout import Source, equation_of, reading_of

__all__ = ["Agreement", "assert_agrees"]


DTYPES = (np.float64, np.float32)


@dataclass(frozen=True)
class Agreement:
    """What a check found that raised nothing: the largest error in each dtype, and where."""

    function: str
    theorem: str
    called_with: str
    worst: tuple[Worst, ...]

    def __str__(self) -> str:
        found = "; ".join(map(str, self.worst))
        return f"{self.function} agrees with {self.theorem}, called with {self.called_with}: {found}"


def assert_agrees(
    function: Callable[..., Any],
    theorem: Source,
    *,
    quantity: str | None = None,
    ulps: float = 64.0,
    relative: float = 0.0,
    absolute: float = 0.0,
    dtypes: Sequence[DTypeLike] = DTYPES,
    where: Callable[..., Any] | None = None,
    array: Converter | None = None,
    broadcasts: bool = True,
    validates: bool = True,
    samples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Raise AssertionError unless `function` agrees with the right side of a theorem wherever it is tried.

    `theorem` is an id ("gaussian-kl"), what `symit.load` gives, a Derivation of one's own, or the path of a
    certificate file; `quantity` says which value is meant where it states several, as exported functions are called:
    `assert_agrees(f, "gaussian-moments", quantity="second moment")`.  `function` takes the parameters of the theorem
    by their names where it has these, and else in the order of the statement.  A vector parameter has its components
    along the last axis.

    It agrees where |value - exact| <= ulps * ulp(exact) + relative * |exact| + absolute, where ulp(exact) is the
    distance of neighbouring floats at the exact value in the dtype of the arguments.  Where the exact value is 0, or
    not negative and the function is, only `absolute` counts.  Beyond the range of the dtype it must be infinite, or
    raise.  Code that is known to lose digits is let off by `relative` or `absolute`: an entropy loses them where it
    passes through 0, a textbook divergence where the parameters are nearly equal, jax where subnormal numbers count as
    0 (`absolute=np.finfo(np.float32).tiny`).  Or `where` says where it is meant: called like `function`, with floats,
    it is true for the points to try.

    Besides some hundred random points (`samples` in all, drawn from `seed`) it is tried, whatever the seed, at simple
    values, simple ratios, nearly equal parameters, in steps of 0.9 % past each other, and out to the ends of the range
    of the dtype; then near the worst of these.  The message gives the simplest input found for each way of failing.

    The function is called with arrays, and with numbers: floats, or numpy's scalars for float32.  Where it fails for
    arrays of numpy, tensors of torch and jax are tried if these are imported, and then numbers alone, once and as
    Python's floats.  `array` says what it takes instead, as a function of an array of numpy (which may have no axes):
    `array=torch.tensor`; `array=np.atleast_1d` if it is not meant for numbers; `array=np.asarray` if numbers alone will
    not do.  Results may be tensors, and of any shape that broadcasts to that of the arguments.  Further it must

    - leave its arguments as they are, and give no narrower dtype than it is given;
    - broadcast arguments of different shapes, unless `broadcasts=False`;
    - raise, or give nan or an infinity, for parameters that break a hypothesis and for nan, unless `validates=False`.
      The border itself is free: kl(0, q) of two Bernoulli distributions may be -log(1 - q) or an error.

    Returns what was found: printed, it says how large the error was, and where.

    Raises NotExportable where the theorem gives no numeric function, UnknownDerivation where there is none of this id,
    OSError, Malformed or Rejected for a file that is no certificate, ValueError for a dtype that is not float16,
    float32 or float64, and where hypotheses and `where` leave fewer than 50 points.
    """
    __tracebackhide__ = True  # pytest shows the line of the test
    reading = equation_of(reading_of(theorem), quantity)
    worst: list[Worst] = []
    for dtype in map(_float_dtype, dtypes):
        demands = Demands(
            Tolerance(dtype, ulps, relative, absolute), where, array, broadcasts, validates, samples, seed
        )
        trial, found = checked(function, reading, demands)
        worst.append(found)
        if trial.callee.of_numbers:  # which are Python's floats, whatever the dtype
            break
    called_with = "numbers" if trial.callee.of_numbers else "arrays and numbers"
    return Agreement(trial.callee.name, reading.id, called_with, tuple(worst))


def _float_dtype(dtype: DTypeLike) -> np.dtype[Any]:
    found = np.dtype(dtype)
    if found not in (np.float16, np.float32, np.float64):
        raise ValueError(f"dtypes must be float16, float32 or float64, not {found}")
    return found
