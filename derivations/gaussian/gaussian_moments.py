"""The first two moments of the Gaussian: E[X] = mu and E[X^2] = mu^2 + sigma^2.

The mean is the fundamental theorem again: -sigma^2 p(x) is an antiderivative of (x - mu) p(x).
"""

from sympy import Rational, S

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.language.distributions import Normal
from symit.language.functionals import density, expectation, integral
from symit.language.symbols import positive, reals
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation, fact, statement
from symit.proving.scope import Scope, as_term
from symit.proving.steps import by, definition, expand

mu, x = reals("mu x")
sigma = positive("sigma")
X = Normal(mu, sigma)

normalization = load("gaussian-normalization").theorem
variance = load("gaussian-variance").theorem

p = density(X, x)
scope = Scope().given(sigma).know(normalization)
square = logic.chain(logic.symmetry(scope.know(variance).unfold(expectation((x - mu) ** 2, (x, X)))), variance)
scope = scope.know(square)
point = scope.at_point(x, S.Reals)

# ---- the first central moment --------------------------------------------------------------------------------
bound = as_term((1 + (x - mu) ** 2) / 2 * p)
first = as_term((x - mu) * p)
above, below = point.evident(b.le(first, bound)), point.evident(b.le(b.neg(bound), first))
scope = scope.know(scope.linearity(x, S.Reals, bound, (Rational(1, 2), p), (Rational(1, 2), (x - mu) ** 2 * p)))
integrable = scope.dominated(x, S.Reals, above, below)
primitive = as_term(-(sigma**2) * p)
slope = point.differentiate(x, primitive, x, first, (point.unfold(p), -(x - mu)))
ends = [scope.limit(x, primitive, place, side, 0) for place, side in ((b.MINUS_INFINITY, 1), (b.INFINITY, -1))]
centred = scope.know(integrable).fundamental_theorem(x, S.Reals, slope, *ends)

# ---- the moments ---------------------------------------------------------------------------------------------
scope = scope.know(centred)
scope = scope.know(scope.linearity(x, S.Reals, x * p, (1, (x - mu) * p), (mu, p)))
scope = scope.know(scope.linearity(x, S.Reals, x**2 * p, (1, (x - mu) ** 2 * p), (2 * mu, (x - mu) * p), (mu**2, p)))
mean = calculation(
    "The mean",
    scope,
    expectation(x, (x, X)),
    (integral(x * p, (x, S.Reals)), definition),
    (integral((x - mu) * p, (x, S.Reals)) + mu * integral(p, (x, S.Reals)), expand),
    (mu, by("the odd part vanishes and the density integrates to one", centred, normalization)),
)
second = calculation(
    "The second moment",
    scope,
    expectation(x**2, (x, X)),
    (
        integral((x - mu) ** 2 * p, (x, S.Reals))
        + 2 * mu * integral((x - mu) * p, (x, S.Reals))
        + mu**2 * integral(p, (x, S.Reals)),
        expand,
    ),
    (mu**2 + sigma**2, by("the central moments", square, centred, normalization)),
)

gaussian_moments = derivation(
    id="gaussian-moments",
    title="The first two moments of the Gaussian",
    source="needed for the essay, Properties of KL Divergence",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        statement(
            "The first central moment",
            fact(integrable, "below (1 + (x - mu)^2)/2 times p, so integrable"),
            fact(slope, "an antiderivative"),
            fact(centred, "the fundamental theorem; both limits are 0"),
        ),
        mean,
        second,
    ],
    theorem=logic.conjoin(mean.theorem, second.theorem),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(gaussian_moments)
