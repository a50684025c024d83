"""D_f(P||Q) = E_Q[f(p/q)] is not negative, for convex f with f(1) = 0.  Guide, "8.1 f-Divergences".

X is where q is positive; that p integrates to one on it says that P is absolutely continuous with respect to Q.
"""

from symit import Abs, Density, Eq, Interval, Lambda, Range, Space, convex, expectation, finite, forall, function, have
from symit import integer, integral, oo, probability, real, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
f = function("f")
t = real("t")
h = probability("h")
half_line = (t, Interval(0, oo))
f_convex = convex(f(t), half_line)
values = forall(finite(f(t)), half_line)
K = f(0) + f(2)
D = expectation(f(p / q), (x, Density(q, x)))
almost = forall(-K * h <= D, h)

theorem(
    "f-divergence-definition",
    D >= 0,
    title="An f-divergence is not negative",
    source="Guide, 8.1 f-Divergences",
    given={
        "f has a value at every t >= 0": values,
        "f is convex": f_convex,
        "f(1) = 0": Eq(f(1), 0),
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the divergence is finite": finite(D),
    },
    proof=[
        have(finite(f(0)), use(values, 0)),
        have(finite(f(2)), use(values, 2)),
        have(forall(finite(f(1 + h)), h), use(values, 1 + h)),
        have(forall(f(1 + h) / h * (p - q) - K * h * q <= q * f(p / q), x, h), use("almost-supporting-line", u=p / q)),
        have(K >= 0, use(f_convex, 0, 1, 2)),
        have(almost),
        have(D >= 0, use("up-to-any-error", d=D, K=K)),
    ],
    models={
        "total variation of two coins": {
            X: Range(0, 2),
            f: Lambda(t, Abs(t - 1) / 2),
            "p": Lambda(n, 1 / 3 + n / 3),
            "q": Lambda(n, 1 / 2),
        },
    },
)
