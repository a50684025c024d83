"""A convex function on [0, oo) with f(1) = 0 lies above a line through (1, 0), up to any small error.

The line's slope is f(1 + h)/h.  A convex function has an exact supporting line, whose slope is an infimum of these;
for a mean this much is enough, and it needs no derivative at 1, which |t - 1|/2 has not.
"""

from symit import Abs, Eq, Implies, Interval, Lambda, cases, convex, finite, forall, function, have, lemma, oo
from symit import probability, real, use

f = function("f")
t = real("t")
h = probability("h")
half_line = (t, Interval(0, oo))
f_convex = convex(f(t), half_line)
u = real("u")
bound = f(1 + h) / h * (u - 1) - (f(0) + f(2)) * h

lemma(
    "almost-supporting-line",
    bound <= f(u),
    title="A convex function lies above a line, up to any small error",
    source="Rockafellar, Convex Analysis (1970), Theorem 23.1; needed for the guide, 8.1 f-Divergences",
    given={
        "f has a value at every t >= 0": forall(finite(f(t)), half_line),
        "f is convex": f_convex,
        "f(1) = 0": Eq(f(1), 0),
        "h is between 0 and 1": h,
        "u is not negative": u >= 0,
    },
    proof=[
        have(f(0) + f(2) >= 0, use(f_convex, 0, 1, 2)),
        have(f(1 + h) <= h * f(2), use(f_convex, 1, 1 + h, 2)),
        have(Implies(u < 1, bound <= f(u)), use(f_convex, u, 1, 1 + h)),
        have(Implies(u > 1, -(u - 1) * f(0) <= f(u)), use(f_convex, 0, 1, u)),
        have(Implies(u > 1 + h, f(1 + h) / h * (u - 1) <= f(u)), use(f_convex, 1, 1 + h, u)),
        have(bound <= f(u), cases(u < 1, Eq(u, 1), 1 + h < u)),
    ],
    models={
        "a parabola": {f: Lambda(t, (t - 1) ** 2), h: 1 / 2, u: 5 / 4},
        "a corner at 1": {f: Lambda(t, Abs(t - 1, evaluate=False)), h: 1 / 3, u: 2 / 3},
    },
)
