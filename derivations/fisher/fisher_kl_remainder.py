"""KL(p_theta||p_eta) is I(theta) h^2/2 with h = eta - theta >= 0, up to E[g] h^3/6.  Guide, "6.4 Fisher Information and
KL Divergence".

g bounds the third derivative of the log-density.  Taylor's theorem at each x, multiplied by the density and integrated:
the term of order one has mean zero, that of order two is half the Fisher information.  Steps to the left, and in d
parameters, are in `fisher-kl-several-parameters`.
"""

from symit import And, Density, Eq, Interval, Lambda, Piecewise, Range, Space, derivative, exp, finite, forall, have
from symit import integer, integral, kl, log, mappings, reals, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
theta, eta, a, b, s, t = reals("theta eta a b s t")
Theta = Interval.open(a, b)
L, l1, l2, l3 = mappings("L l1 l2 l3", X, Theta)
g = X.function("g")(x)
p, h = exp(L(x, theta)), eta - theta
divergence = kl(Density(p, x), Density(exp(L(x, eta)), x))
information = integral(p * l1(x, theta) ** 2, x)
rest = L(x, eta) - L(x, theta) - l1(x, theta) * h - l2(x, theta) * h**2 / 2
bound = integral(p * g, x) * h**3 / 6


def everywhere(statement):
    return forall(statement, x, (t, Theta))


def between(value, most):
    return And(value >= -most, value <= most)


values, bounded = everywhere(finite(L(x, t))), everywhere(between(l3(x, t), g))
slopes = [everywhere(Eq(derivative(f(x, s), (s, t)), slope(x, t))) for f, slope in ((L, l1), (l1, l2), (l2, l3))]

theorem(
    "fisher-kl-remainder",
    between(divergence - information * h**2 / 2, bound),
    title="The KL divergence is quadratic in the step, up to order three",
    source="Guide, 6.4 Fisher Information and KL Divergence",
    given={
        "the parameters lie in an open interval (a, b)": [a < theta, theta <= eta, eta < b],
        "the density is exp(L), on a space that does not depend on the parameter": values,
        "the density integrates to one": Eq(integral(p, x), 1),
    },
    regularity={
        "l1 is the score, the derivative of the log-density L, l2 its derivative, and l3 that of l2": slopes,
        "|l3| <= g for all parameters in (a, b)": bounded,
        "the mean of g is finite": finite(integral(p * g, x)),
        "the score has mean zero": Eq(integral(p * l1(x, theta), x), 0),
        "the Fisher identity": Eq(information, -integral(p * l2(x, theta), x)),
    },
    proof=[
        *(have(forall(finite(L(x, end)), x), use(values, x, end)) for end in (theta, eta)),
        *(
            have(forall(finite(f(x, theta)), x), use(slope, x, theta))
            for f, slope in ((l1, slopes[0]), (l2, slopes[1]))
        ),
        have(forall(finite(g), x), use(bounded, x, theta)),
        have(
            forall(between(rest, g * h**3 / 6), x),
            use(
                "taylor-remainder",
                f=Lambda(t, L(x, t)),
                f1=Lambda(t, l1(x, t)),
                f2=Lambda(t, l2(x, t)),
                f3=Lambda(t, l3(x, t)),
                M=g,
                q=theta,
                p=eta,
            ),
        ),
        have(forall(between(p * rest, h**3 / 6 * (p * g)), x), "multiplied by the density"),
        have(finite(integral(p * rest, x))),
        have(integral(p * rest, x) >= -bound),
        have(integral(p * rest, x) <= bound),
        have(
            forall(
                Eq(
                    rel_entr(p, exp(L(x, eta))),
                    -(p * rest) - h * (p * l1(x, theta)) - h**2 / 2 * (p * l2(x, theta)),
                ),
                x,
            )
        ),
        have(Eq(divergence, information * h**2 / 2 - integral(p * rest, x))),
    ],
    models={
        "a coin, from 1/2 to 5/8": {
            X: Range(0, 2),
            theta: 1 / 2,
            eta: 5 / 8,
            a: 1 / 4,
            b: 3 / 4,
            L: Lambda((n, s), Piecewise((log(s), Eq(n, 1)), (log(1 - s), True))),
            l1: Lambda((n, s), Piecewise((1 / s, Eq(n, 1)), (-1 / (1 - s), True))),
            l2: Lambda((n, s), Piecewise((-1 / s**2, Eq(n, 1)), (-1 / (1 - s) ** 2, True))),
            l3: Lambda((n, s), Piecewise((2 / s**3, Eq(n, 1)), (-2 / (1 - s) ** 3, True))),
            "g": 128,
        }
    },
)
