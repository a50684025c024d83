"""Of a code in which no word begins another the intervals of two words have no point in common. Cover & Thomas, 5.2.

The interval of a word, [v, v + 2^-length) with its binary fraction v, is where all that begins with it lies.
"""

from symit import S, And, Eq, Implies, Lambda, Range, binary, cases, finite, forall, have, integer_vector, integers
from symit import lemma, mappings, real, use

i, j, k, m, n = integers("i j k m n")
t = real("t")
length = integer_vector("length")
c, v = mappings("c v", S.Integers, S.Integers)
words, others = ((index, Range(1, n + 1)) for index in (i, j))


def word(i):
    return binary(lambda k: c(i, k), lambda k: v(i, k))


def in_word(i):
    return word(i).begins(t, length(i))


values = forall(finite(v(i, k)), words, (k, S.Integers))
agree = forall(Eq(c(i, k), c(j, k)), (k, Range(1, length(i) + 1)))
both = And(in_word(i), in_word(j))
shorter = And(length(i) <= length(j), both)
at_i = {"a": Lambda(k, c(i, k)), "u": Lambda(k, v(i, k))}
at_j = {"b": Lambda(k, c(j, k)), "v": Lambda(k, v(j, k))}
lemma(
    "word-intervals",
    forall(Implies(both, Eq(i, j)), words, others),
    title="The intervals of code words are disjoint",
    source="needed for Kraft's inequality; Cover & Thomas, Theorem 5.2.1",
    given={
        "each word has a length": forall(length(i) >= 0, words),
        "the digits are 0 or 1": forall(word(i).digits, words),
        "a word that begins another is that word": forall(
            Implies(And(length(i) <= length(j), agree), Eq(i, j)), words, others
        ),
        "v are the binary fractions of the first digits": [
            values,
            *(forall(claim, words) for claim in word(i).fractions),
        ],
    },
    proof=[
        have(forall(finite(v(j, length(i))), words, others), use(values, j, length(i))),
        have(
            forall(Implies(shorter, word(j).begins(t, length(i))), words, others),
            use("digits-inside", a=Lambda(k, c(j, k)), v=Lambda(k, v(j, k)), shorter=length(i), length=length(j)),
        ),
        have(forall(Implies(shorter, agree), words, others), use("common-prefix", **at_i, **at_j, length=length(i))),
        have(forall(Implies(shorter, Eq(i, j)), words, others)),
        have(forall(Implies(And(length(j) <= length(i), both), Eq(i, j)), words, others)),
        have(forall(Implies(both, Eq(i, j)), words, others), cases(length(i) <= length(j))),
    ],
    models={
        "words 0 and 11": {
            n: 2,
            length: Lambda(i, i),
            c: Lambda((i, k), i - 1),
            v: Lambda((i, k), (i - 1) * (1 - 2 ** (-k))),
            t: 4 / 5,
        }
    },
)
