"""a log(2 a/(a + b)) + b log(2 b/(a + b)) is the square of a distance of numbers that are not negative.

It is the mean over s > 0, with the weight s, of the squared distances of a + s and b + s by their reciprocals.
"""

from symit import Eq, Interval, Lambda, forall, have, integral, lemma, mapping, mappings, nonnegatives, oo, positive
from symit import real, reals, rel_entr, theorem, use

above = Interval.open(0, oo)
a, b, c = nonnegatives("a b c")
x, y, z = reals("x y z")
u, v, w = reals("u v w")
s, t = real("s"), positive("t")
d = mapping("d", above, above)
f, g, h = (k(s) for k in mappings("f g h", above))
mean_f, mean_g, mean_h = (integral(k, (s, above)) for k in (f, g, h))


def obeyed(d):
    return forall(d(x, z) <= (1 + t) * d(x, y) + (1 + 1 / t) * d(y, z), *((k, above) for k in (x, y, z, t)))


def shifted(f, a, b):
    return forall(Eq(f, s * d(a + s, b + s)), (s, above))


lemma(
    "mean-of-shifted-distances",
    forall(w <= (1 + t) * u + (1 + 1 / t) * v, t),
    title="The mean of the squared distances of shifted numbers",
    given={
        "a, b and c are not negative": [a, b, c],
        "d is the square of a distance": obeyed(d),
        "f, g and h are multiples of it": [shifted(f, a, b), shifted(g, b, c), shifted(h, a, c)],
        "u, v and w are their means": [Eq(mean_f, u), Eq(mean_g, v), Eq(mean_h, w)],
    },
    proof=[
        have(
            forall(
                d(a + s, c + s) <= (1 + t) * d(a + s, b + s) + (1 + 1 / t) * d(b + s, c + s), (s, above), (t, above)
            ),
            use(obeyed(d), a + s, b + s, c + s, t),
        ),
        have(forall(h <= (1 + t) * f + (1 + 1 / t) * g, (s, above), (t, above))),
        use("mean-of-squared-distances", X=above, f=Lambda(s, f), g=Lambda(s, g), h=Lambda(s, h), a=u, b=v, c=w),
    ],
)


def squared(a, b):
    return rel_entr(a, (a + b) / 2) + rel_entr(b, (a + b) / 2)


def reciprocal(x, y):
    return 1 / x + 1 / y - 4 / (x + y)


def weighted(a, b):
    return s * (a - b) ** 2 / ((a + s) * (b + s) * (a + b + 2 * s))


def mean_of_weighted(a, b):
    return have(Eq(integral(weighted(a, b), (s, above)), squared(a, b)), use("jensen-shannon-integral", a=a, b=b))


theorem(
    "jensen-shannon-distance",
    forall(squared(a, c) <= (1 + t) * squared(a, b) + (1 + 1 / t) * squared(b, c), t),
    title="The summand of the Jensen-Shannon divergence is the square of a distance",
    source="Fuglede & Topsøe, Jensen-Shannon Divergence and Hilbert Space Embedding (2004)",
    given={"the numbers are not negative": [a, b, c]},
    proof=[
        mean_of_weighted(a, b),
        mean_of_weighted(b, c),
        mean_of_weighted(a, c),
        have(obeyed(reciprocal), use("reciprocal-distance", a=x, b=y, c=z)),
        use(
            "mean-of-shifted-distances",
            d=Lambda((x, y), reciprocal(x, y)),
            f=Lambda(s, weighted(a, b)),
            g=Lambda(s, weighted(b, c)),
            h=Lambda(s, weighted(a, c)),
            u=squared(a, b),
            v=squared(b, c),
            w=squared(a, c),
        ),
    ],
)
