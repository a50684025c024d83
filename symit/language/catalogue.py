"""Families that the kernel has no name for: their densities are definitions that stand with every statement about them.

Made as users make theirs, with `family`.
"""

from __future__ import annotations

from sympy import Range

from symit.language.families import family
from symit.language.functionals import product_over
from symit.language.symbols import integer, natural, probability

_n, _p, _x, _j = natural("n"), probability("p"), integer("x"), integer("j")

Binomial = family(
    "binomial_mass",
    product_over((_n + 1 - _j) / _j, (_j, Range(1, _x + 1))) * _p**_x * (1 - _p) ** (_n - _x),
    (_x, Range(0, _n + 1)),
    _n,
    _p,
)
"""The successes x in n trials, each of which succeeds with probability p: (n over x) p^x (1 - p)^(n - x), the binomial
coefficient as a product of x factors (n + 1 - j)/j."""
