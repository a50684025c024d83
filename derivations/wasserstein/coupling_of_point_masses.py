"""Of two point masses there is one coupling: it moves all mass from the one to the other."""

from symit import S, Eq, Lambda, Piecewise, Range, forall, have, integers, integral, lemma, mapping, use

x, y = integers("x y")
gamma = mapping("gamma", S.Integers, S.Integers)
rows, columns = ((index, Range(1, 3)) for index in (x, y))
p, q = (Lambda(x, Piecewise((1, Eq(x, place)), (0, True))) for place in (1, 2))
not_negative = forall(gamma(x, y) >= 0, rows, columns)
from_p = forall(Eq(integral(gamma(x, y), columns), p(x)), rows)
to_q = forall(Eq(integral(gamma(x, y), rows), q(y)), columns)

lemma(
    "coupling-of-point-masses",
    [Eq(gamma(1, 1), 0), Eq(gamma(1, 2), 1), Eq(gamma(2, 1), 0), Eq(gamma(2, 2), 0)],
    title="The coupling of two point masses",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={"gamma is a coupling": [not_negative, from_p, to_q]},
    proof=[
        have(gamma(1, 1) >= 0, use(not_negative, 1, 1)),
        have(gamma(2, 1) >= 0, use(not_negative, 2, 1)),
        have(Eq(gamma(1, 1) + gamma(1, 2), 1), use(from_p, 1)),
        have(Eq(gamma(2, 1) + gamma(2, 2), 0), use(from_p, 2)),
        have(Eq(gamma(1, 1) + gamma(2, 1), 0), use(to_q, 1)),
        have(gamma(1, 1) <= 0),
        have(gamma(2, 1) <= 0),
        have(Eq(gamma(1, 2), 1), "all mass moves"),
    ],
    models={"the coupling": {gamma: Lambda((x, y), Piecewise((1, x < y), (0, True)))}},
)
