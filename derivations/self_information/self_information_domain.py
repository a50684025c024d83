"""I(e^x) is defined for x <= 0 only, as e^x is a probability for no other x.  Essay, "Self-Information: The Axioms",
where Cauchy's equation is used for all real numbers."""

from symit import Implies, cases, exp, have, iff, real, theorem, use

x = real("x")

theorem(
    "self-information-domain",
    [exp(x) > 0, iff(exp(x) <= 1, x <= 0)],
    title="e^x is a probability for x <= 0 only",
    source="Essay, Self-Information: The Axioms",
    proof=[
        have(Implies(x > 0, exp(x) > 1), use("exponential-tangent", y=x)),
        have(iff(exp(x) <= 1, x <= 0), cases(x <= 0)),
    ],
)
