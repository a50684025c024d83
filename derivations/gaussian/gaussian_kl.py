"""KL divergence between two Gaussians.  Essay, "Properties of KL Divergence"."""

from sympy import E, Mul, Rational, S, log, pi

from symit.language.distributions import Normal
from symit.language.functionals import density, entropy, expectation, integral, kl
from symit.language.symbols import positives, reals
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation
from symit.proving.scope import Scope
from symit.proving.steps import by, collect_log, definition, expand_log

mu_1, mu_2, x = reals("mu_1 mu_2 x")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
P, Q = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
p, q = density(P, x), density(Q, x)
half = Rational(1, 2)

scope = Scope().given(sigma_1, sigma_2)
normalization, moments = (
    scope.special(load(id).theorem, mu=mu_1, sigma=sigma_1) for id in ("gaussian-normalization", "gaussian-moments")
)
scope = scope.know(normalization, moments)
known_entropy = load("gaussian-entropy").theorem
cross_moment = load("gaussian-cross-moment").theorem

second_term = calculation(
    "The second term",
    scope,
    integral(p * log(q), (x, S.Reals)),
    (integral(p * (-log(2 * pi * sigma_2**2) / 2 - (x - mu_2) ** 2 / (2 * sigma_2**2)), (x, S.Reals)), expand_log),
    (
        -log(2 * pi * sigma_2**2) / 2 - expectation((x - mu_2) ** 2, (x, P)) / (2 * sigma_2**2),
        by("linearity, and the density integrates to one", normalization),
    ),
    (
        -log(2 * pi * sigma_2**2) / 2 - (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2),
        by("E_p[(X - mu_2)^2] = sigma_1^2 + (mu_1 - mu_2)^2", cross_moment),
    ),
)

divergence = calculation(
    "Putting it together",
    scope,
    kl(P, Q),
    (integral(p * (log(p) - log(q)), (x, S.Reals)), definition),
    (-entropy(P) - integral(p * log(q), (x, S.Reals)), by("the first term is minus the entropy of p")),
    (
        -log(2 * pi * E * sigma_1**2) / 2
        + log(2 * pi * sigma_2**2) / 2
        + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2),
        by("the entropy of p, and the second term", known_entropy, second_term.theorem),
    ),
    (
        Mul(half, log(sigma_2**2 / sigma_1**2) - 1 + (sigma_1**2 + (mu_1 - mu_2) ** 2) / sigma_2**2, evaluate=False),
        collect_log,
    ),
    (log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - half, expand_log),
)

gaussian_kl = derivation(
    id="gaussian-kl",
    title="KL divergence between two Gaussians",
    source="Essay, Properties of KL Divergence",
    given=[
        Given(sigma_1, "the standard deviation of p is positive"),
        Given(sigma_2, "the standard deviation of q is positive"),
    ],
    sections=[second_term, divergence],
)

if __name__ == "__main__":
    from symit.published import present

    present(gaussian_kl)
