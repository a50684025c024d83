"""Cross-entropy of two vectors of probabilities: - sum over j of p_j log q_j, written out."""

from symit import Density, Eq, Lambda, Range, cross_entr, cross_entropy, forall, integers, integral, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))

theorem(
    "discrete-cross-entropy",
    Eq(cross_entropy(Density(p(j), indices), Density(q(j), indices)), integral(cross_entr(p(j), q(j)), indices)),
    title="Cross-entropy of two vectors of probabilities",
    source="Essay, Cross-Entropy; written out",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "each q_j is positive": forall(q(j) > 0, indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
        "the q_j add up to one": Eq(integral(q(j), indices), 1),
    },
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
