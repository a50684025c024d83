"""H(X, Y) = - sum over x, y of p(x, y) log p(x, y), a pair that never occurs adding nothing.

The entropy of two variables together is defined by what they tell apart; here it is written by the values.  Guide, "2.1
Joint Entropy".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, eq, log, lt, mul, neg
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import derivation, fact, statement
from symit.proving.partitions import OUTCOMES, joint, mass, of_variable, special, total
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
    mean_surprise,
    p_both,
    surprise,
    w,
    x,
    y,
)

pair = joint(of_variable(X), of_variable(Y))
cells = special(library.load("cell-probability-positive").theorem, K=pair)
known = KNOWN.know(cells)
at_w, at_x = known.at_point(w, OUTCOMES), known.at_point(x, X_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)
u = b.real("u")

# ---- a pair adds its probability times its surprise ----------------------------------------------------------
of_pair = at_xy.instantiate(mean_surprise(), {u: p_both(x, y)})
rows = known.congruence(x, X_VALUES, at_x.congruence(y, Y_VALUES, of_pair))

# ---- the mean over pairs is the mean over outcomes -----------------------------------------------------------
exists = for_all_pairs(at_xy.know(of_pair).evident(b.defined(surprise(p_both(x, y)))))
chosen = ((Var("S", function(REAL, INT, INT)), b.abstract([x, y], surprise(p_both(x, y)))),)
mean = logic.cut(logic.instantiate(library.load("mean-by-pairs").theorem, values=chosen), exists)

# ---- whose probabilities are those of the cells --------------------------------------------------------------
*_, own_cell = parts(at_w.instance(library.load("cells-of-values").theorem, w))
own_pair = p_both(call(X, w), call(Y, w))
plain = Scope().given(lt(0, u)).field(surprise(u), neg(log(u)))
own_surprise = logic.rewrite(
    at_w.instantiate(plain, {u: pair.cell(w)}),
    logic.symmetry(own_cell),
    template=b.lam(u, eq(surprise(u), neg(log(pair.cell(w))))),
)
at_outcome = at_w.know(own_surprise).linear(
    eq(mul(mass(w), surprise(own_pair)), neg(mul(mass(w), log(pair.cell(w))))), (own_surprise, mass(w))
)
outcomes = known.congruence(w, OUTCOMES, at_outcome)

# ---- both are the joint entropy ------------------------------------------------------------------------------
unfolded = known.know(outcomes).unfold(pair.entropy)
of_cells = known.know(outcomes, unfolded).linear(
    eq(pair.entropy, total(w, neg(mul(mass(w), log(pair.cell(w)))))), (unfolded, 1)
)
claim = logic.chain(of_cells, *map(logic.symmetry, (outcomes, mean, rows)))

joint_entropy_definition = derivation(
    id="joint-entropy-definition",
    title="Joint entropy from the probabilities of pairs",
    source="Guide, 2.1 Joint Entropy; Cover & Thomas, equation (2.8)",
    given=GIVEN,
    sections=[
        statement(
            "Pair by pair",
            fact(of_pair, "0 log 0 = 0: what never happens does not surprise"),
            fact(rows, "summed over all pairs"),
            fact(mean, "the mean over pairs is the mean over outcomes"),
        ),
        statement(
            "Outcome by outcome",
            fact(own_cell, "the probability of the pair is that of its cell"),
            fact(own_surprise, "which is not zero"),
            fact(claim, "by definition"),
        ),
    ],
    models={"a value that is never taken": MODEL},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(joint_entropy_definition)
