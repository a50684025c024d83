"""KL divergence between two Poisson distributions, as the Bregman divergence of A(theta) = exp(theta).

An instance of kl-exponential-family-bregman: a^x exp(-a)/x! = (1/x!) exp(theta x - A(theta)), with one natural parameter
theta = log(a), the statistic T(x) = x and the base density 1/x!.  The exponential series at exp(theta) converges for every
theta, so A exists for every theta, and no condition of the theorem is left over.
"""

from sympy import Lambda, Range, exp, factorial, log, oo

from symit.kernel import build as b
from symit.kernel.rules import integration, logic
from symit.language.distributions import ExponentialFamily, Poisson
from symit.language.functionals import log_partition
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positive, real, vector
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

# a and b in the statement; the kernel's builders are called b here as everywhere
rate_p, rate_q = positive("a"), positive("b")
x, j, k = integer("x"), integer("j"), integer("k")
t = real("t")
eta = vector("eta")
counts, indices = Range(0, oo), Range(1, 2)
theta_p, theta_q = log(rate_p), log(rate_q)


def family(theta):
    """The densities exp(theta(1) x - A(theta))/x! on 0, 1, 2, ..."""
    return ExponentialFamily(counts, Lambda(x, 1 / factorial(x)), Lambda((j, x), x), 1, theta)


def rewritten(where, equation, *others):
    """The equation with each of the others used, from left to right, on its right side."""
    for other in others:
        equation = logic.chain(equation, where.replacing(sides(equation)[1], other))
    return equation


P, Q = Poisson(rate_p), Poisson(rate_q)
natural_P, natural_Q = family(Lambda(j, theta_p)), family(Lambda(j, theta_q))
A = Lambda(eta, log_partition(family(eta)))
for_p, for_q = Scope().given(rate_p), Scope().given(rate_q)
scope = for_p.know(*for_q.facts)
X, J = as_variable(x), as_variable(j)

# ---- the log-partition function ------------------------------------------------------------------------------
for_eta = Scope().given(forall(finite(eta(j)), (j, indices)))
Z = b.unfold(as_term(A(eta))).args[0]
series = for_eta.instantiate(logic.axiom(name="exponential-series"), {b.real("x"): exp(eta(1))})
weight = b.open_with(Z.args[1], X)
at_x = for_eta.at_point(x, counts)
one_coordinate = integration.expand(*at_x.facts, term=b.integral(as_space(indices), J, as_term(eta(j) * x)))
at_x = at_x.know(one_coordinate)
term_by_term = rewritten(at_x, at_x.field(weight, weight), one_coordinate)
print(series, term_by_term)
