"""The coupling by quantiles of two laws on n points in a row: the mass of (i, j) is the length of the quantiles that
belong to i and to j, a second difference of min(F(i), G(j)).

F and G are the distribution functions: F(i) is the mass of the points up to i. Nothing crosses: where mass goes from i
to j > i, F is above G all the way.
"""

from symit import Eq, Implies, Lambda, Piecewise, Range, S, cases, forall, have, integers, integral, mappings
from symit import theorem, use, vectors

n, i, j = integers("n i j")
F, G = vectors("F G")
M, gamma = mappings("M gamma", S.Integers, S.Integers)
everywhere = ((i, S.Integers), (j, S.Integers))
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))


def rising(F):
    return forall(Implies(i <= j, F(i) <= F(j)), *everywhere)


lower = forall(Eq(M(i, j), Piecewise((F(i), F(i) <= G(j)), (G(j), True))), *everywhere)
mass = forall(Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1)), *everywhere)
at_corners = [use(lower, k, m) for k in (i, i - 1) for m in (j, j - 1)]
order = cases(F(i) <= G(j - 1), F(i - 1) <= G(j - 1), F(i) <= G(j), F(i - 1) <= G(j))

rise = {"F and G rise": [rising(F), rising(G)]}
masses = {"M is the lower of the two": lower, "gamma is its second difference": mass}
right = forall(Implies(F(i) <= G(j - 1), Eq(gamma(i, j), 0)), *everywhere)
left = forall(Implies(G(j) <= F(i - 1), Eq(gamma(i, j), 0)), *everywhere)

theorem(
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


theorem(
    "quantile-coupling",
    [
        forall(gamma(i, j) >= 0, *everywhere),
        forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
        forall(Eq(integral(gamma(i, j), rows), G(j) - G(j - 1)), columns),
        right,
        left,
    ],
    title="The coupling by quantiles",
    source="needed for the guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.2",
    given={
        **rise,
        "from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        **masses,
    },
    proof=[
        use("quantile-masses"),
        *at_the_ends(F, rows, lambda index, end: (index, end)),
        have(
            forall(Eq(integral(gamma(i, j), columns), F(i) - F(i - 1)), rows),
            use("telescoping-sum", d=Lambda(j, gamma(i, j)), w=Lambda(j, M(i, j) - M(i - 1, j)), m=n),
        ),
        *at_the_ends(G, columns, lambda index, end: (end, index)),
        have(
            forall(Eq(integral(gamma(i, j), rows), G(j) - G(j - 1)), columns),
            use("telescoping-sum", d=Lambda(i, gamma(i, j)), w=Lambda(i, M(i, j) - M(i, j - 1)), m=n),
        ),
    ],
)
