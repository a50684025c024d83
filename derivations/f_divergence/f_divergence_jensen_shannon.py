"""f(t) = t log t - (t + 1) log((t + 1)/2) gives twice the Jensen-Shannon divergence.  Guide, "8.1 f-Divergences".

The document's table has the divergence of its section 8.2 itself beside this f; that one is had from f/2.
"""

from symit import Density, Eq, Implies, Interval, Lambda, Range, Space, convex, entr, expectation, forall, have
from symit import integer, integral, kl, log, oo, reals, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
m = (p + q) / 2
P, Q, M = (Density(g, x) for g in (p, q, m))
s, t = reals("s t")
half_line = (t, Interval(0, oo))


def f(t):
    return -entr(t) - (t + 1) * log((t + 1) / 2)


zero_at_one = forall(Implies(Eq(t, 1), Eq(f(t), 0)), half_line)
D = expectation(f(p / q), (x, Q))
js = (kl(P, M) + kl(Q, M)) / 2

theorem(
    "f-divergence-jensen-shannon",
    [zero_at_one, convex(f(t), half_line), Eq(D, 2 * js), D >= 0],
    title="The f-divergence of t log t - (t + 1) log((t + 1)/2) is twice the Jensen-Shannon divergence",
    source="Guide, 8.1 f-Divergences; the document has it without the factor 2",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
    },
    proof=[
        have(zero_at_one),
        have(
            forall(f(s) + log(2 * s / (s + 1)) * (t - s) <= f(t), (s, Interval.open(0, oo)), half_line),
            use("relative-tangents", u=t, v=(t + 1) / 2, a=2 * s / (s + 1)),
            use("relative-tangents", u=1, v=(t + 1) / 2, a=2 / (s + 1)),
            "f lies above its tangents",
        ),
        use("convex-above-tangents", f=Lambda(t, f(t)), g=Lambda(s, log(2 * s / (s + 1)))),
        use("jensen-shannon-bound"),
        have(forall(Eq(q * f(p / q), rel_entr(p, m) + rel_entr(q, m)), x)),
        have(Eq(D, 2 * js)),
        use("f-divergence-definition", f=Lambda(t, f(t))),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 - n), "q": Lambda(n, 1 / 3 + n / 3)}},
)
