"""The Fisher-Rao length of a step does not depend on the parametrisation. Guide, "10.1 Statistical Manifold".

theta = phi(eta) with Jacobian matrix J: by the chain rule the score r in eta is J's, and a step u in eta is the
step J u in theta. The score in the direction of the step is the same at every point.
"""

from symit import S, Eq, Lambda, Piecewise, Range, Space, calc, eq, finite, forall, integers, integral, mapping
from symit import mappings, swap, theorem, vectors

X = Space("X")
x = X.point("x")
d, j, k, n = integers("d j k n")
p = X.function("p")(x)
r, s = mappings("r s", S.Integers, X)
J = mapping("J", S.Integers, S.Integers)
u, v = vectors("u v")
rows, columns = ((index, Range(1, d + 1)) for index in (j, k))
in_theta, in_eta = integral(v(j) * s(j, x), rows), integral(u(k) * r(k, x), columns)

theorem(
    "fisher-rao-invariant",
    Eq(integral(p * in_eta**2, x), integral(p * in_theta**2, x)),
    title="The Fisher-Rao length does not depend on the parametrisation",
    source="Guide, 10.1 Statistical Manifold",
    given={
        "density and scores have values": [
            forall(p >= 0, x),
            forall(finite(s(j, x)), rows, x),
            forall(finite(r(k, x)), columns, x),
        ],
        "the matrix and the steps have entries": [
            forall(finite(J(j, k)), rows, columns),
            forall(finite(u(k)), columns),
            forall(finite(v(j)), rows),
        ],
        "the chain rule: r = J' s": forall(Eq(integral(J(j, k) * s(j, x), rows), r(k, x)), columns, x),
        "the step: v = J u": forall(Eq(integral(J(j, k) * u(k), columns), v(j)), rows),
        "the length is finite": finite(integral(p * in_theta**2, x)),
    },
    proof=[
        calc(
            "The score in the direction of the step",
            in_eta,
            integral(integral(u(k) * J(j, k) * s(j, x), rows), columns),
            eq(
                integral(integral(u(k) * J(j, k) * s(j, x), columns), rows),
                swap(integral(u(k) * J(j, k) * s(j, x), rows), columns),
            ),
            in_theta,
            over=x,
        ),
    ],
    models={
        "two parameters": {
            X: Range(0, 3),
            d: 2,
            "p": 1 / 3,
            s: Lambda((j, n), Piecewise((3, Eq(n, j - 1)), (-3, Eq(n, 2)), (0, True))),
            J: Lambda((j, k), j),
            r: Lambda((k, n), Piecewise((3 * (n + 1), n < 2), (-9, True))),
            u: Lambda(k, k),
            v: Lambda(j, 3 * j),
        }
    },
)
