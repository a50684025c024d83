"""The statement that is to be broken, as arrays of numbers for a search.

Stands between the forms of a statement and the searches: `measured` is what the searches look at, for very many
candidates at once.  It adds integers without rounding where it is given integers.  It decides nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symit.language.information import Form, Logarithm, amount

Array: TypeAlias = NDArray[Any]
Places: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Question:
    """Is there a distribution with `target` < 0, each of `zero` = 0 and each of `nonnegative` >= 0?

    Variables in `alphabets` have no more values than it says.
    """

    target: Form
    zero: tuple[Form, ...]
    nonnegative: tuple[Form, ...]
    alphabets: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        return (self.target, *self.zero, *self.nonnegative)

    @cached_property
    def zeros(self) -> slice:
        """Where the zero forms stand among the forms."""
        return slice(1, 1 + len(self.zero))

    @cached_property
    def nonnegatives(self) -> slice:
        return slice(1 + len(self.zero), len(self.forms))

    @cached_property
    def variables(self) -> tuple[str, ...]:
        sets = (variables for form in self.forms for variables in form if amount(variables) is None)
        return tuple(sorted({name for variables in sets for name in variables}))

    @cached_property
    def constants(self) -> tuple[float, ...]:
        """The number in each form, multiplied as in `rows`; nothing where no form has one."""
        found = []
        for form in self.forms:
            common = math.lcm(*(c.denominator for c in form.values()))
            numbers = ((amount(key), float(c * common)) for key, c in form.items())
            found.append(sum(c * math.log(number.of) for number, c in numbers if isinstance(number, Logarithm)))
        return tuple(found) if any(found) else ()

    @cached_property
    def rows(self) -> tuple[tuple[Places, tuple[tuple[int, int], ...]], ...]:
        """For each set of variables that occurs: in which forms, with which coefficient.

        A form is multiplied by its common denominator, so that coefficients are integers.
        """
        place = {name: i for i, name in enumerate(self.variables)}
        rows: dict[Places, list[tuple[int, int]]] = {}
        for which, form in enumerate(self.forms):
            common = math.lcm(*(c.denominator for c in form.values()))
            for variables, coefficient in form.items():
                if amount(variables) is not None:
                    continue
                places = tuple(sorted(place[name] for name in variables))
                rows.setdefault(places, []).append((which, int(coefficient * common)))
        return tuple((places, tuple(entries)) for places, entries in sorted(rows.items()))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """For each form the sum of its absolute coefficients."""
        sizes = [0] * len(self.forms)
        for _, entries in self.rows:
            for which, coefficient in entries:
                sizes[which] += abs(coefficient)
        return tuple(size or 1 for size in sizes)


def measured(
    question: Question, entropies: Callable[[Places], Array], count: int, exact_up_to: int | None = None
) -> Array:
    """The values of the forms, one row for each, at `count` candidates whose entropies of a set are given.

    With `exact_up_to`, which a question with constants has not, entropies are integers of at most this size and the
    values are exact; otherwise they are floats, and each form is divided by its size.
    """
    exact = exact_up_to is not None
    fits = exact and exact_up_to * max(question.sizes) < 2**62  # type: ignore[operator]
    values = np.zeros((len(question.forms), count), dtype=np.int64 if fits else object if exact else np.float64)
    for places, entries in question.rows:
        entropy = entropies(places)
        for which, coefficient in entries:
            factor = coefficient if exact else coefficient / question.sizes[which]
            values[which] += factor * entropy.astype(values.dtype, copy=False)
    for which, constant in enumerate(question.constants):
        values[which] += constant / question.sizes[which]
    return values


def normalised(question: Question, values: Array) -> Array:
    """Exact values as floats, each form divided by its size."""
    return np.stack([(row / size).astype(np.float64) for row, size in zip(values, question.sizes, strict=True)])


def suitable(question: Question, values: Array, tolerance: float) -> Array:
    """Which candidates seem to satisfy the conditions and to break the target."""
    conditions = (abs(values[question.zeros]) <= tolerance).all(axis=0)
    conditions &= (values[question.nonnegatives] >= -tolerance).all(axis=0)
    return np.asarray(conditions & (values[0] < -tolerance), dtype=bool)


def joined(chosen: Array, join: Callable[[Array, Array], Array]) -> Callable[[Places], Array]:
    """For a set of variables the join of what is chosen for them; joins of beginnings of the set are remembered."""
    known: dict[Places, Array] = {}

    def of(places: Places) -> Array:
        """It does not call itself: a function in a circle with itself would hold large arrays until Python looks for
        such circles, gigabytes in one search."""
        for end, place in enumerate(places, start=1):
            if places[:end] not in known:
                known[places[:end]] = join(known[places[: end - 1]], chosen[place]) if end > 1 else chosen[place]
        return known[places]

    return of
