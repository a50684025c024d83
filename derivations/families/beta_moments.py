"""The Beta distribution integrates to one; the means of x, log x and log(1 - x)."""

from symit import Beta, Eq, density, digamma, expectation, gamma, integral, lemma, log, positives, real, use

a, b = positives("a b")
x = real("x")
X = Beta(a, b)

lemma(
    "beta-moments",
    [
        gamma(a) > 0,
        gamma(b) > 0,
        gamma(a + b) > 0,
        Eq(integral(density(X, x), (x, X.space)), 1),
        Eq(expectation(x, (x, X)), a / (a + b)),
        Eq(expectation(log(x), (x, X)), digamma(a) - digamma(a + b)),
        Eq(expectation(log(1 - x), (x, X)), digamma(b) - digamma(a + b)),
    ],
    title="The Beta distribution integrates to one and has mean a/(a + b)",
    source="needed for the entropy and the divergence of the Beta distribution",
    given={"the shapes are positive": [a, b]},
    proof=[
        use("gamma-positive", s=a),
        use("gamma-positive", s=b),
        use("gamma-positive", s=a + b),
        use("gamma-recurrence", s=a),
        use("gamma-recurrence", s=a + b),
        use("beta-integral", a=a, b=b),
        use("beta-integral", a=a + 1, b=b),
        use("beta-log", k=a, b=b),
        use("beta-log-other", a=a, k=b),
    ],
)
