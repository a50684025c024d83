"""The coupling by quantiles of two laws on n points in a row: the mass of (i, j) is the length of the quantiles that
belong to i and to j, a second difference of min(F(i), G(j)).

F and G are the distribution functions: F(i) is the mass of the points up to i. Nothing crosses: where mass goes from i
to j > i, F is above G all the way.
"""

from symit import S, Eq, Implies, Lambda, Range, cases, forall, given_of, have, integers, integral, lemma, mappings
from symit import models_of, use, vectors

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


rows, columns = ((index, Range(1, n + 1)) for index in (i, j))

lemma(
    "quantile-coupling",
    [
        everywhere(gamma(i, j) >= 0),
        forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
        forall(Eq(integral(gamma(i, j), rows), G(j) - G(j - 1)), columns),
        everywhere(Implies(F(i) <= G(j - 1), Eq(gamma(i, j), 0))),
        everywhere(Implies(G(j) <= F(i - 1), Eq(gamma(i, j), 0))),
    ],
    title="The coupling by quantiles",
    source="needed for the guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.2",
    given={
        **given_of("quantile-masses"),
        "from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
    },
    proof=[
        use("quantile-masses"),
        have(everywhere(Implies(F(i) <= G(j), Eq(M(i, j), F(i))))),
        have(everywhere(Implies(G(j) <= F(i), Eq(M(i, j), G(j)))), cases(F(i) <= G(j))),
        use("quantile-rows"),
        use(
            "quantile-rows",
            F=Lambda(i, G(i)),
            G=Lambda(i, F(i)),
            M=Lambda((i, j), M(j, i)),
            gamma=Lambda((i, j), gamma(j, i)),
        ),
    ],
    models=models_of("quantile-masses", n=2),
)
