"""Two points on a half-circle of radius r: w + 1/w says how far they are apart, w = (r - y) s/((r - x) t).

With r - x, r + x = a, b and r - y, r + y = c, d: s^2 = a b, t^2 = c d, and a + b = c + d.
"""

from symit import Eq, have, lemma, positives

a, b, c, s, t = positives("a b c s t")
d = a + b - c
w = c * s / (a * t)

lemma(
    "ends-of-a-half-circle",
    Eq(w + 1 / w, 2 + ((a - c) ** 2 + (s - t) ** 2) / (s * t)),
    title="The distance of two points on a half-circle",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={
        "the numbers are positive": [a, b, c, s, t],
        "both points lie on the half-circle": [Eq(s**2, a * b), Eq(t**2, c * d)],
    },
    proof=[
        have(Eq(c * b + a * d, 2 * s * t + (a - c) ** 2 + (s - t) ** 2)),
        have(Eq(c * s**2 / a, c * b)),
        have(Eq(a * t**2 / c, a * d)),
        have(Eq(c * s**2 / a + a * t**2 / c, c * b + a * d)),
        (c * s**2 / a + a * t**2 / c) / (s * t),
        (c * b + a * d) / (s * t),
        2 + ((a - c) ** 2 + (s - t) ** 2) / (s * t),
    ],
    models={"4 and 1 from 5": {a: 1, b: 9, c: 5, s: 3, t: 5}},
)
