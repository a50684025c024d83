"""Positive numbers with a mean of at most one: the mean of their logarithms is at most zero, zero only if all are one.

From log t <= t - 1 at the square root: P(w) (sqrt(r(w)) - 1)^2 is at most P(w) (r(w) - 1 - log r(w)).  This is Gibbs'
inequality with its equality case, for the ratios of probabilities that the inequalities of Shannon's type rest on.
Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3.
"""

from symit import Eq, Implies, Lambda, calc, cases, forall, have, iff, integers, le, lemma, log, mean, outcomes, sqrt
from symit import summand, use, vector

(w,) = integers("w")
r = vector("r")
square = (sqrt(r(w)) - 1) ** 2
none = Eq(mean(log(r(w))), 0)
all_one = forall(Eq(r(w), 1), (w, outcomes))

lemma(
    "mean-logarithm",
    [mean(log(r(w))) <= 0, iff(none, all_one)],
    title="The mean logarithm of ratios",
    source="needed for the guide, 4.2 Properties and 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.6.3",
    given={"each r(w) is positive": forall(r(w) > 0, (w, outcomes)), "their mean is at most one": mean(r(w)) <= 1},
    proof=[
        have(forall(square <= r(w) - 1 - log(r(w)), (w, outcomes)), use("exponential-tangent", y=log(r(w)) / 2)),
        calc(mean(square), le(mean(r(w) - 1 - log(r(w)))), le(-mean(log(r(w))), "their mean is at most one")),
        have(mean(square) >= 0),
        have(
            Implies(none, forall(square <= 0, (w, outcomes))),
            "each square is at most the sum of all, which is zero",
            summand(mean(square), w),
        ),
        have(Implies(none, forall(Eq(sqrt(r(w)), 1), (w, outcomes))), "so each root is one", cases(Eq(sqrt(r(w)), 1))),
        have(Implies(none, all_one), "and its square"),
        have(Implies(all_one, none), "log 1 = 0"),
    ],
    models={
        "two outcomes": {"m": 2, "P": Lambda(w, 1 / 2), "r": Lambda(w, w / 2)},
        "all ratios are one": {"m": 4, "P": Lambda(w, w / 10), "r": Lambda(w, 1)},
    },
)
