"""Entropy from the probabilities of the values: H(X) = - sum over x of p(x) log p(x).

The outcomes are gathered by their values.  A value that X never takes has p(x) = 0 and adds nothing: 0 log 0 = 0.
Guide, "1.1 Shannon Entropy"; Cover & Thomas, Elements of Information Theory (2nd ed.), equations (2.1) and (2.4).
"""

from symit import Density, Eq, H, Lambda, P, Range, cell, entropy, eq, forall, have, integers, integral, log
from symit import mean, outcomes, random_variables, surprise, theorem, use

w, x, N = integers("w x N")
(X,) = random_variables("X", values=Range(1, N + 1))
p = P(Eq(X, x))

theorem(
    "entropy-by-values",
    Eq(H(X), entropy(Density(p, (x, X.values)))),
    title="Entropy from the probabilities of the values",
    source="Guide, 1.1 Shannon Entropy; Cover & Thomas, equations (2.1) and (2.4)",
    proof=[
        have(
            forall(Eq(P(Eq(X, X(w))), cell(w, X)), (w, outcomes)),
            "the probability of an outcome's value is that of the outcomes that share it",
            use("cells-of-values", Y=Lambda(w, X(w))),
        ),
        eq(mean(-log(cell(w, X))), "by definition"),
        eq(mean(surprise(P(Eq(X, X(w))))), "which is not zero"),
        eq(
            integral(p * surprise(p), (x, X.values)),
            "the mean over values is the mean over outcomes",
            use("mean-by-values", S=Lambda(x, surprise(p)), M=N),
        ),
        eq(entropy(Density(p, (x, X.values))), "0 log 0 = 0: what never happens does not surprise"),
    ],
)
