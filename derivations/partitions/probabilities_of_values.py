"""The probabilities of the values of a variable add up to one: their sum is the mean of 1."""

from symit import P, Eq, Lambda, Range, eq, integers, integral, lemma, mean, random_variables, use

x, M = integers("x M")
(X,) = random_variables("X", values=Range(1, M + 1))

lemma(
    "probabilities-of-values",
    Eq(integral(P(Eq(X, x)), (x, X.values)), 1),
    title="The probabilities of the values of a variable",
    source="needed for the guide, 4.2 Properties",
    proof=[eq(mean(1), "the mean of 1", use("mean-by-values", S=Lambda(x, 1))), eq(1, "which is 1")],
)
