"""The chain rule of entropy, for every number of variables.  Guide, "2.2 Conditional Entropy"."""

from symit import Eq, H, Implies, Range, S, forall, have, induction, integers, integral, oo, sequence, theorem

i, n = integers("i n")
X = sequence("X")
gain = H(X(i), given=X.first(i - 1))
claim = Eq(H(X.first(n)), integral(gain, (i, Range(1, n + 1))))

theorem(
    "entropy-chain-rule-general",
    forall(Implies(n >= 0, claim), (n, S.Integers)),
    source="Guide, 2.2 Conditional Entropy",
    proof=[
        have(forall(gain >= 0, (i, Range(1, oo))), "partition-conditional-entropy"),
        induction(
            claim,
            n,
            0,
            base=[have(Eq(H(X.first(0)), H()), "partition-entropy-equal"), "entropy-of-certainty"],
            step=have(Eq(H(X.first(n + 1)), H(X(n + 1), X.first(n))), "partition-entropy-equal"),
        ),
    ],
)
