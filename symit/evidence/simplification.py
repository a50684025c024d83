"""A counterexample made smaller while it stays one: fewer outcomes, fewer values, simpler probabilities.

Stands after the search for counterexamples.  Whether a smaller distribution still is one, and by how much, is asked of
a function; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from symit.evidence.joint_distributions import JointDistribution, gathered, rounded

LARGE = 64
DENOMINATORS = (10, 20, 50, 100, 200, 1000, 10**4)
KEPT_MARGIN = 0.9


def simplified(
    distribution: JointDistribution, margin: Callable[[JointDistribution], float | None]
) -> JointDistribution:
    """The end of a chain of simpler distributions, none of which loses much margin for its number of outcomes.

    `margin` says by how much a distribution breaks the statement; None if it does not.
    """
    best = margin(distribution)
    if best is None or len(distribution.outcomes) > LARGE:
        return distribution
    least = KEPT_MARGIN * best / len(distribution.outcomes)
    while True:
        for simpler in _simpler(distribution):
            found = margin(simpler)
            if found is not None and found >= least * len(simpler.outcomes):
                distribution = simpler
                break
        else:
            return distribution


def size(distribution: JointDistribution) -> tuple[int, int, int]:
    """Outcomes, values of all variables, digits of the probabilities."""
    columns = zip(*(values for _, values in distribution.outcomes), strict=True)
    digits = sum(len(str(probability)) for probability, _ in distribution.outcomes)
    return len(distribution.outcomes), sum(len(set(column)) for column in columns), digits


def _simpler(distribution: JointDistribution) -> Iterator[JointDistribution]:
    """Neighbours that are strictly smaller, the much smaller ones first."""
    now = size(distribution)
    for neighbour in _neighbours(distribution):
        if size(neighbour) < now:
            yield neighbour


def _neighbours(distribution: JointDistribution) -> Iterator[JointDistribution]:
    names, rows = distribution.variables, distribution.outcomes
    for i in range(len(names)):
        yield gathered(names, [(p, (*values[:i], 0, *values[i + 1 :])) for p, values in rows])
    yield gathered(names, [(Fraction(1), values) for _, values in rows])
    for denominator in DENOMINATORS:
        nearest = rounded([p for p, _ in rows], denominator)
        yield gathered(names, zip(nearest, (values for _, values in rows), strict=True))
    for gone in range(len(rows)):
        if len(rows) > 1:
            rest = [row for at, row in enumerate(rows) if at != gone]
            likeliest = max(rest)[1]
            yield gathered(names, [*rest, (rows[gone][0], likeliest)])
            yield gathered(names, [(Fraction(1), values) for _, values in rest])
    for i in range(len(names)):
        labels = sorted({values[i] for _, values in rows})
        for one in labels:
            for two in labels[:one]:
                merged = [(p, tuple(two if j == i and v == one else v for j, v in enumerate(x))) for p, x in rows]
                yield gathered(names, merged)
