"""Whitening: the quadratic form of the precision P at L z is the sum of the squares of z.

(L z)' P (L z) = z' (L'P L) z = z'z, and the order of the finite sums does not matter.
"""

from symit import S, Eq, Piecewise, ProductSpace, Range, calc, eq, forall, given_of, integers, integral, lemma
from symit import mappings, models_of, swap, use

d, i, j, k, n = integers("d i j k n")
L, P = mappings("L P", S.Integers, S.Integers)
space = ProductSpace(Range(1, d + 1), S.Reals)
z = space.point("z")
rows, columns, inner, outer = ((index, Range(1, d + 1)) for index in (i, j, k, n))
product = integral(P(i, j) * L(j, n), columns)
y = integral(L(i, k) * z(k), inner)
row = integral(product * z(n), outer)
identity = Piecewise((1, Eq(k, n)), (0, True))

lemma(
    "whitening",
    forall(
        Eq(
            integral(integral(y * P(i, j) * integral(L(j, n) * z(n), outer), columns), rows),
            integral(z(k) ** 2, inner),
        ),
        (z, space),
    ),
    title="Whitening",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given_of("precision-of-factor"),
    proof=[
        use("precision-of-factor"),
        calc(
            "P L z",
            integral(P(i, j) * integral(L(j, n) * z(n), outer), columns),
            integral(integral(P(i, j) * L(j, n) * z(n), outer), columns),
            eq(
                integral(integral(P(i, j) * L(j, n) * z(n), columns), outer),
                swap(integral(P(i, j) * L(j, n) * z(n), outer), columns),
            ),
            row,
            over=[rows, (z, space)],
        ),
        calc(
            "L'P L z = z",
            integral(L(i, k) * row, rows),
            integral(integral(L(i, k) * product * z(n), outer), rows),
            eq(
                integral(integral(L(i, k) * product * z(n), rows), outer),
                swap(integral(L(i, k) * product * z(n), outer), rows),
            ),
            integral(identity * z(n), outer),
            z(k),
            over=[inner, (z, space)],
        ),
        calc(
            "The quadratic form",
            integral(integral(y * P(i, j) * integral(L(j, n) * z(n), outer), columns), rows),
            integral(y * row, rows),
            integral(integral(L(i, k) * z(k) * row, inner), rows),
            eq(
                integral(integral(L(i, k) * z(k) * row, rows), inner),
                swap(integral(L(i, k) * z(k) * row, inner), rows),
            ),
            integral(z(k) * integral(L(i, k) * row, rows), inner),
            integral(z(k) ** 2, inner),
            over=(z, space),
        ),
    ],
    models=models_of("precision-of-factor"),
)
