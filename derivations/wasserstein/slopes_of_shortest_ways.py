"""Shortest ways are as 1-Lipschitz in where they end as the ways that one begins with, and no longer than those."""

from symit import S, Abs, And, Eq, Implies, Lambda, Piecewise, Range, cases, finite, forall, given_of, have, induction
from symit import integer_vector, integers, lemma, mapping, mappings, models_of, use

k, s, x, y, z = integers("k s x y z")
n, N = integers("n N")
target = integer_vector("target")
w, stay = mappings("w stay", S.Integers, S.Integers, S.Integers)
d = mapping("d", S.Integers, S.Integers)
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs, steps = (s, Range(1, N + 1)), (k, Range(0, N))
v = k + 1


def longer(z):
    return w(k, s, target(v)) + w(k, v, z)


def values(k):
    return forall(finite(w(k, s, z)), pairs, points)


def slopes(k):
    return forall(w(k, s, y) - w(k, s, x) <= d(x, y), pairs, rows, columns)


def falls(k):
    return forall(w(k, s, z) <= w(0, s, z), pairs, points)


def at_each_step(claim):
    return forall(Implies(k >= 0, Implies(k <= N, claim(k))), (k, S.Integers))


inside = forall(And(target(s) >= 1, target(s) <= n), pairs)
always = forall(values(k), (k, Range(0, N + 1)))
stays = w(k, s, z) <= longer(z)
choice = forall(Eq(stay(k, s, z), Piecewise((1, stays), (0, True))), steps, pairs, points)
at_most = forall(And(w(v, s, z) <= w(k, s, z), w(v, s, z) <= longer(z)), steps, pairs, points)
stay_or_go = And(Implies(stays, Eq(w(v, s, z), w(k, s, z))), Implies(longer(z) < w(k, s, z), Eq(w(v, s, z), longer(z))))
either = forall(stay_or_go, steps, pairs, points)
next_values = have(forall(Implies(v <= N, finite(w(v, s, z))), pairs, points), use(always, v, s, z))

lemma(
    "slopes-of-shortest-ways",
    [slopes(N), falls(N)],
    title="The lengths of shortest ways are 1-Lipschitz",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("shortest-ways", without=["no closed way is of negative length"]),
        "the ways are 1-Lipschitz at first": slopes(0),
    },
    proof=[
        have(forall(And(target(v) >= 1, target(v) <= n), steps), use(inside, v)),
        have(forall(finite(w(k, s, z)), steps, pairs, points), use(always, k, s, z)),
        have(forall(finite(w(k, s, target(v))), steps, pairs), use(always, k, s, target(v))),
        have(forall(finite(w(k, v, z)), steps, points), use(always, k, v, z)),
        have(at_most, use(choice, k, s, z), cases(stays)),
        have(either, use(choice, k, s, z), cases(stays)),
        induction(
            Implies(k <= N, slopes(k)),
            k,
            0,
            step=[
                next_values,
                have(
                    forall(Implies(v <= N, w(v, s, y) - w(v, s, x) <= d(x, y)), pairs, rows, columns),
                    use(at_most, k, s, y),
                    use(either, k, s, x),
                    use(slopes(k), s, x, y),
                    use(slopes(k), v, x, y),
                    cases(w(k, s, x) <= longer(x)),
                ),
            ],
        ),
        have(slopes(N), use(at_each_step(slopes), N)),
        induction(
            Implies(k <= N, falls(k)),
            k,
            0,
            base=have(values(0), use(always, 0)),
            step=[
                next_values,
                have(
                    forall(Implies(v <= N, w(v, s, z) <= w(0, s, z)), pairs, points),
                    use(at_most, k, s, z),
                    use(falls(k), s, z),
                ),
            ],
        ),
        have(falls(N), use(at_each_step(falls), N)),
    ],
    models=models_of("shortest-ways", d=Lambda((x, y), Abs(x - y))),
)
