"""Theorems about named distributions, as a user writes them: what everyone knows of them need not be said."""

from symit import (
    Bernoulli,
    Beta,
    Binomial,
    Categorical,
    Eq,
    Exponential,
    Gamma,
    Interval,
    Laplace,
    Normal,
    Poisson,
    Rational,
    Uniform,
    density,
    digamma,
    entropy,
    exp,
    expectation,
    exponential_family,
    family,
    fisher_information,
    gamma,
    given_of,
    integer,
    integral,
    integrate,
    kl,
    log,
    natural,
    oo,
    pi,
    positives,
    probabilities,
    real,
    reals,
    sqrt,
    theorem,
    use,
)

x, m, a, b = reals("x m a b")
s, r = positives("s r")
p, q = probabilities("p q")
n, k = natural("n"), integer("k")
eta, eta_1, eta_2 = reals("eta eta_1 eta_2")
below_0 = Interval.open(-oo, 0)

# ---- by their moments ----------------------------------------------------------------------------------------

theorem(
    "laplace-entropy",
    Eq(entropy(Laplace(m, s)), 1 + log(2 * s)),
    given={"the scale is positive": s},
)

theorem(
    "laplace-scales",
    Eq(kl(Laplace(m, s), Laplace(m, r)), log(r / s) + s / r - 1),
    given={"both scales are positive": [s, r]},
)

theorem(
    "uniform-mean",
    Eq(expectation(3 * x + 1, (x, Uniform(a, b))), 3 * (a + b) / 2 + 1),
    given={"a is less than b": a < b},
)

theorem(
    "poisson-kl-by-the-mean",
    Eq(kl(Poisson(s), Poisson(r)), s * log(s / r) - s + r),
    given={"both means are positive": [s, r]},
)

theorem(
    "binomial-kl",
    Eq(kl(Binomial(n, p), Binomial(n, q)), n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)))),
    given={"n is a number of trials": n, "both are probabilities": [p, q]},
)

c, d, g, h = positives("c d g h")

theorem(
    "gamma-kl",
    Eq(
        kl(Gamma(c, g), Gamma(d, h)),
        (c - d) * digamma(c) + log(gamma(d) / gamma(c)) + d * log(g / h) + c * (h - g) / g,
    ),
    given={"shapes and rates are positive": [c, d, g, h]},
)

theorem(
    "beta-entropy",
    Eq(
        entropy(Beta(c, d)),
        log(gamma(c) * gamma(d) / gamma(c + d))
        - (c - 1) * digamma(c)
        - (d - 1) * digamma(d)
        + (c + d - 2) * digamma(c + d),
    ),
    given={"the shapes are positive": [c, d]},
)

# ---- as exponential families ---------------------------------------------------------------------------------

theorem(
    "exponential-kl-in-natural-form",
    Eq(kl(Exponential(s), Exponential(r)), log(s / r) + r / s - 1),
    given={"both rates are positive": [s, r]},
    proof=[exponential_family(Exponential(s), x, T=x, theta=-s, A=-log(-eta), at=(eta, below_0))],
)

theorem(
    "bernoulli-mean-in-natural-form",
    Eq(expectation(k, (k, Bernoulli(p))), p),
    given={"p is a probability": p},
    proof=[exponential_family(Bernoulli(p), k, T=k, theta=log(p / (1 - p)), A=log(1 + exp(eta)), at=eta)],
)

theorem(
    "gaussian-moments-in-natural-form",
    [Eq(expectation(x, (x, Normal(m, s))), m), Eq(expectation(x**2, (x, Normal(m, s))), m**2 + s**2)],
    given={"the standard deviation is positive": s},
    proof=[
        exponential_family(
            *(Normal(m, s), x),
            T=[x, x**2],
            theta=[m / s**2, -1 / (2 * s**2)],
            A=-(eta_1**2) / (4 * eta_2) - log(-2 * eta_2) / 2 + log(2 * pi) / 2,
            at=[eta_1, (eta_2, below_0)],
            by=use("gaussian-normalization", mu=-eta_1 / (2 * eta_2), sigma=1 / sqrt(-2 * eta_2)),
        )
    ],
)

# ---- a family of one's own -----------------------------------------------------------------------------------

Rayleigh = family("rayleigh", x / s**2 * exp(-(x**2) / (2 * s**2)), (x, Interval.open(0, oo)), s)

theorem(
    "rayleigh-kl",
    Eq(kl(Rayleigh(s), Rayleigh(r)), 2 * log(r / s) + s**2 / r**2 - 1),
    given={"both scales are positive": [s, r]},
    proof=[exponential_family(Rayleigh(s), x, T=x**2, theta=-1 / (2 * s**2), A=-log(-2 * eta), at=(eta, below_0), h=x)],
)

# ---- tables --------------------------------------------------------------------------------------------------

third, half = Rational(1, 3), Rational(1, 2)

theorem(
    "two-of-three",
    Eq(kl(Categorical([half, half, 0]), Categorical([third, third, third])), log(Rational(3, 2))),
)

days = Categorical([Rational(day % 7, 295) for day in range(100)])

theorem("a-hundred-entries", Eq(integral(density(days, k), (k, days.space)), 1))

# ---- under the hypotheses of another theorem -----------------------------------------------------------------

theorem(
    "gaussian-kl-at-one-mean",
    Eq(kl(Normal(m, s), Normal(m, r)), log(r / s) + s**2 / (2 * r**2) - half),
    given={**given_of("gaussian-kl", sigma_1=s, sigma_2=r)},
    proof=[use("gaussian-kl", mu_1=m, mu_2=m, sigma_1=s, sigma_2=r)],
)

# ---- Fisher information, in one parameter and another --------------------------------------------------------

u = real("u")
waiting = Exponential(exp(m))

theorem(
    "fisher-of-a-chance",
    Eq(fisher_information(Bernoulli(u), (u, p)), 1 / (p * (1 - p))),
    given={"p is a probability": p},
)

theorem(
    "fisher-of-a-logit",
    Eq(fisher_information(Bernoulli(1 / (1 + exp(-u))), (u, m)), exp(m) / (1 + exp(m)) ** 2),
)

theorem(
    "fisher-of-a-mean",
    Eq(fisher_information(Normal(u, s), (u, m)), 1 / s**2),
    given={"the standard deviation is positive": s},
)

theorem(
    "fisher-of-the-logarithm-of-a-rate",
    Eq(fisher_information(Exponential(exp(u)), (u, m)), 1),
    proof=[
        integrate(
            x**2 * density(waiting, x),
            (x, waiting.space),
            antiderivative=-(x**2 + 2 * x / exp(m) + 2 / exp(m) ** 2) * exp(-exp(m) * x),
        )
    ],
)
