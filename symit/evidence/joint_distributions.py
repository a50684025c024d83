"""Joint distributions of finitely many finite random variables with rational probabilities, and their exact entropies.

Stands under the search for counterexamples: this is what is found, shown and checked.  An entropy, and so the value of
every linear form in entropies, is an exact sum of logarithms of primes.  Knows nothing of how distributions are found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from symit.certificates.brief import Brief
from symit.evidence.prime_logarithms import LogSum, added, logarithm
from symit.language.information import Form, Logarithm, amount

Outcome: TypeAlias = tuple[Fraction, tuple[int, ...]]


@dataclass(frozen=True, repr=False)
class JointDistribution(Brief):
    """Every outcome that can happen: its probability, and the value of each variable."""

    variables: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    def __post_init__(self) -> None:
        if len(set(self.variables)) < len(self.variables):
            raise ValueError("a variable occurs twice")
        if any(len(values) != len(self.variables) for _, values in self.outcomes):
            raise ValueError("an outcome must give one value for each variable")
        if len({values for _, values in self.outcomes}) < len(self.outcomes):
            raise ValueError("an outcome occurs twice")
        if any(not isinstance(probability, Fraction) or probability <= 0 for probability, _ in self.outcomes):
            raise ValueError("a probability must be a positive fraction")
        if sum(probability for probability, _ in self.outcomes) != 1:
            raise ValueError("the probabilities must sum to 1")

    def entropy(self, of: Iterable[str]) -> LogSum:
        """The joint entropy of these variables, in nats."""
        places = self._places(of)
        whole = math.lcm(*(probability.denominator for probability, _ in self.outcomes))
        weights: Counter[tuple[int, ...]] = Counter()
        for probability, values in self.outcomes:
            weights[tuple(values[i] for i in places)] += probability.numerator * (whole // probability.denominator)
        alike = Counter(weights.values())
        surprises = ((Fraction(-count * weight, whole), logarithm(weight)) for weight, count in alike.items())
        return added([(Fraction(1), logarithm(whole)), *surprises])

    def count(self, name: str) -> int:
        """How many values a variable has; one where it is not spoken of."""
        return len({values[i] for _, values in self.outcomes for i in self._places([name])}) or 1

    def lines(self) -> tuple[str, ...]:
        """A table to read: a line with the names, then a line for each outcome."""
        rows = [("probability", *self.variables)]
        rows += [(str(probability), *map(str, values)) for probability, values in self.outcomes]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return tuple("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    def data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        outcomes = [{"probability": str(probability), "values": list(values)} for probability, values in self.outcomes]
        return {"variables": list(self.variables), "outcomes": outcomes}

    def _places(self, of: Iterable[str]) -> list[int]:
        names = set(of)
        if unknown := names.difference(self.variables):
            raise ValueError(f"the distribution has no variable {', '.join(sorted(unknown))}")
        return [i for i, name in enumerate(self.variables) if name in names]


def value(distribution: JointDistribution, form: Form) -> LogSum:
    """What the linear form in joint entropies is worth, exactly."""
    return added((coefficient, _worth(distribution, variables)) for variables, coefficient in form.items())


def _worth(distribution: JointDistribution, variables: frozenset[str]) -> LogSum:
    """A joint entropy, or the logarithm that the set stands for."""
    number = amount(variables)
    return logarithm(number.of) if isinstance(number, Logarithm) else distribution.entropy(variables)


def gathered(variables: Sequence[str], rows: Iterable[tuple[Fraction, Sequence[Any]]]) -> JointDistribution:
    """The distribution with these rows: equal ones taken together, and the values of each variable named 0, 1, ..."""
    names: list[dict[Any, int]] = [{} for _ in variables]
    total: dict[tuple[int, ...], Fraction] = {}
    for weight, values in rows:
        if weight:
            outcome = tuple(known.setdefault(v, len(known)) for known, v in zip(names, values, strict=True))
            total[outcome] = total.get(outcome, Fraction(0)) + weight
    whole = sum(total.values())
    return JointDistribution(tuple(variables), tuple((total[outcome] / whole, outcome) for outcome in sorted(total)))


def product(one: JointDistribution, two: JointDistribution) -> JointDistribution:
    """Both side by side and independent: each variable is the pair of what it was in the one and in the other."""
    return gathered(
        one.variables,
        ((p * q, tuple(zip(x, y, strict=True))) for p, x in one.outcomes for q, y in two.outcomes),
    )


def rounded(probabilities: Sequence[float | Fraction], denominator: int) -> list[Fraction]:
    """Multiples of 1/denominator near the probabilities that sum to 1: the largest remainders are rounded up."""
    scaled = [denominator * Fraction(p) for p in probabilities]
    whole = [math.floor(p) for p in scaled]
    order = sorted(range(len(scaled)), key=lambda i: whole[i] - scaled[i])
    for i in order[: denominator - sum(whole)]:
        whole[i] += 1
    return [Fraction(n, denominator) for n in whole]
