"""How much work a line may be: what does not follow is refused soon, and at the same place on every machine.

The work is counted by the kernel (`kernel.budget`).  Stands under everything that searches.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

from symit.kernel import budget

FOR_A_LINE = 400_000
"""Half as much again as the longest line of ours takes; two or three seconds of one core."""
FOR_ANOTHER_TRY = FOR_A_LINE // 5
"""By what was given at the start alone, which is less to look through."""


@contextmanager
def at_most(work: float) -> Iterator[None]:
    """What is done here may cost this much.  Raises budget.Exhausted where it costs more."""
    before = budget.left()
    budget.allow(min(before, work))
    allowed = budget.left()
    try:
        yield
    finally:
        budget.allow(before - (allowed - budget.left()))


@contextmanager
def not_counted() -> Iterator[None]:
    """What is done here costs nothing: proving a theorem that a line names is no work of that line."""
    before = budget.left()
    budget.allow(inf)
    try:
        yield
    finally:
        budget.allow(before)
