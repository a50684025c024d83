"""An optimal code is within a bit of the entropy: it is no longer than Shannon's, whose words have -log p bits, rounded
up. Cover & Thomas, Theorem 5.4.1.
"""

from symit import Density, Eq, Lambda, entr, entropy, forall, have, integer_vectors, integers, integral, log
from symit import Range, positive_integer, summand, theorem, use, vector

i = integers("i")[0]
n = positive_integer("n")
p = vector("p")
length, shannon = integer_vectors("length shannon")
words = (i, Range(1, n + 1))
bits = entropy(Density(p(i), words)) / log(2)


def mean_length(length):
    return integral(p(i) * length(i), words)


def kraft(length):
    return integral(2 ** (-length(i)), words) <= 1


def room(i):
    """By how much a word of Shannon's is shorter than -log p and a bit, times its probability."""
    return p(i) * (1 - shannon(i)) + entr(p(i)) / log(2)


spare = forall(room(i) > 0, words)

theorem(
    "optimal-code-length",
    [kraft(shannon), bits <= mean_length(length), mean_length(length) < bits + 1],
    title="An optimal code is within a bit of the entropy",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.4.1",
    given={
        "there is a word": n,
        "all probabilities are positive": forall(p(i) > 0, words),
        "the probabilities add up to one": Eq(integral(p(i), words), 1),
        "Shannon's lengths are -log p, rounded up to whole bits": [
            forall(-log(p(i)) <= shannon(i) * log(2), words),
            forall(shannon(i) * log(2) < log(2) - log(p(i)), words),
        ],
        "the lengths of an optimal code satisfy Kraft's inequality": [forall(length(i) >= 0, words), kraft(length)],
        "and are no longer on average than Shannon's": mean_length(length) <= mean_length(shannon),
    },
    proof=[
        have(forall(p(i) * 2 ** shannon(i) >= 1, words), use("log-tangent-inequality", x=p(i) * 2 ** shannon(i))),
        have(forall(2 ** (-shannon(i)) <= 2 ** (-shannon(i)) * (p(i) * 2 ** shannon(i)), words)),
        have(kraft(shannon)),
        use("kraft-mean-length", length=Lambda(i, length(i))),
        have(spare),
        have(integral(room(i), words) > 0, summand(integral(room(i), words), 1), use(spare, 1)),
        have(mean_length(shannon) < bits + 1),
    ],
    models={"a third and two thirds": {n: 2, p: Lambda(i, i / 3), length: Lambda(i, 1), shannon: Lambda(i, 3 - i)}},
)
