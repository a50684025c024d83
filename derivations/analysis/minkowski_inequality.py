"""Minkowski's inequality for a weight w: the root of E (f + g)^2 is at most those of E f^2 and E g^2 together.

(f + g)^2 <= (1 + t) f^2 + (1 + 1/t) g^2 for every t > 0: the difference is (t f - g)^2/t.
"""

from symit import Eq, Lambda, Range, Space, finite, forall, have, integer, integral, lemma, positive, reals, sqrt, use

X = Space("X")
x, n = X.point("x"), integer("n")
t = positive("t")
w, f, g = (k(x) for k in X.functions("w f g"))
a, b, c = reals("a b c")
mean_f, mean_g, mean_sum = (integral(w * k**2, x) for k in (f, g, f + g))

lemma(
    "minkowski-inequality",
    [forall(c <= (1 + t) * a + (1 + 1 / t) * b, t), sqrt(c) <= sqrt(a) + sqrt(b)],
    title="Minkowski's inequality",
    source="Rudin, Real and Complex Analysis (3rd ed.), 3.5; needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={
        "the weight is not negative": forall(w >= 0, x),
        "f and g have values everywhere": [forall(finite(f), x), forall(finite(g), x)],
        "a, b and c are the means of the squares": [Eq(mean_f, a), Eq(mean_g, b), Eq(mean_sum, c)],
    },
    proof=[
        *(have(mean >= 0) for mean in (mean_f, mean_g, mean_sum)),
        *(have(value >= 0) for value in (a, b, c)),
        have(forall(w * (t * f - g) ** 2 / t >= 0, x, t)),
        have(forall(w * (f + g) ** 2 <= (1 + t) * (w * f**2) + (1 + 1 / t) * (w * g**2), x, t)),
        use(
            "mean-of-squared-distances",
            f=Lambda(x, w * f**2),
            g=Lambda(x, w * g**2),
            h=Lambda(x, w * (f + g) ** 2),
        ),
        use("sum-of-roots"),
    ],
    models={
        "multiples of each other": {
            X: Range(0, 2),
            "w": 1 / 2,
            "f": Lambda(n, n + 1),
            "g": Lambda(n, 2 * n + 2),
            a: 5 / 2,
            b: 10,
            c: 45 / 2,
        },
        "opposites": {X: Range(0, 2), "w": 1 / 2, "f": Lambda(n, n), "g": Lambda(n, -n), a: 1 / 2, b: 1 / 2, c: 0},
    },
)
