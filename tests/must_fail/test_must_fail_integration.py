"""Integrals that do not exist, or not absolutely, and antiderivatives that do not fit."""

from __future__ import annotations

from must_fail_tools import (
    POSITIVE_LINE,
    S,
    a,
    by,
    derivative,
    f,
    given,
    integrate,
    j,
    k,
    known,
    limit,
    n,
    p,
    refused,
    t,
    x,
)

from symit.kernel import build as b
from symit.kernel import terms
from symit.kernel.definitions import EXPECTATION


@refused("cannot show x != 0")
def test_antiderivative_across_a_pole() -> object:
    """SymPy: integrate(1/x**2, (x, -a, a)) is -2/a, for a positive integrand."""
    return integrate(b.neg(b.div(1, x)), b.neg(a), a, given(b.lt(0, a)))


@refused("cannot show 0 < x")
def test_principal_value() -> object:
    """The principal value of 1/x over (-1, 2) is log 2; the integral does not exist."""
    return integrate(b.log(x), b.num(-1), b.num(2))


@refused("no finite limit at an end")
def test_reciprocal_on_the_positive_side() -> object:
    """The integral of 1/x over (0, 1) is infinite."""
    return integrate(b.log(x), b.num(0), b.num(1))


@refused("no finite limit at an end")
def test_constant_over_the_half_line() -> object:
    """The integral of 1 over (0, oo) is infinite."""
    return integrate(x, b.num(0), b.INFINITY)


@refused("no finite limit at an end")
def test_cauchy_mean() -> object:
    """x/(1 + x^2) has the antiderivative log(1 + x^2)/2, which grows at both ends; numeric tools answer 0."""
    return integrate(b.div(b.log(b.add(1, b.power(x, 2))), 2), b.MINUS_INFINITY, b.INFINITY)


@refused("not known to converge absolutely")
def test_cauchy_mean_by_its_definition() -> object:
    """E[X] of the Cauchy distribution is no number."""
    density = b.div(1, b.mul(b.PI, b.add(1, b.power(x, 2))))
    return by.unfold(term=b.app(EXPECTATION, b.REALS, b.lam(x, density), b.lam(x, x)))


@refused("not known to converge absolutely")
def test_conditionally_convergent_integral() -> object:
    """sin x has mean 0 and an antiderivative; over (0, oo) its integral does not converge absolutely."""
    primitive = b.neg(b.app(terms.COS, x))
    slope = derivative(primitive)
    return by.fundamental_theorem(
        by.chain(slope, by.field(claim=b.eq(slope.conclusion.args[1], b.app(terms.SIN, x)))),
        given(b.tends(x, primitive, b.num(0), 1, b.num(-1))),
        given(b.tends(x, primitive, b.INFINITY, -1, b.num(0))),
        variable_=x,
        space=POSITIVE_LINE,
    )


@refused("not the limit of")
def test_limits_that_are_swapped() -> object:
    """F(b) - F(a), not F(a) - F(b)."""
    square = b.power(x, 2)
    return by.fundamental_theorem(
        derivative(square),
        limit(square, b.num(1), -1),
        limit(square, b.num(0), 1),
        variable_=x,
        space=b.interval(0, 1),
    )


@refused("not the limit of")
def test_limit_from_outside() -> object:
    """At the lower end the limit is taken from above."""
    square = b.power(x, 2)
    return by.fundamental_theorem(
        derivative(square),
        limit(square, b.num(0), -1),
        limit(square, b.num(1), -1),
        variable_=x,
        space=b.interval(0, 1),
    )


@refused("not the limit of")
def test_limit_of_another_antiderivative() -> object:
    """x^2 + 1 at one end and x^2 at the other."""
    square = b.power(x, 2)
    return by.fundamental_theorem(
        derivative(square),
        limit(b.add(square, 1), b.num(0), 1),
        limit(square, b.num(1), -1),
        variable_=x,
        space=b.interval(0, 1),
    )


@refused("cannot show 0 < a")
def test_interval_of_unknown_direction() -> object:
    """The interval (0, a) is empty for a <= 0, and the integral of 1 over it is then 0, not a."""
    return integrate(x, b.num(0), a)


@refused("empty")
def test_interval_from_infinity() -> object:
    """(oo, oo) is empty."""
    return by.fundamental_theorem(
        derivative(b.num(1)),
        limit(b.num(1), b.INFINITY, 1),
        limit(b.num(1), b.INFINITY, -1),
        variable_=x,
        space=b.interval(b.INFINITY, b.INFINITY),
    )


@refused("cannot show a != 0")
def test_interval_with_an_end_that_has_no_value() -> object:
    """(1/a, oo) for a = 0."""
    return integrate(b.neg(b.exp(b.neg(x))), b.div(1, a), b.INFINITY)


@refused("not known to converge absolutely")
def test_difference_of_unknown_integrals() -> object:
    """f - g integrable does not make f integrable."""
    g = terms.Var("g", f.of)
    bodies = [b.forall([x], b.implies(b.member(x, POSITIVE_LINE), b.defined(b.call(q, x)))) for q in (f, g)]
    difference = b.integral(POSITIVE_LINE, x, b.sub(b.call(f, x), b.call(g, x)))
    return known(
        b.defined(b.integral(POSITIVE_LINE, x, b.call(f, x))), given(b.defined(difference)), *map(given, bodies)
    )


@refused("not known to converge absolutely")
def test_product_of_integrable_functions() -> object:
    """x^(-1/2) is integrable over (0, 1), and its square is not."""
    root = b.integral(b.interval(0, 1), x, b.div(1, b.sqrt(x)))
    return known(b.defined(b.integral(b.interval(0, 1), x, b.div(1, x))), given(b.defined(root)))


@refused("not known to converge absolutely")
def test_integrable_on_another_space() -> object:
    """1 is integrable over (0, 1), not over (0, oo)."""
    return known(
        b.defined(b.integral(POSITIVE_LINE, x, b.num(1))), given(b.defined(b.integral(b.interval(0, 1), x, b.num(1))))
    )


@refused("a premise proves .* where .* is needed")
def test_comparison_with_one_side_only() -> object:
    """-1/x <= 0 and 0 is integrable over (0, 1); -1/x is not."""
    below = known(b.le(b.neg(b.div(1, x)), 0), given(b.member(x, b.interval(0, 1))))
    return by.comparison(below, below, variable_=x, space=b.interval(0, 1))


@refused("not known to converge absolutely")
def test_comparison_with_what_is_not_integrable() -> object:
    """0 <= 1 <= 1 on the half line."""
    inside = given(b.member(x, POSITIVE_LINE))
    return by.comparison(known(b.le(1, 1), inside), known(b.le(b.neg(1), 1), inside), variable_=x, space=POSITIVE_LINE)


@refused("not known to converge absolutely")
def test_congruence_of_integrals_that_do_not_exist() -> object:
    """Neither side has a value, so they are not equal."""
    same = by.field(claim=b.eq(b.add(x, x), b.mul(2, x)))
    return by.integral_congruence(same, variable_=x, space=b.REALS)


@refused("not known to converge absolutely")
def test_congruence_of_series_that_do_not_converge() -> object:
    """k = k at every k, but 1 + 2 + 3 + ... has no value."""
    naturals = b.integers(1, b.INFINITY)
    return by.integral_congruence(known(b.eq(k, k), given(b.member(k, naturals))), variable_=k, space=naturals)


@refused("not known to converge absolutely")
def test_monotone_series_that_do_not_converge() -> object:
    naturals = b.integers(1, b.INFINITY)
    below = known(b.le(1, k), given(b.member(k, naturals)))
    return by.integral_monotone(below, variable_=k, space=naturals)


@refused("not known to be defined")
def test_sums_up_to_an_end_without_a_value() -> object:
    """N(n) may have no value; then the sum from 1 to N(n) has none."""
    end = b.call(terms.Var("N", terms.function(terms.INT, terms.INT)), n)
    below = known(b.le(1, k), given(b.le(1, k)))
    return by.integral_monotone(known(b.le(1, 1), below), variable_=j, space=b.integers(1, end))


@refused("not known to be defined")
def test_equal_sums_up_to_an_end_without_a_value() -> object:
    end = b.call(terms.Var("N", terms.function(terms.INT, terms.INT)), n)
    return by.integral_congruence(known(b.eq(j, j)), variable_=j, space=b.integers(1, end))


@refused("is not arbitrary")
def test_sums_of_what_has_a_value_under_a_condition() -> object:
    """1/k = 1/k holds where k is not zero, which the sum from 0 to n does not skip."""
    same = by.field(given(b.ne(k, 0)), claim=b.eq(b.div(1, k), b.div(1, k)))
    return by.integral_congruence(same, variable_=k, space=b.integers(0, n))


@refused("cannot show k != 0")
def test_sums_of_what_has_no_value_at_a_point() -> object:
    indices = b.integers(0, n)
    same = by.field(given(b.member(k, indices)), claim=b.eq(b.div(1, k), b.div(1, k)))
    return by.integral_congruence(same, variable_=k, space=indices)


@refused("two sides differ")
def test_integral_of_a_product() -> object:
    """The integral of p^2 is not the square of the integral of p."""
    one = b.integral(S, t, b.call(p, t))
    two = b.integral(S, t, b.power(b.call(p, t), 2))
    return by.field(given(b.defined(one)), given(b.defined(two)), claim=b.eq(two, b.power(one, 2)))


@refused("cannot show 0 < integral")
def test_integral_of_a_positive_function_may_vanish() -> object:
    """The space may be empty, or of measure 0."""
    mass = b.integral(S, t, b.call(p, t))
    positive = b.forall([t], b.implies(b.member(t, S), b.lt(0, b.call(p, t))))
    return known(b.lt(0, mass), given(positive), given(b.defined(mass)))


@refused("cannot show 1 <= n")
def test_last_summand_of_an_empty_sum() -> object:
    """The sum over 1..n has no last summand for n = 0."""
    return by.peel(term=b.integral(b.integers(1, n), k, k))


@refused("cannot show in\\(k, range")
def test_sifting_outside_the_range() -> object:
    """The sum over j of (f(j) if j = k) is 0 when k is not in the range."""
    return by.sift(term=b.integral(b.integers(1, n), j, b.if_(b.eq(j, k), j, 0)), index=k)


@refused("the two sides differ")
def test_sifting_where_something_stands_elsewhere() -> object:
    """The sum over j of (f(j) if j >= k) is more than f(k)."""
    whole = b.integral(b.integers(1, n), j, b.if_(b.le(k, j), j, 0))
    return by.sift(given(b.member(k, b.integers(1, n))), term=whole, index=k)


@refused("the two sides differ")
def test_sifting_a_product_whose_other_factors_are_0() -> object:
    whole = b.product(b.integers(1, n), j, b.if_(b.eq(j, k), j, 0))
    return by.sift(given(b.member(k, b.integers(1, n))), term=whole, index=k)


@refused("negative power needs a base")
def test_sifting_where_another_summand_has_no_value() -> object:
    """0/(j - k - 1) is 0 at every j but k + 1, where it is nothing."""
    body = b.if_(b.eq(j, k), 1, b.mul(0, b.div(1, b.add(j, b.neg(k), -1))))
    whole = b.integral(b.integers(1, n), j, body)
    return by.sift(given(b.member(k, b.integers(1, n))), term=whole, index=k)


@refused("only a range between numbers")
def test_expanding_a_range_of_unknown_length() -> object:
    """1..n cannot be written out."""
    return by.expand(term=b.integral(b.integers(1, n), k, k))


@refused("not a finite range")
def test_last_summand_of_an_infinite_sum() -> object:
    """1, 2, ... has no last element."""
    return by.peel(term=b.integral(b.integers(1, b.INFINITY), k, k))


@refused("cannot show n != 0")
def test_factor_pulled_out_of_an_empty_sum() -> object:
    """The sum over k = 1..n of 1/n is 0 for n = 0, where 1/n has no value and no sign."""
    total = b.add(b.integral(b.integers(1, n), k, b.div(1, n)), x)
    return known(b.lt(0, total), known(b.defined(total)), given(b.eq(n, 0)))
