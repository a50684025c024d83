"""Lengths in ascending order that satisfy Kraft's inequality are those of a code in which no word begins another.
Cover & Thomas, Theorem 5.2.1.

Word i has the first binary digits of e(i - 1), the sum of the 2^-length of the words before. A digit is 1 where what
is left is at least a half; then one goes on with twice what is left, r.
"""

from symit import S, And, Eq, Implies, Lambda, Piecewise, Range, cases, finite, forall, have, induction, integer_vector
from symit import integers, integral, is_digit, lemma, mappings, natural, oo, reals, theorem, use, vector, vectors

i, j, k, m, n = integers("i j k m n")
last = natural("last")
a, b, d, u, v = vectors("a b d u v")


def always(claim):
    return forall(Implies(m >= 0, claim), (m, S.Integers))


def digit_of(d, rest):
    """The next digit of what is left."""
    return Eq(d, Piecewise((0, rest < 1 / 2), (1, True)))


left = And(u(m) >= 0, u(m) < 1)

lemma(
    "binary-digits",
    [always(left), always(is_digit(d(m + 1)))],
    title="The binary digits of a number",
    source="needed for the converse of Kraft's inequality",
    given={
        "the number lies between 0 and 1": [u(0) >= 0, u(0) < 1],
        "d are its digits, and u is left": [
            always(digit_of(d(m + 1), u(m))),
            always(Eq(u(m + 1), 2 * u(m) - d(m + 1))),
        ],
    },
    proof=[
        induction(left, m, 0, step=cases(u(m) < 1 / 2)),
        have(always(is_digit(d(m + 1))), cases(u(m) < 1 / 2)),
    ],
    models={
        "one half": {
            u: Lambda(k, Piecewise((1 / 2, k <= 0), (0, True))),
            d: Lambda(k, Piecewise((1, Eq(k, 1)), (0, True))),
        }
    },
)

alike = forall(Eq(a(k), b(k)), (k, Range(1, last + 1)))

lemma(
    "alike-in-their-first-digits",
    Eq(u(0) - v(0), 2 ** (-last) * (u(last) - v(last))),
    title="Two numbers with the same first digits",
    source="needed for the converse of Kraft's inequality",
    given={
        "the digits are alike up to the last": [last, alike],
        "u and v are left": [
            always(Eq(u(m + 1), 2 * u(m) - a(m + 1))),
            always(Eq(v(m + 1), 2 * v(m) - b(m + 1))),
            finite(u(0)),
            finite(v(0)),
        ],
    },
    proof=[
        have(always(Implies(m < last, Eq(a(m + 1), b(m + 1)))), use(alike, m + 1)),
        induction(Implies(m <= last, Eq(2 ** (-m) * (u(m) - v(m)), u(0) - v(0))), m, 0),
    ],
    models={"zeros": {last: 2, u: Lambda(k, 2**k), v: Lambda(k, 0), a: Lambda(k, 0), b: Lambda(k, 0)}},
)

s, t = reals("s t")

lemma(
    "equal-places",
    Eq(i, j),
    title="Two places that are not apart",
    source="needed for the converse of Kraft's inequality",
    given={
        "s is smaller than t": [s < t, -s < t],
        "and is not at different places": [Implies(i < j, s >= t), Implies(j < i, -s >= t)],
    },
    proof=[have(Eq(i, j), cases(i < j, j < i))],
    models={"one place": {i: 1, j: 1, s: 0, t: 1}},
)

e, length = vector("e"), integer_vector("length")
c, r = mappings("c r", S.Integers, S.Integers)
words, others = ((index, Range(1, n + 1)) for index in (i, j))
sums = forall(Eq(e(i) - e(i - 1), 2 ** (-length(i))), (i, S.Integers))
agree = forall(Eq(c(i, k), c(j, k)), (k, Range(1, length(i) + 1)))
shorter = And(length(i) <= length(j), agree)
in_order = forall(Implies(i <= j, e(i) <= e(j)), (i, S.Integers), (j, S.Integers))
left_of_i = And(r(i, m) >= 0, r(i, m) < 1)
going_on = forall(Implies(m >= 0, And(left_of_i, is_digit(c(i, m + 1)))), words, (m, S.Integers))
x, y = r(i, length(i)), r(j, length(i))
gap = 2 ** (-length(i))

theorem(
    "code-of-lengths",
    [
        forall(is_digit(c(i, k)), words, (k, Range(1, oo))),
        forall(Implies(shorter, Eq(i, j)), words, others),
    ],
    title="Lengths that satisfy Kraft's inequality are those of a code",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.2.1",
    given={
        "no length is negative": forall(length(i) >= 0, words),
        "the lengths ascend": forall(Implies(i <= j, length(i) <= length(j)), words, others),
        "they satisfy Kraft's inequality": integral(2 ** (-length(i)), words) <= 1,
        "there are n words": n >= 0,
        "e are the sums of the 2^-length": [Eq(e(0), 0), sums],
        "the digits of word i are those of e(i - 1), and r is left": [
            forall(Eq(r(i, 0), e(i - 1)), words),
            forall(Implies(m >= 0, digit_of(c(i, m + 1), r(i, m))), words, (m, S.Integers)),
            forall(Implies(m >= 0, Eq(r(i, m + 1), 2 * r(i, m) - c(i, m + 1))), words, (m, S.Integers)),
        ],
    },
    proof=[
        use("telescoping-sum", m=n, d=Lambda(i, 2 ** (-length(i))), w=Lambda(i, e(i))),
        induction(forall(e(i) <= e(i + m), (i, S.Integers)), m, 0, step=use(sums, i + m + 1)),
        have(in_order, use(always(forall(e(i) <= e(i + m), (i, S.Integers))), j - i, i)),
        have(
            forall(And(e(i - 1) >= 0, e(i - 1) < 1), words), use(in_order, 0, i - 1), use(in_order, i, n), use(sums, i)
        ),
        have(
            going_on,
            use("binary-digits", u=Lambda(k, r(i, k)), d=Lambda(k, c(i, k))),
        ),
        have(forall(is_digit(c(i, k)), words, (k, Range(1, oo))), use(going_on, i, k - 1)),
        have(forall(And(x >= 0, x < 1), words), use(going_on, i, length(i))),
        have(forall(And(y >= 0, y < 1), words, others), use(going_on, j, length(i))),
        have(
            forall(Implies(shorter, Eq(e(i - 1) - e(j - 1), gap * (x - y))), words, others),
            use(
                "alike-in-their-first-digits",
                a=Lambda(k, c(i, k)),
                b=Lambda(k, c(j, k)),
                u=Lambda(k, r(i, k)),
                v=Lambda(k, r(j, k)),
                last=length(i),
            ),
        ),
        have(forall(And(gap * (1 - x + y) > 0, gap * (1 + x - y) > 0), words, others)),
        have(forall(Implies(shorter, And(e(i - 1) - e(j - 1) < gap, e(j - 1) - e(i - 1) < gap)), words, others)),
        have(forall(Implies(i < j, e(j - 1) - e(i - 1) >= gap), words, others), use(in_order, i, j - 1), use(sums, i)),
        have(
            forall(Implies(And(shorter, j < i), e(i - 1) - e(j - 1) >= gap), words, others),
            use(in_order, j, i - 1),
            use(sums, j),
        ),
        have(forall(Implies(shorter, Eq(i, j)), words, others), use("equal-places", s=e(j - 1) - e(i - 1), t=gap)),
    ],
    models={
        "words 0 and 10": {
            n: 2,
            length: Lambda(i, i),
            e: Lambda(i, 1 - 2 ** (-i)),
            c: Lambda((i, k), Piecewise((1, k < i), (0, True))),
            r: Lambda((i, m), Piecewise((1 - 2 ** (m + 1 - i), m < i), (0, True))),
        }
    },
)
