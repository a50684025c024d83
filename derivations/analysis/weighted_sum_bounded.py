"""With weights of either sign whose sizes add up to r, numbers between -m and m have a sum between -m r and m r."""

from symit import Abs, And, Eq, Lambda, Range, cases, finite, forall, have, integers, integral, lemma, reals, vectors

d, j = integers("d j")
w, c = vectors("w c")
m, r = reals("m r")
J = (j, Range(1, d + 1))
total = integral(w(j) * c(j), J)

lemma(
    "weighted-sum-bounded",
    And(total >= -m * r, total <= m * r),
    title="A weighted sum of bounded numbers",
    source="Hölder's inequality for sums; needed for the guide, 6.4",
    given={
        "each number lies between -m and m": [forall(c(j) >= -m, J), forall(c(j) <= m, J)],
        "each weight has a value": forall(finite(w(j)), J),
        "the sizes of the weights add up to r": Eq(integral(Abs(w(j)), J), r),
    },
    proof=[
        have(forall(And(w(j) * c(j) >= -m * Abs(w(j)), w(j) * c(j) <= m * Abs(w(j))), J), cases(w(j) >= 0)),
    ],
    models={"three": {d: 3, m: 2, r: 2, w: Lambda(j, j - 2), c: Lambda(j, 2 - j)}},
)
