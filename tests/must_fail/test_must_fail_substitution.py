"""Changes of variable that are not one-to-one, cross a pole, or leave the range out of account."""

from __future__ import annotations

from must_fail_tools import POSITIVE_LINE, a, by, derivative, given, limit, refused, substitute, u, x

from symit.kernel import build as b


@refused("not strictly monotone")
def test_square_on_a_symmetric_interval() -> object:
    """holpy: with u = x^2 the integral of x^2 over (-1, 1) becomes one over (1, 1), so 0."""
    return substitute(b.power(x, 2), b.power(u, 2), b.num(-1), b.num(1))


@refused("base that is not zero|cannot show x != 0|pole")
def test_reciprocal_across_its_pole() -> object:
    """SymPy: Integral(1, (x, -1, 1)).transform(1/x, u) is -oo."""
    return substitute(b.div(1, x), b.num(1), b.num(-1), b.num(1))


@refused("not strictly monotone")
def test_cubic_that_turns() -> object:
    """x^3 - x goes up, down and up again on (-2, 2)."""
    return substitute(b.sub(b.power(x, 3), x), b.num(1), b.num(-2), b.num(2))


@refused("not strictly monotone")
def test_constant() -> object:
    """A constant maps the interval to a point."""
    return substitute(b.num(3), b.num(1), b.num(0), b.num(1))


@refused("not strictly monotone")
def test_scale_of_unknown_sign() -> object:
    """u = a x turns the interval round when a < 0 and collapses it when a = 0."""
    return substitute(b.mul(a, x), b.exp(b.neg(b.power(u, 2))), b.num(0), b.num(1))


@refused("not strictly monotone")
def test_scale_that_is_only_not_negative() -> object:
    """0 <= a is not enough: a = 0 collapses the interval."""
    return substitute(b.mul(a, x), b.num(1), b.num(0), b.num(1), given(b.le(0, a)))


@refused("not known to converge absolutely")
def test_integral_that_does_not_exist() -> object:
    """With u = 2x, neither integral of u over the whole line exists, so they are not equal."""
    return substitute(b.mul(2, x), u, b.MINUS_INFINITY, b.INFINITY)


@refused("the integrand depends on x")
def test_integrand_that_speaks_of_the_new_variable() -> object:
    """The integrand may not contain the variable of the other integral."""
    return by.substitution(
        derivative(b.mul(2, x)),
        limit(b.mul(2, x), b.num(0), 1),
        limit(b.mul(2, x), b.num(1), -1),
        variable_=x,
        space=b.interval(0, 1),
        body=b.lam(u, x),
    )


@refused("not the limit of")
def test_limit_at_the_wrong_end() -> object:
    """The limit at 0 is given where the one at oo is needed."""
    start = limit(b.mul(2, x), b.num(0), 1)
    return by.substitution(
        derivative(b.mul(2, x)), start, start, variable_=x, space=POSITIVE_LINE, body=b.lam(u, b.exp(b.neg(u)))
    )


@refused("cannot show 1 < 0")
def test_interval_that_runs_backwards() -> object:
    """The interval (1, 0) is empty, and its image is not (0, 2)."""
    return substitute(b.mul(2, x), b.num(1), b.num(1), b.num(0))


@refused("x is not arbitrary")
def test_slope_known_at_one_point_only() -> object:
    """The derivative of x^2 is positive under the hypothesis x = 1, which is not discharged."""
    return by.substitution(
        derivative(b.power(x, 2), given(b.eq(x, 1))),
        limit(b.power(x, 2), b.num(-1), 1),
        limit(b.power(x, 2), b.num(2), -1),
        given(b.eq(x, 1)),
        variable_=x,
        space=b.interval(-1, 2),
        body=b.lam(u, b.num(1)),
    )
