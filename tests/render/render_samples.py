"""Readings made by hand, as a checked certificate would give them, for the tests of this folder."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from symit.certificates.reading import Axiom, Hypothesis, Ledger, Line, Obligation, Part, Principle, Reading
from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Definition, Term, Var, function, point, space

HALF = Fraction(1, 2)
E = b.exp(1)
mu, sigma, x = b.real("mu"), b.real("sigma"), b.real("x")
mu_1, mu_2, sigma_1, sigma_2 = (b.real(n) for n in ("mu_1", "mu_2", "sigma_1", "sigma_2"))

POINT = point("S")
S = Var("S", space(POINT))
y = Var("x", POINT)
h = Var("h", function(REAL, POINT))
T = Var("T", function(REAL, INT, POINT))
dim = b.integer("d")
j, k = b.integer("j"), b.integer("k")
theta_p, theta_q = (Var(n, function(REAL, INT)) for n in ("theta_p", "theta_q"))
P = Var("P", function(REAL, POINT, REAL))
theta, s = b.real("theta"), b.real("s")
DIGEST = "0123456789abcdef" * 4

LEDGER = Ledger(
    axioms=(
        Axiom(
            "gaussian_integral",
            b.eq(b.integral(b.REALS, x, b.exp(b.neg(b.power(x, 2)))), b.sqrt(b.PI)),
            "DLMF 7.2.1 & Abramowitz_Stegun 7.1.1",
        ),
    ),
    principles=(Principle("substitution", "Rudin, Principles of Mathematical Analysis, theorem 6.19"),),
    theorems=("gaussian-normalisation", "gaussian-second-moment"),
    definitions=(d.ENTROPY, d.ENTR, d.NORMAL, d.EXPECTATION, d.KL),
    obligations=(Obligation(b.lt(0, sigma), "sign"),) * 17,
)


def normal(mean: Term | int, deviation: Term | int) -> Term:
    return b.lam(x, b.app(d.NORMAL, mean, deviation, x))


def at(mean: Term, deviation: Term) -> Term:
    return b.app(d.NORMAL, mean, deviation, x)


def mean_square(mean: Term, deviation: Term, center: Term) -> Term:
    return b.app(d.EXPECTATION, b.REALS, normal(mean, deviation), b.lam(x, b.power(b.sub(x, center), 2)))


def two_pi(deviation: Term) -> Term:
    return b.mul(2, b.PI, b.power(deviation, 2))


def chain(terms: list[tuple[Term, str]]) -> tuple[Line, ...]:
    """Equations between neighbours."""
    return tuple(Line(b.eq(a, c), reason) for (a, _), (c, reason) in pairwise(terms))


def reading(id: str, title: str, hypotheses: tuple[Hypothesis, ...], statement: Term, *parts: Part) -> Reading:
    return Reading(id, title, "Essay, “Entropy of Common Distributions”", hypotheses, statement, parts, LEDGER, DIGEST)


def gaussian_entropy() -> Reading:
    entropy = b.app(d.ENTROPY, b.REALS, normal(mu, sigma))
    quadratic = b.div(b.power(b.sub(x, mu), 2), b.mul(2, b.power(sigma, 2)))
    log_density = b.sub(b.mul(-HALF, b.log(two_pi(sigma))), quadratic)
    first = b.mul(HALF, b.log(two_pi(sigma)))
    last = b.mul(HALF, b.log(b.mul(2, b.PI, E, b.power(sigma, 2))))
    density = Part(
        "The logarithm of the density",
        (Line(b.eq(b.log(at(mu, sigma)), log_density), "unfold the density, expand the logarithm"),),
    )
    steps = chain(
        [
            (entropy, ""),
            (b.neg(b.integral(b.REALS, x, b.mul(at(mu, sigma), b.log(at(mu, sigma))))), "definition of h"),
            (
                b.neg(b.integral(b.REALS, x, b.mul(at(mu, sigma), log_density))),
                "the logarithm of the density, sigma_1 > 0",
            ),
            (
                b.add(first, b.mul(b.div(1, b.mul(2, b.power(sigma, 2))), mean_square(mu, sigma, mu))),
                "linearity; the density integrates to 1",
            ),
            (b.add(first, HALF), "second moment"),
            (last, "collect the logarithm"),
        ]
    )
    positive = Hypothesis(b.lt(0, sigma), "the standard deviation is positive", False)
    return reading(
        "gaussian-entropy",
        "Differential entropy of the Gaussian",
        (positive,),
        b.eq(entropy, last),
        density,
        Part("Derivation", steps),
    )


def gaussian_kl() -> Reading:
    kl = b.app(d.KL, b.REALS, normal(mu_1, sigma_1), normal(mu_2, sigma_2))
    p, q = at(mu_1, sigma_1), at(mu_2, sigma_2)
    square = b.add(b.power(sigma_1, 2), b.power(b.sub(mu_1, mu_2), 2))
    twice = b.mul(2, b.power(sigma_2, 2))
    final = b.add(b.log(b.div(sigma_2, sigma_1)), b.div(square, twice), -HALF)
    ratio = b.log(b.div(b.power(sigma_2, 2), b.power(sigma_1, 2)))
    expanded = b.add(
        b.mul(-HALF, b.log(b.mul(2, b.PI, E, b.power(sigma_1, 2)))),
        b.mul(HALF, b.log(two_pi(sigma_2))),
        b.div(square, twice),
    )
    long_quadratic = b.add(
        b.div(b.power(b.sub(x, mu_1), 2), b.mul(2, b.power(sigma_1, 2))),
        b.mul(HALF, b.log(two_pi(sigma_1))),
        b.neg(b.div(b.power(b.sub(x, mu_2), 2), twice)),
        b.mul(-HALF, b.log(two_pi(sigma_2))),
        b.mul(mu_1, mu_2, b.sub(b.log(sigma_1), b.log(sigma_2))),
    )
    steps = chain(
        [
            (kl, ""),
            (b.integral(b.REALS, x, b.mul(p, b.log(b.div(p, q)))), "definition"),
            (b.integral(b.REALS, x, b.mul(p, b.sub(b.log(p), b.log(q)))), "logarithm of a quotient"),
            (b.integral(b.REALS, x, b.mul(-1, p, long_quadratic)), "both densities written out, every term kept"),
            (
                b.add(
                    b.neg(b.app(d.ENTROPY, b.REALS, normal(mu_1, sigma_1))),
                    b.neg(b.integral(b.REALS, x, b.mul(p, b.log(q)))),
                ),
                "linearity: both parts are integrable, since a normal density has a second moment",
            ),
            (
                b.add(
                    b.mul(-HALF, b.log(b.mul(2, b.PI, E, b.power(sigma_1, 2)))),
                    b.mul(HALF, b.log(two_pi(sigma_2))),
                    b.mul(b.div(1, twice), mean_square(mu_1, sigma_1, mu_2)),
                ),
                "gaussian-entropy, and the cross term",
            ),
            (expanded, "gaussian-cross-moment"),
            (b.mul(HALF, b.add(ratio, -1, b.div(square, b.power(sigma_2, 2)))), "collect"),
            (final, "logarithm of a square"),
        ]
    )
    hypotheses = tuple(Hypothesis(b.lt(0, v), f"{v.name} is positive", False) for v in (sigma_1, sigma_2))
    return reading("gaussian-kl", "KL divergence of two Gaussians", hypotheses, b.eq(kl, final), Part("", steps))


def log_partition(at: Term) -> Term:
    return b.app(d.LOG_PARTITION, S, h, T, dim, at)


def member(at: Term) -> Term:
    return b.lam(y, b.app(d.EXPONENTIAL_FAMILY, S, h, T, dim, at, y))


def bregman() -> Reading:
    parameter = Var("t", function(REAL, INT))
    potential = b.lam(parameter, log_partition(parameter))
    kl = b.app(d.KL, S, member(theta_p), member(theta_q))
    difference = b.sub(b.call(theta_q, k), b.call(theta_p, k))
    gradient = b.app(d.PARTIAL, potential, theta_p, k)
    statistic = b.app(d.EXPECTATION, S, member(theta_p), b.lam(y, b.call(T, k, y)))
    spread = b.sub(log_partition(theta_q), log_partition(theta_p))
    one_to_d = b.integers(1, dim)
    value = b.app(d.BREGMAN, potential, dim, theta_q, theta_p)
    steps = chain(
        [
            (kl, ""),
            (b.sub(spread, b.integral(one_to_d, k, b.mul(difference, statistic))), "linearity of the expectation"),
            (b.sub(spread, b.integral(one_to_d, k, b.mul(difference, gradient))), "the mean of T is the gradient of A"),
            (value, "definition of the Bregman divergence"),
        ]
    )
    exists = b.defined(b.app(d.EXPECTATION, S, member(theta_p), b.lam(y, b.call(T, k, y))))
    hypotheses = (
        Hypothesis(b.forall([y], b.implies(b.member(y, S), b.le(0, b.call(h, y)))), "h is a base measure", False),
        Hypothesis(b.forall([k], b.implies(b.member(k, one_to_d), exists)), "the statistic has a mean", True),
        Hypothesis(b.defined(log_partition(theta_q)), "theta_q is in the natural parameter space", False),
    )
    return reading(
        "kl-exponential-family-bregman",
        "KL in an exponential family is a Bregman divergence",
        hypotheses,
        b.eq(kl, value),
        Part("", steps),
    )


def fisher() -> Reading:
    density = b.call(P, y, theta)
    log_density = b.log(b.call(P, y, s))
    score = b.derivative(s, log_density, theta)
    inner = b.real("r")
    second = b.derivative(s, b.derivative(inner, b.log(b.call(P, y, inner)), s), theta)
    information = b.app(d.FISHER_INFORMATION, S, b.abstract([y, s], b.call(P, y, s)), theta)
    mean = b.app(d.EXPECTATION, S, b.lam(y, density), b.lam(y, second))
    lo, hi = b.real("a"), b.real("c")
    inside = b.member(s, b.interval(lo, hi))
    normalised = b.forall([s], b.implies(inside, b.eq(b.integral(S, y, b.call(P, y, s)), 1)))
    positive = b.forall([y, s], b.implies(b.conj(b.member(y, S), inside), b.lt(0, b.call(P, y, s))))
    dominated = Var("G", function(REAL, POINT))
    bound = b.forall(
        [y],
        b.implies(
            b.member(y, S),
            b.forall([s], b.implies(inside, b.le(b.derivative(inner, b.call(P, y, inner), s), b.call(dominated, y)))),
        ),
    )
    continuous = b.continuous(s, b.integral(S, y, b.mul(b.call(P, y, s), b.call(dominated, y))), b.interval(lo, hi))
    hypotheses = (
        Hypothesis(b.member(theta, b.interval(lo, hi)), "theta lies inside the parameter interval", False),
        Hypothesis(normalised, "every member is a density", False),
        Hypothesis(positive, "the support is the same for every parameter", True),
        Hypothesis(bound, "the derivative is dominated", True),
        Hypothesis(b.defined(b.integral(S, y, b.call(dominated, y))), "the dominating function is integrable", True),
        Hypothesis(continuous, "", True),
    )
    steps = (
        Line(b.eq(score, b.div(b.derivative(s, b.call(P, y, s), theta), density)), "chain rule"),
        Line(
            b.eq(b.integral(S, y, b.mul(density, score)), b.derivative(s, b.integral(S, y, b.call(P, y, s)), theta)),
            "cancel",
        ),
        Line(b.eq(b.derivative(s, b.integral(S, y, b.call(P, y, s)), theta), 0), "the derivative of a constant"),
        Line(
            b.eq(information, b.neg(mean)), "differentiate once more under the integral sign, by the domination above"
        ),
    )
    return reading(
        "fisher-identity",
        "The two forms of Fisher information",
        hypotheses,
        b.eq(information, b.neg(mean)),
        Part("", steps),
    )


def uniform_entropy() -> Reading:
    a, c = b.real("a"), b.real("b")
    width = b.sub(c, a)
    density = b.lam(x, b.app(d.UNIFORM, a, c, x))
    entropy = b.app(d.ENTROPY, b.interval(a, c), density)
    value = b.if_(b.conj(b.lt(a, x), b.lt(x, c)), b.div(1, width), 0)
    limit = b.tends(x, b.mul(x, b.log(x)), b.ZERO, 1, b.ZERO)
    power = b.if_(b.eq(x, 1), mu, b.if_(b.le(x, 0), b.sub(1, mu), b.power(mu, b.add(x, b.neg(b.div(sigma, mu_1))))))
    steps = (
        Line(b.eq(b.app(d.UNIFORM, a, c, x), value), "definition"),
        Line(limit, "so 0 log 0 = 0 is its continuous extension"),
        Line(b.eq(power, b.mul(2, power)), "not true, but a long case distinction"),
        Line(b.le(b.app(Definition("log1pmx", (x,), b.sub(b.log(b.add(1, x)), x)), width), 0), "concavity"),
        Line(b.eq(entropy, b.log(width)), "définition; 50% of $x_1 & {y}^2 ~ \\foo #7 — naïve, σ² ≤ 1, 漢字"),
    )
    hypothesis = Hypothesis(b.lt(a, c), "a lies to the left of b", False)
    return reading(
        "uniform-entropy",
        "Entropy of the uniform: 100% of log_2 & more",
        (hypothesis,),
        b.eq(entropy, b.log(width)),
        Part("A_part & more", steps),
    )


def diagonal_vae() -> Reading:
    mus, sigmas = Var("mu", function(REAL, INT)), Var("sigma", function(REAL, INT))
    vector = Var("x", function(REAL, INT))
    one_to_d = b.integers(1, dim)
    reals = b.app(t.POWER, one_to_d, b.REALS)
    p = b.lam(vector, b.product(one_to_d, j, b.app(d.NORMAL, b.call(mus, j), b.call(sigmas, j), b.call(vector, j))))
    q = b.lam(vector, b.product(one_to_d, j, b.app(d.NORMAL, 0, 1, b.call(vector, j))))
    m, v = b.power(b.call(mus, j), 2), b.power(b.call(sigmas, j), 2)
    value = b.mul(HALF, b.integral(one_to_d, j, b.add(m, v, -1, b.neg(b.log(v)))))
    positive = b.forall([j], b.implies(b.member(j, one_to_d), b.lt(0, b.call(sigmas, j))))
    kl = b.app(d.KL, reals, p, q)
    return reading(
        "vae-kl-diagonal",
        "The KL term of a variational autoencoder",
        (Hypothesis(positive, "every sigma_j is positive", False),),
        b.eq(kl, value),
        Part("", (Line(b.eq(kl, value), "additivity of KL over independent coordinates, and vae-kl in each of them"),)),
    )


def samples() -> list[Reading]:
    return [gaussian_entropy(), gaussian_kl(), bregman(), fisher(), uniform_entropy(), diagonal_vae()]
