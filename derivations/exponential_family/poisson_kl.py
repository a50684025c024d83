"""KL divergence between two Poisson distributions, as the Bregman divergence of A(eta) = exp(eta).

a^x exp(-a)/x! = exp(theta x - A(theta))/x!, with one natural parameter theta = log(a) and the statistic T(x) = x.
"""

from symit import Eq, Poisson, eq, exp, exponential_family, factorial, integer, kl, log, positives, real, theorem, use

a, b = positives("a b")
x, eta = integer("x"), real("eta")
P, Q = Poisson(a), Poisson(b)

theorem(
    "poisson-kl",
    Eq(kl(P, Q), a * log(a / b) - a + b),
    title="KL divergence between two Poisson distributions",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given={"the mean a is positive": a, "the mean b is positive": b},
    proof=[
        exponential_family(
            *(P, x),
            T=x,
            theta=log(a),
            A=exp(eta),
            at=eta,
            h=1 / factorial(x),
            by=use("exponential-series", x=exp(eta)),
        ),
        eq(
            exp(log(b)) - exp(log(a)) - (log(b) - log(a)) * a,
            "the Bregman divergence of A, whose derivative is the mean",
        ),
        a * log(a / b) - a + b,
    ],
)
