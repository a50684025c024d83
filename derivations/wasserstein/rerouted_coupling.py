"""A coupling from which mass is rerouted along a closed way: the coupling that results, and what it costs."""

from symit import And, Eq, Lambda, Piecewise, Range, S, finite, forall, given_of, have, integer_vectors, integers
from symit import integral, lemma, mapping, mappings, models_of, real, transport, use, vectors

k, s, x, y, z, i, j, n, N = integers("k s x y z i j n N")
m = real("m")
source, target = integer_vectors("source target")
w, R = mapping("w", *[S.Integers] * 3), mapping("R", *[S.Integers] * 5)
d, gamma, delta = mappings("d gamma delta", S.Integers, S.Integers)
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs = (s, Range(1, N + 1))
on = transport(d, *vectors("p q"), rows, columns)
inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
entries = forall(finite(delta(x, y)), rows, columns)
values = forall(finite(R(k, s, z, x, y)), (k, Range(0, N + 1)), pairs, points, rows, columns)
end = target(j)
around = Lambda((x, y), R(i, j, end, x, y))
share_of_m = m * 2 ** (-i)
better = Lambda((x, y), gamma(x, y) + share_of_m * around(x, y))

lemma(
    "rerouted-coupling",
    [*on.couples(better), Eq(on.cost(better), on.cost(gamma) + share_of_m * w(i, j, end))],
    title="A coupling that is rerouted around a closed way",
    source="needed for the guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.4",
    given={
        **given_of("rerouted-cost"),
        "one of their ways": [i >= 0, i <= N, j >= 1, j <= N],
        "gamma is a coupling of p and q": on.couples(gamma),
        **given_of("rerouted-masses", "each pair has at least the mass m"),
    },
    proof=[
        use(inside, j),
        have(forall(finite(delta(y, end)), columns), use(entries, y, end)),
        *(use(id, t=end) for id in ("rerouted-rows", "rerouted-columns", "rerouted-cost", "rerouted-masses")),
        have(forall(finite(around(x, y)), rows, columns), use(values, i, j, end, x, y)),
        have(share_of_m > 0),
        have(forall(2 ** (-i) * (m * around(x, y) + 2**i * gamma(x, y)) >= 0, rows, columns)),
        have(forall(better(x, y) >= 0, rows, columns)),
        have(forall(Eq(integral(around(x, y), rows), 0), columns)),
        have(on.couples(better)[1]),
        have(on.couples(better)[2]),
        have(Eq(on.cost(better), on.cost(gamma) + share_of_m * on.cost(around))),
        have(Eq(on.cost(better), on.cost(gamma) + share_of_m * w(i, j, end))),
    ],
    models=models_of(
        "rerouted-cost",
        without=["t"],
        m=1,
        p=Lambda(x, 2 - x),
        q=Lambda(x, x - 1),
        gamma=Lambda((x, y), Piecewise((1, x < y), (0, True))),
    ),
)
