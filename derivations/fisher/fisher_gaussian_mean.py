"""Fisher information of a Gaussian's mean: 1/sigma^2.  An instance of the Fisher identity, guide 6.2.

The regularity conditions hold for every mean t within sigma of mu: with u = x - t, both derivatives of the density
lie below multiples of exp(-u^2/(4 sigma^2)), because w <= exp(w), and that lies below a multiple of the density of
N(mu, 4 sigma^2).
"""

from fractions import Fraction

from sympy import Rational, exp

from symit.kernel import build as b
from symit.kernel import terms as t_
from symit.kernel.definitions import NORMAL
from symit.kernel.rules import calculus, logic
from symit.language.distributions import Normal
from symit.language.functionals import density
from symit.language.symbols import positive, reals
from symit.library import load
from symit.proving import matching
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_term, as_variable, parts, sides

mu, s, t, x = reals("mu s t x")
sigma = positive("sigma")
at, X, T, S = (as_variable(v) for v in (mu, x, t, s))


def p(mean):
    return density(Normal(mean, sigma), x)


def p1(mean):
    return (x - mean) / sigma**2 * p(mean)


def p2(mean):
    return ((x - mean) ** 2 / sigma**4 - 1 / sigma**2) * p(mean)


wide = exp(Rational(1, 4)) * density(Normal(mu, 2 * sigma), x)
g1, g2 = 2 / sigma * wide, 8 / sigma**2 * wide

identity = load("fisher-identity").theorem
tangent = logic.generalize(load("exponential-tangent").theorem, variable_=b.real("y"))
variance = load("gaussian-variance").theorem
normalization = load("gaussian-normalization").theorem

scope = Scope().given(sigma)
scope = scope.know(
    scope.special(normalization, mu=mu, sigma=2 * sigma), scope.special(normalization, mu=mu, sigma=sigma)
)
spread = scope.special(variance, mu=mu, sigma=sigma)
scope = scope.know(spread, scope.know(spread).unfold(sides(spread)[0]))


def regular(where, condition):
    """One regularity condition of the identity, at the points that it speaks of."""
    if b.is_app(condition, t_.EQ) and b.is_app(condition.args[0], t_.DERIVATIVE):
        return slope(where, condition)
    if b.is_app(condition, t_.EQ):
        return where.special(normalization, mu=condition_mean(condition), sigma=sigma)
    if b.is_app(condition, t_.AND):
        return logic.conjoin(*(bound(where, part) for part in condition.args))
    return where.evident(condition)


def condition_mean(condition):
    """The mean of the Gaussian whose integral a condition speaks of."""
    return condition.args[0].args[1].body.args[0]


def named(condition):
    """The point and the mean at which a condition was opened."""
    return next(part.args for part in matching.subterms(condition) if b.is_app(part, NORMAL))


def slope(where, condition):
    """p' = p1 or p1' = p2 at a mean: unfold the density, differentiate, and fold it again."""
    function, place = condition.args[0].args
    mean, _, point = named(condition.args[1])
    folded = b.app(NORMAL, mean, as_term(sigma), point)
    raw = calculus.differentiate(*where.facts, body=function, at=place)
    rate = b.div(b.sub(point, mean), b.power(as_term(sigma), 2))
    times = rate if function.body.head == NORMAL else b.power(rate, 2)
    return where.linear(condition, (raw, 1), (where.unfold(folded), b.neg(times)))


def bound(where, condition):
    """-g <= f1 or f1 <= g: at most c (1 + w) p <= c exp(w) p <= c 2 exp(1/4) W, with w = u^2/(4 sigma^2)."""
    mean, width, point = next(args for args in densities(condition) if args[0] != at)
    u, y, h, v = b.sub(point, mean), b.sub(point, at), b.sub(mean, at), b.power(width, 2)
    w, here = b.div(b.power(u, 2), b.mul(4, v)), b.app(NORMAL, mean, width, point)
    spread_out = b.app(NORMAL, at, b.mul(2, width), point)

    below_exp = where.linear(b.le(b.mul(here, b.add(1, w)), b.mul(here, b.exp(w))), (where.instance(tangent, w), here))
    quarter = b.num(Fraction(1, 4))
    exponents = where.linear(
        b.le(b.neg(w), b.sub(quarter, b.div(b.power(y, 2), b.mul(8, v)))),
        (where.evident(b.le(0, b.mul(b.sub(width, h), b.add(width, h)))), b.div(1, b.mul(4, v))),
    )
    monotone = where.know(exponents).evident(b.le(*(b.exp(side) for side in sides(exponents))))
    below_wide = where.linear(
        b.le(b.mul(here, b.exp(w)), b.mul(2, b.exp(quarter), spread_out)),
        (monotone, b.div(1, b.mul(width, b.sqrt(b.mul(2, b.PI))))),
        (where.unfold(here), b.exp(w)),
        (where.unfold(spread_out), b.mul(-2, b.exp(quarter))),
    )
    first = b.substitute(as_term(p1(t)), {X: point, T: mean})
    if first in condition.args:
        return where.linear(condition, (below_exp, b.div(1, width)), (below_wide, b.div(1, width)))
    second_below = condition.args[0] != b.substitute(as_term(p2(t)), {X: point, T: mean})
    square = where.evident(b.le(0, b.power(u, 2)))
    times = b.div(b.mul(2, here), b.power(v, 2)) if second_below else b.ZERO
    return where.linear(condition, (below_exp, b.div(4, v)), (below_wide, b.div(4, v)), (square, times))


def densities(condition):
    """The arguments of the Gaussian densities in a condition."""
    return [part.args for part in matching.subterms(condition) if b.is_app(part, NORMAL)]


instance = scope.satisfied(
    scope.special(
        identity,
        X=b.REALS,
        a=mu - sigma,
        b=mu + sigma,
        theta=mu,
        p=b.abstract([X, T], as_term(p(t))),
        p1=b.abstract([X, T], as_term(p1(t))),
        p2=b.abstract([X, T], as_term(p2(t))),
        g1=b.lam(X, as_term(g1)),
        g2=b.lam(X, as_term(g2)),
    ),
    regular,
)
mean_zero, two_ways = parts(instance)

# ---- the value: the second derivative of the log-density is constant -----------------------------------------
point = scope.at_point(x, b.REALS)
r = b.real("r")
log_density = b.log(b.app(NORMAL, r, as_term(sigma), X))
near = point.at_point(t, b.REALS)
score = near.differentiate(r, log_density, T, (x - t) / sigma**2, (near.unfold(p(t)), -(x - t) / (sigma**2 * p(t))))
flat = point.differentiate(t, (x - t) / sigma**2, mu, -1 / sigma**2)
curvature = logic.chain(
    calculus.derivative_congruence(score, *point.know(flat).facts, variable_=T, near=b.REALS, at=at), flat
)
here = as_term(p(mu))
the_curvature = sides(curvature)[0]
weighted = point.know(curvature).linear(
    b.eq(b.mul(here, the_curvature), as_term(-1 / sigma**2 * p(mu))), (curvature, here)
)
integrated = scope.congruence(x, b.REALS, weighted)
folded = scope.know(integrated).unfold(sides(two_ways)[1].args[1])
unit = scope.special(normalization, mu=mu, sigma=sigma)
value = scope.know(two_ways, folded, integrated).linear(
    b.eq(sides(two_ways)[0], as_term(1 / sigma**2)), (two_ways, 1), (folded, -1), (integrated, -1), (unit, 1 / sigma**2)
)

fisher_gaussian_mean = derivation(
    id="fisher-gaussian-mean",
    title="Fisher information of a Gaussian's mean",
    source="Guide, 6.2 Alternative Expression: an instance",
    given=[Given(sigma, "the standard deviation is positive")],
    sections=[
        statement(
            "The Fisher identity holds for the mean of a Gaussian",
            fact(mean_zero, "the regularity conditions hold for all means within sigma of mu"),
            fact(two_ways, "so both forms of the information agree"),
        ),
        statement(
            "Its value",
            fact(curvature, "the log-density is quadratic in the mean"),
            fact(integrated, "a constant"),
            fact(value, "the density integrates to one"),
        ),
    ],
    theorem=logic.conjoin(value, mean_zero, two_ways),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(fisher_gaussian_mean)
