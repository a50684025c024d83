"""What a rule says when it refuses, and the bound on how much work it may be."""

from __future__ import annotations

from math import inf

from symit.kernel.terms import Term


class Refused(Exception):
    """A rule did not accept.  `obligation` is the condition that could not be shown, where there is one."""

    def __init__(self, why: str, obligation: Term | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.obligation = obligation


class Exhausted(Exception):
    """More work than was allowed.  No refusal, so that nobody takes it for the answer to a question."""


class Circular(Exception):
    """A question came back to itself.  The rule that asked refuses; on the way nobody takes it for an answer."""


class _Budget:
    """Work that is left.  It counts questions, contexts and products of monomials, never time, so that it ends at the
    same place on every machine."""

    left: float = inf


def allow(work: float) -> None:
    _Budget.left = work


def left() -> float:
    return _Budget.left


def spend(work: float) -> None:
    _Budget.left -= work
    if _Budget.left < 0:
        raise Exhausted("more work than a certificate may take")
