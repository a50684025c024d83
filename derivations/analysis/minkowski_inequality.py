"""Minkowski's inequality for a weight w: in the mean of squares, |h| <= |f + g| is at most |f| and |g| together.

The square of the right side exceeds E (f + g)^2 by 2 (|f| |g| - E fg), which Cauchy and Schwarz find not negative.
"""

from symit import Lambda, Range, Space, finite, forall, have, integer, integral, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
w, f, g, h = (k(x) for k in X.functions("w f g h"))
F, G, FG, total = (integral(w * k, x) for k in (f**2, g**2, f * g, h**2))

theorem(
    "minkowski-inequality",
    [finite(total), sqrt(total) <= sqrt(F) + sqrt(G)],
    title="Minkowski's inequality",
    source="Rudin, Real and Complex Analysis (3rd ed.), 3.5; needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={
        "the weight is not negative": forall(w >= 0, x),
        "f, g and h have values everywhere": [forall(finite(k), x) for k in (f, g, h)],
        "the squares of f and g are integrable": [finite(F), finite(G)],
        "h is at most f + g": forall(h**2 <= (f + g) ** 2, x),
    },
    proof=[
        use("cauchy-schwarz"),
        have(forall(w * (f - g) ** 2 >= 0, x)),
        have(forall(w * h**2 <= 2 * (w * f**2) + 2 * (w * g**2), x)),
        have(finite(total)),
        have(forall(w * h**2 <= w * f**2 + 2 * (w * (f * g)) + w * g**2, x)),
        have(total <= F + 2 * FG + G),
        use("roots-in-order", a=FG, b=sqrt(F) * sqrt(G)),
        use("roots-in-order", a=sqrt(total), b=sqrt(F) + sqrt(G)),
    ],
    models={"two values": {X: Range(0, 2), "w": 1 / 2, "f": Lambda(n, n + 1), "g": Lambda(n, 3 - n), "h": 4}},
)
