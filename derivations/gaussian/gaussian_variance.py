"""The second central moment of the Gaussian is sigma^2: integration by parts against the density.

The antiderivative -sigma^2 (x - mu) p(x) vanishes at both ends, and its derivative is ((x - mu)^2 - sigma^2) p(x).
Absolute convergence comes from w <= exp(w) with w = (x - mu)^2 / (4 sigma^2): the integrand lies below a wider
Gaussian.
"""

from sympy import Integer, S, exp, pi, sqrt

from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.language.distributions import Normal
from symit.language.functionals import density, expectation, integral
from symit.language.symbols import positive, reals
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation, fact, statement
from symit.proving.scope import Scope, as_term, as_variable
from symit.proving.steps import by

mu, x, y = reals("mu x y")
sigma = positive("sigma")
X = Normal(mu, sigma)

normalization = load("gaussian-normalization").theorem
tangent = logic.generalize(load("exponential-tangent").theorem, variable_=as_variable(y))

p, wider = density(X, x), density(Normal(mu, sqrt(2) * sigma), x)
scope = Scope().given(sigma).know(normalization)
point = scope.at_point(x, S.Reals)
written, wider_written = point.unfold(p), point.unfold(wider)

# ---- (x - mu)^2 p is integrable ------------------------------------------------------------------------------
w = (x - mu) ** 2 / (4 * sigma**2)
bound, squared = as_term(4 * sqrt(2) * sigma**2 * wider), as_term((x - mu) ** 2 * p)
above = point.linear(
    b.le(squared, bound),
    (point.instance(tangent, w), 4 * sigma**2 * p),
    (written, 4 * sigma**2 * exp(w)),
    (wider_written, -4 * sqrt(2) * sigma**2),
)
below = point.evident(b.le(b.neg(bound), squared))
wide = scope.special(normalization, mu=mu, sigma=sqrt(2) * sigma)
integrable = scope.know(wide).dominated(x, S.Reals, above, below)

# ---- integration by parts ------------------------------------------------------------------------------------
F = as_term(-(sigma**2) * (x - mu) * p)
slope = point.differentiate(x, F, x, (x - mu) ** 2 * p - sigma**2 * p, (written, -((x - mu) ** 2)))


def vanishes(beside, place, side, low, high, sign):
    """F -> 0 at an end of the line, between two bounds of which one is 0 and the other a multiple of 1/(x - mu)."""
    there = scope.given(beside)
    v = (x - mu) ** 2 / (2 * sigma**2)
    weight = sign * 2 * sigma**4 / (x - mu)
    tail = [(there.instance(tangent, v), weight * p), (there.unfold(p), weight * exp(v))]
    lower = there.linear(b.le(as_term(low), F), *(tail if low != 0 else []))
    upper = there.linear(b.le(F, as_term(high)), *(tail if high != 0 else []))
    limits = scope.limit(x, low, place, side, 0), scope.limit(x, high, place, side, 0)
    return calculus.squeeze(
        lower, upper, *limits, *scope.facts, variable_=as_variable(x), threshold=as_term(mu), side=side
    )


height = 2 * sigma**3 / sqrt(2 * pi)
zero = Integer(0)
end = vanishes(mu < x, b.INFINITY, -1, -height / (x - mu), zero, 1)
start = vanishes(x < mu, b.MINUS_INFINITY, 1, zero, -height / (x - mu), -1)

whole = scope.know(integrable)
whole = whole.know(
    whole.linearity(x, S.Reals, (x - mu) ** 2 * p - sigma**2 * p, (1, (x - mu) ** 2 * p), (-(sigma**2), p))
)
by_parts = whole.fundamental_theorem(x, S.Reals, slope, start, end)

gaussian_variance = derivation(
    id="gaussian-variance",
    title="The second central moment of the Gaussian",
    source="Essay, Entropy of Common Distributions: E[(X - mu)^2] = sigma^2",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        statement(
            "Absolute convergence",
            fact(above, "w <= exp(w): the integrand lies below a wider Gaussian"),
            fact(integrable, "so it is integrable"),
        ),
        statement(
            "Integration by parts",
            fact(slope, "differentiate the product"),
            fact(start, "it vanishes at the left end"),
            fact(end, "and at the right end"),
            fact(by_parts, "the fundamental theorem"),
        ),
        calculation(
            "The moment",
            whole.know(by_parts),
            expectation((x - mu) ** 2, (x, X)),
            (sigma**2 * integral(p, (x, S.Reals)), by("the boundary terms vanish", by_parts)),
            (sigma**2, by("the density integrates to one", normalization)),
        ),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(gaussian_variance)
