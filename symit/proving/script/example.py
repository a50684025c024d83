"""Four outcomes on which a theorem about random variables is tried, where its author names no example.

Whatever a theorem of this kind speaks of has a value here: outcomes and their probabilities, variables of any values or
of a few, sequences of them, partitions.  What else it may speak of, its author has to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import SAME
from symit.kernel.terms import INT, REAL, Term, Var
from symit.language.partition_laws import KERNEL

WORDS = "four outcomes"
_j, _i, _o = b.integer("j"), b.integer("i"), b.integer("o")
LABELS: tuple[Term, ...] = (
    b.power(b.sub(_j, 2), 2),  # 1, 0, 1, 4 at the outcomes 1, 2, 3, 4
    _j,  # 1, 2, 3, 4
    b.if_(b.le(_j, 2), 0, 1),  # 0, 0, 1, 1
    b.mul(_j, b.sub(_j, 5)),  # -4, -6, -6, -4
)
"""What random variables may take at four outcomes."""
FEW: tuple[Term, ...] = (b.if_(b.le(_j, 1), 2, 1), b.if_(b.le(_j, 2), 2, 1))
"""What those may take whose values are 1, 2, or 1, 2, 3 where 3 is never taken."""
CELLS = tuple(b.abstract([_j, _o], b.app(SAME, b.lam(_j, label), _j, _o)) for label in LABELS)
MASSES, VARIABLE, SEQUENCE = t.function(REAL, INT), t.function(INT, INT), t.function(INT, INT, INT)


def on_four_outcomes(variables: Iterable[Var], with_few_values: Iterable[Var] = ()) -> Mapping[str, Mapping[str, Term]]:
    """Values for these variables by name, in words; nothing where one of them is of no kind that is known here."""
    named = sorted(variables, key=lambda v: v.name)
    few, labels, small, cells = set(with_few_values), cycle(LABELS), cycle(FEW), cycle(CELLS)
    values: dict[str, Term] = {}
    for x in named:
        if x == Var("m", INT):
            values[x.name] = b.num(4)
        elif x == Var("P", MASSES):
            values[x.name] = b.lam(_j, b.div(_j, 10))  # 1/10, ..., 4/10
        elif x.of == INT:
            values[x.name] = b.num(3)
        elif x.of == VARIABLE:
            values[x.name] = b.lam(_j, next(small if x in few else labels))
        elif x.of == SEQUENCE:
            values[x.name] = b.abstract([_i, _j], b.power(b.sub(_j, _i), 2))
        elif x.of == KERNEL:
            values[x.name] = next(cells)
        else:
            return {}
    return {WORDS: values} if values else {}
