"""The squared Hellinger distance h and the total variation distance bound each other: h <= TV and TV^2 <= h (2 - h).

|p - q| = |sqrt(p) - sqrt(q)| (sqrt(p) + sqrt(q)), and Cauchy-Schwarz.  Tsybakov, Introduction to Nonparametric
Estimation (2009), Lemma 2.3.
"""

from symit import Abs, And, Eq, Implies, Lambda, Piecewise, Range, Space, cases, finite, forall, have, integer, integral
from symit import lemma, reals, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
a, b = reals("a b")
root_difference = Piecewise((sqrt(q) - sqrt(p), p < q), (sqrt(p) - sqrt(q), True))
affinity = integral(sqrt(p) * sqrt(q), x)
hellinger = integral((sqrt(p) - sqrt(q)) ** 2, x) / 2
total_variation = integral(Abs(p - q), x) / 2

lemma(
    "squared-difference",
    (a - b) ** 2 <= Abs(a**2 - b**2),
    title="(a - b)^2 is at most |a^2 - b^2|",
    given={"a and b are not negative": [a >= 0, b >= 0]},
    proof=[
        have(Implies(a < b, a * (b - a) >= 0)),
        have(Implies(a >= b, b * (a - b) >= 0)),
        have((a - b) ** 2 <= Abs(a**2 - b**2), cases(a < b)),
    ],
)

theorem(
    "hellinger-total-variation",
    [Eq(hellinger, 1 - affinity), hellinger <= total_variation, total_variation**2 <= hellinger * (2 - hellinger)],
    title="Hellinger distance and total variation",
    source="Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.3",
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
    },
    proof=[
        have(forall((sqrt(p) - sqrt(q)) ** 2 >= 0, x)),
        have(forall(sqrt(p) * sqrt(q) <= p / 2 + q / 2, x)),
        have(forall(sqrt(p) * sqrt(q) >= 0, x)),
        have(finite(affinity)),
        have(Eq(hellinger, 1 - affinity)),
        have(forall(And(-(p + q) <= Abs(p - q), Abs(p - q) <= p + q), x), cases(p < q)),
        have(finite(total_variation)),
        have(forall((sqrt(p) - sqrt(q)) ** 2 <= Abs(p - q), x), use("squared-difference", a=sqrt(p), b=sqrt(q))),
        have(hellinger <= total_variation),
        have(forall(Eq(1 * root_difference**2, (sqrt(p) - sqrt(q)) ** 2), x), cases(p < q)),
        have(forall(Eq(1 * (root_difference * (sqrt(p) + sqrt(q))), Abs(p - q)), x), cases(p < q)),
        have(Eq(integral(1 * root_difference**2, x), 2 * hellinger)),
        have(Eq(integral(1 * (root_difference * (sqrt(p) + sqrt(q))), x), 2 * total_variation)),
        have(Eq(integral(1 * (sqrt(p) + sqrt(q)) ** 2, x), 2 + 2 * affinity)),
        use("cauchy-schwarz", w=Lambda(x, 1), f=Lambda(x, root_difference), g=Lambda(x, sqrt(p) + sqrt(q))),
        have((2 * total_variation) ** 2 <= 2 * hellinger * (2 + 2 * affinity)),
        have(total_variation**2 <= hellinger * (2 - hellinger)),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
