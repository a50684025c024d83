"""The bound of Nguyen, Wainwright and Jordan, E_P[T] - E_Q[exp(T - 1)] <= KL(P||Q), attained at T = 1 + log(p/q).

The tangent of p log(p/q) with slope exp(T - 1).
"""

from symit import And, Density, Eq, Implies, Lambda, Range, Space, exp, finite, forall, have, integer, integral, kl
from symit import log, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, T = (f(x) for f in X.functions("p q T"))
P, Q = Density(p, x), Density(q, x)
bound = integral(p * T, x) - integral(q * exp(T - 1), x)

theorem(
    "nwj-bound",
    [bound <= kl(P, Q), Implies(forall(And(p > 0, Eq(T, 1 + log(p / q))), x), Eq(bound, kl(P, Q)))],
    title="The bound of Nguyen, Wainwright and Jordan",
    source="Nguyen, Wainwright and Jordan, IEEE Trans. Inf. Theory 56 (2010), section II",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "T has a value everywhere": forall(finite(T), x),
        "p integrates to one": Eq(integral(p, x), 1),
        "both means are finite": [finite(integral(p * T, x)), finite(integral(q * exp(T - 1), x))],
        "the divergence is finite": finite(kl(P, Q)),
    },
    proof=[
        have(
            forall(p * T - q * exp(T - 1) <= rel_entr(p, q), x),
            use("relative-tangents", u=p, v=q, a=exp(T - 1)),
        ),
        have(bound <= kl(P, Q)),
    ],
    models={
        "two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2, "T": Lambda(n, n)},
    },
)
