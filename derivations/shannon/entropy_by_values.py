"""Entropy from the probabilities of the values: H(X) = - sum over x of p(x) log p(x).

The outcomes are gathered by their values.  A value that X never takes has p(x) = 0 and adds nothing: 0 log 0 = 0.
Guide, "1.1 Shannon Entropy"; Cover & Thomas, Elements of Information Theory (2nd ed.), equations (2.1) and (2.4).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, log, mul, neg
from symit.kernel.definitions import ENTROPY, VALUE_PROBABILITY
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    VARIABLE,
    P,
    for_outcomes,
    m,
    mass,
    of_variable,
    special,
    total,
    values_of,
)
from symit.proving.scope import Scope, parts
from symit.proving.values import mean_surprise, surprise

w, x, N = (b.integer(name) for name in ("w", "x", "N"))
X = Var("X", VARIABLE)
alphabet = b.integers(1, N)
in_alphabet = for_outcomes((w,), b.member(call(X, w), alphabet))


def p(value):
    return b.app(VALUE_PROBABILITY, m, P, X, value)


kernel = of_variable(X)
facts = (logic.assume(formula=POSITIVE), logic.assume(formula=values_of(X)), logic.assume(formula=in_alphabet))
cells = special(library.load("cell-probability-positive").theorem, K=kernel)
known = Scope().know(*facts, cells)
at_x, at_w = known.at_point(x, alphabet), known.at_point(w, OUTCOMES)

# ---- a value adds its probability times its surprise ---------------------------------------------------------
u = b.real("u")
of_value = at_x.instantiate(mean_surprise(), {u: p(x)})

# ---- the mean over values is the mean over outcomes ----------------------------------------------------------
exists = Scope().for_all(at_x.know(of_value).evident(b.defined(surprise(p(x)))), x, alphabet)
values = known.congruence(x, alphabet, of_value)
mean_by_values = library.load("mean-by-values").theorem
chosen = ((Var("S", function(REAL, INT)), b.lam(x, surprise(p(x)))), (b.integer("M"), N))
mean = logic.cut(logic.instantiate(mean_by_values, values=chosen), exists)

# ---- and each outcome's value has the probability of its cell ------------------------------------------------
of_cells_and_values = logic.instantiate(library.load("cells-of-values").theorem, values=((Var("Y", VARIABLE), X),))
own_cell, *_ = parts(at_w.instance(of_cells_and_values, w))
happens = at_w.linear(b.lt(0, p(call(X, w))), (at_w.instance(cells, w), 1), (own_cell, -1))
positive = Scope().given(b.lt(0, u))
plain = positive.field(surprise(u), neg(log(u)))
own_surprise = at_w.know(happens).instantiate(plain, {u: p(call(X, w))})
y = b.real("y")
by_cell = logic.rewrite(own_surprise, own_cell, template=b.lam(y, eq(surprise(p(call(X, w))), neg(log(y)))))
at_own_cell = at_w.know(by_cell).linear(
    eq(mul(mass(w), surprise(p(call(X, w)))), neg(mul(mass(w), log(kernel.cell(w))))), (by_cell, mass(w))
)
outcomes = known.congruence(w, OUTCOMES, at_own_cell)

# ---- both are the entropy ------------------------------------------------------------------------------------
uncertainty = known.know(outcomes).unfold(kernel.entropy)
of_cells = known.know(outcomes, uncertainty).linear(
    eq(kernel.entropy, total(w, neg(mul(mass(w), log(kernel.cell(w)))))), (uncertainty, 1)
)
by_values = b.app(ENTROPY, alphabet, b.lam(x, p(x)))
written_out = known.know(values).unfold(by_values)
claim = logic.chain(of_cells, *map(logic.symmetry, (outcomes, mean, values, written_out)))

model = {
    "m": b.num(4),
    "P": b.lam(w, b.div(w, 10)),
    "X": b.lam(w, if_(b.le(w, 1), 2, 1)),
    "N": b.num(3),
}
entropy_by_values = derivation(
    id="entropy-by-values",
    title="Entropy from the probabilities of the values",
    source="Guide, 1.1 Shannon Entropy; Cover & Thomas, equations (2.1) and (2.4)",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(values_of(X), "X has a value at every outcome"),
        Given(in_alphabet, "the values are among 1, ..., N"),
    ],
    sections=[
        statement(
            "Value by value",
            fact(of_value, "0 log 0 = 0: what never happens does not surprise"),
            fact(values, "summed over all values"),
            fact(mean, "the mean over values is the mean over outcomes"),
        ),
        statement(
            "Outcome by outcome",
            fact(own_cell, "the probability of an outcome's value is that of the outcomes that share it"),
            fact(at_own_cell, "which is not zero"),
            fact(claim, "by definition"),
        ),
    ],
    models={"a value that is never taken": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(entropy_by_values)
