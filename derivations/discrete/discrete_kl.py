"""KL divergence between two vectors of probabilities, as a sum of terms of which none is negative.

The differences q_j - p_j add up to 0, and with its own each term is at least 0.  0 log 0 = 0.
"""

from symit import Density, Eq, Lambda, Range, eq, forall, integers, integral, kl, rel_entr, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))
P, Q = Density(p(j), indices), Density(q(j), indices)

theorem(
    "discrete-kl",
    Eq(kl(P, Q), integral(rel_entr(p(j), q(j)) - p(j) + q(j), indices)),
    title="KL divergence between two vectors of probabilities",
    source="Essay, Properties of KL Divergence; written out",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "each q_j is positive": forall(q(j) > 0, indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
        "the q_j add up to one": Eq(integral(q(j), indices), 1),
    },
    proof=[
        eq(
            integral(rel_entr(p(j), q(j)), indices) - integral(p(j), indices) + integral(q(j), indices),
            "both sums are one",
        ),
        integral(rel_entr(p(j), q(j)) - p(j) + q(j), indices),
    ],
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
