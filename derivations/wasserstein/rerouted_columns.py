"""A way of rerouting takes a unit from the column in which it begins, and adds it to that in which it ends."""

from symit import And, Eq, Lambda, Range, S, calc, forall, given_of, have, integer_vector, integers, integral
from symit import lemma, mapping, models_of, rerouting, use

by = rerouting()
k, s, z, n, N, target, stay = by.symbols
steps, pairs, points = by.ranges
x, y, i, j, t = integers("x y i j t")
source = integer_vector("source")
R, delta = mapping("R", *[S.Integers] * 5), mapping("delta", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))


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
