"""Of indicators of which no two are 1 at once, the sum is at most 1: it is its own square."""

from symit import And, Eq, Implies, Lambda, Ne, Piecewise, Range, calc, cases, forall, have, integers, integral, lemma
from symit import vector

i, j, n = integers("i j n")
u = vector("u")
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
total = integral(u(i), rows)
only = Piecewise((u(i), Eq(i, j)), (0, True))

lemma(
    "at-most-one",
    total <= 1,
    title="Where no two occur at once, at most one does",
    source="needed for Kraft's inequality",
    given={
        "each u is 0 or 1": forall(And(u(i) >= 0, Implies(u(i) > 0, Eq(u(i), 1))), rows),
        "no two are positive": forall(Implies(And(u(i) > 0, u(j) > 0), Eq(i, j)), rows, columns),
    },
    proof=[
        have(forall(Eq(u(i) * u(i), u(i)), rows), cases(u(i) > 0)),
        have(forall(Implies(Ne(i, j), Eq(u(i) * u(j), 0)), rows, columns), cases(u(i) > 0, u(j) > 0)),
        have(forall(Eq(u(i) * u(j), only), rows, columns), cases(Eq(i, j))),
        calc(
            "What each has in common with all",
            u(i) * integral(u(j), columns),
            integral(u(i) * u(j), columns),
            integral(only, columns),
            u(i),
            over=rows,
        ),
        calc("The square of the sum", total * total, integral(u(i) * total, rows), total),
        have((total - 1) ** 2 >= 0),
    ],
    models={"the second of three": {n: 3, u: Lambda(i, Piecewise((1, Eq(i, 2)), (0, True)))}},
)
