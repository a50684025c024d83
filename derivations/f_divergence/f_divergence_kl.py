"""f(t) = t log t gives the KL divergence.  Guide, "8.1 f-Divergences"."""

from symit import Density, Eq, Interval, Lambda, Range, Space, convex, entr, expectation, finite, forall, have, integer
from symit import integral, kl, oo, reals, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)
r, s, t = reals("r s t")
half_line = (t, Interval(0, oo))


def f(t):
    """t log t, and 0 at t = 0."""
    return -entr(t)


D = expectation(f(p / q), (x, Q))

theorem(
    "f-divergence-kl",
    [
        Eq(f(1), 0),
        convex(f(t), half_line),
        Eq(D, kl(P, Q)),
        D >= 0,
    ],
    title="The f-divergence of t log t is the KL divergence",
    source="Guide, 8.1 f-Divergences",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the divergence is finite": finite(kl(P, Q)),
    },
    proof=[
        have(Eq(f(1), 0), "log 1 = 0"),
        have(
            convex(f(t), half_line),
            use("relative-tangents", u=r, v=1, a=s),
            use("relative-tangents", u=t, v=1, a=s),
            "both ends lie above the tangent at s",
        ),
        have(Eq(D, kl(P, Q))),
        use("f-divergence-definition", f=Lambda(t, f(t))),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 - n), "q": Lambda(n, 1 / 3 + n / 3)}},
)
