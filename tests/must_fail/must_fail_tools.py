"""What the wrong proofs share: the rules by name, some variables, and `refused`, which turns a wrong proof into a test.

No `assert` anywhere, so that the same tests pass and fail in the same places under `python -O`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from types import SimpleNamespace

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import RULES
from symit.kernel.terms import REAL, Term, Var, function, point, space
from symit.kernel.theorem import Theorem

by = SimpleNamespace(**{name.replace("-", "_"): rule for name, rule in RULES.items()})

x, y, z, s, u, a, c, r = map(b.real, ("x", "y", "z", "s", "u", "a", "c", "r"))
n, m, j, k, d = map(b.integer, ("n", "m", "j", "k", "d"))
f, g, h = (Var(name, function(REAL, REAL)) for name in "fgh")
S = Var("S", space(point("S")))
t = Var("t", point("S"))
p = Var("p", function(REAL, point("S")))

HALF = b.num(Fraction(1, 2))
POSITIVE_LINE = b.interval(0, b.INFINITY)


class Accepted(Exception):
    """The kernel made a theorem of a wrong proof."""


class WrongReason(Exception):
    """The wrong proof was refused, but not for what is wrong with it."""


def refused(
    reason: str, error: type[Exception] | tuple[type[Exception], ...] = Refused
) -> Callable[[Callable[[], object]], Callable[[], None]]:
    """A test that a wrong proof ends in `error`, with a message in which the pattern `reason` is found."""

    def as_test(attempt: Callable[[], object]) -> Callable[[], None]:
        @wraps(attempt)
        def test() -> None:
            try:
                made = attempt()
            except error as refusal:
                if not re.search(reason, str(refusal)):
                    raise WrongReason(f"{attempt.__name__}: {refusal}") from refusal
                return
            raise Accepted(f"{attempt.__name__}: {made}")

        test.reason = reason  # type: ignore[attr-defined]
        return test

    return as_test


def given(formula: Term) -> Theorem:
    """formula |- formula."""
    return by.assume(formula=formula)


def known(claim: Term, *facts: Theorem) -> Theorem:
    """The claim, from signs and definedness alone."""
    return by.evident(*facts, claim=claim)


def derivative(body: Term, *facts: Theorem, at: Term = x) -> Theorem:
    """The derivative of x -> body."""
    return by.differentiate(*facts, body=b.lam(x, body), at=at)


def limit(body: Term, place: Term, side: int, *facts: Theorem) -> Theorem:
    """The limit of x -> body."""
    return by.limit(*facts, body=b.lam(x, body), place=place, side=side)


def integrate(primitive: Term, low: Term, high: Term, *facts: Theorem) -> Theorem:
    """The fundamental theorem, with the derivative and the limits of x -> primitive that the kernel finds."""
    inside = given(b.member(x, b.interval(low, high)))
    return by.fundamental_theorem(
        derivative(primitive, inside, *facts),
        limit(primitive, low, 1, *facts),
        limit(primitive, high, -1, *facts),
        *facts,
        variable_=x,
        space=b.interval(low, high),
    )


def substitute(inner: Term, body: Term, low: Term, high: Term, *facts: Theorem) -> Theorem:
    """Substitution of u = inner(x), x from low to high, into the integral of u -> body."""
    inside = given(b.member(x, b.interval(low, high)))
    return by.substitution(
        derivative(inner, inside, *facts),
        limit(inner, low, 1, *facts),
        limit(inner, high, -1, *facts),
        *facts,
        variable_=x,
        space=b.interval(low, high),
        body=b.lam(u, body),
    )
