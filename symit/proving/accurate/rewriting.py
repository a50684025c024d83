"""A closed form rewritten so that nothing cancels: told nothing but the form and its hypotheses.

The door of this room's search.  A form whose terms have one sign is looked for first (`search`); where there is none,
the closed form is written as well as it can be, with a note on where digits are lost (`unsigned`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symit.kernel.terms import Term
from symit.proving.accurate.closed_forms import read
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.search import Search
from symit.proving.accurate.unsigned import Unsigned
from symit.proving.accurate.vanishing import Place, differences, place


@dataclass(frozen=True)
class Rewritten:
    """An equal term, where the form vanishes, and notes on where digits may be lost: none where none can be."""

    term: Term
    place: Place
    notes: tuple[Note, ...]


def rewritten(closed: Term, hypotheses: Sequence[Term], statement: Term | None = None) -> Rewritten:
    """The closed form as a term that floating point computes well.

    `statement` is what it is the value of, if it says where the form vanishes.  Raises NoForm where the closed form is
    no sum of logarithms and exponentials.
    """
    form = read(closed, hypotheses)
    equations = place(form, statement)
    compared = differences(form.ring, equations)
    unsigned = Unsigned(form, compared)
    alone = None if equations else unsigned.one_logarithm()
    term, notes = alone or Search(form, compared).best() or unsigned.as_it_is()
    return Rewritten(term, equations, notes)
