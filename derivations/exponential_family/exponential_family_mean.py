"""The mean of the sufficient statistic is the gradient of the log-partition function: E[T_k] = d/dtheta_k A(theta).

Differentiation under the integral is justified in the interior of the natural domain: when A exists at theta + t e_k
for |t| <= delta, the integrand's derivative in t lies, for |t| < delta/2, below (2/delta) h (exp(S + delta T_k) +
exp(S - delta T_k)) with S = theta^T T, because u <= exp(u).  Lehmann & Romano, Testing Statistical Hypotheses (3rd
ed.), Theorem 2.7.1.
"""

from sympy import Eq, Integer, Interval, Lambda, Piecewise, Range, Sum, exp, log
from sympy import S as sympy_S

from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import FACTORIAL
from symit.language.distributions import ExponentialFamily
from symit.language.functionals import density, expectation, integral, log_partition, partial
from symit.language.spaces import Space, mapping
from symit.language.statements import finite, forall
from symit.language.symbols import integer, positive, positive_integer, real, vector
from symit.library import load
from symit.proving.derivation import Given, calculation, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_space, as_term, as_variable
from symit.proving.steps import by

space = Space("X")
x = space.point("x")
h = space.function("h")
T = mapping("T", sympy_S.Integers, space)
theta, eta = vector("theta"), vector("eta")
d = positive_integer("d")
j, k = integer("j"), integer("k")
t = real("t")
delta = positive("delta")
indices = Range(1, d + 1)

shifted = Lambda(j, theta(j) + Piecewise((t, Eq(j, k)), (0, True)))
A_shifted = log_partition(ExponentialFamily(space, h, T, d, shifted))

count = b.integer("x")
POISSON = {
    "X": b.integers(0, b.INFINITY),
    "d": b.ONE,
    "h": b.lam(count, b.div(1, b.app(FACTORIAL, count))),
    "T": b.abstract([b.integer("j"), count], count),
}

given = [
    Given(d, "there is at least one natural parameter"),
    Given(forall(h(x) >= 0, (x, space)), "the base density h is not negative"),
    Given(forall(finite(T(j, x)), (j, indices), (x, space)), "each statistic T_j is a function on the space"),
    Given(forall(finite(theta(j)), (j, indices)), "the natural parameter has d coordinates"),
    Given(delta, "theta lies in the interior of the natural domain: there is a delta > 0", regularity=True),
    Given(
        forall(finite(A_shifted), (k, indices), (t, Interval.open(-delta, delta))),
        "such that A exists at theta + t e_k for |t| < delta",
        regularity=True,
    ),
]

K = as_variable(k)
around = Interval.open(-delta, delta)
everywhere = Scope().given(*(g.statement for g in given))
at_k = everywhere.at_point(k, indices)

# ---- the exponent at theta + t e_k is S + t T_k --------------------------------------------------------------
S = Sum(theta(j) * T(j, x), (j, 1, d))
point = at_k.at_point(x, space).at_point(t, around)
at_j = point.at_point(j, indices)
bump = as_term(Piecewise((t, Eq(j, k)), (0, True)))
scaled = as_term(Piecewise((t * T(j, x), Eq(j, k)), (0, True)))
both = as_formula(Eq(j, k))
pulled_in = logic.cases(
    at_j.given(both).field(b.mul(bump, as_term(T(j, x))), scaled),
    at_j.given(b.ne(as_variable(j), K)).field(b.mul(bump, as_term(T(j, x))), scaled),
    *at_j.facts,
    condition=both,
)
one_by_one = point.congruence(j, indices, pulled_in)
sifted = integration.sift(
    *point.facts, space=as_space(indices), body=b.lam(as_variable(j), as_term(t * T(j, x))), index=K
)
A = as_term(A_shifted)
Z = b.unfold(A).args[0]
weight = b.open_with(Z.args[1], as_variable(x))
exponent = weight.args[1].args[0]
shift = point.know(one_by_one, sifted).linear(b.eq(exponent, as_term(S + t * T(k, x))), (one_by_one, 1), (sifted, 1))


def w(value):
    """h exp(S + t T_k) at a value of t."""
    return h(x) * exp(S + value * T(k, x))


in_t = at_k.at_point(t, around)
pointwise = logic.chain(
    point.replacing(weight, shift), point.field(b.mul(weight.args[0], b.exp(as_term(S + t * T(k, x)))), w(t))
)
partition = in_t.congruence(x, space, pointwise)
positive = in_t.know(partition).linear(integral(w(t), (x, space)) > 0, (in_t.evident(b.lt(0, Z)), 1), (partition, 1))

# ---- domination: |T_k| w(t) <= (2/eps) (w(eps) + w(-eps)) for |t| < eps/2, eps = delta/2 ---------------------
eps = delta / 2
near = Interval.open(-eps / 2, eps / 2)
u = T(k, x)
tangent = logic.generalize(load("exponential-tangent").theorem, variable_=b.real("y"))
inside = at_k.at_point(x, space).at_point(t, near)
bound = as_term(2 / eps * (w(eps) + w(-eps)))
slope_value = as_term(u * w(t))

rising = inside.instance(tangent, (eps - t) * u)
falling = inside.instance(tangent, -(eps + t) * u)
above = logic.chain(
    inside.linear(b.le(slope_value, as_term(w(eps) / (eps - t))), (rising, w(t) / (eps - t))),
    inside.linear(
        b.le(as_term(w(eps) / (eps - t)), as_term(2 / eps * w(eps))), (inside.evident(1 / (eps - t) <= 2 / eps), w(eps))
    ),
    inside.linear(b.le(as_term(2 / eps * w(eps)), bound)),
)
below = logic.chain(
    inside.linear(b.le(b.neg(bound), as_term(-2 / eps * w(-eps)))),
    inside.linear(
        b.le(as_term(-2 / eps * w(-eps)), as_term(-w(-eps) / (eps + t))),
        (inside.evident(1 / (eps + t) <= 2 / eps), w(-eps)),
    ),
    inside.linear(b.le(as_term(-w(-eps) / (eps + t)), slope_value), (falling, w(t) / (eps + t))),
)

# ---- differentiate under the integral ------------------------------------------------------------------------
slope = inside.differentiate(t, w(t), t, slope_value)
integrable = in_t.know(partition).evident(finite(integral(w(t), (x, space))))
ends = at_k.know(*(at_k.instantiate(integrable, {t: value}) for value in (eps, -eps)))
dominated = ends.know(ends.linearity(x, space, bound, (2 / eps, w(eps)), (2 / eps, w(-eps)))).evident(
    b.defined(b.integral(as_space(space), as_variable(x), bound))
)
near_zero = at_k.at_point(t, near)
integrable_near = logic.cut(integrable, near_zero.evident(b.member(as_variable(t), as_space(around))))
under = at_k.under_integral(x, space, t, near, 0, slope, above, below, dominated, integrable_near)

# ---- and take the logarithm ----------------------------------------------------------------------------------
at_zero = [at_k.instantiate(theorem, {t: 0}) for theorem in (integrable, positive)]
known = at_k.know(under, *at_zero)
logarithm = known.differentiate(
    t, log(integral(w(t), (x, space))), 0, integral(u * w(0), (x, space)) / integral(w(0), (x, space))
)
definition_near = in_t.know(partition, positive).unfold(A)
named = logic.chain(definition_near, in_t.know(definition_near, partition).replacing(b.log(Z), partition))
named_near = logic.cut(named, near_zero.evident(b.member(as_variable(t), as_space(around))))
same = calculus.derivative_congruence(
    named_near, *known.know(logarithm).facts, variable_=as_variable(t), near=as_space(near), at=b.ZERO
)
gradient = logic.chain(same, logarithm)

# ---- the mean ------------------------------------------------------------------------------------------------
family = ExponentialFamily(space, h, T, d, theta)
A_of = Lambda(eta, log_partition(ExponentialFamily(space, h, T, d, eta)))
folded = known.know(gradient).unfold(partial(A_of, theta, k))
p, normalizer = density(family, x), integral(w(0), (x, space))
at_x = known.know(logarithm).at_point(x, space)
density_written = at_x.unfold(p)


def written_out(factor):
    """The integral of the density times a factor, with the density written out as w(0) over the normalizer."""
    left, right = as_term(factor * p), as_term(factor * w(0) / normalizer)
    pointwise = at_x.know(density_written).linear(b.eq(left, right), (density_written, factor))
    return known.know(logarithm).congruence(x, space, pointwise)


mean_written, unit_written = written_out(u), written_out(Integer(1))
mean = calculation(
    "The mean of the statistic",
    known.know(gradient, folded, mean_written),
    expectation(T(k, x), (x, family)),
    (integral(u * w(0), (x, space)) / normalizer, by("write the density out", mean_written)),
    (partial(A_of, theta, k), by("differentiate the logarithm of the normaliser", gradient)),
)

at_one = known.know(logarithm).evident(finite(log_partition(family)))
unit = calculation(
    "The density integrates to one",
    known.know(unit_written),
    integral(p, (x, space)),
    (1, by("write the density out", unit_written)),
)
exists, normalized = (everywhere.instantiate(theorem, {k: 1}) for theorem in (at_one, unit.theorem))

exponential_family_mean = derivation(
    id="exponential-family-mean",
    title="The mean of the sufficient statistic is the gradient of the log-partition function",
    source="needed for the guide, 3.4 KL Divergence for Exponential Families",
    given=given,
    sections=[
        statement(
            "The normaliser along a coordinate",
            fact(shift, "only the k-th summand moves"),
            fact(partition, "so the normaliser at theta + t e_k is an integral of w(t)"),
        ),
        statement(
            "A dominating function, eps = delta/2",
            fact(slope, "the derivative of the integrand"),
            fact(above, "u <= exp(u) at (eps - t) T_k"),
            fact(below, "u <= exp(u) at -(eps + t) T_k"),
            fact(dominated, "the bound is integrable, as theta +- eps e_k lie in the natural domain"),
        ),
        statement(
            "The gradient of the log-partition function",
            fact(under, "differentiate under the integral"),
            fact(gradient, "the chain rule for the logarithm"),
        ),
        mean,
        statement(
            "The family is normalized", fact(exists, "from any coordinate, at t = 0"), fact(normalized, "A normalizes")
        ),
    ],
    models={"the Poisson family": POISSON | {"theta": b.lam(b.integer("j"), b.num(0))}},
    theorem=logic.conjoin(exists, normalized, at_k.for_all(mean.theorem, k, indices)),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(exponential_family_mean)
