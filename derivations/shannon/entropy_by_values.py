"""Entropy from the probabilities of the values: H(X) = - sum over x of p(x) log p(x).

The outcomes are gathered by their values.  A value that X never takes has p(x) = 0 and adds nothing: 0 log 0 = 0.
Guide, "1.1 Shannon Entropy"; Cover & Thomas, Elements of Information Theory (2nd ed.), equations (2.1) and (2.4).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, integral, log, mul, neg
from symit.kernel.definitions import ENTR, ENTROPY, VALUE_PROBABILITY
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Var
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
from symit.proving.scope import Scope

w, o, x, N = (b.integer(name) for name in ("w", "o", "x", "N"))
X = Var("X", VARIABLE)
alphabet = b.integers(1, N)
in_alphabet = for_outcomes((w,), b.member(call(X, w), alphabet))


def p(value):
    return b.app(VALUE_PROBABILITY, m, P, X, value)


def surprise(probability):
    """-log p, and 0 for what never happens."""
    return if_(eq(probability, 0), 0, neg(log(probability)))


kernel = of_variable(X)
facts = (logic.assume(formula=POSITIVE), logic.assume(formula=values_of(X)), logic.assume(formula=in_alphabet))
cells = special(library.load("cell-probability-positive").theorem, K=kernel)
known = Scope().know(*facts, cells)
at_x, at_w = known.at_point(x, alphabet), known.at_point(w, OUTCOMES)
at_both = at_x.at_point(w, OUTCOMES)

# ---- a value adds its probability times its surprise ---------------------------------------------------------
u = b.real("u")
possible = Scope().given(b.le(0, u))
weighted = logic.cases(
    possible.given(eq(u, 0)).linear(eq(b.app(ENTR, u), mul(u, surprise(u)))),
    possible.given(b.ne(u, 0)).linear(eq(b.app(ENTR, u), mul(u, surprise(u)))),
    *possible.facts,
    condition=eq(u, 0),
)
of_value = at_x.instantiate(weighted, {u: p(x)})

# ---- outcome by outcome --------------------------------------------------------------------------------------
s = b.real("s")
is_value = eq(x, call(X, w))
claim_split = eq(mul(mass(w), if_(is_value, 1, 0), s), mul(mass(w), if_(is_value, s, 0)))
either = at_both.given(b.defined(s))
split = logic.cases(
    either.given(is_value).linear(claim_split),
    either.given(b.ne(x, call(X, w))).linear(claim_split),
    *either.facts,
    condition=is_value,
)
at_outcome = at_both.instantiate(split, {s: surprise(p(x))})
picked = mul(mass(w), if_(is_value, surprise(p(x)), 0))
gathered = at_x.congruence(w, OUTCOMES, at_outcome)
one_value = at_x.know(of_value, gathered).linear(eq(b.app(ENTR, p(x)), total(w, picked)), (of_value, 1), (gathered, 1))
values = known.congruence(x, alphabet, one_value)
exchanged = integration.exchange_finite_sum(
    at_x.evident(b.defined(total(w, picked))), *known.facts, space=OUTCOMES, point=w, index=x
)

# ---- at each outcome one value is left, its own --------------------------------------------------------------
sifted = integration.sift(*at_w.facts, space=alphabet, body=b.lam(x, surprise(p(x))), index=call(X, w))
own = at_w.know(sifted).linear(
    eq(integral(alphabet, x, picked), mul(mass(w), surprise(p(call(X, w))))), (sifted, mass(w))
)
same = at_w.at_point(o, OUTCOMES).unfold(kernel.same(w, o))
shares = at_w.at_point(o, OUTCOMES).know(same)
alike = shares.linear(
    eq(mul(mass(o), kernel.same(w, o)), mul(mass(o), if_(eq(call(X, w), call(X, o)), 1, 0))), (same, mass(o))
)
cell = at_w.congruence(o, OUTCOMES, alike)
own_cell = at_w.know(cell).linear(eq(p(call(X, w)), kernel.cell(w)), (cell, -1))
happens = at_w.linear(b.lt(0, p(call(X, w))), (at_w.instance(cells, w), 1), (own_cell, -1))
positive = Scope().given(b.lt(0, u))
plain = positive.field(surprise(u), neg(log(u)))
own_surprise = at_w.know(happens).instantiate(plain, {u: p(call(X, w))})
y = b.real("y")
by_cell = logic.rewrite(own_surprise, own_cell, template=b.lam(y, eq(surprise(p(call(X, w))), neg(log(y)))))
at_own_cell = at_w.know(own, by_cell).linear(
    eq(integral(alphabet, x, picked), neg(mul(mass(w), log(kernel.cell(w))))), (own, 1), (by_cell, mass(w))
)
outcomes = known.congruence(w, OUTCOMES, at_own_cell)

# ---- both are the entropy ------------------------------------------------------------------------------------
uncertainty = known.know(outcomes).unfold(kernel.entropy)
by_values = b.app(ENTROPY, alphabet, b.lam(x, p(x)))
written_out = known.know(values).unfold(by_values)
claim = known.know(values, exchanged, outcomes, uncertainty, written_out).linear(
    eq(kernel.entropy, by_values),
    (uncertainty, 1),
    (outcomes, -1),
    (exchanged, 1),
    (values, -1),
    (written_out, -1),
)

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
            fact(one_value, "the probability of a value is that of the outcomes that have it"),
            fact(exchanged, "finite sums are exchanged"),
        ),
        statement(
            "Outcome by outcome",
            fact(own, "each outcome has one value"),
            fact(own_cell, "whose probability is that of the outcomes that share it"),
            fact(at_own_cell, "which is not zero"),
            fact(claim, "by definition"),
        ),
    ],
    models={"a value that is never taken": model},
)

if __name__ == "__main__":
    from symit.published import present

    present(entropy_by_values)
