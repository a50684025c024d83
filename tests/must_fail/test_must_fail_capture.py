"""Variables that are captured, or called arbitrary while a hypothesis speaks of them."""

from __future__ import annotations

from must_fail_tools import S, by, derivative, f, g, given, j, k, known, limit, m, n, p, refused, s, t, u, x, y

from symit.kernel import build as b
from symit.kernel.terms import INTEGRAL, REAL, App, Bound

UNIT = b.interval(0, 1)
NOT_ARBITRARY = "is not arbitrary"


@refused("left - right")
def test_substitution_below_an_integral() -> object:
    """SymPy: Integral(x*y, (x, 0, 1)).subs(y, x) captures x and gives the integral of x^2."""
    free = given(b.eq(b.integral(UNIT, x, b.mul(x, y)), b.div(y, 2)))
    at_x = by.instantiate(free, values=((y, x),))
    captured = b.integral(UNIT, x, b.mul(x, x))
    return by.field(at_x, given(b.defined(captured)), claim=b.eq(at_x.conclusion.args[0], captured))


@refused(NOT_ARBITRARY)
def test_generalize_over_a_variable_of_a_hypothesis() -> object:
    """x = 0 |- x = 0 does not give: every x is 0."""
    return by.generalize(given(b.eq(x, 0)), variable_=x)


@refused("depends on its own point")
def test_space_that_depends_on_its_point() -> object:
    """x in (0, x) holds for x > 0 only."""
    space = b.interval(0, x)
    return by.integral_congruence(by.field(given(b.member(x, space)), claim=b.eq(x, x)), variable_=x, space=space)


@refused(NOT_ARBITRARY)
def test_congruence_at_one_point() -> object:
    """f(x) = g(x) at one x does not make the integrals equal."""
    return by.integral_congruence(given(b.eq(b.call(f, x), b.call(g, x))), variable_=x, space=UNIT)


@refused(NOT_ARBITRARY)
def test_congruence_on_a_smaller_space() -> object:
    """Known on (0, 1), claimed on (0, 2)."""
    pointwise = by.field(given(b.member(x, UNIT)), claim=b.eq(x, x))
    return by.integral_congruence(pointwise, variable_=x, space=b.interval(0, 2))


@refused(NOT_ARBITRARY)
def test_monotone_under_a_condition_on_the_point() -> object:
    """x <= x^2 holds for x >= 1, not on all of (0, 2)."""
    below = by.linear(given(b.le(1, x)), claim=b.le(x, b.power(x, 2)), multipliers=(x,))
    return by.integral_monotone(below, variable_=x, space=b.interval(0, 2))


@refused("not an inequality")
def test_monotone_from_an_inequation() -> object:
    """f != g orders nothing."""
    return by.integral_monotone(given(b.ne(y, s)), variable_=x, space=UNIT)


@refused("two sides differ")
def test_linearity_with_a_coefficient_that_depends_on_the_point() -> object:
    """The integral of x p(x) is not x times that of p."""
    return by.linearity(
        given(b.defined(b.integral(UNIT, x, b.exp(x)))),
        space=UNIT,
        body=b.lam(x, b.mul(x, b.exp(x))),
        parts=((x, b.lam(x, b.exp(x))),),
    )


@refused("depends on its own point")
def test_sum_over_a_range_that_depends_on_the_index() -> object:
    """j in 1..j."""
    space = b.integers(1, j)
    return by.product_congruence(by.field(given(b.member(j, space)), claim=b.eq(j, j)), variable_=j, space=space)


@refused("not a fresh name")
def test_exchange_with_a_range_that_depends_on_the_point() -> object:
    """The sum over n of the sum over j = 1..n is no sum over j = 1..n of sums over n."""
    upto, two = b.integers(1, n), b.integers(1, 2)
    defined = known(b.defined(b.integral(two, k, b.num(1))), given(b.member(j, upto)))
    return by.exchange_integrals(defined, space=two, point=n, beside=upto, index=j)


@refused("not over the space that is given")
def test_exchange_with_a_space_that_depends_on_the_index() -> object:
    """The integral over (0, j) cannot be pulled out of the sum over j."""
    space = b.interval(0, j)
    fact = given(b.defined(b.integral(space, x, b.num(1))))
    return by.exchange_integrals(fact, space=space, point=x, beside=b.integers(1, 2), index=j)


@refused("not a fresh name")
def test_exchange_with_a_point_that_is_taken() -> object:
    """The integrand already speaks of m."""
    three, two = b.integers(1, 3), b.integers(1, 2)
    defined = known(b.defined(b.integral(two, k, b.mul(m, k))), given(b.member(j, three)))
    return by.exchange_integrals(defined, space=two, point=m, beside=three, index=j)


@refused("not arbitrary")
def test_exchange_for_one_index_only() -> object:
    """Integrable for j = 1 is not integrable for every j."""
    inner = b.integral(S, t, b.call(p, t))
    defined = given(b.defined(inner))
    return by.exchange_integrals(defined, given(b.eq(j, 1)), space=S, point=t, beside=b.integers(1, 2), index=j)


@refused("not a derivative at an arbitrary x|not arbitrary")
def test_fundamental_theorem_from_one_point() -> object:
    """F' = f at 1/2 only."""
    return by.fundamental_theorem(
        derivative(b.power(x, 2), at=b.div(1, 2)),
        limit(b.power(x, 2), b.num(0), 1),
        limit(b.power(x, 2), b.num(1), -1),
        variable_=x,
        space=UNIT,
    )


@refused("not a derivative at an arbitrary x")
def test_primitive_that_speaks_of_the_point() -> object:
    """The derivative of u -> u x at x is x, and u x is no antiderivative of x."""
    body = b.mul(u, x)
    at = by.differentiate(body=b.lam(u, body), at=x)
    return by.fundamental_theorem(
        at,
        by.limit(body=b.lam(u, body), place=b.num(0), side=1),
        by.limit(body=b.lam(u, body), place=b.num(1), side=-1),
        variable_=x,
        space=UNIT,
    )


@refused("n is not arbitrary")
def test_induction_over_a_variable_of_a_hypothesis() -> object:
    """From n = 0 nothing follows for all n."""
    base = known(b.le(0, 0))
    step = known(b.le(0, b.add(n, 1)), given(b.le(0, n)), given(b.eq(n, 0)))
    return by.induction(base, step, variable_=n, start=0)


@refused("m is not arbitrary")
def test_rationals_under_a_hypothesis_on_the_numerator() -> object:
    """Agreement at the ratios with m = 1 is not agreement at all rationals."""
    at_ratio = given(b.eq(b.call(f, b.div(m, n)), b.call(g, b.div(m, n))))
    return by.density_of_rationals(
        given(b.continuous(x, b.call(f, x), UNIT)),
        given(b.continuous(x, b.call(g, x), UNIT)),
        at_ratio,
        numerator=m,
        denominator=n,
        space=UNIT,
    )


@refused("depend on the numerator")
def test_rationals_for_functions_that_speak_of_the_numerator() -> object:
    """f(m/n) = 0 for the function x -> n x - m, which is not 0 elsewhere."""
    body = b.sub(b.mul(n, x), m)
    continuous = by.continuity(body=b.lam(x, body), space=UNIT)
    zero = by.continuity(body=b.lam(x, b.num(0)), space=UNIT)
    ratio = b.div(m, n)
    agree = by.field(given(b.le(1, n)), claim=b.eq(b.sub(b.mul(n, ratio), m), 0))
    return by.density_of_rationals(continuous, zero, agree, numerator=m, denominator=n, space=UNIT)


@refused("may not depend on a variable that is bound")
def test_value_with_a_loose_index() -> object:
    """A bound variable without its binder stands for nothing."""
    return by.instantiate(by.field(claim=b.eq(x, x)), values=((x, Bound(0, REAL)),))


@refused("s is not arbitrary")
def test_derivatives_agree_at_one_parameter() -> object:
    """Equal at s = 0 is not equal nearby."""
    same = by.field(given(b.eq(s, 0)), claim=b.eq(b.mul(s, 2), b.mul(2, s)))
    return by.derivative_congruence(same, variable_=s, near=b.interval(-1, 1), at=b.num(0))


@refused("the combination leaves")
def test_range_that_speaks_of_the_letter_of_its_index() -> object:
    """Over j from 2 j to 10, x if j <= 0 and else 0: the j of the end is not the j that runs, and need not be <= 0."""
    space = b.integers(b.mul(2, j), 10)
    total = App(INTEGRAL, (space, b.lam(k, b.if_(b.le(k, 0), 0, x), hint="j")))
    slope = derivative(total, at=y)
    return by.linear(slope, claim=b.eq(slope.conclusion.args[0], 0), multipliers=(b.num(1),))
