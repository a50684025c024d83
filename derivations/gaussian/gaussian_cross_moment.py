"""E_p[(X - mu_2)^2] for a Gaussian p with mean mu_1.  Essay, "Properties of KL Divergence"."""

from symit.language.distributions import Normal
from symit.language.functionals import expectation
from symit.language.symbols import positive, reals
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation
from symit.proving.scope import Scope, parts
from symit.proving.steps import by, expand

mu_1, mu_2, x = reals("mu_1 mu_2 x")
sigma_1 = positive("sigma_1")
P = Normal(mu_1, sigma_1)

scope = Scope().given(sigma_1)
normalization, second_moment, moments = (
    scope.special(load(id).theorem, mu=mu_1, sigma=sigma_1)
    for id in ("gaussian-normalization", "gaussian-variance", "gaussian-moments")
)
mean, _ = parts(moments)

gaussian_cross_moment = derivation(
    id="gaussian-cross-moment",
    title="The second moment of a Gaussian about another mean",
    source="Essay, Properties of KL Divergence",
    given=[Given(sigma_1, "the standard deviation is positive")],
    sections=[
        calculation(
            "E_p[(X - mu_2)^2]",
            scope.know(normalization, moments),
            expectation((x - mu_2) ** 2, (x, P)),
            (expectation((x - mu_1 + (mu_1 - mu_2)) ** 2, (x, P)), expand),
            (
                expectation((x - mu_1) ** 2, (x, P))
                + 2 * (mu_1 - mu_2) * expectation(x - mu_1, (x, P))
                + (mu_1 - mu_2) ** 2,
                by("expand the square; the density integrates to one", normalization),
            ),
            (
                sigma_1**2 + (mu_1 - mu_2) ** 2,
                by("the second central moment, and E[X] = mu_1", second_moment, mean, normalization),
            ),
        ),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(gaussian_cross_moment)
