"""The Fisher identity for an entry of the information matrix.  Guide, "6.1 Definition" and "6.2 Alternative
Expression".

[I(theta)]_ij = E[d_i log p  d_j log p] = -E[d_i d_j log p].  Entry (i, j) moves two coordinates of theta, called s
and t here, and holds the others still, so the density is a function p(x, s, t).  The diagonal entries are
`fisher-identity`.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Range, Space, derivative, differentiate, eq
from symit import expectation, finite, forall, have, integer, integral, log, mappings, reals, theorem

X = Space("X")
x, k = X.point("x"), integer("k")
s, t, r, s_0, t_0, a, b, c, d = reals("s t r s_0 t_0 a b c d")
S, T = Interval.open(a, b), Interval.open(c, d)
p, p_s, p_t, p_st = mappings("p p_s p_t p_st", X, S, T)
g1, g2 = X.functions("g1 g2")
f, f_s, f_t, f_st = (q(x, s_0, t_0) for q in (p, p_s, p_t, p_st))
P = Density(f, x)
score_s, score_t = derivative(log(p(x, r, t_0)), (r, s_0)), derivative(log(p(x, s_0, r)), (r, t_0))
mixed = derivative(derivative(log(p(x, s, r)), (r, t_0)), (s, s_0))


def everywhere(statement):
    return forall(statement, x, (s, S), (t, T))


def outcomes(first, second, third):
    return Lambda((k, s, t), Piecewise((first, Eq(k, 0)), (second, Eq(k, 1)), (third, True)))


theorem(
    "fisher-identity-matrix",
    Eq(expectation(score_s * score_t, (x, P)), -expectation(mixed, (x, P))),
    title="The Fisher identity for an entry of the information matrix",
    source="Guide, 6.1 Definition (matrix form) and 6.2 Alternative Expression",
    given={
        "s lies in an open interval": [a < s_0, s_0 < b],
        "t lies in an open interval": [c < t_0, t_0 < d],
        "the density is positive on a space that does not depend on the parameter": everywhere(p(x, s, t) > 0),
        "the density integrates to one": forall(Eq(integral(p(x, s, t), x), 1), (s, S), (t, T)),
    },
    regularity={
        "p_s is the derivative in s": everywhere(Eq(derivative(p(x, r, t), (r, s)), p_s(x, s, t))),
        "p_t is the derivative in t": everywhere(Eq(derivative(p(x, s, r), (r, t)), p_t(x, s, t))),
        "p_st is the mixed second derivative": everywhere(Eq(derivative(p_t(x, r, t), (r, s)), p_st(x, s, t))),
        "|p_t| <= g1 for all s and t in the intervals": everywhere(And(-g1(x) <= p_t(x, s, t), p_t(x, s, t) <= g1(x))),
        "|p_st| <= g2 for all s and t in the intervals": everywhere(
            And(-g2(x) <= p_st(x, s, t), p_st(x, s, t) <= g2(x))
        ),
        "g1 is integrable": finite(integral(g1(x), x)),
        "g2 is integrable": finite(integral(g2(x), x)),
        "the product of the two scores has a mean": finite(integral(f_s * f_t / f, x)),
    },
    proof=[
        differentiate(Eq(integral(p(x, s, t), x), 1), t),
        differentiate(Eq(integral(p_t(x, s, t), x), 0), s),
        have(forall(Eq(score_s, f_s / f), x), "the score in s"),
        have(everywhere(Eq(derivative(log(p(x, s, r)), (r, t)), p_t(x, s, t) / p(x, s, t))), "the score in t"),
        have(forall(Eq(mixed, f_st / f - f_s * f_t / f**2), x), "the quotient rule"),
        eq(integral(f_s * f_t / f, x), "multiply the scores and integrate"),
        eq(-integral(f_st - f_s * f_t / f, x), "the mixed derivative of the density integrates to zero"),
        eq(-expectation(mixed, (x, P)), "the mixed derivative, multiplied by the density"),
    ],
    models={
        "three outcomes with probabilities s, t and 1 - s - t": {
            X: Range(0, 3),
            a: 0,
            b: 1 / 2,
            c: 0,
            d: 1 / 2,
            p: outcomes(s, t, 1 - s - t),
            p_s: outcomes(1, 0, -1),
            p_t: outcomes(0, 1, -1),
            p_st: 0,
            g1: 1,
            g2: 0,
        }
    },
)
