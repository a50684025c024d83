"""Statements that several tests of `symit.evidence` use, written in the kernel's language."""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.build import (
    INFINITY,
    PI,
    REALS,
    add,
    app,
    call,
    div,
    eq,
    exp,
    forall,
    implies,
    integer,
    integers,
    integral,
    lam,
    le,
    log,
    lt,
    member,
    mul,
    neg,
    num,
    power,
    product,
    real,
    sub,
)
from symit.kernel.terms import INT, REAL, Term, Var, function

x, s = real("x"), real("s")
k, j, n = integer("k"), integer("j"), integer("d")
mu, sigma = real("mu"), real("sigma")
mu_1, sigma_1, mu_2, sigma_2 = real("mu_1"), real("sigma_1"), real("mu_2"), real("sigma_2")
p, q = real("p"), real("q")
rate_1, rate_2 = real("lam_1"), real("lam_2")

NATURALS = integers(0, INFINITY)
BITS = integers(0, 1)
HALF = Fraction(1, 2)


def normal(mean: Term, scale: Term) -> Term:
    return lam(x, app(d.NORMAL, mean, scale, x))


def bernoulli(chance: Term) -> Term:
    return lam(k, app(d.BERNOULLI, chance, k))


def poisson(rate: Term) -> Term:
    return lam(k, app(d.POISSON, rate, k))


POSITIVE_SIGMA = [lt(0, sigma)]
ENTROPY = app(d.ENTROPY, REALS, normal(mu, sigma))
GAUSSIAN_ENTROPY = eq(ENTROPY, div(log(mul(2, PI, exp(1), power(sigma, 2))), 2))

POSITIVE_SIGMAS = [lt(0, sigma_1), lt(0, sigma_2)]
GAUSSIAN_KL = eq(
    app(d.KL, REALS, normal(mu_1, sigma_1), normal(mu_2, sigma_2)),
    add(
        log(div(sigma_2, sigma_1)),
        div(add(power(sigma_1, 2), power(sub(mu_1, mu_2), 2)), mul(2, power(sigma_2, 2))),
        -HALF,
    ),
)

CHANCES = [lt(0, p), lt(p, 1), lt(0, q), lt(q, 1)]
BERNOULLI_KL = eq(
    app(d.KL, BITS, bernoulli(p), bernoulli(q)),
    add(mul(p, log(div(p, q))), mul(sub(1, p), log(div(sub(1, p), sub(1, q))))),
)

RATES = [lt(0, rate_1), lt(0, rate_2)]
POISSON_KL = eq(
    app(d.KL, NATURALS, poisson(rate_1), poisson(rate_2)),
    add(mul(rate_1, log(div(rate_1, rate_2))), neg(rate_1), rate_2),
)

GAUSSIAN_FISHER = eq(app(d.FISHER_INFORMATION, REALS, lam(x, lam(s, app(d.NORMAL, s, sigma, x))), mu), power(sigma, -2))

# The diagonal Gaussian against the standard one, for a number of coordinates that a model gives.
means, scales = Var("mu", function(REAL, INT)), Var("sigma", function(REAL, INT))
_point = Var("X", function(REAL, INT))
INDICES = integers(1, n)


def _product_density(mean: Term, scale: Term) -> Term:
    return lam(_point, product(INDICES, j, app(d.NORMAL, mean, scale, call(_point, j))))


VAE_HYPOTHESES = [le(1, n), forall([j], implies(member(j, INDICES), lt(0, call(scales, j))))]
VAE_KL = eq(
    app(
        d.KL,
        app(t.POWER, INDICES, REALS),
        _product_density(call(means, j), call(scales, j)),
        _product_density(num(0), num(1)),
    ),
    div(
        integral(
            INDICES,
            j,
            add(power(call(means, j), 2), power(call(scales, j), 2), -1, neg(log(power(call(scales, j), 2)))),
        ),
        2,
    ),
)
