"""Kantorovich-Rubinstein on every finite metric space: a coupling that none undercuts has a 1-Lipschitz function that
gains what it costs.  Guide, "8.3 Wasserstein Distance".

The N pairs are those between which gamma moves mass.  From the source of a pair one may go to z instead of its target,
which is longer by d(source, z) - d(source, target), and from the target of another pair on from its source.  If a
closed way had a negative length, gamma rerouted around it would cost less.  So the shortest ways satisfy the triangle
inequality, and f(x) is the length of that from the first pair to x, with a minus.
"""

from symit import And, Eq, Implies, Lambda, Piecewise, Range, S, apply, calc, cases, finite, forall, given_of, have
from symit import (
    integer_vectors,
    integers,
    integral,
    lemma,
    mapping,
    mappings,
    models_of,
    real,
    theorem,
    transport,
    use,
    vector,
)
from symit import vectors

k, r, s, x, y, z = integers("k r s x y z")
n, N = integers("n N")
m = real("m")
source, target = integer_vectors("source target")
w, stay = mappings("w stay", S.Integers, S.Integers, S.Integers)
R = mapping("R", *[S.Integers] * 5)
d, gamma, gap = mappings("d gamma gap", S.Integers, S.Integers)
p, q = vectors("p q")
g = vector("g")
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs, others, steps = (s, Range(1, N + 1)), (r, Range(1, N + 1)), (k, Range(0, N))
on = transport(d, p, q, rows, columns)
v = k + 1

inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
here = Piecewise((1, And(Eq(source(s), x), Eq(target(s), y))), (0, True))
listed = forall(Implies(gamma(x, y) > 0, integral(here, pairs) >= 1), rows, columns)

lemma(
    "zero-wherever-mass-goes",
    forall(Implies(gamma(x, y) > 0, Eq(gap(x, y), 0)), rows, columns),
    title="What is zero at each pair is zero wherever mass goes",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the pairs are pairs of points": inside,
        "the masses have values": forall(finite(gamma(x, y)), rows, columns),
        "mass goes between the pairs alone": listed,
        "the gap is not negative": forall(gap(x, y) >= 0, rows, columns),
        "and zero at each pair": forall(Eq(gap(source(s), target(s)), 0), pairs),
    },
    proof=[
        have(
            forall(Implies(And(Eq(source(s), x), Eq(target(s), y)), Eq(gap(x, y), 0)), pairs, rows, columns),
            apply(Lambda(r, gap(r, target(s))), Eq(source(s), x)),
            apply(Lambda(r, gap(x, r)), Eq(target(s), y)),
        ),
        have(forall(Eq(gap(x, y) * here, 0), pairs, rows, columns), cases(Eq(source(s), x), Eq(target(s), y))),
        calc(gap(x, y) * integral(here, pairs), integral(gap(x, y) * here, pairs), 0, over=[rows, columns]),
        have(forall(Implies(gamma(x, y) > 0, gap(x, y) * (integral(here, pairs) - 1) >= 0), rows, columns)),
        have(forall(Implies(gamma(x, y) > 0, Eq(gap(x, y), 0)), rows, columns)),
    ],
    models={
        "one pair": {
            n: 2,
            N: 1,
            source: Lambda(s, 1),
            target: Lambda(s, 2),
            gamma: Lambda((x, y), Piecewise((1, x < y), (0, True))),
            gap: Lambda((x, y), Piecewise((0, x < y), (1, True))),
        }
    },
)

f = Lambda(x, -w(N, 1, x))
too_far = Lambda((x, y), d(x, y) - (f(x) - f(y)))
better = Lambda((x, y), gamma(x, y) + m * 2 ** (-k) * R(k, v, target(v), x, y))
optimal, lipschitz = on.optimal(gamma), on.lipschitz(f)
same_place = forall(Eq(d(x, x), 0), rows)
triangle = forall(d(x, y) <= d(x, z) + d(z, y), rows, columns, points)
choice = forall(
    Eq(stay(k, s, z), Piecewise((1, w(k, s, z) <= w(k, s, target(v)) + w(k, v, z)), (0, True))), steps, pairs, points
)
values = forall(finite(w(k, s, z)), (k, Range(0, N + 1)), pairs, points)
start = forall(Eq(w(0, s, z), d(source(s), z) - d(source(s), target(s))), pairs, points)
falls = forall(w(N, s, z) <= w(0, s, z), pairs, points)
in_order = forall(w(N, s, z) <= w(N, s, target(r)) + w(N, r, z), pairs, others, points)
slopes = forall(w(N, s, y) - w(N, s, x) <= d(x, y), pairs, rows, columns)
replaced = ("one of their ways", "a way stays, or not", "gamma is a coupling of p and q")


def at_pairs(claim, *reasons):
    return have(forall(claim, pairs), use(inside, s), *reasons)


theorem(
    "optimal-coupling-potential",
    [*lipschitz, Eq(on.gain(f), on.cost(gamma)), on.gain(g) <= on.cost(gamma)],
    title="Kantorovich-Rubinstein duality on every finite metric space",
    source="Guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.4",
    given={
        "gamma is a coupling, and none costs less": optimal,
        "d is a metric": [same_place, triangle],
        "there is a pair, and mass goes between the pairs alone": [N >= 1, listed],
        **given_of("rerouted-coupling", without=replaced),
        "a way stays where it is the shorter": [values, choice],
        "another 1-Lipschitz function": on.lipschitz(g),
    },
    proof=[
        have(
            forall(And(stay(k, s, z) >= 0, stay(k, s, z) <= 1), steps, pairs, points),
            use(choice, k, s, z),
            cases(w(k, s, z) <= w(k, s, target(v)) + w(k, v, z)),
        ),
        have(forall(And(*on.couples(better)), steps), use("rerouted-coupling", i=k, j=v)),
        have(
            forall(Eq(on.cost(better), on.cost(gamma) + m * 2 ** (-k) * w(k, v, target(v))), steps),
            use("rerouted-coupling", i=k, j=v),
        ),
        have(forall(on.cost(gamma) <= on.cost(better), steps), use(optimal[-1], better)),
        have(forall(w(k, v, target(v)) >= 0, steps), "no closed way is of negative length"),
        use("shortest-ways"),
        have(
            forall(w(0, s, y) - w(0, s, x) <= d(x, y), pairs, rows, columns),
            use(inside, s),
            use(triangle, source(s), y, x),
        ),
        use("slopes-of-shortest-ways"),
        have(lipschitz[0], use(values, N, 1, x)),
        have(lipschitz[1], use(slopes, 1, x, y)),
        at_pairs(
            And(finite(w(N, 1, target(s))), finite(w(N, 1, source(s)))),
            use(values, N, 1, source(s)),
            use(values, N, 1, target(s)),
        ),
        at_pairs(
            Eq(w(0, s, source(s)), -d(source(s), target(s))), use(start, s, source(s)), use(same_place, source(s))
        ),
        at_pairs(w(N, s, source(s)) <= w(0, s, source(s)), use(falls, s, source(s))),
        at_pairs(w(N, 1, source(s)) <= w(N, 1, target(s)) + w(N, s, source(s)), use(in_order, 1, s, source(s))),
        at_pairs(f(source(s)) - f(target(s)) <= d(source(s), target(s)), use(lipschitz[1], source(s), target(s))),
        have(forall(Eq(too_far(source(s), target(s)), 0), pairs)),
        have(forall(too_far(x, y) >= 0, rows, columns), use(lipschitz[1], x, y)),
        use("zero-wherever-mass-goes", gap=too_far),
        have(forall(Implies(gamma(x, y) > 0, Eq(f(x) - f(y), d(x, y))), rows, columns)),
        use("complementary-slackness", f=f),
        use("weak-duality", f=Lambda(x, g(x))),
    ],
    models=models_of("rerouted-coupling", without=["i", "j"], g=Lambda(x, x / 2)),
)
