"""The exponential distribution integrates to one and has mean 1/rate."""

from symit import Eq, Exponential, density, exp, expectation, integral, integrate, lemma, positive, real

rate, x = positive("lam"), real("x")
X = Exponential(rate)
p = density(X, x)

lemma(
    "exponential-moments",
    [Eq(integral(p, (x, X.space)), 1), Eq(expectation(x, (x, X)), 1 / rate)],
    title="The exponential distribution integrates to one and has mean 1/lam",
    source="needed for the entropy and the divergence of the exponential distribution",
    given={"the rate is positive": rate},
    proof=[
        integrate(p, (x, X.space), antiderivative=-exp(-rate * x)),
        integrate(x * p, (x, X.space), antiderivative=-(x + 1 / rate) * exp(-rate * x)),
    ],
)
