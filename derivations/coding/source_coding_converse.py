"""No code in which no word begins another is shorter on average than the entropy in bits.  Essay, "Entropy: Expected
Surprise"; Cover & Thomas, Theorem 5.3.1.
"""

from symit import Density, Eq, Lambda, Range, entropy, forall, given_of, integer_vector, integers, integral, log
from symit import models_of, theorem, use, vector

i, n = integers("i n")
p, length = vector("p"), integer_vector("length")
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
    models=models_of("kraft-inequality", p=Lambda(i, i / 3)),
)
