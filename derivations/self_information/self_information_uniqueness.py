"""The axioms of self-information leave only the logarithm.  Essay, "Self-Information: The Axioms".

The document puts g(x) = I(e^x) for all real x; but I(e^x) makes sense only for e^x <= 1, so here g(x) = I(e^-x), x > 0.
"""

from symit import Eq, Implies, Interval, Lambda, Rational, by_continuity, cases, continuous, exp, forall, function, have
from symit import induction, integers, log, oo, reals, theorem, use

I = function("I")  # noqa: E741 - the document's name
p, q, x = reals("p q x")
m, n = integers("m n")
chances, half_line = Interval.Lopen(0, 1), Interval.open(0, oo)
k = I(exp(-1))

decreasing = forall(Implies(p < q, I(q) < I(p)), (p, chances), (q, chances))
continuity = continuous(I(p), (p, Interval.open(0, 1)))
additivity = forall(Eq(I(p * q), I(p) + I(q)), (p, chances), (q, chances))
multiples = forall(Eq(I(exp(-n * x)), n * I(exp(-x))), (x, half_line))
line = forall(Eq(I(exp(-x)), x * k), (x, half_line))

theorem(
    "self-information-uniqueness",
    [k > 0, forall(Eq(I(p), -k * log(p)), (p, chances))],
    source="Essay, Self-Information: The Axioms",
    given={
        "axiom 1: I is decreasing": decreasing,
        "axiom 3: I is continuous": continuity,
        "axiom 4: the information of independent events adds up": additivity,
    },
    proof=[
        have(Eq(I(1), 0), use(additivity, 1, 1)),
        induction(
            multiples,
            n,
            1,
            base=use(additivity, exp(-x), exp(-x)),
            step=[use(additivity, exp(-x), exp(-x)), use(additivity, exp(-n * x), exp(-x))],
        ),
        by_continuity(line, (m, n), use(additivity, exp(-1), 1), use(multiples, m / n, n=n), use(multiples, 1, n=m)),
        have(forall(Eq(I(p), -k * log(p)), (p, chances)), use(line, -log(p)), cases(Eq(p, 1))),
        have(k > 0, use(decreasing, exp(-1), 1)),
    ],
    models={f"I(p) = -{c} log p": {I: Lambda(p, -c * log(p))} for c in (Rational(1), Rational(7, 3))},
)
