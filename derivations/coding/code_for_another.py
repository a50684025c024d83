"""A code designed for q spends on p, on average, the cross-entropy in bits, to within one bit.  Essay, "Cross-Entropy:
Measuring Mismatch"; Cover & Thomas, Theorem 5.4.3.

Its words have -log q bits, rounded up.
"""

from symit import Density, Eq, Lambda, Range, cross_entropy, forall, have, integer_vector, integers, integral, log
from symit import positive_integer, summand, theorem, use, vectors

i, k = integers("i k")
n = positive_integer("n")
p, q = vectors("p q")
length = integer_vector("length")
words = (i, Range(1, n + 1))
bits = cross_entropy(Density(p(i), words), Density(q(i), words)) / log(2)
mean_length = integral(p(i) * length(i), words)
spare = p(i) * (1 - length(i) - log(q(i)) / log(2))

theorem(
    "code-for-another",
    [bits <= mean_length, mean_length < bits + 1],
    title="A code for q spends the cross-entropy on p, to within a bit",
    source="Essay, Cross-Entropy: Measuring Mismatch; Cover & Thomas, Theorem 5.4.3",
    given={
        "there is a word": n,
        "the probabilities p are positive": forall(p(i) > 0, words),
        "they add up to one": Eq(integral(p(i), words), 1),
        "q is positive": forall(q(i) > 0, words),
        "the lengths are -log q, rounded up to whole bits": [
            forall(-log(q(i)) <= length(i) * log(2), words),
            forall(length(i) * log(2) < log(2) - log(q(i)), words),
        ],
    },
    proof=[
        have(forall(-p(i) * log(q(i)) / log(2) <= p(i) * length(i), words)),
        have(bits <= mean_length),
        have(forall(spare > 0, words)),
        have(integral(spare, words) > 0, summand(integral(spare, words), 1), use(forall(spare > 0, words), 1)),
        have(mean_length < bits + 1),
    ],
    models={"a third and two thirds": {n: 2, p: Lambda(i, i / 3), q: Lambda(i, 1 / 2), length: Lambda(i, 1)}},
)
