"""A bound from below of what adds up along the ways of rerouting doubles with each step at most."""

from symit import And, Implies, Lambda, S, forall, given_of, have, induction, integers, lemma, mapping, models_of
from symit import reals, rerouting, use

a, b, c, g, p, q = reals("a b c g p q")

lemma(
    "bound-of-either",
    q * a + (1 - q) * (b + c) >= -2 * p * g,
    title="A bound of one or of the sum of two",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "a, b and c are bounded": [a >= -p * g, b >= -p * g, c >= -p * g],
        "q is a share": [q >= 0, q <= 1],
        "p and g are not negative": [p >= 0, g >= 0],
    },
    proof=[
        have(q * (a + p * g) >= 0),
        have((1 - q) * (b + c + 2 * p * g) >= 0),
        have(q * (p * g) >= 0),
    ],
    models={"the sum of two": {a: 5, b: -1, c: -1, q: 0, p: 1, g: 1}},
)

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
i, j, t = integers("i j t")
T = mapping("T", S.Integers, S.Integers, S.Integers)
v = k + 1

inside = forall(And(target(s) >= 1, target(s) <= n), pairs)


def bounded(k):
    return forall(T(k, s, z) >= -(2**k) * g, pairs, points)


lemma(
    "bound-along-the-ways",
    T(i, j, t) >= -(2**i) * g,
    title="A bound along the ways",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("same-along-the-ways", "the N pairs end at points", "one of their ways"),
        "T adds up along them": by.adds_up(T),
        "a way stays, or not": forall(And(stay(k, s, z) >= 0, stay(k, s, z) <= 1), steps, pairs, points),
        "T is at least -g at first": [g >= 0, forall(T(0, s, z) >= -g, pairs, points)],
    },
    proof=[
        have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v)),
        induction(
            Implies(k <= N, bounded(k)),
            k,
            0,
            step=have(
                forall(Implies(v <= N, T(v, s, z) >= -2 * 2**k * g), pairs, points),
                use(by.adds_up(T), k, s, z),
                *(use(bounded(k), *way) for way in ((s, z), (s, target(v)), (v, z))),
                use("bound-of-either", q=stay(k, s, z), a=T(k, s, z), b=T(k, s, target(v)), c=T(k, v, z), p=2**k),
            ),
        ),
        have(bounded(i), use(forall(Implies(k >= 0, Implies(k <= N, bounded(k))), (k, S.Integers)), i)),
        use(bounded(i), j, t),
    ],
    models=models_of("same-along-the-ways", without=["U"], n=1, g=1, T=Lambda((k, s, z), -(2**k))),
)
