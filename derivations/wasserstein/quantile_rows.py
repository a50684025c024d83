"""Over j, the second differences of min(F(i), G(j)) add up to the mass of i: they telescope to differences of F."""

from symit import S, Abs, Eq, Implies, Lambda, Piecewise, Range, forall, have, integers, integral, mappings, theorem
from symit import use, vectors

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def rising(F):
    return everywhere(Implies(i <= j, F(i) <= F(j)))


F_lower = everywhere(Implies(F(i) <= G(j), Eq(M(i, j), F(i))))
G_lower = everywhere(Implies(G(j) <= F(i), Eq(M(i, j), G(j))))
mass = everywhere(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)))
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))


def at_the_ends(k):
    yield have(forall(F(k) >= 0, rows), use(rising(F), 0, k))
    yield have(forall(F(k) <= 1, rows), use(rising(F), k, n))
    yield have(forall(Eq(M(k, 0), 0), rows), use(G_lower, k, 0))
    yield have(forall(Eq(M(k, n), F(k)), rows), use(F_lower, k, n))


theorem(
    "quantile-rows",
    forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
    title="The rows of the coupling by quantiles",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F rises from zero to one, as G does": [rising(F), Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "M is the lower of the two": [F_lower, G_lower],
        "gamma is its second difference": mass,
    },
    proof=[
        *at_the_ends(i),
        *at_the_ends(i - 1),
        have(
            forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
            use("telescoping-sum", d=Lambda(j, gamma(i, j)), w=Lambda(j, M(i, j) - M(i - 1, j)), m=n),
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
