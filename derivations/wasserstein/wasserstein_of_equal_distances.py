"""Off the line: where any two points are at distance 1, W_1 is the total variation.  Guide, "8.3 Wasserstein Distance".

P is m + u and Q is m + v.  The coupling leaves in place what both have, and spreads what P has more over where Q has
more.  The function is 1 where P has more, and 0 elsewhere; the two certify each other.
"""

from symit import S, Abs, Eq, Lambda, Piecewise, Range, given_of, integers, integral, mapping, models_of, real, theorem
from symit import transport, use, vectors

n, x, y = integers("n x y")
t = real("t")
other = mapping("other", S.Integers, S.Integers)
m, u, v, g = vectors("m u v g")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
p, q = Lambda(x, m(x) + u(x)), Lambda(x, m(x) + v(x))
d = Lambda((x, y), Piecewise((0, Eq(y, x)), (1, True)))
gamma = Lambda((x, y), m(x) * Piecewise((1, Eq(y, x)), (0, True)) + u(x) * v(y) / t)
f = Lambda(x, Piecewise((0, Eq(u(x), 0)), (1, True)))
on = transport(d, p, q, rows, columns)

theorem(
    "wasserstein-of-equal-distances",
    [
        *on.couples(gamma),
        *on.lipschitz(f),
        Eq(on.cost(gamma), t),
        Eq(on.gain(f), t),
        Eq(integral(Abs(p(x) - q(x)), rows) / 2, t),
        t <= on.cost(other),
        on.gain(g) <= t,
    ],
    title="Where all distances are one the Wasserstein distance is the total variation",
    source="Guide, 8.3 Wasserstein Distance; Levin, Peres, Markov Chains and Mixing Times (2017), 4.2",
    given={
        **given_of("maximal-coupling"),
        "another coupling": on.couples(other),
        "another 1-Lipschitz function": on.lipschitz(g),
    },
    proof=[
        use("maximal-coupling"),
        use("potential-of-what-is-more"),
        use("weak-duality", d=d, p=p, q=q, f=f, gamma=other),
        use("weak-duality", d=d, p=p, q=q, f=g, gamma=gamma),
    ],
    models=models_of(
        "maximal-coupling",
        other=Lambda((x, y), (5 / 18 + (2 - x) * (3 - x) / 12) * (y + 4) / 18),
        g=Lambda(x, x / 3),
    ),
)
