"""KL divergence between two Gaussians once more, as the Bregman divergence of their log-partition function.

An instance of kl-exponential-family-bregman with two natural parameters theta = (mu/sigma^2, -1/(2 sigma^2)), the
statistics T(x) = (x, x^2), that is T(j, x) = x^j, and the base density 1.  A exists where theta_2 < 0; with
delta = 1/(4 sigma^2) the neighbours theta + t e_k stay there, so no condition of the theorem is left over.
"""

from sympy import Eq, Lambda, Piecewise, Range, Rational, S, exp, log, pi, sqrt

from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.language.distributions import ExponentialFamily, Normal
from symit.language.functionals import density, kl, log_partition, partial, rel_entr
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positives, reals, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_space, as_term, as_variable, rewritten, sides

mu_1, mu_2, x, t = reals("mu_1 mu_2 x t")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
j, k = integer("j"), integer("k")
eta = vector("eta")
indices = Range(1, 3)
X, J = as_variable(x), as_variable(j)


def natural(mu, sigma):
    """The natural parameters (mu/sigma^2, -1/(2 sigma^2))."""
    return Lambda(j, Piecewise((mu / sigma**2, Eq(j, 1)), (-1 / (2 * sigma**2), True)))


def family(theta):
    """The densities exp(theta(1) x + theta(2) x^2 - A(theta)) on the line."""
    return ExponentialFamily(S.Reals, Lambda(x, 1), Lambda((j, x), x**j), 2, theta)


def natural_exponent(theta):
    """theta^T T(x) as the density of the family has it, the sum over two coordinates."""
    return b.integral(as_space(indices), J, b.mul(theta, as_term(x**j)))


P, Q = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
theta_p, theta_q = natural(mu_1, sigma_1), natural(mu_2, sigma_2)
natural_P, natural_Q = family(theta_p), family(theta_q)
to_q = {mu_1: mu_2, sigma_1: sigma_2}
A = Lambda(eta, log_partition(family(eta)))
for_p, for_q = Scope().given(sigma_1), Scope().given(sigma_2)
scope = for_p.know(*for_q.facts)

# ---- the log-partition function where theta_2 < 0 ------------------------------------------------------------
for_eta = Scope().given(forall(finite(eta(j)), (j, indices)), eta(2) < 0)
for_eta = for_eta.know(*(for_eta.evident(b.member(b.num(n), as_space(indices))) for n in (1, 2)))
bell = Normal(-eta(1) / (2 * eta(2)), 1 / sqrt(-2 * eta(2)))
scale = exp(-(eta(1) ** 2) / (4 * eta(2))) * sqrt(pi / -eta(2))
for_x = for_eta.at_point(x, S.Reals)
quadratic = integration.expand(*for_x.facts, term=natural_exponent(as_term(eta(j))))
for_x = for_x.know(quadratic)
Z = b.unfold(as_term(A(eta))).args[0]
weight = b.open_with(Z.args[1], X)
written = rewritten(for_x.field(weight, weight), quadratic)
scaled = for_x.replacing(scale * density(bell, x), for_x.unfold(density(bell, x)))
square = logic.chain(scaled, for_x.field(sides(scaled)[1], sides(written)[1]), logic.symmetry(written))
unit = for_eta.special(load("gaussian-normalization").theorem, mu=bell.args[0], sigma=bell.args[1])
integrated = for_eta.know(unit).congruence(x, S.Reals, square)
normalizer = for_eta.know(unit, integrated).linear(b.eq(Z, as_term(scale)), (integrated, -1), (unit, scale))
for_eta = for_eta.know(normalizer)
for_eta = for_eta.know(for_eta.linear(b.lt(0, Z), (normalizer, -1)))
potential = for_eta.restate(
    rewritten(for_eta.unfold(A(eta)), normalizer),
    -(eta(1) ** 2) / (4 * eta(2)) - log(-2 * eta(2)) / 2 + log(2 * pi) / 2,
)


def coordinates(theta):
    """The natural parameters are real numbers, whatever the index."""
    return for_p.for_all(for_p.evident(b.defined(theta)), j, indices)


def potential_at(theta, *proofs):
    """A at these natural parameters; the proofs show that theta_2 < 0."""
    return logic.cut(for_p.instantiate(potential, {eta: b.lam(J, theta)}), coordinates(theta), *proofs)


# ---- the conditions of the theorem: delta = 1/(4 sigma^2) ----------------------------------------------------
theta = as_term(theta_p(j))
real_p, potential_p = coordinates(theta), potential_at(theta)
real_q, potential_q = (for_q.instantiate(theorem, to_q) for theorem in (real_p, potential_p))
delta = as_term(1 / (4 * sigma_1**2))
around = b.interval(b.neg(delta), delta)
at_t = for_p.at_point(t, around)
nearby = b.add(theta, as_term(Piecewise((t, Eq(j, k)), (0, True))))
second = b.substitute(nearby, {J: b.num(2)})
moves = b.eq(2, as_variable(k))
stays_negative = logic.cases(
    at_t.given(moves).evident(b.lt(second, 0)),
    at_t.given(b.ne(2, as_variable(k))).evident(b.lt(second, 0)),
    condition=moves,
)
potential_near = potential_at(nearby, stays_negative)
exists_near = Scope().know(potential_near).evident(b.defined(sides(potential_near)[0]))
anywhere = Scope()
at_x, at_j = anywhere.at_point(x, S.Reals), anywhere.at_point(j, indices)
conditions = [
    anywhere.for_all(at_x.evident(b.le(0, 1)), x, S.Reals),
    anywhere.for_all(at_j.for_all(at_j.at_point(x, S.Reals).evident(finite(x**j)), x, S.Reals), j, indices),
    real_p,
    for_p.for_all(for_p.for_all(exists_near, t, around), k, indices),
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
divergence = scope.restate(rewritten(unfolded, potential_q, potential_p, two_terms, mean_x, mean_square), closed)

# ---- the family is the Gaussian family -----------------------------------------------------------------------
for_x = for_p.at_point(x, S.Reals).know(potential_p)
folded = for_x.unfold(density(natural_P, x))
exponent = integration.expand(*for_x.facts, term=natural_exponent(theta))
usual = for_x.unfold(density(P, x))
in_natural_form = rewritten(folded, exponent, potential_p)
density_p = logic.chain(for_x.know(exponent).restate(in_natural_form, sides(usual)[1]), logic.symmetry(usual))
density_q = for_q.at_point(x, S.Reals).instantiate(density_p, to_q)

# ---- so the divergences are equal ----------------------------------------------------------------------------
ratio = rel_entr(density(P, x), density(Q, x))
same = scope.at_point(x, S.Reals).field(ratio, ratio)
ratios = logic.symmetry(rewritten(same, logic.symmetry(density_p), logic.symmetry(density_q)))
integrals = scope.know(instance).congruence(x, S.Reals, ratios)
known = scope.know(instance, integrals)
named, natural_form = (known.unfold(functional) for functional in (kl(P, Q), kl(natural_P, natural_Q)))
as_bregman = logic.chain(named, logic.symmetry(integrals), logic.symmetry(natural_form), instance)

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
            fact(
                exists_near,
                "theta_2 + t < 0 for |t| < 1/(4 sigma^2), so theta lies in the interior of the natural domain",
            ),
            fact(mean_x, "the first derivative of A is the mean"),
            fact(mean_square, "the second is the second moment"),
            fact(divergence, "put in theta, A and the moments"),
        ),
        statement(
            "The divergence",
            fact(as_bregman, "equal densities, so this is a divergence within an exponential family"),
            fact(logic.chain(as_bregman, divergence), "put in the closed form"),
        ),
    ],
)

if __name__ == "__main__":
    from symit.library.published import present

    present(gaussian_natural_kl)
