"""Derivatives under an integral, and sums and integrals exchanged, without what that needs."""

from __future__ import annotations

from must_fail_tools import POSITIVE_LINE, by, derivative, given, j, k, known, refused, s, u, x, y

from symit.kernel import build as b
from symit.kernel.terms import REAL, SIN, Term, Var, function
from symit.kernel.theorem import Theorem

NEAR = b.interval(-1, 1)
F = Var("F", function(REAL, REAL, REAL))


def under_integral(
    body: Term,
    bound: Term,
    *facts: Theorem,
    space: Term = POSITIVE_LINE,
    near: Term = NEAR,
    at: Term = b.ZERO,
    below: Theorem | None = None,
    above: Theorem | None = None,
) -> Theorem:
    """d/ds of the integral of body over x, dominated by `bound`; the bounds are assumed where they are not given."""
    inside = (given(b.member(x, space)), given(b.member(s, near)))
    slope = by.differentiate(*inside, *facts, body=b.lam(s, body), at=s)
    value = slope.conclusion.args[1]
    return by.derivative_under_integral(
        slope,
        below or given(b.le(value, bound)),
        above or given(b.le(b.neg(bound), value)),
        given(b.defined(b.integral(space, x, bound))),
        given(b.defined(b.integral(space, x, body))),
        point=x,
        parameter=s,
        space=space,
        near=near,
        at=at,
    )


@refused("[xs] is not arbitrary")
def test_sine_integral() -> object:
    """SymPy: d/da of the integral of sin(a x)/x over (0, oo) is the integral of cos(a x), which does not exist.

    The bound |cos| <= 1 is only assumed here, at one x and one s.
    """
    return under_integral(b.div(b.app(SIN, b.mul(s, x)), x), b.num(1))


@refused("not known to converge absolutely")
def test_sine_integral_with_a_bound_that_is_not_integrable() -> object:
    """1 is not integrable over (0, oo)."""
    return known(b.defined(b.integral(POSITIVE_LINE, x, b.num(1))))


@refused("dominating function .* depends on the parameter s")
def test_bound_that_depends_on_the_parameter() -> object:
    """x exp(-s x) is dominated by itself for every s, and its integral is 1 for s > 0 and 0 for s = 0."""
    body = b.mul(x, b.exp(b.neg(b.mul(s, x))))
    return under_integral(body, b.mul(b.power(x, 2), b.exp(b.neg(b.mul(s, x)))))


@refused("space of integration depends on the parameter s")
def test_support_that_moves_with_the_parameter() -> object:
    """The integral of 1/s over (0, s) is 1, and the derivative under it gives -1/s: the uniform family."""
    near = b.interval(1, 2)
    return under_integral(b.div(1, s), b.num(1), space=b.interval(0, s), near=near, at=b.div(3, 2))


@refused("interval of the parameter depends on x")
def test_neighbourhood_that_shrinks_with_the_point() -> object:
    """Near s = 0 means one interval for all x."""
    return under_integral(b.mul(s, b.exp(b.neg(x))), b.exp(b.neg(x)), near=b.interval(b.neg(x), x))


@refused("interval of the parameter depends on x")
def test_place_that_depends_on_the_point() -> object:
    """The derivative is taken at one s."""
    return under_integral(b.mul(s, b.exp(b.neg(x))), b.exp(b.neg(x)), at=x)


@refused("depends on its own point s")
def test_neighbourhood_that_speaks_of_its_parameter() -> object:
    """s in (-s, s)."""
    return under_integral(b.mul(s, b.exp(b.neg(x))), b.exp(b.neg(x)), near=b.interval(b.neg(s), s))


@refused("a premise proves .* where .* is needed")
def test_bound_of_something_else() -> object:
    """The bound must be one of the derivative, not of the integrand."""
    return under_integral(b.mul(s, b.exp(b.neg(x))), b.num(0), below=given(b.le(b.mul(s, x), 0)))


@refused("a premise proves .* where .* is needed")
def test_bound_on_one_side_only() -> object:
    """df/ds <= g alone lets df/ds run to -oo."""
    body = b.mul(s, b.exp(b.neg(x)))
    slope = by.differentiate(body=b.lam(s, body), at=s).conclusion.args[1]
    upper = given(b.le(slope, b.exp(b.neg(x))))
    return under_integral(body, b.exp(b.neg(x)), below=upper, above=upper)


@refused("cannot show in\\(1, interval")
def test_place_at_the_end_of_the_neighbourhood() -> object:
    """1 is not inside (-1, 1): nothing is known on one side of it."""
    zero = by.differentiate(body=b.lam(s, b.num(0)), at=s)
    nothing = known(b.le(0, 0))
    return by.derivative_under_integral(
        zero,
        nothing,
        known(b.le(b.neg(0), 0)),
        known(b.defined(b.integral(POSITIVE_LINE, x, b.num(0)))),
        known(b.defined(b.integral(POSITIVE_LINE, x, b.num(0)))),
        point=x,
        parameter=s,
        space=POSITIVE_LINE,
        near=NEAR,
        at=b.num(1),
    )


@refused("the derivative of .* is not known")
def test_derivative_that_is_assumed_to_move_inside() -> object:
    """`differentiate` itself never moves under an integral."""
    return by.differentiate(body=b.lam(s, b.integral(POSITIVE_LINE, x, b.exp(b.neg(b.mul(s, x))))), at=y)


@refused("not a derivative in s")
def test_derivative_in_another_variable() -> object:
    """The first premise differentiates in x."""
    first = derivative(b.mul(s, x))
    return by.derivative_under_integral(
        first, *[given(b.le(b.num(0), u))] * 4, point=x, parameter=s, space=POSITIVE_LINE, near=NEAR, at=b.num(0)
    )


@refused("not known to converge absolutely")
def test_sum_of_integrals_that_do_not_exist() -> object:
    """1/x - 1/x is integrable; 1/x is not, so the integral of the sum is no sum of integrals."""
    return by.linearity(
        space=POSITIVE_LINE,
        body=b.lam(x, b.num(0)),
        parts=((b.num(1), b.lam(x, b.div(1, x))), (b.num(-1), b.lam(x, b.div(1, x)))),
    )


@refused("not known to converge absolutely")
def test_infinite_sum_of_limits() -> object:
    """1/k over k = 1, 2, ... diverges."""
    return known(b.defined(b.integral(b.integers(1, b.INFINITY), k, b.div(1, k))))


@refused("cannot show 1 <= 0")
def test_exchange_with_an_infinite_sum() -> object:
    """An infinite sum is exchanged below a bound only."""
    infinite, two = b.integers(1, b.INFINITY), b.integers(1, 2)
    inner = known(b.defined(b.integral(two, k, b.num(1))), given(b.member(j, infinite)))
    return by.exchange_integrals(inner, space=two, point=k, beside=infinite, index=j)


SQUARE = b.interval(0, 1)
CANCELLING = b.div(b.sub(x, y), b.power(b.add(x, y), 3))
"""Over the unit square its two integrals are -1/2 and 1/2."""


def exchanged(body: Term, bound: Term, *facts: Theorem, beside: Term = SQUARE) -> object:
    """From the integrals over x in (0, 1) that are assumed to exist for each y."""
    inner = b.defined(b.integral(SQUARE, x, body))
    everywhere = given(b.forall_in(y, beside, inner))
    premise = by.instance(everywhere, given(b.member(y, beside)), values=(y,))
    return by.exchange_integrals(premise, *facts, space=SQUARE, point=x, beside=beside, index=y, bound=bound)


@refused("cannot show .* <= 0")
def test_exchange_without_a_bound() -> object:
    """The integrals of (x - y)/(x + y)^3 over the unit square exist in either order, and differ."""
    return exchanged(CANCELLING, b.ZERO, given(b.defined(b.integral(SQUARE, x, b.integral(SQUARE, y, CANCELLING)))))


@refused("not known to converge absolutely")
def test_exchange_below_a_bound_that_is_not_integrable() -> object:
    """|x - y|/(x + y)^3 <= (x + y)^(-2), whose integral over the square is infinite."""
    return exchanged(b.power(b.add(x, y), -2), b.power(b.add(x, y), -2))


@refused("cannot show \\(-1\\)\\*1 <= ")
def test_exchange_below_a_bound_from_one_side() -> object:
    """f <= 1 says nothing of how far below 0 it is."""
    below = b.forall_in(x, SQUARE, b.forall_in(y, SQUARE, b.le(b.call(F, x, y), 1)))
    one = b.defined(b.integral(SQUARE, x, b.integral(SQUARE, y, b.ONE)))
    return exchanged(b.call(F, x, y), b.ONE, given(below), given(one))


@refused("not a fresh name")
def test_exchange_over_a_triangle() -> object:
    """The integral over x of that over y in (0, x) is none over y in (0, x)."""
    return exchanged(b.ONE, b.ONE, beside=b.interval(0, x))


@refused("not arbitrary")
def test_exchange_below_a_bound_at_one_point() -> object:
    """f <= 1 at one x is not f <= 1 everywhere."""
    value = b.call(F, x, y)
    facts = (
        given(b.le(value, 1)),
        given(b.le(-1, value)),
        given(b.defined(b.integral(SQUARE, x, b.integral(SQUARE, y, b.ONE)))),
    )
    return exchanged(value, b.ONE, *facts)
