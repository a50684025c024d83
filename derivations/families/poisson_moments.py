"""The Poisson distribution adds up to one and has mean lam: the exponential family with A(eta) = exp(eta)."""

from symit import Eq, Poisson, density, exp, expectation, exponential_family, factorial, integer, integral, lemma, log
from symit import positive, real, use

lam, eta, x = positive("lam"), real("eta"), integer("x")
X = Poisson(lam)

lemma(
    "poisson-moments",
    [Eq(integral(density(X, x), (x, X.space)), 1), Eq(expectation(x, (x, X)), lam)],
    title="The Poisson distribution adds up to one and has mean lam",
    source="needed for the guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given={"the mean is positive": lam},
    proof=[
        exponential_family(
            *(X, x),
            T=x,
            theta=log(lam),
            A=exp(eta),
            at=eta,
            h=1 / factorial(x),
            by=use("exponential-series", x=exp(eta)),
        ),
    ],
)
