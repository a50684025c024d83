"""Functionals of densities that the kernel has no name for: each a definition that stands with its statements."""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.build import call, div, integral, log, mul, power, sub
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import REAL, Definition, Term, Var, function, point, space

_POINT = point("S")
_S = Var("S", space(_POINT))
_x = Var("x", _POINT)
_p, _q = Var("p", function(REAL, _POINT)), Var("q", function(REAL, _POINT))
_REALS = Var("S", space(REAL))
_z, _density = b.real("x"), Var("p", function(REAL, REAL))
_alpha = b.real("alpha")


def _defined(name: str, params: tuple[Var, ...], body: Term) -> Definition:
    return STANDARD.get(name) or Definition(name, params, body)


_p_x, _q_x = call(_p, _x), call(_q, _x)
_affinity = integral(_S, _x, mul(power(_p_x, _alpha), power(_q_x, sub(1, _alpha))))
_overlap = integral(_S, _x, b.sqrt(mul(_p_x, _q_x)))

RENYI_DIVERGENCE = _defined("renyi_divergence", (_S, _p, _q, _alpha), div(log(_affinity), sub(_alpha, 1)))
"""Renyi (1961); van Erven & Harremoës (2014), equation (4)."""
RENYI_ENTROPY = _defined(
    "renyi_entropy", (_S, _p, _alpha), div(log(integral(_S, _x, power(_p_x, _alpha))), sub(1, _alpha))
)
TSALLIS_ENTROPY = _defined(
    "tsallis_entropy", (_S, _p, _alpha), div(sub(1, integral(_S, _x, power(_p_x, _alpha))), sub(_alpha, 1))
)
BHATTACHARYYA = _defined("bhattacharyya", (_S, _p, _q), b.neg(log(_overlap)))
SQUARED_HELLINGER = _defined("squared_hellinger", (_S, _p, _q), sub(1, _overlap))
HELLINGER = _defined(
    "hellinger",
    (_S, _p, _q),
    b.sqrt(div(integral(_S, _x, power(sub(b.sqrt(_p_x), b.sqrt(_q_x)), 2)), 2)),
)
"""The root of half the integral of (sqrt p - sqrt q)^2, which is 1 minus the overlap."""
CHI_SQUARED = _defined("chi_squared", (_S, _p, _q), sub(integral(_S, _x, div(power(_p_x, 2), _q_x)), 1))
"""Pearson's divergence, the integral of (p - q)^2/q."""

_first = integral(_REALS, _z, mul(_z, call(_density, _z)))
_second = integral(_REALS, _z, mul(power(_z, 2), call(_density, _z)))

MEAN = _defined("mean", (_REALS, _density), _first)
VARIANCE = _defined("variance", (_REALS, _density), sub(_second, power(_first, 2)))
