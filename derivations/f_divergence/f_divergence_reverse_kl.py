"""f(t) = -log t gives the reverse KL divergence.  Guide, "8.1 f-Divergences".

-log t has no value at 0: P, too, is positive on all of X, or the divergence is infinite.
"""

from symit import Density, Eq, Implies, Interval, Lambda, Range, Space, convex, expectation, finite, forall, have
from symit import integer, integral, kl, log, oo, reals, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)
r, s, t = reals("r s t")
domain = (t, Interval.open(0, oo))
zero_at_one = forall(Implies(Eq(t, 1), Eq(-log(t), 0)), domain)
f_convex = convex(-log(t), domain)
D = expectation(-log(p / q), (x, Q))

theorem(
    "f-divergence-reverse-kl",
    [zero_at_one, f_convex, Eq(D, kl(Q, P)), D >= 0],
    title="The f-divergence of -log t is the reverse KL divergence",
    source="Guide, 8.1 f-Divergences",
    given={
        "p and q are positive": [forall(p > 0, x), forall(q > 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the divergence is finite": finite(kl(Q, P)),
    },
    proof=[
        have(zero_at_one),
        have(
            f_convex,
            use("exponential-tangent", y=log(r / s)),
            use("exponential-tangent", y=log(t / s)),
            "both ends lie above the tangent at s",
        ),
        have(Eq(D, kl(Q, P))),
        use("gibbs-inequality", p=Lambda(x, q), q=Lambda(x, p)),
        have(D >= 0),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": Lambda(n, 1 / 3 + n / 3)}},
)
