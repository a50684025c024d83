"""H(Y|X) = sum over x of p(x) H(Y|X=x) = - sum over x, y of p(x, y) log p(y|x).  Guide, "2.2 Conditional Entropy".

p(y|x) = p(x, y) / p(x), and H(Y|X=x) is the entropy of these probabilities; a value x that never occurs and a pair that
never occurs add nothing.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, integral, le, log, lt, mul, ne, neg
from symit.kernel.definitions import CONDITIONAL_ENTROPY, ENTR, ENTROPY, REL_ENTR
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import derivation, fact, statement
from symit.proving.partitions import OUTCOMES, P, joint, m, mass, of_variable, special, total
from symit.proving.scope import Scope, parts
from symit.proving.values import GIVEN, KNOWN, MODEL, X_VALUES, Y_VALUES, X, Y, for_all_pairs, p, p_both, w, x, y

kernel_x, kernel_y = of_variable(X), of_variable(Y)
pair = joint(kernel_y, kernel_x)
cells_positive = library.load("cell-probability-positive").theorem
known = KNOWN.know(*(special(cells_positive, K=kernel) for kernel in (kernel_x, pair)))
u, s = b.real("u"), b.real("s")


def surprise(both, one):
    """-log p(x, y) / p(x), and 0 for a pair that never occurs."""
    return if_(eq(both, 0), 0, neg(log(div(both, one))))


# ---- a pair adds its probability times its surprise ----------------------------------------------------------
bounds = (le(0, u), le(u, s))
weighted_number = eq(neg(b.app(REL_ENTR, u, s)), mul(u, surprise(u, s)))
weighted = logic.cases(
    Scope().given(eq(u, 0), *bounds).linear(weighted_number),
    Scope().given(ne(u, 0), *bounds).linear(weighted_number),
    condition=eq(u, 0),
)
at_most, _ = parts(library.load("probabilities-of-pairs").theorem)
at_xy = known.at_point(x, X_VALUES).at_point(y, Y_VALUES)
less_likely, _ = parts(at_xy.instance(at_most, x, y))
of_pair = at_xy.know(less_likely).instantiate(weighted, {u: p_both(x, y), s: p(X, x)})
known = known.know(for_all_pairs(of_pair))
at_w, at_x = known.at_point(w, OUTCOMES), known.at_point(x, X_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)
rows = known.congruence(x, X_VALUES, at_x.congruence(y, Y_VALUES, of_pair))

# ---- the mean over pairs is the mean over outcomes -----------------------------------------------------------
exists = for_all_pairs(at_xy.evident(b.defined(surprise(p_both(x, y), p(X, x)))))
chosen = ((Var("S", function(REAL, INT, INT)), b.abstract([x, y], surprise(p_both(x, y), p(X, x)))),)
mean = logic.cut(logic.instantiate(library.load("mean-by-pairs").theorem, values=chosen), exists)

# ---- whose probabilities are those of the cells --------------------------------------------------------------
cell_x, _, cell_xy = parts(at_w.instance(library.load("cells-of-values").theorem, w))
Q_XY, Q_X = pair.cell(w), kernel_x.cell(w)
logs = add(log(Q_X), neg(log(Q_XY)))
plain = Scope().given(lt(0, u), lt(0, s)).field(surprise(u, s), add(log(s), neg(log(u))))
own_cells = at_w.instantiate(plain, {u: Q_XY, s: Q_X})
p_xy, p_x = p_both(call(X, w), call(Y, w)), p(X, call(X, w))
of_pair_cell = at_w.know(cell_xy).linear(eq(Q_XY, p_xy), (cell_xy, -1))
with_pair = logic.rewrite(own_cells, of_pair_cell, template=b.lam(u, eq(surprise(u, Q_X), logs)))
own_logs = logic.rewrite(with_pair, logic.symmetry(cell_x), template=b.lam(s, eq(surprise(p_xy, s), logs)))
at_outcome = at_w.know(own_logs).linear(eq(mul(mass(w), surprise(p_xy, p_x)), mul(mass(w), logs)), (own_logs, mass(w)))
outcomes = known.congruence(w, OUTCOMES, at_outcome)

# ---- both are the conditional entropy ------------------------------------------------------------------------
remaining = b.app(CONDITIONAL_ENTROPY, m, P, kernel_y.kernel, kernel_x.kernel)
entropies = [known.unfold(kernel.entropy) for kernel in (pair, kernel_x)]
of_cells = known.know(outcomes, *entropies).linear(
    eq(remaining, total(w, mul(mass(w), logs))), *zip(entropies, (1, -1), strict=True)
)
by_pairs = logic.chain(of_cells, *map(logic.symmetry, (outcomes, mean, rows)))

# ---- a row of numbers f(y) that are at most s ----------------------------------------------------------------
f = Var("f", function(REAL, INT))
below = b.forall_in(y, Y_VALUES, b.conj(le(0, call(f, y)), le(call(f, y), s)))
row_of_numbers = integral(Y_VALUES, y, neg(b.app(REL_ENTR, call(f, y), s)))
share = b.app(ENTROPY, Y_VALUES, b.lam(y, div(call(f, y), s)))
by_share = eq(row_of_numbers, mul(s, if_(eq(s, 0), 0, share)))
row = Scope().given(le(0, s), below)
never, sometimes = row.given(eq(s, 0)), row.given(ne(s, 0))
no_number = never.at_point(y, Y_VALUES).evident(eq(call(f, y), 0))
nothing_at = never.at_point(y, Y_VALUES).know(no_number).linear(eq(neg(b.app(REL_ENTR, call(f, y), s)), 0))
nothing = never.congruence(y, Y_VALUES, nothing_at)
one_share = eq(neg(b.app(REL_ENTR, u, s)), mul(s, b.app(ENTR, div(u, s))))
happens = Scope().given(ne(u, 0), ne(s, 0), *bounds)
of_share = logic.cases(
    Scope().given(eq(u, 0), ne(s, 0), *bounds).linear(one_share),
    happens.know(happens.evident(lt(0, s))).linear(one_share),
    *Scope().given(ne(s, 0)).facts,
    condition=eq(u, 0),
)
shares = sometimes.congruence(y, Y_VALUES, sometimes.at_point(y, Y_VALUES).instantiate(of_share, {u: call(f, y)}))
of_row = logic.cases(
    never.know(nothing).linear(by_share, (nothing, 1)),
    sometimes.know(shares).linear(by_share, (shares, 1)),
    *row.facts,
    condition=eq(s, 0),
)

# ---- value by value ------------------------------------------------------------------------------------------
possible = at_xy.evident(le(0, p_both(x, y)))
pairs_below = Scope().for_all(
    logic.conjoin(possible, at_xy.know(less_likely).evident(less_likely.conclusion)), y, Y_VALUES
)
own_row = logic.cut(at_x.instantiate(of_row, {f: b.lam(y, p_both(x, y)), s: p(X, x)}), pairs_below)
by_values = known.congruence(x, X_VALUES, own_row)
claim = logic.conjoin(logic.chain(by_pairs, by_values), by_pairs)

conditional_entropy_definition = derivation(
    id="conditional-entropy-definition",
    title="Conditional entropy from the probabilities of values and pairs",
    source="Guide, 2.2 Conditional Entropy; Cover & Thomas, equations (2.10) to (2.12)",
    given=GIVEN,
    sections=[
        statement(
            "Pair by pair",
            fact(of_pair, "where the pair occurs, p(y|x) has a logarithm"),
            fact(rows, "summed over all pairs"),
            fact(mean, "the mean over pairs is the mean over outcomes"),
        ),
        statement(
            "Outcome by outcome",
            fact(own_logs, "the probabilities of the values are those of the cells"),
            fact(of_cells, "H(Y, X) - H(X) by definition"),
            fact(by_pairs, "so this is minus the mean of log p(y|x)"),
        ),
        statement(
            "Value by value",
            fact(of_row, "numbers of at most s, divided by s where it is not zero"),
            fact(by_values, "the entropy of p(y|x), weighted by p(x)"),
            fact(claim, "both"),
        ),
    ],
    models={"a value that is never taken": MODEL},
)
