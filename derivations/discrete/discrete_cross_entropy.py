"""Cross-entropy of two vectors of probabilities: - sum over j of p_j log q_j, written out.

What never happens adds nothing, whatever q_j is: a one-hot p needs a positive q at its label only.
"""

from symit import Density, Eq, Lambda, Range, cases, cross_entr, cross_entropy, finite, forall, given_of, have
from symit import integers, integral, models_of, theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))
term = cross_entr(p(j), q(j))

theorem(
    "discrete-cross-entropy",
    Eq(cross_entropy(Density(p(j), indices), Density(q(j), indices)), integral(term, indices)),
    title="Cross-entropy of two vectors of probabilities",
    source="Essay, Cross-Entropy; written out",
    given=given_of("discrete-kl"),
    proof=[have(forall(finite(term), indices), "each term has a value", cases(Eq(p(j), 0)))],
    models=models_of("discrete-kl", q=Lambda(j, (j - 1) / 3)),
)
