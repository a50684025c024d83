"""KL divergence within an exponential family is a Bregman divergence.  Guide, "3.4 KL Divergence for Exponential
Families".

For an abstract family h(x) exp(theta^T T(x) - A(theta)) with d natural parameters over any measure space.  That the
mean of T is the gradient of A is proved (exponential-family-mean), not assumed.  Where h vanishes both densities do,
and 0 log 0 = 0.
"""

from symit import S, Eq, ExponentialFamily, Lambda, Range, Rational, Space, Sum, bregman, cases, density, eq
from symit import expectation, finite, forall, given_of, have, integers, integral, kl, log_partition, mapping
from symit import models_of, partial, positive_integer, rel_entr, swap, theorem, use, vectors

X = Space("X")
x, h = X.point("x"), X.function("h")
T = mapping("T", S.Integers, X)
theta_p, theta_q, eta = vectors("theta_p theta_q eta")
d = positive_integer("d")
j, n = integers("j n")
J = (j, Range(1, d + 1))


def family(theta):
    return ExponentialFamily(X, h, T, d, theta)


P, Q = family(theta_p), family(theta_q)
p, q = density(P, x), density(Q, x)
A, A_p, A_q = Lambda(eta, log_partition(family(eta))), log_partition(P), log_partition(Q)
contrast = Sum((theta_p(j) - theta_q(j)) * T(j, x), (j, 1, d)) - A_p + A_q
moment = expectation(T(j, x), (x, P))
term = (theta_p(j) - theta_q(j)) * T(j, x) * p

theorem(
    "kl-exponential-family-bregman",
    Eq(kl(P, Q), bregman(A, d, theta_q, theta_p)),
    title="KL divergence within an exponential family is a Bregman divergence",
    source="Guide, 3.4 KL Divergence for Exponential Families",
    given={
        **given_of("exponential-family-mean", theta=theta_p),
        "theta_q has d coordinates": forall(finite(theta_q(j)), J),
        "theta_q lies in the natural domain": finite(A_q),
    },
    regularity=given_of("exponential-family-mean", regularity=True, theta=theta_p),
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
    models=models_of("exponential-family-mean", without=["theta"], theta_p=0, theta_q=Rational(1, 2)),
)
