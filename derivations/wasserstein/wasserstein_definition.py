"""The infimum that defines W_1 is over couplings, and there is one: the product. Guide, "8.3 Wasserstein Distance".

On n points with distances d(x, y). No coupling costs less than 0, so the infimum exists; where P = Q, the coupling
that moves nothing costs 0.
"""

from symit import S, Eq, Lambda, Piecewise, Range, cases, finite, forall, have, integers, integral, mappings, theorem
from symit import vectors

n, x, y = integers("n x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q = vectors("p q")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
diagonal = p(x) * Piecewise((1, Eq(y, x)), (0, True))


def cost(coupling):
    return integral(integral(coupling * d(x, y), columns), rows)


theorem(
    "wasserstein-definition",
    [
        forall(Eq(integral(p(x) * q(y), columns), p(x)), rows),
        forall(Eq(integral(p(x) * q(y), rows), q(y)), columns),
        cost(gamma(x, y)) >= 0,
        forall(Eq(integral(diagonal, columns), p(x)), rows),
        Eq(cost(diagonal), 0),
    ],
    title="The Wasserstein distance on n points is an infimum over a set that is not empty",
    source="Guide, 8.3 Wasserstein Distance",
    given={
        "p and q have n entries": [forall(finite(p(x)), rows), forall(finite(q(x)), rows)],
        "p and q add up to one": [Eq(integral(p(x), rows), 1), Eq(integral(q(x), rows), 1)],
        "no distance is negative": forall(d(x, y) >= 0, rows, columns),
        "a point has distance 0 from itself": forall(Eq(d(x, x), 0), rows),
        "gamma is not negative": forall(gamma(x, y) >= 0, rows, columns),
    },
    proof=[
        have(forall(Eq(integral(p(x) * q(y), columns), p(x)), rows)),
        have(forall(Eq(integral(p(x) * q(y), rows), q(y)), columns)),
        have(forall(integral(gamma(x, y) * d(x, y), columns) >= 0, rows)),
        have(cost(gamma(x, y)) >= 0),
        have(forall(Eq(integral(diagonal, columns), p(x)), rows)),
        have(forall(Eq(diagonal * d(x, y), 0), rows, columns), cases(Eq(y, x))),
        have(forall(Eq(integral(diagonal * d(x, y), columns), 0), rows)),
        have(Eq(cost(diagonal), 0)),
    ],
    models={
        "two points": {
            n: 2,
            d: Lambda((x, y), Piecewise((0, Eq(x, y)), (3, True))),
            gamma: Lambda((x, y), (x + y) / 12),
            p: Lambda(x, x / 3),
            q: Lambda(x, 1 / 2),
        }
    },
)
