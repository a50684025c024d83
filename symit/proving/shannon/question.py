"""A relation under conditions as forms in joint entropies, and what has been proved of it.

Between the statements of `language.information` and the search: the larger side less the smaller one has to be not
negative, for an equation both ways.  Must not know of counterexamples, nor of how a proof is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from symit.language.information import Form, Relation, form, quantities, summed, text
from symit.proving.script.progress import Report
from symit.proving.shannon.amounts import comparisons
from symit.proving.shannon.search import Proof, search
from symit.proving.shannon.theorem import Condition, ordered
from symit.proving.shannon.variables import groups

ALL_TRIED = 8
"""Variables up to which every inequality of Shannon's type is tried, whatever the question."""
FEW = 8
"""Terms of a proof up to which it is said when all of them vanish."""


@dataclass(frozen=True)
class Question:
    """A relation under conditions, as forms in joint entropies."""

    relation: Relation
    conditions: tuple[Condition, ...]

    @cached_property
    def target(self) -> Form:
        """The larger side less the smaller one; for an equation right less left."""
        small, large = (
            ordered(self.relation) if self.relation.sign != "=" else (self.relation.left, self.relation.right)
        )
        return form(large - small)

    @cached_property
    def zero(self) -> list[Form]:
        return [form(c.relation.left - c.relation.right) for c in self.conditions if c.relation.sign == "="]

    @cached_property
    def nonnegative(self) -> list[Form]:
        """Those of the conditions, and after them what is known of numbers."""
        pairs = [ordered(relation) for relation in (*self.given, *self.comparisons)]
        return [form(large - small) for small, large in pairs]

    @property
    def given(self) -> list[Relation]:
        return [c.relation for c in self.conditions if c.relation.sign != "="]

    @cached_property
    def comparisons(self) -> list[Relation]:
        return comparisons(form(r.right - r.left) for r in (self.relation, *(c.relation for c in self.conditions)))

    @cached_property
    def variables(self) -> list[str]:
        """All that are spoken of, in the order in which they first stand."""
        return variables([self.relation, *(c.relation for c in self.conditions)])

    @property
    def forms(self) -> list[Form]:
        return [self.target, *self.zero, *self.nonnegative]

    @property
    def opposite(self) -> Form:
        return summed([(Fraction(-1), self.target)])

    @property
    def targets(self) -> list[Form]:
        """What has to be not negative: for an equation both differences."""
        return [self.target, self.opposite] if self.relation.sign == "=" else [self.target]

    @property
    def all_tried(self) -> bool:
        return len(self.variables) <= ALL_TRIED

    def proof(self, target: Form, report: Report) -> Proof | None:
        return search(target, self.zero, self.nonnegative, report)

    def back(self, proofs: Sequence[Proof], report: Report) -> Proof | None:
        """The other way for an inequality between different sides, which only the conditions can make equal."""
        if len(proofs) > 1 or not (proofs[0].basic or proofs[0].nonnegative):
            return None
        return self.proof(self.opposite, report) if self.conditions and self.all_tried else None

    def tight(self, proofs: Sequence[Proof]) -> tuple[str, ...] | None:
        """Every quantity that the proof adds must be zero, every given inequality that it uses an equality.

        None where these are too many to be read, or where numbers keep the sides apart; empty where the sides are
        always equal.
        """
        if len(proofs) > 1:
            return ()
        if len(proofs[0].basic) + len(proofs[0].nonnegative) > FEW:
            return None
        if any(i >= len(self.given) for _, i in proofs[0].nonnegative):
            return None
        given = self.given
        quantities = [f"{text(quantity)} = 0" for _, quantity in proofs[0].basic]
        return (*quantities, *(text(Relation(given[i].left, "=", given[i].right)) for _, i in proofs[0].nonnegative))


def variables(relations: Sequence[Relation]) -> list[str]:
    """The random variables of relations, in the order in which they first stand."""
    return list(dict.fromkeys(name for q in quantities(relations) for group in groups(q) for name in group))
