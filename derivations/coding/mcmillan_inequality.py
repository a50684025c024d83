"""McMillan's inequality: Kraft's holds for every code that is uniquely decodable.  Cover & Thomas, Theorem 5.5.1.

N(n, m) is in how many ways n words have m digits in all.  The ways are told apart by their digits, so they are 2^m at
most.  B(n, m) adds up N 2^-digits for up to m digits.  For all digits of n words, n L at most, it is the n-th power of
the sum of the 2^-length: so that is n L + 1 at most, for every n.
"""

from symit import And, Eq, Implies, Lambda, Piecewise, Range, S, calc, cases, eq, finite, forall, have, induction
from symit import integer_vector, integers, integral, le, lemma, mappings, oo, real, reals, theorem, use, vector

i, k, m, n, L, size = integers("i k m n L size")
length = integer_vector("length")
N, B = mappings("N B", S.Integers, S.Integers)
words = (i, Range(1, size + 1))
kraft = integral(2 ** (-length(i)), words)
rest = m - length(i)


def share(n, m):
    """Of n + 1 words with m digits at most, by the first word."""
    return integral(2 ** (-length(i)) * B(n, m - length(i)), words)


def always(claim):
    return forall(Implies(n >= 0, claim), (n, S.Integers))


everywhere = ((n, S.Integers), (m, S.Integers))
counted = forall(N(n, m) >= 0, *everywhere)
longer = always(forall(Eq(N(n + 1, m), integral(N(n, rest), words)), (m, S.Integers)))
below = forall(Implies(m < 0, Eq(B(n, m), 0)), *everywhere)
totals = forall(Eq(B(n, m) - B(n, m - 1), N(n, m) * 2 ** (-m)), *everywhere)
added = forall(Eq(B(n + 1, m) - B(n + 1, m - 1), share(n, m) - share(n, m - 1)), (m, S.Integers))
ways = {
    "lengths are from 0 to L": [forall(length(i) >= 0, words), forall(length(i) <= L, words)],
    "N counts ways": counted,
    "n + 1 words are one and n": longer,
    "B adds them up": [below, totals],
}

one_digit = {
    size: 1,
    L: 1,
    length: Lambda(i, 1),
    N: Lambda((n, m), Piecewise((1, And(Eq(m, n), n >= 0)), (0, True))),
    B: Lambda((n, m), Piecewise((2 ** (-n), And(n >= 0, n <= m)), (0, True))),
}

lemma(
    "shares-of-words",
    forall(Implies(m >= -1, Eq(B(n + 1, m), share(n, m))), (m, S.Integers)),
    title="Words by the first of them",
    source="needed for McMillan's inequality",
    given={"the number of words": n >= 0, **ways},
    proof=[
        have(forall(N(n, rest) >= 0, (m, S.Integers), words), use(counted, n, rest)),
        have(
            forall(Eq(B(n, rest) - B(n, rest - 1), N(n, rest) * 2 ** (-rest)), (m, S.Integers), words),
            use(totals, n, rest),
        ),
        have(forall(finite(N(n + 1, m)), (m, S.Integers)), use(longer, n, m)),
        calc(
            "What m digits add",
            share(n, m) - share(n, m - 1),
            integral(2 ** (-length(i)) * (B(n, rest) - B(n, rest - 1)), words),
            integral(2 ** (-length(i)) * (N(n, rest) * 2 ** (-rest)), words),
            integral(N(n, rest), words) * 2 ** (-m),
            eq(N(n + 1, m) * 2 ** (-m), use(longer, n, m)),
            over=(m, S.Integers),
        ),
        have(added, use(totals, n + 1, m)),
        have(forall(Eq(B(n, -1 - length(i)), 0), words), use(below, n, -1 - length(i))),
        have(Eq(share(n, -1), 0)),
        have(Eq(B(n + 1, -1), 0), use(below, n + 1, -1)),
        induction(Eq(B(n + 1, m), share(n, m)), m, -1, step=use(added, m + 1)),
    ],
    models={"one digit": {**one_digit, n: 2}},
)

h = real("h")


def first_terms(n):
    """Of the binomial theorem, the first three terms."""
    return 1 + n * h + n * (n - 1) / 2 * h**2


powers = always((1 + h) ** n <= n * L + 1)

lemma(
    "powers-outgrow-multiples",
    h <= 0,
    title="Powers outgrow multiples",
    source="needed for McMillan's inequality",
    given={"the powers of 1 + h are at most those of one and multiples of L": [h >= 0, L >= 0, powers]},
    proof=[
        induction(
            first_terms(n) <= (1 + h) ** n,
            n,
            0,
            step=[
                have(Implies(n >= 1, n * (n - 1) >= 0)),
                have(Implies(n < 1, n <= 0)),
                have(Implies(n <= 0, Eq(n, 0))),
                have(n * (n - 1) >= 0, cases(n >= 1, Eq(n, 0))),
                have((1 + h) * ((1 + h) ** n - first_terms(n)) >= 0),
                have(n * (n - 1) / 2 * h**2 * h >= 0),
            ],
        ),
        have(
            forall(first_terms(n) <= n * L + 1, (n, Range(1, oo))),
            use(powers, n),
            use(always(first_terms(n) <= (1 + h) ** n), n),
        ),
        have(forall((n * L + 1 - first_terms(n)) / n >= 0, (n, Range(1, oo)))),
        have(forall(n * h**2 <= 2 * L + h**2 + 1, (n, Range(1, oo)))),
        use("archimedean-property", h=h**2, c=2 * L + h**2 + 1),
        have(h**2 <= 0),
        have(h <= 0, cases(h > 0)),
    ],
    models={"powers of one": {h: 0, L: 1}},
)

u = vector("u")
a, b = reals("a b")

lemma(
    "one-word-more",
    kraft * a <= b,
    title="With one word more",
    source="needed for McMillan's inequality",
    given={
        "each word has a length": forall(length(i) >= 0, words),
        "a is at most each": forall(a <= u(i), words),
        "b is their sum, weighted": Eq(b, integral(2 ** (-length(i)) * u(i), words)),
    },
    proof=[
        have(forall(2 ** (-length(i)) * (u(i) - a) >= 0, words)),
        have(forall(2 ** (-length(i)) * a <= 2 ** (-length(i)) * u(i), words)),
        le(integral(2 ** (-length(i)) * u(i), words)),
        b,
    ],
    models={"two": {size: 2, a: 1, b: 3 / 2, length: Lambda(i, 1), u: Lambda(i, i)}},
)

rising = forall(Implies(k >= 0, forall(B(n, m) <= B(n, m + k), (m, S.Integers))), (k, S.Integers))
first = forall(Implies(m >= -1, Eq(B(n + 1, m), share(n, m))), (m, S.Integers))

lemma(
    "all-digits-of-one-word-more",
    kraft * B(n, n * L) <= B(n + 1, n * L + L),
    title="All digits of n + 1 words",
    source="needed for McMillan's inequality",
    given={"the number of words": [n >= 0, L >= 0], **ways},
    proof=[
        use("shares-of-words"),
        induction(
            forall(B(n, m) <= B(n, m + k), (m, S.Integers)),
            k,
            0,
            base=have(forall(finite(B(n, m)), (m, S.Integers)), use(totals, n, m)),
            step=[
                have(forall(N(n, m + k + 1) * 2 ** (-m - k - 1) >= 0, (m, S.Integers)), use(counted, n, m + k + 1)),
                have(forall(B(n, m + k) <= B(n, m + k + 1), (m, S.Integers)), use(totals, n, m + k + 1)),
            ],
        ),
        have(n * L >= 0),
        have(n * L + L >= -1),
        use(first, n * L + L),
        use(totals, n, n * L),
        have(forall(B(n, n * L) <= B(n, n * L + L - length(i)), words), use(rising, L - length(i), n * L)),
        use("one-word-more", a=B(n, n * L), b=B(n + 1, n * L + L), u=Lambda(i, B(n, n * L + L - length(i)))),
    ],
    models={"one digit": {**one_digit, n: 2}},
)

K = real("K")

lemma(
    "powers-below",
    always(K**n <= u(n)),
    title="Powers below what grows by a factor",
    source="needed for McMillan's inequality",
    given={
        "u begins at one or above": u(0) >= 1,
        "and grows by the factor K or more": [K >= 1, always(K * u(n) <= u(n + 1))],
    },
    proof=[
        induction(K**n <= u(n), n, 0, step=[have(K * (u(n) - K**n) >= 0), use(always(K * u(n) <= u(n + 1)), n)]),
    ],
    models={"twice": {K: 2, u: Lambda(i, 2**i)}},
)

decodable = forall(Implies(And(n >= 0, m >= 0), N(n, m) <= 2**m), *everywhere)
at_most_one = forall(Implies(And(n >= 0, m >= 0), N(n, m) * 2 ** (-m) <= 1), *everywhere)
small = forall(Implies(m >= -1, always(B(n, m) <= m + 1)), (m, S.Integers))

theorem(
    "mcmillan-inequality",
    kraft <= 1,
    title="McMillan's inequality",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.5.1",
    given={
        **ways,
        "in one way no words have no digits": [Eq(N(0, 0), 1), L >= 0],
        "words in a row are told apart by their digits": decodable,
    },
    proof=[
        have(Eq(B(0, 0), 1), use(totals, 0, 0), use(below, 0, -1)),
        have(
            forall(Implies(And(n >= 0, m >= 0), (2**m - N(n, m)) * 2 ** (-m) >= 0), *everywhere), use(decodable, n, m)
        ),
        have(at_most_one, use(counted, n, m)),
        induction(
            always(B(n, m) <= m + 1),
            m,
            -1,
            base=use(below, n, -1),
            step=[use(totals, n, m + 1), use(at_most_one, n, m + 1)],
        ),
        have(always(kraft * B(n, n * L) <= B(n + 1, (n + 1) * L)), use("all-digits-of-one-word-more")),
        have(
            Implies(kraft >= 1, always(kraft**n <= B(n, n * L))),
            use("powers-below", K=kraft, u=Lambda(n, B(n, n * L))),
        ),
        have(always(B(n, n * L) <= n * L + 1), use(small, n * L, n)),
        have(Implies(kraft >= 1, always(kraft**n <= n * L + 1))),
        have(Implies(kraft >= 1, kraft - 1 <= 0), use("powers-outgrow-multiples", h=kraft - 1)),
        have(kraft <= 1, cases(kraft >= 1)),
    ],
    models={"one digit": one_digit},
)
