"""0 <= JS <= log 2, and when each bound is met.  Guide, "8.2 Jensen-Shannon Divergence".

The upper bound is missed by at least the mean of p q/(p + q), since log(1 + q/p) >= q/(p + q): it is met only where
p and q have nothing in common, almost everywhere.
"""

from symit import Density, Eq, Implies, Lambda, Ne, Piecewise, Range, Space, cases, finite, forall, given_of, have
from symit import integer, integral, kl, log, rel_entr, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
m = (p + q) / 2
P, Q, M = (Density(f, x) for f in (p, q, m))
js = (kl(P, M) + kl(Q, M)) / 2
overlap = Piecewise((0, Eq(p + q, 0)), (p * q / (p + q), True))
disjoint = forall(Eq(p * q, 0), x)
hellinger = integral((sqrt(p) - sqrt(m)) ** 2, x)

theorem(
    "jensen-shannon-bounded",
    [
        js >= 0,
        js <= log(2) - integral(overlap, x),
        integral(overlap, x) >= 0,
        Implies(disjoint, Eq(js, log(2))),
        Implies(forall(Eq(p, q), x), Eq(js, 0)),
        Implies(Eq(js, 0), Eq(hellinger, 0)),
    ],
    title="The Jensen-Shannon divergence lies between 0 and log 2",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given=given_of("jensen-shannon-bound"),
    proof=[
        use("jensen-shannon-bound"),
        use("gibbs-inequality", p=Lambda(x, p), q=Lambda(x, m)),
        use("gibbs-inequality", p=Lambda(x, q), q=Lambda(x, m)),
        have(js >= 0),
        have(
            forall(rel_entr(p, m) <= p * log(2) - overlap, x),
            cases(Eq(p + q, 0), Eq(p, 0)),
            use("exponential-tangent", y=log(p / (p + q))),
        ),
        have(
            forall(rel_entr(q, m) <= q * log(2) - overlap, x),
            cases(Eq(p + q, 0), Eq(q, 0)),
            use("exponential-tangent", y=log(q / (p + q))),
        ),
        have(forall(overlap <= p, x)),
        have(forall(overlap >= 0, x)),
        have(finite(integral(overlap, x))),
        have(js <= log(2) - integral(overlap, x)),
        have(integral(overlap, x) >= 0),
        have(Implies(disjoint, forall(Implies(Ne(p, 0), Eq(q, 0)), x))),
        have(Implies(disjoint, forall(Implies(Ne(q, 0), Eq(p, 0)), x))),
        have(Implies(disjoint, forall(Eq(rel_entr(p, m), p * log(2)), x)), cases(Eq(p, 0))),
        have(Implies(disjoint, forall(Eq(rel_entr(q, m), q * log(2)), x)), cases(Eq(q, 0))),
        have(Implies(disjoint, Eq(js, log(2)))),
        have(Implies(forall(Eq(p, q), x), Eq(js, 0))),
        have(Implies(Eq(js, 0), Eq(kl(P, M), 0)), "neither of the two is negative"),
        have(Implies(Eq(js, 0), Eq(hellinger, 0))),
    ],
    models={
        "nothing in common": {
            X: Range(0, 2),
            "p": Lambda(n, Piecewise((1, Eq(n, 0)), (0, True))),
            "q": Lambda(n, Piecewise((1, Eq(n, 1)), (0, True))),
        },
        "two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2},
    },
)
