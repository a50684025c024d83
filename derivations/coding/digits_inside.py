"""The interval of the first m digits of a word, [v, v + 2^-m) with their binary fraction v, holds that of any more."""

from symit import And, Eq, Implies, Lambda, S, cases, finite, forall, have, induction, integers, lemma, naturals, real
from symit import use, vectors

k, m = integers("k m")
shorter, length = naturals("shorter length")
a, v = vectors("a v")
t = real("t")


def always(claim, m=m):
    return forall(Implies(m >= 0, claim), (m, S.Integers))


def begins(v, m):
    return And(v(m) <= t, t < v(m) + 2 ** (-m))


def digits(a):
    return forall(And(a(k) >= 0, Implies(a(k) > 0, Eq(a(k), 1))), (k, S.Integers))


def fraction(a, v):
    return [Eq(v(0), 0), always(Eq(v(m + 1), v(m) + a(m + 1) * 2 ** (-m - 1)))]


further = always(Implies(begins(v, m + 1), begins(v, m)))
within = always(Implies(begins(v, k + m), begins(v, k)), k)

lemma(
    "digits-inside",
    Implies(begins(v, length), begins(v, shorter)),
    title="The interval of a word lies in that of its beginning",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, 5.2",
    given={
        "the word is not shorter than its beginning": [shorter, shorter <= length],
        "the digits are 0 or 1": digits(a),
        "v are the fractions with these digits": fraction(a, v),
    },
    proof=[
        have(further, use(digits(a), m + 1), cases(Eq(a(m + 1), 0))),
        induction(
            within,
            m,
            0,
            step=[have(always(Implies(begins(v, k + m + 1), begins(v, k + m)), k), use(further, k + m))],
        ),
        induction(finite(v(m)), m, 0, step=use(digits(a), m + 1)),
        have(finite(v(length)), use(always(finite(v(m))), length)),
        have(
            Implies(begins(v, length), begins(v, shorter)),
            use(always(within), length - shorter, shorter),
        ),
    ],
    models={"ones": {shorter: 1, length: 2, t: 7 / 8, a: Lambda(k, 1), v: Lambda(k, 1 - 2 ** (-k))}},
)
