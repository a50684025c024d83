"""What a rule says when it refuses."""

from __future__ import annotations

from symit.kernel.terms import Abs, App, Bound, Num, Term, Var
from symit.kernel.text import show


class Refused(Exception):
    """A rule did not accept.  `why` has a place for each of the terms, which are written out when somebody reads it.
    `obligation` is the condition that could not be shown, where there is one."""

    def __init__(self, why: str, *terms: Term, obligation: Term | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.terms = terms
        self.obligation = obligation

    def __str__(self) -> str:
        return self.why.format(*map(_shown, self.terms)) if self.terms else self.why


def _shown(argument: object) -> str:
    """A certificate may give a number, a text or a list where a rule asks for a term."""
    if isinstance(argument, (Num, Var, Bound, Abs, App)):
        return show(argument)
    return "a list" if isinstance(argument, tuple) else repr(argument)[:80]


class Unanswered(Exception):
    """A question came back to itself, or led to too many others.  The rule that asked refuses; on the way nobody takes
    it for an answer."""
