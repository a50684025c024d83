"""H(X) >= 0: the conditional entropy of X where nothing is known.  Cover & Thomas, Lemma 2.1.1."""

from symit import library
from symit.kernel.build import le
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import POSITIVE, SUM_TO_ONE, arbitrary, four_outcomes, joint, laws_given, special
from symit.proving.scope import Scope

K, nothing = arbitrary("K"), joint()
conditional = special(library.load("partition-conditional-entropy").theorem, K=K, M=nothing)
certainty = library.load("entropy-of-certainty").theorem
cells = special(library.load("cell-probability-positive").theorem, K=K)
known = Scope().given(POSITIVE).know(K.values(), cells, conditional, certainty)
claim = known.linear(le(0, K.entropy), (conditional, 1), (certainty, -1))

partition_entropy_nonnegative = derivation(
    id="partition-entropy-nonnegative",
    title="Entropy is never negative",
    source="Cover & Thomas, Lemma 2.1.1; needed for the guide, 1.2 Properties of Entropy",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K),
    ],
    sections=[
        statement(
            "Nothing is known",
            fact(conditional, "conditional entropy is never negative"),
            fact(certainty, "the constant has no entropy"),
            fact(claim, "and what it tells apart with K is what K does"),
        )
    ],
    models=four_outcomes("K"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_entropy_nonnegative)
