"""What is rerouted from a row comes back to it: R adds nothing to the mass of a row."""

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


def in_row(*way):
    return integral(moved(*way), columns)


inside = forall(And(target(s) >= 1, target(s) <= n), pairs)
at_source, at_target, at_z = delta(x, source(s)), delta(y, target(s)), delta(y, z)
one = forall(Eq(integral(at_z, columns), 1), points)
nothing = forall(Eq(in_row(i, j, t), 0), rows)

lemma(
    "rerouted-rows",
    nothing,
    title="Rerouting leaves the rows as they are",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given=given_of("rerouted-values"),
    proof=[
        use("rerouted-values"),
        have(one),
        have(forall(Eq(integral(at_target, columns), 1), pairs), use(inside, s), use(one, target(s))),
        calc(in_row(0, s, z), at_source * integral(at_z - at_target, columns), 0, over=[rows, pairs, points]),
        calc(
            in_row(k + 1, s, z),
            integral(by.next_of(moved), columns),
            by.next_of(in_row),
            over=[rows, steps, pairs, points],
        ),
        have(nothing, use("same-along-the-ways", T=Lambda((k, s, z), in_row(k, s, z)), U=Lambda((k, s, z), 0))),
    ],
    models=models_of("rerouted-values"),
)
