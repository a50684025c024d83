"""Tangents, continuity and derivatives used where they do not hold."""

from __future__ import annotations

from must_fail_tools import (
    HALF,
    POSITIVE_LINE,
    by,
    derivative,
    f,
    g,
    given,
    k,
    known,
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


def tangent(body: Term, space: Term, at: Term, to: Term, *facts: Theorem) -> Theorem:
    """body(at) + body'(at) (to - at) <= body(to), the curvature's sign being left to the kernel."""
    inside = given(b.member(x, space))
    first = derivative(body, inside)
    slope = first.conclusion.args[1]
    second = derivative(slope, inside)
    curved = known(b.le(0, second.conclusion.args[1]), inside)
    return by.tangent(first, second, curved, *facts, variable_=x, space=space, at=at, to=to)


# ---- convexity -----------------------------------------------------------------------------------------------


@refused("cannot show 0 <= ")
def test_concave_function() -> object:
    """log lies below its tangents."""
    return tangent(b.log(x), POSITIVE_LINE, b.num(1), b.num(2))


@refused("cannot show 0 <= ")
def test_cube_on_the_whole_line() -> object:
    """x^3 is convex for x > 0 only."""
    return tangent(b.power(x, 3), b.REALS, b.num(1), b.num(-3))


@refused("cannot show in\\(-1, interval\\(0, oo\\)\\)")
def test_place_outside_the_interval() -> object:
    """x^3 is convex on (0, oo), and -1 is not in it."""
    return tangent(b.power(x, 3), POSITIVE_LINE, b.num(1), b.num(-1))


@refused("a premise proves .* where .* is needed")
def test_second_derivative_of_another_function() -> object:
    """The curvature of x^2 says nothing of x^3."""
    first, other = derivative(b.power(x, 3)), derivative(derivative(b.power(x, 2)).conclusion.args[1])
    curved = known(b.le(0, other.conclusion.args[1]))
    return by.tangent(first, other, curved, variable_=x, space=b.REALS, at=b.num(1), to=b.num(-3))


@refused("x is not arbitrary")
def test_curvature_at_one_point() -> object:
    """x^3 has curvature >= 0 at x = 0, too."""
    first = derivative(b.power(x, 3))
    second = derivative(first.conclusion.args[1])
    curved = known(b.le(0, second.conclusion.args[1]), given(b.eq(x, 0)))
    return by.tangent(first, second, curved, variable_=x, space=b.REALS, at=b.num(1), to=b.num(-3))


@refused("expects fun\\(real, real\\) where fun\\(real, int\\) was given")
def test_tangent_along_the_integers() -> object:
    """-(x - 1)^2 has derivative 0 at the only integer of (0, 2)."""
    near, one = b.interval(0, 2), b.integers(1, 1)
    nothing = b.integral(one, k, b.num(0))
    inside = given(b.member(n, near))
    first = derivative(b.neg(b.power(b.sub(x, 1), 2)), at=n)
    first = by.chain(first, known(b.eq(first.conclusion.args[1], nothing), inside))
    second = by.derivative_under_integral(
        derivative(b.num(0), at=m),
        known(b.le(0, 0)),
        known(b.le(b.neg(0), 0)),
        known(b.defined(nothing)),
        known(b.defined(nothing)),
        inside,
        point=k,
        parameter=m,
        space=one,
        near=near,
        at=n,
    )
    curved = known(b.le(0, second.conclusion.args[1]))
    return by.tangent(first, second, curved, variable_=n, space=near, at=b.num(1), to=b.div(3, 2))


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
