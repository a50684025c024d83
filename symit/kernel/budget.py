"""How much work a certificate may be: a count that ends a check at the same place on every machine.

The floor of the house, under `terms`.  What is counted is what is made and what is asked (the nodes of terms, the
questions about them, the monomials of products, the facts of a context), never time.  A unit is a few microseconds of
one core at most, so `Checker` ends in bounded time and memory.
"""

from __future__ import annotations

from math import inf


class Exhausted(Exception):
    """More work than was allowed.  No refusal, so that nobody takes it for the answer to a question."""


class _Budget:
    """What is left; without end unless a check sets one."""

    left: float = inf


def allow(work: float) -> None:
    _Budget.left = work


def left() -> float:
    return _Budget.left


def spend(work: float) -> None:
    """Count this much, before it is done."""
    _Budget.left -= work
    if _Budget.left < 0:
        raise Exhausted("more work than is allowed")
