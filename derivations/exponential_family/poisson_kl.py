"""KL divergence between two Poisson distributions, as the Bregman divergence of A(theta) = exp(theta).

An instance of kl-exponential-family-bregman: a^x exp(-a)/x! = exp(theta x - A(theta))/x!, with one natural parameter
theta = log(a), the statistic T(x) = x and the base density 1/x!.  The exponential series converges everywhere, so A
exists for every theta, and no condition of the theorem is left over.
"""

from sympy import Eq, Lambda, Piecewise, Range, exp, factorial, log, oo

from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.language.distributions import ExponentialFamily, Poisson
from symit.language.functionals import density, kl, log_partition, partial, rel_entr
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positives, real, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_space, as_term, as_variable, rewritten, sides

mean_p, mean_q = positives("a b")
x, j, k = integer("x"), integer("j"), integer("k")
t = real("t")
eta = vector("eta")
counts, indices = Range(0, oo), Range(1, 2)
X, J = as_variable(x), as_variable(j)
theta_p, theta_q = log(mean_p), log(mean_q)


def family(theta):
    """The densities exp(theta(1) x - A(theta))/x! on 0, 1, 2, ..."""
    return ExponentialFamily(counts, Lambda(x, 1 / factorial(x)), Lambda((j, x), x), 1, theta)


def natural_exponent(theta):
    """theta^T T(x) as the density of the family has it, the sum over one coordinate."""
    return b.integral(as_space(indices), J, b.mul(theta, X))


P, Q = Poisson(mean_p), Poisson(mean_q)
natural_P, natural_Q = family(Lambda(j, theta_p)), family(Lambda(j, theta_q))
A = Lambda(eta, log_partition(family(eta)))
for_p, for_q = Scope().given(mean_p), Scope().given(mean_q)
scope = for_p.know(*for_q.facts)

# ---- the log-partition function ------------------------------------------------------------------------------
for_eta = Scope().given(forall(finite(eta(j)), (j, indices)))
for_eta = for_eta.know(for_eta.evident(b.member(b.ONE, as_space(indices))))  # so eta(1) is a number
series = for_eta.instantiate(logic.axiom(name="exponential-series"), {b.real("x"): exp(eta(1))})
for_x = for_eta.at_point(x, counts)
one_coordinate = integration.expand(*for_x.facts, term=natural_exponent(as_term(eta(j))))
for_x = for_x.know(one_coordinate)
Z = b.unfold(as_term(A(eta))).args[0]
weight = b.open_with(Z.args[1], X)
written = rewritten(for_x.field(weight, weight), one_coordinate)
power = b.open_with(sides(series)[0].args[1], X)
powers = logic.chain(for_x.field(power, sides(written)[1]), logic.symmetry(written))
normalizer = logic.chain(logic.symmetry(for_eta.know(series).congruence(x, counts, powers)), series)
for_eta = for_eta.know(normalizer)
for_eta = for_eta.know(for_eta.linear(b.lt(0, Z), (normalizer, -1)))
potential = for_eta.restate(rewritten(for_eta.unfold(A(eta)), normalizer), exp(eta(1)))


def coordinate(theta):
    """The one natural parameter theta is a real number."""
    return for_p.for_all(for_p.evident(b.defined(theta)), j, indices)


def potential_at(theta):
    """A at the natural parameter theta."""
    return logic.cut(for_p.instantiate(potential, {eta: b.lam(J, theta)}), coordinate(theta))


# ---- the conditions of the theorem: theta lies in the interior of the natural domain, with delta = 1 ---------
theta = as_term(theta_p)
real_p, potential_p = coordinate(theta), potential_at(theta)
real_q, potential_q = (for_q.instantiate(theorem, {mean_p: mean_q}) for theorem in (real_p, potential_p))
around = b.interval(b.neg(1), 1)
potential_near = potential_at(b.add(theta, as_term(Piecewise((t, Eq(j, k)), (0, True)))))
exists_near = Scope().know(potential_near).evident(b.defined(sides(potential_near)[0]))
anywhere = Scope()
at_x = anywhere.at_point(x, counts)
conditions = [
    anywhere.for_all(at_x.evident(1 / factorial(x) >= 0), x, counts),
    anywhere.for_all(anywhere.for_all(at_x.evident(finite(x)), x, counts), j, indices),
    real_p,
    for_p.for_all(for_p.for_all(exists_near, t, around), k, indices),
    real_q,
    for_q.know(potential_q).evident(finite(log_partition(natural_Q))),
]
values = {
    "X": as_space(counts),
    "h": b.lam(X, as_term(1 / factorial(x))),
    "T": b.abstract([J, X], X),
    "d": 1,
    "delta": 1,
    "theta_p": b.lam(J, theta),
    "theta_q": b.lam(J, as_term(theta_q)),
}
instance = logic.cut(scope.special(load("kl-exponential-family-bregman").theorem, **values), *conditions)

# ---- the Bregman divergence of exp(theta) --------------------------------------------------------------------
along = for_p.instantiate(potential_near, {k: 1})
at_zero = for_p.differentiate(t, sides(along)[1], 0, mean_p)
slope = logic.chain(
    calculus.derivative_congruence(along, *for_p.know(at_zero).facts, variable_=as_variable(t), near=around, at=b.ZERO),
    at_zero,
)
mean = logic.chain(for_p.know(slope).unfold(partial(A, Lambda(j, theta_p), 1)), slope)
known = scope.know(instance)
unfolded = known.unfold(sides(instance)[1])
*_, (_, contrast) = (part.args for part in sides(unfolded)[1].args)
one_term = integration.expand(*known.facts, term=contrast)
closed = mean_p * log(mean_p / mean_q) - mean_p + mean_q
divergence = scope.restate(rewritten(unfolded, potential_q, potential_p, one_term, mean), closed)

# ---- the family is the Poisson family ------------------------------------------------------------------------
for_x = for_p.at_point(x, counts)
exponent = integration.expand(*for_x.facts, term=natural_exponent(theta))
for_x = for_x.know(exponent, potential_p)
natural = rewritten(for_x.unfold(density(natural_P, x)), exponent, potential_p)
usual = for_x.unfold(density(P, x))
mass_p = logic.chain(for_x.restate(natural, sides(usual)[1]), logic.symmetry(usual))
mass_q = for_q.at_point(x, counts).instantiate(mass_p, {mean_p: mean_q})

# ---- so the divergences are equal ----------------------------------------------------------------------------
ratio = rel_entr(density(P, x), density(Q, x))
same = scope.at_point(x, counts).field(ratio, ratio)
ratios = logic.symmetry(rewritten(same, logic.symmetry(mass_p), logic.symmetry(mass_q)))
integrals = scope.know(instance).congruence(x, counts, ratios)
known = scope.know(instance, integrals)
named, natural_form = (known.unfold(functional) for functional in (kl(P, Q), kl(natural_P, natural_Q)))
as_bregman = logic.chain(named, logic.symmetry(integrals), logic.symmetry(natural_form), instance)

poisson_kl = derivation(
    id="poisson-kl",
    title="KL divergence between two Poisson distributions",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given=[
        Given(mean_p, "the mean a is positive"),
        Given(mean_q, "the mean b is positive"),
    ],
    sections=[
        statement(
            "The Poisson family in natural form, theta = log(a)",
            fact(series, "the exponential series at exp(theta)"),
            fact(potential, "it is the sum whose logarithm is A(theta)"),
            fact(mass_p, "so exp(theta x - A(theta))/x! is the Poisson probability"),
        ),
        statement(
            "The Bregman divergence of exp(theta)",
            fact(exists_near, "A exists for every theta, so theta lies in the interior of the natural domain"),
            fact(mean, "its derivative is the mean"),
            fact(divergence, "put in theta, A and the mean"),
        ),
        statement(
            "The divergence",
            fact(as_bregman, "equal probabilities at every x, so this is a divergence within an exponential family"),
            fact(logic.chain(as_bregman, divergence), "put in the closed form"),
        ),
    ],
)

if __name__ == "__main__":
    from symit.library.published import present

    present(poisson_kl)
