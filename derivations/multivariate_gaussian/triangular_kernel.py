"""A lower triangular matrix with a positive diagonal takes only 0 to 0: L r = 0 implies r = 0.

By induction on n: if the first n coordinates of r vanish, row n + 1 of L r = 0 says L_(n+1)(n+1) r_(n+1) = 0.
"""

from symit import Eq, Implies, Lambda, Piecewise, Range, S, cases, finite, forall, have, induction, integers, integral
from symit import lemma, mapping, vector

d, i, j, k, n = integers("d i j k n")
L, r = mapping("L", S.Integers, S.Integers), vector("r")
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
before = forall(Implies(k < i, Eq(r(k), 0)), inner)
alone = Piecewise((L(i, i) * r(i), Eq(k, i)), (0, True))

lemma(
    "triangular-kernel",
    forall(Eq(r(j), 0), columns),
    title="A triangular matrix with a positive diagonal takes only 0 to 0",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        "L has entries": forall(finite(L(i, j)), rows, columns),
        "r has coordinates": forall(finite(r(j)), columns),
        "the diagonal of L is positive": forall(L(i, i) > 0, rows),
        "L is lower triangular": forall(Implies(i < j, Eq(L(i, j), 0)), rows, columns),
        "L r = 0": forall(Eq(integral(L(i, k) * r(k), inner), 0), rows),
    },
    proof=[
        have(
            forall(Implies(before, forall(Eq(L(i, k) * r(k), alone), inner)), rows),
            cases(Eq(k, i), k < i),
        ),
        have(forall(Eq(integral(alone, inner), L(i, i) * r(i)), rows)),
        have(forall(Implies(before, Eq(integral(L(i, k) * r(k), inner), integral(alone, inner))), rows)),
        have(forall(Implies(before, Eq(integral(alone, inner), 0)), rows)),
        have(forall(Implies(before, Eq(L(i, i) * r(i), 0)), rows)),
        have(forall(Implies(before, Eq(r(i), 0)), rows)),
        induction(
            forall(Implies(j <= n, Eq(r(j), 0)), columns),
            n,
            0,
            step=[
                have(forall(Implies(k < j, k + 1 <= j), inner, columns)),
                have(forall(Implies(j <= n + 1, Implies(k < j, k <= n)), inner, columns)),
                have(forall(Implies(j <= n + 1, forall(Implies(k < j, Eq(r(k), 0)), inner)), columns)),
            ],
        ),
    ],
    models={"two coordinates": {d: 2, L: Lambda((i, j), Piecewise((0, i < j), (2, True))), r: 0}},
)
