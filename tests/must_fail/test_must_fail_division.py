"""Division by what may be zero, in the ways in which it hides."""

from __future__ import annotations

from must_fail_tools import S, by, f, g, given, k, known, n, p, r, refused, s, t, u, x, y

from symit.kernel import build as b
from symit.kernel.terms import BOOL, CALL, REAL, App, TermError, Var, function

NOT_ZERO = "base that is not zero: cannot show {} != 0"


@refused(NOT_ZERO.format("x"))
def test_x_over_x() -> object:
    """x/x = 1 has lost its domain in every computer algebra system."""
    return by.field(claim=b.eq(b.div(x, x), 1))


@refused(NOT_ZERO.format("x"))
def test_cancelled_fraction() -> object:
    """x^2/x = x fails at 0, where the left side has no value."""
    return by.field(claim=b.eq(b.div(b.power(x, 2), x), x))


@refused(NOT_ZERO.format("x"))
def test_reciprocals_that_cancel() -> object:
    """1/x - 1/x = 0 has no left side at 0, though nothing is left of the difference."""
    return by.linear(claim=b.eq(b.sub(b.div(1, x), b.div(1, x)), 0), multipliers=())


@refused(NOT_ZERO.format("x"))
def test_multipliers_that_cancel() -> object:
    """y = y times 1/x, taken away from itself, says nothing of 0 = 0 where x is 0."""
    nothing = known(b.eq(y, y))
    return by.linear(nothing, nothing, claim=b.eq(0, 0), multipliers=(b.div(1, x), b.neg(b.div(1, x))))


@refused("base that is not zero")
def test_difference_of_squares() -> object:
    """(x^2 - y^2)/(x - y) = x + y fails for x = y."""
    claim = b.eq(b.div(b.sub(b.power(x, 2), b.power(y, 2)), b.sub(x, y)), b.add(x, y))
    return by.field(given(b.ne(x, 0)), given(b.ne(y, 0)), claim=claim)


@refused(NOT_ZERO.format("y"))
def test_denominator_that_is_only_not_negative() -> object:
    """0 <= y allows y = 0."""
    return known(b.defined(b.div(x, y)), given(b.le(0, y)))


@refused("base that is not zero")
def test_sum_of_different_signs_as_denominator() -> object:
    """x + y may vanish though neither does."""
    return known(b.defined(b.div(1, b.add(x, y))), given(b.ne(x, 0)), given(b.ne(y, 0)))


@refused("division by zero|base that is not zero")
def test_zero_over_zero() -> object:
    """0/0 is nothing, not 0 and not 1."""
    return by.field(claim=b.eq(b.div(0, 0), 1))


@refused("division by zero|base that is not zero")
def test_a_zero_in_disguise() -> object:
    """sqrt(2)^2 - 2 is 0."""
    hidden = b.sub(b.power(b.sqrt(2), 2), 2)
    return by.field(claim=b.eq(b.div(hidden, hidden), 1))


@refused("base that is not zero")
def test_cancelling_an_integral() -> object:
    """The integral of p over S may vanish."""
    mass = b.integral(S, t, b.call(p, t))
    return by.field(given(b.defined(mass)), claim=b.eq(b.div(mass, mass), 1))


@refused("base that is not zero")
def test_equation_divided_by_x() -> object:
    """From x y = x follows y = 1 only for x != 0."""
    return by.linear(given(b.eq(b.mul(x, y), x)), claim=b.eq(y, 1), multipliers=(b.div(1, x),))


@refused("leaves .*, not 0")
def test_equation_multiplied_by_zero() -> object:
    """0 x = 0 y says nothing of x and y."""
    return by.linear(given(b.eq(b.mul(0, x), b.mul(0, y))), claim=b.eq(x, y), multipliers=(b.num(1),))


@refused(NOT_ZERO.format("x"))
def test_branch_that_is_taken() -> object:
    """In `if x <= 0 then 1/x else 1` the first branch is taken at 0."""
    return known(b.defined(b.if_(b.le(x, 0), b.div(1, x), 1)))


@refused(NOT_ZERO.format("x"))
def test_condition_without_a_value() -> object:
    """A case distinction whose condition divides by zero has no value, whatever its branches are."""
    return known(b.defined(b.if_(b.lt(0, b.div(1, x)), 1, 1)))


@refused("base that is not zero")
def test_sum_over_a_range_with_a_zero() -> object:
    """1/k over 0..n."""
    return known(b.defined(b.integral(b.integers(0, n), k, b.div(1, k))))


@refused("cannot show x != 0")
def test_argument_of_an_unknown_function() -> object:
    """f(1/x) has a value at x = 0 when f is constant, so its value says nothing of x."""
    return known(b.ne(x, 0), given(b.defined(b.call(f, b.div(1, x)))))


@refused(NOT_ZERO.format("x"))
def test_unknown_function_at_a_quotient() -> object:
    """f(1) is defined; f(x/x) is it only for x != 0."""
    return by.field(given(b.defined(b.call(f, b.num(1)))), claim=b.eq(b.call(f, b.div(x, x)), b.call(f, b.num(1))))


@refused("base that is not zero|positive base")
def test_zero_to_a_negative_power() -> object:
    """0^r needs r > 0."""
    return known(b.defined(b.power(x, r)), given(b.le(0, x)))


@refused("left - right")
def test_function_values_do_not_cancel() -> object:
    """f(x)/g(x) = f(y)/g(y) would need x = y."""
    facts = [given(b.lt(0, b.call(q, v))) for q in (f, g) for v in (x, y)]
    quotient = [b.div(b.call(f, v), b.call(g, v)) for v in (x, y)]
    return by.field(*facts, claim=b.eq(*quotient))


@refused(NOT_ZERO.format("s"))
def test_instance_that_divides_by_zero() -> object:
    """1/s is no value for x unless s != 0."""
    return by.instantiate(by.field(claim=b.eq(x, x)), values=((x, b.div(1, s)),))


@refused(NOT_ZERO.format("y"))
def test_end_that_has_no_value_around_zero() -> object:
    """The integral of 0 over (0, y/y) has no value at y = 0: were it 0, so would be that of 1, and that over (0, 1)."""
    return by.linearity(space=b.interval(0, b.div(y, y)), body=b.lam(x, b.num(0)), parts=())


@refused(NOT_ZERO.format("y"))
def test_end_that_has_no_value_around_an_empty_sum() -> object:
    """Over j from 1 to 0 everything is known, but not that (0, y/y) is an interval."""
    inside = given(b.member(k, b.integers(1, 0)))
    ends = known(b.le(1, k), inside), known(b.le(k, 0), inside)
    empty = by.linear(*ends, claim=b.le(1, 0), multipliers=(b.num(1), b.num(1)))
    space = b.interval(0, b.div(y, y))
    anything = by.contradiction(empty, claim=b.defined(b.integral(space, x, b.mul(k, x))))
    return by.exchange_integrals(anything, space=space, point=x, beside=b.integers(1, 0), index=k)


@refused("takes no statements", TermError)
def test_function_of_a_statement() -> object:
    """f(x/x) = f(1), both having values, is not so for u -> F(u is defined) and x = 0."""
    one, two = b.call(f, b.div(x, x)), b.call(f, b.num(1))
    same = by.field(given(b.defined(one)), given(b.defined(two)), claim=b.eq(one, two))
    truth = Var("F", function(REAL, BOOL))
    return by.instantiate(same, values=((f, b.lam(u, App(CALL, (truth, b.defined(u))))), (x, b.num(0))))


@refused("cannot show 0 <")
def test_case_that_a_quotient_is_defined() -> object:
    """For x = 0 this is the other case."""
    case = b.if_(b.defined(b.div(x, x)), 1, 0)
    return known(b.lt(0, case), given(b.eq(case, 0)))
