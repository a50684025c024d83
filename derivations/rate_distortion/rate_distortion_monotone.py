"""The rate does not grow with the distortion that is allowed: what is allowed at D is allowed at E >= D.  Essay,
"Rate-Distortion Theory: Compression Limits"."""

from symit import Implies, Lambda, Range, Space, forall, have, integer, reals, theorem, use

C = Space("C")
c = C.point("c")
information, distortion = (f(c) for f in C.functions("I d"))
D, E, r, s, t = reals("D E r s t")
n = integer("n")


def no_channel_below(rate, most):
    return forall(Implies(distortion <= most, rate <= information), c)


greatest = forall(Implies(no_channel_below(t, D), t <= r), t)

theorem(
    "rate-distortion-monotone",
    s <= r,
    title="The rate does not grow with the distortion",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    given={
        "no channel c with mean distortion d(c) at most D has I(c) below r": no_channel_below(r, D),
        "and r is the greatest such number": greatest,
        "no channel with distortion at most E is below s": no_channel_below(s, E),
        "more distortion is allowed at E": D <= E,
    },
    proof=[
        have(forall(Implies(distortion <= D, distortion <= E), c)),
        have(no_channel_below(s, D)),
        have(s <= r, use(greatest, s)),
    ],
    models={"two channels": {C: Range(0, 2), "I": Lambda(n, 1 - n), "d": Lambda(n, 2 * n), D: 0, E: 2, r: 1, s: 0}},
)
