"""A way of rerouting costs by how much it is longer."""

from symit import Abs, And, Eq, Lambda, Range, S, calc, eq, finite, forall, given_of, have, integer_vector
from symit import integers, integral, lemma, mapping, mappings, models_of, rerouting, transport, use, vectors

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
x, y, i, j, t = integers("x y i j t")
source = integer_vector("source")
w, R = mapping("w", *[S.Integers] * 3), mapping("R", *[S.Integers] * 5)
d, delta = mappings("d delta", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
on = transport(d, *vectors("p q"), rows, columns)


def moved(*way):
    return R(*way, x, y)


def cost(*way):
    return on.cost(lambda x, y: R(*way, x, y))


inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
distances = forall(finite(d(x, y)), rows, columns)
at_source, at_target, at_z = delta(x, source(s)), delta(y, target(s)), delta(y, z)
longer = d(x, z) - d(x, target(s))
to_z = forall(Eq(integral(at_z * d(x, y), columns), d(x, z)), rows, points)
to_target = forall(Eq(integral(at_target * d(x, y), columns), d(x, target(s))), rows, pairs)

lemma(
    "rerouted-cost",
    Eq(cost(i, j, t), w(i, j, t)),
    title="What rerouting costs",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("rerouted-values"),
        "the distances have values": distances,
        "w is by how much a way is longer": [
            forall(Eq(w(0, s, z), d(source(s), z) - d(source(s), target(s))), pairs, points),
            by.adds_up(w),
        ],
    },
    proof=[
        use("rerouted-values"),
        have(forall(finite(d(x, target(s))), rows, pairs), use(inside, s), use(distances, x, target(s))),
        have(to_z, use("one-of-a-unit-matrix", j=z, u=Lambda(y, d(x, y)))),
        have(to_target, use(inside, s), use(to_z, x, target(s))),
        calc(
            integral(moved(0, s, z) * d(x, y), columns),
            integral(at_source * (at_z * d(x, y)) - at_source * (at_target * d(x, y)), columns),
            at_source * longer,
            over=[rows, pairs, points],
        ),
        calc(
            cost(0, s, z),
            integral(at_source * longer, rows),
            eq(w(0, s, z), use(inside, s), use("one-of-a-unit-matrix", j=source(s), u=Lambda(x, longer))),
            over=[pairs, points],
        ),
        calc(cost(k + 1, s, z), on.cost(lambda x, y: by.next_of(moved)), by.next_of(cost), over=[steps, pairs, points]),
        use("same-along-the-ways", T=Lambda((k, s, z), cost(k, s, z)), U=Lambda((k, s, z), w(k, s, z))),
    ],
    models=models_of("rerouted-values", d=Lambda((x, y), Abs(x - y)), w=Lambda((k, s, z), z - 2)),
)
