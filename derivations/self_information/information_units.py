"""Bits, nats and hartleys: the unit fixes the constant.  Essay, "Self-Information: The Axioms".

Under the axioms I(p) = -k log p.  To count one unit for an event of probability 1/b is to choose k = 1/log b, which
makes I the logarithm to base b: bits for b = 2, nats for b = e, hartleys for b = 10.
"""

from sympy import E, Eq, Integer, log

from symit.kernel import build as kernel
from symit.kernel.rules import logic
from symit.language.symbols import function, reals
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_term, as_variable, parts

I = function("I")  # noqa: E741 - the document's name
p, b = reals("p b")

axioms = load("self-information-uniqueness")
_, unique = parts(axioms.theorem)
one_unit = Eq(I(1 / b), 1)

scope = Scope().given(b > 1)
k = I(E**-1)
at_unit = scope.instance(unique, 1 / b)
counted = logic.assume(formula=as_formula(one_unit))
constant = scope.know(at_unit).linear(Eq(k * log(b), 1), (counted, 1), (at_unit, -1))

at_p = scope.given(p > 0, p <= 1)
value = at_p.instance(unique, p)
in_units = at_p.know(value).linear(Eq(I(p), -log(p) / log(b)), (value, 1), (constant, -log(p) / log(b)))
general = at_p.for_all_with(in_units, p, p > 0, p <= 1)
bits, nats, hartleys = (Scope().instantiate(general, {b: base}) for base in (Integer(2), E, Integer(10)))

information_units = derivation(
    id="information-units",
    title="Bits, nats and hartleys",
    source="Essay, Self-Information: The Axioms",
    given=[
        *(Given(h.formula, h.words) for h in axioms.hypotheses),
        Given(b > 1, "the base is above 1"),
        Given(one_unit, "an event of probability 1/b carries one unit"),
    ],
    sections=[
        statement(
            "One unit for an event of probability 1/b",
            fact(at_unit, "I is a logarithm"),
            fact(constant, "so the constant is k = 1/log b"),
            fact(general, "and I is the logarithm to base b"),
        ),
        statement(
            "The three units",
            fact(bits, "bits: b = 2"),
            fact(nats, "nats: b = e"),
            fact(hartleys, "hartleys: b = 10"),
        ),
    ],
    theorem=general,
    models={
        f"base {base}": {"b": base, "I": kernel.lam(as_variable(p), as_term(-log(p) / log(base)))}
        for base in (Integer(2), Integer(10))
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(information_units)
