"""I(X; Y) >= 0: the conditional mutual information of X and Y where nothing is known.  Cover & Thomas, equation
(2.90)."""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import le
from symit.kernel.definitions import MUTUAL_INFORMATION
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import POSITIVE, SUM_TO_ONE, P, arbitrary, four_outcomes, joint, laws_given, m, special
from symit.proving.scope import Scope

K, L, nothing = arbitrary("K"), arbitrary("L"), joint()
conditional = special(library.load("partition-conditional-information").theorem, K=K, L=L, M=nothing)
certainty = library.load("entropy-of-certainty").theorem
entropies = [special(library.load("partition-entropy-nonnegative").theorem, K=p) for p in (K, L, joint(K, L))]
known = Scope().know(conditional, certainty, *entropies)
information = b.app(MUTUAL_INFORMATION, m, P, K.kernel, L.kernel)
claim = known.linear(le(0, information), (conditional, 1), (certainty, -1))

partition_information = derivation(
    id="partition-information",
    title="Mutual information is never negative",
    source="Cover & Thomas, equation (2.90); needed for the essay, Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K, L),
    ],
    sections=[
        statement(
            "Nothing is known",
            fact(conditional, "conditional mutual information is never negative"),
            fact(certainty, "the constant has no entropy"),
            fact(claim, "and what it tells apart with K and L is what they do"),
        )
    ],
    models=four_outcomes("K", "L"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_information)
