"""The functions of two arguments that accurate forms are made of: definitions of the kernel's language.

Each has a zero that a formula would compute by cancellation, and code that does not: every distinction between near and
far lies in that code, none in a formula.  a and b are positive; a may be 0 where a function says so.  d = a - b is an
argument of its own, so that the caller gives it exactly: p - q serves (1 - p) - (1 - q) too.  Divergences of this shape
are called Itakura-Saito and generalised Kullback-Leibler divergence; scipy.special.kl_div is `kl_div`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.definitions import EXPM1, REL_ENTR
from symit.kernel.terms import Definition, Term

_a, _b, _c, _d, _e, _k = (b.real(name) for name in "abcdek")
_x, _y = b.real("x"), b.real("y")
_log_quotient = b.log(b.div(_a, _b))

IS_DIV = Definition("is_div", (_a, _b, _d), b.sub(b.div(_d, _b), _log_quotient))
"""a/b - 1 - log(a/b), the Itakura-Saito divergence: never negative, 0 where a = b."""

KL_DIV = Definition("kl_div", (_a, _b, _d), b.sub(b.app(REL_ENTR, _a, _b), _d))
"""a log(a/b) - a + b, the Kullback-Leibler divergence of two numbers: never negative, 0 where a = b, b where a = 0."""

LOG_RATIO = Definition("log_ratio", (_a, _b, _d), b.log(b.add(1, b.div(_d, _b))))
"""log(a/b), which has the sign of d."""

TIMES_LOG_RATIO = Definition(
    "times_log_ratio", (_a, _b, _d), b.if_(b.eq(_a, 0), 0, b.mul(_a, b.log(b.add(1, b.div(_d, _b)))))
)
"""a log(a/b), and 0 where a = 0."""

TIMES_LOG = Definition("times_log", (_a, _x), b.if_(b.eq(_a, 0), 0, b.mul(_a, b.log(_x))))
"""a log(x), and 0 where a = 0, whatever x is."""

SCALED_LOG = Definition("scaled_log", (_k, _a), b.add(b.log(_k), b.log(_a)))
"""log(k a), with 1/k known beyond the floats: right to the last digit where a is close to 1/k."""

EXP_DIV = Definition("exp_div", (_x, _y), b.add(b.exp(b.sub(_x, _y)), -1, b.sub(_y, _x)))
"""exp(w) - 1 - w for w = x - y: never negative, 0 where x = y."""

POW_DIV = Definition(
    "pow_div",
    (_a, _b, _d, _k),
    b.add(b.exp(b.mul(_k, _log_quotient)), -1, b.mul(-1, _k, b.log(b.add(1, b.div(_d, _b))))),
)
"""(a/b)^k - 1 - k log(a/b): never negative, 0 where a = b."""

POW_LESS_1 = Definition("pow_less_1", (_a, _b, _d, _k), b.sub(b.exp(b.mul(_k, _log_quotient)), 1))
"""(a/b)^k - 1, which has the sign of k d."""

SIGMOID = Definition("sigmoid", (_x,), b.div(1, b.add(1, b.exp(b.neg(_x)))))
"""The probability whose logit is x."""

SOFTPLUS = Definition("softplus", (_x,), b.log(b.add(1, b.exp(_x))))
"""log(1 + exp(x)) = -log(1 - sigmoid(x))."""


def _sigmoid(x: Term) -> Term:
    return b.app(SIGMOID, x)


SIGMOID_DIFFERENCE = Definition("sigmoid_difference", (_x, _y), b.sub(_sigmoid(_x), _sigmoid(_y)))
"""sigmoid(x) - sigmoid(y), with the sign of x - y."""

LOGIT_KL_DIV = Definition(
    "logit_kl_div",
    (_x, _y),
    b.add(b.mul(_sigmoid(_x), b.log(b.div(_sigmoid(_x), _sigmoid(_y)))), b.neg(_sigmoid(_x)), _sigmoid(_y)),
)
"""kl_div of two probabilities given by their logits."""

PRODUCT_DIFFERENCE = Definition("product_difference", (_a, _b, _c, _e), b.sub(b.mul(_a, _b), b.mul(_c, _e)))
"""a b - c e, with what the products lose in rounding taken back."""

ACCURATE = (
    *(IS_DIV, KL_DIV, LOG_RATIO, TIMES_LOG_RATIO, TIMES_LOG, SCALED_LOG, EXP_DIV, POW_DIV, POW_LESS_1, EXPM1),
    *(SIGMOID, SOFTPLUS, SIGMOID_DIFFERENCE, LOGIT_KL_DIV, PRODUCT_DIFFERENCE),
)
"""What the writers of numeric code know a function for; any other definition is written out."""

DEFINED_AT_0 = (KL_DIV, TIMES_LOG_RATIO, TIMES_LOG)
"""Those whose first argument may be 0: they are continuous there, 0 log 0 = 0."""
