"""KL divergence between two Bernoulli distributions, as the Bregman divergence of A(theta) = log(1 + exp(theta)).

An instance of kl-exponential-family-bregman: p^x (1 - p)^(1 - x) = exp(theta x - A(theta)) for x = 0 and 1, with one
natural parameter theta = log(p/(1 - p)), the statistic T(x) = x and the base density 1.  The sum over x is finite, so A
exists for every theta, and no condition of the theorem is left over.
"""

from sympy import Eq, Lambda, Ne, Piecewise, Range, exp, log

from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.language.distributions import Bernoulli, ExponentialFamily
from symit.language.functionals import density, kl, log_partition, partial, rel_entr
from symit.language.statements import finite, forall
from symit.language.symbols import integer, probabilities, real, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_space, as_term, as_variable, rewritten, sides

p, q = probabilities("p q")
x, j, k = integer("x"), integer("j"), integer("k")
t = real("t")
eta = vector("eta")
outcomes, indices = Range(0, 2), Range(1, 2)
X, J = as_variable(x), as_variable(j)
theta_p, theta_q = log(p / (1 - p)), log(q / (1 - q))


def family(theta):
    """The densities exp(theta(1) x - A(theta)) on 0 and 1."""
    return ExponentialFamily(outcomes, Lambda(x, 1), Lambda((j, x), x), 1, theta)


def natural_exponent(theta):
    """theta^T T(x) as the density of the family has it, the sum over one coordinate."""
    return b.integral(as_space(indices), J, b.mul(theta, X))


P, Q = Bernoulli(p), Bernoulli(q)
natural_P, natural_Q = family(Lambda(j, theta_p)), family(Lambda(j, theta_q))
A = Lambda(eta, log_partition(family(eta)))
for_p, for_q = Scope().given(p), Scope().given(q)
scope = for_p.know(*for_q.facts)

# ---- the log-partition function ------------------------------------------------------------------------------
for_eta = Scope().given(forall(finite(eta(j)), (j, indices)))
Z = b.unfold(as_term(A(eta))).args[0]
two_outcomes = integration.expand(*for_eta.facts, term=Z)
exponent_at_one = b.substitute(natural_exponent(as_term(eta(j))), {X: b.ONE})
one_coordinate = integration.expand(*for_eta.facts, term=exponent_at_one)
for_eta = for_eta.know(one_coordinate)
normalizer = for_eta.restate(rewritten(two_outcomes, one_coordinate), 1 + exp(eta(1)))
for_eta = for_eta.know(for_eta.linear(b.lt(0, Z), (normalizer, -1)))
potential = rewritten(for_eta.unfold(A(eta)), normalizer)


def coordinate(theta):
    """The one natural parameter theta is a real number."""
    return for_p.for_all(for_p.evident(b.defined(theta)), j, indices)


def potential_at(theta):
    """A at the natural parameter theta."""
    return logic.cut(for_p.instantiate(potential, {eta: b.lam(J, theta)}), coordinate(theta))


# ---- the conditions of the theorem: theta lies in the interior of the natural domain, with delta = 1 ---------
theta = as_term(theta_p)
real_p, potential_p = coordinate(theta), potential_at(theta)
real_q, potential_q = (for_q.instantiate(theorem, {p: q}) for theorem in (real_p, potential_p))
around = b.interval(b.neg(1), 1)
potential_near = potential_at(b.add(theta, as_term(Piecewise((t, Eq(j, k)), (0, True)))))
exists_near = Scope().know(potential_near).evident(b.defined(sides(potential_near)[0]))
anywhere = Scope()
at_x = anywhere.at_point(x, outcomes)
conditions = [
    anywhere.for_all(at_x.evident(b.le(0, 1)), x, outcomes),
    anywhere.for_all(anywhere.for_all(at_x.evident(finite(x)), x, outcomes), j, indices),
    real_p,
    for_p.for_all(for_p.for_all(exists_near, t, around), k, indices),
    real_q,
    for_q.know(potential_q).evident(finite(log_partition(natural_Q))),
]
values = {
    "X": as_space(outcomes),
    "h": b.lam(X, b.ONE),
    "T": b.abstract([J, X], X),
    "d": 1,
    "delta": 1,
    "theta_p": b.lam(J, theta),
    "theta_q": b.lam(J, as_term(theta_q)),
}
instance = logic.cut(scope.special(load("kl-exponential-family-bregman").theorem, **values), *conditions)

# ---- the Bregman divergence of log(1 + exp(theta)) -----------------------------------------------------------
along = for_p.instantiate(potential_near, {k: 1})
at_zero = for_p.differentiate(t, sides(along)[1], 0, p)
slope = logic.chain(
    calculus.derivative_congruence(along, *for_p.know(at_zero).facts, variable_=as_variable(t), near=around, at=b.ZERO),
    at_zero,
)
mean = logic.chain(for_p.know(slope).unfold(partial(A, Lambda(j, theta_p), 1)), slope)
known = scope.know(instance)
unfolded = known.unfold(sides(instance)[1])
*_, (_, contrast) = (part.args for part in sides(unfolded)[1].args)
one_term = integration.expand(*known.facts, term=contrast)
closed = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
divergence = scope.restate(rewritten(unfolded, potential_q, potential_p, one_term, mean), closed)

# ---- the family is the Bernoulli family ----------------------------------------------------------------------
for_x = for_p.at_point(x, outcomes)
exponent = integration.expand(*for_x.facts, term=natural_exponent(theta))
for_x = for_x.know(exponent, potential_p)
natural = rewritten(for_x.unfold(density(natural_P, x)), exponent, potential_p)
power = for_x.restate(natural, p**x * (1 - p) ** (1 - x))
two_values = for_p.at_point(x, outcomes).unfold(density(P, x))
agree = b.eq(sides(power)[1], sides(two_values)[1])
not_one = at_x.given(Ne(x, 1))
is_zero = not_one.know(not_one.evident(x < 1)).evident(Eq(x, 0))
agreement = logic.cases(
    for_p.where_equal(x, 1, agree),
    logic.cut(for_p.where_equal(x, 0, agree), is_zero),
    *at_x.facts,
    condition=as_formula(Eq(x, 1)),
)
mass_p = logic.chain(power, agreement, logic.symmetry(two_values))
mass_q = for_q.at_point(x, outcomes).instantiate(mass_p, {p: q})

# ---- so the divergences are equal ----------------------------------------------------------------------------
ratio = rel_entr(density(P, x), density(Q, x))
same = scope.at_point(x, outcomes).field(ratio, ratio)
ratios = logic.symmetry(rewritten(same, logic.symmetry(mass_p), logic.symmetry(mass_q)))
integrals = scope.know(instance).congruence(x, outcomes, ratios)
known = scope.know(instance, integrals)
named, natural_form = (known.unfold(functional) for functional in (kl(P, Q), kl(natural_P, natural_Q)))
as_bregman = logic.chain(named, logic.symmetry(integrals), logic.symmetry(natural_form), instance)

bernoulli_kl = derivation(
    id="bernoulli-kl",
    title="KL divergence between two Bernoulli distributions",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given=[
        Given(p, "p is a probability strictly between 0 and 1"),
        Given(q, "q is a probability strictly between 0 and 1"),
    ],
    sections=[
        statement(
            "The Bernoulli family in natural form, theta = log(p/(1 - p))",
            fact(potential, "A(theta) is the logarithm of a sum over x = 0 and 1"),
            fact(power, "so exp(theta x - A(theta)) is p^x (1 - p)^(1 - x)"),
            fact(mass_p, "which is p at 1 and 1 - p at 0"),
        ),
        statement(
            "The Bregman divergence of log(1 + exp(theta))",
            fact(exists_near, "A exists for every theta, so theta lies in the interior of the natural domain"),
            fact(mean, "its derivative is the mean p"),
            fact(divergence, "put in theta, A and the mean"),
        ),
        statement(
            "The divergence",
            fact(as_bregman, "equal masses at 0 and at 1, so this is a divergence within an exponential family"),
            fact(logic.chain(as_bregman, divergence), "put in the closed form"),
        ),
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(bernoulli_kl)
