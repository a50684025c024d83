"""Mutual information is the divergence of the joint distribution from the product of the marginals.

I(X; Y) = sum over x, y of p(x, y) log p(x, y) / (p(x) p(y)), a pair that never occurs adding nothing.  Essay, "Mutual
Information"; guide, "4.1 Definition".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, le, log, mul, neg
from symit.kernel.definitions import MUTUAL_INFORMATION, REL_ENTR
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import derivation, fact, statement
from symit.proving.partitions import OUTCOMES, P, joint, m, mass, of_variable, special, total
from symit.proving.scope import Scope, parts
from symit.proving.values import (
    GIVEN,
    KNOWN,
    MODEL,
    X_VALUES,
    Y_VALUES,
    X,
    Y,
    for_all_pairs,
    p,
    p_both,
    w,
    x,
    y,
)

o = b.integer("o")


def surprise(both, one, other):
    """log p(x, y) / (p(x) p(y)), and 0 for a pair that never occurs."""
    return if_(eq(both, 0), 0, log(div(both, mul(one, other))))


kernels = of_variable(X), of_variable(Y)
pair = joint(*kernels)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=kernel) for kernel in (*kernels, pair)]
known = KNOWN.know(*cells)

# ---- a pair adds its probability times its surprise ----------------------------------------------------------
u, s, t = b.real("u"), b.real("s"), b.real("t")
bounds = (le(0, u), le(u, s), le(u, t))
of_numbers = eq(b.app(REL_ENTR, u, mul(s, t)), mul(u, surprise(u, s, t)))
weighted = logic.cases(
    Scope().given(eq(u, 0), *bounds).linear(of_numbers),
    Scope().given(b.ne(u, 0), *bounds).linear(of_numbers),
    condition=eq(u, 0),
)
at_xy = known.at_point(x, X_VALUES).at_point(y, Y_VALUES)
at_most, _ = parts(library.load("probabilities-of-pairs").theorem)
less_likely = at_xy.instance(at_most, x, y)
of_pair = at_xy.know(*parts(less_likely)).instantiate(weighted, {u: p_both(x, y), s: p(X, x), t: p(Y, y)})
known = known.know(for_all_pairs(of_pair))
at_w, at_x = known.at_point(w, OUTCOMES), known.at_point(x, X_VALUES)


# ---- the mean over pairs is the mean over outcomes -----------------------------------------------------------
def S(one, other):
    """The surprise of a pair of values."""
    return surprise(p_both(one, other), p(X, one), p(Y, other))


exists = for_all_pairs(at_x.at_point(y, Y_VALUES).evident(b.defined(S(x, y))))
any_function = Var("S", function(REAL, INT, INT))
mean = logic.cut(
    logic.instantiate(
        library.load("mean-by-pairs").theorem, *known.facts, values=((any_function, b.abstract([x, y], S(x, y))),)
    ),
    exists,
)
divergence_at = b.app(REL_ENTR, p_both(x, y), mul(p(X, x), p(Y, y)))
row = at_x.congruence(y, Y_VALUES, of_pair)
rows = known.congruence(x, X_VALUES, row)
own_pair = mul(mass(w), S(call(X, w), call(Y, w)))

# ---- whose probabilities are those of the cells --------------------------------------------------------------
of_cells_and_values = at_w.instance(library.load("cells-of-values").theorem, w)
cell_x, cell_y, cell_xy = parts(of_cells_and_values)
plain = (
    Scope().given(b.lt(0, u), b.lt(0, s), b.lt(0, t)).field(surprise(u, s, t), add(log(u), neg(log(s)), neg(log(t))))
)
Q_XY, Q_X, Q_Y = pair.cell(w), kernels[0].cell(w), kernels[1].cell(w)
own_cells = at_w.instantiate(plain, {u: Q_XY, s: Q_X, t: Q_Y})
logs = add(log(Q_XY), neg(log(Q_X)), neg(log(Q_Y)))
with_pair = logic.rewrite(own_cells, logic.symmetry(cell_xy), template=b.lam(u, eq(surprise(u, Q_X, Q_Y), logs)))
p_xy, p_x, p_y = p_both(call(X, w), call(Y, w)), p(X, call(X, w)), p(Y, call(Y, w))
with_x = logic.rewrite(with_pair, logic.symmetry(cell_x), template=b.lam(s, eq(surprise(p_xy, s, Q_Y), logs)))
own_logs = logic.rewrite(with_x, logic.symmetry(cell_y), template=b.lam(t, eq(surprise(p_xy, p_x, t), logs)))
at_outcome = at_w.know(own_logs).linear(eq(own_pair, mul(mass(w), logs)), (own_logs, mass(w)))
outcomes = known.congruence(w, OUTCOMES, at_outcome)
divergence = logic.chain(rows, mean, outcomes)

# ---- both are the mutual information -------------------------------------------------------------------------
information = b.app(MUTUAL_INFORMATION, m, P, kernels[0].kernel, kernels[1].kernel)
entropies = [known.unfold(kernel.entropy) for kernel in (*kernels, pair)]
of_cells = known.know(outcomes, *entropies).linear(
    eq(information, total(w, mul(mass(w), logs))), *zip(entropies, (1, 1, -1), strict=True)
)
claim = logic.chain(of_cells, logic.symmetry(divergence))

mutual_information_definition = derivation(
    id="mutual-information-definition",
    title="Mutual information as the divergence from independence",
    source="Essay, Mutual Information; guide, 4.1 Definition",
    given=GIVEN,
    sections=[
        statement(
            "Pair by pair",
            fact(less_likely, "a pair is not likelier than each of its values"),
            fact(of_pair, "so where the pair occurs at all, the ratio has a logarithm"),
            fact(rows, "summed over all pairs"),
            fact(mean, "the mean over pairs is the mean over outcomes"),
        ),
        statement(
            "Outcome by outcome",
            fact(of_cells_and_values, "the probabilities of the values are those of the cells"),
            fact(own_logs, "which are positive"),
            fact(divergence, "so the divergence is a mean over cells"),
            fact(of_cells, "which is H(X) + H(Y) - H(X, Y)"),
            fact(claim, "the mutual information"),
        ),
    ],
    models={"four outcomes": MODEL},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_definition)
