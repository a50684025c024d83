"""Optimal transport on random finite spaces off the line: a coupling and a 1-Lipschitz function that agree.

The distances are lengths of shortest ways in random graphs, and everything is a fraction.  The coupling comes from the
exact simplex method, and the function from shortest ways in what the coupling leaves to be improved.  `certifies`
knows neither: it looks only at what they found, without rounding.  That both are optimal where they agree is the
theorem on Kantorovich-Rubinstein duality; that there are two that agree on each of these spaces is what is shown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

import numpy as np

from symit.evidence.exact_programs import cheapest
from symit.evidence.experiments.outcome import Measured, Outcome, share_of

SPACES, FEWEST, MOST = 60, 4, 7
Vector = Sequence[Fraction]
Table = Sequence[Vector]


@dataclass(frozen=True)
class Problem:
    """Distances between points, and the laws from which and to which mass is moved."""

    distances: Table
    start: Vector
    goal: Vector

    @property
    def points(self) -> range:
        return range(len(self.start))

    @property
    def has_triangle(self) -> bool:
        """Whether of some three points none lies between the others, as one of them does on a line."""
        d = self.distances
        triples = ((d[x][y], d[y][z], d[x][z]) for x, y, z in combinations(self.points, 3))
        return any(2 * max(sides) < sum(sides) for sides in triples)


def certified_transport(seed: int = 1) -> Outcome:
    """Counts of what is not certified, which have no error, and shares of what must not be."""
    rng = np.random.default_rng(seed)
    problems = [random_problem(rng) for _ in range(SPACES)]
    plans = [coupling(problem) for problem in problems]
    values = [potential(problem, plan) for problem, plan in zip(problems, plans, strict=True)]
    failed = [not certifies(*pair) for pair in zip(problems, plans, values, strict=True)]
    dear = [certifies(problem, independent(problem), f) for problem, f in zip(problems, values, strict=True)]
    steep = [certifies(problem, plan, twice(f)) for problem, plan, f in zip(problems, plans, values, strict=True)]
    poor = [certifies(problem, plan, problem.distances[0]) for problem, plan in zip(problems, plans, strict=True)]
    return Outcome(
        "certified-transport",
        "on finite metric spaces off the line, too, some coupling costs exactly what some 1-Lipschitz function gains",
        "on one of the spaces none was found for the coupling of least cost; or what is not optimal passed as well",
        seed,
        (
            Measured(f"spaces of {SPACES} without a coupling and a function that agree", sum(failed), 0, below=1),
            share_of("couplings of independent points that pass", np.array(dear), below=0.1),
            share_of("functions twice as steep that pass", np.array(steep), below=0.1),
            share_of("distances from the first point that pass", np.array(poor), below=0.5),
        ),
    )


def certifies(problem: Problem, plan: Table, f: Vector) -> bool:
    """Is the plan a coupling, and f a 1-Lipschitz function, and does f gain exactly what the plan costs?"""
    d, points = problem.distances, problem.points
    pairs = list(product(points, points))
    couples = (
        all(plan[x][y] >= 0 for x, y in pairs)
        and all(sum(plan[x]) == problem.start[x] for x in points)
        and all(sum(plan[x][y] for x in points) == problem.goal[y] for y in points)
    )
    cost = sum(plan[x][y] * d[x][y] for x, y in pairs)
    gain = sum((problem.start[x] - problem.goal[x]) * f[x] for x in points)
    return couples and all(f[x] - f[y] <= d[x][y] for x, y in pairs) and gain == cost


def coupling(problem: Problem) -> Table:
    """One of least cost."""
    points = problem.points
    pairs = list(product(points, points))
    columns = [[Fraction(int(i in (x, len(points) + y))) for i in range(2 * len(points))] for x, y in pairs]
    weights = cheapest(columns, [*problem.start, *problem.goal], [problem.distances[x][y] for x, y in pairs])
    masses = iter(weights or [Fraction(0)] * len(pairs))
    return [[next(masses) for _ in points] for _ in points]


def potential(problem: Problem, plan: Table) -> Vector:
    """The length of the shortest way to each point, where a way that undoes what the plan moves earns its length.

    It falls by the whole distance wherever mass goes.  Where the plan is not optimal such ways earn ever more, and
    what is found here is of no use.
    """
    d, points = problem.distances, problem.points
    f = [Fraction(0) for _ in points]
    for _ in points:
        for x, y in product(points, points):
            f[x] = min(f[x], f[y] + d[x][y])
            if plan[x][y] > 0:
                f[y] = min(f[y], f[x] - d[x][y])
    return f


def independent(problem: Problem) -> Table:
    """A coupling, too, but one that moves mass to and fro."""
    return [[a * b for b in problem.goal] for a in problem.start]


def twice(f: Vector) -> Vector:
    return [2 * value for value in f]


def random_problem(rng: np.random.Generator) -> Problem:
    """The first that is not on a line."""
    while True:
        size = int(rng.integers(FEWEST, MOST + 1))
        problem = Problem(_distances(rng, size), _law(rng, size), _law(rng, size))
        if problem.has_triangle:
            return problem


def _distances(rng: np.random.Generator, size: int) -> Table:
    """Lengths of shortest ways in a random tree with some more edges."""
    far = Fraction(1000)
    d = [[far * (x != y) for y in range(size)] for x in range(size)]
    tree = [(int(rng.integers(x)), x) for x in range(1, size)]
    for x, y in [*tree, *(edge for edge in combinations(range(size), 2) if rng.random() < 1 / 4)]:
        d[x][y] = d[y][x] = Fraction(int(rng.integers(1, 20)), int(rng.integers(1, 8)))
    for between, x, y in product(range(size), repeat=3):
        d[x][y] = min(d[x][y], d[x][between] + d[between][y])
    return d


def _law(rng: np.random.Generator, size: int) -> Vector:
    """Without mass at some of the points."""
    masses = [int(mass) for mass in rng.integers(0, 12, size)]
    masses[int(rng.integers(size))] += 1
    return [Fraction(mass, sum(masses)) for mass in masses]
