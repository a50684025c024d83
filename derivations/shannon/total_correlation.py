"""Total correlation: how far random variables are from being independent.  Guide, "Where and Why: Where It's Used".

It is the divergence of the joint distribution from the product of its marginals, the mean of
log p(X_1, ..., X_n) / (p(X_1) ... p(X_n)), and equals the sum of the entropies less the joint entropy.  It is not
negative, for every n: each variable tells something non-negative about those before it.  Watanabe, Information
theoretical analysis of multivariate correlation (1960).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, div, eq, integral, le, log, mul, neg, product, sub
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    OUTCOMES,
    POSITIVE,
    SEQUENCE_VALUES,
    SUM_TO_ONE,
    mass,
    no_member,
    of_first,
    of_member,
    one_member_more,
    special,
    total,
    values_of_first,
)
from symit.proving.scope import Scope

n, i, w, o = (b.integer(name) for name in ("n", "i", "w", "o"))
laws = {name: library.load(f"partition-{name}").theorem for name in ("entropy-nonnegative", "information")}
equal_entropy = library.load("partition-entropy-equal").theorem
certainty = library.load("entropy-of-certainty").theorem
cells_positive = library.load("cell-probability-positive").theorem
each, every = of_member(i), of_first(n)
indices = b.integers(1, n)


def for_each(theorem, last=n):
    """From i >= 1 |- C: for i = 1, ..., last."""
    numbers = b.integers(1, last)
    return Scope().for_all(Scope().given(b.member(i, numbers)).discharge(theorem), i, numbers)


# ---- the divergence is a difference of entropies -------------------------------------------------------------
cells = (for_each(special(cells_positive, K=each)), special(cells_positive, K=every))
own_entropy = special(laws["entropy-nonnegative"], K=each)
known = Scope().given(POSITIVE).know(*cells, values_of_first(n), for_each(own_entropy))
at_w = known.at_point(w, OUTCOMES)
marginals = product(indices, i, each.cell(w))
ratio = div(every.cell(w), marginals)
log_marginals = integration.log_of_product(*at_w.facts, term=marginals)
surprises = integral(indices, i, mul(mass(w), log(each.cell(w))))
split = at_w.know(log_marginals).linear(
    eq(mul(mass(w), log(ratio)), sub(mul(mass(w), log(every.cell(w))), surprises)), (log_marginals, neg(mass(w)))
)
summed = known.congruence(w, OUTCOMES, split)
at_i = known.at_point(i, indices)
own_surprise = total(w, mul(mass(w), log(each.cell(w))))
exchanged = integration.exchange_finite_sum(
    at_i.evident(b.defined(own_surprise)), *known.facts, space=OUTCOMES, point=w, index=i
)
written_out = at_i.unfold(each.entropy)
entropies = known.congruence(
    i, indices, at_i.know(written_out).linear(eq(each.entropy, neg(own_surprise)), (written_out, 1))
)
joint_entropy = known.unfold(every.entropy)
divergence = total(w, mul(mass(w), log(ratio)))
gaps = sub(integral(indices, i, each.entropy), every.entropy)
as_entropies = known.know(summed, exchanged, entropies, joint_entropy).linear(
    eq(divergence, gaps), (summed, 1), (exchanged, -1), (entropies, -1), (joint_entropy, 1)
)


# ---- it is not negative --------------------------------------------------------------------------------------
def sums(last):
    return integral(b.integers(1, last), i, each.entropy)


none, after, last = of_first(b.ZERO), of_first(add(n, 1)), of_member(add(n, 1))
no_variables = no_member(equal_entropy)
no_entropies = integration.expand(for_each(own_entropy, b.ZERO), term=sums(b.ZERO))
start = (
    Scope()
    .know(no_variables, certainty, no_entropies)
    .linear(le(none.entropy, sums(b.ZERO)), (no_variables, 1), (certainty, 1), (no_entropies, -1))
)
from_zero = Scope().given(le(0, n))
one_more = one_member_more(equal_entropy, n)
shared = from_zero.discharge(special(laws["information"], K=last, L=every))
more = from_zero.given(POSITIVE).know(one_more, shared, for_each(own_entropy), for_each(own_entropy, add(n, 1)))
one_entropy = integration.peel(*more.facts, term=sums(add(n, 1)))
so_far = le(every.entropy, sums(n))
step = (
    more.given(so_far)
    .know(one_entropy)
    .linear(
        le(after.entropy, sums(add(n, 1))),
        (one_more, 1),
        (shared, 1),
        (logic.assume(formula=so_far), 1),
        (one_entropy, -1),
    )
)
subadditive = logic.induction(start, step, variable_=n, start=0)
at_n = from_zero.instance(subadditive, n)
claim = logic.conjoin(
    as_entropies,
    from_zero.know(*known.facts, at_n, as_entropies).linear(le(0, divergence), (at_n, 1), (as_entropies, -1)),
)

total_correlation = derivation(
    id="total-correlation",
    title="Total correlation is a divergence, a difference of entropies, and never negative",
    source="Guide, Where and Why: Where It's Used; Watanabe (1960)",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        Given(SEQUENCE_VALUES, "each of X_1, X_2, ... has a value at every outcome"),
        Given(le(0, n), "n is a number of variables"),
    ],
    sections=[
        statement(
            "The divergence from independence",
            fact(split, "the logarithm of the ratio, written out"),
            fact(summed, "its mean over all outcomes is the divergence"),
            fact(exchanged, "finite sums are exchanged"),
            fact(as_entropies, "each sum is an entropy"),
        ),
        statement(
            "Never negative",
            fact(start, "no variables have no entropy"),
            fact(shared, "one more variable tells something about those before it, or nothing"),
            fact(step, "so the sum of the entropies grows by more than the joint entropy"),
            fact(subadditive, "by induction"),
            fact(claim, "both"),
        ),
    ],
    models={"four outcomes": {**FOUR_OUTCOMES, "n": b.num(3), "X": b.abstract([i, w], b.power(sub(w, i), 2))}},
)

if __name__ == "__main__":
    from symit.published import present

    present(total_correlation)
