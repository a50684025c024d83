"""The Cramér-Rao bound.  Guide, "6.3 Cramér-Rao Bound".

The document says nothing of regularity; here it is.  Differentiating the normalization and E[T] = theta under the
integral gives E[score] = 0 and E[T score] = 1, and Cauchy-Schwarz the rest.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Space, cases, derivative, differentiate, expectation
from symit import finite, fisher_information, forall, given_of, have, integer, integral, log, mappings, models_of
from symit import reals, theorem, use

X = Space("X")
x, i = X.point("x"), integer("i")
theta, a, b, s, t = reals("theta a b s t")
Theta = Interval.open(a, b)
p, p1 = mappings("p p1", X, Theta)
T = X.function("T")(x)
g, h = (f(x) for f in X.functions("g h"))
P, family = Density(p(x, theta), x), Density(p(x, s), x)
density, slope = p(x, theta), p1(x, theta)
information = fisher_information(family, (s, theta))
variance = expectation((T - theta) ** 2, (x, P))


def everywhere(statement):
    return forall(statement, x, (t, Theta))


theorem(
    "cramer-rao-bound",
    1 / information <= variance,
    title="The Cramér-Rao bound",
    source="Guide, 6.3 Cramér-Rao Bound",
    given={
        **given_of("fisher-identity"),
        "the estimator T is unbiased": forall(Eq(integral(T * p(x, t), x), t), (t, Theta)),
        "its variance is finite": finite(variance),
    },
    regularity={
        "T has a value everywhere": forall(finite(T), x),
        "p1 is the derivative of p in the parameter": everywhere(Eq(derivative(p(x, s), (s, t)), p1(x, t))),
        "|p1| <= g for all parameters in (a, b)": everywhere(And(-g <= p1(x, t), p1(x, t) <= g)),
        "|T p1| <= h for all parameters in (a, b)": everywhere(And(-h <= T * p1(x, t), T * p1(x, t) <= h)),
        "g and h are integrable": [finite(integral(g, x)), finite(integral(h, x))],
        "E[score^2] is finite": finite(integral(slope**2 / density, x)),
    },
    proof=[
        differentiate(Eq(integral(p(x, t), x), 1), t),
        have(everywhere(Eq(derivative(T * p(x, s), (s, t)), T * p1(x, t)))),
        differentiate(Eq(integral(T * p(x, t), x), t), t),
        have(everywhere(Eq(derivative(log(p(x, s)), (s, t)), p1(x, t) / p(x, t))), "the score"),
        have(Eq(integral((T - theta) * slope, x), 1), "E[T score] = 1 and E[score] = 0"),
        have(Eq(information, integral(density * (slope / density) ** 2, x))),
        use(
            "cauchy-schwarz", w=Lambda(x, p(x, theta)), f=Lambda(x, T - theta), g=Lambda(x, p1(x, theta) / p(x, theta))
        ),
        have(variance * information >= 1),
        have(information >= 0),
        have(information > 0, cases(Eq(information, 0))),
        have(1 / information <= variance),
    ],
    models=models_of(
        "fisher-identity",
        without=["p2", "g1", "g2"],
        T=Lambda(i, Piecewise((1, Eq(i, 1)), (0, True))),
        g=1,
        h=1,
    ),
)
