"""The natural gradient does not depend on the parametrisation. Guide, "10.2 Natural Gradient".

theta = phi(eta) with Jacobian matrix J: the gradient becomes J'g and the information J'GJ. If n' solves (J'GJ)
m = J'g in eta, then J m, the step in theta that it stands for, is n: shown here for the step m with J m = n.
"""

from symit import S, Eq, Lambda, Piecewise, Range, calc, eq, finite, forall, integers, integral, mappings, swap
from symit import theorem, vectors

d, i, j, k, h = integers("d i j k h")
G, J = mappings("G J", S.Integers, S.Integers)
g, m, n = vectors("g m n")
rows, columns, inner, outer = ((index, Range(1, d + 1)) for index in (i, j, k, h))
row = integral(G(k, h) * J(h, j), outer)
information = integral(J(k, i) * row, inner)
gradient = integral(J(k, i) * g(k), inner)

theorem(
    "natural-gradient-invariant",
    forall(Eq(integral(information * m(j), columns), gradient), rows),
    title="The natural gradient does not depend on the parametrisation",
    source="Guide, 10.2 Natural Gradient",
    given={
        "the matrices have entries": [forall(finite(M(i, j)), rows, columns) for M in (G, J)],
        "the vectors have d components": [forall(finite(a(i)), rows) for a in (g, m, n)],
        "G n = g": forall(Eq(integral(G(k, h) * n(h), outer), g(k)), inner),
        "J m = n": forall(Eq(integral(J(h, j) * m(j), columns), n(h)), outer),
    },
    proof=[
        calc(
            "G J m = G n = g",
            integral(row * m(j), columns),
            integral(integral(G(k, h) * J(h, j) * m(j), outer), columns),
            eq(
                integral(integral(G(k, h) * J(h, j) * m(j), columns), outer),
                swap(integral(G(k, h) * J(h, j) * m(j), outer), columns),
            ),
            integral(G(k, h) * n(h), outer),
            g(k),
            over=inner,
        ),
        calc(
            "J'G J m = J'g",
            integral(information * m(j), columns),
            integral(integral(J(k, i) * row * m(j), inner), columns),
            eq(
                integral(integral(J(k, i) * row * m(j), columns), inner),
                swap(integral(J(k, i) * row * m(j), inner), columns),
            ),
            integral(J(k, i) * integral(row * m(j), columns), inner),
            gradient,
            over=rows,
        ),
    ],
    models={
        "two parameters": {
            d: 2,
            G: Lambda((i, j), Piecewise((2, Eq(i, j)), (1, True))),
            J: Lambda((i, j), i),
            m: Lambda(i, i),
            n: Lambda(i, 3 * i),
            g: Lambda(i, 9 + 3 * i),
        }
    },
)
