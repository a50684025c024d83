"""Differential entropy of the Gaussian.  Essay, "Entropy of Common Distributions"."""

from sympy import E, Rational, log, pi

from symit.language.distributions import Normal
from symit.language.functionals import density, entropy, expectation
from symit.language.symbols import positive, reals
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation
from symit.proving.scope import Scope
from symit.proving.steps import by, collect_log, definition, expand_log

mu, x = reals("mu x")
sigma = positive("sigma")
X = Normal(mu, sigma)

scope = Scope().given(sigma)
normalization = load("gaussian-normalization").theorem
second_moment = load("gaussian-variance").theorem

gaussian_entropy = derivation(
    id="gaussian-entropy",
    title="Differential entropy of the Gaussian",
    source="Essay, Entropy of Common Distributions",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        calculation(
            "Entropy of the Gaussian",
            scope.know(normalization, load("gaussian-moments").theorem),
            entropy(X),
            (-expectation(log(density(X, x)), (x, X)), definition),
            (expectation(log(2 * pi * sigma**2) / 2 + (x - mu) ** 2 / (2 * sigma**2), (x, X)), expand_log),
            (
                log(2 * pi * sigma**2) / 2 + expectation((x - mu) ** 2, (x, X)) / (2 * sigma**2),
                by("linearity of the expectation, and the density integrates to one", normalization),
            ),
            (log(2 * pi * sigma**2) / 2 + Rational(1, 2), by("the second central moment is sigma^2", second_moment)),
            (log(2 * pi * E * sigma**2) / 2, collect_log),
        ),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(gaussian_entropy)
