"""Limits of forms that have none, from the wrong side, or squeezed from too far away."""

from __future__ import annotations

from must_fail_tools import a, by, f, given, known, limit, n, refused, x, y

from symit.kernel import build as b
from symit.kernel.terms import TermError, Var


@refused("oo - oo")
def test_infinity_minus_infinity() -> object:
    """(x + 1) - x tends to 1 and x^2 - x to oo: the form says nothing."""
    return limit(b.sub(b.power(x, 2), x), b.INFINITY, -1)


@refused("oo \\* 0, whose sign is not known")
def test_zero_times_infinity() -> object:
    """x (1/x) tends to 1, x (1/x^2) to 0."""
    return limit(b.mul(x, b.exp(b.neg(x))), b.INFINITY, -1)


@refused("oo \\* a, whose sign is not known")
def test_infinity_times_an_unknown_sign() -> object:
    """a x tends to oo, -oo or 0."""
    return limit(b.mul(a, x), b.INFINITY, -1)


@refused("cannot show 0 != 0")
def test_reciprocal_at_its_pole() -> object:
    """1/x has no finite limit at 0."""
    return limit(b.div(1, x), b.num(0), 1)


@refused("cannot show 0 < 0")
def test_root_at_zero_from_the_left() -> object:
    """sqrt(x) has no values to the left of 0."""
    return limit(b.sqrt(x), b.num(0), -1)


@refused("tends to -oo")
def test_log_at_minus_infinity() -> object:
    """log x has no values there."""
    return limit(b.log(x), b.MINUS_INFINITY, 1)


@refused("root of something that tends to -oo")
def test_root_at_minus_infinity() -> object:
    """Nor has sqrt(x)."""
    return limit(b.sqrt(x), b.MINUS_INFINITY, 1)


@refused("power with exponent")
def test_one_to_the_infinity() -> object:
    """(1 + 1/x)^x tends to e, not to 1."""
    return limit(b.power(b.add(1, b.div(1, x)), x), b.INFINITY, -1)


@refused("is not known")
def test_limit_of_a_function_that_jumps() -> object:
    """The limit at 0 depends on the side: a case distinction is not continuous by itself."""
    return limit(b.if_(b.le(x, 0), 0, 1), b.num(0), 1)


@refused("is not known")
def test_unknown_function() -> object:
    """f need not be continuous: its value at 0 is not its limit."""
    return limit(b.call(f, x), b.num(0), 1, given(b.defined(b.call(f, b.num(0)))))


@refused("is not known")
def test_limit_known_from_the_other_side() -> object:
    """The limit from above is not the one from below."""
    return limit(b.call(f, x), b.num(0), -1, given(b.tends(x, b.call(f, x), b.num(0), 1, b.num(1))))


@refused("cannot show y != 0")
def test_place_that_has_no_value() -> object:
    """A limit at 1/y for y = 0."""
    return limit(x, b.div(1, y), 1)


@refused("a variable cannot be infinite", TermError)
def test_place_that_may_be_any_infinity() -> object:
    """A variable that stands for oo or -oo would have exp tend to 0 at oo."""
    end = Var("L", b.INFINITY.sort)
    return limit(b.exp(x), end, 1)


@refused("cannot show y != 0")
def test_squeeze_beyond_a_threshold_without_a_value() -> object:
    """Beyond 1/0 everything holds, since nothing is there."""
    zero = limit(b.num(0), b.INFINITY, 1)
    beyond, at_zero = given(b.lt(b.div(1, y), x)), given(b.eq(y, 0))
    absurd = by.chain(known(b.lt(0, y), beyond, at_zero), at_zero)
    below, above = (by.contradiction(absurd, claim=c) for c in (b.le(0, b.exp(x)), b.le(b.exp(x), 0)))
    return by.squeeze(below, above, zero, zero, variable_=x, threshold=b.div(1, y), side=1)


@refused("a premise proves .* where .* is needed")
def test_squeeze_between_different_limits() -> object:
    """Between 0 and 1 there is room."""
    zero, one = limit(b.num(0), b.INFINITY, 1), limit(b.num(1), b.INFINITY, 1)
    return by.squeeze(
        given(b.le(0, b.call(f, x))), given(b.le(b.call(f, x), 1)), zero, one, variable_=x, threshold=b.num(0), side=1
    )


@refused("x is not arbitrary")
def test_squeeze_on_the_wrong_side() -> object:
    """Known for x > 1, claimed beside 0."""
    zero = limit(b.num(0), b.num(0), 1)
    bounds = [by.cut(given(b.le(0, b.call(f, x)))), by.cut(given(b.le(b.call(f, x), 0)))]
    return by.squeeze(*bounds, zero, zero, variable_=x, threshold=b.num(1), side=1)


@refused("cannot show 0 < -1")
def test_squeeze_with_a_threshold_behind_the_place() -> object:
    """Between 0 and -1, seen from above, there is nothing."""
    zero = limit(b.num(0), b.num(0), 1)
    below = known(b.le(0, 0))
    return by.squeeze(below, below, zero, zero, variable_=x, threshold=b.num(-1), side=1)


@refused("limit takes a function of a real|cannot stand for|does not fit|expects")
def test_squeeze_along_the_integers() -> object:
    """sin(pi n) = 0 for all whole n does not make sin(pi x) tend to 0."""
    zero = limit(b.num(0), b.INFINITY, 1)
    below = known(b.le(0, 0))
    return by.squeeze(below, below, zero, zero, variable_=n, threshold=b.num(0), side=1)


@refused("side of a limit")
def test_side_that_is_none() -> object:
    """A limit from both sides is two limits."""
    return limit(x, b.num(0), 0)


@refused("side of a limit")
def test_side_that_is_a_term() -> object:
    """log(-x) tends to -oo from below; the term 1 was written as `from above` and read as `from below`."""
    return by.limit(body=b.lam(x, b.log(b.neg(x))), place=b.num(0), side=b.num(1))
