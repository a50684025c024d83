"""The Cramér-Rao bound for d parameters: u' Cov(T) u >= u' I^-1 u for every u.  Guide, "6.3 Cramér-Rao Bound".

e_i = T_i - theta_i is the error of the estimator, s_j a component of the score, and v = I^-1 u the solution of I v = u.
0 <= E (u'e - v's)^2, and the mixed term is u'v, because E[e_i s_j] is 1 for i = j and 0 otherwise.
"""

from symit import S, Eq, Lambda, Piecewise, Range, Space, finite, forall, have, integers, integral, mappings, swap
from symit import theorem, use, vectors

X = Space("X")
x = X.point("x")
d, i, j, n = integers("d i j n")
p = X.function("p")(x)
e, s = mappings("e s", S.Integers, X)
u, v = vectors("u v")
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))
error = integral(u(i) * e(i, x), rows)
directional = integral(v(j) * s(j, x), columns)
information = integral(p * (s(i, x) * s(j, x)), x)
mixed = p * (e(i, x) * s(j, x))
one = p * (e(i, x) * directional)
variance = integral(p * error**2, x)
dot = integral(u(i) * v(i), rows)
identity = Piecewise((1, Eq(j, i)), (0, True))

theorem(
    "cramer-rao-matrix",
    dot <= variance,
    title="The Cramér-Rao bound for several parameters",
    source="Guide, 6.3 Cramér-Rao Bound",
    given={
        "the density is not negative": forall(p >= 0, x),
        "I v = u": forall(Eq(integral(v(j) * information, columns), u(i)), rows),
        "the variance of u'T is finite": finite(variance),
    },
    regularity={
        "score and estimator have values": [
            forall(finite(s(j, x)), columns, x),
            forall(finite(e(i, x)), rows, x),
            *(forall(finite(a(i)), rows) for a in (u, v)),
        ],
        "the information is finite": forall(finite(information), rows, columns),
        "E[T_i] = theta_i and the normalization, differentiated: E[e_i s_j] is 1 for i = j, else 0": forall(
            Eq(integral(mixed, x), identity), rows, columns
        ),
    },
    proof=[
        have(forall(finite(integral(v(j) * mixed, x)), rows, columns)),
        have(
            forall(
                Eq(integral(integral(v(j) * mixed, columns), x), integral(integral(v(j) * mixed, x), columns)), rows
            ),
            swap(integral(v(j) * mixed, columns), x),
        ),
        have(forall(Eq(integral(integral(v(j) * mixed, x), columns), integral(v(j) * identity, columns)), rows)),
        have(forall(Eq(integral(v(j) * identity, columns), v(i)), rows)),
        have(forall(Eq(integral(v(j) * mixed, columns), one), rows, x)),
        have(forall(Eq(integral(one, x), v(i)), rows)),
        have(forall(Eq(integral(u(i) * one, x), u(i) * v(i)), rows)),
        swap(integral(u(i) * one, rows), x),
        have(forall(Eq(integral(u(i) * one, rows), p * (error * directional)), x)),
        have(Eq(integral(p * (error * directional), x), dot)),
        use("fisher-information-definition"),
        have(forall(Eq(integral(v(i) * v(j) * information, columns), u(i) * v(i)), rows)),
        have(Eq(integral(p * directional**2, x), dot)),
        have(integral(p * (error - directional) ** 2, x) >= 0),
        have(Eq(integral(p * (error - directional) ** 2, x), variance - dot)),
    ],
    models={
        "the frequencies of three outcomes": {
            X: Range(0, 3),
            d: 2,
            "p": 1 / 3,
            s: Lambda((i, n), Piecewise((3, Eq(n, i - 1)), (-3, Eq(n, 2)), (0, True))),
            e: Lambda((i, n), Piecewise((2 / 3, Eq(n, i - 1)), (-1 / 3, True))),
            u: Lambda(i, 9 + 3 * i),
            v: Lambda(i, i),
        }
    },
)
