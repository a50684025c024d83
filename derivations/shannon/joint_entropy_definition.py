"""H(X, Y) = - sum over x, y of p(x, y) log p(x, y), a pair that never occurs adding nothing.

The entropy of two variables together is defined by what they tell apart; here it is written by the values.  Guide, "2.1
Joint Entropy".
"""

from symit import Eq, H, Lambda, P, Range, cell, entr, eq, forall, have, integers, integral, log, mean
from symit import outcomes, random_variables, surprise, theorem, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
p, own = P(Eq(X, x), Eq(Y, y)), P(Eq(X, X(w)), Eq(Y, Y(w)))


def over_pairs(summand):
    return integral(integral(summand, (y, Y.values)), (x, X.values))


theorem(
    "joint-entropy-definition",
    Eq(H(X, Y), over_pairs(entr(p))),
    title="Joint entropy from the probabilities of pairs",
    source="Guide, 2.1 Joint Entropy; Cover & Thomas, equation (2.8)",
    proof=[
        have(
            forall(Eq(own, cell(w, X, Y)), (w, outcomes)),
            "the probability of the pair is that of its cell",
            use("cells-of-values"),
        ),
        eq(mean(-log(cell(w, X, Y))), "by definition"),
        eq(mean(surprise(own)), "which is not zero"),
        eq(
            over_pairs(p * surprise(p)),
            "the mean over pairs is the mean over outcomes",
            use("mean-by-pairs", S=Lambda((x, y), surprise(p))),
        ),
        eq(over_pairs(entr(p)), "0 log 0 = 0: what never happens does not surprise"),
    ],
)
