"""The Laplace distribution integrates to one, has mean m, and lies at a distance of s from it on average."""

from symit import Abs, Eq, Laplace, density, expectation, integral, integrate, lemma, log, positive, real

m, s, x = real("mu"), positive("b"), real("x")
X = Laplace(m, s)
p = density(X, x)

lemma(
    "laplace-moments",
    [
        Eq(integral(p, x), 1),
        Eq(expectation(x, (x, X)), m),
        Eq(expectation(Abs(x - m), (x, X)), s),
        Eq(expectation(log(p), (x, X)), -1 - log(2 * s)),
    ],
    title="The Laplace distribution integrates to one, has mean m and mean distance s from it",
    source="needed for the entropy and the divergence of the Laplace distribution",
    given={"the scale is positive": s},
    proof=[
        integrate(p, x, at=[m]),
        integrate((x - m) * p, x, at=[m]),
        integrate(Abs(x - m) * p, x, at=[m]),
        integrate(log(2 * s * p) * p, x, at=[m]),
    ],
)
