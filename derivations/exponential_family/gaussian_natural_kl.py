"""KL divergence between two Gaussians once more, as the Bregman divergence of their log-partition function.

An instance of kl-exponential-family-bregman with two natural parameters, theta = (mu/sigma^2, -1/(2 sigma^2)), the statistics
T(x) = (x, x^2), that is T(j, x) = x^j, and the base density 1.  A exists where theta_2 < 0; with delta = 1/(4 sigma^2) the
neighbours theta + t e_k stay there, so no condition of the theorem is left over.
"""

from sympy import Eq, Lambda, Piecewise, Range, Rational, S, exp, log, pi, sqrt

from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.language.distributions import ExponentialFamily, Normal
from symit.language.functionals import density, kl, log_partition, partial, rel_entr
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positives, real, reals, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_space, as_term, as_variable, sides

mu_1, mu_2, x, t = reals("mu_1 mu_2 x t")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
j, k = integer("j"), integer("k")
eta = vector("eta")
indices = Range(1, 3)


def natural(mu, sigma):
    """The natural parameters (mu/sigma^2, -1/(2 sigma^2))."""
    return Lambda(j, Piecewise((mu / sigma**2, Eq(j, 1)), (-1 / (2 * sigma**2), True)))


def family(theta):
    """The densities exp(theta(1) x + theta(2) x^2 - A(theta)) on the line."""
    return ExponentialFamily(S.Reals, Lambda(x, 1), Lambda((j, x), x**j), 2, theta)


def rewritten(where, equation, *others):
    """The equation with each of the others used, from left to right, on its right side."""
    for other in others:
        equation = logic.chain(equation, where.replacing(sides(equation)[1], other))
    return equation


P, Q = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
theta_p, theta_q = natural(mu_1, sigma_1), natural(mu_2, sigma_2)
natural_P, natural_Q = family(theta_p), family(theta_q)
to_q = {mu_1: mu_2, sigma_1: sigma_2}
A = Lambda(eta, log_partition(family(eta)))
for_p, for_q = Scope().given(sigma_1), Scope().given(sigma_2)
scope = for_p.know(*for_q.facts)
X, J, T = as_variable(x), as_variable(j), as_variable(t)

# ---- the log-partition function where theta_2 < 0 ------------------------------------------------------------
for_eta = Scope().given(forall(finite(eta(j)), (j, indices)), eta(2) < 0)
for_eta = for_eta.know(*(for_eta.evident(b.member(b.num(n), as_space(indices))) for n in (1, 2)))
centre, width = -eta(1) / (2 * eta(2)), 1 / sqrt(-2 * eta(2))
unit = for_eta.special(load("gaussian-normalization").theorem, mu=centre, sigma=width)
scale = exp(-(eta(1) ** 2) / (4 * eta(2))) * sqrt(pi / -eta(2))
Z = b.unfold(as_term(A(eta))).args[0]
weight = b.open_with(Z.args[1], X)
for_x = for_eta.at_point(x, S.Reals)
quadratic = integration.expand(*for_x.facts, term=weight.args[1].args[0])
for_x = for_x.know(quadratic)
bell = for_x.unfold(density(Normal(centre, width), x))
scaled = b.mul(as_term(scale), sides(bell)[0])
weights = logic.chain(
    for_x.restate(for_x.replacing(weight, quadratic), b.mul(as_term(scale), sides(bell)[1])),
    logic.symmetry(for_x.replacing(scaled, bell)),
)
integrated = for_eta.know(unit).congruence(x, S.Reals, weights)
normalizer = for_eta.know(unit, integrated).linear(b.eq(Z, as_term(scale)), (integrated, 1), (unit, scale))
for_eta = for_eta.know(normalizer)
for_eta = for_eta.know(for_eta.linear(b.lt(0, Z), (normalizer, -1)))
potential = for_eta.restate(
    rewritten(for_eta, for_eta.unfold(A(eta)), normalizer),
    -(eta(1) ** 2) / (4 * eta(2)) - log(-2 * eta(2)) / 2 + log(2 * pi) / 2,
)


def coordinates(where, theta):
    """The natural parameters are real numbers."""
    return where.for_all(where.at_point(j, indices).evident(b.defined(theta)), j, indices)


def potential_at(where, theta, *proofs):
    """A at these natural parameters."""
    return logic.cut(where.instantiate(potential, {eta: b.lam(J, theta)}), coordinates(where, theta), *proofs)


# ---- the conditions of the theorem: delta = 1/(4 sigma^2) ----------------------------------------------------
theta = as_term(theta_p(j))
real_p, potential_p = coordinates(for_p, theta), potential_at(for_p, theta)
real_q, potential_q = (for_q.instantiate(theorem, to_q) for theorem in (real_p, potential_p))
delta = as_term(1 / (4 * sigma_1**2))
around = b.interval(b.neg(delta), delta)
at_k = for_p.at_point(k, indices)
at_t = at_k.at_point(t, around)
nearby = b.add(theta, as_term(Piecewise((t, Eq(j, k)), (0, True))))
second = b.substitute(nearby, {J: b.num(2)})
moves = b.eq(2, as_variable(k))
stays_negative = logic.cases(
    at_t.given(moves).evident(b.lt(second, 0)),
    at_t.given(b.ne(2, as_variable(k))).evident(b.lt(second, 0)),
    *at_k.facts,
    condition=moves,
)
potential_near = potential_at(at_t, nearby, stays_negative)
exists_near = at_t.know(potential_near).evident(b.defined(sides(potential_near)[0]))
anywhere = Scope()
at_x, at_j = anywhere.at_point(x, S.Reals), anywhere.at_point(j, indices)
conditions = [
    anywhere.for_all(at_x.evident(b.le(0, 1)), x, S.Reals),
    anywhere.for_all(at_j.for_all(at_j.at_point(x, S.Reals).evident(finite(x**j)), x, S.Reals), j, indices),
    real_p,
    for_p.for_all(at_k.for_all(exists_near, t, around), k, indices),
    real_q,
    for_q.know(potential_q).evident(finite(log_partition(natural_Q))),
]
values = {
    "X": as_space(S.Reals),
    "h": b.lam(X, b.ONE),
    "T": b.abstract([J, X], as_term(x**j)),
    "d": 2,
    "delta": delta,
    "theta_p": b.lam(J, theta),
    "theta_q": b.lam(J, as_term(theta_q(j))),
}
instance = logic.cut(scope.special(load("kl-exponential-family-bregman").theorem, **values), *conditions)

# ---- the gradient of A is the mean of (x, x^2) ---------------------------------------------------------------


def mean(index, value):
    """The derivative of A along the coordinate, in mu and sigma."""
    along = for_p.instantiate(potential_near, {k: index})
    at_zero = for_p.differentiate(t, sides(along)[1], 0, value)
    slope = calculus.derivative_congruence(
        along, *for_p.know(at_zero).facts, variable_=as_variable(t), near=around, at=b.ZERO
    )
    return logic.chain(for_p.know(slope).unfold(partial(A, theta_p, index)), slope, at_zero)


mean_x, mean_square = mean(1, mu_1), mean(2, mu_1**2 + sigma_1**2)

# ---- the Bregman divergence ----------------------------------------------------------------------------------
known = scope.know(instance)
unfolded = known.unfold(sides(instance)[1])
*_, (_, contrast) = (part.args for part in sides(unfolded)[1].args)
two_terms = integration.expand(*known.facts, term=contrast)
closed = log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - Rational(1, 2)
divergence = scope.know(unfolded, two_terms, mean_x, mean_square).linear(
    b.eq(sides(instance)[1], as_term(closed)),
    (unfolded, 1),
    (potential_q, 1),
    (potential_p, -1),
    (two_terms, -1),
    (mean_x, theta_p(1) - theta_q(1)),
    (mean_square, theta_p(2) - theta_q(2)),
)

# ---- the family is the Gaussian family -----------------------------------------------------------------------
for_x = for_p.at_point(x, S.Reals).know(potential_p)
folded = for_x.unfold(density(natural_P, x))
exponent = integration.expand(*for_x.facts, term=sides(folded)[1].args[1].args[0].args[0])
usual = for_x.unfold(density(P, x))
in_natural_form = rewritten(for_x.know(exponent), folded, exponent, potential_p)
density_p = logic.chain(for_x.know(exponent).restate(in_natural_form, sides(usual)[1]), logic.symmetry(usual))
density_q = for_q.at_point(x, S.Reals).instantiate(density_p, to_q)

# ---- so the divergences are equal ----------------------------------------------------------------------------
for_both = scope.at_point(x, S.Reals).know(density_p, density_q)
ratio = rel_entr(density(natural_P, x), density(natural_Q, x))
ratios = rewritten(for_both, for_both.field(ratio, ratio), density_p, density_q)
integrals = scope.know(instance).congruence(x, S.Reals, ratios)
known = scope.know(instance, integrals)
named = logic.chain(known.unfold(kl(P, Q)), logic.symmetry(integrals), logic.symmetry(known.unfold(sides(instance)[0])))

gaussian_natural_kl = derivation(
    id="gaussian-natural-kl",
    title="KL divergence between two Gaussians, in natural parameters",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given=[
        Given(sigma_1, "the standard deviation of p is positive"),
        Given(sigma_2, "the standard deviation of q is positive"),
    ],
    sections=[
        statement(
            "The Gaussian family in natural form",
            fact(normalizer, "complete the square; the Gaussian density integrates to one"),
            fact(potential, "so A exists where theta_2 < 0"),
            fact(density_p, "at theta = (mu/sigma^2, -1/(2 sigma^2)) the density is that of the Gaussian"),
        ),
        statement(
            "The Bregman divergence",
            fact(stays_negative, "theta + t e_k stays in the natural domain for |t| < 1/(4 sigma^2)"),
            fact(mean_x, "the first derivative of A is the mean"),
            fact(mean_square, "the second is the second moment"),
            fact(divergence, "put in theta, A and the moments"),
        ),
        statement(
            "The divergence",
            fact(named, "the densities are equal everywhere"),
            fact(instance, "the divergence within an exponential family is a Bregman divergence"),
            fact(logic.chain(named, instance, divergence), "put in the closed form"),
        ),
    ],
)
