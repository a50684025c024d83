"""Growth, divergence, continuity and derivatives used where they do not hold."""

from __future__ import annotations

from must_fail_tools import (
    HALF,
    POSITIVE_LINE,
    by,
    derivative,
    f,
    g,
    given,
    known,
    limit,
    m,
    n,
    r,
    refused,
    s,
    x,
    y,
)

from symit.kernel import build as b
from symit.kernel import terms
from symit.kernel.definitions import REL_ENTR
from symit.kernel.terms import Term, TermError
from symit.kernel.theorem import Theorem


def increases(body: Term, space: Term, start: Term, end: Term, *facts: Theorem) -> Theorem:
    """body(start) <= body(end), the sign of the derivative being left to the kernel."""
    slope = derivative(body, given(b.member(x, space)))
    rises = known(b.le(0, slope.conclusion.args[1]), given(b.member(x, b.interval(start, end))))
    return by.increasing(slope, rises, *facts, variable_=x, space=space, start=start, end=end)


# ---- growth --------------------------------------------------------------------------------------------------


@refused("cannot show 0 <= ")
def test_decreasing_function() -> object:
    return increases(b.neg(x), b.REALS, b.num(1), b.num(2))


@refused("cannot show 0 <= ")
def test_square_on_both_sides_of_zero() -> object:
    """x^2 increases for x > 0 only."""
    return increases(b.power(x, 2), b.REALS, b.num(-3), b.num(1))


@refused("cannot show x != 0")
def test_increasing_over_a_pole() -> object:
    """-1/x has the derivative 1/x^2 > 0 everywhere but at 0, and falls from 1 at -1 to -1 at 1."""
    return increases(b.neg(b.div(1, x)), b.interval(-2, 2), b.num(-1), b.num(1))


@refused("cannot show in\\(-1, interval\\(0, oo\\)\\)")
def test_place_outside_the_interval() -> object:
    """-1/x is differentiable on (0, oo), and -1 is not in it."""
    slope = derivative(b.neg(b.div(1, x)), given(b.member(x, POSITIVE_LINE)))
    rises = known(b.le(0, slope.conclusion.args[1]), given(b.member(x, b.interval(-1, 1))), given(b.ne(x, 0)))
    always = given(b.forall_in(x, b.interval(-1, 1), b.le(0, slope.conclusion.args[1])))
    rises = by.instance(always, given(b.member(x, b.interval(-1, 1))), values=(x,))
    return by.increasing(slope, rises, variable_=x, space=POSITIVE_LINE, start=b.num(-1), end=b.ONE)


@refused("cannot show 2 <= 1")
def test_increasing_backwards() -> object:
    """Between 2 and 1 there is nothing, so that every sign holds there."""
    return increases(b.power(x, 3), b.REALS, b.num(2), b.num(1))


@refused("a premise proves .* where .* is needed")
def test_derivative_of_another_function() -> object:
    """That x^2 increases says nothing of -x."""
    slope, other = derivative(b.neg(x)), derivative(b.power(x, 3))
    rises = known(b.le(0, other.conclusion.args[1]))
    return by.increasing(slope, rises, variable_=x, space=b.REALS, start=b.ZERO, end=b.ONE)


@refused("x is not arbitrary")
def test_increasing_at_one_point() -> object:
    """-x^2 has derivative 0 at 0."""
    slope = derivative(b.neg(b.power(x, 2)))
    flat = known(b.le(0, slope.conclusion.args[1]), given(b.eq(x, 0)))
    return by.increasing(slope, flat, variable_=x, space=b.REALS, start=b.ZERO, end=b.ONE)


@refused("n does not stand for every point")
def test_increasing_along_the_integers() -> object:
    """-(x - 1)^2 has derivative 0 at the only integer of (0, 2)."""
    near = b.interval(0, 2)
    inside = given(b.member(n, near))
    first = derivative(b.neg(b.power(b.sub(x, 1), 2)), at=n)
    at_one = by.linear(
        known(b.le(1, n), inside), known(b.le(n, 1), inside), claim=b.le(n, 1), multipliers=(b.ZERO, b.ONE)
    )
    one = known(b.eq(n, 1), known(b.le(1, n), inside), at_one)
    first = by.chain(first, by.linear(one, claim=b.eq(first.conclusion.args[1], 0), multipliers=(b.num(-2),)))
    return by.increasing(first, known(b.le(0, 0)), variable_=n, space=near, start=b.ONE, end=b.div(3, 2))


# ---- divergence ----------------------------------------------------------------------------------------------


def diverges(primitive: Term, space: Term, place: Term, side: int) -> Theorem:
    slope = derivative(primitive, given(b.member(x, space)))
    return by.divergent(slope, limit(primitive, place, side), variable_=x, space=space)


@refused("is no infinite limit")
def test_divergence_of_what_converges() -> object:
    """exp(-x) over (0, oo)."""
    return diverges(b.neg(b.exp(b.neg(x))), POSITIVE_LINE, b.INFINITY, -1)


@refused("not the limit of")
def test_divergence_at_a_place_outside() -> object:
    """log x tends to -oo at 0, which is no end of (1, 2)."""
    return diverges(b.log(x), b.interval(1, 2), b.ZERO, 1)


@refused("not the limit of")
def test_divergence_beyond_the_end() -> object:
    """-log(1 - x) tends to oo at 1, from the left; from the right log(x - 1) would."""
    inside = given(b.member(x, b.interval(1, 2)))
    slope = derivative(b.log(b.sub(2, x)), inside)
    beyond = limit(b.log(b.sub(x, 2)), b.num(2), 1)
    return by.divergent(slope, beyond, variable_=x, space=b.interval(1, 2))


@refused("cannot show 1 < 1")
def test_divergence_over_nothing() -> object:
    """Over (1, 1) every function has derivative 0, and every integral is 0."""
    return diverges(b.log(b.sub(x, 1)), b.interval(1, 1), b.ONE, 1)


@refused("not the limit of")
def test_divergence_of_another_function() -> object:
    slope = derivative(b.neg(b.exp(b.neg(x))))
    return by.divergent(slope, limit(x, b.INFINITY, -1), variable_=x, space=POSITIVE_LINE)


# ---- derivatives ---------------------------------------------------------------------------------------------


@refused("cannot show 0 < x$")
def test_derivative_of_log_without_a_sign() -> object:
    """1/x is the derivative of log x for x > 0; for x < 0 log x is not there."""
    return derivative(b.log(x), given(b.ne(x, 0)))


@refused("cannot show 0 < 0")
def test_derivative_of_a_root_at_zero() -> object:
    """sqrt has a vertical tangent there."""
    return derivative(b.sqrt(x), at=b.num(0))


@refused("cannot show 0 < ")
def test_derivative_of_the_absolute_value() -> object:
    """sqrt(x^2) has a kink at 0."""
    return derivative(b.sqrt(b.power(x, 2)), at=b.num(0))


@refused("cannot show 0 != 0")
def test_derivative_at_a_pole() -> object:
    """1/x at 0."""
    return derivative(b.div(1, x), at=b.num(0))


@refused("the derivative of .* is not known")
def test_derivative_of_an_unknown_function() -> object:
    """f need not be differentiable."""
    return derivative(b.call(f, x), given(b.defined(b.call(f, x))))


@refused("the derivative of .* is not known")
def test_derivative_across_a_case_distinction() -> object:
    """if x <= 0 then 0 else 1 has derivative 0 on both sides and none at 0."""
    return derivative(b.if_(b.le(x, 0), 0, 1))


@refused("the derivative of .* is not known")
def test_derivative_of_a_convention() -> object:
    """rel_entr(x, 1) is made of cases: at x = 0 it is not differentiable."""
    return derivative(b.app(REL_ENTR, x, b.num(1)), at=b.num(0))


@refused("cannot show 0 < x")
def test_derivative_of_a_power_with_the_variable_above() -> object:
    """x^x for x <= 0."""
    return derivative(b.power(x, x))


@refused("cannot show x != 0")
def test_derivative_of_a_whole_power_of_unknown_sign() -> object:
    """x^n at 0 for n = 0 and n < 0."""
    return derivative(b.power(x, n))


@refused("cannot show 0 < x")
def test_derivative_of_a_real_power() -> object:
    """x^r for x <= 0."""
    return derivative(b.power(x, r))


@refused("is not known to be defined")
def test_equal_functions_without_a_derivative() -> object:
    """f = g nearby does not make f differentiable."""
    same = given(b.eq(b.call(f, s), b.call(g, s)))
    everywhere = given(b.forall([s], same.conclusion))
    return by.derivative_congruence(by.instance(everywhere, values=(s,)), variable_=s, near=b.interval(0, 1), at=HALF)


@refused("cannot show in\\(2, interval\\(0, 1\\)\\)")
def test_equal_functions_elsewhere() -> object:
    """Equal on (0, 1) says nothing at 2."""
    same = by.field(claim=b.eq(b.mul(s, 2), b.mul(2, s)))
    return by.derivative_congruence(same, variable_=s, near=b.interval(0, 1), at=b.num(2))


@refused("derivative expects fun\\(real, real\\)", TermError)
def test_derivative_of_a_sequence() -> object:
    """A function on the integers has no derivative."""
    return b.app(terms.DERIVATIVE, b.lam(n, b.num(0)), b.num(1))


# ---- continuity ----------------------------------------------------------------------------------------------


@refused("cannot show 0 < x")
def test_log_is_not_continuous_on_the_line() -> object:
    """log x for x <= 0."""
    return by.continuity(body=b.lam(x, b.log(x)), space=b.REALS)


@refused("cannot show x != 0")
def test_reciprocal_is_not_continuous_at_zero() -> object:
    """1/x on (-1, 1)."""
    return by.continuity(body=b.lam(x, b.div(1, x)), space=b.interval(-1, 1))


@refused("derivative of .* is not known")
def test_step_is_not_continuous() -> object:
    """if x < 0 then 0 else 1."""
    return by.continuity(body=b.lam(x, b.if_(b.lt(x, 0), 0, 1)), space=b.REALS)


@refused("cannot show in\\(.*interval\\(0, 1\\)\\)")
def test_composition_that_leaves_the_interval() -> object:
    """f is continuous on (0, 1), and 2x is not in it for x = 3/4."""
    on_unit = given(b.continuous(x, b.call(f, x), b.interval(0, 1)))
    return by.continuity(on_unit, body=b.lam(x, b.call(f, b.mul(2, x))), space=b.interval(0, 1))


@refused("cannot show in\\(log")
def test_composition_with_what_is_not_differentiable() -> object:
    """f(log x) on the line."""
    on_line = given(b.continuous(x, b.call(f, x), b.REALS))
    return by.continuity(on_line, body=b.lam(x, b.call(f, b.log(x))), space=b.REALS)


@refused("is not known to be continuous")
def test_unknown_function_is_not_continuous() -> object:
    """Nothing is said of f."""
    return by.continuity(body=b.lam(x, b.call(f, x)), space=b.interval(0, 1))


def agreement(space: Term) -> list[Theorem]:
    ratio = b.div(m, n)
    same = b.forall([m, n], b.implies(b.le(1, n), b.eq(b.call(f, ratio), b.call(g, ratio))))
    at_ratio = by.instance(given(same), given(b.le(1, n)), values=(m, n))
    return [*(given(b.continuous(x, b.call(q, x), space)) for q in (f, g)), at_ratio]


@refused("continuity is needed on")
def test_density_on_a_larger_interval() -> object:
    """Continuity on (0, 1) says nothing about (0, 2)."""
    premises = agreement(b.interval(0, 1))
    return by.density_of_rationals(*premises, numerator=m, denominator=n, space=b.interval(0, 2))


@refused("two different integer variables")
def test_density_of_the_reals_in_themselves() -> object:
    """Numerator and denominator are integers."""
    premises = agreement(b.interval(0, 1))
    return by.density_of_rationals(*premises, numerator=x, denominator=y, space=b.interval(0, 1))


@refused("not of the form continuous")
def test_density_without_continuity() -> object:
    """Dirichlet's function agrees with 1 at every rational."""
    _, second, at_ratio = agreement(b.interval(0, 1))
    return by.density_of_rationals(
        given(b.eq(x, x)), second, at_ratio, numerator=m, denominator=n, space=b.interval(0, 1)
    )
