"""The joint entropy is at most the sum of the entropies, with equality exactly if the variables are independent.

H(X_1, ..., X_n) <= H(X_1) + ... + H(X_n), for every n: each variable tells something non-negative about those before
it, and nothing exactly if it is independent of them.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem
2.6.6.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, eq, integral, le, product, sub
from symit.kernel.definitions import MUTUAL_INFORMATION
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    OUTCOMES,
    POSITIVE,
    SEQUENCE_VALUES,
    SUM_TO_ONE,
    P,
    everywhere,
    for_outcomes,
    joint,
    m,
    no_member,
    of_first,
    of_member,
    one_member_more,
    special,
)
from symit.proving.scope import Scope, parts

n, i, w, o = (b.integer(name) for name in ("n", "i", "w", "o"))
laws = {name: library.load(f"partition-{name}").theorem for name in ("entropy-nonnegative", "information")}
equal_entropy = library.load("partition-entropy-equal").theorem
certainty = library.load("entropy-of-certainty").theorem
cells_positive = library.load("cell-probability-positive").theorem
each, every = of_member(i), of_first(n)


def for_each(theorem, last=n):
    """From i >= 1 |- C: for i = 1, ..., last."""
    numbers = b.integers(1, last)
    return Scope().for_all(Scope().given(b.member(i, numbers)).discharge(theorem), i, numbers)


own_entropy = special(laws["entropy-nonnegative"], K=each)


# ---- the bound --------------------------------------------------------------------------------------
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


# ---- equality: each variable is independent of those before it ------------------------------------------------
def independent(last):
    """The probability of what happens is the product of those of its values."""
    return for_outcomes((w,), eq(of_first(last).cell(w), product(b.integers(1, last), i, each.cell(w))))


def excess(last):
    """The sum of the entropies less the joint entropy."""
    return sub(sums(last), of_first(last).entropy)


def vanishing(last):
    """If there is no excess, the variables are independent."""
    return b.implies(eq(excess(last), 0), independent(last))


equal_cells = library.load("partition-cells-equal").theorem
some = Scope().given(POSITIVE, SUM_TO_ONE).at_point(w, OUTCOMES)
no_cell = some.instance(no_member(equal_cells), w)
whole = some.unfold(joint().cell(w))
no_factors = integration.expand(
    *some.know(for_each(special(cells_positive, K=each), b.ZERO)).facts,
    term=product(b.integers(1, 0), i, each.cell(w)),
)
certain = some.know(no_cell, no_factors).linear(
    eq(none.cell(w), product(b.integers(1, 0), i, each.cell(w))),
    (no_cell, 1),
    (whole, 1),
    (logic.assume(formula=SUM_TO_ONE), 1),
    (no_factors, -1),
)
first = logic.imply(everywhere(certain, w), condition=eq(excess(b.ZERO), 0))

no_excess = logic.assume(formula=eq(excess(add(n, 1)), 0))
onward = more.know(one_entropy, at_n, no_excess)
growth = sub(excess(add(n, 1)), excess(n))
said = b.app(MUTUAL_INFORMATION, m, P, last.kernel, every.kernel)
says_nothing = onward.linear(le(said, 0), (no_excess, 1), (at_n, 1), (one_more, 1), (one_entropy, -1))
nothing_before = onward.linear(le(excess(n), 0), (no_excess, 1), (shared, 1), (one_more, 1), (one_entropy, -1))
no_information = onward.know(says_nothing, shared).evident(eq(said, 0))
none_before = onward.know(nothing_before).evident(eq(excess(n), 0))
law = from_zero.discharge(special(library.load("partition-independence").theorem, K=last, L=every))
to_independent, _ = parts(law)
at_last = onward.given(SUM_TO_ONE).at_point(w, OUTCOMES)
own = at_last.instance(onward.know(no_information).instance(to_independent), w)
before = at_last.instance(onward.know(none_before).instance(logic.assume(formula=vanishing(n))), w)
next_cell = at_last.instance(one_member_more(equal_cells, n), w)
cells_after = for_each(special(cells_positive, K=each), add(n, 1))
one_factor = integration.peel(*at_last.know(cells_after).facts, term=product(b.integers(1, add(n, 1)), i, each.cell(w)))
together = at_last.know(own, before, next_cell, one_factor).linear(
    eq(after.cell(w), product(b.integers(1, add(n, 1)), i, each.cell(w))),
    (next_cell, 1),
    (own, 1),
    (before, last.cell(w)),
    (one_factor, -1),
)
onwards = logic.imply(everywhere(together, w), condition=no_excess.conclusion)
by_induction = logic.induction(first, onwards, variable_=n, start=0)


entropy_independence_bound = derivation(
    id="entropy-independence-bound",
    title="The joint entropy is at most the sum of the entropies",
    source="Cover & Thomas, Theorem 2.6.6; needed for the guide, Where and Why: Where It's Used",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        Given(SEQUENCE_VALUES, "each of X_1, X_2, ... has a value at every outcome"),
    ],
    sections=[
        statement(
            "The bound",
            fact(start, "no variables have no entropy"),
            fact(shared, "one more variable tells something about those before it, or nothing"),
            fact(step, "so the sum of the entropies grows by more than the joint entropy"),
            fact(subadditive, "by induction"),
        ),
        statement(
            "Equality",
            fact(no_information, "if there is no excess, the last variable says nothing about those before it"),
            fact(none_before, "which have no excess themselves"),
            fact(together, "so all are independent, if those before it are"),
            fact(by_induction, "by induction"),
            fact(logic.conjoin(subadditive, by_induction), "both"),
        ),
    ],
    models={"four outcomes": {**FOUR_OUTCOMES, "X": b.abstract([i, w], b.power(sub(w, i), 2))}},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(entropy_independence_bound)
