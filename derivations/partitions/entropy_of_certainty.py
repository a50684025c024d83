"""Nothing is uncertain before anything is asked: the variable that tells no outcomes apart has entropy 0.

It is the constant one; its only cell has probability one, and -log 1 = 0.  Cover & Thomas, Elements of Information
Theory (2nd ed.), section 2.1.
"""

from symit.kernel import build as b
from symit.kernel.build import eq, log, mul
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import OUTCOMES, POSITIVE, SUM_TO_ONE, at, four_outcomes, joint, mass
from symit.proving.scope import Scope

w = b.integer("w")
nothing = joint()
positive, sum_to_one = (logic.assume(formula=formula) for formula in (POSITIVE, SUM_TO_ONE))
known = Scope().know(positive, sum_to_one)
at_w = at(w).know(positive, sum_to_one)
cell = at_w.linear(eq(nothing.cell(w), 1), (sum_to_one, 1))
y = b.real("y")
no_surprise = logic.rewrite(
    at_w.field(mul(mass(w), log(1)), 0), logic.symmetry(cell), template=b.lam(y, eq(mul(mass(w), log(y)), 0))
)
none = known.congruence(w, OUTCOMES, no_surprise)
unfolded = known.know(none).unfold(nothing.entropy)
claim = known.know(none, unfolded).linear(eq(nothing.entropy, 0), (unfolded, 1), (none, -1))

entropy_of_certainty = derivation(
    id="entropy-of-certainty",
    title="A variable that tells nothing apart has no entropy",
    source="Cover & Thomas, section 2.1; needed for quantities without a condition",
    given=[Given(POSITIVE, "every outcome has positive probability"), Given(SUM_TO_ONE, "they add up to one")],
    sections=[
        statement(
            "One cell",
            fact(cell, "all outcomes are in it"),
            fact(no_surprise, "the logarithm of one is zero"),
            fact(none, "so the mean surprise is"),
            fact(claim, "by definition"),
        )
    ],
    models=four_outcomes(),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(entropy_of_certainty)
