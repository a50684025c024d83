"""The binomial distribution adds up to one and has mean n p, by Pascal's rule."""

from symit import (
    Binomial,
    Eq,
    Implies,
    Lambda,
    Product,
    density,
    expectation,
    forall,
    have,
    induction,
    integral,
    lemma,
    naturals,
    probability,
    use,
)

n, i, m, k, j, x = naturals("n i m k j x")
p = probability("p")
X = Binomial(n, p)


def over(n, k):
    """The binomial coefficient."""
    return Product((n + 1 - j) / j, (j, 1, k))


def f(n, k):
    return over(n, k) * p**k * (1 - p) ** (n - k)


next_in_row = forall(Eq(over(i, m + 1), (i - m) / (m + 1) * over(i, m)), i, m)
positive = forall(density(X, x) > 0, (x, X.space))
pascal = forall(Eq(over(i + 1, m + 1), over(i, m + 1) + over(i, m)), i, m)

lemma(
    "binomial-moments",
    [Eq(integral(density(X, x), (x, X.space)), 1), Eq(expectation(x, (x, X)), n * p), positive],
    title="The binomial distribution adds up to one and has mean n p",
    source="needed for the divergence of the binomial distribution",
    given={"n is a number of trials": n, "p is a probability strictly between 0 and 1": p},
    proof=[
        have(next_in_row),
        induction(forall(Eq(over(i + 1, m + 1), (i + 1) / (m + 1) * over(i, m)), i), m, 0),
        have(pascal),
        have(forall(Eq(f(i + 1, m + 1), (1 - p) * f(i, m + 1) + p * f(i, m)), i, m), use(pascal, i, m)),
        have(forall(Eq((m + 1) * (1 - p) * f(i, m + 1), (i - m) * p * f(i, m)), i, m), use(next_in_row, i, m)),
        have(forall(Eq(f(i, i + 1), 0), i), use(next_in_row, i, i)),
        induction(Implies(m <= n, over(n, m) > 0), m, 0, step=use(next_in_row, n, m)),
        have(positive),
        use("pascal-rule", f=Lambda((i, k), f(i, k))),
    ],
)
