"""Two quantities that add up along the ways of rerouting, and are equal at first, are equal."""

from symit import And, Eq, Implies, Lambda, Range, S, forall, have, induction, integer_vector, integers, lemma
from symit import mappings, rerouting, use, vector

k, s, z, i, j, t = integers("k s z i j t")
n, N = integers("n N")
target, h = integer_vector("target"), vector("h")
T, U, stay = mappings("T U stay", S.Integers, S.Integers, S.Integers)
pairs, points, steps = (s, Range(1, N + 1)), (z, Range(1, n + 1)), (k, Range(0, N))
by = rerouting(target, stay, steps, pairs, points)
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
