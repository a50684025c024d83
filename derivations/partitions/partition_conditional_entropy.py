"""H(X | Z) >= 0 for random variables with finitely many values.

X and Z are the kernels K and M on a finite sample space.  Outcomes that share the values of both share those of Z, so
Q_XZ(w) <= Q_Z(w), and log t <= t - 1 <= 0 at their ratio.  Cover & Thomas, Elements of Information Theory (2nd ed.),
section 2.2.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import div, le, log, mul, sub
from symit.kernel.definitions import CONDITIONAL_ENTROPY
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    P,
    arbitrary,
    at,
    four_outcomes,
    joint,
    laws_given,
    m,
    mass,
    special,
)

w, o = b.integer("w"), b.integer("o")
K, M = arbitrary("K"), arbitrary("M")
KM = joint(K, M)
cells_positive = library.load("cell-probability-positive").theorem


facts = (
    logic.assume(formula=POSITIVE),
    K.values(),
    M.values(),
    special(cells_positive, K=KM),
    special(cells_positive, K=M),
)


def known(*points):
    return at(*points).know(*facts)


# ---- the cells of X and Z are parts of those of Z ------------------------------------------------------------
Q_XZ, Q_Z = KM.cell(w), M.cell(w)
most, some = K.at_most_one(w, o), M.not_negative(w, o)
share = mul(mass(o), M.same(w, o))
part = known(w, o).know(most, some).linear(le(mul(mass(o), KM.same(w, o)), share), (most, share))
parts = known(w).monotone(o, OUTCOMES, part)
smaller = known(w).linear(le(Q_XZ, Q_Z), (parts, 1))

# ---- log t <= t - 1 ------------------------------------------------------------------------------------------
ratio = div(Q_XZ, Q_Z)
tangent = known(w).special(library.load("exponential-tangent").theorem, y=log(ratio))
below = known(w).linear(le(mul(mass(w), sub(log(Q_XZ), log(Q_Z))), 0), (tangent, mass(w)), (smaller, div(mass(w), Q_Z)))
losses = known().monotone(w, OUTCOMES, below)
entropies = [known().unfold(partition.entropy) for partition in (KM, M)]
uncertainty = b.app(CONDITIONAL_ENTROPY, m, P, K.kernel, M.kernel)
claim = known().know(losses, *entropies).linear(le(0, uncertainty), (losses, 1), (entropies[0], -1), (entropies[1], 1))

partition_conditional_entropy = derivation(
    id="partition-conditional-entropy",
    title="Conditional entropy is never negative",
    source="Cover & Thomas, section 2.2; needed for the guide, 2.2 Conditional Entropy",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        *laws_given(K, M),
    ],
    sections=[
        statement(
            "Smaller cells",
            fact(part, "K is at most 1"),
            fact(smaller, "so the cells of both lie in those of one"),
            fact(below, "log t is at most t - 1, at the ratio of the two, and that is at most 0"),
            fact(losses, "summed over all outcomes"),
            fact(claim, "the sum on the left is minus the conditional entropy"),
        )
    ],
    models=four_outcomes("K", "M"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_conditional_entropy)
