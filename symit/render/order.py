"""Are the ends of an interval or a range known to be in order?

Elsewhere ∫ from 1 to 0 is minus the integral from 0 to 1; in the kernel both are integrals over a set, and one set is
empty.  So limits stand at a sign only where they are in order: evidently, or because the kernel can show it from what
is known at that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted, allow, left
from symit.kernel.context import knowing
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import App, Num, Term, TermError

WORK = 20_000
"""What the questions of one page may take together, in the units of the kernel's budget."""


@dataclass
class Order:
    """The answers so far, and the work that is left."""

    left: float = WORK
    known: dict[tuple[Term, tuple[Term, ...]], bool] = field(default_factory=dict)

    def holds(self, space: App, facts: tuple[Term, ...]) -> bool:
        """Is the lower end at most the upper one, or for a range, at most one above?"""
        low, high = space.args
        slack = 0 if space.head == t.INTERVAL else 1
        if low == b.MINUS_INFINITY or high == b.INFINITY:
            return True
        if t.EXTENDED in (low.sort, high.sort):
            return False
        if isinstance(low, Num) and isinstance(high, Num):
            return low.value <= high.value + slack
        if (space, facts) not in self.known:
            self.known[space, facts] = self._follows(b.le(low, b.add(high, slack)), facts)
        return self.known[space, facts]

    def _follows(self, formula: Term, facts: tuple[Term, ...]) -> bool:
        before = left()
        allow(self.left)
        try:
            return knowing((*facts, *_not_empty(facts))).holds(formula)
        except (Exhausted, Unanswered, Refused, TermError, RecursionError):
            return False
        finally:
            self.left = max(left(), 0)
            allow(before)


def _not_empty(facts: Iterable[Term]) -> Iterator[Term]:
    """A sum that is not zero has a summand."""
    for fact in facts:
        total, value = fact.args if isinstance(fact, App) and fact.head == t.EQ else (None, None)
        if isinstance(total, App) and total.head == t.INTEGRAL and isinstance(value, Num) and value.value != 0:
            space = total.args[0]
            if isinstance(space, App) and space.head == t.RANGE and t.EXTENDED not in (a.sort for a in space.args):
                yield b.le(*space.args)
