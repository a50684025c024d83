"""KL divergence within an exponential family is a Bregman divergence.  Guide, "3.4 KL Divergence for Exponential
Families".

For an abstract family h(x) exp(theta^T T(x) - A(theta)) with d natural parameters over any measure space.  That the
mean of T is the gradient of A is proved (exponential-family-mean), not assumed.  Where h vanishes both densities do,
and 0 log 0 = 0.
"""

from symit import Eq, ExponentialFamily, Interval, Lambda, Piecewise, Range, S, Space, Sum, bregman, cases, density, eq
from symit import expectation, factorial, finite, forall, have, integer, integral, kl, log_partition, mapping, oo
from symit import partial, positive, positive_integer, real, rel_entr, swap, theorem, use, vectors

X = Space("X")
x, h = X.point("x"), X.function("h")
T = mapping("T", S.Integers, X)
theta_p, theta_q, eta = vectors("theta_p theta_q eta")
d, delta = positive_integer("d"), positive("delta")
j, k, n, t = integer("j"), integer("k"), integer("n"), real("t")
J, K = ((index, Range(1, d + 1)) for index in (j, k))


def family(theta):
    return ExponentialFamily(X, h, T, d, theta)


P, Q = family(theta_p), family(theta_q)
p, q = density(P, x), density(Q, x)
A, A_p, A_q = Lambda(eta, log_partition(family(eta))), log_partition(P), log_partition(Q)
near = family(Lambda(j, theta_p(j) + Piecewise((t, Eq(j, k)), (0, True))))
contrast = Sum((theta_p(j) - theta_q(j)) * T(j, x), (j, 1, d)) - A_p + A_q
moment = expectation(T(j, x), (x, P))
term = (theta_p(j) - theta_q(j)) * T(j, x) * p

theorem(
    "kl-exponential-family-bregman",
    Eq(kl(P, Q), bregman(A, d, theta_q, theta_p)),
    title="KL divergence within an exponential family is a Bregman divergence",
    source="Guide, 3.4 KL Divergence for Exponential Families",
    given={
        "there is at least one natural parameter": d,
        "the base density h is not negative": forall(h(x) >= 0, x),
        "each statistic T_j is a function on the space": forall(finite(T(j, x)), J, x),
        "the natural parameter has d coordinates": forall(finite(theta_p(j)), J),
        "theta_q has d coordinates": forall(finite(theta_q(j)), J),
        "theta_q lies in the natural domain": finite(A_q),
    },
    regularity={
        "theta lies in the interior of the natural domain: there is a delta > 0": delta,
        "such that A exists at theta + t e_k for |t| < delta": forall(
            finite(log_partition(near)), K, (t, Interval.open(-delta, delta))
        ),
    },
    proof=[
        use("exponential-family-mean", theta=theta_p),
        have(
            forall(Eq(rel_entr(p, q), p * contrast), x),
            cases(Eq(h(x), 0)),
            "h and the exponentials cancel; where h = 0 both sides are 0",
        ),
        have(forall(Eq(integral(term, x), (theta_p(j) - theta_q(j)) * moment), J)),
        swap(Sum(term, (j, 1, d)), x),
        eq(expectation(contrast, (x, P)), "by definition"),
        eq(
            A_q - A_p - Sum((theta_q(j) - theta_p(j)) * moment, (j, 1, d)),
            "linearity over the d coordinates, and p integrates to one",
        ),
        eq(
            A_q - A_p - Sum((theta_q(j) - theta_p(j)) * partial(A, theta_p, j), (j, 1, d)),
            "the mean of T is the gradient of A",
        ),
        eq(bregman(A, d, theta_q, theta_p), "the definition of the Bregman divergence of A"),
    ],
    models={
        "the Poisson family": {
            X: Range(0, oo),
            d: 1,
            h: Lambda(n, 1 / factorial(n)),
            T: Lambda((j, n), n),
            theta_p: 0,
            theta_q: 1 / 2,
        }
    },
)
