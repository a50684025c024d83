"""What a rule says when it refuses."""

from __future__ import annotations

from symit.kernel.terms import Term


class Refused(Exception):
    """A rule did not accept.  `obligation` is the condition that could not be shown, where there is one."""

    def __init__(self, why: str, obligation: Term | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.obligation = obligation
