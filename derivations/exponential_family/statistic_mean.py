"""The mean of a statistic by the normaliser: both sides of `integral of h(x) exp(t T(x)) = Z(t)` are differentiated."""

from symit import Eq, Interval, Lambda, Piecewise, Range, Space, derivative, exp, finite, forall, function, have
from symit import integer, integral, lemma, positive, real

X = Space("X")
x, n = X.point("x"), integer("n")
theta, s, t = real("theta"), real("s"), real("t")
delta = positive("delta")
h, T = (f(x) for f in X.functions("h T"))
Z, Z1 = function("Z"), function("Z1")
Theta = Interval.open(theta - delta, theta + delta)


def w(t):
    return exp(t * T) * h


normaliser = forall(Eq(integral(w(t), x), Z(t)), (t, Theta))

lemma(
    "statistic-mean",
    Eq(integral(T * w(theta), x), Z1(theta)),
    title="The mean of a statistic is the derivative of the normaliser",
    source="needed for the guide, 3.4 KL Divergence for Exponential Families",
    given={
        "the base density h is not negative": forall(h >= 0, x),
        "the statistic T is a function on the space": forall(finite(T), x),
        "theta lies in the interior of the natural domain: there is a delta > 0": delta,
        "such that the normaliser at t is Z(t) for |t - theta| < delta": normaliser,
        "Z1 is its derivative": forall(Eq(derivative(Z(s), (s, t)), Z1(t)), (t, Theta)),
    },
    proof=[
        have(forall(finite(integral(w(t), x)), (t, Theta))),
        have(Eq(derivative(integral(w(s), x), (s, theta)), integral(T * w(theta), x)), "normaliser-slope"),
        have(Eq(derivative(integral(w(s), x), (s, theta)), Z1(theta)), "both sides of the equation"),
    ],
    models={
        "one trial": {
            X: Range(0, 2),
            "h": 1,
            "T": Lambda(n, Piecewise((1, Eq(n, 1)), (0, True))),
            Z: Lambda(s, 1 + exp(s)),
            Z1: Lambda(s, exp(s)),
        }
    },
)
