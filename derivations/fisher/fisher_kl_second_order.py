"""The Fisher information is the second derivative of KL(p_theta||p_t) in t, at t = theta, where the first one vanishes.
Guide, "6.4 Fisher Information and KL Divergence".

K(t) = KL(p_theta||p_t) is minus the mean of log p_t under p_theta, up to a constant, and is differentiated under the
integral.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Range, Space, derivative, differentiate, exp, finite
from symit import forall, functions, have, integer, integral, kl, log, mappings, reals, theorem

X = Space("X")
x, i = X.point("x"), integer("i")
theta, a, b, s, t = reals("theta a b s t")
Theta = Interval.open(a, b)
L, l1, l2 = mappings("L l1 l2", X, Theta)
g1, g2 = (f(x) for f in X.functions("g1 g2"))
K, K1, K2 = functions("K K1 K2")
p = exp(L(x, theta))
P = Density(p, x)
difference = p * (L(x, theta) - L(x, t))
information = integral(p * l1(x, theta) ** 2, x)


def everywhere(statement):
    return forall(statement, x, (t, Theta))


theorem(
    "fisher-kl-second-order",
    [Eq(K(theta), 0), Eq(K1(theta), 0), Eq(K2(theta), information)],
    title="The Fisher information is the Hessian of the KL divergence",
    source="Guide, 6.4 Fisher Information and KL Divergence",
    given={
        "the parameter lies in an open interval (a, b)": [a < theta, theta < b],
        "the density is exp(L), on a space that does not depend on the parameter": everywhere(finite(L(x, t))),
        "the density integrates to one": Eq(integral(p, x), 1),
        "K(t) is the divergence of p_t": forall(Eq(kl(P, Density(exp(L(x, t)), x)), K(t)), (t, Theta)),
        "K has the derivatives K1 and K2": [
            forall(Eq(derivative(K(s), (s, t)), K1(t)), (t, Theta)),
            forall(Eq(derivative(K1(s), (s, t)), K2(t)), (t, Theta)),
        ],
    },
    regularity={
        "l1 is the score, the derivative of the log-density L": everywhere(Eq(derivative(L(x, s), (s, t)), l1(x, t))),
        "l2 is its derivative": everywhere(Eq(derivative(l1(x, s), (s, t)), l2(x, t))),
        "p |l1| <= g1 for all parameters in (a, b)": everywhere(And(-g1 <= p * l1(x, t), p * l1(x, t) <= g1)),
        "p |l2| <= g2 for all parameters in (a, b)": everywhere(And(-g2 <= p * l2(x, t), p * l2(x, t) <= g2)),
        "g1 and g2 are integrable": [finite(integral(g1, x)), finite(integral(g2, x))],
        "the score has mean zero": Eq(integral(p * l1(x, theta), x), 0),
        "the Fisher identity": Eq(information, -integral(p * l2(x, theta), x)),
    },
    proof=[
        have(Eq(K(theta), 0)),
        have(forall(Eq(integral(difference, x), K(t)), (t, Theta))),
        have(everywhere(Eq(derivative(p * (L(x, theta) - L(x, s)), (s, t)), -(p * l1(x, t))))),
        have(everywhere(And(-g1 <= -(p * l1(x, t)), -(p * l1(x, t)) <= g1))),
        differentiate(Eq(integral(difference, x), K(t)), t),
        have(everywhere(Eq(derivative(-(p * l1(x, s)), (s, t)), -(p * l2(x, t))))),
        have(everywhere(And(-g2 <= -(p * l2(x, t)), -(p * l2(x, t)) <= g2))),
        differentiate(Eq(integral(-(p * l1(x, t)), x), K1(t)), t),
    ],
    models={
        "a coin, at 1/2": {
            X: Range(0, 2),
            theta: 1 / 2,
            a: 1 / 4,
            b: 3 / 4,
            L: Lambda((i, s), Piecewise((log(s), Eq(i, 1)), (log(1 - s), True))),
            l1: Lambda((i, s), Piecewise((1 / s, Eq(i, 1)), (-1 / (1 - s), True))),
            l2: Lambda((i, s), Piecewise((-1 / s**2, Eq(i, 1)), (-1 / (1 - s) ** 2, True))),
            "g1": 2,
            "g2": 8,
            K: Lambda(t, -log(2) - log(t) / 2 - log(1 - t) / 2),
            K1: Lambda(t, -1 / (2 * t) + 1 / (2 * (1 - t))),
            K2: Lambda(t, 1 / (2 * t**2) + 1 / (2 * (1 - t) ** 2)),
        }
    },
)
