"""-log p satisfies the axioms of self-information.  Essay, "Self-Information: The Axioms".

It is not negative on (0, 1] and grows beyond all bounds as p goes to 0.
"""

from symit import Eq, Implies, Interval, Limit, apply, continuous, forall, have, log, oo, reals, theorem

p, q = reals("p q")
chances = Interval.Lopen(0, 1)


def I(p):  # noqa: E743 - the document's name
    return -log(p)


theorem(
    "self-information-satisfies-axioms",
    [
        forall(Implies(p < q, I(q) < I(p)), (p, chances), (q, chances)),
        forall(Implies(Eq(p, 1), Eq(I(p), 0)), p),
        continuous(I(p), (p, Interval.open(0, 1))),
        forall(Eq(I(p * q), I(p) + I(q)), (p, chances), (q, chances)),
        forall(I(p) >= 0, (p, chances)),
        Eq(Limit(I(p), p, 0), oo),
    ],
    title="-log p satisfies the axioms of self-information",
    source="Essay, Self-Information: The Axioms",
    proof=[
        have(
            forall(Implies(p < q, I(q) < I(p)), (p, chances), (q, chances)),
            apply(log, p < q),
            "axiom 1: I is decreasing",
        ),
        have(forall(Implies(Eq(p, 1), Eq(I(p), 0)), p), "axiom 2: what is certain says nothing"),
        have(continuous(I(p), (p, Interval.open(0, 1))), "axiom 3: I is continuous"),
        have(forall(Eq(I(p * q), I(p) + I(q)), (p, chances), (q, chances)), "axiom 4: independent events add up"),
        have(forall(I(p) >= 0, (p, chances)), "log p <= 0 for p <= 1"),
        have(Eq(Limit(I(p), p, 0), oo), "what is all but impossible says more than any bound"),
    ],
)
