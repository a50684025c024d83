"""What the closed forms rest on, each by the name under which certificates use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from symit.families import (
    base,
    beta_function,
    binomial_series,
    binomial_sums,
    cauchy_logarithm,
    counts,
    diverging,
    exponential_integral,
    factorials,
    gamma_function,
    normal_function,
)
from symit.kernel.theorem import Theorem

LEMMAS: Mapping[str, Callable[[], Theorem]] = {
    **{f"gaussian-integral-{n}": partial(base.gaussian_integral, n) for n in range(base.MOST_POWERS + 1)},
    **{f"exponential-moment-{n}": partial(base.exponential_moment, n) for n in range(base.MOST_POWERS + 1)},
    **{f"interval-power-{n}": partial(base.interval_power, n) for n in range(3)},
    **{f"interval-exponential-{n}": partial(base.interval_exponential, n) for n in range(3)},
    **{f"gamma-moment-{n}": partial(gamma_function.gamma_moment, n) for n in range(3)},
    **{f"gaussian-below-{n}": partial(normal_function.gaussian_below, n) for n in range(3)},
    **{f"gaussian-above-{n}": partial(normal_function.gaussian_above, n) for n in range(3)},
    "gaussian-between-0": partial(normal_function.gaussian_between, 0),
    "normal-reflection": normal_function.reflection,
    "gamma-positive": gamma_function.gamma_positive,
    "gamma-recurrence": gamma_function.gamma_recurrence,
    "gamma-at-half": gamma_function.gamma_at_half,
    "digamma-recurrence": gamma_function.digamma_recurrence,
    "trigamma-integral": gamma_function.trigamma_integral,
    "beta-integral": beta_function.beta_integral,
    "beta-log": beta_function.beta_log,
    "beta-log-other": beta_function.beta_log_other,
    "odds-integral": beta_function.odds_moment,
    "odds-log": partial(beta_function.odds_moment, "u"),
    "odds-log-of-sum": partial(beta_function.odds_moment, "1+u"),
    "unit-log-exists": exponential_integral.unit_log_exists,
    "cauchy-logarithm": cauchy_logarithm.cauchy_logarithm,
    "digamma-at-half": cauchy_logarithm.digamma_at_half,
    **{f"geometric-sum-{n}": partial(counts.geometric_sum, n) for n in range(2)},
    **{f"exponential-sum-{n}": partial(counts.exponential_sum, n) for n in range(2)},
    **{f"binomial-series-{n}": partial(binomial_series.binomial_series, n) for n in range(2)},
    "factorial-is-gamma": factorials.factorial_is_gamma,
    "factorial-recurrence": factorials.factorial_recurrence,
    "one-at-from-0": partial(counts.one_at, 0),
    **{f"binomial-sum-{n}": partial(binomial_sums.binomial_sum, n) for n in range(3)},
    **{f"range-power-{n}": partial(counts.range_power, n) for n in range(3)},
    **{f"interval-logarithm-{n}": partial(base.interval_logarithm, n) for n in range(2)},
    "gamma-diverges-at-zero": diverging.gamma_diverges_at_zero,
    "gamma-diverges-far-out": diverging.gamma_diverges_far_out,
    "odds-diverge-at-zero": diverging.odds_diverge_at_zero,
    "odds-diverge-far-out": diverging.odds_diverge_far_out,
    "beta-diverges-at-zero": diverging.beta_diverges_at_zero,
    "beta-diverges-at-one": diverging.beta_diverges_at_one,
    "gaussian-diverges": diverging.gaussian_diverges,
}
