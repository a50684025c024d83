"""f(t) = (t - 1)^2 gives the chi-squared divergence.  Guide, "8.1 f-Divergences"."""

from symit import And, Density, Eq, Implies, Interval, Lambda, Range, Space, convex, expectation, finite, forall, have
from symit import integer, integral, oo, reals, theorem

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (g(x) for g in X.functions("p q"))
r, s, t = reals("r s t")
half_line = (t, Interval(0, oo))
zero_at_one = forall(Implies(Eq(t, 1), Eq((t - 1) ** 2, 0)), half_line)
D = expectation((p / q - 1) ** 2, (x, Density(q, x)))
chi_squared = integral((p - q) ** 2 / q, x)

theorem(
    "f-divergence-chi-squared",
    [zero_at_one, convex((t - 1) ** 2, half_line), Eq(D, chi_squared), D >= 0],
    title="The f-divergence of (t - 1)^2 is the chi-squared divergence",
    source="Guide, 8.1 f-Divergences",
    given={
        "p has a value everywhere": forall(finite(p), x),
        "q is positive: X is where it is": forall(q > 0, x),
        "the divergence is finite": finite(chi_squared),
    },
    proof=[
        have(zero_at_one),
        have(forall(Implies(And(r < s, s < t), (t - s) * (s - r) * (t - r) >= 0), r, s, t)),
        have(convex((t - 1) ** 2, half_line)),
        have(Eq(D, chi_squared)),
        have(D >= 0),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 - n), "q": Lambda(n, 1 / 3 + n / 3)}},
)
