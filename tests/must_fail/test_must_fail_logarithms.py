"""Laws of logarithms, exponentials and roots without the signs that they need."""

from __future__ import annotations

from fractions import Fraction

from must_fail_tools import HALF, POSITIVE_LINE, by, given, known, limit, r, refused, x, y

from symit.kernel import build as b


def same(left: object, right: object, *facts: object) -> object:
    return by.field(*facts, claim=b.eq(left, right))


@refused("positive argument: cannot show 0 < x$")
def test_log_of_a_square() -> object:
    """log(x^2) = 2 log x holds for x > 0 only; for x < 0 the right side has no value."""
    return same(b.log(b.power(x, 2)), b.mul(2, b.log(x)), given(b.ne(x, 0)))


@refused("positive argument: cannot show 0 < x$")
def test_log_of_a_product() -> object:
    """x y > 0 allows both to be negative."""
    return same(b.log(b.mul(x, y)), b.add(b.log(x), b.log(y)), given(b.lt(0, b.mul(x, y))))


@refused("positive argument")
def test_log_of_a_quotient() -> object:
    """log(x/y) needs more than x > 0 and y != 0."""
    return same(b.log(b.div(x, y)), b.sub(b.log(x), b.log(y)), given(b.lt(0, x)), given(b.ne(y, 0)))


@refused("left - right")
def test_log_of_a_sum() -> object:
    """log(x + y) is not log x + log y."""
    return same(b.log(b.add(x, y)), b.add(b.log(x), b.log(y)), given(b.lt(0, x)), given(b.lt(0, y)))


@refused("positive argument")
def test_log_of_zero() -> object:
    """The logarithm of something >= 0 need not exist."""
    return known(b.defined(b.log(x)), given(b.le(0, x)))


@refused("positive argument")
def test_log_of_a_difference() -> object:
    """x - y may be negative though both are positive."""
    return known(b.defined(b.log(b.sub(x, y))), given(b.lt(0, x)), given(b.lt(0, y)))


@refused("positive argument: cannot show 0 < x$")
def test_exp_of_log_forgets_the_domain() -> object:
    """exp(log x) = x, for all x: SymPy says so at once."""
    return same(b.exp(b.log(x)), x)


@refused("positive argument")
def test_zero_times_log_zero() -> object:
    """0 log 0 has no value; only entr(0) has one."""
    return same(b.mul(0, b.log(0)), b.ZERO)


@refused("left - right")
def test_root_of_a_square() -> object:
    """sqrt(x^2) = x fails for x < 0."""
    return same(b.sqrt(b.power(x, 2)), x)


@refused("left - right")
def test_root_of_a_square_under_a_fact_that_does_not_help() -> object:
    """x != 0 leaves the sign open."""
    return same(b.sqrt(b.power(x, 2)), x, given(b.ne(x, 0)))


@refused("left - right|not negative")
def test_root_of_a_product() -> object:
    """sqrt(x y) = sqrt(x) sqrt(y) fails for two negative numbers."""
    return same(b.sqrt(b.mul(x, y)), b.mul(b.sqrt(x), b.sqrt(y)), given(b.le(0, b.mul(x, y))))


@refused("base that is not negative")
def test_cube_root_of_a_negative_number() -> object:
    """Roots are those of numbers >= 0; (-8)^(1/3) has no value, and is not -2."""
    return same(b.power(-8, Fraction(1, 3)), b.num(-2))


@refused("left - right")
def test_cube_root_of_a_cube() -> object:
    """(x^6)^(1/6) is |x|."""
    return same(b.power(b.power(x, 6), Fraction(1, 6)), x)


@refused("left - right")
def test_root_of_zero_is_one() -> object:
    """The product of no primes is 1; the root of 0 is not."""
    return same(b.sqrt(0), b.ONE)


@refused("positive base")
def test_power_law_with_a_real_exponent() -> object:
    """x^r needs x > 0 unless r is whole."""
    return known(b.defined(b.power(x, r)), given(b.ne(x, 0)))


@refused("cannot show 0 <= x\\^r")
def test_a_real_exponent_may_be_whole() -> object:
    """(-1)^1 is negative, so x^r defined does not make it >= 0."""
    return known(b.le(0, b.power(x, r)), given(b.defined(b.power(x, r))))


@refused("cannot show 0 <= \\(-1\\)\\^")
def test_a_sum_of_halves_as_exponent() -> object:
    """(-1)^(1/2 + 1/2) = -1, though the exponent is written as a sum of fractions."""
    one = b.add(HALF, HALF)
    minus = by.rewrite(
        same(b.power(-1, 1), b.num(-1)), same(1, one), template=b.lam(r, b.eq(b.power(-1, r), b.num(-1)))
    )
    return known(b.le(0, b.power(-1, one)), minus)


@refused("left - right|positive base")
def test_power_of_a_power() -> object:
    """(x^2)^r = x^(2r) fails for x < 0, r = 1/2."""
    return same(b.power(b.power(x, 2), r), b.power(x, b.mul(2, r)), given(b.ne(x, 0)))


@refused("left - right")
def test_log_with_the_wrong_base() -> object:
    """log 4 / log 2 is 2, not 1/2."""
    return same(b.div(b.log(4), b.log(2)), HALF)


@refused("left - right")
def test_exp_of_a_product() -> object:
    """exp(x y) is not exp(x) exp(y)."""
    return same(b.exp(b.mul(x, y)), b.mul(b.exp(x), b.exp(y)))


@refused("logarithm of something that tends to 0")
def test_log_at_zero_from_below() -> object:
    """log x has no values to the left of 0."""
    return limit(b.log(x), b.num(0), -1)


@refused("cannot show 0 < log")
def test_log_is_not_always_positive() -> object:
    """log x > 0 needs x > 1."""
    return known(b.lt(0, b.log(x)), given(b.member(x, POSITIVE_LINE)))


# ---- numbers that floats confuse -----------------------------------------------------------------------------


@refused("the two sides differ")
def test_large_numbers_below_a_negative_one_stay_exact() -> object:
    """log(-(2^53 + 1)/x) is not log(-2^53/x), also when the powers of 2^53 were asked for before."""
    large = 2**53
    by.field(claim=b.eq(b.log(b.num(large)), b.mul(53, b.log(b.num(2)))))
    sides = [b.log(b.mul(-c, b.power(x, -1))) for c in (large + 1, large)]
    return by.field(by.assume(formula=b.lt(x, 0)), claim=b.eq(*sides))


@refused("the two sides differ")
def test_so_do_roots_of_them() -> object:
    sides = [b.sqrt(b.mul(-c, b.power(x, -1))) for c in (2**53 + 1, 2**53)]
    return by.field(by.assume(formula=b.lt(x, 0)), claim=b.eq(*sides))
