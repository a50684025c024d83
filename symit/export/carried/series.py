"""The polynomials near the zeros of `is_div`, `kl_div` and `exp_div`: numbers that
exported source carries along.

Each interpolates its function at Chebyshev nodes on the interval that its users stay
in, so the interval and the
coefficients belong together; beside that interval they are wrong at once.
"""

from __future__ import annotations

# 2 (artanh(t)/t - 1)/t^2 as a quotient of polynomials in y = t^2 on [0, 0.2], by
# interpolation at 9 Chebyshev nodes (DLMF 4.38.5, 18.3)
ARTANH_ABOVE = (
    10.397154216103866,
    -18.44846333968372,
    9.875226968997532,
    -1.5330517726569555,
    0.009389702740606118,
)
ARTANH_BELOW = (
    15.595731324155798,
    -37.03013380401863,
    30.34703588264216,
    -9.836318949283498,
    1.0,
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
