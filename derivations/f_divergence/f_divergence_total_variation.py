"""f(t) = |t - 1|/2 gives the total variation distance.  Guide, "8.1 f-Divergences"."""

from symit import Abs, Density, Eq, Implies, Interval, Lambda, Piecewise, Range, Space, cases, convex, expectation
from symit import finite, forall, have, integer, integral, oo, reals, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
s, t = reals("s t")
half_line = (t, Interval(0, oo))


def f(t):
    return Abs(t - 1, evaluate=False) / 2


slope = Piecewise((-1 / 2, s < 1), (1 / 2, True))
zero_at_one = forall(Implies(Eq(t, 1), Eq(f(t), 0)), half_line)
D = expectation(f(p / q), (x, Density(q, x)))
total_variation = integral(Abs(p - q, evaluate=False), x) / 2

theorem(
    "f-divergence-total-variation",
    [zero_at_one, convex(f(t), half_line), Eq(D, total_variation), D >= 0],
    title="The f-divergence of |t - 1|/2 is the total variation distance",
    source="Guide, 8.1 f-Divergences",
    given={
        "p has a value everywhere": forall(finite(p), x),
        "q is positive: X is where it is": forall(q > 0, x),
        "the distance is finite": finite(total_variation),
    },
    proof=[
        have(zero_at_one),
        have(
            forall(f(s) + slope * (t - s) <= f(t), (s, Interval.open(0, oo)), half_line),
            cases(s < 1, t < 1),
            "f lies above a line through each of its points",
        ),
        use("convex-above-tangents", f=Lambda(t, f(t)), g=Lambda(s, slope)),
        have(forall(Eq(q * f(p / q), Abs(p - q, evaluate=False) / 2), x), cases(p < q)),
        have(Eq(D, total_variation)),
        have(D >= 0),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 - n), "q": Lambda(n, 1 / 3 + n / 3)}},
)
