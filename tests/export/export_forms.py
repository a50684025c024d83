"""The Gaussian divergences as theorems to export, without their proofs: what tests of the generated code are about."""

from __future__ import annotations

from symit.certificates.reading import Hypothesis, Ledger, Reading
from symit.export.numeric_form import NumericForm, numeric_form, sides
from symit.kernel import build as b
from symit.kernel.definitions import KL, NORMAL
from symit.kernel.terms import INT, REAL, Term, Var, function
from symit.proving.accurate.sums import accurate

mu, sigma = b.real("mu"), b.real("sigma")
mu_1, sigma_1, mu_2, sigma_2 = b.real("mu_1"), b.real("sigma_1"), b.real("mu_2"), b.real("sigma_2")
mus, sigmas = Var("mu", function(REAL, INT)), Var("sigma", function(REAL, INT))
d, j, x = b.integer("d"), b.integer("j"), b.real("x")


# ---- closed forms --------------------------------------------------------------------------------------------

GAUSSIAN_CLOSED = b.add(
    b.log(b.div(sigma_2, sigma_1)),
    b.div(b.add(b.power(sigma_1, 2), b.power(b.sub(mu_1, mu_2), 2)), b.mul(2, b.power(sigma_2, 2))),
    b.neg(b.div(1, 2)),
)


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
    b.forall([j], b.implies(b.member(j, b.integers(1, d)), b.defined(b.call(mus, j)))),
    b.forall([j], b.implies(b.member(j, b.integers(1, d)), b.lt(0, b.call(sigmas, j)))),
)


def exported(theorem: Reading) -> NumericForm:
    """The theorem's closed form in its accurate form."""
    quantity, closed = sides(theorem.statement)
    found = accurate(closed, tuple(h.formula for h in theorem.hypotheses), quantity)
    return numeric_form(theorem, found.term, found.notes)


GAUSSIAN_KL = exported(
    reading(
        "gaussian-kl",
        "KL divergence between two Gaussians",
        b.app(KL, b.REALS, gaussian(mu_1, sigma_1), gaussian(mu_2, sigma_2)),
        GAUSSIAN_CLOSED,
        *GAUSSIAN_HYPOTHESES,
    )
)
VAE_KL = exported(
    reading(
        "vae-kl",
        "KL divergence from a Gaussian to the standard Gaussian",
        b.app(KL, b.REALS, gaussian(mu, sigma), gaussian(b.ZERO, b.ONE)),
        vae_closed(mu, sigma),
        *VAE_HYPOTHESES,
    )
)


def _each(body: Term) -> Term:
    return b.integral(b.integers(1, d), j, body)


VAE_KL_DIAGONAL = exported(
    reading(
        "vae-kl-diagonal",
        "KL divergence from a diagonal Gaussian to the standard Gaussian",
        _each(b.app(KL, b.REALS, gaussian(b.call(mus, j), b.call(sigmas, j)), gaussian(b.ZERO, b.ONE))),
        _each(vae_closed(b.call(mus, j), b.call(sigmas, j))),
        *DIAGONAL_HYPOTHESES,
    )
)
