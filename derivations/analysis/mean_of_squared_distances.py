"""A mean of squared distances is the square of a distance, where the triangle inequality stands without roots.

h <= (1 + t) f + (1 + 1/t) g for every t > 0 says that sqrt h <= sqrt f + sqrt g; it is linear in f, g and h.
"""

from symit import Eq, Interval, Lambda, Range, Space, calc, forall, integer, integral, le, lemma, oo, positive, reals

X = Space("X")
x, n = X.point("x"), integer("n")
f, g, h = (k(x) for k in X.functions("f g h"))
a, b, c = reals("a b c")
t = positive("t")
above = (t, Interval.open(0, oo))
mean_f, mean_g, mean_h = (integral(k, x) for k in (f, g, h))

lemma(
    "mean-of-squared-distances",
    forall(c <= (1 + t) * a + (1 + 1 / t) * b, t),
    title="A mean of squared distances is the square of a distance",
    source="needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={
        "f, g and h obey the triangle inequality": forall(h <= (1 + t) * f + (1 + 1 / t) * g, x, above),
        "a, b and c are their means": [Eq(mean_f, a), Eq(mean_g, b), Eq(mean_h, c)],
    },
    proof=[
        calc(c, mean_h, le((1 + t) * mean_f + (1 + 1 / t) * mean_g), (1 + t) * a + (1 + 1 / t) * b, over=t),
    ],
    models={
        "a part of the bound": {
            X: Range(0, 2),
            "f": Lambda(n, n),
            "g": Lambda(n, n),
            "h": Lambda(n, 4 * n),
            a: 1,
            b: 1,
            c: 4,
        },
    },
)
