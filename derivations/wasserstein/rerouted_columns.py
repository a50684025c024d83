"""A way of rerouting takes a unit from the column in which it begins, and adds it to that in which it ends."""

from symit import And, Eq, Lambda, Range, S, calc, forall, given_of, have, integer_vectors, integers, integral, lemma
from symit import mapping, models_of, rerouting, use

k, s, x, y, z, i, j, t, n, N = integers("k s x y z i j t n N")
source, target = integer_vectors("source target")
stay = mapping("stay", S.Integers, S.Integers, S.Integers)
R, delta = mapping("R", *[S.Integers] * 5), mapping("delta", S.Integers, S.Integers)
rows, columns, points = ((index, Range(1, n + 1)) for index in (x, y, z))
pairs, steps = (s, Range(1, N + 1)), (k, Range(0, N))
by = rerouting(target, stay, steps, pairs, points)


def moved(*way):
    return R(*way, x, y)


def in_column(*way):
    return integral(moved(*way), rows)


inside = forall(And(source(s) >= 1, source(s) <= n), pairs)
of_source = integral(delta(x, source(s)), rows)
ends = delta(y, z) - delta(y, target(s))
from_end_to_end = forall(Eq(in_column(i, j, t), delta(y, t) - delta(y, target(j))), columns)

lemma(
    "rerouted-columns",
    from_end_to_end,
    title="Rerouting moves a unit from column to column",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given=given_of("rerouted-values"),
    proof=[
        use("rerouted-values"),
        have(
            forall(Eq(of_source, 1), pairs),
            use(inside, s),
            use("one-of-a-unit-matrix", j=source(s), u=Lambda(x, 1)),
        ),
        calc(in_column(0, s, z), of_source * ends, ends, over=[columns, pairs, points]),
        calc(
            in_column(k + 1, s, z),
            integral(by.next_of(moved), rows),
            by.next_of(in_column),
            over=[columns, steps, pairs, points],
        ),
        have(
            from_end_to_end,
            use("ends-of-the-ways", T=Lambda((k, s, z), in_column(k, s, z)), h=Lambda(z, delta(y, z))),
        ),
    ],
    models=models_of("rerouted-values"),
)
