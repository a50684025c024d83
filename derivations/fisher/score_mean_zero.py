"""The score has mean zero.  Guide, "6.2 Alternative Expression".

The normalization is differentiated under the integral; a family that breaks the conditions is in
`score-moving-support`.
"""

from symit import And, Density, Eq, Interval, Space, derivative, differentiate, eq, expectation, finite, forall
from symit import given_of, have, integer, integral, log, mappings, models_of, reals, theorem

X = Space("X")
x, i = X.point("x"), integer("i")
theta, a, b, s, t = reals("theta a b s t")
Theta = Interval.open(a, b)
p, p1 = mappings("p p1", X, Theta)
g = X.function("g")(x)
score = derivative(log(p(x, s)), (s, theta))


def everywhere(statement):
    return forall(statement, x, (t, Theta))


theorem(
    "score-mean-zero",
    Eq(expectation(score, (x, Density(p(x, theta), x))), 0),
    title="The score has mean zero",
    source="Guide, 6.2 Alternative Expression",
    given=given_of("fisher-identity"),
    regularity={
        "p1 is its derivative in the parameter": everywhere(Eq(derivative(p(x, s), (s, t)), p1(x, t))),
        "|p1| <= g for all parameters in (a, b)": everywhere(And(-g <= p1(x, t), p1(x, t) <= g)),
        "g is integrable": finite(integral(g, x)),
    },
    proof=[
        differentiate(Eq(integral(p(x, t), x), 1), t),
        have(everywhere(Eq(derivative(log(p(x, s)), (s, t)), p1(x, t) / p(x, t))), "the derivative of the logarithm"),
        eq(integral(p1(x, theta), x), "the density times the score"),
        eq(0, "the normalization is constant"),
    ],
    models=models_of("fisher-identity", without=["p2", "g1", "g2"], g=1),
)
