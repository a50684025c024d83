"""The Fisher information matrix is the Hessian of the KL divergence at zero distance.  Guide, "6.4 Fisher Information
and KL Divergence".

Entry (i, j) moves two coordinates of the parameter, called s and t here, and holds the others still: K(s, t) is the
divergence of p_(s, t) from the density at (s_0, t_0).  The diagonal entries are `fisher-kl-second-order`.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Range, Space, derivative, differentiate, exp
from symit import expectation, finite, forall, have, integer, integral, kl, log, mappings, reals, theorem

X = Space("X")
x, k = X.point("x"), integer("k")
s, t, r, s_0, t_0, a, b, c, d = reals("s t r s_0 t_0 a b c d")
S, T = Interval.open(a, b), Interval.open(c, d)
L, l_t, l_st = mappings("L l_t l_st", X, S, T)
K, K_t, K_st = mappings("K K_t K_st", S, T)
g1, g2 = (g(x) for g in X.functions("g1 g2"))
p = exp(L(x, s_0, t_0))
difference = p * (L(x, s_0, t_0) - L(x, s, t))
score_s, score_t = derivative(L(x, r, t_0), (r, s_0)), derivative(L(x, s_0, r), (r, t_0))
information = expectation(score_s * score_t, (x, Density(p, x)))


def everywhere(statement):
    return forall(statement, x, (s, S), (t, T))


def anywhere(statement):
    return forall(statement, (s, S), (t, T))


def outcomes(first, second, third):
    return Lambda((k, s, t), Piecewise((first, Eq(k, 0)), (second, Eq(k, 1)), (third, True)))


theorem(
    "fisher-kl-hessian",
    [Eq(K_t(s_0, t_0), 0), Eq(K_st(s_0, t_0), information)],
    title="The Fisher information matrix is the Hessian of the KL divergence",
    source="Guide, 6.4 Fisher Information and KL Divergence",
    given={
        "s lies in an open interval": [a < s_0, s_0 < b],
        "t lies in an open interval": [c < t_0, t_0 < d],
        "the density is exp(L), on a space that does not depend on the parameter": everywhere(finite(L(x, s, t))),
        "K(s, t) is the divergence": anywhere(Eq(kl(Density(p, x), Density(exp(L(x, s, t)), x)), K(s, t))),
        "K_t is its derivative in t": anywhere(Eq(derivative(K(s, r), (r, t)), K_t(s, t))),
        "K_st is that of K_t in s": anywhere(Eq(derivative(K_t(r, t), (r, s)), K_st(s, t))),
    },
    regularity={
        "l_t is the score in t": everywhere(Eq(derivative(L(x, s, r), (r, t)), l_t(x, s, t))),
        "l_st is its derivative in s": everywhere(Eq(derivative(l_t(x, r, t), (r, s)), l_st(x, s, t))),
        "p |l_t| <= g1 for all s and t in the intervals": everywhere(
            And(p * l_t(x, s, t) >= -g1, p * l_t(x, s, t) <= g1)
        ),
        "p |l_st| <= g2 for all s and t in the intervals": everywhere(
            And(p * l_st(x, s, t) >= -g2, p * l_st(x, s, t) <= g2)
        ),
        "g1 and g2 are integrable": [finite(integral(g1, x)), finite(integral(g2, x))],
        "the score in t has mean zero": Eq(integral(p * l_t(x, s_0, t_0), x), 0),
        "the Fisher identity": Eq(information, -integral(p * l_st(x, s_0, t_0), x)),
    },
    proof=[
        have(anywhere(Eq(integral(difference, x), K(s, t)))),
        have(everywhere(Eq(derivative(p * (L(x, s_0, t_0) - L(x, s, r)), (r, t)), -(p * l_t(x, s, t))))),
        have(everywhere(And(-(p * l_t(x, s, t)) >= -g1, -(p * l_t(x, s, t)) <= g1))),
        differentiate(Eq(integral(difference, x), K(s, t)), t),
        have(everywhere(Eq(derivative(-(p * l_t(x, r, t)), (r, s)), -(p * l_st(x, s, t))))),
        have(everywhere(And(-(p * l_st(x, s, t)) >= -g2, -(p * l_st(x, s, t)) <= g2))),
        differentiate(Eq(integral(-(p * l_t(x, s, t)), x), K_t(s, t)), s),
    ],
    models={
        "three outcomes with probabilities s, t and 1 - s - t, at 1/3 each": {
            X: Range(0, 3),
            s_0: 1 / 3,
            t_0: 1 / 3,
            a: 1 / 4,
            b: 3 / 8,
            c: 1 / 4,
            d: 3 / 8,
            L: outcomes(log(s), log(t), log(1 - s - t)),
            l_t: outcomes(0, 1 / t, -1 / (1 - s - t)),
            l_st: Lambda((k, s, t), Piecewise((-1 / (1 - s - t) ** 2, Eq(k, 2)), (0, True))),
            "g1": 4 / 3,
            "g2": 16 / 3,
            K: Lambda((s, t), -log(3) - (log(s) + log(t) + log(1 - s - t)) / 3),
            K_t: Lambda((s, t), (1 / (1 - s - t) - 1 / t) / 3),
            K_st: Lambda((s, t), 1 / (3 * (1 - s - t) ** 2)),
        }
    },
)
