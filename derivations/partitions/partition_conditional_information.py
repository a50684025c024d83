"""I(X; Y | Z) >= 0, the inequality behind all inequalities of Shannon's type.

It is minus the mean logarithm of ratios whose mean is at most one.  Cover & Thomas, Elements of Information Theory (2nd
ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import le
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import POSITIVE, SUM_TO_ONE, P, arbitrary, four_outcomes, laws_given, m
from symit.proving.scope import Scope, parts

K, L, M = arbitrary("K"), arbitrary("L"), arbitrary("M")
as_mean, never_positive, *_ = parts(library.load("conditional-information-as-mean").theorem)
information = b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, K.kernel, L.kernel, M.kernel)
claim = Scope().know(as_mean, never_positive).linear(le(0, information), (as_mean, -1), (never_positive, 1))

partition_conditional_information = derivation(
    id="partition-conditional-information",
    title="Conditional mutual information is never negative",
    source="Cover & Thomas, Theorem 2.6.3 and corollaries; needed for the guide, 4.3 Conditional Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K, L, M),
    ],
    sections=[
        statement(
            "A mean logarithm",
            fact(as_mean, "of ratios whose mean is at most one"),
            fact(never_positive, "is never positive"),
            fact(claim, "so minus it is never negative"),
        )
    ],
    models=four_outcomes("K", "L", "M"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_conditional_information)
