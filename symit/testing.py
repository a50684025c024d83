"""A function of one's own held against a proved formula: `symit.testing.assert_agrees(my_kl, "gaussian-kl")`.

The formula comes from its checked certificate and is evaluated in ball arithmetic at exactly the floats that the
function is given, so what is measured is the function's error and nothing else.  The points lie inside the domain that
the hypotheses describe, and most of them where formulas break: nearly equal parameters, far apart ones, extremes.
"""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from symit.evidence import balls
from symit.export.numeric_form import NumericForm, Parameter
from symit.kernel import build as b
from symit.kernel.terms import INT, Term, Var
from symit.published import load

COORDINATES = 3  # of a vector parameter
TRIES = 1000
ENOUGH_BITS, MOST_BITS = 100, 2000
LARGEST_EXPONENT = 5000  # of 2; far outside the range of floats

Value = float | tuple[float, ...]
Point = dict[str, Value]


def assert_agrees(
    function: Callable[..., Any],
    id: str,
    *,
    samples: int = 1000,
    seed: int = 1,
    tolerance: float | None = None,
    absolute: float = 0.0,
    dtype: DTypeLike = np.float64,
) -> None:
    """Raise AssertionError unless `function` agrees with the right side of the theorem `id` wherever it is tried.

    It agrees where |value - exact| <= tolerance * |exact| + absolute; without a tolerance, half of the digits of
    `dtype` are asked for.  `function` takes the parameters of the theorem by their names where it has these, and else
    in the order of the statement; as arrays, or else one point at a time.  A vector parameter has its coordinates along
    the last axis.  The error message gives the worst point found, with its value, the exact one and the distance in
    relative terms and in units in the last place, and says whether the function went negative where the formula does
    not.

    Raises NotExportable where the theorem gives no numeric function, UnknownDerivation where there is none of this id.
    """
    form = load(id).numeric_form()
    kind = np.dtype(dtype)
    bound = math.sqrt(np.finfo(kind).eps) if tolerance is None else tolerance
    points = list(_points(form, samples, seed, kind))
    exact = [_exact(form, point) for point in points]
    inside = [(p, e) for p, e in zip(points, exact, strict=True) if e is not None]
    computed = _computed(function, form, [p for p, _ in inside], kind)
    findings = [Finding(p, c, e, kind) for (p, e), c in zip(inside, computed, strict=True)]
    bad = [f for f in findings if not f.within(bound, absolute)]
    if bad:
        raise AssertionError(_report(function, form, findings, bad, bound, seed))


# ---- what was found ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """The function's value at one point beside the exact one."""

    point: Point
    value: float
    exact: Fraction
    dtype: np.dtype[Any]

    def within(self, tolerance: float, absolute: float) -> bool:
        if not math.isfinite(self.value):
            return self._overflows and self.value == math.copysign(math.inf, self.exact)
        allowed = Fraction(tolerance) * abs(self.exact) + Fraction(absolute) + self._smallest
        return abs(Fraction(self.value) - self.exact) <= allowed

    @property
    def distance(self) -> Fraction | float:
        return abs(Fraction(self.value) - self.exact) if math.isfinite(self.value) else math.inf

    @property
    def relative(self) -> float:
        if math.isinf(self.distance):
            return math.inf
        if not self.exact:
            return math.inf if self.distance else 0.0
        return _float(Fraction(self.distance) / abs(self.exact))

    @property
    def ulps(self) -> float:
        """Units in the last place of the exact value."""
        spacing = float(np.spacing(np.abs(self.dtype.type(_float(self.exact)))))
        return math.inf if math.isinf(self.distance) else _float(Fraction(self.distance) / Fraction(spacing))

    @property
    def wrong_sign(self) -> bool:
        return self.value < 0 <= self.exact

    @property
    def _overflows(self) -> bool:
        return abs(self.exact) > Fraction(float(np.finfo(self.dtype).max))

    @property
    def _smallest(self) -> Fraction:
        """What is below this cannot be told from 0."""
        return Fraction(float(np.finfo(self.dtype).tiny))


def _report(
    function: Callable[..., Any],
    form: NumericForm,
    findings: Sequence[Finding],
    bad: Sequence[Finding],
    tolerance: float,
    seed: int,
) -> str:
    worst = max(bad, key=lambda f: (not math.isnan(f.value), f.relative, f.ulps))
    worst = next((f for f in bad if math.isnan(f.value)), worst)
    negative = sum(f.wrong_sign for f in findings)
    where = ", ".join(f"{name}={value!r}" for name, value in worst.point.items())
    lines = [
        f"{getattr(function, '__name__', repr(function))} does not agree with {form.name.replace('_', '-')} at "
        f"{len(bad)} of {len(findings)} points (seed {seed})",
        f"worst input     {where}",
        f"value           {worst.value!r}",
        f"exact value     {_float(worst.exact)!r}",
        f"relative error  {worst.relative:.3g} (tolerance {tolerance:.3g}), {worst.ulps:.3g} ulp of {worst.dtype}",
        f"negative        at {negative} points where the theorem's value is not" if negative else "",
        f"certificate     sha256 {form.certificate}",
    ]
    return "\n".join(line for line in lines if line)


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value)


# ---- the function --------------------------------------------------------------------------------------------


def _computed(
    function: Callable[..., Any], form: NumericForm, points: Sequence[Point], dtype: np.dtype[Any]
) -> list[float]:
    """The function's values: all points at once where it takes arrays, one by one where it does not."""
    names = [p.variable.name for p in form.parameters]
    columns = {name: np.array([point[name] for point in points], dtype) for name in names}
    try:
        with np.errstate(all="ignore"):
            values = np.asarray(_called(function, columns), np.float64)
    except Exception:  # a function of numbers may do anything when it is given arrays
        values = np.empty(0)
    if values.shape == (len(points),):
        return [float(v) for v in values]
    return [_one(function, {name: column[k] for name, column in columns.items()}) for k, _ in enumerate(points)]


def _one(function: Callable[..., Any], values: Mapping[str, Any]) -> float:
    arguments = {name: v.item() if isinstance(v, np.float64) else v for name, v in values.items()}
    try:
        with np.errstate(all="ignore"):
            return float(_called(function, arguments))
    except Exception as problem:
        where = ", ".join(f"{name}={value!r}" for name, value in arguments.items())
        raise AssertionError(f"the function raises {type(problem).__name__} at {where}: {problem}") from problem


def _called(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """By name where the function has all these names, else in their order."""
    if set(arguments) <= _names(function):
        return function(**arguments)
    return function(*arguments.values())


def _names(function: Callable[..., Any]) -> set[str]:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # a function written in C need not say
        return set()
    return {p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}


# ---- the exact value -----------------------------------------------------------------------------------------


def _exact(form: NumericForm, point: Point) -> Fraction | None:
    """The closed form to a hundred bits at exactly these floats; None where it lies far outside the range of floats."""
    term, values = _at(form, form.closed_form, point)
    bits = 2 * ENOUGH_BITS
    ball = balls.evaluate(term, values, bits)
    while ball.rel_accuracy_bits() < ENOUGH_BITS and bits < MOST_BITS:
        bits *= 2
        ball = balls.evaluate(term, values, bits)
    if ball.rel_accuracy_bits() < ENOUGH_BITS:
        return Fraction(0)  # below 2^-2000 of its parts: it cancels to nothing that a float could tell from 0
    mantissa, exponent = ball.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent) if abs(exponent) < LARGEST_EXPONENT else None


def _at(form: NumericForm, term: Term, point: Point) -> tuple[Term, dict[Var, Fraction]]:
    """The term with the vectors of the point in it, and the values of its other parameters."""
    vectors: dict[Var, Term] = {} if form.length is None else {form.length: b.num(COORDINATES)}
    numbers: dict[Var, Fraction] = {}
    for parameter in form.parameters:
        value = point[parameter.variable.name]
        if isinstance(value, tuple):
            vectors[parameter.variable] = _vector(value)
        else:
            numbers[parameter.variable] = Fraction(value)
    return b.substitute(term, vectors), numbers


def _vector(values: Sequence[float]) -> Term:
    """The function of an index that has these values at 1, 2, ..."""
    j = b.integer("j")
    body: Term = b.ZERO
    for k, value in enumerate(values, start=1):
        body = b.if_(b.eq(j, k), b.num(Fraction(value)), body)
    return b.lam(j, body)


# ---- where to try --------------------------------------------------------------------------------------------


def _points(form: NumericForm, count: int, seed: int, dtype: np.dtype[Any]) -> Iterator[Point]:
    rng = np.random.default_rng(seed)
    for k in range(count):
        yield _point(form, rng, dtype, _PLACES[k % len(_PLACES)])


def _point(form: NumericForm, rng: np.random.Generator, dtype: np.dtype[Any], place: _Place) -> Point:
    point: Point = {}
    for parameter in form.parameters:
        name, values = parameter.variable.name, list[float]()
        for k in range(COORDINATES if parameter.is_vector else 1):
            known = {**_coordinate(point, k), **({name: values[-1]} if values else {})}
            values.append(_drawn(form, parameter, known, rng, dtype, place))
        point[name] = tuple(values) if parameter.is_vector else values[0]
    return point


def _coordinate(point: Point, k: int) -> dict[str, float]:
    return {name: value[k] if isinstance(value, tuple) else value for name, value in point.items()}


def _drawn(
    form: NumericForm,
    parameter: Parameter,
    known: Mapping[str, float],
    rng: np.random.Generator,
    dtype: np.dtype[Any],
    place: _Place,
) -> float:
    """A value of one parameter that meets its conditions, beside those that are known."""
    for _ in range(TRIES):
        first = place(parameter.variable.name, known, rng, dtype)
        for value in (first, abs(first), 1 / abs(first) if first else 0.5, 1 - abs(first)):
            rounded = float(round(value)) if parameter.variable.of == INT else float(dtype.type(value))
            if math.isfinite(rounded) and _allowed(form, parameter, {**known, parameter.variable.name: rounded}):
                return rounded
    raise ValueError(f"no value of {parameter.variable.name} was found that meets its conditions")


def _allowed(form: NumericForm, parameter: Parameter, known: Mapping[str, float]) -> bool:
    """Do the conditions on a parameter hold where every vector has the same value in each coordinate?"""
    by_variable = {
        p.variable: b.num(Fraction(known[p.variable.name])) for p in form.parameters if p.variable.name in known
    }
    j = b.integer("j")
    values: dict[Var, Term] = {v: n if v.of.name != "fun" else b.lam(j, n) for v, n in by_variable.items()}
    if form.length is not None:
        values[form.length] = b.num(COORDINATES)
    return all(balls.check(b.substitute(c, values), {}, ENOUGH_BITS).holds for c in parameter.conditions)


_Place = Callable[[str, Mapping[str, float], np.random.Generator, "np.dtype[Any]"], float]


def _ordinary(name: str, known: Mapping[str, float], rng: np.random.Generator, dtype: np.dtype[Any]) -> float:
    return _signed(rng, -2, 2)


def _close(name: str, known: Mapping[str, float], rng: np.random.Generator, dtype: np.dtype[Any]) -> float:
    """Near its like (mu_1 for mu_2, or the coordinate before), or else near 0 or 1; one in eight exactly there."""
    partners = [value for other, value in known.items() if _stem(other) == _stem(name)]
    anchor = partners[-1] if partners else float(rng.choice([0.0, 1.0, _signed(rng, -3, 3)]))
    scale = abs(float(rng.choice([1.0, anchor, *known.values()])))
    return anchor if rng.random() < 0.125 else anchor + scale * _signed(rng, -16, 0)


def _far(name: str, known: Mapping[str, float], rng: np.random.Generator, dtype: np.dtype[Any]) -> float:
    return _signed(rng, -6, 6)


def _extreme(name: str, known: Mapping[str, float], rng: np.random.Generator, dtype: np.dtype[Any]) -> float:
    """As far as squares of ratios stay in the range of the dtype."""
    reach = math.log10(float(np.finfo(dtype).max)) / 5
    return _signed(rng, -reach, reach)


_PLACES: tuple[_Place, ...] = (_close, _ordinary, _far, _extreme)


def _signed(rng: np.random.Generator, low: float, high: float) -> float:
    return float(rng.choice([-1.0, 1.0]) * 10 ** rng.uniform(low, high))


def _stem(name: str) -> str:
    return re.sub(r"(_\w+|\d+)$", "", name)
