"""Differences d(i) = w(i) - w(i - 1) add up to w(m) - w(0), for i = 1, ..., m."""

from symit import S, Eq, Implies, Lambda, Range, forall, induction, integers, integral, lemma, natural, use, vectors

i, k = integers("i k")
m = natural("m")
d, w = vectors("d w")
differences = forall(Eq(d(i), w(i) - w(i - 1)), (i, S.Integers))


def claim(m):
    return Eq(integral(d(i), (i, Range(1, m + 1))), w(m) - w(0))


lemma(
    "telescoping-sum",
    claim(m),
    title="A telescoping sum",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={"m is not negative": m, "d are the differences of w": differences},
    proof=[
        induction(claim(k), k, 0, base=use(differences, 1), step=use(differences, k + 1)),
        use(forall(Implies(k >= 0, claim(k)), (k, S.Integers)), m),
    ],
    models={"squares": {d: Lambda(i, 2 * i - 1), w: Lambda(i, i**2)}},
)
