"""Conditional mutual information, as a difference of entropies and as a mean over what is known.

I(X; Y | Z) = H(X | Z) - H(X | Y, Z) = E_z[I(X; Y | Z = z)].  The mutual information given Z = Z(w) is the mean of
log p(x, y | z) / (p(x | z) p(y | z)) over the outcomes that share the Z of w, with the probabilities P(o) / p(z).
Guide, "4.3 Conditional Mutual Information".
"""

from symit import Eq, H, I, P, calc, cell, eq, forall, have, integers, integral, log, mean, outcomes, random_variables
from symit import same, swap, theorem

w, o = integers("w o")
X, Y, Z = random_variables("X Y Z")
one = cell(o, Z)
ratio = (cell(o, X, Y, Z) / one) / ((cell(o, X, Z) / one) * (cell(o, Y, Z) / one))
share = P(o) * same(Z, w, o) / cell(w, Z)
given_z = integral(share * log(ratio), (o, outcomes))

theorem(
    "conditional-mutual-information",
    [Eq(I(X, Y, given=Z), H(X, given=Z) - H(X, given=(Y, Z))), Eq(I(X, Y, given=Z), mean(given_z))],
    title="Conditional mutual information, as a difference and as a mean",
    source="Guide, 4.3 Conditional Mutual Information",
    proof=[
        have(
            Eq(I(X, Y, given=Z), H(X, given=Z) - H(X, given=(Y, Z))),
            "what Y takes from the uncertainty of X where Z is known",
        ),
        have(
            forall(Eq(same(Z, w, o) * cell(w, Z), same(Z, w, o) * one), (w, outcomes), (o, outcomes)),
            "cells do not overlap",
        ),
        calc(
            integral(P(w) * same(Z, w, o) / cell(w, Z), (w, outcomes)),
            eq(integral(P(w) * same(Z, w, o) / one, (w, outcomes)), "outcomes that share a value of Z"),
            eq(one / one, "each divided by its cell"),
            eq(1, "they add up to one"),
            over=[(o, outcomes)],
        ),
        calc(
            "A mean",
            mean(given_z),
            integral(integral(P(w) * share * log(ratio), (o, outcomes)), (w, outcomes)),
            eq(
                integral(integral(P(w) * share * log(ratio), (w, outcomes)), (o, outcomes)),
                "finite sums are exchanged",
                swap(integral(P(w) * share * log(ratio), (o, outcomes)), (w, outcomes)),
            ),
            eq(integral(P(o) * log(ratio), (o, outcomes)), "each outcome counts once"),
            eq(I(X, Y, given=Z), "the sum is the conditional mutual information"),
        ),
    ],
)
