"""No uniquely decodable code is shorter on average than the entropy in bits.

Essay, "Entropy: Expected Surprise"; Cover & Thomas, Theorems 5.3.1 and 5.5.1.
"""

from symit import And, Density, Eq, Lambda, Piecewise, Range, S, entropy, forall, given_of, integer_vector, integers
from symit import integral, log, mappings, theorem, use, vector

i, m, n, L, size = integers("i m n L size")
p, length = vector("p"), integer_vector("length")
N, B = mappings("N B", S.Integers, S.Integers)
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
    models={
        "one digit": {
            size: 1,
            L: 1,
            p: Lambda(i, 1),
            length: Lambda(i, 1),
            N: Lambda((n, m), Piecewise((1, And(Eq(m, n), n >= 0)), (0, True))),
            B: Lambda((n, m), Piecewise((2 ** (-n), And(n >= 0, n <= m)), (0, True))),
        }
    },
)
