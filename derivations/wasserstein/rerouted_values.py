"""Mass that is rerouted along a way: what it adds has values everywhere.

R(k, s, z; x, y) is what the way from pair s to the point z in step k adds at (x, y).  At first, mass of the pair goes
to z instead: one unit more at (source, z), and one less at (source, target).
"""

from symit import And, Eq, Lambda, Piecewise, Range, S, finite, forall, have, integer_vector, integers, lemma
from symit import mapping, rerouting, use

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
x, y, i, j, t = integers("x y i j t")
source = integer_vector("source")
R, delta = mapping("R", *[S.Integers] * 5), mapping("delta", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
v = k + 1


def moved(*way):
    return R(*way, x, y)


inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
entries = forall(finite(delta(x, y)), rows, columns)
values = forall(finite(moved(k, s, z)), (k, Range(0, N + 1)), pairs, points, rows, columns)
at_source, at_target, at_z = delta(x, source(s)), delta(y, target(s)), delta(y, z)
first = forall(Eq(moved(0, s, z), at_source * (at_z - at_target)), pairs, points, rows, columns)
ways = [(s, z), (s, target(v)), (v, z)]
next_values = [forall(finite(moved(k, *way)), steps, pairs, points, rows, columns) for way in ways]
ends = forall(And(target(v) >= 1, target(v) <= n), steps)
of_targets, of_sources = forall(finite(at_target), pairs, columns), forall(finite(at_source), pairs, rows)

lemma(
    "rerouted-values",
    [ends, *next_values, of_targets, of_sources],
    title="What a way of rerouting adds has values",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the N pairs are pairs of points": [N >= 0, inside],
        "one of their ways": [i >= 0, i <= N, j >= 1, j <= N, t >= 1, t <= n],
        "a way stays, or not": forall(And(stay(k, s, z) >= 0, stay(k, s, z) <= 1), steps, pairs, points),
        "delta is Kronecker's": forall(Eq(delta(x, y), Piecewise((1, Eq(x, y)), (0, True))), rows, columns),
        "R moves mass from the end of the pair to z at first": first,
        "and adds up along the ways": [values, by.adds_up(moved, rows, columns)],
    },
    proof=[
        have(ends, use(inside, v)),
        *(have(claim, use(values, k, *way, x, y)) for claim, way in zip(next_values, ways, strict=True)),
        have(of_targets, use(inside, s), use(entries, y, target(s))),
        have(of_sources, use(inside, s), use(entries, x, source(s))),
    ],
    models={
        "one pair": {
            n: 2,
            N: 1,
            i: 1,
            j: 1,
            t: 2,
            source: Lambda(s, 1),
            target: Lambda(s, 2),
            delta: Lambda((x, y), Piecewise((1, Eq(x, y)), (0, True))),
            stay: Lambda((k, s, z), 1),
            R: Lambda((k, s, z, x, y), (2 - x) * Piecewise((0, z >= 2), (3 - 2 * y, True))),
        }
    },
)
