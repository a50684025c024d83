"""The mean of a weighted sum is the weighted sum of the means: a finite sum comes out of the integral."""

from symit import S, Eq, Lambda, Piecewise, Range, Space, eq, finite, forall, have, integers, integral, lemma, mapping
from symit import swap, vectors

X = Space("X")
x = X.point("x")
d, j, n = integers("d j n")
p = X.function("p")(x)
c = mapping("c", S.Integers, X)
w, m = vectors("w m")
J = (j, Range(1, d + 1))
part = w(j) * (p * c(j, x))

lemma(
    "mean-of-weighted-sum",
    Eq(integral(p * integral(w(j) * c(j, x), J), x), integral(w(j) * m(j), J)),
    title="The mean of a weighted sum",
    source="Rudin, Real and Complex Analysis (3rd ed.), 1.32; needed for the guide, 6.4",
    given={
        "p and c have values": [forall(finite(p), x), forall(finite(c(j, x)), J, x)],
        "each weight has a value": forall(finite(w(j)), J),
        "c_j has the mean m_j": forall(Eq(integral(p * c(j, x), x), m(j)), J),
    },
    proof=[
        have(forall(Eq(integral(part, x), w(j) * m(j)), J)),
        have(forall(Eq(integral(part, J), p * integral(w(j) * c(j, x), J)), x)),
        eq(integral(integral(part, J), x)),
        eq(integral(integral(part, x), J), swap(integral(part, J), x)),
        eq(integral(w(j) * m(j), J), "each with its mean"),
    ],
    models={
        "three outcomes": {
            X: Range(0, 3),
            d: 2,
            "p": 1 / 3,
            c: Lambda((j, n), Piecewise((3, Eq(j, n + 1)), (0, True))),
            w: Lambda(j, j),
            m: 1,
        }
    },
)
