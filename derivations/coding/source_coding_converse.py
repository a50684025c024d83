"""No code in which no word begins another is shorter on average than the entropy in bits.  Essay, "Entropy: Expected
Surprise"; Cover & Thomas, Theorem 5.3.1.
"""

from symit import Density, Eq, Lambda, Range, S, entropy, forall, given_of, integer_vector, integers, integral, log
from symit import mappings, theorem, use, vector

i, k, n = integers("i k n")
p, length = vector("p"), integer_vector("length")
c, v = mappings("c v", S.Integers, S.Integers)
words = (i, Range(1, n + 1))
H = entropy(Density(p(i), words))

theorem(
    "source-coding-converse",
    H / log(2) <= integral(p(i) * length(i), words),
    title="No code is shorter on average than the entropy",
    source="Essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.3.1",
    given={
        "no probability is negative": forall(p(i) >= 0, words),
        "the probabilities add up to one": Eq(integral(p(i), words), 1),
        **given_of("kraft-inequality"),
    },
    proof=[use("kraft-inequality"), use("kraft-mean-length", length=Lambda(i, length(i)))],
    models={
        "words 0 and 11": {
            n: 2,
            p: Lambda(i, i / 3),
            length: Lambda(i, i),
            c: Lambda((i, k), i - 1),
            v: Lambda((i, k), (i - 1) * (1 - 2 ** (-k))),
        }
    },
)
