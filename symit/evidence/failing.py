"""A point at which a line of a proof does not hold, for whoever wrote it.

Few points and few digits: the line has already been refused, and this only says why no reason will help.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symit.evidence.attack import attack
from symit.evidence.errors import NotEvaluated, Undecided, Undefined
from symit.kernel import terms as t
from symit.kernel.terms import Term

POINTS, DIGITS = 10, 8


def failing_point(hypotheses: Sequence[Term], claim: Term) -> str:
    """`p = 1/2, q = 1/3`, where every hypothesis holds and the claim does not; nothing where none is found."""
    free = claim.free.union(*(h.free for h in hypotheses))
    if any(v.of not in (t.REAL, t.INT) for v in free):
        return ""  # a function, or a space, of which nothing is known
    try:
        found = attack(hypotheses, claim, [], seed=1, count=POINTS, digits=DIGITS).counterexample
    except (NotEvaluated, Undecided, Undefined):
        return ""
    if found is None:
        return ""
    return ", ".join(f"{name} = {_written(value)}" for name, value in found.point) or "as it stands"


def _written(value: Fraction) -> str:
    return str(value) if len(str(value)) < 20 else f"{float(value):.6g}"
