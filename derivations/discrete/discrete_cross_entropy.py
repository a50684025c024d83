"""Cross-entropy of two vectors of probabilities: - sum over j of p_j log q_j, written out.

What never happens adds nothing, whatever q_j is: a one-hot p needs a positive q at its label only.
"""

from symit import Density, Eq, Implies, Lambda, Ne, Range, cases, cross_entr, cross_entropy, finite, forall, have
from symit import integers, integral, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))
term = cross_entr(p(j), q(j))

theorem(
    "discrete-cross-entropy",
    Eq(cross_entropy(Density(p(j), indices), Density(q(j), indices)), integral(term, indices)),
    title="Cross-entropy of two vectors of probabilities",
    source="Essay, Cross-Entropy; written out",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "no q_j is negative": forall(q(j) >= 0, indices),
        "q_j is positive wherever p_j is": forall(Implies(Ne(p(j), 0), q(j) > 0), indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
        "the q_j add up to one": Eq(integral(q(j), indices), 1),
    },
    proof=[have(forall(finite(term), indices), "each term has a value", cases(Eq(p(j), 0)))],
    models={"three values, one of them never taken": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, (j - 1) / 3)}},
)
