"""Gibbs' inequality by Jensen's: the divergence is at least -log Z, where Z is what q gives to the outcomes that p has.
Guide, "3.2 Proof of Gibbs' Inequality".

The document has Z = 1; but where p = 0 nothing is summed, so Z <= 1.
"""

from symit import Density, Eq, Lambda, Ne, Piecewise, Range, Space, calc, cases, forall, given_of, have, integer
from symit import integral, kl, le, log, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)
seen = Piecewise((q, Ne(p, 0)), (0, True))
Z = integral(seen, x)

theorem(
    "gibbs-inequality-jensen",
    [kl(P, Q) >= -log(Z), -log(Z) >= 0, kl(P, Q) >= 0],
    title="Gibbs' inequality by Jensen's",
    source="Guide, 3.2 Proof of Gibbs' Inequality",
    given={**given_of("gibbs-inequality"), "q gives something to what p has": Z > 0},
    proof=[
        have(
            forall(p * log(1 / Z) + p - 1 / Z * seen <= rel_entr(p, q), x), use("relative-tangents", u=p, v=q, a=1 / Z)
        ),
        calc(-log(Z), integral(p * log(1 / Z) + p - 1 / Z * seen, x), le(kl(P, Q))),
        have(forall(seen <= q, x), cases(Eq(p, 0))),
        have(integral(q, x) >= Z),
        have(Z <= 1),
        have(-log(Z) >= 0),
    ],
    models={
        "one outcome is never seen": {X: Range(0, 2), "p": Lambda(n, Piecewise((1, Eq(n, 0)), (0, True))), "q": 1 / 2},
    },
)
