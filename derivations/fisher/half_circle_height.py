"""A function on the Gaussians that grows no faster along a curve than its Fisher-Rao length, for each half-circle about
0 in the half-plane of x = mu/sqrt 2 and sigma.  Needed for the guide, "10.1 Statistical Manifold".

It is log |(z - r)/(z + r)|, z = x + i sigma; along the half-circle of radius r it grows just as fast as the length.
"""

from symit import And, Eq, Interval, Lambda, calc, derivative, exp, finite, forall, functions, given_of, have, le
from symit import lemma, log, reals, sqrt, use

x, sigma, m, n, L, v = functions("x sigma m n L v")
a, b, q, p, s, t, r = reals("a b q p s t r")
Time = Interval.open(a, b)
X, Y, M, N = x(t), sigma(t), m(t), n(t)
near, far = (X - r) ** 2 + Y**2, (X + r) ** 2 + Y**2
rate = 2 * sqrt(2) * r * (M * (X**2 - r**2 - Y**2) + 2 * X * Y * N) / (near * far)
metric = 2 * (M**2 + N**2) / Y**2
cross = 2 * X * Y * M - N * (X**2 - r**2 - Y**2)
circle = X**2 + Y**2 - r**2
rest = 2 * ((M**2 + N**2) * near * far * circle**2 + 4 * r**2 * Y**2 * cross**2) / (Y * near * far) ** 2


def everywhere(statement):
    return forall(statement, (t, Time))


def height(t):
    return log((x(t) - r) ** 2 + sigma(t) ** 2) / 2 - log((x(t) + r) ** 2 + sigma(t) ** 2) / 2


values = everywhere(And(finite(L(t)), finite(X), Y > 0))
apart = sqrt(2) * (height(p) - height(q))

lemma(
    "half-circle-height",
    And(L(p) - L(q) >= apart, L(p) - L(q) >= -apart),
    title="A function that grows no faster than the Fisher-Rao length",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={
        **given_of("no-faster-than-the-length", "q and p lie in an open interval (a, b), and p not to the left"),
        "the standard deviation is positive, and the others have values": values,
        "m and n are the slopes of x and sigma": [
            everywhere(Eq(derivative(x(s), (s, t)), M)),
            everywhere(Eq(derivative(sigma(s), (s, t)), N)),
        ],
        "the speed is that of the metric": everywhere(And(v(t) >= 0, Eq(v(t) ** 2, metric))),
        "the length grows with it": everywhere(Eq(derivative(L(s), (s, t)), v(t))),
    },
    proof=[
        have(everywhere(And(near > 0, far > 0))),
        have(everywhere(rest >= 0)),
        calc("By Cauchy's inequality", rate**2, metric - rest, le(metric), v(t) ** 2, over=(t, Time)),
        have(everywhere(Eq(derivative(sqrt(2) * height(s), (s, t)), rate))),
        use("no-faster-than-the-length", h=Lambda(t, sqrt(2) * height(t)), g=Lambda(t, rate)),
    ],
    models={
        "a straight way up": {
            a: -1,
            b: 2,
            q: 0,
            p: 1,
            r: 3,
            x: Lambda(t, 1),
            sigma: Lambda(t, exp(t)),
            m: Lambda(t, 0),
            n: Lambda(t, exp(t)),
            L: Lambda(t, sqrt(2) * t),
            v: Lambda(t, sqrt(2)),
        }
    },
)
