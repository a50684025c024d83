"""1/a + 1/b - 4/(a + b) is the square of a distance: the integral of 2 (exp(-a u) - exp(-b u))^2 over u > 0.

Fuglede & Topsøe, Jensen-Shannon Divergence and Hilbert Space Embedding (2004).
"""

from symit import Eq, Interval, Lambda, exp, forall, have, integral, integrate, lemma, oo, positive, positives, real
from symit import use

a, b, c = positives("a b c")
u, t = real("u"), positive("t")
half_line = (u, Interval.open(0, oo))


def squared(a, b):
    return 1 / a + 1 / b - 4 / (a + b)


def difference(a, b):
    return exp(-a * u) - exp(-b * u)


def embedded(a, b):
    whole = 2 * difference(a, b) ** 2
    primitive = 4 * exp(-(a + b) * u) / (a + b) - exp(-2 * a * u) / a - exp(-2 * b * u) / b
    return [integrate(whole, half_line, antiderivative=primitive), have(Eq(integral(whole, half_line), squared(a, b)))]


lemma(
    "reciprocal-distance",
    forall(squared(a, c) <= (1 + t) * squared(a, b) + (1 + 1 / t) * squared(b, c), t),
    title="A distance of positive numbers",
    source="needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={"the numbers are positive": [a, b, c]},
    proof=[
        *embedded(a, b),
        *embedded(b, c),
        *embedded(a, c),
        use(
            "minkowski-inequality",
            X=Interval.open(0, oo),
            w=Lambda(u, 2),
            f=Lambda(u, difference(a, b)),
            g=Lambda(u, difference(b, c)),
            a=squared(a, b),
            b=squared(b, c),
            c=squared(a, c),
        ),
    ],
)
