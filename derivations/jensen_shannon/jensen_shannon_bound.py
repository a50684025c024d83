"""The Jensen-Shannon divergence is at most log 2.  Guide, "8.2 Jensen-Shannon Divergence".

p/m <= 2, as m = (p + q)/2.
"""

from symit import Density, Eq, Lambda, Piecewise, Range, Space, apply, forall, have, integer, integral, kl, le, log
from symit import rel_entr, theorem

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
m = (p + q) / 2
P, Q, M = (Density(f, x) for f in (p, q, m))

theorem(
    "jensen-shannon-bound",
    (kl(P, M) + kl(Q, M)) / 2 <= log(2),
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
    },
    proof=[
        have(forall(rel_entr(p, m) <= p * log(2), x), apply(log, p / m <= 2)),
        have(forall(rel_entr(q, m) <= q * log(2), x), apply(log, q / m <= 2)),
        le((integral(p * log(2), x) + integral(q * log(2), x)) / 2),
        log(2),
    ],
    models={
        "a fair coin and one that shows one side": {
            X: Range(0, 2),
            "p": Lambda(n, Piecewise((1, Eq(n, 0)), (0, True))),
            "q": 1 / 2,
        },
        "nothing in common": {
            X: Range(0, 2),
            "p": Lambda(n, Piecewise((1, Eq(n, 0)), (0, True))),
            "q": Lambda(n, Piecewise((1, Eq(n, 1)), (0, True))),
        },
    },
)
