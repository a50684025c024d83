"""What i steps of rerouting take is at most 2^i times what is there, if each pair has a unit."""

from symit import (
    And,
    Eq,
    Implies,
    Lambda,
    Piecewise,
    Range,
    S,
    cases,
    forall,
    given_of,
    have,
    integer_vectors,
    integers,
)
from symit import lemma, mapping, mappings, models_of, real, use

k, s, x, y, z, i, j, t, n, N = integers("k s x y z i j t n N")
m = real("m")
source, target = integer_vectors("source target")
R = mapping("R", *[S.Integers] * 5)
gamma, delta = mappings("gamma delta", S.Integers, S.Integers)
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs = (s, Range(1, N + 1))
inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
at_source, at_target, at_z = delta(x, source(s)), delta(y, target(s)), delta(y, z)
share = forall(And(delta(x, y) >= 0, delta(x, y) <= 1), rows, columns)
place = forall(Implies(delta(x, y) > 0, Eq(x, y)), rows, columns)
enough = forall(Implies(And(Eq(x, source(s)), Eq(y, target(s))), m <= gamma(x, y)), pairs, rows, columns)
bounded = forall(m * R(i, j, t, x, y) >= -(2**i) * gamma(x, y), rows, columns)


def at_end(index, end, where):
    """What is known of the unit matrix at the end of a pair."""
    value = delta(index, end)
    yield have(forall(And(value >= 0, value <= 1), pairs, where), use(inside, s), use(share, index, end))
    yield have(forall(Implies(value > 0, Eq(index, end)), pairs, where), use(inside, s), use(place, index, end))


def at_first(taken):
    return forall(m * taken >= -gamma(x, y), rows, columns, pairs, points)


lemma(
    "rerouted-masses",
    bounded,
    title="Rerouting takes no more than there is",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("rerouted-values"),
        "no mass is negative": forall(gamma(x, y) >= 0, rows, columns),
        "each pair has at least the mass m": [m > 0, enough],
    },
    proof=[
        use("rerouted-values"),
        have(share, cases(Eq(x, y))),
        have(place, cases(Eq(x, y))),
        *at_end(x, source(s), rows),
        *at_end(y, target(s), columns),
        have(forall(at_z >= 0, columns, points), use(share, y, z)),
        have(
            forall(Implies(And(at_source > 0, at_target > 0), m <= gamma(x, y)), pairs, rows, columns),
            use(enough, s, x, y),
        ),
        have(
            at_first(at_source * (at_z - at_target)),
            use("mass-of-a-pair", a=at_source, b=at_z, c=at_target, g=gamma(x, y)),
        ),
        have(at_first(R(0, s, z, x, y))),
        have(bounded, use("bound-along-the-ways", T=Lambda((k, s, z), m * R(k, s, z, x, y)), g=gamma(x, y))),
    ],
    models=models_of("rerouted-values", m=1, gamma=Lambda((x, y), Piecewise((1, x < y), (0, True)))),
)
