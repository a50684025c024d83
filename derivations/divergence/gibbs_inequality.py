"""Gibbs' inequality: KL(p||q) >= 0 on any space, with equality only if p = q almost everywhere.  Essay, "Properties of
KL Divergence".

log t <= 2 (sqrt(t) - 1) at t = q/p: then rel_entr(p, q) >= p - q + (sqrt(p) - sqrt(q))^2, zeros included.
"""

from symit import Bernoulli, Density, Eq, Implies, Lambda, Ne, Range, Space, calc, density, finite, forall, have
from symit import integer, integral, kl, le, log, rel_entr, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)
hellinger = integral((sqrt(p) - sqrt(q)) ** 2, x)

theorem(
    "gibbs-inequality",
    [kl(P, Q) >= 0, Implies(Eq(kl(P, Q), 0), Eq(hellinger, 0))],
    title="Gibbs' inequality",
    source="Essay, Properties of KL Divergence",
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "q is positive wherever p is": forall(Implies(Ne(p, 0), q > 0), x),
        "p integrates to one": Eq(integral(p, x), 1),
        "q integrates to at most one": integral(q, x) <= 1,
        "the divergence is finite": finite(kl(P, Q)),
    },
    proof=[
        have(
            forall((sqrt(p) - sqrt(q)) ** 2 <= rel_entr(p, q) - p + q, x),
            use("exponential-tangent", y=log(q / p) / 2),
        ),
        calc(
            hellinger,
            le(integral(rel_entr(p, q) - p + q, x)),
            kl(P, Q) - integral(p, x) + integral(q, x),
            le(kl(P, Q)),
        ),
        have(hellinger >= 0),
    ],
    models={
        "two Bernoulli trials": {
            X: Range(0, 2),
            "p": Lambda(n, density(Bernoulli(1 / 3), n)),
            "q": Lambda(n, 1 / 2),
        }
    },
)
