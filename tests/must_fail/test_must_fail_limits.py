"""Limits of forms that have none, from the wrong side, or of terms of which it is not known how they grow."""

from __future__ import annotations

from must_fail_tools import a, by, f, given, limit, refused, x, y

from symit.kernel import build as b
from symit.kernel.terms import COS, SIN, Term, TermError, Var
from symit.kernel.theorem import Theorem


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


def growth(body: Term, place: Term, side: int, *facts: Theorem, threshold: Term | int = 1) -> object:
    level = b.num(threshold) if isinstance(threshold, int) else threshold
    return by.growth(*facts, body=b.lam(x, body), place=place, side=side, threshold=level)


@refused("sign of .*a.* is not known")
def test_growth_of_a_power_of_unknown_sign() -> object:
    """x^a tends to oo, 1 or 0."""
    return growth(b.power(x, a), b.INFINITY, -1)


@refused("sign of .*a.* is not known")
def test_growth_of_an_exponential_of_unknown_sign() -> object:
    """x^2 exp(a x) tends to 0 for a < 0 only."""
    return growth(b.mul(b.power(x, 2), b.exp(b.mul(a, x))), b.INFINITY, -1)


@refused("sign of .*a.* is not known")
def test_growth_where_the_exponential_may_vanish_from_the_exponent() -> object:
    """exp(a x^2 - x) for a >= 0: it tends to 0 for a = 0 and to oo for a > 0."""
    return growth(b.exp(b.sub(b.mul(a, b.power(x, 2)), x)), b.INFINITY, -1, given(b.le(0, a)))


@refused("sign of .*a.* is not known")
def test_growth_of_a_multiple_of_unknown_sign() -> object:
    """a x."""
    return growth(b.mul(a, x), b.INFINITY, -1)


@refused("oo - oo")
def test_growth_of_a_difference() -> object:
    """exp(x) - x tends to oo, x - exp(x) to -oo: the terms do not say."""
    return growth(b.sub(b.exp(x), x), b.INFINITY, -1)


@refused("the logarithm needs a positive argument")
def test_growth_of_what_has_no_value_at_the_end() -> object:
    """x log(1 - x) has no values beyond 1."""
    return growth(b.mul(b.exp(b.neg(x)), b.log(b.sub(1, x))), b.INFINITY, -1)


@refused("the logarithm needs a positive argument")
def test_growth_of_what_cancels_where_it_has_no_value() -> object:
    """0 log(-x) is nothing at every x > 0."""
    return growth(b.mul(0, b.log(b.neg(x))), b.ZERO, 1)


@refused("cannot show 0 < 0")
def test_growth_beside_a_number_with_no_room() -> object:
    """Between 0 and 0 everything has a value."""
    return growth(b.log(b.neg(x)), b.ZERO, 1, threshold=0)


@refused("cannot show 0 <= -1")
def test_growth_from_a_threshold_below_zero() -> object:
    return growth(b.log(b.add(x, 1)), b.INFINITY, -1, threshold=-1)


@refused("cannot show|takes|expects|not a number")
def test_growth_from_an_infinite_threshold() -> object:
    """Beyond oo there is nothing."""
    return growth(b.log(b.neg(x)), b.INFINITY, -1, threshold=b.INFINITY)


@refused("base that is not zero|y != 0")
def test_growth_with_a_constant_that_may_have_no_value() -> object:
    """x exp(-x/y^2) for y = 0."""
    return growth(b.mul(x, b.exp(b.neg(b.div(x, b.power(y, 2))))), b.INFINITY, -1)


@refused("not known how fast")
def test_growth_faster_than_any_exponential() -> object:
    """exp(-x) exp(exp(x)) tends to oo."""
    return growth(b.mul(b.exp(b.neg(x)), b.exp(b.exp(x))), b.INFINITY, -1)


@refused("oo \\* ")
def test_growth_against_what_falls_faster_than_any_exponential() -> object:
    """x^5 exp(-x log x) tends to 0: the power alone does not say so, nor does what falls."""
    return growth(b.mul(b.power(x, 5), b.exp(b.neg(b.mul(x, b.log(x))))), b.INFINITY, -1)


@refused("oo \\* ")
def test_growth_of_an_exponent_whose_parts_compete() -> object:
    """exp(x - x log x) tends to 0, though exp(x) tends to oo."""
    return growth(b.exp(b.sub(x, b.mul(x, b.log(x)))), b.INFINITY, -1)


@refused("not known how fast")
def test_growth_of_a_power_with_the_variable_above() -> object:
    """(1 + 1/x)^x tends to e, not to 1."""
    return growth(b.power(b.add(1, b.div(1, x)), x), b.INFINITY, -1)


@refused("not known how fast")
def test_growth_of_a_root_of_a_logarithm_that_is_turned() -> object:
    """sqrt(-log x)/x tends to oo at 0, as log(x) to a power of 1/2 has no value there."""
    return growth(b.div(b.sqrt(b.neg(b.log(x))), x), b.ZERO, 1)


@refused("is not known")
def test_growth_of_an_unknown_function() -> object:
    """x f(x) for any f that has values."""
    values = b.forall([x], b.implies(b.lt(0, x), b.defined(b.call(f, x))))
    everywhere = given(b.forall_in(x, b.interval(0, b.INFINITY), b.defined(b.call(f, x))))
    return growth(b.mul(x, b.call(f, x)), b.ZERO, 1, everywhere, given(values))


@refused("not known to be defined|needs a positive base|a root needs|cannot show")
def test_growth_from_the_wrong_side() -> object:
    """x^(1/2) log x has no values to the left of 0."""
    return growth(b.mul(b.sqrt(x), b.log(x)), b.ZERO, -1)


@refused("side of a limit")
def test_growth_from_both_sides() -> object:
    return growth(x, b.ZERO, 0)


@refused("side of a limit")
def test_side_that_is_none() -> object:
    """A limit from both sides is two limits."""
    return limit(x, b.num(0), 0)


@refused("side of a limit")
def test_side_that_is_a_term() -> object:
    """log(-x) tends to -oo from below; the term 1 was written as `from above` and read as `from below`."""
    return by.limit(body=b.lam(x, b.log(b.neg(x))), place=b.num(0), side=b.num(1))


# ---- sine and cosine: continuous, and with no limit at infinity -------------------------------------------------


@refused("is not known")
def test_cosine_far_out() -> object:
    """cos(x) swings for ever."""
    return limit(b.app(COS, x), b.INFINITY, -1)


@refused("is not known")
def test_sine_of_what_tends_to_minus_infinity() -> object:
    """sin(log x) takes each of its values as often as you like beside 0."""
    return limit(b.app(SIN, b.log(x)), b.ZERO, 1)


@refused("cannot show 0 != 0")
def test_sine_of_the_reciprocal() -> object:
    """So does sin(1/x)."""
    return limit(b.app(SIN, b.div(1, x)), b.ZERO, 1)


@refused("cannot show 0 != 0")
def test_sine_over_its_argument() -> object:
    """sin(x)/x tends to 1, not to 0 and not to what 0/0 is."""
    return limit(b.div(b.app(SIN, x), x), b.ZERO, 1)


@refused("is not known")
def test_cosine_of_an_unknown_function() -> object:
    """cos(f(0)) is not the limit of cos(f(x))."""
    return limit(b.app(COS, b.call(f, x)), b.ZERO, 1, given(b.defined(b.call(f, b.ZERO))))


@refused("is not known")
def test_cosine_of_what_is_known_from_the_other_side() -> object:
    """Nor is what f tends to from above a matter for the limit from below."""
    return limit(b.app(COS, b.call(f, x)), b.ZERO, -1, given(b.tends(x, b.call(f, x), b.ZERO, 1, b.ONE)))


@refused("is not known")
def test_cosine_of_a_function_that_is_unbounded() -> object:
    """f tends to oo."""
    return limit(b.app(COS, b.call(f, x)), b.ZERO, 1, given(b.tends(x, b.call(f, x), b.ZERO, 1, b.INFINITY)))


@refused("is not known")
def test_growth_beside_a_cosine() -> object:
    """x cos(x) has no limit at oo."""
    return growth(b.mul(x, b.app(COS, x)), b.INFINITY, -1)


@refused("place .*defined|cannot show y != 0")
def test_sine_at_a_place_that_has_no_value() -> object:
    """A limit at 1/y for y = 0."""
    return limit(b.app(SIN, x), b.div(1, y), 1)
