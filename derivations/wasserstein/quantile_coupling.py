"""The coupling by quantiles of two laws on n points in a row: the mass of (i, j) is the length of the quantiles that
belong to i and to j, a second difference of min(F(i), G(j)).

F and G are the distribution functions: F(i) is the mass of the points up to i. Nothing crosses: where mass goes from i
to j > i, F is above G all the way.
"""

from symit import S, Abs, Eq, Implies, Lambda, Piecewise, Range, cases, forall, have, integers, integral, mappings
from symit import lemma, use, vectors

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def rising(F):
    return everywhere(Implies(i <= j, F(i) <= F(j)))


lower = everywhere(Eq(M(i, j), Piecewise((F(i), F(i) <= G(j)), (G(j), True))))
mass = everywhere(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)))
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
        "F and G rise": [rising(F), rising(G)],
        "from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "M is the lower of the two": lower,
        "gamma is its second difference": mass,
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
    models={
        "a third moves by one": {
            n: 2,
            F: Lambda(i, Piecewise((0, i <= 0), (2 / 3, Eq(i, 1)), (1, True))),
            G: Lambda(i, Piecewise((0, i <= 0), (1 / 3, Eq(i, 1)), (1, True))),
            M: Lambda((i, j), Piecewise((0, i <= 0), ((Abs(j) + j) / 6, j <= 1), (2 / 3, Eq(i, 1)), (1, True))),
            gamma: Lambda(
                (i, j), Piecewise((0, j < i), (1 / 3, Eq((2 * i - 3) ** 2 + (2 * j - 3) ** 2, 2)), (0, True))
            ),
        }
    },
)
