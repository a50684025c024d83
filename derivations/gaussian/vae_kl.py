"""The KL term of a variational autoencoder, one latent coordinate.  Essay, "Properties of KL Divergence"."""

from sympy import Mul, Rational, log

from symit.language.distributions import Normal
from symit.language.functionals import kl
from symit.language.symbols import positive, real
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation
from symit.proving.scope import Scope
from symit.proving.steps import by, expand_log

mu = real("mu")
sigma = positive("sigma")

vae_kl = derivation(
    id="vae-kl",
    title="The KL term of a variational autoencoder",
    source="Essay, Properties of KL Divergence",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        calculation(
            "The Gaussian divergence from the standard normal",
            Scope().given(sigma),
            kl(Normal(mu, sigma), Normal(0, 1)),
            (
                log(1 / sigma) + (sigma**2 + mu**2) / 2 - Rational(1, 2),
                by("the KL divergence of two Gaussians at mu_2 = 0, sigma_2 = 1", load("gaussian-kl").theorem),
            ),
            (Mul(-Rational(1, 2), 1 + log(sigma**2) - mu**2 - sigma**2, evaluate=False), expand_log),
        ),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(vae_kl)
