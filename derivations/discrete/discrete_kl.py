"""KL divergence between two vectors of probabilities, as a sum of terms of which none is negative.

The differences q_j - p_j add up to 0, and with its own each term is at least 0.  Where p_j = 0 the term is q_j, and
there q_j may be 0 too.  Essay, "Properties of KL Divergence".
"""

from symit import Density, Eq, Implies, Lambda, Ne, Range, cases, finite, forall, have, integers, integral, kl, rel_entr
from symit import theorem, vectors

d, j = integers("d j")
p, q = vectors("p q")
indices = (j, Range(1, d + 1))
term = rel_entr(p(j), q(j))

theorem(
    "discrete-kl",
    Eq(kl(Density(p(j), indices), Density(q(j), indices)), integral(term - p(j) + q(j), indices)),
    title="KL divergence between two vectors of probabilities",
    source="Essay, Properties of KL Divergence; written out",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "no q_j is negative": forall(q(j) >= 0, indices),
        "q_j is positive wherever p_j is": forall(Implies(Ne(p(j), 0), q(j) > 0), indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
        "the q_j add up to one": Eq(integral(q(j), indices), 1),
    },
    proof=[
        have(forall(finite(term), indices), "p_j log(p_j/q_j) has a value, 0 where p_j is", cases(Eq(p(j), 0))),
        integral(term, indices),
        integral(term, indices) - integral(p(j), indices) + integral(q(j), indices),
        integral(term - p(j) + q(j), indices),
    ],
    models={"three values, one of them never taken": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
