"""A triangle inequality without roots: c <= (1 + t) a + (1 + 1/t) b for every t > 0 is sqrt c <= sqrt a + sqrt b.

The right side is smallest at t = sqrt(b/a), where it is the square of sqrt a + sqrt b. Where a or b is 0, t grows or
falls without bound.
"""

from symit import Eq, Implies, cases, forall, have, lemma, nonnegatives, positive, probability, sqrt, use

a, b, c = nonnegatives("a b c")
t, h = positive("t"), probability("h")
stretched = forall(c <= (1 + t) * a + (1 + 1 / t) * b, t)

lemma(
    "sum-of-roots",
    sqrt(c) <= sqrt(a) + sqrt(b),
    title="A triangle inequality without roots",
    source="needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={"a, b and c are not negative": [a, b, c], "c is below the stretched sums": stretched},
    proof=[
        have(forall(Implies(Eq(a, 0), -b * h <= b - c), h), use(stretched, 1 / h)),
        have(Implies(Eq(a, 0), c <= b), use("up-to-any-error", d=b - c, K=b)),
        have(forall(Implies(Eq(b, 0), -a * h <= a - c), h), use(stretched, h)),
        have(Implies(Eq(b, 0), c <= a), use("up-to-any-error", d=a - c, K=a)),
        have(c <= (sqrt(a) + sqrt(b)) ** 2, cases(Eq(a, 0), Eq(b, 0)), use(stretched, sqrt(b) / sqrt(a))),
        use("roots-in-order", a=sqrt(c), b=sqrt(a) + sqrt(b)),
    ],
)
