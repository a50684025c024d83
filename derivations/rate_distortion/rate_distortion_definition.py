"""The rate at distortion D is the greatest number that no channel with mean distortion at most D falls below, and
there is only one.  Essay, "Rate-Distortion Theory: Compression Limits".

The document has a minimum; the greatest lower bound is it where there is one.
"""

from symit import Eq, Implies, Lambda, Range, Space, forall, have, integer, reals, theorem, use

C = Space("C")
c = C.point("c")
information, distortion = (f(c) for f in C.functions("I d"))
D, r, s, t = reals("D r s t")
n = integer("n")


def no_channel_below(rate):
    return forall(Implies(distortion <= D, rate <= information), c)


def greatest(rate):
    return forall(Implies(no_channel_below(t), t <= rate), t)


theorem(
    "rate-distortion-definition",
    Eq(r, s),
    title="The rate at a distortion is one number",
    source="Essay, Rate-Distortion Theory: Compression Limits; guide, 7.1 The Rate-Distortion Function",
    given={
        "no channel c with mean distortion d(c) at most D has I(c) below r": no_channel_below(r),
        "and r is the greatest such number": greatest(r),
        "so is s": [no_channel_below(s), greatest(s)],
    },
    proof=[have(s <= r, use(greatest(r), s)), have(r <= s, use(greatest(s), r))],
    models={"two channels": {C: Range(0, 2), "I": Lambda(n, 1 - n), "d": Lambda(n, 2 * n), D: 2, r: 0, s: 0}},
)
