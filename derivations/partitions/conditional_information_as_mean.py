"""I(X; Y | Z) is minus the mean logarithm of ratios whose mean is at most one; so it is not negative.

X, Y, Z are the kernels K, L, M of random variables on a finite sample space, and Q_S(w) is the probability of the
outcomes that share the values of S with w.  The mean of the ratios is

    S = sum over w of P(w) Q_XZ(w) Q_YZ(w) / (Q_XYZ(w) Q_Z(w)) <= 1.

Written out, S is a sum over pairs (a, c), where U(w) selects the outcomes that have the X of a, the Y of c and the Z of
both.  Those are one cell of XYZ or none, so each pair gives at most P(a) P(c) / Q_Z(a), and only where a and c have the
same Z.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, div, eq, le, log, lt, mul, neg, power
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    P,
    arbitrary,
    at,
    everywhere,
    four_outcomes,
    joint,
    laws_given,
    m,
    mass,
    special,
    total,
)

w, o, a, c = (b.integer(name) for name in ("w", "o", "a", "c"))
K, L, M = arbitrary("K"), arbitrary("L"), arbitrary("M")
KM, LM, KLM = joint(K, M), joint(L, M), joint(K, L, M)
sum_to_one = logic.assume(formula=SUM_TO_ONE)
cells_positive = library.load("cell-probability-positive").theorem


facts = (
    logic.assume(formula=POSITIVE),
    sum_to_one,
    *(kernel.values() for kernel in (K, L, M)),
    *(special(cells_positive, K=partition) for partition in (KM, LM, KLM, M)),
)


def known(*points):
    return at(*points).know(*facts)


# ---- the outcomes that U selects are one cell of XYZ ---------------------------------------------------------
def U(x):
    return mul(K.same(x, a), M.same(x, a), L.same(x, c), M.same(x, c))


Q_XYZ, Q_XZ, Q_YZ, Q_Z = KLM.cell(w), KM.cell(w), LM.cell(w), M.cell(w)
k_w, l_w, m_a, m_c = K.same(w, a), L.same(w, c), M.same(w, a), M.same(w, c)
k_o, l_o, m_o = K.same(w, o), L.same(w, o), M.same(w, o)
k_a, l_c, m_oa = K.same(o, a), L.same(o, c), M.same(o, a)
selected = known(w, o, a, c).linear(
    eq(mul(U(w), KLM.same(w, o)), mul(U(w), U(o))),
    (M.square(w, o), neg(mul(U(w), k_o, l_o))),
    (K.meet(w, a, o), mul(l_w, m_a, m_c, l_o, power(m_o, 2))),
    (L.meet(w, c, o), mul(k_w, k_a, m_a, m_c, power(m_o, 2))),
    (M.meet(w, a, o), mul(k_w, k_a, l_w, l_c, m_c, m_o)),
    (M.meet(w, c, o), mul(k_w, k_a, l_w, l_c, m_a, m_oa)),
)
share = div(mul(mass(w), U(w)), Q_XYZ)
of_cell = special(library.load("cell-share").theorem, K=KLM)
exist = everywhere(known(w, a, c).evident(b.defined(U(w))), w)
at_most_one = logic.cut(
    logic.instantiate(of_cell, *known(a, c).facts, values=((Var("U", function(REAL, INT)), b.lam(w, U(w))),)),
    everywhere(selected, w, o),
    exist,
)

# ---- and Q_Z is the same at all of them ----------------------------------------------------------------------
carried = known(w, a, o).linear(eq(mul(mass(o), m_a, m_o), mul(mass(o), m_a, M.same(a, o))), (M.move(w, a, o), mass(o)))
same_mean = known(w, a).congruence(o, OUTCOMES, carried)
same_Q_Z = (
    known(w, a, c).know(same_mean).linear(eq(mul(U(w), Q_Z), mul(U(w), M.cell(a))), (same_mean, mul(k_w, l_w, m_c)))
)
tied, square = M.move(w, a, c), M.square(a, c)
same_Z = (
    known(w, a, c)
    .know(tied, square)
    .linear(
        eq(U(w), mul(U(w), M.same(a, c))),
        (tied, mul(k_w, l_w)),
        (tied, neg(mul(k_w, l_w, M.same(a, c)))),
        (square, neg(mul(k_w, l_w, m_a))),
    )
)
term = div(mul(mass(w), U(w)), mul(Q_XYZ, Q_Z))
rewritten = (
    known(w, a, c)
    .know(same_Q_Z, same_Z)
    .linear(
        eq(term, div(mul(share, M.same(a, c)), M.cell(a))),
        (same_Q_Z, neg(div(mass(w), mul(Q_XYZ, Q_Z, M.cell(a))))),
        (same_Z, div(mass(w), mul(Q_XYZ, M.cell(a)))),
    )
)
of_pair = known(a, c).congruence(w, OUTCOMES, rewritten)
pair = mul(mass(a), mass(c), total(w, term))
bound = div(mul(mass(a), mass(c), M.same(a, c)), M.cell(a))
pair_bound = (
    known(a, c)
    .know(of_pair, M.not_negative(a, c))
    .linear(le(pair, bound), (of_pair, mul(mass(a), mass(c))), (at_most_one, bound))
)

# ---- summed over all pairs -----------------------------------------------------------------------------------
row = known(a).monotone(c, OUTCOMES, pair_bound)
row_bound = known(a).know(row).linear(le(total(c, pair), mass(a)), (row, 1))
table = known().monotone(a, OUTCOMES, row_bound)
table_bound = known().know(table).linear(le(total(a, total(c, pair)), 1), (table, 1), (sum_to_one, 1))


# ---- the sum over pairs is S ---------------------------------------------------------------------------------
def exchanged(outer, index, body):
    """The sum over w of the sum over the index, in the other order."""
    inner = known(index, *outer).evident(b.defined(total(w, body)))
    over = {"space": OUTCOMES, "point": w, "beside": OUTCOMES, "index": index}
    return integration.exchange_integrals(inner, *known(*outer).facts, **over)


summand = mul(mass(a), mass(c), term)
over_c = exchanged((a,), c, summand)
over_a = exchanged((), a, total(c, summand))
ratio = div(mul(Q_XZ, Q_YZ), mul(Q_XYZ, Q_Z))
factored = known(w).linear(eq(total(a, total(c, summand)), mul(mass(w), ratio)))
as_pairs = known().congruence(w, OUTCOMES, factored)
within = known(a).know(over_c).linear(eq(total(w, total(c, summand)), total(c, pair)), (over_c, 1))
rows = known().congruence(a, OUTCOMES, within)
S = total(w, mul(mass(w), ratio))
S_bound = (
    known().know(as_pairs, over_a, rows).linear(le(S, 1), (as_pairs, -1), (over_a, 1), (rows, 1), (table_bound, 1))
)

# ---- the mean of its logarithm -------------------------------------------------------------------------------
information = b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, K.kernel, L.kernel, M.kernel)
logs = mul(mass(w), add(log(Q_XZ), log(Q_YZ), neg(log(Q_XYZ)), neg(log(Q_Z))))
surprises = known().congruence(w, OUTCOMES, known(w).field(mul(mass(w), log(ratio)), logs))
entropies = [known().unfold(partition.entropy) for partition in (KM, LM, KLM, M)]
as_mean = (
    known()
    .know(surprises, *entropies)
    .linear(
        eq(information, neg(total(w, mul(mass(w), log(ratio))))),
        (surprises, 1),
        *zip(entropies, (1, 1, -1, -1), strict=True),
    )
)

# ---- which is never positive, and zero only if every ratio is one --------------------------------------------
positive = everywhere(known(w).evident(lt(0, ratio)), w)
ratios = ((Var("r", function(REAL, INT)), b.lam(w, ratio)),)
mean_logarithm = library.load("mean-logarithm").theorem
laws = logic.cut(logic.instantiate(mean_logarithm, values=ratios), positive, S_bound)

conditional_information_as_mean = derivation(
    id="conditional-information-as-mean",
    title="Conditional mutual information as a mean logarithm that is never positive",
    source="Cover & Thomas, Theorem 2.6.3 and corollaries; needed for the guide, 4.3 Conditional Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K, L, M),
    ],
    sections=[
        statement(
            "Outcomes that share the X of a, the Y of c and the Z of both",
            fact(selected, "by the laws of cells"),
            fact(at_most_one, "they are one cell of X, Y, Z, or none"),
            fact(same_Q_Z, "the probability of Z is the same at all of them"),
            fact(same_Z, "and a and c have the same Z, where there are any"),
            fact(pair_bound, "so a pair of outcomes contributes at most this"),
        ),
        statement(
            "All pairs of outcomes",
            fact(row_bound, "summed over c"),
            fact(table_bound, "summed over a"),
            fact(as_pairs, "the sum over pairs, for each w"),
            fact(S_bound, "finite sums are exchanged"),
        ),
        statement(
            "The mean logarithm",
            fact(as_mean, "the entropies, written out"),
            fact(laws, "the mean of the ratios is at most one"),
            fact(logic.conjoin(as_mean, laws), "both"),
        ),
    ],
    models=four_outcomes("K", "L", "M"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(conditional_information_as_mean)
