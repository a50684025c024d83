"""The Gaussian density integrates to one: the substitution u = (x - mu)/(sigma sqrt 2) in the Gaussian integral."""

from sympy import Integral, S, exp, oo, pi, sqrt

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.language.distributions import Normal
from symit.language.functionals import density, integral
from symit.language.symbols import positive, reals
from symit.proving.derivation import Given, calculation, derivation, fact, statement
from symit.proving.scope import Scope, as_term, as_variable
from symit.proving.steps import by

mu, x, u = reals("mu x u")
sigma = positive("sigma")
X = Normal(mu, sigma)

scope = Scope().given(sigma)
axiom = logic.axiom(name="gaussian-integral")

g = (x - mu) / (sigma * sqrt(2))
slope = scope.at_point(x, S.Reals).differentiate(x, g, x, 1 / (sigma * sqrt(2)))
left, right = scope.limit(x, g, b.MINUS_INFINITY, 1), scope.limit(x, g, b.INFINITY, -1)
body = b.lam(as_variable(u), as_term(exp(-(u**2))))
substituted = scope.know(axiom).substitution(x, S.Reals, slope, left, right, body)
p = density(X, x)
written = scope.know(axiom, substituted).congruence(x, S.Reals, scope.at_point(x, S.Reals).unfold(p))

gaussian_normalization = derivation(
    id="gaussian-normalization",
    title="The Gaussian density integrates to one",
    source="needed for the essay, Entropy of Common Distributions",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        statement(
            "The substitution u = (x - mu)/(sigma sqrt 2)",
            fact(axiom, "the Gaussian integral"),
            fact(slope, "the substitution is increasing"),
            fact(substituted, "substitute"),
        ),
        calculation(
            "The integral of the density",
            scope.know(axiom, substituted, written),
            integral(p, (x, S.Reals)),
            (
                Integral(exp(-(u**2)), (u, -oo, oo)) / sqrt(pi),
                by("write the density out, and substitute", written, substituted),
            ),
            (1, by("the Gaussian integral", axiom)),
        ),
    ],
)

if __name__ == "__main__":
    from symit.library.published import present

    present(gaussian_normalization)
