"""Of a sum that a unit matrix weighs, one summand is left."""

from symit import (
    Eq,
    Lambda,
    Piecewise,
    Range,
    S,
    cases,
    finite,
    forall,
    have,
    integers,
    integral,
    lemma,
    mapping,
    vector,
)

j, n, x, y = integers("j n x y")
delta, u = mapping("delta", S.Integers, S.Integers), vector("u")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))

lemma(
    "one-of-a-unit-matrix",
    Eq(integral(delta(x, j) * u(x), rows), u(j)),
    title="What a unit matrix leaves of a sum",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "j is a point": [j >= 1, j <= n],
        "u has values": forall(finite(u(x)), rows),
        "delta is Kronecker's": forall(Eq(delta(x, y), Piecewise((1, Eq(x, y)), (0, True))), rows, columns),
    },
    proof=[
        have(forall(Eq(delta(x, j), Piecewise((1, Eq(x, j)), (0, True))), rows)),
        have(forall(Eq(delta(x, j) * u(x), Piecewise((u(x), Eq(x, j)), (0, True))), rows), cases(Eq(x, j))),
        integral(Piecewise((u(x), Eq(x, j)), (0, True)), rows),
        u(j),
    ],
    models={
        "the second of three": {
            n: 3,
            j: 2,
            u: Lambda(x, x**2),
            delta: Lambda((x, y), Piecewise((1, Eq(x, y)), (0, True))),
        }
    },
)
