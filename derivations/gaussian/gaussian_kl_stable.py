"""The Gaussian divergence in a form that floating point computes right, proved equal to the closed form.

With z = (mu_1 - mu_2)/sigma_2 and r = (sigma_1 - sigma_2)/sigma_2 the divergence is (z^2 + r^2)/2 - (log(1 + r) - r),
two terms that are not negative and vanish only where the densities are equal.  Where sigma_1 is below sigma_2/2, r
has lost the digits of sigma_1, and nothing cancels: there the ratio sigma_1/sigma_2 is used itself.
"""

from sympy import Le, Piecewise, Rational, log

from symit.kernel.rules import logic
from symit.language.functionals import log1pmx
from symit.language.symbols import positives, reals
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula
from symit.proving.steps import definition, equal

mu_1, mu_2 = reals("mu_1 mu_2")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")

closed = log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - Rational(1, 2)
z, r, s = (mu_1 - mu_2) / sigma_2, (sigma_1 - sigma_2) / sigma_2, sigma_1 / sigma_2
near = (z**2 + r**2) / 2 - log1pmx(r)
far = (s**2 - 1 + z**2) / 2 - log(s)
comparable = Le(sigma_2, 2 * sigma_1)
stable = Piecewise((near, comparable), (far, True))

scope = Scope().given(sigma_1, sigma_2)
where_near = scope.given(comparable)
where_far = scope.given(sigma_2 > 2 * sigma_1)
same_near = equal(where_near, closed, stable, definition)
same_far = equal(where_far, closed, stable, definition)
same = logic.cases(same_near, same_far, *scope.facts, condition=as_formula(comparable))

gaussian_kl_stable = derivation(
    id="gaussian-kl-stable",
    title="The Gaussian divergence without cancellation",
    source="symit: a sum of non-negative terms over log(1 + r) - r",
    given=[
        Given(sigma_1, "the standard deviation of p is positive"),
        Given(sigma_2, "the standard deviation of q is positive"),
    ],
    sections=[
        statement(
            "Two regimes",
            fact(same_near, "where sigma_1 is at least sigma_2/2: 1 + r = sigma_1/sigma_2"),
            fact(same_far, "elsewhere, with the ratio itself"),
            fact(same, "one of the two holds"),
        )
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(gaussian_kl_stable)
