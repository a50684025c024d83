"""The Donsker-Varadhan bound, E_P[T] - log E_Q[exp T] <= KL(P||Q), which MINE trains; attained at T = log(p/q).

The tangent of p log(p/q) with slope exp(T)/E_Q[exp T].
"""

from symit import And, Density, Eq, Implies, Lambda, Range, Space, exp, finite, forall, have, integer, integral, kl
from symit import log, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, T = (f(x) for f in X.functions("p q T"))
P, Q = Density(p, x), Density(q, x)
partition = integral(q * exp(T), x)
best = forall(And(p > 0, Eq(T, log(p / q))), x)

theorem(
    "donsker-varadhan-bound",
    [
        integral(p * T, x) - log(partition) <= kl(P, Q),
        Implies(best, Eq(integral(p * T, x) - log(partition), kl(P, Q))),
    ],
    title="The Donsker-Varadhan bound",
    source="Donsker and Varadhan (1975); Belghazi et al., Mutual Information Neural Estimation (2018)",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "T has a value everywhere": forall(finite(T), x),
        "p integrates to one": Eq(integral(p, x), 1),
        "E_Q[exp T] is positive and finite": partition > 0,
        "E_P[T] is finite": finite(integral(p * T, x)),
        "the divergence is finite": finite(kl(P, Q)),
    },
    proof=[
        have(
            forall(p * T - p * log(partition) + p - exp(T) / partition * q <= rel_entr(p, q), x),
            use("relative-tangents", u=p, v=q, a=exp(T) / partition),
        ),
        have(integral(p * T, x) - log(partition) <= kl(P, Q)),
        have(Implies(best, forall(Eq(q * exp(T), p), x))),
        have(Implies(best, Eq(partition, 1))),
        have(Implies(best, Eq(integral(p * T, x), kl(P, Q)))),
    ],
    models={
        "two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2, "T": Lambda(n, n)},
    },
)
