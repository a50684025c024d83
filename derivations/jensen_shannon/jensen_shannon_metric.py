"""The square root of the Jensen-Shannon divergence obeys the triangle inequality, so that it is a metric.
Guide, "8.2 Jensen-Shannon Divergence".

The divergence is a mean of squared distances of p(x) and q(x), and so is the square of a distance.
"""

from symit import Density, Eq, Lambda, Piecewise, Range, Space, forall, have, integer, integral, kl, positive, rel_entr
from symit import sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, r = (f(x) for f in X.functions("p q r"))
t = positive("t")


def js(p, q):
    M = Density((p + q) / 2, x)
    return (kl(Density(p, x), M) + kl(Density(q, x), M)) / 2


def summand(p, q):
    return (rel_entr(p, (p + q) / 2) + rel_entr(q, (p + q) / 2)) / 2


def known(p, q):
    """That it is not negative, and the mean of its summands."""
    return [
        have(js(p, q) >= 0, use("jensen-shannon-bounded", p=Lambda(x, p), q=Lambda(x, q))),
        have(
            Eq(integral(summand(p, q), x), js(p, q)),
            use("jensen-shannon-definition", p=Lambda(x, p), q=Lambda(x, q)),
        ),
    ]


theorem(
    "jensen-shannon-metric",
    sqrt(js(p, r)) <= sqrt(js(p, q)) + sqrt(js(q, r)),
    title="The square root of the Jensen-Shannon divergence obeys the triangle inequality",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given={
        "p, q and r are not negative": [forall(f >= 0, x) for f in (p, q, r)],
        "p, q and r integrate to one": [Eq(integral(f, x), 1) for f in (p, q, r)],
    },
    proof=[
        *known(p, q),
        *known(q, r),
        *known(p, r),
        have(
            forall(summand(p, r) <= (1 + t) * summand(p, q) + (1 + 1 / t) * summand(q, r), x, t),
            use("jensen-shannon-distance", a=p, b=q, c=r),
        ),
        use(
            "mean-of-squared-distances",
            f=Lambda(x, summand(p, q)),
            g=Lambda(x, summand(q, r)),
            h=Lambda(x, summand(p, r)),
            a=js(p, q),
            b=js(q, r),
            c=js(p, r),
        ),
        use("sum-of-roots", a=js(p, q), b=js(q, r), c=js(p, r)),
    ],
    models={
        "three coins": {
            X: Range(0, 2),
            "p": Lambda(n, Piecewise((1, Eq(n, 0)), (0, True))),
            "q": Lambda(n, 1 / 4 + n / 2),
            "r": 1 / 2,
        },
    },
)
