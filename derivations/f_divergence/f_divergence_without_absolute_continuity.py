"""E_Q[f(p/q)] sees nothing of P where q = 0: then it can be negative, and is not what the table says.  Guide, "8.1
f-Divergences", the condition unsaid.

P is a fair coin, Q shows one side only.  For t log t the mean is log(1/2)/2 < 0; for |t - 1|/2 it is 1/4, and the total
variation distance is 1/2.
"""

from symit import Abs, Eq, Lambda, Piecewise, Range, have, integer, integral, log, theorem, use

x = integer("x")
coin = (x, Range(0, 2))
p, q = Lambda(x, 1 / 2), Lambda(x, Piecewise((1, Eq(x, 0)), (0, True)))


def mean(f):
    """Over Q, where it is positive."""
    return integral(Piecewise((q(x) * f(p(x) / q(x)), q(x) > 0), (0, True)), coin)


theorem(
    "f-divergence-without-absolute-continuity",
    [
        mean(lambda t: t * log(t)) < 0,
        mean(lambda t: Abs(t - 1, evaluate=False) / 2) < integral(Abs(p(x) - q(x), evaluate=False), coin) / 2,
    ],
    title="An f-divergence without absolute continuity",
    source="Guide, 8.1 f-Divergences: the condition that it leaves unsaid",
    proof=[
        have(Eq(mean(lambda t: t * log(t)), log(1 / 2) / 2)),
        have(mean(lambda t: t * log(t)) < 0, use("exponential-tangent", y=log(1 / 2))),
    ],
)
