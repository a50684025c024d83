"""What the kernel's tests share: the rules by name, some variables, and `proves`."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

from symit.kernel import build as b
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
UNIT = b.interval(0, 1)
POSITIVE_LINE = b.interval(0, b.INFINITY)


def given(formula: Term) -> Theorem:
    """formula |- formula."""
    return by.assume(formula=formula)


def known(claim: Term, *facts: Theorem) -> Theorem:
    """The claim, from signs and definedness alone."""
    return by.evident(*facts, claim=claim)


def same(left: Term, right: Term, *facts: Theorem) -> Theorem:
    """left = right, by normal form."""
    return by.field(*facts, claim=b.eq(left, right))


def proves(theorem: Theorem, conclusion: Term, *hypotheses: Term) -> None:
    """The theorem says exactly this."""
    assert theorem.conclusion == conclusion
    assert theorem.hypotheses == frozenset(hypotheses)
