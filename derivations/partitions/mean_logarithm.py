"""Positive numbers with a mean of at most one: the mean of their logarithms is at most zero, zero only if all are one.

From log t <= t - 1 at the square root: P(w) (sqrt(r(w)) - 1)^2 is at most P(w) (r(w) - 1 - log r(w)).  This is Gibbs'
inequality with its equality case, for the ratios of probabilities that the inequalities of Shannon's type rest on.
Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3.
"""

from fractions import Fraction

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, le, log, lt, mul, neg, power, sqrt, sub
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    everywhere,
    for_outcomes,
    m,
    mass,
    total,
)
from symit.proving.scope import Scope
from symit.proving.sums import summand_at_most_sum, zero_if_square_vanishes

w, o = b.integer("w"), b.integer("o")
r = Var("r", function(REAL, INT))
ratio = call(r, w)
mean, mean_logarithm_of = total(w, mul(mass(w), ratio)), total(w, mul(mass(w), log(ratio)))
given = [
    Given(POSITIVE, "every outcome has positive probability"),
    Given(SUM_TO_ONE, "the probabilities add up to one"),
    Given(for_outcomes((w,), lt(0, ratio)), "each r(w) is positive"),
    Given(le(mean, 1), "their mean is at most one"),
]
sum_to_one, at_most_one = logic.assume(formula=SUM_TO_ONE), logic.assume(formula=le(mean, 1))
known = Scope().given(*(g.statement for g in given))
at_w = known.at_point(w, OUTCOMES)

# ---- the squared distance of the square root from one --------------------------------------------------------
half = Fraction(1, 2)
tangent = at_w.special(library.load("exponential-tangent").theorem, y=mul(half, log(ratio)))
square = mul(mass(w), power(sub(sqrt(ratio), 1), 2))
loss = sub(mul(mass(w), ratio), add(mass(w), mul(mass(w), log(ratio))))
below = at_w.know(tangent).linear(le(square, loss), (tangent, mul(2, mass(w))))
summed = known.monotone(w, OUTCOMES, below)
bound = known.know(summed).linear(
    le(total(w, square), neg(mean_logarithm_of)), (summed, 1), (at_most_one, 1), (sum_to_one, -1)
)
squares = known.evident(le(0, total(w, square)))
never_positive = known.know(bound, squares).linear(le(mean_logarithm_of, 0), (bound, 1), (squares, 1))

# ---- equality ------------------------------------------------------------------------------------------------
none = eq(mean_logarithm_of, 0)
own_square = at_w.at_point(o, OUTCOMES).evident(le(0, b.substitute(square, {w: o})))
in_sum = summand_at_most_sum(at_w, o, m, b.substitute(square, {w: o}), w, own_square)
no_square = at_w.given(none).linear(
    le(power(sub(sqrt(ratio), 1), 2), 0),
    (in_sum, div(1, mass(w))),
    (bound, div(1, mass(w))),
    (logic.assume(formula=none), neg(div(1, mass(w)))),
)
distance = sub(sqrt(ratio), 1)
root_is_one = logic.cut(at_w.instantiate(zero_if_square_vanishes(), {b.real("d"): distance}), no_square)
is_one = at_w.know(root_is_one).linear(eq(ratio, 1), (root_is_one, add(sqrt(ratio), 1)))
all_one = everywhere(is_one, w)
forward = logic.imply(all_one, condition=none)
each = at_w.instance(logic.assume(formula=all_one.conclusion), w)
y = b.real("y")
no_surprise = logic.rewrite(
    at_w.field(mul(mass(w), log(1)), 0), logic.symmetry(each), template=b.lam(y, eq(mul(mass(w), log(y)), 0))
)
nothing = known.congruence(w, OUTCOMES, no_surprise)
no_mean = known.know(nothing).linear(none, (nothing, 1))
backward = logic.imply(no_mean, condition=all_one.conclusion)

halves = {"m": b.num(2), "P": b.lam(w, b.num(half))}
mean_logarithm = derivation(
    id="mean-logarithm",
    title="The mean logarithm of ratios",
    source="needed for the guide, 4.2 Properties and 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.6.3",
    given=given,
    sections=[
        statement(
            "Never positive",
            fact(below, "log t is at most t - 1, at a square root"),
            fact(bound, "summed over all outcomes"),
            fact(never_positive, "a sum of squares is not negative"),
        ),
        statement(
            "Zero",
            fact(no_square, "each square is at most the sum of all, which is zero"),
            fact(is_one, "so each root is one"),
            fact(no_mean, "log 1 = 0"),
            fact(logic.conjoin(never_positive, forward, backward), "with equality exactly if all are one"),
        ),
    ],
    models={
        "two outcomes": {**halves, "r": b.lam(w, div(w, 2))},
        "all ratios are one": {**FOUR_OUTCOMES, "r": b.lam(w, b.ONE)},
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mean_logarithm)
