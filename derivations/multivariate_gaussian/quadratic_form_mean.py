"""The mean of a quadratic form: E[(x - c)' A (x - c)] = tr(A S) + (m - c)' A (m - c).

For every density on R^d with mean m and covariance S.  Entry by entry, x_i - c_i = (x_i - m_i) + (m_i - c_i), and the
finite sums come out of the integral.
"""

from symit import Eq, Lambda, Normal, Piecewise, ProductSpace, Range, S, calc, density, eq, finite, forall, have
from symit import integers, integral, mappings, swap, theorem, vector_function, vectors

d, i, j = integers("d i j")
A, C = mappings("A S", S.Integers, S.Integers)
m, c = vectors("m c")
p = vector_function("p")
space = ProductSpace(Range(1, d + 1), S.Reals)
x = space.point("x")
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))


def mean(f):
    return integral(p(x) * f, (x, space))


def double(f):
    return integral(integral(f, columns), rows)


entry = A(i, j) * (x(i) - c(i)) * (x(j) - c(j))
value = A(i, j) * C(i, j) + A(i, j) * (m(i) - c(i)) * (m(j) - c(j))

theorem(
    "quadratic-form-mean",
    Eq(mean(double(entry)), double(A(i, j) * C(i, j)) + double(A(i, j) * (m(i) - c(i)) * (m(j) - c(j)))),
    title="The mean of a quadratic form",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        "A has entries": forall(finite(A(i, j)), rows, columns),
        "m and c have coordinates": [forall(finite(a(i)), rows) for a in (m, c)],
        "the density is not negative": forall(p(x) >= 0, (x, space)),
        "it integrates to one": Eq(mean(1), 1),
        "the mean is m": forall(Eq(mean(x(i)), m(i)), rows),
        "the covariance is S": forall(Eq(mean((x(i) - m(i)) * (x(j) - m(j))), C(i, j)), rows, columns),
    },
    proof=[
        have(forall(finite(C(i, j)), rows, columns)),
        have(forall(Eq(mean(x(i) - m(i)), 0), rows)),
        calc(
            "An entry",
            mean(entry),
            A(i, j) * mean((x(i) - m(i)) * (x(j) - m(j)))
            + A(i, j) * (m(j) - c(j)) * mean(x(i) - m(i))
            + A(i, j) * (m(i) - c(i)) * mean(x(j) - m(j))
            + A(i, j) * (m(i) - c(i)) * (m(j) - c(j)) * mean(1),
            value,
            over=[rows, columns],
        ),
        calc(
            "A row",
            mean(integral(entry, columns)),
            integral(integral(p(x) * entry, columns), (x, space)),
            eq(integral(mean(entry), columns), swap(integral(p(x) * entry, columns), (x, space))),
            integral(value, columns),
            over=rows,
        ),
        integral(integral(integral(p(x) * entry, columns), rows), (x, space)),
        eq(
            integral(mean(integral(entry, columns)), rows),
            swap(integral(integral(p(x) * entry, columns), rows), (x, space)),
        ),
        double(value),
        double(A(i, j) * C(i, j)) + double(A(i, j) * (m(i) - c(i)) * (m(j) - c(j))),
    ],
    models={
        "independent coordinates": {
            d: 2,
            p: Lambda(x, density(Normal(1, 1), x(1)) * density(Normal(2, 3), x(2))),
            m: Lambda(i, i),
            c: 0,
            A: Lambda((i, j), i - 2 * j),
            C: Lambda((i, j), Piecewise((8 * i - 7, Eq(i, j)), (0, True))),
        }
    },
)
