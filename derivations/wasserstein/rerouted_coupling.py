"""A coupling from which mass is rerouted along a closed way: the coupling that results, and what it costs.

R(k, s, z; x, y) is what the way from pair s to the point z in step k adds at (x, y).  At first, mass of the pair goes
to z instead: one unit more at (source, z), and one less at (source, target).
"""

from symit import (
    Abs,
    And,
    Eq,
    Implies,
    Lambda,
    Piecewise,
    Range,
    S,
    calc,
    cases,
    eq,
    finite,
    forall,
    have,
    integer_vectors,
)
from symit import (
    integers,
    integral,
    lemma,
    mapping,
    mappings,
    real,
    reals,
    rerouting,
    transport,
    use,
    vectors,
)

k, s, x, y, z, i, j, t = integers("k s x y z i j t")
n, N = integers("n N")
source, target = integer_vectors("source target")
w, stay = mappings("w stay", S.Integers, S.Integers, S.Integers)
R = mapping("R", *[S.Integers] * 5)
d, gamma, delta = mappings("d gamma delta", S.Integers, S.Integers)
p, q, u = vectors("p q u")
m = real("m")
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs, steps = (s, Range(1, N + 1)), (k, Range(0, N))
by = rerouting(target, stay, steps, pairs, points)
on = transport(d, p, q, rows, columns)
v = k + 1


def moved(*way):
    return R(*way, x, y)


def at_every_step(claim):
    return forall(claim, (k, Range(0, N + 1)), pairs, points, rows, columns)


unit = forall(Eq(delta(x, y), Piecewise((1, Eq(x, y)), (0, True))), rows, columns)
entries = forall(finite(delta(x, y)), rows, columns)
inside = forall(And(source(s) >= 1, source(s) <= n, target(s) >= 1, target(s) <= n), pairs)
at_source, at_target, at_z = delta(x, source(s)), delta(y, target(s)), delta(y, z)
first = at_source * (at_z - at_target)
distances = forall(finite(d(x, y)), rows, columns)
rerouted = {
    "the N pairs are pairs of points": [N >= 0, inside],
    "one of their ways": [i >= 0, i <= N, j >= 1, j <= N, t >= 1, t <= n],
    "a way stays, or not": forall(And(stay(k, s, z) >= 0, stay(k, s, z) <= 1), steps, pairs, points),
    "delta is Kronecker's": unit,
    "R moves mass from the end of the pair to z at first": forall(
        Eq(moved(0, s, z), first), pairs, points, rows, columns
    ),
    "and adds up along the ways": [at_every_step(finite(moved(k, s, z))), by.adds_up(moved, rows, columns)],
}
known = [
    have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v)),
    *(
        have(
            forall(finite(moved(k, *way)), steps, pairs, points, rows, columns),
            use(at_every_step(finite(moved(k, s, z))), k, *way, x, y),
        )
        for way in ((s, z), (s, target(v)), (v, z))
    ),
    have(forall(finite(at_target), pairs, columns), use(inside, s), use(entries, y, target(s))),
    have(forall(finite(at_source), pairs, rows), use(inside, s), use(entries, x, source(s))),
]

lemma(
    "one-of-a-unit-matrix",
    Eq(integral(delta(x, j) * u(x), rows), u(j)),
    given={
        "j is a point": [j >= 1, j <= n],
        "u has values": forall(finite(u(x)), rows),
        "delta is Kronecker's": unit,
    },
    proof=[
        have(forall(Eq(delta(x, j), Piecewise((1, Eq(x, j)), (0, True))), rows)),
        have(forall(Eq(delta(x, j) * u(x), Piecewise((u(x), Eq(x, j)), (0, True))), rows), cases(Eq(x, j))),
        integral(Piecewise((u(x), Eq(x, j)), (0, True)), rows),
        u(j),
    ],
)


def in_row(*way):
    return integral(moved(*way), columns)


def in_column(*way):
    return integral(moved(*way), rows)


def cost(*way):
    return on.cost(lambda x, y: R(*way, x, y))


one = forall(Eq(integral(at_z, columns), 1), points)

lemma(
    "rerouted-rows",
    forall(Eq(in_row(i, j, t), 0), rows),
    given=rerouted,
    proof=[
        *known,
        have(one),
        have(forall(Eq(integral(at_target, columns), 1), pairs), use(inside, s), use(one, target(s))),
        calc(in_row(0, s, z), at_source * integral(at_z - at_target, columns), 0, over=[rows, pairs, points]),
        calc(
            in_row(v, s, z),
            integral(by.next_of(moved), columns),
            by.next_of(in_row),
            over=[rows, steps, pairs, points],
        ),
        have(
            forall(Eq(in_row(i, j, t), 0), rows),
            use("same-along-the-ways", T=Lambda((k, s, z), in_row(k, s, z)), U=Lambda((k, s, z), 0)),
        ),
    ],
)

lemma(
    "rerouted-columns",
    forall(Eq(in_column(i, j, t), delta(y, t) - delta(y, target(j))), columns),
    given=rerouted,
    proof=[
        *known,
        have(
            forall(Eq(integral(at_source, rows), 1), pairs),
            use(inside, s),
            use("one-of-a-unit-matrix", j=source(s), u=Lambda(x, 1)),
        ),
        calc(
            in_column(0, s, z),
            integral(at_source, rows) * (at_z - at_target),
            at_z - at_target,
            over=[columns, pairs, points],
        ),
        calc(
            in_column(v, s, z),
            integral(by.next_of(moved), rows),
            by.next_of(in_column),
            over=[columns, steps, pairs, points],
        ),
        have(
            forall(Eq(in_column(i, j, t), delta(y, t) - delta(y, target(j))), columns),
            use("ends-of-the-ways", T=Lambda((k, s, z), in_column(k, s, z)), h=Lambda(z, delta(y, z))),
        ),
    ],
)

longer = d(x, z) - d(x, target(s))
to_z = forall(Eq(integral(at_z * d(x, y), columns), d(x, z)), rows, points)
costs = {
    "the distances have values": distances,
    "w is by how much a way is longer": [
        forall(Eq(w(0, s, z), d(source(s), z) - d(source(s), target(s))), pairs, points),
        by.adds_up(w),
    ],
}

lemma(
    "rerouted-cost",
    Eq(cost(i, j, t), w(i, j, t)),
    given={**rerouted, **costs},
    proof=[
        *known,
        have(forall(finite(d(x, target(s))), rows, pairs), use(inside, s), use(distances, x, target(s))),
        have(to_z, use("one-of-a-unit-matrix", j=z, u=Lambda(y, d(x, y)))),
        have(
            forall(Eq(integral(at_target * d(x, y), columns), d(x, target(s))), rows, pairs),
            use(inside, s),
            use(to_z, x, target(s)),
        ),
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
        calc(cost(v, s, z), on.cost(lambda x, y: by.next_of(moved)), by.next_of(cost), over=[steps, pairs, points]),
        use("same-along-the-ways", T=Lambda((k, s, z), cost(k, s, z)), U=Lambda((k, s, z), w(k, s, z))),
    ],
)

a, b, c, g = reals("a b c g")

lemma(
    "mass-of-a-pair",
    m * (a * (b - c)) >= -g,
    given={
        "a and c are shares": [a >= 0, a <= 1, c >= 0, c <= 1],
        "b, m and g are not negative": [b >= 0, m > 0, g >= 0],
        "where both are positive g is at least m": Implies(And(a > 0, c > 0), m <= g),
    },
    proof=[
        have(m * (a * b) >= 0),
        *(have(Implies(share <= 0, Eq(m * (a * c), 0))) for share in (a, c)),
        have(m * (a * (1 - c)) >= 0),
        have(m * (1 - a) >= 0),
        have(m * (a * c) <= m),
        have(m * (a * c) <= g, cases(a > 0, c > 0)),
    ],
    models={"as much as there is": {a: 1, b: 0, c: 1, m: 2, g: 2}},
)

share = forall(And(delta(x, y) >= 0, delta(x, y) <= 1), rows, columns)
place = forall(Implies(delta(x, y) > 0, Eq(x, y)), rows, columns)
at_least = forall(Implies(And(Eq(x, source(s)), Eq(y, target(s))), m <= gamma(x, y)), pairs, rows, columns)
masses = {
    "no mass is negative": forall(gamma(x, y) >= 0, rows, columns),
    "each pair has at least the mass m": [
        m > 0,
        at_least,
    ],
}


def at_end(index, end, where):
    """What is known of the unit matrix at the end of a pair."""
    value = delta(index, end)
    yield have(forall(And(value >= 0, value <= 1), pairs, where), use(inside, s), use(share, index, end))
    yield have(forall(Implies(value > 0, Eq(index, end)), pairs, where), use(inside, s), use(place, index, end))


lemma(
    "rerouted-masses",
    forall(m * moved(i, j, t) >= -(2**i) * gamma(x, y), rows, columns),
    given={**rerouted, **masses},
    proof=[
        *known,
        have(share, cases(Eq(x, y))),
        have(place, cases(Eq(x, y))),
        *at_end(x, source(s), rows),
        *at_end(y, target(s), columns),
        have(forall(at_z >= 0, columns, points), use(share, y, z)),
        have(
            forall(Implies(And(at_source > 0, at_target > 0), m <= gamma(x, y)), pairs, rows, columns),
            use(at_least, s, x, y),
        ),
        have(
            forall(m * first >= -gamma(x, y), rows, columns, pairs, points),
            use("mass-of-a-pair", a=at_source, b=at_z, c=at_target, g=gamma(x, y)),
        ),
        have(forall(m * moved(0, s, z) >= -gamma(x, y), rows, columns, pairs, points)),
        have(
            forall(m * moved(i, j, t) >= -(2**i) * gamma(x, y), rows, columns),
            use("bound-along-the-ways", T=Lambda((k, s, z), m * moved(k, s, z)), g=gamma(x, y)),
        ),
    ],
)

end = target(j)
share_of_m = m * 2 ** (-i)
better = Lambda((x, y), gamma(x, y) + share_of_m * R(i, j, end, x, y))
around = at_every_step(finite(moved(k, s, z)))

lemma(
    "rerouted-coupling",
    [*on.couples(better), Eq(on.cost(better), on.cost(gamma) + share_of_m * w(i, j, end))],
    title="A coupling that is rerouted around a closed way",
    source="needed for the guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.4",
    given={
        **rerouted,
        "one of their ways": [i >= 0, i <= N, j >= 1, j <= N],
        **costs,
        "gamma is a coupling of p and q": on.couples(gamma),
        "each pair has at least the mass m": masses["each pair has at least the mass m"],
    },
    proof=[
        use(inside, j),
        have(forall(finite(delta(y, end)), columns), use(entries, y, end)),
        *(use(f"rerouted-{what}", t=end) for what in ("rows", "columns", "cost", "masses")),
        have(forall(finite(R(i, j, end, x, y)), rows, columns), use(around, i, j, end, x, y)),
        have(share_of_m > 0),
        have(forall(2 ** (-i) * (m * R(i, j, end, x, y) + 2**i * gamma(x, y)) >= 0, rows, columns)),
        have(forall(better(x, y) >= 0, rows, columns)),
        have(forall(Eq(in_column(i, j, end), 0), columns)),
        have(on.couples(better)[1]),
        have(on.couples(better)[2]),
        have(Eq(on.cost(better), on.cost(gamma) + share_of_m * cost(i, j, end))),
        have(Eq(on.cost(better), on.cost(gamma) + share_of_m * w(i, j, end))),
    ],
    models={
        "one pair": {
            n: 2,
            N: 1,
            i: 1,
            j: 1,
            m: 1,
            source: Lambda(s, 1),
            target: Lambda(s, 2),
            delta: Lambda((x, y), Piecewise((1, Eq(x, y)), (0, True))),
            d: Lambda((x, y), Abs(x - y)),
            p: Lambda(x, 2 - x),
            q: Lambda(x, x - 1),
            gamma: Lambda((x, y), Piecewise((1, x < y), (0, True))),
            stay: Lambda((k, s, z), 1),
            w: Lambda((k, s, z), z - 2),
            R: Lambda((k, s, z, x, y), (2 - x) * Piecewise((0, z >= 2), (3 - 2 * y, True))),
        }
    },
)
