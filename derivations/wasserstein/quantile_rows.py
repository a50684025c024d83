"""Over j, the second differences of min(F(i), G(j)) add up to the mass of i: they telescope to differences of F."""

from symit import S, Eq, Implies, Lambda, Range, forall, given_of, have, integers, integral, lemma, mappings, models_of
from symit import rising, use, vectors

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


F_lower = everywhere(Implies(F(i) <= G(j), Eq(M(i, j), F(i))))
G_lower = everywhere(Implies(G(j) <= F(i), Eq(M(i, j), G(j))))
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))


def at_the_ends(k):
    yield have(forall(F(k) >= 0, rows), use(rising(F), 0, k))
    yield have(forall(F(k) <= 1, rows), use(rising(F), k, n))
    yield have(forall(Eq(M(k, 0), 0), rows), use(G_lower, k, 0))
    yield have(forall(Eq(M(k, n), F(k)), rows), use(F_lower, k, n))


lemma(
    "quantile-rows",
    forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
    title="The rows of the coupling by quantiles",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F rises from zero to one, as G does": [rising(F), Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "M is the lower of the two": [F_lower, G_lower],
        **given_of("quantile-masses", "gamma is its second difference"),
    },
    proof=[
        *at_the_ends(i),
        *at_the_ends(i - 1),
        have(
            forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
            use("telescoping-sum", d=Lambda(j, gamma(i, j)), w=Lambda(j, M(i, j) - M(i - 1, j)), m=n),
        ),
    ],
    models=models_of("quantile-masses", n=2),
)
