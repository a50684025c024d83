"""Independent products of simple distributions that satisfy conditions which none of them satisfies alone.

Entropies of independent products add up, so how often to take which distribution is a linear program.  An equality of
entropies is one of their coefficients at every prime and stays exact; inequalities enter with rounded logarithms and
are decided afterwards, exactly, for the whole multiplicities that are tried.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import numpy as np

from symit.evidence.assignments import Trials
from symit.evidence.exact_programs import cheapest
from symit.evidence.joint_distributions import JointDistribution, product
from symit.evidence.prime_logarithms import LogSum, added, sign
from symit.evidence.questions import Array, Question

MOST_OUTCOMES = 4096
DIRECTIONS = 150
PROGRAMS, FUTILE = 10, 2
COLUMNS, BREAKING = 250, 40
OTHERS = 30
LARGEST_PRIME = 5
ROUNDINGS = 12
ROUNDED = 2**40


@dataclass(frozen=True, eq=False)
class Atom:
    """A distribution and the values of the forms at it."""

    distribution: JointDistribution
    values: tuple[LogSum, ...]


def factors(trials: Trials, rng: np.random.Generator) -> list[Atom]:
    """Atoms that may be useful in products.

    Those that are best for some prices of the conditions, which are corners of the hull of all values; those in which
    one variable alone is random; and some others, because an equality may be met with fewer outcomes between corners.
    """
    question, columns = trials.question, _different(trials, np.arange(trials.chosen.shape[1]), rng)
    floats = trials.floats()[:, columns] / np.log2(np.maximum(trials.outcomes(columns), 2))
    prices = np.exp(rng.uniform(-4, 4, size=(DIRECTIONS, len(question.forms))))
    prices[:, question.zeros] *= rng.choice([-1, 1], size=prices[:, question.zeros].shape)
    prices[:, question.nonnegatives] *= -1
    corners = columns[(prices @ floats).argmin(axis=1)]
    alone = _different(trials, np.flatnonzero((trials.chosen > 0).sum(axis=0) == 1), rng)
    others = rng.choice(columns, size=min(OTHERS, len(columns)), replace=False)
    useful = np.unique(np.concatenate([corners, alone, others]))
    useful = useful[trials.outcomes(useful) > 1]
    return [Atom(trials.distribution(column), trials.exact(column)) for column in useful.tolist()]


def products(question: Question, atoms: Sequence[Atom], rng: np.random.Generator) -> Iterator[JointDistribution]:
    """Products of atoms that break the statement, the one with fewest outcomes first.

    Cheapest combinations at several random costs are tried, and what they are when they are rounded.
    """
    atoms = [atom for atom in atoms if _can_cancel(question, atom)]
    breaking = sorted(range(len(atoms)), key=lambda i: _rough(atoms[i].values[0]))
    recipes: dict[tuple[tuple[int, int], ...], float] = {}
    for program in range(PROGRAMS):
        drawn = rng.choice(len(atoms), size=min(COLUMNS, len(atoms)), replace=False)
        some = sorted({*drawn.tolist(), *breaking[:BREAKING]})
        weights = _weights(question, [atoms[i] for i in some], np.exp(rng.normal(size=len(some))).tolist())
        if weights is None:
            if program >= FUTILE and not recipes:
                return
            continue
        taken = [i for i, weight in zip(some, weights, strict=True) if weight]
        for counts in _multiplicities([weight for weight in weights if weight]):
            recipe = tuple((i, n) for i, n in zip(taken, counts, strict=True) if n)
            recipes[recipe] = sum(n * math.log2(len(atoms[i].distribution.outcomes)) for i, n in recipe)
    for recipe, bits in sorted(recipes.items(), key=lambda item: (item[1], item[0])):
        chosen = [atoms[i] for i, n in recipe for _ in range(n)]
        if bits <= math.log2(MOST_OUTCOMES) and _breaks(question, chosen):
            yield reduce(product, (atom.distribution for atom in chosen))


def _different(trials: Trials, columns: Array, rng: np.random.Generator) -> Array:
    """One column for each tuple of values; they are told apart by a random combination of them."""
    keys = np.round(rng.normal(size=len(trials.values)) @ trials.floats()[:, columns], 10)
    return np.asarray(columns[np.unique(keys, return_index=True)[1]])


def _can_cancel(question: Question, atom: Atom) -> bool:
    """Whether another atom may make up for what this one leaves of an equality: only small primes are common."""
    return all(prime <= LARGEST_PRIME for entry in atom.values[question.zeros] for prime in entry)


def _weights(question: Question, atoms: Sequence[Atom], dear: Sequence[float]) -> list[Fraction] | None:
    """How much of each atom: equalities at every prime, inequalities with room to spare, the target at -1.

    `dear` makes atoms more or less costly than the number of their bits.
    """
    primes = sorted({prime for atom in atoms for entry in atom.values for prime in entry})
    zeros = range(len(question.forms))[question.zeros]
    nonnegatives = range(len(question.forms))[question.nonnegatives]
    equalities = [(i, prime) for i in zeros for prime in primes]
    columns = [
        [atom.values[i].get(prime, Fraction(0)) for i, prime in equalities]
        + [_rough(atom.values[i]) for i in (*nonnegatives, 0)]
        for atom in atoms
    ]
    height = len(equalities) + len(nonnegatives) + 1
    room = [[Fraction(-(row == len(equalities) + i)) for row in range(height)] for i in range(len(nonnegatives))]
    goal = [Fraction(0)] * (height - 1) + [Fraction(-1)]
    costs = [
        Fraction(round(1000 * factor * math.log2(len(atom.distribution.outcomes))))
        for atom, factor in zip(atoms, dear, strict=True)
    ]
    weights = cheapest(columns + room, goal, costs + [Fraction(0)] * len(room))
    return weights and weights[: len(atoms)]


def _rough(of: LogSum) -> Fraction:
    return sum((c * Fraction(round(math.log(prime) * ROUNDED), ROUNDED) for prime, c in of.items()), Fraction(0))


def _multiplicities(weights: Sequence[Fraction]) -> list[tuple[int, ...]]:
    """Whole numbers in the proportion of the weights, exactly if they are small, and rounded."""
    common = math.lcm(*(weight.denominator for weight in weights))
    exact = [int(weight * common) for weight in weights]
    shared = math.gcd(*exact)
    candidates = [tuple(n // shared for n in exact)]
    top = max(weights)
    for most in range(1, ROUNDINGS + 1):
        for nearest in (round, math.ceil):
            candidates.append(tuple(nearest(most * weight / top) for weight in weights))
    return [counts for counts in dict.fromkeys(candidates) if 0 < sum(counts) <= math.log2(MOST_OUTCOMES)]


def _breaks(question: Question, chosen: Sequence[Atom]) -> bool:
    signs = [sign(added((Fraction(1), atom.values[i]) for atom in chosen)) for i in range(len(question.forms))]
    return signs[0] < 0 and not any(signs[question.zeros]) and min(signs[question.nonnegatives], default=0) >= 0
