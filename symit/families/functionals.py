"""Functionals of densities that the kernel has no name for: each a definition that stands with its statements."""

from __future__ import annotations

from collections.abc import Callable

from symit.kernel import build as b
from symit.kernel.build import call, div, integral, log, mul, power, sub
from symit.kernel.definitions import REL_ENTR, STANDARD
from symit.kernel.terms import INT, REAL, Definition, Sort, Term, Var, function, point, space

_POINT = point("S")
_S = Var("S", space(_POINT))
_x = Var("x", _POINT)
_p, _q = Var("p", function(REAL, _POINT)), Var("q", function(REAL, _POINT))
_alpha, _k = b.real("alpha"), b.real("k")


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
ALPHA_DIVERGENCE = _defined(
    "alpha_divergence", (_S, _p, _q, _alpha), div(sub(_affinity, 1), mul(_alpha, sub(_alpha, 1)))
)
"""Cichocki and Amari (2010), equation (38): half of chi-squared at 2, and near 1 the Kullback-Leibler divergence."""
BHATTACHARYYA = _defined("bhattacharyya", (_S, _p, _q), b.neg(log(_overlap)))
SQUARED_HELLINGER = _defined("squared_hellinger", (_S, _p, _q), sub(1, _overlap))
HELLINGER = _defined("hellinger", (_S, _p, _q), b.sqrt(sub(1, _overlap)))
"""The root of half the integral of (sqrt p - sqrt q)^2 over all points, for p and q that integrate to 1."""
CHI_SQUARED = _defined("chi_squared", (_S, _p, _q), sub(integral(_S, _x, div(power(_p_x, 2), _q_x)), 1))
"""Pearson's divergence, the integral of (p - q)^2/q."""


def _of_values(name: str, *numbers: Var, of: Callable[[Callable[[Term], Term]], Term]) -> tuple[Definition, Definition]:
    """A functional in which the values stand as numbers: over a space of reals, and over one of integers."""
    return _over(REAL, name, *numbers, of=of), _over(INT, name, *numbers, of=of)


def _over(kind: Sort, name: str, *numbers: Var, of: Callable[[Callable[[Term], Term]], Term]) -> Definition:
    where, x, density = Var("S", space(kind)), Var("x", kind), Var("p", function(REAL, kind))

    def mean_of(power_: Term) -> Term:
        value = x if power_ == b.ONE else power(x, power_)
        return integral(where, x, mul(value, call(density, x)))

    return _defined(name, (where, density, *numbers), of(mean_of))


MEAN = _of_values("mean", of=lambda mean_of: mean_of(b.ONE))
VARIANCE = _of_values("variance", of=lambda mean_of: sub(mean_of(b.num(2)), power(mean_of(b.ONE), 2)))
MOMENT = _of_values("moment", _k, of=lambda mean_of: mean_of(_k))

_u, _v, _s, _t = (b.real(name) for name in "uvst")
_two = Var("P", function(REAL, _POINT, REAL, REAL))


def _score(body: Term, u: Var, at: Term) -> Term:
    return b.derivative(u, log(body), at)


FISHER_BETWEEN = _defined(
    "fisher_information_between",
    (_S, _two, _s, _t),
    integral(
        _S,
        _x,
        mul(
            call(_two, _x, _s, _t),
            _score(call(_two, _x, _u, _t), _u, _s),
            _score(call(_two, _x, _s, _v), _v, _t),
        ),
    ),
)
"""An entry of the information matrix beside its diagonal.  Lehmann & Casella, Theory of Point Estimation, 2.6."""

_T = Var("T", function(REAL, REAL))
_on_line, _y, _of_y = Var("S", space(REAL)), b.real("x"), Var("p", function(REAL, REAL))
_away = sub(call(_T, _y), _y)
_distance = b.if_(b.le(0, _away), _away, b.neg(_away))

TRANSPORT_COST = _defined(
    "transport_cost",
    (_on_line, _of_y, _T, _k),
    integral(_on_line, _y, mul(power(_distance, _k), call(_of_y, _y))),
)
"""The mean of |T(x) - x|^k for a map T.  Villani, Topics in Optimal Transportation, (3)."""


def _between_counts(*ends: Var) -> Term:
    """What lies between two distribution functions on the integers from the first of these on."""
    one, other = (Var(name, function(REAL, INT)) for name in "pq")
    x, y = b.integer("x"), b.integer("y")
    low, high = ends if len(ends) == 2 else (*ends, b.INFINITY)
    gap = integral(b.integers(low, x), y, sub(call(one, y), call(other, y)))
    return integral(b.integers(low, high), x, b.if_(b.le(0, gap), gap, b.neg(gap)))


_masses = Var("p", function(REAL, INT)), Var("q", function(REAL, INT))
_first, _last = b.integer("a"), b.integer("b")
DISTANCE_OF_FEW = _defined("distance_of_counts", (*_masses, _first, _last), _between_counts(_first, _last))
DISTANCE_OF_COUNTS = _defined("distance_of_counts_from", (*_masses, _first), _between_counts(_first))
"""The optimal cost of carrying the one distribution to the other.  Vallender (1974)."""


def _between_laws(low: Term, high: Term) -> Term:
    """What lies between two distribution functions on an interval."""
    one, other = (Var(name, function(REAL, REAL)) for name in "pq")
    x, y = b.real("x"), b.real("y")
    gap = integral(b.interval(low, x), y, sub(call(one, y), call(other, y)))
    return integral(b.interval(low, high), x, b.if_(b.le(0, gap), gap, b.neg(gap)))


_densities = Var("p", function(REAL, REAL)), Var("q", function(REAL, REAL))
_start, _end = b.real("a"), b.real("b")
DISTANCE_ON_LINE = _defined("distance_on_line", _densities, _between_laws(b.MINUS_INFINITY, b.INFINITY))
DISTANCE_ABOVE = _defined("distance_above", (*_densities, _start), _between_laws(_start, b.INFINITY))
DISTANCE_BETWEEN = _defined("distance_between", (*_densities, _start, _end), _between_laws(_start, _end))
"""The optimal cost of carrying the one distribution to the other, over the line, the numbers above a, and those from a
to b.  Vallender (1974)."""
TOTAL_VARIATION = _defined(
    "total_variation",
    (_S, _p, _q),
    integral(_S, _x, b.if_(b.le(_q_x, _p_x), sub(_p_x, _q_x), 0)),
)
"""How much more probability the first gives to a set than the second, at most: the integral of (p - q)^+ where p is not
0.  Half of the integral of |p - q|.  Cover & Thomas, equation (11.131)."""
_middle = div(b.add(_p_x, _q_x), 2)
JENSEN_SHANNON = _defined(
    "jensen_shannon",
    (_S, _p, _q),
    div(integral(_S, _x, b.add(b.app(REL_ENTR, _p_x, _middle), b.app(REL_ENTR, _q_x, _middle))), 2),
)
"""The mean of the divergences of both from their mixture.  Lin (1991), equation (3.1)."""

_weight = Var("f", function(REAL, _POINT))
CUMULANT_FUNCTION = _defined("cumulant_function", (_S, _weight), log(integral(_S, _x, call(_weight, _x))))
"""A, where f(x) is h(x) exp(theta T(x)).  Wainwright & Jordan (2008), equation (3.6)."""
