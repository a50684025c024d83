"""Kantorovich-Rubinstein on n points: no 1-Lipschitz f gains more than a coupling costs, and a pair that agrees is
optimal; it does where f falls by the whole distance wherever mass goes. Guide, "8.3 Wasserstein Distance".

f(x) - f(y) <= d(x, y), averaged over the coupling. A coupling and an f with E_P f - E_Q f = E d certify each other:
this is how a linear programme's answer is checked.
"""

from symit import S, And, Eq, Implies, Lambda, Piecewise, Range, finite, forall, have, integers, mappings
from symit import theorem, use, transport, vectors

n, x, y = integers("n x y")
d, gamma, other = mappings("d gamma other", S.Integers, S.Integers)
p, q, f, g = vectors("p q f g")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
on = transport(d, p, q, rows, columns)

tight = forall(Implies(gamma(x, y) > 0, Eq(f(x) - f(y), d(x, y))), rows, columns)

theorem(
    "kantorovich-rubinstein-duality",
    [
        on.gain(f) <= on.cost(gamma),
        Implies(Eq(on.gain(f), on.cost(gamma)), And(on.cost(gamma) <= on.cost(other), on.gain(g) <= on.gain(f))),
        Implies(tight, Eq(on.gain(f), on.cost(gamma))),
    ],
    title="Kantorovich-Rubinstein duality on n points",
    source="Guide, 8.3 Wasserstein Distance",
    given={
        "the distances have values": forall(finite(d(x, y)), rows, columns),
        "gamma and another are couplings of p and q": [*on.couples(gamma), *on.couples(other)],
        "f and g are 1-Lipschitz": [*on.lipschitz(f), *on.lipschitz(g)],
    },
    proof=[
        use("weak-duality"),
        use("weak-duality", gamma=Lambda((x, y), other(x, y))),
        use("weak-duality", f=Lambda(x, g(x))),
        have(Implies(tight, Eq(on.gain(f), on.cost(gamma))), "complementary-slackness"),
    ],
    models={
        "two points": {
            n: 2,
            d: Lambda((x, y), Piecewise((0, Eq(x, y)), (3, True))),
            p: Lambda(x, x / 3),
            q: Lambda(x, 1 / 2),
            gamma: Lambda((x, y), Piecewise((1 / 3, Eq(x + y, 2)), (0, Eq(x, 1)), (y**2 / 6 - y / 6 + 1 / 6, True))),
            other: Lambda((x, y), x / 6),
            f: Lambda(x, 3 * x),
            g: Lambda(x, x),
        }
    },
)
