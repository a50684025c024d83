"""The Fisher information is minus the mean second derivative of the log-density.  Guide, "6.2 Alternative Expression".

The document differentiates the normalization twice "under regularity conditions"; here they are.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Range, Space, calc, derivative, differentiate
from symit import expectation, finite, fisher_information, forall, have, integer, integral, log, mappings, reals
from symit import theorem

X = Space("X")
x = X.point("x")
theta, a, b, s, t = reals("theta a b s t")
i = integer("i")
Theta = Interval.open(a, b)
p, p1, p2 = mappings("p p1 p2", X, Theta)
g1, g2 = X.functions("g1 g2")
P, family = Density(p(x, theta), x), Density(p(x, s), x)
score, curvature = derivative(log(p(x, s)), (s, theta)), derivative(log(p(x, s)), (s, theta), 2)


def everywhere(statement):
    return forall(statement, x, (t, Theta))


theorem(
    "fisher-identity",
    [Eq(expectation(score, (x, P)), 0), Eq(fisher_information(family, (s, theta)), -expectation(curvature, (x, P)))],
    source="Guide, 6.2 Alternative Expression",
    given={
        "the parameter lies in an open interval (a, b)": [a < theta, theta < b],
        "the density is positive on a space that does not depend on the parameter": everywhere(p(x, t) > 0),
        "the density integrates to one": forall(Eq(integral(p(x, t), x), 1), (t, Theta)),
    },
    regularity={
        "p1 is its derivative in the parameter": everywhere(Eq(derivative(p(x, s), (s, t)), p1(x, t))),
        "p2 is its second derivative": everywhere(Eq(derivative(p1(x, s), (s, t)), p2(x, t))),
        "|p1| <= g1 for all parameters in (a, b)": everywhere(And(-g1(x) <= p1(x, t), p1(x, t) <= g1(x))),
        "|p2| <= g2 for all parameters in (a, b)": everywhere(And(-g2(x) <= p2(x, t), p2(x, t) <= g2(x))),
        "g1 is integrable": finite(integral(g1(x), x)),
        "g2 is integrable": finite(integral(g2(x), x)),
        "E[score^2] is finite": finite(integral(p1(x, theta) ** 2 / p(x, theta), x)),
    },
    proof=[
        differentiate(Eq(integral(p(x, t), x), 1), t),
        differentiate(Eq(integral(p1(x, t), x), 0), t),
        have(everywhere(Eq(derivative(log(p(x, s)), (s, t)), p1(x, t) / p(x, t))), "the derivative of the logarithm"),
        have(forall(Eq(curvature, p2(x, theta) / p(x, theta) - score**2), x), "the quotient rule"),
        calc(
            0,
            integral(p2(x, theta), x),
            integral(p(x, theta) * curvature, x) + integral(p(x, theta) * score**2, x),
        ),
    ],
    models={
        "the Bernoulli family": {
            X: Range(0, 2),
            a: 0,
            b: 1,
            p: Lambda((i, s), Piecewise((s, Eq(i, 1)), (1 - s, True))),
            p1: Lambda((i, s), Piecewise((1, Eq(i, 1)), (-1, True))),
            p2: 0,
            g1: 1,
            g2: 0,
        }
    },
)
