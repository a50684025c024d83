"""A function gains from P to Q at most what a coupling costs, if it falls by the distance at most where mass goes.

f(x) - f(y) <= d(x, y), averaged over the coupling.
"""

from symit import Abs, Eq, Lambda, Range, S, calc, eq, finite, forall, have, integers, integral, lemma, mappings, swap
from symit import transport, vectors

n, x, y = integers("n x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q, f = vectors("p q f")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
on = transport(d, p, q, rows, columns)

paid = forall(gamma(x, y) * (f(x) - f(y)) <= gamma(x, y) * d(x, y), rows, columns)
moved = integral(gamma(x, y) * f(y), columns)

lemma(
    "gain-below-cost",
    on.gain(f) <= on.cost(gamma),
    title="A function gains at most what a coupling costs",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the distances have values": forall(finite(d(x, y)), rows, columns),
        "gamma is a coupling of p and q": on.couples(gamma),
        "f has values": forall(finite(f(x)), rows),
        "where mass goes, f falls by the distance at most": paid,
    },
    proof=[
        have(forall(Eq(integral(gamma(x, y) * f(x), columns), p(x) * f(x)), rows)),
        have(forall(Eq(integral(gamma(x, y) * f(y), rows), q(y) * f(y)), columns)),
        calc(
            integral(moved, rows),
            eq(integral(integral(gamma(x, y) * f(y), rows), columns), swap(moved, rows)),
            integral(q(y) * f(y), columns),
        ),
        have(forall(p(x) * f(x) - moved <= integral(gamma(x, y) * d(x, y), columns), rows)),
        have(on.gain(f) <= on.cost(gamma)),
    ],
    models={
        "two points": {
            n: 2,
            d: Lambda((x, y), 3 * Abs(x - y)),
            p: Lambda(x, x / 3),
            q: Lambda(x, 1 / 2),
            gamma: Lambda((x, y), x / 6),
            f: Lambda(x, x),
        }
    },
)
