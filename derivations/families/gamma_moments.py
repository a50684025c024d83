"""The Gamma distribution integrates to one, has mean a/b, and its logarithm has mean digamma(a) - log(b)."""

from symit import Eq, Gamma, density, digamma, expectation, gamma, integral, lemma, log, positives, real, use

a, b = positives("a b")
x = real("x")
X = Gamma(a, b)

lemma(
    "gamma-moments",
    [
        gamma(a) > 0,
        Eq(integral(density(X, x), (x, X.space)), 1),
        Eq(expectation(x, (x, X)), a / b),
        Eq(expectation(log(x), (x, X)), digamma(a) - log(b)),
    ],
    title="The Gamma distribution integrates to one and has mean a/b",
    source="needed for the entropy and the divergence of the Gamma distribution",
    given={"the shape and the rate are positive": [a, b]},
    proof=[
        use("gamma-positive", s=a),
        use("gamma-recurrence", s=a),
        use("gamma-moment-0", s=a, r=b),
        use("gamma-moment-0", s=a + 1, r=b),
        use("gamma-moment-1", s=a, r=b),
    ],
)
