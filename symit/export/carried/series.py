"""The polynomials near the zeros of `is_div`, `kl_div` and `exp_div`: numbers that
exported source carries along.

Each interpolates its function at Chebyshev nodes on the interval that its users stay
in, so the interval and the
coefficients belong together; beside that interval they are wrong at once.
"""

from __future__ import annotations

# 2 (artanh(t)/t - 1)/t^2 as a polynomial in t^2 on [0, 0.304], by interpolation at 15
# Chebyshev nodes (DLMF 4.38.5, 18.3)
ARTANH = (
    0.6666666666666667,
    0.3999999999999665,
    0.28571428572248597,
    0.2222222214320781,
    0.18181822156411695,
    0.15384495421302383,
    0.13335686250734335,
    0.11733233822164889,
    0.10821663432936154,
    0.07552720751259635,
    0.18050404604263848,
    -0.23083595342533164,
    0.7697174657715941,
    -0.8951930889407285,
    0.7328842054938488,
)
# (exp(w) - 1 - w)/w^2 as a polynomial in w on [-3/2, 3/2], by interpolation at 17
# Chebyshev nodes (DLMF 4.2.19, 18.3)
EXPONENTIAL = (
    0.5,
    0.16666666666666666,
    0.041666666666666664,
    0.008333333333333364,
    0.0013888888888888905,
    0.00019841269841250827,
    2.4801587301577815e-05,
    2.755731922929507e-06,
    2.75573192266352e-07,
    2.5052107599487842e-08,
    2.0876756595645796e-09,
    1.6059109808082548e-10,
    1.1470778523655912e-11,
    7.644012862726442e-13,
    4.777904445711185e-14,
    2.8911289566507087e-15,
    1.6017079355750978e-16,
)
