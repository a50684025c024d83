"""What adds up by Pascal's rule: numbers f(n, k) with f(n + 1, k + 1) = (1 - p) f(n, k + 1) + p f(n, k).

They add up to one for each n, and their mean is n p.
"""

from symit import S, Eq, Sum, finite, forall, have, induction, lemma, mapping, naturals, probability, use

n, i, m, k = naturals("n i m k")
p = probability("p")
f = mapping("f", S.Integers, S.Integers)
numbers = forall(finite(f(i, k)), i, k)


def upto(m, summand):
    return Sum(summand, (k, 0, m))


lemma(
    "pascal-rule",
    [Eq(upto(n, f(n, k)), 1), Eq(upto(n, k * f(n, k)), n * p)],
    title="What adds up by Pascal's rule",
    source="needed for the binomial distribution",
    given={
        "n is a number of trials": n,
        "p is a probability strictly between 0 and 1": p,
        "f(i, k) is a number": numbers,
        "the first one is 1": Eq(f(0, 0), 1),
        "the first column": forall(Eq(f(i + 1, 0), (1 - p) * f(i, 0)), i),
        "Pascal's rule": forall(Eq(f(i + 1, m + 1), (1 - p) * f(i, m + 1) + p * f(i, m)), i, m),
        "what follows in a row": forall(Eq((m + 1) * (1 - p) * f(i, m + 1), (i - m) * p * f(i, m)), i, m),
        "nothing lies beyond": forall(Eq(f(i, i + 1), 0), i),
    },
    proof=[
        induction(
            Eq(upto(i, f(i, k)), 1),
            i,
            0,
            base=have(forall(finite(f(0, k)), k), use(numbers, 0)),
            step=[
                have(forall(finite(f(i + 1, k)), k), use(numbers, i + 1)),
                induction(Eq(upto(m, f(i + 1, k)), upto(m, f(i, k)) - p * f(i, m)), m, 0),
                have(Eq(upto(i + 1, f(i, k)), 1)),
                use(forall(Eq(upto(m, f(i + 1, k)), upto(m, f(i, k)) - p * f(i, m)), m), i + 1),
            ],
        ),
        induction(Eq(upto(m, k * f(n, k)), n * p * upto(m, f(n, k)) - (n - m) * p * f(n, m)), m, 0),
    ],
)
