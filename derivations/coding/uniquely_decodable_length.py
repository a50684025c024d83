"""No uniquely decodable code is shorter on average than the entropy in bits.

Essay, "Entropy: Expected Surprise"; Cover & Thomas, Theorems 5.3.1 and 5.5.1.
"""

from symit import Density, Eq, Lambda, Range, entropy, forall, given_of, integer_vector, integers, integral, log
from symit import models_of, theorem, use, vector

i, size = integers("i size")
p, length = vector("p"), integer_vector("length")
words = (i, Range(1, size + 1))
H = entropy(Density(p(i), words))

theorem(
    "uniquely-decodable-length",
    H / log(2) <= integral(p(i) * length(i), words),
    title="No uniquely decodable code is shorter on average than the entropy",
    source="Essay, Entropy: Expected Surprise; Cover & Thomas, Theorems 5.3.1 and 5.5.1",
    given={
        "no probability is negative": forall(p(i) >= 0, words),
        "the probabilities add up to one": Eq(integral(p(i), words), 1),
        **given_of("mcmillan-inequality"),
    },
    proof=[use("mcmillan-inequality"), use("kraft-mean-length", n=size, length=Lambda(i, length(i)))],
    models=models_of("mcmillan-inequality", p=Lambda(i, 1)),
)
