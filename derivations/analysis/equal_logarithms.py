"""Two positive numbers with the same logarithm are the same."""

from symit import Eq, apply, exp, have, lemma, log, positives

u, v = positives("u v")

lemma(
    "equal-logarithms",
    Eq(u, v),
    title="Two positive numbers with the same logarithm are the same",
    source="needed where densities are compared by their exponents",
    given={"both are positive": [u, v], "their logarithms are the same": Eq(log(u), log(v))},
    proof=[have(Eq(u, v), apply(exp, Eq(log(u), log(v))))],
)
