"""Bits, nats and hartleys: the unit fixes the constant.  Essay, "Self-Information: The Axioms".

Under the axioms I(p) = -k log p.  To count one unit for an event of probability 1/b is to choose k = 1/log b, which
makes I the logarithm to base b: bits for b = 2, nats for b = e, hartleys for b = 10.
"""

from symit import E, Eq, Implies, Interval, Lambda, exp, forall, function, given_of, have, log, reals, theorem, use

I = function("I")  # noqa: E741 - the document's name
p, b = reals("p b")
chances = Interval.Lopen(0, 1)
k = I(exp(-1))
unique = forall(Eq(I(p), -k * log(p)), (p, chances))


def logarithm(base):
    return forall(Eq(I(p), -log(p) / log(base)), (p, chances))


theorem(
    "information-units",
    logarithm(b),
    title="Bits, nats and hartleys",
    source="Essay, Self-Information: The Axioms",
    given={
        **given_of("self-information-uniqueness"),
        "the base is above 1": b > 1,
        "an event of probability 1/b carries one unit": Eq(I(1 / b), 1),
    },
    proof=[
        use("self-information-uniqueness"),
        have(Implies(Eq(I(1 / 2), 1), logarithm(2)), use(unique, 1 / 2), "bits: b = 2"),
        have(Implies(Eq(I(1 / E), 1), logarithm(E)), use(unique, 1 / E), "nats: b = e"),
        have(Implies(Eq(I(1 / 10), 1), logarithm(10)), use(unique, 1 / 10), "hartleys: b = 10"),
        have(Eq(k * log(b), 1), use(unique, 1 / b), "one unit at 1/b, so the constant is k = 1/log b"),
        have(logarithm(b), "and I is the logarithm to base b"),
    ],
    models={f"base {base}": {b: base, I: Lambda(p, -log(p) / log(base))} for base in (2, 10)},
)
