"""Mutual information lies above the mean of log t, for every t > 0 whose mean over the source is at most 1 wherever
the other variable is.

The tangent of u log u at t bounds j log(j/(phi r)) from below at every pair.  Barber & Agakov (2003), for t =
q(x|y)/phi(x); with t = lambda(x) exp(-s d(x, y)) it is Shannon's lower bound on the rate (Berger, 1971, Theorem
2.5.1).
"""

from symit import Eq, Implies, Lambda, Ne, Piecewise, Range, Space, calc, finite, forall, have, integers, integral
from symit import lemma, log, mappings, rel_entr, use

X, Y = Space("X"), Space("Y")
x, y = X.point("x"), Y.point("y")
a, b = integers("a b")
(phi,), (r,) = X.functions("phi"), Y.functions("r")
j, t = mappings("j t", X, Y)
joint, tilt = j(x, y), t(x, y)
divergence = rel_entr(joint, phi(x) * r(y))
line = joint * log(tilt) + joint - r(y) * (phi(x) * tilt)

lemma(
    "information-lower-bound",
    integral(integral(joint * log(tilt), x), y) <= integral(integral(divergence, x), y),
    title="A lower bound on mutual information",
    source="Barber & Agakov (2003); needed for the essay, Rate-Distortion Theory: Compression Limits",
    given={
        "the densities are not negative": [forall(joint >= 0, y, x), forall(r(y) >= 0, y), forall(phi(x) >= 0, x)],
        "r is the density of the second variable": forall(Eq(integral(joint, x), r(y)), y),
        "what happens is possible under both marginals": forall(Implies(Ne(joint, 0), phi(x) * r(y) > 0), y, x),
        "t is positive, with mean at most 1": [
            forall(tilt > 0, y, x),
            forall(integral(phi(x) * tilt, x) <= 1, y),
        ],
        "the mean of log t exists": [
            forall(finite(integral(joint * log(tilt), x)), y),
            finite(integral(integral(joint * log(tilt), x), y)),
        ],
        "the information is finite": [
            forall(finite(integral(divergence, x)), y),
            finite(integral(integral(divergence, x), y)),
        ],
    },
    proof=[
        have(forall(line <= divergence, y, x), use("relative-tangents", u=joint, v=phi(x) * r(y), a=tilt)),
        have(forall(finite(integral(line, x)), y)),
        calc(
            integral(line, x),
            integral(joint * log(tilt), x) + integral(joint, x) - r(y) * integral(phi(x) * tilt, x),
            over=y,
        ),
        have(forall(integral(line, x) <= integral(divergence, x), y)),
        have(forall(r(y) * integral(phi(x) * tilt, x) <= r(y), y)),
        have(forall(integral(joint * log(tilt), x) <= integral(divergence, x), y)),
    ],
    models={
        "two coins that agree more often than not": {
            X: Range(0, 2),
            Y: Range(0, 2),
            "phi": 1 / 2,
            "r": 1 / 2,
            j: Lambda((a, b), Piecewise((3 / 8, Eq(a, b)), (1 / 8, True))),
            t: Lambda((a, b), Piecewise((4 / 3, Eq(a, b)), (1 / 2, True))),
        }
    },
)
