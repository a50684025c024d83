"""Two quantities that add up along the ways of rerouting, and are equal at first, are equal."""

from symit import And, Eq, Implies, Lambda, S, forall, have, induction, integers, lemma, mappings, rerouting, use

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
i, j, t = integers("i j t")
T, U = mappings("T U", S.Integers, S.Integers, S.Integers)
v = k + 1


def alike(k):
    return forall(Eq(T(k, s, z), U(k, s, z)), pairs, points)


inside = forall(And(target(s) >= 1, target(s) <= n), pairs)
inside_next = have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v))
lemma(
    "same-along-the-ways",
    Eq(T(i, j, t), U(i, j, t)),
    title="What adds up alike along the ways of rerouting",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the N pairs end at points": [N >= 0, inside],
        "one of their ways": [i >= 0, i <= N, j >= 1, j <= N, t >= 1, t <= n],
        "T and U add up along them": [by.adds_up(T), by.adds_up(U)],
        "they are equal at first": alike(0),
    },
    proof=[
        inside_next,
        induction(
            Implies(k <= N, alike(k)),
            k,
            0,
            step=have(
                forall(Implies(v <= N, Eq(T(v, s, z), U(v, s, z))), pairs, points),
                *(use(by.adds_up(each), k, s, z) for each in (T, U)),
                *(use(alike(k), *way) for way in ((s, z), (s, target(v)), (v, z))),
            ),
        ),
        have(alike(i), use(forall(Implies(k >= 0, Implies(k <= N, alike(k))), (k, S.Integers)), i)),
        use(alike(i), j, t),
    ],
    models={
        "one pair": {
            n: 2,
            N: 1,
            i: 1,
            j: 1,
            t: 1,
            target: Lambda(s, 1),
            stay: Lambda((k, s, z), 0),
            **{each: Lambda((k, s, z), z - 1) for each in (T, U)},
        }
    },
)
