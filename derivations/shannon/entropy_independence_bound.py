"""The joint entropy is at most the sum of the entropies, with equality exactly if the variables are independent.

H(X_1, ..., X_n) <= H(X_1) + ... + H(X_n), for every n: each variable tells something non-negative about those before
it, and nothing exactly if it is independent of them.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem
2.6.6.
"""

from symit import And, Eq, H, I, Implies, Range, S, cell, forall, have, induction, integers, integral, oo, outcomes
from symit import product_over, sequence, theorem, use

i, n, w = integers("i n w")
X = sequence("X")


def excess(n):
    """The sum of the entropies less the joint entropy."""
    return integral(H(X(i)), (i, Range(1, n + 1))) - H(X.first(n))


def independent(n):
    """The probability of what happens is the product of those of its values."""
    return forall(Eq(cell(w, X.first(n)), product_over(cell(w, X(i)), (i, Range(1, n + 1)))), (w, outcomes))


last, before, all_of_them = X(n + 1), X.first(n), X.first(n + 1)
bound = H(before) <= integral(H(X(i)), (i, Range(1, n + 1)))
vanishing = Implies(Eq(excess(n), 0), independent(n))


def from_none_on(claim):
    return forall(Implies(n >= 0, claim), (n, S.Integers))


theorem(
    "entropy-independence-bound",
    [from_none_on(bound), from_none_on(vanishing)],
    title="The joint entropy is at most the sum of the entropies",
    source="Cover & Thomas, Theorem 2.6.6; needed for the guide, Where and Why: Where It's Used",
    proof=[
        have(forall(H(X(i)) >= 0, (i, Range(1, oo))), "partition-entropy-nonnegative"),
        have(from_none_on(Eq(H(all_of_them), H(last, before))), "partition-entropy-equal"),
        have(
            from_none_on(I(last, before) >= 0), "one more tells something about those before", "partition-information"
        ),
        induction(bound, n, 0, base=[have(Eq(H(X.first(0)), H()), "partition-entropy-equal"), "entropy-of-certainty"]),
        induction(
            vanishing,
            n,
            0,
            base=[
                have(forall(Eq(cell(w, X.first(0)), cell(w)), (w, outcomes))),
                have(forall(Eq(cell(w), 1), (w, outcomes))),
            ],
            step=[
                have(Eq(excess(n + 1), excess(n) + I(last, before)), "the last adds what it says about the others"),
                have(
                    Implies(Eq(excess(n + 1), 0), And(Eq(I(last, before), 0), Eq(excess(n), 0))),
                    "neither is negative, so there is no excess only if both vanish",
                ),
                use("partition-independence", K=last, L=before),
                have(forall(Eq(cell(w, all_of_them), cell(w, last, before)), (w, outcomes))),
            ],
        ),
    ],
)
