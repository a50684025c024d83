"""The coupling by quantiles of two laws on n points in a row: the mass of (i, j) is the length of the quantiles that
belong to i and to j, a second difference of min(F(i), G(j)).

F and G are the distribution functions: F(i) is the mass of the points up to i. Nothing crosses: where mass goes from i
to j > i, F is above G all the way.
"""

<<<<<<< HEAD
from symit import S, Eq, Implies, Lambda, Piecewise, Range, cases, forall, have, integers, integral, lemma, mappings
from symit import use, vectors
=======
from symit import S, Abs, Eq, Implies, Lambda, Piecewise, Range, cases, forall, have, integers, integral, mappings
from symit import theorem, use, vectors
>>>>>>> jsmetric

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def rising(F):
    return everywhere(Implies(i <= j, F(i) <= F(j)))


<<<<<<< HEAD
lower = forall(Eq(M(i, j), Piecewise((F(i), F(i) <= G(j)), (G(j), True))), *everywhere)
mass = forall(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)), *everywhere)
at_corners = [use(lower, k, m) for k in (i, i - 1) for m in (j, j - 1)]
order = cases(F(i) <= G(j - 1), F(i - 1) <= G(j - 1), F(i) <= G(j), F(i - 1) <= G(j))

rise = {"F and G rise": [rising(F), rising(G)]}
masses = {"M is the lower of the two": lower, "gamma is its second difference": mass}
right = forall(Implies(F(i) <= G(j - 1), Eq(gamma(i, j), 0)), *everywhere)
left = forall(Implies(G(j) <= F(i - 1), Eq(gamma(i, j), 0)), *everywhere)

lemma(
    "quantile-masses",
    [forall(gamma(i, j) >= 0, *everywhere), right, left],
    given={**rise, **masses},
    proof=[
        have(forall(F(i - 1) <= F(i), (i, S.Integers)), use(rising(F), i - 1, i)),
        have(forall(G(j - 1) <= G(j), (j, S.Integers)), use(rising(G), j - 1, j)),
        have(forall(gamma(i, j) >= 0, *everywhere), *at_corners, order),
        have(right, *at_corners, order),
        have(left, *at_corners, order),
    ],
)


def at_the_ends(law, over, corner):
    """min(law, 0) = 0 and min(law, 1) = law: for F in the rows, for G in the columns; corner says where in M."""
    k, _ = over
    for index in (k, k - 1):
        yield have(forall(law(index) >= 0, over), use(rising(law), 0, index))
        yield have(forall(law(index) <= 1, over), use(rising(law), index, n))
        for end, mass_there, value in ((0, 0, 0), (n, 1, law(index))):
            x, y = corner(index, end)
            yield have(
                forall(Eq(M(x, y), value), over), use(lower, x, y), cases(F(x) <= G(y), Eq(law(index), mass_there))
            )

=======
lower = everywhere(Eq(M(i, j), Piecewise((F(i), F(i) <= G(j)), (G(j), True))))
mass = everywhere(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)))
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
>>>>>>> jsmetric

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
