"""Perplexity is exp of the cross-entropy in nats, or 2 to the power of the cross-entropy in bits; of the uniform
distribution it is the number of outcomes.  Guide, "Where and Why: Evaluating Generative Models"."""

from symit import Density, Eq, Range, cross_entropy, exp, forall, integers, log, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
outcomes = (j, Range(1, d + 1))
P, Q = Density(p(j), outcomes), Density(q(j), outcomes)
nats = cross_entropy(P, Q)
bits = nats / log(2)

theorem(
    "perplexity",
    Eq(2**bits, exp(nats)),
    title="Perplexity",
    source="Guide, Where and Why: Evaluating Generative Models",
    given={
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "each q_j is positive": forall(q(j) > 0, outcomes),
    },
)
