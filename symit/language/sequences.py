"""What is said of sequences of numbers: that they rise.

    given={"F and G rise": [rising(F), rising(G)]}

Stands on `statements`; a sequence is a function of the integers, or written out as a Lambda.
"""

from __future__ import annotations

from typing import Any

from sympy import Implies, S

from symit.language.as_written import operators
from symit.language.statements import forall
from symit.language.symbols import integer

_at_most = operators["at_most"]


def rising(F: Any) -> Any:
    """F(i) is at most F(j) for all integers i <= j."""
    i, j = integer("i"), integer("j")
    return forall(Implies(_at_most(i, j), _at_most(F(i), F(j))), (i, S.Integers), (j, S.Integers))
