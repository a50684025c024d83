"""KL divergence within an exponential family is a Bregman divergence.  Guide, "3.4 KL Divergence for Exponential
Families".

For an abstract family h(x) exp(theta^T T(x) - A(theta)) with d natural parameters over any measure space.  That the
mean of T is the gradient of A is proved (exponential-family-mean), not assumed.  Where h vanishes both densities do,
and 0 log 0 = 0.
"""

from fractions import Fraction

from sympy import Eq, Lambda, Ne, Range, Sum
from sympy import S as sympy_S

from symit.kernel import build as b
from symit.kernel.rules import integration, logic
from symit.kernel.terms import FACTORIAL
from symit.language.distributions import ExponentialFamily
from symit.language.functionals import bregman, density, expectation, integral, kl, log_partition, partial, rel_entr
from symit.language.spaces import Space, mapping
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positive_integer, vector
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_space, as_term, as_variable, parts, sides
from symit.proving.steps import by, definition, equal

space = Space("X")
x = space.point("x")
h = space.function("h")
T = mapping("T", sympy_S.Integers, space)
theta_p, theta_q, eta = vector("theta_p"), vector("theta_q"), vector("eta")
d = positive_integer("d")
j = integer("j")
indices = Range(1, d + 1)
P, Q = ExponentialFamily(space, h, T, d, theta_p), ExponentialFamily(space, h, T, d, theta_q)
A_p, A_q = log_partition(P), log_partition(Q)
A = Lambda(eta, log_partition(ExponentialFamily(space, h, T, d, eta)))

mean = load("exponential-family-mean")
at_theta_p = {as_variable(vector("theta")): as_variable(theta_p)}
given = [
    *(Given(b.substitute(g.formula, at_theta_p), g.words, g.regularity) for g in mean.hypotheses),
    Given(forall(finite(theta_q(j)), (j, indices)), "theta_q has d coordinates"),
    Given(finite(A_q), "theta_q lies in the natural domain"),
]
count = b.integer("x")
scope = Scope().given(*(g.statement for g in given))
exists, normalized, means = parts(scope.instantiate(mean.theorem, at_theta_p))
scope = scope.know(exists, normalized, means)
p, q = density(P, x), density(Q, x)

# ---- log p/q is linear in T ----------------------------------------------------------------------------------
point = scope.at_point(x, space)
contrast = Sum((theta_p(j) - theta_q(j)) * T(j, x), (j, 1, d)) - A_p + A_q
vanishing = as_formula(Eq(h(x), 0))
where_zero, where_positive = point.given(vanishing), point.given(Ne(h(x), 0)).given(h(x) > 0)
h_vanishes = logic.assume(formula=vanishing)
p_vanishes = equal(where_zero, p, 0, by("h = 0", where_zero.unfold(p), h_vanishes))
pointwise = logic.cases(
    equal(where_zero, rel_entr(p, q), p * contrast, by("p = 0", p_vanishes)),
    logic.cut(
        equal(where_positive, rel_entr(p, q), p * contrast, definition), point.given(Ne(h(x), 0)).evident(h(x) > 0)
    ),
    *point.facts,
    condition=vanishing,
)

# ---- each term is integrable, and the finite sum comes out ---------------------------------------------------
at_j = scope.at_point(j, indices)
mean_j = at_j.instance(means, as_variable(j))
at_j = at_j.know(mean_j)
term_j = (theta_p(j) - theta_q(j)) * T(j, x) * p
exchanged = integration.exchange_finite_sum(
    at_j.evident(finite(integral(term_j, (x, space)))),
    *scope.facts,
    space=as_space(space),
    point=as_variable(x),
    index=as_variable(j),
)
total = Sum(term_j, (j, 1, d))
scope = scope.know(exchanged)
split = scope.linearity(x, space, p * contrast, (1, total), (A_q - A_p, p))
scope = scope.know(split)

moment = expectation(T(j, x), (x, P))
each = at_j.know(at_j.unfold(moment)).linear(
    Eq(integral(term_j, (x, space)), (theta_p(j) - theta_q(j)) * moment),
    (at_j.unfold(moment), theta_q(j) - theta_p(j)),
)
summed = scope.congruence(j, indices, each)
gradient_j = at_j.linear(
    Eq((theta_p(j) - theta_q(j)) * moment, (theta_p(j) - theta_q(j)) * partial(A, theta_p, j)),
    (mean_j, theta_p(j) - theta_q(j)),
)
gradients = scope.know(summed).congruence(j, indices, gradient_j)

# ---- the document's line -------------------------------------------------------------------------------------
converted = scope.congruence(x, space, pointwise)
scope = scope.know(converted)
mean_contrast = expectation(contrast, (x, P))
unfolded_kl, unfolded_mean = scope.unfold(kl(P, Q)), scope.unfold(mean_contrast)
as_mean = scope.know(unfolded_kl, unfolded_mean).linear(
    Eq(kl(P, Q), mean_contrast), (unfolded_kl, 1), (converted, 1), (unfolded_mean, -1)
)
as_means = scope.know(unfolded_mean, summed).linear(
    Eq(mean_contrast, A_q - A_p - Sum((theta_q(j) - theta_p(j)) * moment, (j, 1, d))),
    (unfolded_mean, 1),
    (split, 1),
    (exchanged, 1),
    (summed, 1),
    (normalized, A_q - A_p),
)
as_gradients = scope.know(gradients, as_means).linear(
    Eq(
        A_q - A_p - Sum((theta_q(j) - theta_p(j)) * moment, (j, 1, d)),
        A_q - A_p - Sum((theta_q(j) - theta_p(j)) * partial(A, theta_p, j), (j, 1, d)),
    ),
    (gradients, 1),
)
folded = scope.know(as_gradients).unfold(bregman(A, d, theta_q, theta_p))
as_bregman = scope.know(as_gradients, folded).linear(
    b.eq(sides(as_gradients)[1], as_term(bregman(A, d, theta_q, theta_p))),
    (folded, -1),
)

kl_exponential_family_bregman = derivation(
    id="kl-exponential-family-bregman",
    title="KL divergence within an exponential family is a Bregman divergence",
    source="Guide, 3.4 KL Divergence for Exponential Families",
    given=given,
    sections=[
        statement(
            "The logarithm of the ratio",
            fact(pointwise, "h and the exponentials cancel; where h = 0 both sides are 0"),
        ),
        statement(
            "The divergence",
            fact(as_mean, "by definition"),
            fact(as_means, "linearity over the d coordinates, and p integrates to one"),
            fact(as_gradients, "the mean of T is the gradient of A"),
            fact(as_bregman, "the definition of the Bregman divergence of A"),
        ),
    ],
    theorem=logic.chain(as_mean, as_means, as_gradients, as_bregman),
    models={
        "the Poisson family": {
            "X": b.integers(0, b.INFINITY),
            "d": b.ONE,
            "h": b.lam(count, b.div(1, b.app(FACTORIAL, count))),
            "T": b.abstract([b.integer("j"), count], count),
            "theta_p": b.lam(b.integer("j"), b.ZERO),
            "theta_q": b.lam(b.integer("j"), b.num(Fraction(1, 2))),
        }
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(kl_exponential_family_bregman)
