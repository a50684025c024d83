"""Where the proofs of Gibbs' inequality in both documents go on too fast: a coin that always shows one side, and a
fair one.

Summed over what p has, q is 1/2 and not 1; q/p is constant there, and p is not q.  Essay, "Properties of KL
Divergence"; guide, "3.2 Proof of Gibbs' Inequality".
"""

from symit import Bernoulli, Eq, Implies, Ne, Piecewise, Range, density, forall, integer, integral, kl, log, theorem

x = integer("x")
outcomes = (x, Range(0, 2))
P, Q = Bernoulli(1), Bernoulli(1 / 2)
p, q = density(P, x), density(Q, x)

theorem(
    "gibbs-proof-gap",
    [
        Eq(integral(Piecewise((q, Ne(p, 0)), (0, True)), outcomes), 1 / 2),
        forall(Implies(Ne(p, 0), Eq(q / p, 1 / 2)), outcomes),
        Eq(kl(P, Q), log(2)),
    ],
    title="A divergence of log 2 with a constant ratio",
    source="Essay, Properties of KL Divergence; guide, 3.2 Proof of Gibbs' Inequality",
)
