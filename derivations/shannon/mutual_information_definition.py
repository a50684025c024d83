"""Mutual information is the divergence of the joint distribution from the product of the marginals.

I(X; Y) = sum over x, y of p(x, y) log p(x, y) / (p(x) p(y)), a pair that never occurs adding nothing.  Essay, "Mutual
Information"; guide, "4.1 Definition".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, integral, le, log, mul, neg
from symit.kernel.definitions import MUTUAL_INFORMATION, REL_ENTR
from symit.kernel.rules import integration, logic
from symit.proving.derivation import derivation, fact, statement
from symit.proving.partitions import OUTCOMES, P, joint, m, mass, of_variable, special, total
from symit.proving.scope import Scope
from symit.proving.sums import by_cases
from symit.proving.values import (
    BOTH,
    GIVEN,
    IS_X,
    IS_Y,
    KNOWN,
    MODEL,
    X_VALUES,
    Y_VALUES,
    X,
    Y,
    for_all_pairs,
    p,
    p_both,
    pair_at_most,
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
at_w = known.at_point(w, OUTCOMES)
at_xy = known.at_point(x, X_VALUES).at_point(y, Y_VALUES)
at_all = at_xy.at_point(w, OUTCOMES)

# ---- a pair adds its probability times its surprise ----------------------------------------------------------
u, s, t = b.real("u"), b.real("s"), b.real("t")
bounds = (le(0, u), le(u, s), le(u, t))
of_numbers = eq(b.app(REL_ENTR, u, mul(s, t)), mul(u, surprise(u, s, t)))
weighted = logic.cases(
    Scope().given(eq(u, 0), *bounds).linear(of_numbers),
    Scope().given(b.ne(u, 0), *bounds).linear(of_numbers),
    condition=eq(u, 0),
)
at_most_x, at_most_y = pair_at_most(X), pair_at_most(Y)
of_pair = at_xy.know(at_most_x, at_most_y).instantiate(weighted, {u: p_both(x, y), s: p(X, x), t: p(Y, y)})


# ---- pair by pair, outcome by outcome ------------------------------------------------------------------------
def S(one, other):
    """The surprise of a pair of values."""
    return surprise(p_both(one, other), p(X, one), p(Y, other))


exists = for_all_pairs(at_xy.know(of_pair).evident(b.defined(S(x, y))))
known, at_w, at_xy, at_all = (scope.know(exists) for scope in (known, at_w, at_xy, at_all))
r = b.real("r")
picked = mul(mass(w), if_(IS_X, if_(IS_Y, S(x, y), 0), 0))
split = by_cases(
    at_all.given(b.defined(r)), eq(mul(mass(w), BOTH, r), mul(mass(w), if_(IS_X, if_(IS_Y, r, 0), 0))), (IS_X, IS_Y)
)
gathered = at_xy.congruence(w, OUTCOMES, at_all.instantiate(split, {r: S(x, y)}))
divergence_at = b.app(REL_ENTR, p_both(x, y), mul(p(X, x), p(Y, y)))
one_pair = at_xy.know(of_pair, gathered).linear(eq(divergence_at, total(w, picked)), (of_pair, 1), (gathered, 1))
at_x = known.at_point(x, X_VALUES)
row = at_x.congruence(y, Y_VALUES, one_pair)
over_y = integration.exchange_finite_sum(
    at_xy.evident(b.defined(total(w, picked))), *at_x.facts, space=OUTCOMES, point=w, index=y
)
of_row = integral(Y_VALUES, y, picked)
one_row = at_x.know(row, over_y).linear(
    eq(integral(Y_VALUES, y, divergence_at), total(w, of_row)), (row, 1), (over_y, -1)
)
rows = known.congruence(x, X_VALUES, one_row)
over_x = integration.exchange_finite_sum(
    at_x.know(over_y).evident(b.defined(total(w, of_row))), *known.facts, space=OUTCOMES, point=w, index=x
)

# ---- each outcome has one pair of values ---------------------------------------------------------------------
at_wx = at_w.at_point(x, X_VALUES)
sift_y = integration.sift(*at_wx.facts, space=Y_VALUES, body=b.lam(y, S(x, y)), index=call(Y, w))
in_row = by_cases(
    at_wx.at_point(y, Y_VALUES), eq(picked, mul(mass(w), if_(IS_X, 1, 0), if_(IS_Y, S(x, y), 0))), (IS_X, IS_Y)
)
row_left = at_wx.congruence(y, Y_VALUES, in_row)
own_row = at_wx.know(row_left, sift_y).linear(
    eq(of_row, mul(mass(w), if_(IS_X, 1, 0), S(x, call(Y, w)))), (row_left, 1), (sift_y, mul(mass(w), if_(IS_X, 1, 0)))
)
single = by_cases(
    at_wx, eq(mul(mass(w), if_(IS_X, 1, 0), S(x, call(Y, w))), mul(mass(w), if_(IS_X, S(x, call(Y, w)), 0))), (IS_X,)
)
selected = at_wx.know(own_row, single).linear(
    eq(of_row, mul(mass(w), if_(IS_X, S(x, call(Y, w)), 0))), (own_row, 1), (single, 1)
)
sift_x = integration.sift(*at_w.facts, space=X_VALUES, body=b.lam(x, S(x, call(Y, w))), index=call(X, w))
columns = at_w.congruence(x, X_VALUES, selected)
own_pair = mul(mass(w), S(call(X, w), call(Y, w)))
own = at_w.know(columns, sift_x).linear(eq(integral(X_VALUES, x, of_row), own_pair), (columns, 1), (sift_x, mass(w)))

# ---- whose probabilities are those of the cells --------------------------------------------------------------
at_wo = at_w.at_point(o, OUTCOMES)
same_x, same_y = (kernel.same(w, o) for kernel in kernels)
meanings = [at_wo.unfold(same) for same in (same_x, same_y)]
alike_x, alike_y = eq(call(X, w), call(X, o)), eq(call(Y, w), call(Y, o))


def cell_of(kernel, probability, indicator, *used):
    """The probability of the values at w is that of the outcomes that share them."""
    each = at_wo.know(*meanings).linear(
        eq(mul(mass(o), kernel.same(w, o)), mul(mass(o), indicator)),
        *((theorem, mul(mass(o), c)) for theorem, c in used),
    )
    summed = at_w.congruence(o, OUTCOMES, each)
    return at_w.know(summed).linear(eq(probability, kernel.cell(w)), (summed, -1))


product_of_indicators = mul(if_(alike_x, 1, 0), if_(alike_y, 1, 0))
nested = by_cases(at_wo, eq(product_of_indicators, if_(alike_x, if_(alike_y, 1, 0), 0)), (alike_x, alike_y))
cell_x = cell_of(kernels[0], p(X, call(X, w)), if_(alike_x, 1, 0), (meanings[0], 1))
cell_y = cell_of(kernels[1], p(Y, call(Y, w)), if_(alike_y, 1, 0), (meanings[1], 1))
cell_xy = cell_of(
    pair,
    p_both(call(X, w), call(Y, w)),
    if_(alike_x, if_(alike_y, 1, 0), 0),
    (meanings[0], same_y),
    (meanings[1], if_(alike_x, 1, 0)),
    (nested, 1),
)
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
at_outcome = at_w.know(own, own_logs).linear(
    eq(integral(X_VALUES, x, of_row), mul(mass(w), logs)), (own, 1), (own_logs, mass(w))
)
outcomes = known.congruence(w, OUTCOMES, at_outcome)

# ---- both are the mutual information -------------------------------------------------------------------------
information = b.app(MUTUAL_INFORMATION, m, P, kernels[0].kernel, kernels[1].kernel)
entropies = [known.unfold(kernel.entropy) for kernel in (*kernels, pair)]
divergence = integral(X_VALUES, x, integral(Y_VALUES, y, divergence_at))
claim = known.know(rows, over_x, outcomes, *entropies).linear(
    eq(information, divergence),
    *zip(entropies, (1, 1, -1), strict=True),
    (outcomes, -1),
    (over_x, 1),
    (rows, -1),
)

mutual_information_definition = derivation(
    id="mutual-information-definition",
    title="Mutual information as the divergence from independence",
    source="Essay, Mutual Information; guide, 4.1 Definition",
    given=GIVEN,
    sections=[
        statement(
            "Pair by pair",
            fact(at_most_x, "a pair is not likelier than its first value"),
            fact(at_most_y, "nor than its second"),
            fact(of_pair, "so where the pair occurs at all, the ratio has a logarithm"),
            fact(one_pair, "the probability of the pair is that of the outcomes that have it"),
            fact(over_x, "finite sums are exchanged"),
        ),
        statement(
            "Outcome by outcome",
            fact(own, "each outcome has one pair of values"),
            fact(own_logs, "whose probabilities are those of its cells"),
            fact(outcomes, "the mean over all outcomes"),
            fact(claim, "is H(X) + H(Y) - H(X, Y)"),
        ),
    ],
    models={"four outcomes": MODEL},
)

if __name__ == "__main__":
    from symit.published import present

    present(mutual_information_definition)
