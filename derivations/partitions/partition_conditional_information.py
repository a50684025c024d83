"""I(X; Y | Z) >= 0, the inequality behind all inequalities of Shannon's type.

It is minus the mean logarithm of ratios whose mean is at most one.  Cover & Thomas, Elements of Information Theory (2nd
ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import div, le, lt, mul
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    P,
    arbitrary,
    everywhere,
    four_outcomes,
    joint,
    laws_given,
    m,
    special,
)
from symit.proving.scope import Scope, parts

w = b.integer("w")
K, L, M = arbitrary("K"), arbitrary("L"), arbitrary("M")
KM, LM, KLM = joint(K, M), joint(L, M), joint(K, L, M)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=partition) for partition in (KM, LM, KLM, M)]
known = Scope().given(POSITIVE).know(*(kernel.values() for kernel in (K, L, M)), *cells)
as_mean, at_most_one = parts(library.load("conditional-information-as-mean").theorem)
ratio = div(mul(KM.cell(w), LM.cell(w)), mul(KLM.cell(w), M.cell(w)))
positive = everywhere(known.at_point(w, OUTCOMES).evident(lt(0, ratio)), w)
ratios = ((Var("r", function(REAL, INT)), b.lam(w, ratio)),)
mean_logarithm = library.load("mean-logarithm").theorem
never_positive, *_ = parts(logic.cut(logic.instantiate(mean_logarithm, values=ratios), positive, at_most_one))
information = b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, K.kernel, L.kernel, M.kernel)
claim = known.know(as_mean, never_positive).linear(le(0, information), (as_mean, -1), (never_positive, 1))

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
            fact(as_mean, "of ratios"),
            fact(at_most_one, "whose mean is at most one"),
            fact(never_positive, "is never positive"),
            fact(claim, "so minus it is never negative"),
        )
    ],
    models=four_outcomes("K", "L", "M"),
)

if __name__ == "__main__":
    from symit.published import present

    present(partition_conditional_information)
