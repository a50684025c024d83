"""Entropy is 0 exactly where whatever can happen is certain: one outcome has probability 1, the others 0.  Essay,
"Entropy: Expected Surprise".

log p <= p - 1, so that -p log p >= p (1 - p).
"""

from symit import Density, Eq, Implies, Lambda, Ne, Piecewise, Range, entr, entropy, forall, have, iff, integers
from symit import integral, log, summand, theorem, use, vector

d, j = integers("d j")
p = vector("p")
outcomes = (j, Range(1, d + 1))
H, total, terms = entropy(Density(p(j), outcomes)), integral(p(j), outcomes), integral(entr(p(j)), outcomes)
certain = forall(Implies(Ne(p(j), 0), Eq(p(j), 1)), outcomes)

theorem(
    "entropy-minimum-deterministic",
    iff(Eq(H, 0), certain),
    title="Entropy is 0 exactly where one outcome is certain",
    source="Essay, Entropy: Expected Surprise",
    given={
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "the p_j add up to one": Eq(total, 1),
    },
    proof=[
        have(forall(p(j) <= 1, outcomes), summand(total, j)),
        have(forall(p(j) * (1 - p(j)) <= entr(p(j)), outcomes), use("exponential-tangent", y=log(p(j)))),
        have(forall(entr(p(j)) >= 0, outcomes)),
        have(Implies(Eq(H, 0), forall(entr(p(j)) <= 0, outcomes)), summand(terms, j), "each term is at most their sum"),
        have(Implies(Eq(H, 0), forall(p(j) * (1 - p(j)) <= 0, outcomes))),
        have(Implies(Eq(H, 0), forall(Implies(Ne(p(j), 0), p(j) >= 1), outcomes))),
        have(Implies(Eq(H, 0), certain)),
        have(Implies(certain, forall(Eq(entr(p(j)), 0), outcomes))),
        have(Implies(certain, Eq(H, 0))),
    ],
    models={
        "three values": {d: 3, p: Lambda(j, (j - 1) / 3)},
        "one value": {d: 3, p: Lambda(j, Piecewise((1, Eq(j, 2)), (0, True)))},
    },
)
