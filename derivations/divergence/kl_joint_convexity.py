"""KL(p||q) is convex in the pair (p, q), on any space.  Guide, "3.1 Definition and Properties".

The log-sum inequality at every point, for the shares t and 1 - t of the two pairs.
"""

from symit import Density, Eq, Implies, Lambda, Ne, Range, Space, cases, finite, forall, have, integer, integral, kl
from symit import le, probability, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
t = probability("t")
p_1, p_2, q_1, q_2 = (f(x) for f in X.functions("p_1 p_2 q_1 q_2"))
p, q = t * p_1 + (1 - t) * p_2, t * q_1 + (1 - t) * q_2
P, Q = Density(p, x), Density(q, x)
P_1, P_2, Q_1, Q_2 = (Density(f, x) for f in (p_1, p_2, q_1, q_2))
mixed = t * rel_entr(p_1, q_1) + (1 - t) * rel_entr(p_2, q_2)


def on_two(first):
    return Lambda(n, first + (1 - 2 * first) * n)


theorem(
    "kl-joint-convexity",
    kl(P, Q) <= t * kl(P_1, Q_1) + (1 - t) * kl(P_2, Q_2),
    title="KL divergence is convex in both distributions together",
    source="Guide, 3.1 Definition and Properties",
    given={
        "no density is negative": [forall(f >= 0, x) for f in (p_1, p_2, q_1, q_2)],
        "all are integrable": [finite(integral(f, x)) for f in (p_1, p_2, q_1, q_2)],
        "q_1 is positive wherever p_1 is": forall(Implies(Ne(p_1, 0), q_1 > 0), x),
        "q_2 is positive wherever p_2 is": forall(Implies(Ne(p_2, 0), q_2 > 0), x),
        "both divergences are finite": [finite(kl(P_1, Q_1)), finite(kl(P_2, Q_2))],
        "t is a share": t,
    },
    proof=[
        have(forall(Eq(rel_entr(t * p_1, t * q_1), t * rel_entr(p_1, q_1)), x)),
        have(forall(Eq(rel_entr((1 - t) * p_2, (1 - t) * q_2), (1 - t) * rel_entr(p_2, q_2)), x)),
        have(forall(Implies(Ne(t * p_1, 0), t * q_1 > 0), x), cases(Eq(p_1, 0))),
        have(forall(Implies(Ne((1 - t) * p_2, 0), (1 - t) * q_2 > 0), x), cases(Eq(p_2, 0))),
        have(
            forall(rel_entr(p, q) <= rel_entr(t * p_1, t * q_1) + rel_entr((1 - t) * p_2, (1 - t) * q_2), x),
            use("log-sum-inequality", u_1=t * p_1, v_1=t * q_1, u_2=(1 - t) * p_2, v_2=(1 - t) * q_2),
        ),
        have(forall(rel_entr(p, q) <= mixed, x)),
        have(forall(Implies(Ne(p, 0), q > 0), x), cases(Eq(p_1, 0), Eq(p_2, 0))),
        have(finite(kl(P, Q))),
        le(integral(mixed, x)),
        t * kl(P_1, Q_1) + (1 - t) * kl(P_2, Q_2),
    ],
    models={
        "four coins": {
            X: Range(0, 2),
            t: 1 / 3,
            "p_1": on_two(1 / 4),
            "p_2": on_two(1 / 2),
            "q_1": on_two(1 / 3),
            "q_2": on_two(2 / 3),
        },
    },
)
