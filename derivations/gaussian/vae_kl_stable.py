"""The KL term of a variational autoencoder in a form that floating point computes right: `gaussian-kl-stable` at N(0,
1)."""

from sympy import Le, Piecewise, log

from symit.kernel.rules import logic
from symit.language.functionals import log1pmx
from symit.language.symbols import positive, real
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula
from symit.proving.steps import definition, equal

mu = real("mu")
sigma = positive("sigma")

closed = -(1 + log(sigma**2) - mu**2 - sigma**2) / 2
near = (mu**2 + (sigma - 1) ** 2) / 2 - log1pmx(sigma - 1)
far = (sigma**2 - 1 + mu**2) / 2 - log(sigma)
comparable = Le(1, 2 * sigma)
stable = Piecewise((near, comparable), (far, True))

scope = Scope().given(sigma)
same_near = equal(scope.given(comparable), closed, stable, definition)
same_far = equal(scope.given(2 * sigma < 1), closed, stable, definition)
same = logic.cases(same_near, same_far, *scope.facts, condition=as_formula(comparable))

vae_kl_stable = derivation(
    id="vae-kl-stable",
    title="The KL term of a variational autoencoder without cancellation",
    source="symit: a sum of non-negative terms over log(1 + r) - r",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        statement(
            "Two regimes",
            fact(same_near, "where sigma is at least 1/2"),
            fact(same_far, "elsewhere, with sigma itself"),
            fact(same, "one of the two holds"),
        )
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(vae_kl_stable)
