"""The gradient of W_1 is not smooth everywhere: between point masses at 0 and at t it is |t|, with the slope 1 on the
right of 0 and -1 on the left.  Guide, "Key Insight: Why Different Divergences Matter"."""

from symit import S, Abs, Eq, Piecewise, Range, forall, given_of, have, integers, integral, mapping, models_of
from symit import positive, reals, theorem, use

x, y = integers("x y")
gamma = mapping("gamma", S.Integers, S.Integers)
(t,), h = reals("t"), positive("h")
rows, columns = ((index, Range(1, 3)) for index in (x, y))


def cost(t):
    return integral(integral(gamma(x, y) * Piecewise((0, Eq(x, y)), (Abs(t), True)), columns), rows)


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
    given=given_of("coupling-of-point-masses"),
    proof=[
        use("coupling-of-point-masses"),
        have(distance),
    ],
    models=models_of("coupling-of-point-masses"),
)
