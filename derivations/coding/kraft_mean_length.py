"""Lengths that satisfy Kraft's inequality are on average at least the entropy in bits, of whatever they are lengths.

Cover & Thomas, Theorem 5.3.1."""

from symit import Density, Eq, Lambda, Range, calc, entr, entropy, forall, have, integers, integral, le, lemma, log
from symit import use, vectors

n, x = integers("n x")
p, length = vectors("p length")
words = (x, Range(1, n + 1))
H = entropy(Density(p(x), words))
mean_length = integral(p(x) * length(x), words)
kraft = integral(2 ** (-length(x)), words)

lemma(
    "kraft-mean-length",
    H / log(2) <= mean_length,
    title="No lengths below Kraft's bound are shorter on average than the entropy",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.3.1",
    given={
        "no probability is negative": forall(p(x) >= 0, words),
        "the probabilities add up to one": Eq(integral(p(x), words), 1),
        "each code word has a length": forall(length(x) >= 0, words),
        "the lengths satisfy Kraft's inequality": kraft <= 1,
    },
    proof=[
        have(
            forall(entr(p(x)) <= p(x) * length(x) * log(2) - p(x) + 2 ** (-length(x)), words),
            use("relative-tangent", u=p(x), v=2 ** (-length(x))),
        ),
        calc(
            H,
            integral(entr(p(x)), words),
            le(integral(p(x) * length(x) * log(2) - p(x) + 2 ** (-length(x)), words)),
            log(2) * mean_length - 1 + kraft,
            le(log(2) * mean_length),
        ),
    ],
    models={"words of lengths 1, 2 and 2": {n: 3, p: Lambda(x, x / 6), length: Lambda(x, 2)}},
)
