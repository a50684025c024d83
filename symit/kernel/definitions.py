"""The standard definitions: what entropy, KL divergence and the rest mean, once and for all.

A definition is a name for a term.  These names are reserved: a certificate that gives one of them another body is
refused, so a reader who sees `kl` in a theorem knows what it says.  One functional serves sums and integrals, since a
space is an interval with Lebesgue measure, a range with counting measure, or an abstract measure space.

Sources: Cover & Thomas, Elements of Information Theory (2nd ed.), chapters 2 and 8, unless another is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.build import call, derivative, div, eq, if_, integers, integral, lam, log, mul, neg, power, sub
from symit.kernel.terms import INT, REAL, Definition, Term, Var, function, point, space

_POINT = point("S")
_S = Var("S", space(_POINT))
_x = Var("x", _POINT)
_p = Var("p", function(REAL, _POINT))
_q = Var("q", function(REAL, _POINT))
_g = Var("g", function(REAL, _POINT))
_u, _v, _s, _t = b.real("u"), b.real("v"), b.real("s"), b.real("t")

# ---- one outcome: the terms of the sums (scipy.special and CVXPY use the same names) -------------------------

ENTR = Definition("entr", (_u,), if_(eq(_u, 0), 0, neg(mul(_u, log(_u)))))
"""-u log u, and 0 at u = 0: the convention 0 log 0 = 0."""

REL_ENTR = Definition("rel_entr", (_u, _v), if_(eq(_u, 0), 0, mul(_u, log(div(_u, _v)))))
"""u log(u/v), and 0 at u = 0 whatever v is."""

BINARY_ENTROPY = Definition("binary_entropy", (_u,), b.add(b.app(ENTR, _u), b.app(ENTR, sub(1, _u))))
"""-u log u - (1 - u) log(1 - u), the entropy of one event.  Cover & Thomas, equation (2.5)."""

CROSS_ENTR = Definition("cross_entr", (_u, _v), if_(eq(_u, 0), 0, neg(mul(_u, log(_v)))))
"""-u log v, and 0 at u = 0 whatever v is."""

# ---- functionals of densities --------------------------------------------------------------------------------

ENTROPY = Definition("entropy", (_S, _p), integral(_S, _x, b.app(ENTR, call(_p, _x))))
"""Shannon entropy for counting measure, differential entropy for Lebesgue measure; in nats."""

CROSS_ENTROPY = Definition(
    "cross_entropy", (_S, _p, _q), integral(_S, _x, b.app(CROSS_ENTR, call(_p, _x), call(_q, _x)))
)

KL = Definition("kl", (_S, _p, _q), integral(_S, _x, b.app(REL_ENTR, call(_p, _x), call(_q, _x))))
"""The Kullback-Leibler divergence where it is finite; as a term it has no value where the divergence is infinite."""

EXPECTATION = Definition("expectation", (_S, _p, _g), integral(_S, _x, mul(call(_p, _x), call(_g, _x))))

# ---- parametric families -------------------------------------------------------------------------------------

_P = Var("P", function(REAL, _POINT, REAL))
_score = derivative(_s, log(call(_P, _x, _s)), _t)

FISHER_INFORMATION = Definition(
    "fisher_information", (_S, _P, _t), integral(_S, _x, mul(call(_P, _x, _t), power(_score, 2)))
)
"""E[score^2] of a family with density P(x, t) and one real parameter t.  Lehmann & Casella, Theory of Point
Estimation, 2.5."""

# ---- exponential families ------------------------------------------------------------------------------------

_d = b.integer("d")
_j, _k = b.integer("j"), b.integer("k")
_h = Var("h", function(REAL, _POINT))
_T = Var("T", function(REAL, INT, _POINT))
_theta = Var("theta", function(REAL, INT))
_theta_q = Var("theta_q", function(REAL, INT))
_A = Var("A", function(REAL, function(REAL, INT)))


def _natural(statistic: Term) -> Term:
    """theta^T T(x), the sum over the d coordinates."""
    return integral(integers(1, _d), _j, mul(call(_theta, _j), statistic))


_weight = mul(call(_h, _x), b.exp(_natural(call(_T, _j, _x))))

LOG_PARTITION = Definition("log_partition", (_S, _h, _T, _d, _theta), log(integral(_S, _x, _weight)))
"""A(theta) = log of the integral of h(x) exp(theta^T T(x)).  Wainwright & Jordan (2008), equation (3.6)."""

_exponent = sub(_natural(call(_T, _j, _x)), b.app(LOG_PARTITION, _S, _h, _T, _d, _theta))
EXPONENTIAL_FAMILY = Definition("exponential_family", (_S, _h, _T, _d, _theta, _x), mul(call(_h, _x), b.exp(_exponent)))
"""The density h(x) exp(theta^T T(x) - A(theta)) of an exponential family with d natural parameters."""

PARTIAL = Definition(
    "partial",
    (_A, _theta, _k),
    derivative(_t, call(_A, lam(_j, b.add(call(_theta, _j), if_(eq(_j, _k), _t, 0)))), 0),
)
"""The k-th partial derivative of A at theta."""

_slope = mul(sub(call(_theta_q, _k), call(_theta, _k)), b.app(PARTIAL, _A, _theta, _k))
BREGMAN = Definition(
    "bregman",
    (_A, _d, _theta_q, _theta),
    b.add(call(_A, _theta_q), neg(call(_A, _theta)), neg(integral(integers(1, _d), _k, _slope))),
)
"""A(theta_q) - A(theta) - (theta_q - theta)^T grad A(theta).  Banerjee et al. (2005), Definition 1."""

# ---- densities of named families -----------------------------------------------------------------------------

_mu, _sigma, _z = b.real("mu"), b.real("sigma"), b.real("x")
_n = b.integer("x")
_prob, _rate, _a, _b = b.real("p"), b.real("lam"), b.real("a"), b.real("b")

NORMAL = Definition(
    "normal_density",
    (_mu, _sigma, _z),
    div(
        b.exp(neg(div(power(sub(_z, _mu), 2), mul(2, power(_sigma, 2))))),
        b.sqrt(mul(2, b.PI, power(_sigma, 2))),
    ),
)
BERNOULLI = Definition("bernoulli_mass", (_prob, _n), if_(eq(_n, 1), _prob, sub(1, _prob)))
POISSON = Definition("poisson_mass", (_rate, _n), div(mul(power(_rate, _n), b.exp(neg(_rate))), b.app(t.FACTORIAL, _n)))
EXPONENTIAL = Definition("exponential_density", (_rate, _z), mul(_rate, b.exp(neg(mul(_rate, _z)))))
GEOMETRIC = Definition("geometric_mass", (_prob, _n), mul(_prob, power(sub(1, _prob), _n)))
_distance = if_(b.le(0, sub(_z, _mu)), sub(_z, _mu), neg(sub(_z, _mu)))
LAPLACE = Definition("laplace_density", (_mu, _b, _z), div(b.exp(neg(div(_distance, _b))), mul(2, _b)))
UNIFORM = Definition("uniform_density", (_a, _b, _z), if_(b.conj(b.lt(_a, _z), b.lt(_z, _b)), div(1, sub(_b, _a)), 0))

# ---- random variables on a finite probability space ----------------------------------------------------------

_m, _w, _o, _x_value = b.integer("m"), b.integer("w"), b.integer("o"), b.integer("x")
_mass = Var("P", function(REAL, INT))
_X = Var("X", function(INT, INT))
_K = Var("K", function(REAL, INT, INT))

SAME = Definition("same", (_X, _w, _o), if_(eq(call(_X, _w), call(_X, _o)), 1, 0))
"""1 where the random variable X has one value at the outcomes w and o, else 0."""

VALUE_PROBABILITY = Definition(
    "value_probability",
    (_m, _mass, _X, _x_value),
    integral(integers(1, _m), _o, mul(call(_mass, _o), if_(eq(_x_value, call(_X, _o)), 1, 0))),
)
"""P(X = x), the probability of the outcomes at which the random variable X has the value x."""

_Y, _y_value = Var("Y", function(INT, INT)), b.integer("y")

PAIR_PROBABILITY = Definition(
    "pair_probability",
    (_m, _mass, _X, _Y, _x_value, _y_value),
    integral(
        integers(1, _m),
        _o,
        mul(call(_mass, _o), if_(eq(_x_value, call(_X, _o)), if_(eq(_y_value, call(_Y, _o)), 1, 0), 0)),
    ),
)
"""P(X = x, Y = y), the probability of the outcomes at which X has the value x and Y the value y."""

ERROR_PROBABILITY = Definition(
    "error_probability",
    (_m, _mass, _X, _Y),
    integral(integers(1, _m), _o, mul(call(_mass, _o), if_(eq(call(_X, _o), call(_Y, _o)), 0, 1))),
)
"""P(X != Y), the probability of the outcomes at which X and Y differ."""

CELL_PROBABILITY = Definition(
    "cell_probability", (_m, _mass, _K, _w), integral(integers(1, _m), _o, mul(call(_mass, _o), call(_K, _w, _o)))
)
"""The probability of the outcomes o with K(w, o) = 1: of {X = X(w)} where K is `same(X, ., .)`."""

PARTITION_ENTROPY = Definition(
    "partition_entropy",
    (_m, _mass, _K),
    neg(integral(integers(1, _m), _w, mul(call(_mass, _w), log(b.app(CELL_PROBABILITY, _m, _mass, _K, _w))))),
)
"""The entropy of the random variables whose joint values K tells apart, on the outcomes 1..m with masses P.

H(X) is this of `same(X, ., .)`, H(X, Y) that of the product of `same(X, ., .)` and `same(Y, ., .)`.  It is
E[-log P(X = X(w))].  Rokhlin, Lectures on the entropy theory of measure-preserving transformations (1967), § 4."""

_L, _M = Var("L", function(REAL, INT, INT)), Var("M", function(REAL, INT, INT))


def _joint(*kernels: Var) -> Term:
    """The entropy of all the variables whose values these tell apart."""
    together = mul(*(call(kernel, _w, _o) for kernel in kernels))
    return b.app(PARTITION_ENTROPY, _m, _mass, b.abstract([_w, _o], together))


CONDITIONAL_ENTROPY = Definition("conditional_entropy", (_m, _mass, _K, _M), sub(_joint(_K, _M), _joint(_M)))
"""H(K | M), the entropy that M leaves: by the chain rule H(K, M) - H(M)."""

MUTUAL_INFORMATION = Definition(
    "mutual_information", (_m, _mass, _K, _L), b.add(_joint(_K), _joint(_L), neg(_joint(_K, _L)))
)
"""I(K; L), as H(K) + H(L) - H(K, L).  Cover & Thomas, equation (2.45)."""

CONDITIONAL_MUTUAL_INFORMATION = Definition(
    "conditional_mutual_information",
    (_m, _mass, _K, _L, _M),
    b.add(_joint(_K, _M), _joint(_L, _M), neg(_joint(_K, _L, _M)), neg(_joint(_M))),
)
"""I(K; L | M), as H(K, M) + H(L, M) - H(K, L, M) - H(M).  Cover & Thomas, equation (2.60)."""

# ---- what stable numeric forms are made of (C99 and NumPy names where there are any) -------------------------

LOG1P = Definition("log1p", (_u,), log(b.add(1, _u)))
EXPM1 = Definition("expm1", (_u,), sub(b.exp(_u), 1))

STANDARD: Mapping[str, Definition] = {
    d.name: d
    for d in (
        *(ENTR, REL_ENTR, BINARY_ENTROPY, CROSS_ENTR, ENTROPY, CROSS_ENTROPY, KL, EXPECTATION),
        *(FISHER_INFORMATION, LOG_PARTITION, EXPONENTIAL_FAMILY, PARTIAL, BREGMAN),
        *(NORMAL, BERNOULLI, POISSON, EXPONENTIAL, GEOMETRIC, LAPLACE, UNIFORM),
        *(SAME, VALUE_PROBABILITY, PAIR_PROBABILITY, ERROR_PROBABILITY, CELL_PROBABILITY, PARTITION_ENTROPY),
        *(CONDITIONAL_ENTROPY, MUTUAL_INFORMATION, CONDITIONAL_MUTUAL_INFORMATION),
        *(LOG1P, EXPM1),
    )
}
