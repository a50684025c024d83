"""Off the line: W_1 between two laws on a star, with rays of lengths 1, 2 and 3 from point 1, its centre.

The coupling moves what is too much at the centre and on the first ray to the ends of the others, and the function falls
by the whole distance there: they agree, so they are optimal.  Guide, "8.3 Wasserstein Distance".
"""

from symit import Abs, Eq, Lambda, Piecewise, Range, S, have, integers, lemma, mapping
from symit import theorem, transport, use, vector

x, y = integers("x y")
other = mapping("other", S.Integers, S.Integers)
g = vector("g")
rows, columns = ((index, Range(1, 5)) for index in (x, y))

d = Lambda((x, y), Piecewise((0, Eq(x, y)), (x + y - 2, True)))
p, q = Lambda(x, 1 / 4), Lambda(x, x / 10)
excess = (Abs(5 - 2 * x) + 5 - 2 * x) / 40
gamma = Lambda((x, y), Piecewise((1 / 4 - excess, Eq(x, y)), (excess, Eq(x + y, 5)), (0, True)))
f = Lambda(x, Piecewise((x - 1, x < 3), (1 - x, True)))
on = transport(d, p, q, rows, columns)

lemma(
    "star-pair",
    [*on.couples(gamma), *on.lipschitz(f), Eq(on.cost(gamma), 3 / 5), Eq(on.gain(f), 3 / 5)],
    title="A coupling and a function on a star that agree",
    source="needed for the guide, 8.3 Wasserstein Distance",
    proof=[
        *map(have, [*on.lipschitz(f), *on.couples(gamma)]),
        have(Eq(on.cost(gamma), 3 / 5)),
        have(Eq(on.gain(f), 3 / 5)),
    ],
)

theorem(
    "wasserstein-on-a-star",
    [Eq(on.cost(gamma), 3 / 5), Eq(on.gain(f), 3 / 5), on.cost(other) >= 3 / 5, on.gain(g) <= 3 / 5],
    title="The Wasserstein distance between two laws on a star",
    source="Guide, 8.3 Wasserstein Distance",
    given={
        "another coupling": on.couples(other),
        "another 1-Lipschitz function": on.lipschitz(g),
    },
    proof=[
        use("star-pair"),
        use("weak-duality", n=4, d=d, p=p, q=q, f=f, gamma=other),
        use("weak-duality", n=4, d=d, p=p, q=q, f=g, gamma=gamma),
    ],
    models={"independent points": {other: Lambda((x, y), y / 40), g: Lambda(x, 0)}},
)
