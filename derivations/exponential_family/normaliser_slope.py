"""The derivative of a normaliser: the integral of h(x) exp(t T(x)) is differentiated under the integral.

Where it exists for |t - theta| < delta, the derivative T h exp(t T) lies below a combination of h exp(t T) at two
places further away than t, because u <= exp(u).  Lehmann & Romano, Testing Statistical Hypotheses (3rd ed.), Theorem
2.7.1.
"""

from symit import And, Eq, Interval, Lambda, Piecewise, Range, Space, derivative, differentiate, exp, finite, forall
from symit import have, integer, integral, lemma, positive, reals, use

X = Space("X")
x, n = X.point("x"), integer("n")
theta, s, t = reals("theta s t")
delta = positive("delta")
h, T = (f(x) for f in X.functions("h T"))
low, high = theta - delta / 2, theta + delta / 2
Theta, Near = Interval.open(theta - delta, theta + delta), Interval.open(theta - delta / 4, theta + delta / 4)


def w(t):
    return exp(t * T) * h


exists = forall(finite(integral(w(t), x)), (t, Theta))
bound = 4 / delta * (w(high) + w(low))

lemma(
    "normaliser-slope",
    Eq(derivative(integral(w(s), x), (s, theta)), integral(T * w(theta), x)),
    title="The derivative of a normaliser",
    source="needed for the guide, 3.4 KL Divergence for Exponential Families",
    given={
        "the base density h is not negative": forall(h >= 0, x),
        "the statistic T is a function on the space": forall(finite(T), x),
        "theta lies in the interior of the natural domain: there is a delta > 0": delta,
        "such that the normaliser exists for |t - theta| < delta": exists,
    },
    proof=[
        have(forall(And(theta - delta < t, t < theta + delta, low < t, t < high), (t, Near))),
        have(forall(finite(integral(w(t), x)), (t, Near))),
        have(forall(Eq(derivative(w(s), (s, t)), T * w(t)), x, (t, Near)), "the derivative of the integrand"),
        have(forall(T * w(t) <= w(high) / (high - t), x, (t, Near)), use("exponential-tangent", y=(high - t) * T)),
        have(forall(-T * w(t) <= w(low) / (t - low), x, (t, Near)), use("exponential-tangent", y=(low - t) * T)),
        have(forall(And(1 / (high - t) <= 4 / delta, 1 / (t - low) <= 4 / delta), (t, Near))),
        have(forall(w(high) / (high - t) <= 4 / delta * w(high), x, (t, Near))),
        have(forall(w(low) / (t - low) <= 4 / delta * w(low), x, (t, Near))),
        have(forall(And(T * w(t) <= 4 / delta * w(high), -T * w(t) <= 4 / delta * w(low)), x, (t, Near))),
        have(forall(And(-bound <= T * w(t), T * w(t) <= bound), x, (t, Near))),
        use(exists, low),
        use(exists, high),
        differentiate(integral(w(t), x), t),
    ],
    models={"one trial": {X: Range(0, 2), "h": 1, "T": Lambda(n, Piecewise((1, Eq(n, 1)), (0, True)))}},
)
