"""Two point masses at a distance t: W_1 is t, while JS is log 2 however near they are. Guide, "8.3 Wasserstein
Distance".

Every coupling moves all mass from the one point to the other. As functions of t, W_1 has the slope 1 and JS the
slope 0; the KL divergence is infinite, for Q is 0 where P is 1.
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, forall, given_of, have, integers, integral, kl, log
from symit import mapping, models_of, positive, theorem, use

x, y = integers("x y")
gamma = mapping("gamma", S.Integers, S.Integers)
t = positive("t")
rows, columns = ((index, Range(1, 3)) for index in (x, y))
p, q = (Lambda(x, Piecewise((1, Eq(x, place)), (0, True))) for place in (1, 2))
P, Q, M = (Density(f, rows) for f in (p(x), q(x), (p(x) + q(x)) / 2))
js = (kl(P, M) + kl(Q, M)) / 2


def cost(t):
    return integral(integral(gamma(x, y) * Piecewise((0, Eq(x, y)), (t, True)), columns), rows)


theorem(
    "wasserstein-smooth-gradient",
    [forall(Eq(cost(t), t), t), Eq(js, log(2))],
    title="Two point masses: the Wasserstein distance has a slope, the Jensen-Shannon divergence has none",
    source="Guide, 8.3 Wasserstein Distance",
    given=given_of("coupling-of-point-masses"),
    proof=[
        use("coupling-of-point-masses"),
        have(forall(Eq(cost(t), t), t)),
        have(Eq(js, log(2))),
    ],
    models=models_of("coupling-of-point-masses"),
)
