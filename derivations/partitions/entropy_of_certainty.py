"""Nothing is uncertain before anything is asked: the variable that tells no outcomes apart has entropy 0.

It is the constant one; its only cell has probability one, and -log 1 = 0.  Cover & Thomas, Elements of Information
Theory (2nd ed.), section 2.1.
"""

from symit import H, Eq, cell, eq, forall, have, integers, lemma, log, mean, outcomes

(w,) = integers("w")

lemma(
    "entropy-of-certainty",
    Eq(H(), 0),
    title="A variable that tells nothing apart has no entropy",
    source="Cover & Thomas, section 2.1; needed for quantities without a condition",
    proof=[
        have(forall(Eq(cell(w), 1), (w, outcomes)), "all outcomes are in one cell"),
        eq(-mean(log(cell(w))), "by definition"),
        eq(0, "the logarithm of one is zero"),
    ],
)
