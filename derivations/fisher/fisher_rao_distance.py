"""The Fisher-Rao distance of two Gaussians is sqrt 2 |log w| with w + 1/w = 2 + ((mu_1 - mu_2)^2/2 + (sigma_1 -
sigma_2)^2)/(sigma_1 sigma_2): no curve between them is shorter.  Guide, "10.1 Statistical Manifold".

In the half-plane of mu/sqrt 2 and sigma both lie on a half-circle about (c/sqrt 2, 0).
"""

from symit import And, Eq, Interval, Lambda, apply, calc, cases, derivative, exp, finite, forall, functions, given_of
from symit import have, le, lemma, log, positives, reals, sqrt, theorem, use

A, B, S = positives("A B S")

lemma(
    "height-on-the-circle",
    Eq(log(A**2 + S**2) / 2 - log(B**2 + S**2) / 2, log(A) - log(S)),
    title="The height on the half-circle",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={"the numbers are positive": [A, B, S], "S is the root of A B": Eq(S**2, A * B)},
    proof=[
        have(Eq(A**2 + S**2, A * (A + B))),
        have(Eq(B**2 + S**2, B * (A + B))),
        have(Eq(log(A**2 + S**2), log(A) + log(A + B))),
        have(Eq(log(B**2 + S**2), log(B) + log(A + B))),
        have(Eq(log(S**2), log(A * B)), apply(log, Eq(S**2, A * B))),
    ],
    models={"four and nine": {A: 4, B: 9, S: 6}},
)

mu, sigma, m, n, L, v = functions("mu sigma m n L v")
a, b, c, q, p, s, t, r = reals("a b c q p s t r")
Time = Interval.open(a, b)


def everywhere(statement):
    return forall(statement, (t, Time))


def x(t):
    return (mu(t) - c) / sqrt(2)


def height(t):
    return log((x(t) - r) ** 2 + sigma(t) ** 2) / 2 - log((x(t) + r) ** 2 + sigma(t) ** 2) / 2


def rise(t):
    return log(r - x(t)) - log(sigma(t))


w = (r - x(p)) * sigma(q) / ((r - x(q)) * sigma(p))
near = ((mu(p) - mu(q)) ** 2 / 2 + (sigma(p) - sigma(q)) ** 2) / (sigma(q) * sigma(p))
values = everywhere(And(finite(L(t)), finite(mu(t)), sigma(t) > 0))


theorem(
    "fisher-rao-distance",
    [L(p) - L(q) >= sqrt(2) * log(w), L(p) - L(q) >= -sqrt(2) * log(w), Eq(w + 1 / w, 2 + near)],
    title="The Fisher-Rao distance of two Gaussians",
    source="Guide, 10.1 Statistical Manifold",
    given={
        **given_of("half-circle-height", "q and p lie in an open interval (a, b), and p not to the left"),
        "the standard deviation is positive, and the others have values": values,
        "m and n are the slopes of mu and sigma": [
            everywhere(Eq(derivative(mu(s), (s, t)), m(t))),
            everywhere(Eq(derivative(sigma(s), (s, t)), n(t))),
        ],
        **given_of("fisher-rao-equal-means", "the speed is that of the metric", "the length grows with it"),
        "both ends lie on one half-circle": [
            r > 0,
            Eq(x(q) ** 2 + sigma(q) ** 2, r**2),
            Eq(x(p) ** 2 + sigma(p) ** 2, r**2),
        ],
    },
    proof=[
        use(values, q),
        use(values, p),
        *(have((r - x(e)) * (r + x(e)) > 0) for e in (q, p)),
        *(have(sign * x(e) <= r, use("roots-in-order", a=sign * x(e), b=r)) for e in (q, p) for sign in (1, -1)),
        *(have(r - sign * x(e) > 0, cases(Eq(r - sign * x(e), 0))) for e in (q, p) for sign in (1, -1)),
        *(
            have(
                Eq(height(e), rise(e)),
                use("height-on-the-circle", A=r - x(e), B=r + x(e), S=sigma(e)),
            )
            for e in (q, p)
        ),
        have(Eq(log(w), rise(p) - rise(q))),
        use("half-circle-height", x=Lambda(t, x(t)), m=Lambda(t, m(t) / sqrt(2))),
        have(L(p) - L(q) >= sqrt(2) * (height(p) - height(q))),
        have(L(p) - L(q) >= -sqrt(2) * (height(p) - height(q))),
        *(have(Eq(sqrt(2) * height(e), sqrt(2) * rise(e))) for e in (q, p)),
        have(Eq(sqrt(2) * log(w), sqrt(2) * (rise(p) - rise(q)))),
        *(
            calc("Along the curve", z * log(w), z * (rise(p) - rise(q)), z * (height(p) - height(q)), le(L(p) - L(q)))
            for z in (sqrt(2), -sqrt(2))
        ),
        use(
            "ends-of-a-half-circle",
            a=r - x(q),
            b=r + x(q),
            c=r - x(p),
            s=sigma(q),
            t=sigma(p),
        ),
        have(Eq(w + 1 / w, 2 + near)),
    ],
    models={
        "along a half-circle": {
            a: -1,
            b: 2,
            q: 0,
            p: 1,
            c: 0,
            r: 1,
            mu: Lambda(t, sqrt(2) * (exp(2 * t) - 1) / (exp(2 * t) + 1)),
            sigma: Lambda(t, 2 * exp(t) / (exp(2 * t) + 1)),
            m: Lambda(t, 4 * sqrt(2) * exp(2 * t) / (exp(2 * t) + 1) ** 2),
            n: Lambda(t, 2 * exp(t) * (1 - exp(2 * t)) / (exp(2 * t) + 1) ** 2),
            L: Lambda(t, sqrt(2) * t),
            v: Lambda(t, sqrt(2)),
        }
    },
)
