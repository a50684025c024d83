"""Everything that the kernel assumes, by name, with where it can be read.

Few on purpose: an integral that follows from another is proved.  The theorems of analysis that rules apply (dominated
convergence, the fundamental theorem) stand with their references at the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term


@dataclass(frozen=True, repr=False)
class Axiom:
    """A statement that the kernel assumes, and where it can be read."""

    name: str
    statement: Term
    reference: str


_x = b.real("x")
_k, _n = b.integer("k"), b.integer("n")

GAUSSIAN_INTEGRAL = Axiom(
    "gaussian-integral",
    b.eq(
        b.integral(b.REALS, _x, b.exp(b.neg(b.power(_x, 2)))),
        b.power(b.PI, b.num(Fraction(1, 2))),
    ),
    "DLMF 7.2.1 with 7.2.4 (erf z -> 1), twice by symmetry",
)

EXPONENTIAL_SERIES = Axiom(
    "exponential-series",
    b.eq(
        b.integral(b.integers(0, b.INFINITY), _k, b.div(b.power(_x, _k), b.app(t.FACTORIAL, _k))),
        b.exp(_x),
    ),
    "DLMF 4.2.19; the series converges absolutely for every real x",
)

AXIOMS: Mapping[str, Axiom] = {a.name: a for a in (GAUSSIAN_INTEGRAL, EXPONENTIAL_SERIES)}
