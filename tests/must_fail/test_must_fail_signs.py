"""Signs that do not follow: even roots, odd powers, differences, integers and reals."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from must_fail_tools import S, a, by, f, given, j, k, known, n, p, r, refused, t, x, y, z

from symit.kernel import build as b
from symit.kernel.terms import FACTORIAL, Num, TermError


@refused("cannot show 0 < x$")
def test_positive_square() -> object:
    """x^2 > 0 for x = -1 too."""
    return known(b.lt(0, x), given(b.lt(0, b.power(x, 2))))


@refused("cannot show 0 < x\\^2")
def test_square_of_zero() -> object:
    """x^2 >= 0, and not more."""
    return known(b.lt(0, b.power(x, 2)))


@refused("cannot show 0 <= x\\^3")
def test_odd_power() -> object:
    """x^3 has the sign of x."""
    return known(b.le(0, b.power(x, 3)))


@refused("cannot show 0 <= \\(-1\\)\\^n")
def test_power_of_unknown_parity() -> object:
    """(-1)^n is -1 for odd n."""
    return known(b.le(0, b.power(-1, n)))


@refused("cannot show 0 <= x\\^n")
def test_whole_power_of_anything() -> object:
    """x^n for x < 0 and odd n."""
    return known(b.le(0, b.power(x, n)), given(b.le(0, n)))


@refused("positive base|base that is not zero")
def test_negative_power_of_a_number_that_may_vanish() -> object:
    """0^n for n < 0."""
    return known(b.defined(b.power(x, n)), given(b.le(0, x)))


@refused("root needs a base that is not negative|positive base")
def test_rational_power_of_a_negative_number() -> object:
    """(-1)^(2/3) has no value."""
    return known(b.defined(b.power(x, Fraction(2, 3))), given(b.lt(x, 0)))


@refused("base that is not negative|not negative")
def test_even_root_of_an_odd_power() -> object:
    """sqrt(x^3) needs x >= 0."""
    return known(b.defined(b.sqrt(b.power(x, 3))))


@refused("cannot show .* = \\(-1\\)\\*x")
def test_negative_root() -> object:
    """sqrt(x^2) is never negative: it is not -x for x > 0."""
    return known(b.eq(b.sqrt(b.power(x, 2)), b.neg(x)), given(b.lt(0, x)))


@refused("cannot show .* <= x$")
def test_absolute_value() -> object:
    """|x| <= x fails for x < 0."""
    return known(b.le(b.if_(b.lt(x, 0), b.neg(x), x), x))


@refused("cannot show 0 < ")
def test_difference_of_positive_numbers() -> object:
    """x - y."""
    return known(b.lt(0, b.sub(x, y)), given(b.lt(0, x)), given(b.lt(0, y)))


@refused("cannot show 0 < ")
def test_product_of_negative_and_unknown() -> object:
    """x y with x < 0."""
    return known(b.lt(0, b.mul(x, y)), given(b.lt(x, 0)))


@refused("cannot show 0 <= n \\+")
def test_integer_gap_is_one_and_not_two() -> object:
    """0 < n gives n - 1 >= 0, not n - 2 >= 0."""
    return known(b.le(0, b.add(n, -2)), given(b.lt(0, n)))


@refused("cannot show 0 <= ")
def test_integer_gap_of_a_real_difference() -> object:
    """n > 1/2 gives n >= 1 in fact; n > x gives nothing about n - x - 1."""
    return known(b.le(0, b.sub(b.sub(n, x), 1)), given(b.lt(x, n)))


@refused("cannot show 1 <= ")
def test_integer_valued_function_made_of_a_real_one() -> object:
    """f is real valued."""
    return known(b.le(1, b.call(f, n)), given(b.lt(0, b.call(f, n))))


@refused("cannot show 0 < exp")
def test_difference_of_exponentials() -> object:
    """exp(x) - exp(y) has the sign of x - y, which is unknown."""
    return known(b.lt(0, b.sub(b.exp(x), b.exp(y))))


@refused("cannot show 0 < 1|cannot show 0 < ")
def test_exponential_below_one() -> object:
    """1 - exp(x) > 0 needs x < 0."""
    return known(b.lt(0, b.sub(1, b.exp(x))), given(b.le(x, 0)))


@refused("cannot show 0 <= ")
def test_branch_with_the_wrong_sign() -> object:
    """if x < 0 then x else 1."""
    return known(b.le(0, b.if_(b.lt(x, 0), x, 1)))


@refused("cannot show 0 <= integral")
def test_integral_of_unknown_sign() -> object:
    """An integral is not negative only where its integrand is not."""
    mass = b.integral(S, t, b.call(p, t))
    return known(b.le(0, mass), given(b.defined(mass)))


@refused("cannot show 0 < product|cannot show 0 <= product")
def test_product_of_negative_factors() -> object:
    """Two negative factors make a positive product, three a negative one."""
    return known(b.lt(0, b.product(b.integers(1, n), k, b.num(-1))))


@refused("factorial needs an argument that is not negative")
def test_factorial_of_a_negative_number() -> object:
    """(-1)! has no value."""
    return known(b.defined(b.app(FACTORIAL, n)))


@refused("cannot show x <= a")
def test_transitivity_in_the_wrong_direction() -> object:
    """x <= y and a <= y."""
    return known(b.le(x, a), given(b.le(x, y)), given(b.le(a, y)))


@refused("cannot show 0 < x\\^r|positive base")
def test_real_power_of_a_number_that_may_vanish() -> object:
    """0^r is 0 for r > 0."""
    return known(b.lt(0, b.power(x, r)), given(b.le(0, x)))


@refused("cannot show 0 < j")
def test_range_that_begins_below() -> object:
    """j in 0..n may be 0."""
    return known(b.lt(0, j), given(b.member(j, b.integers(0, n))))


@refused("combination leaves|sign is not known")
def test_sum_of_squares_minus_more_than_the_product() -> object:
    """x^2 + y^2 >= 3 x y fails for x = y = 1."""
    claim = b.le(b.mul(3, x, y), b.add(b.power(x, 2), b.power(y, 2)))
    return by.linear(claim=claim, multipliers=())


@refused("the combination leaves")
def test_exponent_that_overflows() -> object:
    """NumPy's -2^63 minus 1 is 2^63 - 1: the derivative of a falling power would grow."""
    slope = by.differentiate(body=b.lam(x, b.power(x, b.num(np.int64(-(2**63))))), at=b.num(2))
    grows = b.mul(-(2**63), b.power(2, 2**63 - 1))
    return by.linear(slope, claim=b.eq(slope.conclusion.args[0], grows), multipliers=(b.num(1),))


@refused("no exact number", TermError)
def test_fraction_that_overflows() -> object:
    """A fraction of NumPy's integers."""
    return Num(Fraction(np.int64(-(2**63))))


# ---- facts that are taken away from a term -------------------------------------------------------------------


@refused("cannot show 0 <= x$")
def test_bound_on_the_wrong_side_of_zero() -> object:
    """x >= -1."""
    return known(b.le(0, x), given(b.le(-1, x)))


@refused("cannot show x <= 0$")
def test_upper_bound_above_zero() -> object:
    """x <= 1."""
    return known(b.le(x, 0), given(b.le(x, 1)))


@refused("cannot show 0 < x$")
def test_bound_that_is_zero() -> object:
    """2 x - 3 >= -3."""
    return known(b.lt(0, x), given(b.le(-3, b.add(b.mul(2, x), -3))))


@refused("cannot show x < 0$")
def test_bound_with_a_negative_factor() -> object:
    """1 - 2 x > 0 says that x is below 1/2."""
    return known(b.lt(x, 0), given(b.lt(0, b.add(1, b.mul(-2, x)))))


@refused("cannot show 0 < x$")
def test_two_facts_about_one_another() -> object:
    """x <= y and y <= x, so x = y, of any sign."""
    return known(b.lt(0, x), given(b.le(x, y)), given(b.le(y, x)))


@refused("cannot show 0 < x$")
def test_facts_in_a_circle() -> object:
    """x < y < z < x + 1."""
    circle = (b.lt(x, y), b.lt(y, z), b.lt(z, b.add(x, 1)))
    return known(b.lt(0, x), *map(given, circle))


@refused("cannot show x \\+ y < 1")
def test_sum_of_two_that_are_below_one() -> object:
    """x < 1, y < 1."""
    return known(b.lt(b.add(x, y), 1), given(b.lt(x, 1)), given(b.lt(y, 1)))


@refused("cannot show x = 0")
def test_fact_taken_away_from_what_is_no_multiple_of_it() -> object:
    """0 <= x <= y and y >= 0."""
    return known(b.eq(x, 0), given(b.le(0, x)), given(b.le(x, y)), given(b.le(0, y)))


@refused("cannot show 0 < if")
def test_sign_of_a_case_from_one_branch() -> object:
    """1 where x < y, else -1: the branches have no sign in common."""
    case = b.if_(b.lt(x, y), 1, -1)
    return known(b.lt(0, case), given(b.le(0, b.add(case, 1))))


@refused("cannot show x \\+ y != 0")
def test_sum_of_one_that_is_not_zero() -> object:
    """x != 0 and y = 3: x may be -3."""
    return known(b.ne(b.add(x, y), 0), given(b.ne(x, 0)), given(b.eq(y, 3)))


@refused("cannot show x \\+ y != 0")
def test_quotient_by_a_sum_of_one_that_is_not_zero() -> object:
    """1/(x + y) has no value there."""
    return known(b.defined(b.div(1, b.add(x, y))), given(b.ne(x, 0)), given(b.eq(y, 3)))


@refused("cannot show .* != 0")
def test_fact_taken_away_from_a_sum_of_many() -> object:
    """x != 0 and x z = 5: x + y^2 z - 5 is 0 for x = 1, y^2 = 4/5, z = 5."""
    total = b.add(x, b.mul(y, y, z), b.neg(b.mul(x, z)))
    return known(b.ne(total, 0), given(b.ne(x, 0)), given(b.eq(b.mul(x, z), 5)))


@refused("cannot show 0 < ")
def test_large_power_in_two_ways() -> object:
    """x^201 and x x^200 are one monomial: x = -1, y = 1/4."""
    one, two = b.power(x, 201), b.mul(x, b.power(x, 200))
    total = b.add(two, b.mul(Fraction(-1, 2), one), y)
    return known(b.lt(0, total), given(b.lt(x, 0)), given(b.lt(0, y)))


@refused("cannot show 0 < x\\^201 \\+ y")
def test_fact_about_a_large_power_in_two_ways() -> object:
    """x = y = 0."""
    one, two = b.power(x, 201), b.mul(x, b.power(x, 200))
    half = given(b.le(0, b.sub(two, b.mul(Fraction(1, 2), one))))
    return known(b.lt(0, b.add(one, y)), half, given(b.le(0, y)))
