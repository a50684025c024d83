"""A shift of P by s instead of t changes the cost of no coupling by more than |s - t|, so that W_1 is continuous in a
shift.  Guide, "Key Insight: Why Different Divergences Matter": what holds everywhere.

P and Q have masses at the points a(x) + t and b(y) of the line.
"""

from symit import S, Abs, Eq, Lambda, Range, cases, finite, forall, have, integers, integral, mapping, reals, theorem
from symit import vectors

n, m, x, y = integers("n m x y")
s, t, c = reals("s t c")
gamma = mapping("gamma", S.Integers, S.Integers)
a, b = vectors("a b")
rows, columns = (x, Range(1, n + 1)), (y, Range(1, m + 1))


def distance(t):
    return Abs(a(x) + t - b(y), evaluate=False)


def cost(t):
    return integral(integral(gamma(x, y) * distance(t), columns), rows)


shift = Abs(s - t, evaluate=False)
bound = gamma(x, y) * distance(t) + shift * gamma(x, y)

theorem(
    "wasserstein-of-shifts",
    cost(s) <= cost(t) + shift,
    title="A shift changes the cost of transport by no more than its length",
    source="Guide, Key Insight: Why Different Divergences Matter",
    given={
        "the points are real numbers": [forall(finite(a(x)), rows), forall(finite(b(y)), columns)],
        "gamma is not negative": forall(gamma(x, y) >= 0, rows, columns),
        "gamma adds up to one": Eq(integral(integral(gamma(x, y), columns), rows), 1),
    },
    proof=[
        have(forall(distance(s) <= distance(t) + shift, rows, columns), cases(a(x) + t < b(y), a(x) + s < b(y), s < t)),
        have(forall(gamma(x, y) * distance(s) <= bound, rows, columns)),
        have(cost(s) <= integral(integral(bound, columns), rows)),
        have(Eq(integral(integral(bound, columns), rows), cost(t) + shift)),
    ],
    models={
        "two points": {n: 2, m: 2, a: Lambda(x, x), b: Lambda(y, 2 * y), gamma: 1 / 4},
    },
)
