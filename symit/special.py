"""The names of the special functions that closed forms have, each a definition that stands with its statements.

Stands on the kernel alone, so that whoever evaluates or prints them needs no proofs.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
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

EULER = Definition("euler", (), b.neg(b.app(DIGAMMA, b.ONE)))
"""Euler's constant.  DLMF 5.4.12."""

LOG_GAMMA = _defined("log_gamma", b.log(b.app(GAMMA, _s)))
"""Its logarithm, which has a value where Gamma itself is beyond all floats."""


_BELL = b.div(b.exp(b.div(b.neg(b.power(_x, 2)), 2)), b.sqrt(b.mul(2, b.PI)))

NORMAL_CDF = _defined("Phi", b.integral(b.interval(b.MINUS_INFINITY, _s), _x, _BELL))
"""The distribution function of the standard normal distribution.  DLMF 7.1 and 7.2.1: (1 + erf(s/sqrt(2)))/2."""

_above = b.interval(_t, b.INFINITY)
_DECAYING = b.mul(b.exp(b.mul(b.sub(_s, 1), b.log(_x))), b.exp(b.neg(_x)))
UPPER_GAMMA = STANDARD.get("upper_gamma") or Definition("upper_gamma", (_s, _t), b.integral(_above, _x, _DECAYING))
"""The incomplete Gamma function, for positive t; at s = 0 the exponential integral E1.  DLMF 8.2.2 and 6.2.1."""

_p, _q = b.real("a"), b.real("b")


def _unit_power(base: Term, exponent: Term) -> Term:
    return b.exp(b.mul(b.sub(exponent, 1), b.log(base)))


_BELOW = b.integral(b.interval(0, _t), _x, b.mul(_unit_power(_x, _p), _unit_power(b.sub(1, _x), _q)))
REGULARIZED_BETA = STANDARD.get("regularized_beta") or Definition(
    "regularized_beta",
    (_p, _q, _t),
    b.div(b.mul(_BELOW, b.app(GAMMA, b.add(_p, _q))), b.mul(b.app(GAMMA, _p), b.app(GAMMA, _q))),
)
"""The distribution function of Beta(a, b), for positive a and b and 0 < t < 1.  DLMF 8.17.1 and 8.17.2."""


def _on_circle(weight: Term) -> Term:
    density = b.exp(b.mul(_s, b.app(t.COS, _x)))
    turning = density if weight == b.ONE else b.mul(weight, density)
    return b.div(b.integral(b.interval(b.neg(b.PI), b.PI), _x, turning), b.mul(2, b.PI))


BESSEL_I0 = _defined("bessel_i0", _on_circle(b.ONE))
BESSEL_I1 = _defined("bessel_i1", _on_circle(b.app(t.COS, _x)))
BESSEL_I2 = _defined("bessel_i2", _on_circle(b.sub(b.mul(2, b.power(b.app(t.COS, _x), 2)), 1)))
"""The modified Bessel functions of order 0, 1 and 2.  DLMF 10.32.3, twice by symmetry; cos(2 x) is 2 cos(x)^2 - 1."""

BESSEL = (BESSEL_I0, BESSEL_I1, BESSEL_I2)

_turn = b.integral(b.interval(0, 1), _x, b.power(b.add(1, b.power(b.mul(_s, _x), 2)), -1))
ARCTAN = _defined("arctan", b.mul(_s, _turn))
"""The arctangent: DLMF 4.23.3, with t = s x, so that it is defined for every s and odd as it stands."""

SPECIAL = frozenset((GAMMA, DIGAMMA, TRIGAMMA, LOG_GAMMA, NORMAL_CDF, UPPER_GAMMA, REGULARIZED_BETA, *BESSEL, ARCTAN))

_k = b.integer("k")
ZETA = _defined("zeta", b.integral(b.integers(1, b.INFINITY), _k, b.power(_k, b.neg(_s))))
"""Where it converges, for s > 1.  DLMF 25.2.1."""
ZETA_PRIME = _defined("zeta_prime", b.derivative(_t, b.app(ZETA, _t), _s))
ZETA_SECOND = _defined("zeta_second", b.derivative(_t, b.app(ZETA_PRIME, _t), _s))
"""Its derivatives.  DLMF 25.2.7."""

ZETAS = (ZETA, ZETA_PRIME, ZETA_SECOND)

_unit = b.integral(b.interval(0, 1), _x, b.mul(b.log(_x), b.exp(b.neg(b.mul(_s, _x)))))
EIN = _defined("Ein", b.neg(b.mul(_s, _unit)))
"""The entire exponential integral: DLMF 6.2.3, integrated by parts."""

LOG_GAMMA_REST = _defined("log_gamma_rest", b.add(b.log(b.app(GAMMA, _s)), b.neg(b.mul(_s, b.log(_s))), _s))
DIGAMMA_REST = _defined("digamma_rest", b.sub(b.app(DIGAMMA, _s), b.log(_s)))
"""What log Gamma(s) is above s log(s) - s, and digamma(s) above log(s): DLMF 5.11.1 and 5.11.2."""

_a, _b, _c, _d, _y = b.real("a"), b.real("b"), b.real("c"), b.real("d"), b.real("y")


def _above_tangent(c: Term, a: Term, d: Term) -> Term:
    return b.sub(b.sub(b.app(LOG_GAMMA, c), b.app(LOG_GAMMA, a)), b.mul(d, b.app(DIGAMMA, a)))


GAMMA_DIV = STANDARD.get("gamma_div") or Definition(
    "gamma_div", (_c, _a, _d), b.sub(_above_tangent(_c, _a, _d), b.sub(b.mul(_c, b.log(b.add(1, b.div(_d, _a)))), _d))
)
"""What log Gamma(x) - x log x + x at c = a + d is above its tangent at a: never negative, 0 where d = 0.

So log Gamma is above its own tangent by this and c log(c/a) - c + a, which goes together with what is elementary.
"""

BETA_DIV = STANDARD.get("beta_div") or Definition(
    "beta_div",
    (_c, _d, _a, _b, _x, _y),
    b.sub(
        b.add(_above_tangent(_c, _a, _x), _above_tangent(_d, _b, _y)),
        _above_tangent(b.add(_c, _d), b.add(_a, _b), b.add(_x, _y)),
    ),
)
"""What log Beta at (c, d) = (a + x, b + y) is above its tangent at (a, b): never negative, 0 where x = y = 0."""


def _slope(function: Definition, slope: Definition) -> Term:
    return b.mul(b.sub(_a, _c), b.div(b.app(slope, _a), b.app(function, _a)))


def _log_quotient(function: Definition) -> Term:
    return b.log(b.div(b.app(function, _c), b.app(function, _a)))


def _tangent(name: str, body: Term) -> Definition:
    return STANDARD.get(name) or Definition(name, (_c, _a, _d), body)


BESSEL_DIV = _tangent("bessel_div", b.add(_log_quotient(BESSEL_I0), _slope(BESSEL_I0, BESSEL_I1)))
ZETA_DIV = _tangent("zeta_div", b.add(_log_quotient(ZETA), _slope(ZETA, ZETA_PRIME)))
"""What log I0 and log zeta at c = a + d are above their tangents at a: never negative, 0 where d = 0."""

_grown, _grown_c = (b.sub(b.exp(v), 1) for v in (_a, _c))
TILT_DIV = _tangent(
    "tilt_div",
    b.add(
        b.log(b.div(b.mul(_a, _grown_c), b.mul(_c, _grown))),
        b.mul(b.sub(_a, _c), b.sub(b.div(b.exp(_a), _grown), b.div(1, _a))),
    ),
)
"""The same of log((exp(x) - 1)/x)."""

_ends, _ends_c = (b.log(b.sub(1, v)) for v in (_a, _c))
LOG_SERIES_DIV = _tangent(
    "log_series_div",
    b.add(
        b.log(b.div(_ends_c, _ends)),
        b.div(b.mul(_a, b.sub(b.log(_c), b.log(_a))), b.mul(b.sub(1, _a), _ends)),
    ),
)
"""The same of log(-log(1 - p)) as a function of log(p), at p = c and p = a."""

SCALED_TAIL = STANDARD.get("scaled_tail") or Definition(
    "scaled_tail", (_x,), b.mul(b.app(NORMAL_CDF, b.neg(_x)), b.exp(b.div(b.power(_x, 2), 2)))
)
"""Phi(-x) exp(x^2/2), which falls as 1/x where Phi is beyond all floats: DLMF 7.2.3 and 7.7.2."""

PHI_WITHIN = _defined("Phi_within", b.sub(b.mul(2, b.app(NORMAL_CDF, _s)), 1))
"""2 Phi(s) - 1, which has the digits of s near 0: erf(s/sqrt(2)), DLMF 7.2.1."""

_w = b.real("w")
_phi_gap = b.sub(b.app(NORMAL_CDF, b.add(_x, _d)), b.app(NORMAL_CDF, _x))
LOG_PHI_GAP = STANDARD.get("log_Phi_gap") or Definition("log_Phi_gap", (_y, _x, _d), b.log(_phi_gap))
"""log(Phi(y) - Phi(x)) with d = y - x, which has a value where both are beyond all floats."""

_z = b.real("z")
BELL_SHARE = STANDARD.get("bell_share") or Definition(
    "bell_share", (_z, _y, _x, _d), b.div(b.exp(b.neg(b.div(b.power(_z, 2), 2))), _phi_gap)
)
"""exp(-z^2/2)/(Phi(y) - Phi(x)) at one of the ends, z = x or z = y, with d = y - x."""

_u, _v, _e = b.real("u"), b.real("v"), b.real("e")
_inner_gap = b.sub(b.app(NORMAL_CDF, b.add(_v, _e)), b.app(NORMAL_CDF, _v))
GAP_SHARE = STANDARD.get("gap_share") or Definition("gap_share", (_u, _v, _e, _y, _x, _d), b.div(_inner_gap, _phi_gap))
"""(Phi(u) - Phi(v))/(Phi(y) - Phi(x)) with e = u - v and d = y - x, where all may be beyond all floats."""

EXP_TAIL = STANDARD.get("exp_tail") or Definition(
    "exp_tail", (_w, _x), b.mul(b.exp(b.add(_w, b.div(b.power(_x, 2), 2))), b.app(NORMAL_CDF, b.neg(_x)))
)
"""exp(w) times `scaled_tail` at x, which may be beyond all floats alone."""

_scale = b.exp(b.add(_w, _x, b.neg(b.mul(_s, b.log(_x)))))
_above_x = b.app(UPPER_GAMMA, _s, _x)
EXP_UPPER = STANDARD.get("exp_upper") or Definition("exp_upper", (_w, _s, _x), b.mul(_scale, _above_x))
EXP_LOWER = STANDARD.get("exp_lower") or Definition(
    "exp_lower", (_w, _s, _x), b.mul(_scale, b.sub(b.app(GAMMA, _s), _above_x))
)
"""exp(w) times what Gamma(s) has above x, and below, in units of x^s exp(-x): DLMF 8.9.2 and 8.7.1."""

SCALED = (
    *(LOG_GAMMA_REST, DIGAMMA_REST, SCALED_TAIL, PHI_WITHIN, LOG_PHI_GAP, BELL_SHARE, GAP_SHARE),
    *(EXP_TAIL, EXP_UPPER, EXP_LOWER),
)

TANGENTS = (BESSEL_DIV, ZETA_DIV, TILT_DIV, LOG_SERIES_DIV)
