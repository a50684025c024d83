"""Integrals put together from parts that do not fit, and sums of differences that do not telescope."""

from __future__ import annotations

from must_fail_tools import a, by, c, f, g, given, k, limit, refused, x

from symit.kernel import build as b
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem

NATURALS = b.integers(1, b.INFINITY)


def part(function: Var, low: Term, high: Term) -> Theorem:
    """The integral of a function over (low, high) exists."""
    return given(b.defined(b.integral(b.interval(low, high), x, b.call(function, x))))


def at_zero() -> Theorem:
    """f(0) has a value."""
    return given(b.defined(b.call(f, b.ZERO)))


@refused("not integrals of one function")
def test_parts_with_a_gap() -> object:
    """The integral over (-1, 2) is not that over (-1, 0) and (1, 2)."""
    return by.split(part(f, b.num(-1), b.ZERO), part(f, b.ONE, b.num(2)), at_zero(), middle=b.ZERO)


@refused("not integrals of one function")
def test_parts_that_overlap() -> object:
    """Nor is it that over (-1, 1) and (0, 2)."""
    return by.split(part(f, b.num(-1), b.ONE), part(f, b.ZERO, b.num(2)), at_zero(), middle=b.ZERO)


@refused("not integrals of one function")
def test_parts_of_two_functions() -> object:
    return by.split(part(f, b.num(-1), b.ZERO), part(g, b.ZERO, b.ONE), at_zero(), middle=b.ZERO)


@refused("not known to be defined")
def test_a_function_without_a_value_between_the_parts() -> object:
    """1/sqrt(|x|) has no value at 0, so its integral over (-1, 1) has none here."""
    return by.split(part(f, b.num(-1), b.ZERO), part(f, b.ZERO, b.ONE), middle=b.ZERO)


@refused("cannot show")
def test_parts_in_the_wrong_order() -> object:
    """Over (1, 0), which is empty, and (0, 2) the integral of 1 is 2, and over (1, 2) it is 1."""
    return by.split(part(f, b.ONE, b.ZERO), part(f, b.ZERO, b.num(2)), at_zero(), middle=b.ZERO)


@refused("cannot show a < c")
def test_parts_whose_order_is_not_known() -> object:
    known = given(b.lt(c, 2)), given(b.defined(b.call(f, c)))
    return by.split(part(f, a, c), part(f, c, b.num(2)), *known, middle=c)


@refused("interval")
def test_parts_of_a_sum() -> object:
    """Over ranges the middle would be counted twice."""
    sums = [given(b.defined(b.integral(b.integers(*ends), k, b.call(f, k)))) for ends in ((0, 1), (1, 2))]
    return by.split(*sums, middle=b.ONE)


# ---- differences ---------------------------------------------------------------------------------------------


def difference(primitive: Term, value: Term, space: Term = NATURALS) -> Theorem:
    """F(k + 1) - F(k) = value for k in the space, F being x -> primitive."""
    after, before = (b.substitute(primitive, {x: n}) for n in (b.add(k, 1), k))
    return by.field(given(b.member(k, space)), claim=b.eq(b.sub(after, before), value))


FALLING = b.div(1, x)
STEP = b.neg(b.div(1, b.mul(k, b.add(k, 1))))


@refused("no finite limit")
def test_what_grows_without_end() -> object:
    """1 + 1 + 1 + ... is no number."""
    ends = limit(x, b.INFINITY, -1)
    return by.telescoping(difference(x, b.ONE), ends, variable_=k, start=b.ONE)


@refused("is needed")
def test_the_limit_of_another_function() -> object:
    ends = limit(b.div(2, x), b.INFINITY, -1)
    return by.telescoping(difference(FALLING, STEP), ends, variable_=k, start=b.ONE)


@refused("not the limit of")
def test_the_limit_at_another_place() -> object:
    ends = limit(FALLING, b.MINUS_INFINITY, 1)
    return by.telescoping(difference(FALLING, STEP), ends, variable_=k, start=b.ONE)


@refused("is needed")
def test_the_difference_to_the_one_before() -> object:
    """F(k) - F(k - 1) is summed to another value."""
    before = b.sub(b.div(1, k), b.div(1, b.add(k, 1)))
    step = by.field(given(b.member(k, NATURALS)), claim=b.eq(before, b.neg(STEP)))
    return by.telescoping(step, limit(FALLING, b.INFINITY, -1), variable_=k, start=b.ONE)


@refused("not arbitrary")
def test_differences_that_are_known_later_than_the_start() -> object:
    """From k = 2 on, and summed from k = 1 on."""
    later = difference(FALLING, STEP, b.integers(2, b.INFINITY))
    return by.telescoping(later, limit(FALLING, b.INFINITY, -1), variable_=k, start=b.ONE)


@refused("sign of .* is not known")
def test_differences_of_no_sign() -> object:
    """The differences of (-1)^k/k have a sum, but not an absolutely convergent one."""
    value = b.call(g, k)
    steps = b.sub(b.call(f, b.add(k, 1)), b.call(f, k))
    step = by.instance(given(b.forall_in(k, NATURALS, b.eq(steps, value))), given(b.member(k, NATURALS)), values=(k,))
    ends = given(b.tends(x, b.call(f, x), b.INFINITY, -1, b.ZERO))
    return by.telescoping(step, ends, variable_=k, start=b.ONE)
