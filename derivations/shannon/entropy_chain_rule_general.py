"""The chain rule of entropy for every number of variables.  Guide, "2.2 Conditional Entropy".

H(X_1, ..., X_n) = H(X_1) + H(X_2 | X_1) + ... + H(X_n | X_1, ..., X_{n-1}), by induction: one more variable adds what
it is uncertain by when those before it are known.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, eq, le, sub
from symit.kernel.definitions import CONDITIONAL_ENTROPY
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    POSITIVE,
    SEQUENCE_VALUES,
    SUM_TO_ONE,
    P,
    m,
    no_member,
    of_first,
    of_member,
    one_member_more,
    special,
)
from symit.proving.scope import Scope

n, i, w, o = (b.integer(name) for name in ("n", "i", "w", "o"))
entropy_law = library.load("partition-entropy-nonnegative").theorem
equal_entropy = library.load("partition-entropy-equal").theorem
certainty = library.load("entropy-of-certainty").theorem


def gain(index):
    """H(X_i | X_1, ..., X_{i-1})."""
    return b.app(CONDITIONAL_ENTROPY, m, P, of_member(index).kernel, of_first(sub(index, 1)).kernel)


def gains(last):
    return b.integral(b.integers(1, last), i, gain(i))


# ---- each gain is a conditional entropy, so it exists --------------------------------------------------------
not_negative = special(library.load("partition-conditional-entropy").theorem, K=of_member(i), M=of_first(sub(i, 1)))


def exist(last):
    """The gains up to the last one exist."""
    indices = b.integers(1, last)
    return Scope().for_all(Scope().given(b.member(i, indices)).discharge(not_negative), i, indices)


# ---- no variables: both sides are zero -----------------------------------------------------------------------
none = of_first(b.ZERO)
no_variables = no_member(equal_entropy)
no_gains = integration.expand(exist(b.ZERO), term=gains(b.ZERO))
start = (
    Scope()
    .know(no_variables, certainty, no_gains)
    .linear(eq(none.entropy, gains(b.ZERO)), (no_variables, 1), (certainty, 1), (no_gains, -1))
)

# ---- one variable more ---------------------------------------------------------------------------------------
before, after = of_first(n), of_first(add(n, 1))
one_more = one_member_more(equal_entropy, n)
more = Scope().given(le(0, n), POSITIVE).know(one_more, exist(n), exist(add(n, 1)))
one_gain = integration.peel(*more.facts, term=gains(add(n, 1)))
before_gain = eq(before.entropy, gains(n))
step = (
    more.given(before_gain)
    .know(one_gain)
    .linear(eq(after.entropy, gains(add(n, 1))), (logic.assume(formula=before_gain), 1), (one_more, 1), (one_gain, -1))
)
claim = logic.induction(start, step, variable_=n, start=0)

entropy_chain_rule_general = derivation(
    id="entropy-chain-rule-general",
    title="The chain rule of entropy, for every number of variables",
    source="Guide, 2.2 Conditional Entropy",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        Given(SEQUENCE_VALUES, "each of X_1, X_2, ... has a value at every outcome"),
    ],
    sections=[
        statement("No variables", fact(start, "nothing is uncertain")),
        statement(
            "One more",
            fact(one_more, "all n + 1 are the last one together with the n before it"),
            fact(one_gain, "the sum has one more summand"),
            fact(step, "the last one adds what it is uncertain by when the others are known"),
        ),
        statement("Every n", fact(claim, "by induction")),
    ],
    models={"four outcomes": {**FOUR_OUTCOMES, "X": b.abstract([i, w], b.power(sub(w, i), 2))}},
)

if __name__ == "__main__":
    from symit.published import present

    present(entropy_chain_rule_general)
