"""The geometric distribution adds up to one and has mean (1 - p)/p."""

from symit import Eq, Geometric, density, exp, expectation, integer, integral, lemma, log, probability, telescope

p, n = probability("p"), integer("x")
X = Geometric(p)
mass, power = density(X, n), exp(n * log(1 - p))

lemma(
    "geometric-moments",
    [Eq(integral(mass, (n, X.space)), 1), Eq(expectation(n, (n, X)), (1 - p) / p)],
    title="The geometric distribution adds up to one and has mean (1 - p)/p",
    source="needed for the divergence between geometric distributions",
    given={"p is a probability strictly between 0 and 1": p},
    proof=[
        telescope(mass, (n, X.space), differences_of=-power),
        telescope(n * mass, (n, X.space), differences_of=-(n + (1 - p) / p) * power),
    ],
)
