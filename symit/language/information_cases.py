"""Statements with maxima, minima and absolute values, as statements without them in each of several cases.

After `information`, before the search for a proof and for a counterexample.  In a case every extreme is one of its two
sums, and it is known that this is the larger or the smaller one; one of the cases always holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Extreme, Relation, quantities, text

MOST = 5
"""Extremes in one question, each of which doubles the number of cases."""


@dataclass(frozen=True)
class Case:
    """Which of its sums each extreme is, the first or the second; those within another one stand before it."""

    extremes: tuple[Extreme, ...]
    firsts: tuple[bool, ...]

    @cached_property
    def values(self) -> Mapping[Extreme, Combination]:
        """What each is here, without extremes."""
        values: dict[Extreme, Combination] = {}
        for extreme, first in zip(self.extremes, self.firsts, strict=True):
            values[extreme] = _replaced(extreme.branches[0 if first else 1][0], values)
        return values

    @property
    def whens(self) -> tuple[Relation, ...]:
        """For each extreme, what makes it so."""
        chosen = zip(self.extremes, self.firsts, strict=True)
        return tuple(self.plain(extreme.branches[0 if first else 1][1]) for extreme, first in chosen)

    @property
    def words(self) -> str:
        return " and ".join(map(text, dict.fromkeys(self.whens)))

    def plain(self, relation: Relation) -> Relation:
        """With what each extreme is here in its place."""
        left, right = _replaced(relation.left, self.values), _replaced(relation.right, self.values)
        return Relation(left, relation.sign, right)


def cases(relations: Sequence[Relation]) -> list[Case]:
    """The cases of relations, one where there are no extremes.  Raises NotUnderstood where they are too many."""
    extremes = tuple(q for q in dict.fromkeys(quantities(relations)) if isinstance(q, Extreme))
    if len(extremes) > MOST:
        raise NotUnderstood(
            f"{len(extremes)} maxima, minima and absolute values of two make {2 ** len(extremes)} cases, and up to "
            f"{2**MOST} are told apart; R <= min(a, b) may be written R <= a and R <= b"
        )
    return [Case(extremes, firsts) for firsts in product((True, False), repeat=len(extremes))]


def _replaced(combination: Combination, values: Mapping[Extreme, Combination]) -> Combination:
    parts = (
        values[q] * c if isinstance(q, Extreme) and q in values else Combination(((c, q),))
        for c, q in combination.terms
    )
    return Combination(tuple(term for part in parts for term in part.terms))
