"""Tables of outcomes whose labels and probabilities are both varied: hill climbing where palettes are too coarse.

The second half of the search for counterexamples.  Probabilities are floats while it climbs and are rounded to
fractions when a table nearly breaks the statement; what it returns is only suggested and must be checked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np

from symit.evidence.assignments import priced, violation_prices
from symit.evidence.joint_distributions import JointDistribution, gathered, rounded
from symit.evidence.questions import Array, Question, joined, measured, suitable

NOTICED = 1e-9
DENOMINATORS = (6, 8, 10, 12, 20, 30, 50, 100, 200, 500, 1000, 10**4, 10**5, 10**6)
TOO_SURE = 0.01
"""Added to the entropy of everything, in whose unit a table is valued, so that nearly sure tables do not win."""


@dataclass(frozen=True, eq=False)
class Tables:
    """A population: `labels` by variable, member and outcome; `weights` by member and outcome.

    `coins` are the chances of independent bits, by member and bit, where the outcomes are what these bits show; None
    where weights are free.
    """

    labels: Array
    weights: Array
    coins: Array | None


def drawn_tables(variables: int, outcomes: int, coins: int | None, population: int, rng: np.random.Generator) -> Tables:
    """Random labels, few different ones for each variable; free weights, or those of `coins` bits."""
    most = rng.integers(2, 5, size=(variables, population, 1))
    if coins is None:
        weights = rng.dirichlet(np.full(outcomes, 0.7), size=population)
        return Tables(rng.integers(0, most, size=(variables, population, outcomes)), weights, None)
    chances = np.where(rng.random((population, coins)) < 0.5, 0.5, rng.uniform(0.02, 0.98, (population, coins)))
    return Tables(rng.integers(0, most, size=(variables, population, 2**coins)), _tossed(chances), chances)


def climbed(question: Question, tables: Tables, steps: int, rng: np.random.Generator) -> Iterator[JointDistribution]:
    """Distributions that seem to break the statement, as they are met; probabilities rounded in several ways."""
    prices = violation_prices(question, len(tables.weights), rng)
    now = _values(question, tables)
    cost = priced(question, now, prices)
    reported = np.zeros(len(cost), dtype=bool)
    for step in range(steps):
        other = _changed(tables, 0.5 * 0.02 ** (step / steps), rng)
        values = _values(question, other)
        new = priced(question, values, prices)
        tables, cost = _chosen(new <= cost, other, tables), np.minimum(new, cost)
        hits = suitable(question, values, NOTICED) & ~reported
        reported |= hits
        for member in np.flatnonzero(hits).tolist():
            yield from _rounded(question, other, member)
    for member in np.argsort(cost, kind="stable")[:2].tolist():
        yield from _rounded(question, tables, member)


def _values(question: Question, tables: Tables) -> Array:
    """The forms in units of the entropy of all variables together."""
    everyone = tuple(range(len(tables.labels)))
    wanted = {places: row for row, places in enumerate(dict.fromkeys([*(p for p, _ in question.rows), everyone]))}
    together = joined(_alike(tables.labels), np.multiply)
    weights = np.ascontiguousarray(tables.weights.T)
    chances = np.einsum("sijb,jb->sib", np.stack([together(places) for places in wanted]), weights)
    entropies = -np.einsum("ib,sib->sb", weights, np.log(np.maximum(chances, 1e-300)))
    found = measured(question, lambda places: entropies[wanted[places]], len(tables.weights))
    return np.asarray(found / (entropies[wanted[everyone]] + TOO_SURE))


def _alike(labels: Array) -> Array:
    """By variable: 1 where two outcomes are labelled alike, else 0; by outcomes and then by member, since what is done
    to all members in one stride is quick."""
    by_member = np.ascontiguousarray(labels.transpose(0, 2, 1))
    return np.asarray(by_member[:, :, None] == by_member[:, None], dtype=np.float64)


def _changed(tables: Tables, width: float, rng: np.random.Generator) -> Tables:
    """A neighbour of each member: one label changed, one variable made a copy, or the weights shifted."""
    variables, population, outcomes = tables.labels.shape
    everyone, kind = np.arange(population), rng.random((population,))
    labels = tables.labels.copy()
    which = rng.integers(0, variables, size=everyone.shape)
    relabel, copy = kind < 0.35, (kind >= 0.35) & (kind < 0.4)
    at, label = rng.integers(0, outcomes, size=everyone.shape), rng.integers(0, 4, size=everyone.shape)
    labels[which[relabel], everyone[relabel], at[relabel]] = label[relabel]
    source = rng.integers(0, variables, size=everyone.shape)
    labels[which[copy], everyone[copy]] = tables.labels[source[copy], everyone[copy]]
    shift = (kind >= 0.4)[:, None] * width
    if tables.coins is not None:
        odds = np.log(tables.coins / (1 - tables.coins)) + shift * rng.normal(size=tables.coins.shape)
        odds = np.where((rng.random(odds.shape) < 0.05) & (shift > 0), 0, odds)
        coins = np.clip(1 / (1 + np.exp(-odds)), 1e-5, 1 - 1e-5)
        return Tables(labels, _tossed(coins), coins)
    weights = tables.weights * np.exp(shift * rng.normal(size=tables.weights.shape))
    return Tables(labels, weights / weights.sum(axis=1, keepdims=True), None)


def _chosen(better: Array, other: Tables, tables: Tables) -> Tables:
    """The other tables where they are better."""
    coins = None
    if other.coins is not None and tables.coins is not None:
        coins = np.where(better[:, None], other.coins, tables.coins)
    labels = np.where(better[None, :, None], other.labels, tables.labels)
    return Tables(labels, np.where(better[:, None], other.weights, tables.weights), coins)


def _tossed(coins: Array) -> Array:
    """The chance of each outcome of independent bits."""
    sides = np.stack([1 - coins, coins])
    return np.stack(
        [math.prod(sides[x, :, i] for i, x in enumerate(point)) for point in _points(coins.shape[1])], axis=1
    )


def _points(bits: int) -> list[tuple[int, ...]]:
    return list(product((0, 1), repeat=bits))


def _rounded(question: Question, tables: Tables, member: int) -> Iterator[JointDistribution]:
    """This member of the population with its probabilities rounded, coarsely first."""
    rows = list(zip(*tables.labels[:, member].tolist(), strict=True))
    for denominator in DENOMINATORS:
        weights = rounded(tables.weights[member].tolist(), denominator)
        if tables.coins is not None:
            sides = [rounded((1 - coin, coin), denominator) for coin in tables.coins[member].tolist()]
            weights = [
                math.prod((sides[i][x] for i, x in enumerate(point)), start=Fraction(1))
                for point in _points(len(sides))
            ]
        yield gathered(question.variables, zip(weights, rows, strict=True))
