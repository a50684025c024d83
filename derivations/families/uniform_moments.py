"""The uniform distribution integrates to one and has mean (a + b)/2."""

from symit import Eq, Uniform, density, expectation, integral, integrate, lemma, real, reals

a, b = reals("a b")
x = real("x")
X = Uniform(a, b)
p = density(X, x)

lemma(
    "uniform-moments",
    [Eq(integral(p, x), 1), Eq(expectation(x, (x, X)), (a + b) / 2)],
    title="The uniform distribution integrates to one and has mean (a + b)/2",
    source="needed for the entropy and the divergence of the uniform distribution",
    given={"a is less than b": a < b},
    proof=[integrate(p, x, at=[a, b]), integrate(x * p, x, at=[a, b])],
)
