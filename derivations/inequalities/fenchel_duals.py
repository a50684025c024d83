"""The Fenchel duals of the f of the f-divergences: s u - g(s) <= f(u), with equality at one s for each u.

KL: f = u log u, g = exp(s - 1).  Reverse KL: f = -log u, g = -1 - log(-s), s < 0.  Chi-squared: f = (u - 1)^2, g = s +
s^2/4.  Total variation: f = |u - 1|/2, g = s for |s| <= 1/2.  Twice Jensen-Shannon: f = u log u - (u + 1) log((u +
1)/2), g = -log(2 - w) for s = log w, w < 2.  Nowozin, Cseke and Tomioka, f-GAN (2016).
"""

from symit import Abs, And, Eq, Implies, cases, exp, have, log, positives, real, theorem, use

u, w = positives("u w")
s = real("s")
tv = Abs(u - 1, evaluate=False) / 2
js = u * log(u) - (u + 1) * log((u + 1) / 2)
within = And(s >= -1 / 2, s <= 1 / 2)

theorem(
    "fenchel-duals",
    [
        s * u - exp(s - 1) <= u * log(u),
        Implies(Eq(s, 1 + log(u)), Eq(s * u - exp(s - 1), u * log(u))),
        Implies(s < 0, s * u + 1 + log(-s) <= -log(u)),
        Implies(Eq(s, -1 / u), Eq(s * u + 1 + log(-s), -log(u))),
        s * u - s - s**2 / 4 <= (u - 1) ** 2,
        Implies(Eq(s, 2 * (u - 1)), Eq(s * u - s - s**2 / 4, (u - 1) ** 2)),
        Implies(within, s * u - s <= tv),
        Implies(And(u < 1, Eq(s, -1 / 2)), Eq(s * u - s, tv)),
        Implies(And(u >= 1, Eq(s, 1 / 2)), Eq(s * u - s, tv)),
        Implies(w < 2, log(w) * u + log(2 - w) <= js),
        Implies(Eq(w, 2 * u / (1 + u)), Eq(log(w) * u + log(2 - w), js)),
    ],
    title="The Fenchel duals of the f-divergences",
    source="Nowozin, Cseke and Tomioka, f-GAN (2016)",
    given={"u and w are positive": [u, w]},
    proof=[
        have(s * u - exp(s - 1) <= u * log(u), use("exponential-tangent", y=s - 1 - log(u))),
        have(Implies(Eq(s, 1 + log(u)), Eq(s * u - exp(s - 1), u * log(u)))),
        have(Implies(s < 0, s * u + 1 + log(-s) <= -log(u)), use("log-tangent-inequality", x=-s * u)),
        have(Implies(Eq(s, -1 / u), Eq(s * u + 1 + log(-s), -log(u)))),
        have((s / 2 - (u - 1)) ** 2 >= 0),
        have(s * u - s - s**2 / 4 <= (u - 1) ** 2),
        have(Implies(And(within, u < 1), (1 / 2 + s) * (1 - u) >= 0)),
        have(Implies(And(within, u >= 1), (1 / 2 - s) * (u - 1) >= 0)),
        have(Implies(within, s * u - s <= tv), cases(u < 1)),
        have(
            Implies(w < 2, log(w) * u + log(2 - w) <= js),
            use("relative-tangents", u=u, v=(u + 1) / 2, a=w),
            use("relative-tangents", u=1, v=(u + 1) / 2, a=2 - w),
        ),
    ],
)
