"""Words whose intervals have a point in common agree as far as both go."""

from symit import S, And, Eq, Implies, Lambda, Range, binary, cases, forall, have, induction, integers, lemma, natural
from symit import real, use, vectors

k, m = integers("k m")
length = natural("length")
a, b, u, v = vectors("a b u v")
t = real("t")


def always(claim, m=m):
    return forall(Implies(m >= 0, claim), (m, S.Integers))


one, other = binary(a, u), binary(b, v)


def both(m):
    return And(one.begins(t, m), other.begins(t, m))


meet = And(both(m + 1), Eq(u(m), v(m)))
x, y = a(m + 1), b(m + 1)
gap = 2 ** (-m - 1)
next_digit = always(Implies(both(m + 1), Eq(x, y)))

lemma(
    "common-prefix",
    Implies(both(length), forall(Eq(a(k), b(k)), (k, Range(1, length + 1)))),
    title="Words with a common point agree",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, 5.2",
    given={
        "the length": length,
        "the digits are 0 or 1": [one.digits, other.digits],
        "u and v are the fractions with these digits": [*one.fractions, *other.fractions],
    },
    proof=[
        have(
            always(Implies(both(m + 1), both(m))),
            use("digits-inside", v=u, shorter=m, length=m + 1),
            use("digits-inside", a=b, shorter=m, length=m + 1),
        ),
        have(always(Implies(meet, And(gap * (1 + y - x) > 0, gap * (1 + x - y) > 0)))),
        have(always(Implies(meet, And(x < 1 + y, y < 1 + x)))),
        have(always(Implies(And(meet, x > 0), y > 0)), use(one.digits, m + 1)),
        have(always(Implies(And(meet, y > 0), x > 0)), use(other.digits, m + 1)),
        have(always(Implies(meet, Eq(x, y))), use(one.digits, m + 1), use(other.digits, m + 1), cases(x > 0, y > 0)),
        induction(Implies(both(m), Eq(u(m), v(m))), m, 0),
        have(next_digit),
        have(
            forall(Implies(both(length), both(k)), (k, Range(1, length + 1))),
            use("digits-inside", v=u, shorter=k),
            use("digits-inside", a=b, shorter=k),
        ),
        have(forall(Implies(both(length), Eq(a(k), b(k))), (k, Range(1, length + 1))), use(next_digit, k - 1)),
    ],
    models={
        "ones": {
            length: 2,
            t: 7 / 8,
            **{word: Lambda(k, 1) for word in (a, b)},
            **{fractions: Lambda(k, 1 - 2 ** (-k)) for fractions in (u, v)},
        }
    },
)
