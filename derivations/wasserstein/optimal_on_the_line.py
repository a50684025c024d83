"""A coupling and a potential on the line certify each other, if the potential changes by the whole distance where mass
goes.
"""

from symit import S, Abs, Eq, Implies, Lambda, Piecewise, Range, finite, forall, given_of, have, integers, lemma
from symit import mappings, models_of, real, rising, transport, use, vectors

n, i, j, m = integers("n i j m")
a = real("a")
F, G, x, p, q, f, g = vectors("F G x p q f g")
d, gamma, other = mappings("d gamma other", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
on = transport(d, p, q, rows, columns)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def in_pairs(claim):
    return forall(claim, rows, columns)


def lipschitz(f):
    return in_pairs(f(i) - f(j) <= d(i, j))


tight = in_pairs(Implies(gamma(i, j) > 0, Eq(f(i) - f(j), d(i, j))))

lemma(
    "optimal-on-the-line",
    [lipschitz(f), Eq(on.gain(f), on.cost(gamma)), on.gain(f) <= on.cost(other), on.gain(g) <= on.cost(gamma)],
    title="An optimal coupling and potential on the line",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F and G rise": [rising(F), rising(G)],
        "d, f and g have values": [in_pairs(finite(d(i, j))), *(forall(finite(k(i)), rows) for k in (f, g))],
        **given_of(
            "fall-of-the-potential",
            "f changes by the distance at most",
            "f falls by the distance where F is above G",
            "f rises by the distance where G is above F",
        ),
        "d is the distance": [
            in_pairs(Implies(i <= j, Eq(d(i, j), x(j) - x(i)))),
            in_pairs(Implies(j <= i, Eq(d(i, j), x(i) - x(j)))),
        ],
        "gamma and another are couplings of p and q": [*on.couples(gamma), *on.couples(other)],
        "gamma moves nothing to the right where F is not above G": everywhere(
            Implies(F(i) <= G(j - 1), Eq(gamma(i, j), 0))
        ),
        "gamma moves nothing to the left where G is not above F": everywhere(
            Implies(G(j) <= F(i - 1), Eq(gamma(i, j), 0))
        ),
        "g is 1-Lipschitz": lipschitz(g),
    },
    proof=[
        have(forall(F(i - 1) <= F(i), (i, S.Integers)), use(rising(F), i - 1, i)),
        have(forall(G(j - 1) <= G(j), (j, S.Integers)), use(rising(G), j - 1, j)),
        have(lipschitz(f), use("fall-of-the-potential", d=d(i, j), mass=gamma(i, j))),
        have(tight, use("fall-of-the-potential", d=d(i, j), mass=gamma(i, j))),
        use("complementary-slackness"),
        use("weak-duality", gamma=Lambda((i, j), other(i, j))),
        use("weak-duality", f=Lambda(i, g(i))),
    ],
    models=models_of(
        "fall-of-the-potential",
        without=["i", "j", "mass"],
        n=2,
        p=Lambda(i, 1 - i / 3),
        q=Lambda(i, i / 3),
        d=Lambda((i, j), Abs(i - j)),
        gamma=Lambda((i, j), Piecewise((0, j < i), (1 / 3, Eq((2 * i - 3) ** 2 + (2 * j - 3) ** 2, 2)), (0, True))),
        other=Lambda((i, j), (1 - i / 3) * j / 3),
        g=Lambda(i, i / 2),
    ),
)
