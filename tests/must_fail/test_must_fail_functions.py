"""Unknown functions, abstract and product spaces, and terms whose sorts do not fit."""

from __future__ import annotations

from must_fail_tools import HALF, S, by, f, given, j, k, known, n, p, refused, t, u, x, y

from symit.kernel import build as b
from symit.kernel import terms
from symit.kernel.terms import INT, REAL, Abs, Bound, TermError, Var, function


@refused("not known to be defined")
def test_unknown_function_is_partial() -> object:
    """f(x) = f(x) needs that f(x) has a value."""
    return by.field(claim=b.eq(b.call(f, x), b.call(f, x)))


@refused("not known to be defined")
def test_zero_times_an_unknown_function() -> object:
    """0 f(x) = 0 likewise."""
    return by.field(claim=b.eq(b.mul(0, b.call(f, x)), 0))


@refused("not known to be defined")
def test_value_at_another_place() -> object:
    """f(0) defined is not f(1) defined."""
    return known(b.defined(b.call(f, b.num(1))), given(b.defined(b.call(f, b.num(0)))))


@refused("two sides differ")
def test_functions_of_equal_looking_functions() -> object:
    """A(theta) may tell apart two functions that agree only where both are defined."""
    functional = Var("A", function(REAL, function(REAL, REAL)))
    one, two = (b.call(functional, b.lam(u, body)) for body in (b.div(u, u), b.num(1)))
    return by.field(given(b.defined(one)), given(b.defined(two)), claim=b.eq(one, two))


@refused("another sort than real is bound", TermError)
def test_binder_of_another_sort() -> object:
    """An integer bound variable below a binder over the reals would make the identity on the reals integer valued."""
    return Abs("x", REAL, Bound(0, INT))


@refused("was given for it")
def test_real_function_for_an_integer_valued_one() -> object:
    """0 < h(x) gives 1 <= h(x) for integer valued h only."""
    whole = Var("h", function(INT, REAL))
    gap = known(b.le(1, b.call(whole, x)), given(b.lt(0, b.call(whole, x))))
    return by.instantiate(gap, values=((whole, b.lam(u, u)),))


@refused("was given for it")
def test_sequence_for_a_function_of_a_real() -> object:
    """f takes every real."""
    return by.instantiate(given(b.lt(0, b.call(f, HALF))), values=((f, b.lam(n, n)),))


@refused("expects", TermError)
def test_factorial_of_a_real() -> object:
    """x! for real x is another function."""
    return b.app(terms.FACTORIAL, x)


@refused("takes two ends", TermError)
def test_range_with_a_real_end() -> object:
    """1..x for real x."""
    return b.integers(1, x)


@refused("expects", TermError)
def test_sum_over_an_interval() -> object:
    """A function of integers is not integrated over an interval."""
    return b.integral(b.interval(0, 1), n, b.num(1))


@refused("in takes a point", TermError)
def test_real_in_a_range() -> object:
    """A real variable does not run over a range."""
    return b.member(x, b.integers(1, n))


@refused("an unknown function cannot give spaces or statements", TermError)
def test_space_valued_function() -> object:
    """S(x) := (1/x, 1) at x = 0 would be a space without ends."""
    return Var("S", function(S.of, REAL))


@refused("cannot show in\\(x\\(k\\), S\\)")
def test_coordinate_outside_the_range() -> object:
    """A point of S^(1..n) has no coordinate k unless k is in 1..n."""
    vector = Var("x", function(t.of, INT))
    inside = given(b.member(b.eta(vector), b.app(terms.POWER, b.integers(1, n), S)))
    return known(b.member(b.call(vector, k), S), inside)


@refused("not over the space that is given")
def test_fubini_with_spaces_that_differ() -> object:
    """The j-th factor lives on (0, j)."""
    inner = b.integral(b.interval(0, j), u, b.num(1))
    fact = by.instance(given(b.forall([j], b.defined(inner))), values=(j,))
    return by.fubini_product(fact, factors=b.integers(1, n), space=b.interval(0, j), index=j)


@refused("is not a finite range")
def test_fubini_over_infinitely_many_factors() -> object:
    """Infinite products of spaces are another theorem."""
    fact = given(b.defined(b.integral(S, t, b.call(p, t))))
    return by.fubini_product(fact, factors=b.integers(1, b.INFINITY), space=S, index=j)


@refused("j is not arbitrary")
def test_fubini_for_one_factor() -> object:
    """Integrable for j = 1."""
    family = Var("q", function(REAL, INT, t.of))
    fact = given(b.defined(b.integral(S, t, b.call(family, j, t))))
    return by.fubini_product(fact, factors=b.integers(1, n), space=S, index=j)


@refused("only finite products are defined")
def test_infinite_product() -> object:
    """Products are finite."""
    return known(b.defined(b.product(b.integers(1, b.INFINITY), k, b.num(1))))


@refused("a case distinction compares terms")
def test_condition_that_is_no_comparison() -> object:
    """`if f(x) is defined` would see through definedness."""
    return known(b.defined(b.if_(b.defined(b.call(f, x)), 1, 0)))


@refused("only a function variable can be applied", TermError)
def test_number_that_is_applied() -> object:
    """3(x)."""
    return b.call(b.num(3), x)


@refused("given more arguments", TermError)
def test_function_with_too_many_arguments() -> object:
    """One variable, two values."""
    return b.call(b.lam(x, x), x, y)


@refused("takes an argument", TermError)
def test_function_without_arguments() -> object:
    """c() may have no value; as an instance of x = x it was taken for one, being written as a function."""
    everything = by.generalize(by.field(claim=b.eq(x, x)), variable_=x)
    return by.instance(everything, values=(Var("c", function(REAL)),))
