"""How far an exported function is from the exact value: measured over the whole domain, then searched from the worst.

Stands above `export`, whose functions it runs, and `evidence`, whose balls say what is exact on the exact inputs.  The
points come in strata: bit patterns of the whole domain, ordinary sizes, close to where the value vanishes, far from it,
and at the ends of the range.  Random points are not the worst, so a search climbs from the worst of each stratum.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from flint import arb, ctx

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, App, Num, Term, Var
from symit.kernel.text import show
from symit.proving.accurate.vanishing import Place

STRATA = ("bits", "ordinary", "near", "far", "extreme")
COUNT = 200
STEPS = 150
NO_DIGIT = 2.0**52
NOT_MEASURED = "No error was measured."
"""What a docstring says where there is no figure; where a reason is known, it follows."""
MANY = 8
"""A docstring warns of errors above so many units in the last place."""
ENOUGH = 90
MOST_BITS = 20_000
LARGEST_EXPONENT = 700.0
_EXTREME = {
    np.dtype(np.float64): (5e-324, 1e-310, 2.3e-308, 1e-300, 1e-200, 1e-154, 1e154, 1e200, 1e300, 1.7e308),
    np.dtype(np.float32): (1.4e-45, 1e-40, 1.2e-38, 1e-30, 1e-25, 1e-19, 1e19, 1e25, 1e38, 3.4e38),
}

Row = tuple[float, ...]


@dataclass(frozen=True)
class Measured:
    """The largest error in units in the last place where the exact value is a normal number, and where it was found.

    `negative` counts values below 0 whose exact value is not, `lost` those that are nan or infinite and should not be.
    """

    ulps: float
    where: Row
    points: int
    above: int
    negative: int
    lost: int

    @property
    def is_right(self) -> bool:
        """Was the value measured, and nowhere lost or far from the exact one?"""
        return self.points > 0 and self.ulps <= MANY and self.lost == 0

    @property
    def is_hopeless(self) -> bool:
        """Is no digit right somewhere?"""
        return self.ulps > NO_DIGIT

    def sentence(self, unit: str) -> str:
        """What a docstring says of it, rounded up to halves."""
        if not self.points:
            return f"{NOT_MEASURED} None of the random points satisfies the conditions and has a value that is known."
        unknown = f" At {self.lost} of all these points it is nan or infinite." if self.lost else ""
        if self.is_hopeless:
            worst = f"the worst of {self.points} random points, {self.where}"
            return f"Largest error found: no digit {unit} is right at {worst}.{unknown}"
        lossy = " So the last digits may be lost." if self.ulps > MANY else ""
        return (
            f"Largest error found: {math.ceil(2 * self.ulps) / 2} units in the last place {unit}, by a search that "
            f"climbed from the worst of {self.points} points: bit patterns of the whole domain, ordinary sizes, close "
            f"to where the value is 0, far from it, and at the ends of the range.{lossy}{unknown}"
        )


def measure(
    function: Callable[..., Any],
    form: NumericForm,
    place: Place = (),
    dtype: Any = np.float64,
    count: int = COUNT,
    steps: int = STEPS,
    seed: int = 1,
    enough: float = math.inf,
) -> Measured:
    """The errors of a function for the form's closed form.  Parameters are passed in order, as numbers of the dtype.

    The search ends where the error is above `enough`.
    """
    subject = _Subject(function, form, place, np.dtype(dtype), enough)
    every: list[Measured] = []
    for found in _search(subject, count, steps, seed):
        every.append(found)
        if found.ulps > enough:
            break
    worst = max(every, key=lambda m: m.ulps)
    total = [sum(getattr(m, name) for m in every) for name in _COUNTS]
    return Measured(worst.ulps, worst.where, *total)


def _search(subject: _Subject, count: int, steps: int, seed: int) -> Iterator[Measured]:
    """The strata, then the climbs from the worst of each."""
    worst = []
    for k, stratum in enumerate(STRATA):
        found = subject.stratum(stratum, count, np.random.default_rng([seed, k]))
        worst.append(found.where)
        yield found
    for k, where in enumerate(worst, len(STRATA)):
        if where:
            yield subject.climb(where, steps, np.random.default_rng([seed, k]))


class _Subject:
    def __init__(
        self, function: Callable[..., Any], form: NumericForm, place: Place, dtype: np.dtype[Any], enough: float
    ) -> None:
        self.function, self.form, self.dtype, self.enough = function, form, dtype, enough
        self.names = [p.variable for p in form.parameters]
        self.intervals = [_interval(p) for p in form.parameters]
        self.place, self.is_known = place or tuple(self._alike()), bool(place)
        self.relations = [c for p in form.parameters for c in p.conditions if _is_relation(c)]

    def _alike(self) -> Iterator[tuple[Var, Var]]:
        """Where no place is known where the value vanishes, neighbours in one interval stand for it."""
        for k, (v, w) in enumerate(zip(self.names, self.names[1:], strict=False)):
            if k % 2 == 0 and self.intervals[k] == self.intervals[k + 1]:
                yield w, v

    # ---- points --------------------------------------------------------------------------------------------------

    def stratum(self, name: str, count: int, rng: np.random.Generator) -> Measured:
        return self._judged(self._rows(name, count, rng))

    def _rows(self, stratum: str, count: int, rng: np.random.Generator) -> list[Row]:
        columns = {v: self._column(k, stratum, count, rng) for k, v in enumerate(self.names)}
        if stratum == "near":
            for v, w in self.place:
                if v in columns:
                    columns[v] = self._close_to(columns[w] if isinstance(w, Var) else float(w), count, rng)
        rows = [tuple(float(columns[v][k]) for v in self.names) for k in range(count)]
        return [row for row in rows if self._allowed(row)]

    def _column(self, k: int, stratum: str, count: int, rng: np.random.Generator) -> Any:
        low, high = self.intervals[k]
        if self.names[k].of == INT:
            return rng.integers(max(1, math.ceil(low)) if low > -math.inf else 1, 50, count).astype(float)
        with np.errstate(all="ignore"):
            sizes = self._sizes(k, stratum, count, rng).astype(self.dtype).astype(float)
            if high < math.inf and low > -math.inf:
                part = sizes / (1 + sizes) if stratum != "extreme" else np.where(sizes < 1, sizes, rng.random(count))
                part = np.where(rng.random(count) < 0.5, part, 1 - part)
                return (low + (high - low) * part).astype(self.dtype).astype(float)
            if low > -math.inf:
                return (low + sizes).astype(self.dtype).astype(float)
            return sizes * np.where(rng.random(count) < 0.5, 1, -1)

    def _sizes(self, k: int, stratum: str, count: int, rng: np.random.Generator) -> Any:
        """Positive numbers."""
        top = LARGEST_EXPONENT if _in_exponent(self.form.closed_form, self.names[k]) else math.inf
        largest = float(np.finfo(self.dtype).max)
        if stratum == "bits":
            bits, whole = (np.uint64, np.float64) if self.dtype == np.float64 else (np.uint32, np.float32)
            last = int(np.array(largest, self.dtype).view(bits))
            sizes = rng.integers(1, last, count, dtype=bits).view(whole).astype(float)
        elif stratum == "extreme":
            sizes = rng.choice(np.array(_EXTREME[self.dtype]), count) * 10 ** rng.uniform(-1, 1, count)
        else:
            reach = {"ordinary": 2, "near": 3, "far": 8}[stratum]
            sizes = 10 ** rng.uniform(-reach, reach, count)
        moved = (sizes > top) & (rng.random(count) < 0.5)  # beyond it most values are infinite or 0
        return np.where(moved, 10 ** rng.uniform(-3, 2.8, count), np.minimum(sizes, largest))

    def _close_to(self, w: Any, count: int, rng: np.random.Generator) -> Any:
        least = -15 if self.dtype == np.float64 else -7
        apart = 10 ** rng.uniform(least, -1, count) * rng.choice([-1, 1], count)
        apart = np.where(rng.random(count) < 0.1, 0, apart)
        close = w * (1 + apart) if np.any(w) else apart + np.zeros(count)
        close = close.astype(self.dtype)
        beside = np.nextafter(close, np.array(np.inf, self.dtype))
        return np.where(rng.random(count) < 0.1, beside, close).astype(float)

    def _allowed(self, row: Row) -> bool:
        for value, (low, high), v in zip(row, self.intervals, self.names, strict=True):
            if not (math.isfinite(value) and low <= value <= high) or (v.of == INT and value % 1):
                return False
            if value in (low, high):
                return False
        return all(self._holds(relation, row) for relation in self.relations)

    def _holds(self, relation: Term, row: Row) -> bool:
        values = {v: Fraction(x) for v, x in zip(self.names, row, strict=True) if v in relation.free}
        return balls.check(relation, values, 2200).holds is True

    # ---- errors --------------------------------------------------------------------------------------------------

    def _judged(self, rows: Sequence[Row]) -> Measured:
        worst, counts = 0.0, [0, 0, 0, 0]
        where: Row = ()
        for row, value in zip(rows, self._values(rows), strict=True):
            exact = self._exact(row)
            if exact is None:
                continue
            ulps, negative, lost = self._error(value, exact)
            counts = [n + int(more) for n, more in zip(counts, (1, ulps > 8, negative, lost), strict=True)]
            if ulps > worst and not (lost and self.form.again):  # it says nan where it does not know
                worst, where = ulps, row
            if ulps > self.enough:
                break
        return Measured(worst, where, *counts)

    def _values(self, rows: Sequence[Row]) -> list[float]:
        """The function at all rows at once where it takes arrays, which are the rule."""
        if not rows:
            return []
        columns = [np.array(column, self.dtype) for column in zip(*rows, strict=True)]
        try:
            return [float(v) for v in np.broadcast_to(np.asarray(self.function(*columns), float), len(rows))]
        except (TypeError, ValueError):
            return [self._at(row) for row in rows]

    def _at(self, row: Row) -> float:
        """The function at one row; nan where it refuses what is allowed exactly (a c underflows in b^2 < a c)."""
        try:
            return float(self.function(*row))
        except ValueError:
            return math.nan

    def _exact(self, row: Row) -> Any:
        """A ball with enough digits, 0 where the value is; None where balls do not reach it."""
        values: Mapping[Var, Fraction] = {
            v: Fraction(x) for v, x in zip(self.names, row, strict=True) if v in self.form.closed_form.free
        }
        bits = 200
        while bits <= MOST_BITS:
            try:
                ball = balls.evaluate(self.form.closed_form, values, bits)
            except (NotEvaluated, Undefined):
                ball = None
            if ball is not None and ball.rel_accuracy_bits() >= ENOUGH:
                return ball
            if ball is not None and ball.contains(0) and self._vanishes_at(row):
                return arb(0)
            bits = bits * 5 // 2
        return None

    def _vanishes_at(self, row: Row) -> bool:
        at = dict(zip(self.names, row, strict=True))
        return self.is_known and all(at[v] == (at[w] if isinstance(w, Var) else w) for v, w in self.place)

    def _error(self, value: float, exact: Any) -> tuple[float, bool, bool]:
        """Units in the last place, whether it is negative and should not be, whether it is lost."""
        limits = np.finfo(self.dtype)
        with ctx.workprec(300):
            negative = value < 0 and exact >= 0
            size = abs(exact)
            if size > arb(float(limits.max)):
                return (
                    0.0,
                    negative,
                    not (math.isinf(value) and (value > 0) == bool(exact > 0))
                    and bool(size > arb(float(limits.max)) * (1 + arb(float(limits.eps)))),
                )
            if not math.isfinite(value):
                return math.inf, negative, True
            if size < arb(float(limits.smallest_normal)):
                return (math.inf if exact == 0 and value != 0 else 0.0), negative, False
            digits = 53 if self.dtype == np.float64 else 24
            unit = arb(2) ** (math.frexp(min(float(size), float(limits.max)))[1] - digits)
            return float((abs(arb(value) - exact) / unit).mid()), negative, False

    # ---- the search ----------------------------------------------------------------------------------------------

    def climb(self, start: Row, steps: int, rng: np.random.Generator) -> Measured:
        """From a point to worse ones beside it, again and again."""
        best = self._judged([start])
        points, above, negative, lost = best.points, best.above, best.negative, best.lost
        batch = 10
        for _ in range(steps // batch):
            rows = [self._beside(best.where or start, rng) for _ in range(batch)]
            found = self._judged([row for row in rows if self._allowed(row)])
            points, above = points + found.points, above + found.above
            negative, lost = negative + found.negative, lost + found.lost
            if found.ulps > best.ulps:
                best = found
        return Measured(best.ulps, best.where, points, above, negative, lost)

    def _beside(self, row: Row, rng: np.random.Generator) -> Row:
        moved = []
        for value, v in zip(row, self.names, strict=True):
            step = 10 ** rng.uniform(-15 if self.dtype == np.float64 else -7, -1) * rng.choice([-1, 1])
            keep = rng.random() < 0.3 or v.of == INT
            with np.errstate(all="ignore"):
                moved.append(value if keep else float(np.array(value * (1 + step), self.dtype)))
        return tuple(moved)


def _interval(parameter: Parameter) -> tuple[float, float]:
    """The interval that conditions with a number leave to a parameter."""
    low, high = -math.inf, math.inf
    for condition in parameter.conditions:
        if isinstance(condition, App) and condition.head in (t.LT, t.LE):
            left, right = condition.args
            if isinstance(left, Num) and right == parameter.variable:
                low = max(low, float(left.value))
            if isinstance(right, Num) and left == parameter.variable:
                high = min(high, float(right.value))
    return low, high


def _is_relation(condition: Term) -> bool:
    """Does the condition speak of more than one parameter and a number?"""
    if not isinstance(condition, App) or condition.head not in (t.LT, t.LE):
        return True
    return {type(a) for a in condition.args} != {Num, Var}


def _in_exponent(term: Term, variable: Var) -> bool:
    """Does the parameter stand in an exponent?"""
    if not isinstance(term, App):
        return False
    if isinstance(term.head, t.Definition):
        return _in_exponent(b.unfold(term), variable)
    if term.head == t.EXP and variable in term.free:
        return True
    if term.head == t.POW and variable in term.args[1].free:
        return True
    return any(_in_exponent(a, variable) for a in term.args)


# ---- what is known already -----------------------------------------------------------------------------------

KNOWN = Path(__file__).with_name("measured.json")
"""The figures of the library's own forms, as `tests/benchmarks/accuracy.py --write` measured them."""


def fingerprint(form: NumericForm, target: str) -> str:
    """What a measurement is of: what is computed, of which parameters, in which language."""
    parameters = ", ".join(p.variable.name for p in form.parameters)
    put_back = ", not below 0" if form.never_negative else ""
    return sha256(f"{target} {form.name}({parameters}) = {show(form.value)}{put_back}".encode()).hexdigest()[:16]


@cache
def known() -> Mapping[str, Measured]:
    """The measurements that come with the package, by fingerprint."""
    data = json.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else {}
    return {name: Measured(m["ulps"], tuple(m["where"]), *(m[k] for k in _COUNTS)) for name, m in data.items()}


def with_accuracy(form: NumericForm, place: Place, target: str) -> NumericForm:
    """The form with what its docstring says of its error: as it was measured before, or is measured now."""
    if not form.parameters or any(p.is_vector for p in form.parameters):
        return replace(form, accuracy=NOT_MEASURED)
    found = known().get(fingerprint(form, target))
    if found is None:
        found = measure(compile_function(form, target), form, place, enough=NO_DIGIT)  # nothing worse is said
    return with_figure(form, found, target)


def with_figure(form: NumericForm, found: Measured, target: str) -> NumericForm:
    """The form with what was found of its error."""
    said = found.sentence("at 53 bits" if target == "mpmath" else "of float64")
    return replace(form, accuracy=said, is_right=found.is_right and not form.notes)


_COUNTS = ("points", "above", "negative", "lost")
