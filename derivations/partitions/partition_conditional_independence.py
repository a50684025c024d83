"""I(X; Y | Z) = 0 exactly when X and Y are independent given Z: Q_XYZ(w) Q_Z(w) = Q_XZ(w) Q_YZ(w) at every outcome.

The mean logarithm of the ratios is zero exactly when each of them is one.  Cover & Thomas, Elements of Information
Theory (2nd ed.), corollary to Theorem 2.6.3.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import div, eq, mul, neg
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
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

w, o = b.integer("w"), b.integer("o")
K, L, M = arbitrary("K"), arbitrary("L"), arbitrary("M")
KM, LM, KLM = joint(K, M), joint(L, M), joint(K, L, M)
Q_XZ, Q_YZ, Q_XYZ, Q_Z = KM.cell(w), LM.cell(w), KLM.cell(w), M.cell(w)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=partition) for partition in (KM, LM, KLM, M)]
known = Scope().given(POSITIVE).know(*(kernel.values() for kernel in (K, L, M)), *cells)
at_w = known.at_point(w, OUTCOMES)
as_mean, _, to_one, from_one = parts(library.load("conditional-information-as-mean").theorem)
ratio = div(mul(Q_XZ, Q_YZ), mul(Q_XYZ, Q_Z))
information = b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, K.kernel, L.kernel, M.kernel)
none, independent = eq(information, 0), eq(mul(Q_XYZ, Q_Z), mul(Q_XZ, Q_YZ))

# ---- no information ------------------------------------------------------------------------------------------
nothing = logic.assume(formula=none)
no_mean = known.know(as_mean).linear(from_one.conclusion.args[1], (as_mean, 1), (nothing, -1))
is_one = at_w.instance(known.know(no_mean).instance(to_one), w)
product = at_w.know(is_one).linear(independent, (is_one, neg(mul(Q_XYZ, Q_Z))))
forward = logic.imply(everywhere(product, w), condition=none)

# ---- independence --------------------------------------------------------------------------------------------
at_outcome = at_w.instance(logic.assume(formula=everywhere(product, w).conclusion), w)
one = at_w.know(at_outcome).linear(eq(ratio, 1), (at_outcome, neg(div(1, mul(Q_XYZ, Q_Z)))))
zero_mean = known.know(everywhere(one, w)).instance(from_one)
no_information = known.know(as_mean, zero_mean).linear(none, (as_mean, 1), (zero_mean, -1))
backward = logic.imply(no_information, condition=everywhere(product, w).conclusion)

partition_conditional_independence = derivation(
    id="partition-conditional-independence",
    title="No conditional mutual information means conditional independence",
    source="Cover & Thomas, corollary to Theorem 2.6.3; needed for the guide, 9.1 Data Processing Inequality",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K, L, M),
    ],
    sections=[
        statement(
            "No information",
            fact(as_mean, "the mean logarithm of ratios"),
            fact(to_one, "is zero only where all of them are one"),
            fact(forward, "so the probability of all three is what independence says"),
        ),
        statement(
            "Independence",
            fact(one, "each ratio is one"),
            fact(backward, "so the mean logarithm is zero"),
        ),
        statement("Both", fact(logic.conjoin(forward, backward), "one is zero exactly when the other holds")),
    ],
    models={
        **four_outcomes("K", "L", "M"),
        "nothing is told apart": {**FOUR_OUTCOMES, **dict.fromkeys("KLM", b.abstract([w, o], b.ONE))},
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_conditional_independence)
