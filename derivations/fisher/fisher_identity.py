"""The score has mean zero, and E[score^2] = -E[second derivative of the log-density].  Guide, "6.2 Alternative
Expression".

The document differentiates the normalization twice "under regularity conditions"; here they are.  The support does
not depend on the parameter (the space is fixed and the density positive on it), the density has two derivatives in
the parameter, and these lie below integrable functions for all parameters in an open interval.  That E[score^2] is
finite is asked too.
"""

from sympy import And, Derivative, Eq, Interval, Subs, log

from symit.kernel import build as b
from symit.kernel.definitions import BERNOULLI, EXPECTATION
from symit.kernel.rules import calculus, logic
from symit.language.distributions import Density
from symit.language.functionals import fisher_information, integral
from symit.language.spaces import Space, mapping
from symit.language.statements import finite, forall
from symit.language.symbols import real
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.interchange import Dominated, derivative_of_constant
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

space = Space("X")
x = space.point("x")
theta, low, high, r, s, t = (real(name) for name in ("theta", "a", "b", "r", "s", "t"))
parameters = Interval.open(low, high)
p, p1, p2 = (mapping(name, space, parameters) for name in ("p", "p1", "p2"))
g1, g2 = space.function("g1"), space.function("g2")


outcome, chance = b.integer("x"), b.real("s")
BERNOULLI_FAMILY = {
    "X": b.integers(0, 1),
    "a": b.ZERO,
    "b": b.ONE,
    "p": b.abstract([outcome, chance], b.app(BERNOULLI, chance, outcome)),
    "p1": b.abstract([outcome, chance], b.if_(b.eq(outcome, 1), 1, -1)),
    "p2": b.abstract([outcome, chance], b.ZERO),
    "g1": b.lam(outcome, b.ONE),
    "g2": b.lam(outcome, b.ZERO),
}


def everywhere(formula):
    return forall(formula, (x, space), (t, parameters))


given = [
    Given(low < theta, "the parameter lies in an open interval (a, b)"),
    Given(theta < high, "the parameter lies in an open interval (a, b)"),
    Given(everywhere(p(x, t) > 0), "the density is positive on a space that does not depend on the parameter"),
    Given(forall(Eq(integral(p(x, t), (x, space)), 1), (t, parameters)), "the density integrates to one"),
    Given(everywhere(Eq(Subs(Derivative(p(x, s), s), s, t), p1(x, t))), "p1 is its derivative in the parameter", True),
    Given(everywhere(Eq(Subs(Derivative(p1(x, s), s), s, t), p2(x, t))), "p2 is its second derivative", True),
    Given(everywhere(And(-g1(x) <= p1(x, t), p1(x, t) <= g1(x))), "|p1| <= g1 for all parameters in (a, b)", True),
    Given(everywhere(And(-g2(x) <= p2(x, t), p2(x, t) <= g2(x))), "|p2| <= g2 for all parameters in (a, b)", True),
    Given(finite(integral(g1(x), (x, space))), "g1 is integrable", True),
    Given(finite(integral(g2(x), (x, space))), "g2 is integrable", True),
    Given(finite(integral(p1(x, theta) ** 2 / p(x, theta), (x, space))), "E[score^2] is finite", True),
]
scope = Scope().given(*(g.statement for g in given))
condition = {name: scope.facts[n] for n, name in enumerate(("a", "b", "positive", "one", "p1", "p2", "g1", "g2"))}
at_t, at_r = scope.at_point(t, parameters), scope.at_point(r, parameters)
point = at_t.at_point(x, space)


def dominated(f, f1, bound):
    """A function of the point and the parameter, with its derivative and the bound on it that the hypotheses give."""
    return Dominated(
        x,
        space,
        t,
        parameters,
        f(x, t),
        f1(x, t),
        point.instance(condition[f1.name], x, t),
        point.instance(condition[bound.name], x, t),
        scope.evident(finite(integral(bound(x), (x, space)))),
    )


normalized = at_t.instance(condition["one"], t)
first, mean_p1 = derivative_of_constant(at_r, dominated(p, p1, g1), normalized, r)
mean_p1_at_t = at_t.instantiate(mean_p1, {r: t})
second, mean_p2 = derivative_of_constant(at_r, dominated(p1, p2, g2), mean_p1_at_t, r)

# ---- the score and its derivative, pointwise -----------------------------------------------------------------
log_density = log(p(x, s))
score_at = as_term(Subs(Derivative(log_density, s), s, t))
slopes = [point.instance(condition[name], x, t) for name in ("p1", "p2")]
here = point.know(*slopes)
score = here.differentiate(s, log_density, t, p1(x, t) / p(x, t))
at_theta = scope.at_point(x, space)
interior = scope.evident(b.member(as_variable(theta), as_space(parameters)))
scope, at_theta = scope.know(interior), at_theta.know(interior)
slopes_there = [at_theta.instance(condition[name], x, theta) for name in ("p1", "p2")]
there = at_theta.know(at_theta.instance(condition["positive"], x, theta), *slopes_there)
quotient = there.differentiate(
    t, p1(x, t) / p(x, t), theta, p2(x, theta) / p(x, theta) - p1(x, theta) ** 2 / p(x, theta) ** 2
)
curvature = logic.chain(
    calculus.derivative_congruence(
        score, *there.know(quotient).facts, variable_=as_variable(t), near=as_space(parameters), at=as_variable(theta)
    ),
    quotient,
)

# ---- integrated against the density --------------------------------------------------------------------------
score_here = at_theta.instantiate(score, {t: theta})
zero_1, zero_2 = (scope.instantiate(theorem, {r: theta}) for theorem in (mean_p1, mean_p2))
scope = scope.know(zero_1, zero_2)
at_theta = there.know(score_here, curvature)
the_score, the_curvature = sides(score_here)[0], sides(curvature)[0]
density = as_term(p(x, theta))


def integrated(factor, value, *combined):
    """The integral of density * factor equals that of the value, because they are equal at every point."""
    return scope.congruence(x, space, at_theta.linear(b.eq(b.mul(density, factor), as_term(value)), *combined))


score_mean = integrated(the_score, p1(x, theta), (score_here, density))
score_squared = integrated(
    b.power(the_score, 2),
    p1(x, theta) ** 2 / p(x, theta),
    (score_here, b.mul(density, b.add(the_score, as_term(p1(x, theta) / p(x, theta))))),
)
scope = scope.know(
    scope.linearity(
        x,
        space,
        p2(x, theta) - p1(x, theta) ** 2 / p(x, theta),
        (1, p2(x, theta)),
        (-1, p1(x, theta) ** 2 / p(x, theta)),
    )
)
score_slope = integrated(the_curvature, p2(x, theta) - p1(x, theta) ** 2 / p(x, theta), (curvature, density))

family = Density(p(x, s), (x, space))
X = Density(p(x, theta), (x, space))
information = fisher_information(family, (s, theta))
score_x, slope_x = b.lam(as_variable(x), the_score), b.lam(as_variable(x), the_curvature)
mean_of = lambda g: b.app(EXPECTATION, as_space(space), b.lam(as_variable(x), density), g)  # noqa: E731

known = scope.know(score_mean, score_squared, score_slope)
unfolded = [known.unfold(term) for term in (mean_of(score_x), information, mean_of(slope_x))]
known = known.know(*unfolded)
mean_zero = known.linear(b.eq(mean_of(score_x), 0), (unfolded[0], 1), (score_mean, 1), (zero_1, 1))
identity = known.linear(
    b.eq(as_term(information), b.neg(mean_of(slope_x))),
    (unfolded[1], 1),
    (score_squared, 1),
    (unfolded[2], 1),
    (score_slope, 1),
    (zero_2, 1),
)

fisher_identity = derivation(
    id="fisher-identity",
    title="The Fisher information is minus the mean second derivative of the log-density",
    source="Guide, 6.2 Alternative Expression",
    given=given,
    sections=[
        statement(
            "Differentiate the normalization",
            fact(first, "domination by g1 moves the derivative under the integral"),
            fact(mean_p1, "and the integral is constant"),
            fact(second, "domination by g2 does it once more"),
            fact(mean_p2, "so the second derivative integrates to zero, too"),
        ),
        statement(
            "The score",
            fact(score, "the derivative of the logarithm"),
            fact(mean_zero, "so the score has mean zero"),
        ),
        statement(
            "The identity",
            fact(curvature, "the quotient rule"),
            fact(score_slope, "multiply by the density and integrate"),
            fact(score_squared, "the square of the score"),
            fact(identity, "the second derivative integrates to zero"),
        ),
    ],
    theorem=logic.conjoin(mean_zero, identity),
    models={"the Bernoulli family": BERNOULLI_FAMILY},
)

if __name__ == "__main__":
    from symit.published import present

    present(fisher_identity)
