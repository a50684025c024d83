"""What is the change of h from end to end of a way of rerouting at first, and adds up along the ways, stays so."""

from symit import And, Eq, Lambda, S, finite, forall, given_of, have, integers, lemma, mapping, models_of
from symit import rerouting, use, vector

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
i, j, t = integers("i j t")
h, T = vector("h"), mapping("T", S.Integers, S.Integers, S.Integers)
v = k + 1

inside = forall(And(target(s) >= 1, target(s) <= n), pairs)
values = forall(finite(h(z)), points)


def change(k, s, z):
    return h(z) - h(target(s))


lemma(
    "ends-of-the-ways",
    Eq(T(i, j, t), change(i, j, t)),
    title="What depends on the ends of a way alone",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("same-along-the-ways", "the N pairs end at points", "one of their ways"),
        "T adds up along them": by.adds_up(T),
        "the choices have values": forall(finite(stay(k, s, z)), steps, pairs, points),
        "h has values": values,
        "T is the change of h at first": forall(Eq(T(0, s, z), change(0, s, z)), pairs, points),
    },
    proof=[
        have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v)),
        have(forall(finite(h(target(s))), pairs), use(inside, s), use(values, target(s))),
        have(forall(finite(h(target(v))), steps), use(values, target(v))),
        have(by.adds_up(change)),
        use("same-along-the-ways", U=Lambda((k, s, z), change(k, s, z))),
    ],
    models=models_of("same-along-the-ways", without=["U"], h=Lambda(z, z)),
)
