"""A code for one symbol of two spends a whole bit, however little the symbol tells: with the chances 1/4 and 3/4 the
entropy is less than 0.82 bits.  Guide, "1.1 Shannon Entropy", where the entropy is the number of bits needed."""

from symit import Density, Range, apply, entropy, forall, have, integer, integer_vector, integral, log, theorem

i = integer("i")
length = integer_vector("length")
words = (i, Range(1, 3))
p = (2 * i - 1) / 4
bits = entropy(Density(p, words)) / log(2)
no_word_is_empty = forall(length(i) >= 1, words)

theorem(
    "code-of-one-symbol",
    [integral(p * length(i), words) >= 1, bits < 82 / 100],
    title="A code for a coin spends a bit, and its entropy may be less",
    source="Guide, 1.1 Shannon Entropy",
    given={
        "no length is negative": forall(length(i) >= 0, words),
        "the lengths satisfy Kraft's inequality": integral(2 ** (-length(i)), words) <= 1,
    },
    proof=[
        have(2 ** (-length(1)) < 1, "and so has the other word"),
        have(2 ** (-length(2)) < 1),
        have(length(1) > 0, apply(log, 2 ** (-length(1)) < 1)),
        have(length(1) >= 1),
        have(length(2) > 0, apply(log, 2 ** (-length(2)) < 1)),
        have(length(2) >= 1),
        have(integral(p * length(i), words) >= 1),
        have(19 * log(2) < 12 * log(3), "2^19 < 3^12"),
        have(bits < 82 / 100),
    ],
)
