"""The gradient of W_1 is not smooth everywhere: between point masses at 0 and at t it is |t|, with the slope 1 on the
right of 0 and -1 on the left.  Guide, "Key Insight: Why Different Divergences Matter"."""

from symit import S, Abs, Eq, Lambda, Piecewise, Range, forall, have, integers, integral, mapping, positive, reals
from symit import theorem, use

x, y = integers("x y")
gamma = mapping("gamma", S.Integers, S.Integers)
(t,), h = reals("t"), positive("h")
rows, columns = ((index, Range(1, 3)) for index in (x, y))
p, q = (Lambda(x, Piecewise((1, Eq(x, place)), (0, True))) for place in (1, 2))


def cost(t):
    return integral(integral(gamma(x, y) * Piecewise((0, Eq(x, y)), (Abs(t), True)), columns), rows)


not_negative = forall(gamma(x, y) >= 0, rows, columns)
from_p = forall(Eq(integral(gamma(x, y), columns), p(x)), rows)
to_q = forall(Eq(integral(gamma(x, y), rows), q(y)), columns)
distance = forall(Eq(cost(t), Abs(t)), t)

theorem(
    "wasserstein-kink",
    [
        distance,
        forall(Eq((cost(h) - cost(0)) / h, 1), h),
        forall(Eq((cost(-h) - cost(0)) / -h, -1), h),
    ],
    title="The Wasserstein distance of two point masses has a kink where they meet",
    source="Guide, Key Insight: Why Different Divergences Matter",
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
        have(distance),
    ],
    models={"the coupling": {gamma: Lambda((x, y), Piecewise((1, x < y), (0, True)))}},
)
