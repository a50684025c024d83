"""The stable forms of the Gaussian divergences, as kernel terms: what the tests and the accuracy benchmark export."""

from __future__ import annotations

from symit.export.numeric_form import NumericForm, numeric_form
from symit.kernel import build as b
from symit.kernel.definitions import KL, LOG1PMX, NORMAL
from symit.kernel.terms import INT, REAL, Term, Var, function
from symit.reading import Hypothesis, Ledger, Reading

mu, sigma = b.real("mu"), b.real("sigma")
mu_1, sigma_1, mu_2, sigma_2 = b.real("mu_1"), b.real("sigma_1"), b.real("mu_2"), b.real("sigma_2")
mus, sigmas = Var("mu", function(REAL, INT)), Var("sigma", function(REAL, INT))
d, j, x = b.integer("d"), b.integer("j"), b.real("x")


# ---- the stable form -----------------------------------------------------------------------------------------


def near(z: Term, r: Term) -> Term:
    """(z^2 + r^2)/2 - (log(1 + r) - r): two terms that are not negative, and 0 exactly at z = r = 0."""
    return b.sub(b.div(b.add(b.power(z, 2), b.power(r, 2)), 2), b.app(LOG1PMX, r))


def far(z: Term, s: Term) -> Term:
    """(s^2 - 1 + z^2)/2 - log(s): no cancellation for s < 1/2, where r = s - 1 has lost the digits of s."""
    return b.sub(b.div(b.add(b.power(s, 2), -1, b.power(z, 2)), 2), b.log(s))


z = b.div(b.sub(mu_1, mu_2), sigma_2)
r = b.div(b.sub(sigma_1, sigma_2), sigma_2)
s = b.div(sigma_1, sigma_2)
GAUSSIAN_CONDITION = b.le(sigma_2, b.mul(2, sigma_1))
GAUSSIAN_VALUE = b.if_(GAUSSIAN_CONDITION, near(z, r), far(z, s))
GAUSSIAN_CLOSED = b.add(
    b.log(b.div(sigma_2, sigma_1)),
    b.div(b.add(b.power(sigma_1, 2), b.power(b.sub(mu_1, mu_2), 2)), b.mul(2, b.power(sigma_2, 2))),
    b.neg(b.div(1, 2)),
)


def vae_condition(scale: Term) -> Term:
    return b.le(1, b.mul(2, scale))


def vae_value(mean: Term, scale: Term) -> Term:
    return b.if_(vae_condition(scale), near(mean, b.sub(scale, 1)), far(mean, scale))


def vae_closed(mean: Term, scale: Term) -> Term:
    squared = b.power(scale, 2)
    return b.mul(b.neg(b.div(1, 2)), b.add(1, b.log(squared), b.neg(b.power(mean, 2)), b.neg(squared)))


# ---- theorems to export: statements and hypotheses as a checked certificate would give them ------------------


def gaussian(mean: Term, scale: Term) -> Term:
    return b.lam(x, b.app(NORMAL, mean, scale, x))


def reading(name: str, title: str, left: Term, right: Term, *hypotheses: Term) -> Reading:
    return Reading(
        id=name,
        title=title,
        source="",
        hypotheses=tuple(Hypothesis(h, "", False) for h in hypotheses),
        statement=b.eq(left, right),
        parts=(),
        ledger=Ledger((), (), (), (), ()),
        digest="0" * 64,
    )


GAUSSIAN_HYPOTHESES = (b.lt(0, sigma_1), b.lt(0, sigma_2))
VAE_HYPOTHESES = (b.lt(0, sigma),)
DIAGONAL_HYPOTHESES = (
    b.le(1, d),
    b.forall([j], b.implies(b.member(j, b.integers(1, d)), b.lt(0, b.call(sigmas, j)))),
)

GAUSSIAN_KL = numeric_form(
    reading(
        "gaussian-kl",
        "KL divergence between two Gaussians",
        b.app(KL, b.REALS, gaussian(mu_1, sigma_1), gaussian(mu_2, sigma_2)),
        GAUSSIAN_CLOSED,
        *GAUSSIAN_HYPOTHESES,
    ),
    GAUSSIAN_VALUE,
    (("z", z), ("r", r), ("s", s)),
)
VAE_KL = numeric_form(
    reading(
        "vae-kl",
        "KL divergence from a Gaussian to the standard Gaussian",
        b.app(KL, b.REALS, gaussian(mu, sigma), gaussian(b.ZERO, b.ONE)),
        vae_closed(mu, sigma),
        *VAE_HYPOTHESES,
    ),
    vae_value(mu, sigma),
    (("r", b.sub(sigma, 1)),),
)


def _each(body: Term) -> Term:
    return b.integral(b.integers(1, d), j, body)


VAE_KL_DIAGONAL: NumericForm = numeric_form(
    reading(
        "vae-kl-diagonal",
        "KL divergence from a diagonal Gaussian to the standard Gaussian",
        _each(b.app(KL, b.REALS, gaussian(b.call(mus, j), b.call(sigmas, j)), gaussian(b.ZERO, b.ONE))),
        _each(vae_closed(b.call(mus, j), b.call(sigmas, j))),
        *DIAGONAL_HYPOTHESES,
    ),
    _each(vae_value(b.call(mus, j), b.call(sigmas, j))),
    (("r", b.sub(b.call(sigmas, j), 1)),),
)
