"""The KL term of a VAE with d latent coordinates.  Guide, "3.5 KL Divergence for Gaussians".

For symbolic d: the divergence of independent coordinates is the sum of theirs (kl-product), and each is the KL term
of one coordinate (vae-kl).  Nothing is integrated anew.
"""

from sympy import Range, log

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.language.distributions import Normal
from symit.language.functionals import density, integral
from symit.language.statements import finite, forall
from symit.language.symbols import integer, real, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

d, j = integer("d"), integer("j")
mu, sigma = vector("mu"), vector("sigma")
u_ = real("u")
indices = Range(1, d + 1)

index = b.integer("j")
given = [
    Given(forall(finite(mu(j)), (j, indices)), "mu has d coordinates"),
    Given(forall(sigma(j) > 0, (j, indices)), "each standard deviation is positive"),
]
scope = Scope().given(*(g.statement for g in given))
at_j = scope.at_point(j, indices)
J, k, u = as_space(indices), as_variable(j), b.real("u")

# ---- what the sum over coordinates asks for ------------------------------------------------------------------
p_j, q_j = as_term(density(Normal(mu(j), sigma(j)), u_)), as_term(density(Normal(0, 1), u_))
one = at_j.special(load("vae-kl").theorem, mu=mu(j), sigma=sigma(j))
normalized = at_j.special(load("gaussian-normalization").theorem, mu=mu(j), sigma=sigma(j))
at_u = at_j.at_point(u, b.REALS)


def for_every_j(theorem):
    return scope.for_all(theorem, k, J)


needed = [
    for_every_j(at_j.for_all(at_u.evident(b.lt(0, p_j)), u, b.REALS)),
    for_every_j(at_j.for_all(at_u.evident(b.lt(0, q_j)), u, b.REALS)),
    for_every_j(normalized),
    for_every_j(at_j.know(one).evident(b.defined(sides(one)[0]))),
]
general = load("kl-product").theorem
values = {
    "S": b.REALS,
    "d": as_variable(d),
    "p": b.abstract([k, u], p_j),
    "q": b.abstract([k, u], q_j),
}
instance = logic.cut(scope.special(general, **values), *needed)

# ---- the closed form -----------------------------------------------------------------------------------------
each = scope.congruence(k, J, one)
closed = integral(mu(j) ** 2 + sigma(j) ** 2 - 1 - log(sigma(j) ** 2), (j, indices)) / 2
summed = scope.know(each).linear(b.eq(sides(instance)[1], as_term(closed)), (each, 1))

vae_kl_diagonal = derivation(
    id="vae-kl-diagonal",
    title="The KL term of a variational autoencoder with d latent coordinates",
    source="Guide, 3.5 KL Divergence for Gaussians",
    given=given,
    models={
        "three coordinates": {
            "d": b.num(3),
            "mu": b.lam(index, b.div(index, 2)),
            "sigma": b.lam(index, b.div(2, index)),
        }
    },
    sections=[
        statement(
            "From one coordinate to d",
            fact(instance, "the divergence of independent coordinates is the sum of theirs"),
            fact(one, "each is the KL term of one coordinate"),
            fact(summed, "term by term"),
        )
    ],
    theorem=logic.chain(instance, summed),
)

if __name__ == "__main__":
    from symit.published import present

    present(vae_kl_diagonal)
