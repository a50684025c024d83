"""The names of the special functions that closed forms have, each a definition that stands with its statements.

Stands on the kernel alone, so that whoever evaluates or prints them needs no proofs.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import Definition, Term

_x, _s, _t = b.real("x"), b.real("s"), b.real("t")


def _defined(name: str, body: Term) -> Definition:
    return STANDARD.get(name) or Definition(name, (_s,), body)


_INTEGRAND = b.mul(b.power(_x, b.sub(_s, 1)), b.exp(b.neg(_x)))

GAMMA = _defined("gamma", b.integral(b.interval(0, b.INFINITY), _x, _INTEGRAND))
"""DLMF 5.2.1."""
DIGAMMA = _defined("digamma", b.derivative(_t, b.log(b.app(GAMMA, _t)), _s))
"""DLMF 5.2.2."""
TRIGAMMA = _defined("trigamma", b.derivative(_t, b.app(DIGAMMA, _t), _s))
"""DLMF 5.15."""

LOG_GAMMA = _defined("log_gamma", b.log(b.app(GAMMA, _s)))
"""Its logarithm, which has a value where Gamma itself is beyond all floats."""

SPECIAL = frozenset((GAMMA, DIGAMMA, TRIGAMMA, LOG_GAMMA))

_a, _c, _d = b.real("a"), b.real("c"), b.real("d")
LOG_GAMMA_DIV = STANDARD.get("log_gamma_div") or Definition(
    "log_gamma_div",
    (_c, _a, _d),
    b.sub(b.sub(b.app(LOG_GAMMA, _c), b.app(LOG_GAMMA, _a)), b.mul(_d, b.app(DIGAMMA, _a))),
)
"""What log Gamma at c = a + d is above its tangent at a: never negative, 0 where d = 0."""
