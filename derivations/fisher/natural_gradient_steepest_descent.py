"""The natural gradient n = G^-1 g, G the information matrix, is the direction of steepest ascent, and -n that of
steepest descent, among steps of one length in the information metric. Guide, "10.2 Natural Gradient".

0 <= (v + n)'G(v + n) = v'Gv + 2 g'v + n'Gn, as G n = g: of all steps v that are no longer than n, none lowers the
loss more than -n, to first order.
"""

from symit import S, VECTORS, Eq, Implies, Lambda, Piecewise, Range, calc, eq, finite, forall, have, integers, integral
from symit import mapping, swap, theorem, use, vectors

d, i, j, k = integers("d i j k")
G = mapping("G", S.Integers, S.Integers)
g, n, u, v = vectors("g n u v")
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))


def row(u, v):
    return integral(G(i, j) * u(i) * v(j), columns)


def form(u, v):
    return integral(row(u, v), rows)


def dot(u, v):
    return integral(u(i) * v(i), rows)


inner = integral(G(i, j) * (v(i) + n(i)) * (v(j) + n(j)), columns)
mixed = G(i, j) * n(i) * v(j)
both = integral(inner, rows)
semi_definite = forall(Implies(forall(finite(u(i)), rows), form(u, u) >= 0), (u, VECTORS))

theorem(
    "natural-gradient-steepest-descent",
    [Implies(form(v, v) <= form(n, n), -dot(g, n) <= dot(g, v)), Eq(form(n, n), dot(g, n))],
    title="The natural gradient is steepest in the information metric",
    source="Guide, 10.2 Natural Gradient",
    given={
        "the information matrix has entries": forall(finite(G(i, j)), rows, columns),
        "it is symmetric": forall(Eq(G(i, j), G(j, i)), rows, columns),
        "it is positive semi-definite": semi_definite,
        "G n = g": forall(Eq(integral(G(i, j) * n(j), columns), g(i)), rows),
        "g, n and v have d components": [forall(finite(a(i)), rows) for a in (g, n, v)],
    },
    proof=[
        have(Eq(form(n, n), dot(g, n))),
        have(Eq(form(v, n), dot(g, v))),
        calc(
            form(n, v),
            eq(
                integral(integral(G(i, j) * n(i) * v(j), rows), columns),
                swap(integral(G(i, j) * n(i) * v(j), columns), rows),
            ),
            eq(integral(integral(G(j, i) * v(j) * n(i), rows), columns), "the information matrix is symmetric"),
            dot(g, v),
        ),
        have(both >= 0, use(semi_definite, Lambda(i, v(i) + n(i)))),
        have(forall(Eq(inner, row(v, v) + row(v, n) + row(n, v) + row(n, n)), rows)),
        have(Eq(both, form(v, v) + form(v, n) + form(n, v) + form(n, n))),
        have(Implies(form(v, v) <= form(n, n), -dot(g, n) <= dot(g, v))),
    ],
    models={
        "two parameters": {
            d: 2,
            G: Lambda((i, j), Piecewise((2, Eq(i, j)), (1, True))),
            n: Lambda(i, 1),
            g: Lambda(i, 3),
            v: Lambda(i, i - 2),
        }
    },
)
