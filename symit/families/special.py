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

_a, _b, _c, _d, _y = b.real("a"), b.real("b"), b.real("c"), b.real("d"), b.real("y")


def _above(c: Term, a: Term, d: Term) -> Term:
    return b.sub(b.sub(b.app(LOG_GAMMA, c), b.app(LOG_GAMMA, a)), b.mul(d, b.app(DIGAMMA, a)))


GAMMA_DIV = STANDARD.get("gamma_div") or Definition(
    "gamma_div", (_c, _a, _d), b.sub(_above(_c, _a, _d), b.sub(b.mul(_c, b.log(b.add(1, b.div(_d, _a)))), _d))
)
"""What log Gamma(x) - x log x + x at c = a + d is above its tangent at a: never negative, 0 where d = 0.

So log Gamma is above its own tangent by this and c log(c/a) - c + a, which goes together with what is elementary.
"""

BETA_DIV = STANDARD.get("beta_div") or Definition(
    "beta_div",
    (_c, _d, _a, _b, _x, _y),
    b.sub(b.add(_above(_c, _a, _x), _above(_d, _b, _y)), _above(b.add(_c, _d), b.add(_a, _b), b.add(_x, _y))),
)
"""What log Beta at (c, d) = (a + x, b + y) is above its tangent at (a, b): never negative, 0 where x = y = 0."""
