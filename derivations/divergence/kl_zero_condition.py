"""The KL divergence is 0 exactly where p = q almost everywhere.  Guide, "3.1 Definition and Properties".

Gibbs' inequality leaves (sqrt p - sqrt q)^2 without mass; so does (p - q)^2, and where p = q the logarithm is 0.
"""

from symit import Density, Eq, Implies, Lambda, Range, Space, almost_everywhere, cases, forall, given_of, have, iff
from symit import integer, integral, kl, rel_entr, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)
same = Eq(integral((p - q) ** 2, x), 0)

where_equal = almost_everywhere(Eq(rel_entr(p, q), 0), x, (p - q) ** 2)

theorem(
    "kl-zero-condition",
    [kl(P, Q) >= 0, iff(Eq(kl(P, Q), 0), same)],
    title="The divergence is 0 exactly where p = q almost everywhere",
    source="Guide, 3.1 Definition and Properties; essay, Properties of KL Divergence",
    given=given_of("gibbs-inequality"),
    proof=[
        use("gibbs-inequality", X=X),
        have(forall(p - q <= rel_entr(p, q), x), "relative-tangent"),
        have(Implies(Eq(kl(P, Q), 0), same), almost_everywhere(Eq((p - q) ** 2, 0), x, (sqrt(p) - sqrt(q)) ** 2)),
        have(forall(Implies(Eq(p, q), Eq(rel_entr(p, q), 0)), x), cases(Eq(p, 0))),
        have(forall(Implies(Eq((p - q) ** 2, 0), Eq(p, q)), x)),
        have(Implies(same, Eq(integral(rel_entr(p, q), x), 0)), where_equal),
        have(Implies(same, Eq(kl(P, Q), 0))),
    ],
    models={
        "two coins": {X: Range(0, 2), "p": 1 / 2, "q": Lambda(n, (n + 1) / 3)},
        "one coin": {X: Range(0, 2), "p": 1 / 2, "q": 1 / 2},
    },
)
