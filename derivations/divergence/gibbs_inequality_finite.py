"""Gibbs' inequality for finitely many outcomes, where equality says that all probabilities agree.  Cover & Thomas,
Theorem 2.6.3."""

from symit import Density, Eq, Implies, Lambda, Ne, Range, forall, have, iff, integers, integral, kl, rel_entr, sqrt
from symit import summand, theorem, use, vectors

d, j = integers("d j")
p, q = vectors("p q")
outcomes = (j, Range(1, d + 1))
P, Q = Density(p(j), outcomes), Density(q(j), outcomes)
hellinger = integral((sqrt(p(j)) - sqrt(q(j))) ** 2, outcomes)
same = forall(Eq(p(j), q(j)), outcomes)

theorem(
    "gibbs-inequality-finite",
    [kl(P, Q) >= 0, iff(Eq(kl(P, Q), 0), same)],
    title="Gibbs' inequality for finitely many outcomes",
    source="Cover & Thomas, Theorem 2.6.3; needed for the guide, 1.2 Properties of Entropy",
    given={
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "no q_j is negative": forall(q(j) >= 0, outcomes),
        "q_j is positive wherever p_j is": forall(Implies(Ne(p(j), 0), q(j) > 0), outcomes),
        "the p_j add up to one": Eq(integral(p(j), outcomes), 1),
        "the q_j add up to one": Eq(integral(q(j), outcomes), 1),
    },
    proof=[
        have(forall(p(j) - q(j) <= rel_entr(p(j), q(j)), outcomes), "relative-tangent"),
        use("gibbs-inequality", X=Range(1, d + 1), p=p, q=q),
        have(
            Implies(Eq(kl(P, Q), 0), forall((sqrt(p(j)) - sqrt(q(j))) ** 2 <= 0, outcomes)),
            summand(hellinger, j),
            "each square is at most their sum",
        ),
        have(Implies(Eq(kl(P, Q), 0), same)),
        have(Implies(same, Eq(kl(P, Q), 0)), "each logarithm is 0"),
    ],
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
