"""Where no closed way is of negative length the shortest ways satisfy the triangle inequality (Floyd and Warshall).

A way from s to z in step k + 1 is the shorter of that in step k and of the one that goes by way of pair k + 1.
"""

from symit import And, Eq, Implies, Lambda, Piecewise, Range, S, cases, finite, forall, given_of, have, induction
from symit import integer, lemma, mapping, models_of, reals, rerouting, use

a, a1, a2, b, b1, c, c1, around = reals("a a1 a2 b b1 c c1 around")


def shorter(a, b):
    return Piecewise((a, a <= b), (b, True))


lemma(
    "by-way-of-another",
    shorter(a, b + c) <= shorter(a1, b + c1) + shorter(a2, b1 + c),
    title="The shorter of two ways",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the triangle inequality, before": [a <= a1 + a2, b <= a1 + b1, c <= c1 + a2, around <= c1 + b1],
        "the closed way is not negative": around >= 0,
    },
    proof=[
        have(
            shorter(a, b + c) <= shorter(a1, b + c1) + shorter(a2, b1 + c),
            cases(a1 <= b + c1, a2 <= b1 + c, a <= b + c),
        )
    ],
    models={"all alike": dict.fromkeys((a, a1, a2, b, b1, c, c1, around), 1)},
)

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
r, w = integer("r"), mapping("w", S.Integers, S.Integers, S.Integers)
others = (r, Range(1, N + 1))
v = k + 1
longer = w(k, s, target(v)) + w(k, v, z)
stays = w(k, s, z) <= longer


def values(k):
    return forall(finite(w(k, s, z)), pairs, points)


def ordered(k):
    return forall(Implies(r <= k, w(k, s, z) <= w(k, s, target(r)) + w(k, r, z)), pairs, others, points)


inside = forall(And(target(s) >= 1, target(s) <= n), pairs)
choice = forall(Eq(stay(k, s, z), Piecewise((1, stays), (0, True))), steps, pairs, points)
no_gain = forall(w(k, v, target(v)) >= 0, steps)
always = forall(values(k), (k, Range(0, N + 1)))
at_ends = forall(finite(w(k, s, target(r))), (k, Range(0, N + 1)), pairs, others)
recursion = forall(Eq(w(v, s, z), shorter(w(k, s, z), longer)), steps, pairs, points)


def in_order(condition):
    """The triangle inequality in the next step, where the condition holds."""
    return forall(Implies(And(v <= N, condition), w(v, s, z) <= w(v, s, target(r)) + w(v, r, z)), pairs, others, points)


lemma(
    "shortest-ways",
    forall(w(N, s, z) <= w(N, s, target(r)) + w(N, r, z), pairs, others, points),
    title="The triangle inequality of shortest ways",
    source="needed for the guide, 8.3 Wasserstein Distance; Cormen et al., Introduction to Algorithms, 25.2",
    given={
        **given_of("same-along-the-ways", "the N pairs end at points"),
        "the lengths have values": always,
        "a way stays where it is the shorter": choice,
        "and w is its length": by.adds_up(w),
        "no closed way is of negative length": no_gain,
    },
    proof=[
        have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v)),
        have(at_ends, use(inside, r), use(always, k, s, target(r))),
        have(forall(finite(w(k, s, z)), steps, pairs, points), use(always, k, s, z)),
        have(forall(finite(w(k, s, target(v))), steps, pairs), use(at_ends, k, s, v)),
        have(forall(finite(w(k, v, z)), steps, points), use(always, k, v, z)),
        have(forall(finite(w(k, v, target(v))), steps), use(at_ends, k, v, v)),
        have(recursion, use(choice, k, s, z), cases(stays)),
        induction(
            Implies(k <= N, ordered(k)),
            k,
            0,
            base=[
                have(values(0), use(always, 0)),
                have(forall(finite(w(0, s, target(r))), pairs, others), use(at_ends, 0, s, r)),
            ],
            step=[
                have(forall(Implies(v <= N, finite(w(v, s, target(r)))), pairs, others), use(at_ends, v, s, r)),
                have(forall(Implies(v <= N, finite(w(v, s, z))), pairs, points), use(always, v, s, z)),
                have(
                    in_order(r <= k),
                    use(inside, r),
                    *(use(recursion, k, *way) for way in ((s, z), (s, target(r)), (r, z))),
                    *(use(ordered(k), i, r, j) for i in (s, v) for j in (z, target(v))),
                    use(no_gain, k),
                    use(
                        "by-way-of-another",
                        a=w(k, s, z),
                        a1=w(k, s, target(r)),
                        a2=w(k, r, z),
                        b=w(k, s, target(v)),
                        b1=w(k, r, target(v)),
                        c=w(k, v, z),
                        c1=w(k, v, target(r)),
                        around=w(k, v, target(v)),
                    ),
                ),
                have(forall(Implies(v <= N, finite(w(v, s, target(v)))), pairs), use(at_ends, v, s, v)),
                have(forall(Implies(v <= N, finite(w(v, v, z))), points), use(always, v, v, z)),
                have(
                    forall(Implies(v <= N, Eq(w(v, s, target(v)), w(k, s, target(v)))), pairs),
                    use(recursion, k, s, target(v)),
                    use(no_gain, k),
                ),
                have(
                    forall(Implies(v <= N, Eq(w(v, v, z), w(k, v, z))), points),
                    use(recursion, k, v, z),
                    use(no_gain, k),
                ),
                have(
                    forall(Implies(v <= N, w(v, s, z) <= longer), pairs, points),
                    use(recursion, k, s, z),
                    cases(stays),
                ),
                have(forall(Implies(v <= N, w(v, s, z) <= w(v, s, target(v)) + w(v, v, z)), pairs, points)),
                have(
                    in_order(Eq(r, v)),
                ),
                have(
                    in_order(r <= v),
                    cases(r <= k, Eq(r, v)),
                ),
            ],
        ),
    ],
    models=models_of(
        "same-along-the-ways",
        without=["T", "U", "i", "j", "t"],
        stay=Lambda((k, s, z), 1),
        w=Lambda((k, s, z), z - 1),
    ),
)
