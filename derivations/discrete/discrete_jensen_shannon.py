"""Jensen-Shannon divergence of two vectors of probabilities, written out.  Guide, "8.2 Jensen-Shannon Divergence"."""

from symit import Density, Eq, Lambda, Range, forall, integers, integral, kl, rel_entr, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))
m = (p(j) + q(j)) / 2
P, Q, M = (Density(f, indices) for f in (p(j), q(j), m))

theorem(
    "discrete-jensen-shannon",
    Eq((kl(P, M) + kl(Q, M)) / 2, integral((rel_entr(p(j), m) + rel_entr(q(j), m)) / 2, indices)),
    title="Jensen-Shannon divergence of two vectors of probabilities",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "no q_j is negative": forall(q(j) >= 0, indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
        "the q_j add up to one": Eq(integral(q(j), indices), 1),
    },
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
