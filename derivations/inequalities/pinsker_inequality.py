"""Pinsker's inequality: the squared total variation distance is at most half the KL divergence.

3 (p - q)^2/(2 (p + 2 q)) <= p log(p/q) - p + q at every point, and Cauchy-Schwarz for |p - q| = sqrt(p + 2 q)
times the rest.  Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.5.
"""

from symit import Abs, And, Density, Eq, Lambda, Piecewise, Range, Space, calc, cases, finite, forall, have, integer
from symit import integral, kl, le, rel_entr, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
divergence = kl(Density(p, x), Density(q, x))
total_variation = integral(Abs(p - q), x) / 2
w = p + 2 * q
gap = (p - q) ** 2 / w
root = sqrt(w)
ratio = Piecewise(((q - p) / root, p < q), ((p - q) / root, True))

theorem(
    "pinsker-inequality",
    total_variation**2 <= divergence / 2,
    title="Pinsker's inequality",
    source="Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.5",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the divergence is finite": finite(divergence),
    },
    proof=[
        have(
            forall(gap <= 2 / 3 * (rel_entr(p, q) - p + q), x),
            use("logarithm-above-parabola", u=p / q),
            cases(Eq(p, 0)),
        ),
        have(forall(And(p**2 / w <= p, p * q / w <= q, q**2 / w <= q), x)),
        have(finite(integral(p**2 / w, x))),
        have(finite(integral(p * q / w, x))),
        have(finite(integral(q**2 / w, x))),
        have(finite(integral(rel_entr(p, q), x))),
        have(finite(integral(2 / 3 * (rel_entr(p, q) - p + q), x))),
        have(finite(integral(gap, x))),
        calc(integral(gap, x), le(integral(2 / 3 * (rel_entr(p, q) - p + q), x)), 2 / 3 * divergence),
        have(forall(Eq(1 * ratio**2, gap), x), cases(p < q)),
        have(forall(Eq(1 * (ratio * root), Abs(p - q)), x), cases(p < q)),
        have(forall(And(-(p + q) <= Abs(p - q), Abs(p - q) <= p + q), x), cases(p < q)),
        have(finite(integral(Abs(p - q), x))),
        have(Eq(integral(1 * (ratio * root), x), integral(Abs(p - q), x))),
        have(Eq(integral(1 * ratio**2, x), integral(gap, x))),
        use("cauchy-schwarz", w=Lambda(x, 1), f=Lambda(x, ratio), g=Lambda(x, root)),
        have(Eq(integral(1 * root**2, x), 3)),
        have(integral(Abs(p - q), x) ** 2 <= integral(gap, x) * 3),
        have(total_variation**2 <= divergence / 2),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
