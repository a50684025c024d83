"""Conditional mutual information, as a difference of entropies and as a mean over what is known.

I(X; Y | Z) = H(X | Z) - H(X | Y, Z) = E_z[I(X; Y | Z = z)].  The mutual information given Z = Z(w) is the mean of
log p(x, y | z) / (p(x | z) p(y | z)) over the outcomes that share the Z of w, with the probabilities P(o) / p(z).
Guide, "4.3 Conditional Mutual Information".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, div, eq, log, mul, neg, sub
from symit.kernel.definitions import CONDITIONAL_ENTROPY, CONDITIONAL_MUTUAL_INFORMATION
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Var
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    VARIABLE,
    P,
    joint,
    m,
    mass,
    of_variable,
    special,
    total,
    values_of,
)
from symit.proving.scope import Scope

w, o, v = (b.integer(name) for name in ("w", "o", "v"))
names = [Var(name, VARIABLE) for name in ("X", "Y", "Z")]
X, Y, Z = (of_variable(name) for name in names)
XZ, YZ, XYZ = joint(X, Z), joint(Y, Z), joint(X, Y, Z)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=partition) for partition in (XYZ, XZ, YZ, Z)]
known = Scope().given(POSITIVE, *map(values_of, names)).know(*cells, Z.values())
at_w = known.at_point(w, OUTCOMES)
at_o = known.at_point(o, OUTCOMES)
at_wo = at_w.at_point(o, OUTCOMES)

# ---- a difference of entropies -------------------------------------------------------------------------------
information = b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, X.kernel, Y.kernel, Z.kernel)
before = b.app(CONDITIONAL_ENTROPY, m, P, X.kernel, Z.kernel)
after = b.app(CONDITIONAL_ENTROPY, m, P, X.kernel, joint(Y, Z).kernel)
difference = known.linear(eq(information, sub(before, after)))

# ---- outcomes that share the Z of o weigh one, each divided by its cell --------------------------------------
share = div(mul(mass(w), Z.same(w, o)), Z.cell(w))
at_wov = at_wo.at_point(v, OUTCOMES)
carried = at_wov.linear(
    eq(mul(mass(v), Z.same(w, o), Z.same(w, v)), mul(mass(v), Z.same(w, o), Z.same(o, v))), (Z.move(w, o, v), mass(v))
)
same_mean = at_wo.congruence(v, OUTCOMES, carried)
same_cell = at_wo.know(same_mean).linear(eq(mul(Z.same(w, o), Z.cell(w)), mul(Z.same(w, o), Z.cell(o))), (same_mean, 1))
turned = Z.symmetric(w, o)
moved = at_wo.know(same_cell, turned).linear(
    eq(share, div(mul(mass(w), Z.same(o, w)), Z.cell(o))),
    (same_cell, neg(div(mass(w), mul(Z.cell(w), Z.cell(o))))),
    (turned, div(mass(w), Z.cell(o))),
)
shares = at_o.congruence(w, OUTCOMES, moved)
whole = at_o.know(shares).linear(eq(total(w, share), 1), (shares, 1))

# ---- the mean of the conditional informations ----------------------------------------------------------------
ratio = div(div(XYZ.cell(o), Z.cell(o)), mul(div(XZ.cell(o), Z.cell(o)), div(YZ.cell(o), Z.cell(o))))
given_z = total(o, mul(div(mul(mass(o), Z.same(w, o)), Z.cell(w)), log(ratio)))
mean = total(w, mul(mass(w), given_z))
term = mul(mass(w), div(mul(mass(o), Z.same(w, o)), Z.cell(w)), log(ratio))
inside = at_w.linear(eq(mul(mass(w), given_z), total(o, term)))
as_double = known.congruence(w, OUTCOMES, inside)
exchanged = integration.exchange_integrals(
    at_o.evident(b.defined(total(w, term))), *known.facts, space=OUTCOMES, point=w, beside=OUTCOMES, index=o
)
logs = add(log(XYZ.cell(o)), log(Z.cell(o)), neg(log(XZ.cell(o))), neg(log(YZ.cell(o))))
own = at_o.know(whole).linear(eq(total(w, term), mul(mass(o), logs)), (whole, mul(mass(o), logs)))
outcomes = known.congruence(o, OUTCOMES, own)
entropies = [known.unfold(partition.entropy) for partition in (XZ, YZ, XYZ, Z)]
as_mean = known.know(as_double, exchanged, outcomes, *entropies).linear(
    eq(information, mean),
    *zip(entropies, (1, 1, -1, -1), strict=True),
    (outcomes, -1),
    (exchanged, -1),
    (as_double, -1),
)
claim = logic.conjoin(difference, as_mean)

model = {
    "m": b.num(4),
    "P": b.lam(w, div(w, 10)),
    "X": b.lam(w, b.power(sub(w, 2), 2)),
    "Y": b.lam(w, mul(w, sub(w, 5))),
    "Z": b.lam(w, b.if_(b.le(w, 2), 0, 1)),
}
conditional_mutual_information = derivation(
    id="conditional-mutual-information",
    title="Conditional mutual information, as a difference and as a mean",
    source="Guide, 4.3 Conditional Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        *(Given(values_of(name), f"{name.name} has a value at every outcome") for name in names),
    ],
    sections=[
        statement("A difference", fact(difference, "what Y takes from the uncertainty of X where Z is known")),
        statement(
            "Outcomes that share a value of Z",
            fact(same_cell, "cells do not overlap"),
            fact(whole, "each divided by its cell, they add up to one"),
        ),
        statement(
            "A mean",
            fact(exchanged, "finite sums are exchanged"),
            fact(own, "each outcome counts once"),
            fact(as_mean, "the sum is the conditional mutual information"),
            fact(claim, "both"),
        ),
    ],
    models={"four outcomes": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(conditional_mutual_information)
