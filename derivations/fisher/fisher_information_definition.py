"""The information matrix is positive semi-definite: v' I v is the mean square of the score in the direction v.  Guide,
"6.1 Definition".

I_ij = E[s_i s_j], with the score's d components s_j = d log p/d theta_j.
"""

from symit import S, Eq, Lambda, Piecewise, Range, Space, finite, forall, have, integers, integral, mapping, swap
from symit import theorem, vector

X = Space("X")
x = X.point("x")
d, i, j, n = integers("d i j n")
p = X.function("p")(x)
s = mapping("s", S.Integers, X)
v = vector("v")
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))
directional = integral(v(j) * s(j, x), columns)
pair, one = p * (s(i, x) * s(j, x)), p * (s(i, x) * directional)
information = integral(pair, x)
form = integral(integral(v(i) * v(j) * information, columns), rows)

theorem(
    "fisher-information-definition",
    [Eq(form, integral(p * directional**2, x)), form >= 0],
    title="The information matrix is positive semi-definite",
    source="Guide, 6.1 Definition",
    given={
        "the density is not negative": forall(p >= 0, x),
        "the score has values": forall(finite(s(j, x)), columns, x),
        "v has d components": forall(finite(v(j)), columns),
        "the information is finite": forall(finite(information), rows, columns),
    },
    proof=[
        have(
            forall(
                Eq(integral(integral(v(j) * pair, columns), x), integral(v(j) * information, columns)),
                rows,
            ),
            swap(integral(v(j) * pair, columns), x),
        ),
        have(forall(Eq(integral(v(j) * pair, columns), one), rows, x)),
        have(forall(Eq(integral(one, x), integral(v(j) * information, columns)), rows)),
        have(forall(finite(integral(v(i) * one, x)), rows)),
        have(forall(Eq(integral(v(i) * one, x), integral(v(i) * v(j) * information, columns)), rows)),
        swap(integral(v(i) * one, rows), x),
        have(Eq(integral(integral(v(i) * one, rows), x), form)),
        have(forall(Eq(integral(v(i) * one, rows), p * directional**2), x)),
        have(Eq(form, integral(p * directional**2, x))),
        have(form >= 0),
    ],
    models={
        "three outcomes": {
            X: Range(0, 3),
            d: 2,
            "p": 1 / 3,
            s: Lambda((i, n), Piecewise((3, Eq(i, n + 1)), (0, True))),
            v: Lambda(j, j + 1),
        }
    },
)
