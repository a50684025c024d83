"""What stationarity of the Lagrangian gives, and what the constraints then settle.  Guide, "1.3 Differential
Entropy".

A stationary f = exp(-1 - lam_0 - lam_1 x - lambda_2 (x - mu)^2) is Gaussian with variance s^2 = 1/(2 lambda_2)
about mu - lam_1 s^2.  Its mean is mu only if lam_1 = 0, and then its variance about mu is s^2.  That the
entropy there is the largest is another matter.
"""

from symit import Eq, Lambda, Normal, apply, calc, density, exp, expectation, forall, function, given_of, have, integral
from symit import lemma, log, pi, positive, reals, sqrt, theorem, use

f = function("f")
mu, x, lam_0, lam_1 = reals("mu x lam_0 lam_1")
s = positive("s")
lambda_2 = 1 / (2 * s**2)
exponent = -1 - lam_0 - lam_1 * x - lambda_2 * (x - mu) ** 2
m = mu - lam_1 * s**2
X = Normal(m, s)
p = density(X, x)
c = exp(-1 - lam_0 - lam_1 * mu + lam_1**2 * s**2 / 2) * sqrt(2 * pi * s**2)
mean, variance = expectation(x, (x, X)), expectation((x - mu) ** 2, (x, X))
model = {mu: 0, lam_0: log(2 * pi) / 2 - 1, lam_1: 0, s: 1, f: Lambda(x, density(Normal(0, 1), x))}

lemma(
    "stationary-density",
    forall(Eq(f(x), p), x),
    title="A stationary density is Gaussian",
    source="Guide, 1.3 Differential Entropy",
    given={
        "f is positive": forall(f(x) > 0, x),
        "f is stationary": forall(Eq(-log(f(x)) + exponent, 0), x),
        "the multiplier of the variance is positive, 1/(2 s^2)": s,
        "f integrates to one": Eq(integral(f(x), x), 1),
    },
    proof=[
        have(forall(Eq(log(f(x)), exponent), x)),
        have(forall(Eq(log(f(x)), log(c * p)), x), "complete the square"),
        have(forall(Eq(f(x), c * p), x), apply(exp, Eq(log(f(x)), log(c * p)))),
        calc(c, c * integral(p, x), integral(c * p, x), integral(f(x), x), 1),
    ],
    models={"the standard Gaussian": model},
)

theorem(
    "gaussian-maximum-entropy-variational",
    [
        forall(Eq(f(x), p), x),
        Eq(lam_1, (mu - mean) / s**2),
        Eq(variance, s**2 + (lam_1 * s**2) ** 2),
    ],
    title="Of the stationary densities the constraints leave one Gaussian",
    source="Guide, 1.3 Differential Entropy",
    given=given_of("stationary-density"),
    proof=[
        use("stationary-density"),
        use("gaussian-moments", mu=m, sigma=s),
        use("gaussian-cross-moment", mu_1=m, sigma_1=s, mu_2=mu),
        have(Eq(mean, m)),
        have(Eq(lam_1, (mu - mean) / s**2)),
        have(Eq(variance, s**2 + (lam_1 * s**2) ** 2)),
    ],
    models={"the standard Gaussian": model},
)
