"""Families that the kernel has no name for: their densities are definitions that stand with every statement about them.

Made as users make theirs, with `family`.
"""

from __future__ import annotations

from sympy import Interval, Range, S, exp, gamma, oo, pi

from symit.language.families import family
from symit.language.functionals import integral, product_over
from symit.language.spaces import ProductSpace, mapping
from symit.language.symbols import integer, natural, positives, probability, real, vector

_n, _p, _x, _j = natural("n"), probability("p"), integer("x"), integer("j")

Binomial = family(
    "binomial_mass",
    product_over((_n + 1 - _j) / _j, (_j, Range(1, _x + 1))) * _p**_x * (1 - _p) ** (_n - _x),
    (_x, Range(0, _n + 1)),
    _n,
    _p,
    called="Binomial",
)
"""The successes x in n trials, each of which succeeds with probability p: (n over x) p^x (1 - p)^(n - x), the binomial
coefficient as a product of x factors (n + 1 - j)/j."""

_a, _b = positives("a b")
_z = real("x")

Gamma = family(
    "gamma_density",
    _b**_a * _z ** (_a - 1) * exp(-_b * _z) / gamma(_a),
    (_z, Interval.open(0, oo)),
    _a,
    _b,
    called="Gamma",
)
"""The Gamma distribution with shape a > 0 and rate b > 0."""

Beta = family(
    "beta_density",
    gamma(_a + _b) / (gamma(_a) * gamma(_b)) * _z ** (_a - 1) * (1 - _z) ** (_b - 1),
    (_z, Interval.open(0, 1)),
    _a,
    _b,
    called="Beta",
)
"""The Beta distribution on (0, 1) with shapes a > 0 and b > 0."""

_d, _i, _m, _y = natural("d"), integer("i"), vector("m"), vector("x")
_L, _P = (mapping(name, S.Integers, S.Integers) for name in "LP")
_rows, _columns = ((index, Range(1, _d + 1)) for index in (_i, _j))
_entry = (_y(_i) - _m(_i)) * _P(_i, _j) * (_y(_j) - _m(_j))

MultivariateNormal = family(
    "multivariate_normal",
    (2 * pi) ** (-_d / 2) / product_over(_L(_i, _i), _rows) * exp(-integral(integral(_entry, _columns), _rows) / 2),
    (_y, ProductSpace(Range(1, _d + 1), S.Reals)),
    _m,
    _L,
    _P,
    _d,
    called="MultivariateNormal",
)
"""The Gaussian in d dimensions with mean m and covariance S = L L', L lower triangular with a positive diagonal, so
that the product of the L(i, i) is the root of det S; P is the inverse of S, the precision."""
