"""No density with the same mean and variance has a larger differential entropy than the Gaussian.  Essay, "Entropy of
Common Distributions".

f log(f/phi) >= f - phi at every point, and -log phi is quadratic, so its mean under f is that under phi.
"""

from symit import E, S, Density, Eq, Lambda, Laplace, Normal, calc, density, entr, entropy, finite, forall, function
from symit import have, integral, le, log, pi, positive, reals, sqrt, theorem, use

f = function("f")
mu, x = reals("mu x")
sigma = positive("sigma")
phi = density(Normal(mu, sigma), x)
X = Density(f(x), (x, S.Reals))

theorem(
    "gaussian-maximum-entropy",
    [entropy(X) <= log(2 * pi * E * sigma**2) / 2, Eq(entropy(Normal(mu, sigma)), log(2 * pi * E * sigma**2) / 2)],
    title="The Gaussian has the largest entropy for its mean and variance",
    source="Essay, Entropy of Common Distributions",
    given={
        "the standard deviation is positive": sigma,
        "f is not negative": forall(f(x) >= 0, x),
        "f integrates to one": Eq(integral(f(x), x), 1),
        "its variance about mu is sigma^2": Eq(integral((x - mu) ** 2 * f(x), x), sigma**2),
        "the entropy is finite": finite(entropy(X)),
    },
    proof=[
        have(forall(entr(f(x)) <= -f(x) * log(phi) - f(x) + phi, x), use("relative-tangent", u=f(x), v=phi)),
        have(
            forall(entr(f(x)) <= f(x) * (log(2 * pi * sigma**2) / 2 + (x - mu) ** 2 / (2 * sigma**2)) - f(x) + phi, x)
        ),
        have(finite(integral(f(x) * (log(2 * pi * sigma**2) / 2 + (x - mu) ** 2 / (2 * sigma**2)) - f(x) + phi, x))),
        calc(
            entropy(X),
            integral(entr(f(x)), x),
            le(integral(f(x) * (log(2 * pi * sigma**2) / 2 + (x - mu) ** 2 / (2 * sigma**2)) - f(x) + phi, x)),
            log(2 * pi * sigma**2) / 2 * integral(f(x), x)
            + 1 / (2 * sigma**2) * integral((x - mu) ** 2 * f(x), x)
            - integral(f(x), x)
            + integral(phi, x),
            log(2 * pi * E * sigma**2) / 2,
        ),
    ],
    models={
        "a Laplace density": {mu: 0, sigma: sqrt(2), f: Lambda(x, density(Laplace(0, 1), x))},
        "a Gaussian": {mu: 1, sigma: 2, f: Lambda(x, density(Normal(1, 2), x))},
    },
)
