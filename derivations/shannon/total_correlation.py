"""Total correlation: how far random variables are from being independent.  Guide, "Where and Why: Where It's Used".

It is the divergence of the joint distribution from the product of its marginals, the mean of
log p(X_1, ..., X_n) / (p(X_1) ... p(X_n)), and equals the sum of the entropies less the joint entropy.  It is not
negative, for every n: each variable tells something non-negative about those before it.  Watanabe, Information
theoretical analysis of multivariate correlation (1960).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import div, eq, integral, le, log, mul, neg, product, sub
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    OUTCOMES,
    POSITIVE,
    SEQUENCE_VALUES,
    SUM_TO_ONE,
    mass,
    of_first,
    of_member,
    special,
    total,
    values_of_first,
)
from symit.proving.scope import Scope, parts
from symit.proving.sums import logarithm_of_product

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
log_marginals = logarithm_of_product(at_w, marginals)
surprises = integral(indices, i, mul(mass(w), log(each.cell(w))))
split = at_w.know(log_marginals).linear(
    eq(mul(mass(w), log(ratio)), sub(mul(mass(w), log(every.cell(w))), surprises)), (log_marginals, neg(mass(w)))
)
summed = known.congruence(w, OUTCOMES, split)
at_i = known.at_point(i, indices)
own_surprise = total(w, mul(mass(w), log(each.cell(w))))
exchanged = integration.exchange_integrals(
    at_i.evident(b.defined(own_surprise)), *known.facts, space=OUTCOMES, point=w, beside=indices, index=i
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

# ---- which is not negative -----------------------------------------------------------------------------------
subadditive, only_independent = parts(library.load("entropy-independence-bound").theorem)
at_n = known.given(le(0, n)).know(as_entropies)
bound = at_n.instance(subadditive, n)
not_negative = at_n.linear(le(0, divergence), (bound, 1), (as_entropies, -1))

# ---- and zero exactly for independent variables --------------------------------------------------------------
zero = logic.assume(formula=eq(divergence, 0))
no_excess = at_n.linear(eq(gaps, 0), (as_entropies, -1), (zero, 1))
product_of_all = at_n.know(no_excess).instance(only_independent, n)
forward = logic.imply(product_of_all, condition=zero.conclusion)
assumed = at_w.instance(logic.assume(formula=product_of_all.conclusion), w)
at_product = at_w.know(assumed)
is_one = at_product.linear(eq(ratio, 1), (assumed, div(1, marginals)))
y = b.real("y")
no_surprise = logic.rewrite(
    at_product.field(mul(mass(w), log(1)), 0), logic.symmetry(is_one), template=b.lam(y, eq(mul(mass(w), log(y)), 0))
)
nothing = known.congruence(w, OUTCOMES, no_surprise)
backward = logic.imply(known.know(nothing).linear(eq(divergence, 0), (nothing, 1)), condition=product_of_all.conclusion)
claim = logic.conjoin(as_entropies, not_negative, forward, backward)

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
            fact(bound, "the joint entropy is at most the sum of the entropies"),
            fact(not_negative, "so the divergence is not negative"),
        ),
        statement(
            "Independence",
            fact(forward, "they are equal only for independent variables"),
            fact(is_one, "and then each ratio is one"),
            fact(backward, "log 1 = 0"),
            fact(claim, "all together"),
        ),
    ],
    models={"four outcomes": {**FOUR_OUTCOMES, "n": b.num(3), "X": b.abstract([i, w], b.power(sub(w, i), 2))}},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(total_correlation)
