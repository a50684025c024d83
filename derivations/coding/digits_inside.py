"""The interval of the first m digits of a word, [v, v + 2^-m) with their binary fraction v, holds that of any more."""

from symit import S, Eq, Implies, Lambda, binary, cases, finite, forall, have, induction, integers, lemma, naturals
from symit import real, use, vectors

k, m = integers("k m")
shorter, length = naturals("shorter length")
a, v = vectors("a v")
t = real("t")


def always(claim, m=m):
    return forall(Implies(m >= 0, claim), (m, S.Integers))


word = binary(a, v)
further = always(Implies(word.begins(t, m + 1), word.begins(t, m)))
within = always(Implies(word.begins(t, k + m), word.begins(t, k)), k)

lemma(
    "digits-inside",
    Implies(word.begins(t, length), word.begins(t, shorter)),
    title="The interval of a word lies in that of its beginning",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, 5.2",
    given={
        "the word is not shorter than its beginning": [shorter, shorter <= length],
        "the digits are 0 or 1": word.digits,
        "v are the fractions with these digits": word.fractions,
    },
    proof=[
        have(further, use(word.digits, m + 1), cases(Eq(a(m + 1), 0))),
        induction(
            within,
            m,
            0,
            step=[have(always(Implies(word.begins(t, k + m + 1), word.begins(t, k + m)), k), use(further, k + m))],
        ),
        induction(finite(v(m)), m, 0, step=use(word.digits, m + 1)),
        have(finite(v(length)), use(always(finite(v(m))), length)),
        have(
            Implies(word.begins(t, length), word.begins(t, shorter)),
            use(always(within), length - shorter, shorter),
        ),
    ],
    models={"ones": {shorter: 1, length: 2, t: 7 / 8, a: Lambda(k, 1), v: Lambda(k, 1 - 2 ** (-k))}},
)
