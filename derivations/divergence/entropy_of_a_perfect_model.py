"""A model without divergence from the data has the entropy of the data.  Essay, "Entropy: Expected Surprise".

Where p = q, the two have the same surprise, and that is almost everywhere.
"""

from symit import Density, Eq, Implies, Range, Space, almost_everywhere, entr, entropy, finite, forall, given_of, have
from symit import integer, integral, kl, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)

theorem(
    "entropy-of-a-perfect-model",
    Implies(Eq(kl(P, Q), 0), Eq(entropy(Q), entropy(P))),
    title="A perfect model has the entropy of the data",
    source="Essay, Entropy: Expected Surprise",
    given={**given_of("gibbs-inequality"), "both entropies are finite": [finite(entropy(P)), finite(entropy(Q))]},
    proof=[
        use("kl-zero-condition"),
        have(forall(Implies(Eq((p - q) ** 2, 0), Eq(p, q)), x)),
        have(
            Implies(Eq(integral((p - q) ** 2, x), 0), Eq(integral(entr(q), x), integral(entr(p), x))),
            almost_everywhere(Eq(entr(q), entr(p)), x, (p - q) ** 2),
        ),
    ],
    models={"one coin": {X: Range(0, 2), "p": 1 / 2, "q": 1 / 2}},
)
