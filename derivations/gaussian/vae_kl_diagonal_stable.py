"""The KL term of a VAE with d latent coordinates in a form that floating point computes right: `vae-kl-stable` in
each."""

from sympy import Range, log

from symit.kernel import build as b
from symit.language.functionals import integral
from symit.language.statements import finite, forall
from symit.language.symbols import integer, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

d, j = integer("d"), integer("j")
mu, sigma = vector("mu"), vector("sigma")
indices = Range(1, d + 1)
index = b.integer("j")
given = [
    Given(forall(finite(mu(j)), (j, indices)), "mu has d coordinates"),
    Given(forall(sigma(j) > 0, (j, indices)), "each standard deviation is positive"),
]
scope = Scope().given(*(g.statement for g in given))
one = scope.at_point(j, indices).special(load("vae-kl-stable").theorem, mu=mu(j), sigma=sigma(j))
each = scope.congruence(j, indices, one)
closed = integral(mu(j) ** 2 + sigma(j) ** 2 - 1 - log(sigma(j) ** 2), (j, indices)) / 2
stable = b.integral(as_space(indices), as_variable(j), sides(one)[1])
same = scope.know(each).linear(b.eq(as_term(closed), stable), (each, 1))

vae_kl_diagonal_stable = derivation(
    id="vae-kl-diagonal-stable",
    title="The KL term with d latent coordinates without cancellation",
    source="symit: a sum of non-negative terms over log(1 + r) - r",
    given=given,
    models={
        "three coordinates": {
            "d": b.num(3),
            "mu": b.lam(index, b.div(index, 2)),
            "sigma": b.lam(index, b.div(2, index)),
        }
    },
    sections=[
        statement("Term by term", fact(one, "each coordinate"), fact(same, "their sum")),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(vae_kl_diagonal_stable)
