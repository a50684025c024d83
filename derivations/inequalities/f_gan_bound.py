"""E_P[T] - E_Q[g(T)] <= D_f(P||Q), where g is the Fenchel dual of f, which an f-GAN trains its critic T by; attained
where T is a slope of f at p/q.  Nguyen, Wainwright and Jordan (2010); guide, "Where It's Used".
"""

from symit import Density, Eq, Implies, Lambda, Range, Space, expectation, finite, forall, functions, have, integer
from symit import integral, reals, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, T = (h(x) for h in X.functions("p q T"))
f, g = functions("f g")
u, s = reals("u s")
Q = Density(q, x)
bound = integral(p * T, x) - expectation(g(T), (x, Q))
divergence = expectation(f(p / q), (x, Q))
dual = forall(Implies(u > 0, s * u - g(s) <= f(u)), u, s)
attained = forall(Eq(T * (p / q) - g(T), f(p / q)), x)

theorem(
    "f-gan-bound",
    [bound <= divergence, Implies(attained, Eq(bound, divergence))],
    title="The bound of an f-GAN's critic",
    source="Nguyen, Wainwright and Jordan, IEEE Trans. Inf. Theory 56 (2010), section II",
    given={
        "g is at least the Fenchel dual of f: s u - g(s) <= f(u)": dual,
        "p and q are positive": [forall(p > 0, x), forall(q > 0, x)],
        "T has a value everywhere": forall(finite(T), x),
        "both means are finite": [finite(integral(p * T, x)), finite(expectation(g(T), (x, Q)))],
        "the divergence is finite": finite(divergence),
    },
    proof=[
        have(forall(T * (p / q) - g(T) <= f(p / q), x), use(dual, p / q, T)),
        have(forall(p * T - q * g(T) <= q * f(p / q), x)),
        have(bound <= divergence),
        have(Implies(attained, forall(Eq(p * T - q * g(T), q * f(p / q)), x))),
        have(Eq(integral(p * T - q * g(T), x), bound)),
        have(Implies(attained, Eq(integral(p * T - q * g(T), x), divergence))),
        have(Implies(attained, Eq(bound, divergence))),
    ],
    models={
        "chi-squared of two coins": {
            X: Range(0, 2),
            f: Lambda(u, (u - 1) ** 2),
            g: Lambda(s, s + s**2 / 4),
            "p": Lambda(n, 1 / 4 + n / 2),
            "q": 1 / 2,
            "T": Lambda(n, n),
        },
    },
)
