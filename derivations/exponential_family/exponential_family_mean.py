"""The mean of the sufficient statistic is the gradient of the log-partition function: E[T_k] = d/dtheta_k A(theta).

Along the k-th coordinate the normaliser is that of a family with one statistic, T_k, and the base density
h exp(theta^T T), so it is differentiated under the integral (normaliser-slope).
"""

from symit import Eq, ExponentialFamily, Interval, Lambda, Piecewise, Range, S, Space, Sum, apply, calc, density
from symit import derivative, eq, exp, expectation, factorial, finite, forall, have, integer, integral, log
from symit import log_partition, lt, mapping, oo, partial, positive, positive_integer, real, theorem, use, vectors

X = Space("X")
x, h = X.point("x"), X.function("h")
T = mapping("T", S.Integers, X)
theta, eta = vectors("theta eta")
d, delta = positive_integer("d"), positive("delta")
j, k, n, s, t = integer("j"), integer("k"), integer("n"), real("s"), real("t")
J, K = ((index, Range(1, d + 1)) for index in (j, k))
around = (t, Interval.open(-delta, delta))


def family(theta):
    return ExponentialFamily(X, h, T, d, theta)


def w(t):
    return exp(t * T(k, x)) * (h(x) * exp(exponent))


P, A = family(theta), Lambda(eta, log_partition(family(eta)))
p = density(P, x)
exponent = Sum(theta(j) * T(j, x), (j, 1, d))
moved = theta(j) + Piecewise((t, Eq(j, k)), (0, True))
A_near = log_partition(family(Lambda(j, moved)))
normaliser = integral(h(x) * exp(integral(moved * T(j, x), J)), x)
quotient = integral(T(k, x) * w(0), x) / integral(w(0), x)

theorem(
    "exponential-family-mean",
    [
        finite(log_partition(P)),
        Eq(integral(p, x), 1),
        forall(Eq(expectation(T(k, x), (x, P)), partial(A, theta, k)), K),
    ],
    title="The mean of the sufficient statistic is the gradient of the log-partition function",
    source="needed for the guide, 3.4 KL Divergence for Exponential Families",
    given={
        "there is at least one natural parameter": d,
        "the base density h is not negative": forall(h(x) >= 0, x),
        "each statistic T_j is a function on the space": forall(finite(T(j, x)), J, x),
        "the natural parameter has d coordinates": forall(finite(theta(j)), J),
    },
    regularity={
        "theta lies in the interior of the natural domain: there is a delta > 0": delta,
        "such that A exists at theta + t e_k for |t| < delta": forall(finite(A_near), K, around),
    },
    proof=[
        have(
            forall(Eq(integral(moved * T(j, x), J), exponent + t * T(k, x)), K, x, around),
            "only the k-th summand moves",
        ),
        calc(0, lt(normaliser, "it has a logarithm"), integral(w(t), x), over=[K, around]),
        have(
            forall(Eq(A_near, log(integral(w(t), x))), K, around),
            apply(log, Eq(normaliser, integral(w(t), x))),
            "the normaliser at theta + t e_k",
        ),
        have(
            forall(Eq(derivative(integral(w(s), x), (s, 0)), integral(T(k, x) * w(0), x)), K),
            use("normaliser-slope", h=Lambda(x, h(x) * exp(exponent)), T=Lambda(x, T(k, x)), theta=0),
            "differentiate under the integral",
        ),
        have(
            forall(Eq(derivative(A_near, (t, 0)), quotient), K),
            use(forall(integral(w(t), x) > 0, around), 0),
            "the chain rule for the logarithm",
        ),
        calc(
            "The mean of the statistic",
            expectation(T(k, x), (x, P)),
            eq(quotient, "write the density out"),
            eq(partial(A, theta, k), "the derivative of the logarithm of the normaliser"),
            over=K,
        ),
        have(Eq(integral(p, x), 1), "A normalizes"),
    ],
    models={
        "the Poisson family": {
            X: Range(0, oo),
            d: 1,
            h: Lambda(n, 1 / factorial(n)),
            T: Lambda((j, n), n),
            theta: 0,
        }
    },
)
