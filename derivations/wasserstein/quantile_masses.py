"""The second differences of min(F(i), G(j)) are not negative, and 0 where no quantile belongs to both i and j."""

from symit import S, Abs, Eq, Implies, Lambda, Piecewise, cases, forall, have, integers, lemma, mappings, rising, use
from symit import vectors

i, j = integers("i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


lower = everywhere(Eq(M(i, j), Piecewise((F(i), F(i) <= G(j)), (G(j), True))))
mass = everywhere(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)))
at_corners = [use(lower, k, m) for k in (i, i - 1) for m in (j, j - 1)]
order = cases(F(i) <= G(j - 1), F(i - 1) <= G(j - 1), F(i) <= G(j), F(i - 1) <= G(j))
claims = [
    everywhere(gamma(i, j) >= 0),
    everywhere(Implies(F(i) <= G(j - 1), Eq(gamma(i, j), 0))),
    everywhere(Implies(G(j) <= F(i - 1), Eq(gamma(i, j), 0))),
]

lemma(
    "quantile-masses",
    claims,
    title="The quantiles that two points share",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F and G rise": [rising(F), rising(G)],
        "M is the lower of the two": lower,
        "gamma is its second difference": mass,
    },
    proof=[
        have(forall(F(i - 1) <= F(i), (i, S.Integers)), use(rising(F), i - 1, i)),
        have(forall(G(j - 1) <= G(j), (j, S.Integers)), use(rising(G), j - 1, j)),
        *(have(claim, *at_corners, order) for claim in claims),
    ],
    models={
        "a third moves by one": {
            F: Lambda(i, Piecewise((0, i <= 0), (2 / 3, Eq(i, 1)), (1, True))),
            G: Lambda(i, Piecewise((0, i <= 0), (1 / 3, Eq(i, 1)), (1, True))),
            M: Lambda((i, j), Piecewise((0, i <= 0), ((Abs(j) + j) / 6, j <= 1), (2 / 3, Eq(i, 1)), (1, True))),
            gamma: Lambda(
                (i, j), Piecewise((0, j < i), (1 / 3, Eq((2 * i - 3) ** 2 + (2 * j - 3) ** 2, 2)), (0, True))
            ),
        }
    },
)
