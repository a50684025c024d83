"""Integrals taken apart into integrals of monomials that need not exist: what goes wrong without each clause of the
argument that stands at `normal.integral_parts`."""

from __future__ import annotations

from must_fail_tools import POSITIVE_LINE, a, by, f, given, known, n, refused, x, y

from symit.kernel import build as b
from symit.kernel.terms import REAL, Term, Var, function

g = Var("g", function(REAL, REAL))
k = b.integer("k")


def over(space: Term, body: Term) -> Term:
    return b.integral(space, x, body)


def of(*functions: Var) -> Term:
    """The integral over the line of f(x) + g(x) + ..."""
    return over(b.REALS, b.add(*(b.call(h, x) for h in functions)))


BOTH, MORE, LESS = of(f, g), b.call(f, x), b.call(g, x)


@refused("is not known to be defined|converge absolutely")
def test_the_parts_of_what_is_integrable_are_not_defined() -> object:
    """f + g is integrable for f = 1 and g = -1."""
    return known(b.defined(of(f)), given(b.defined(BOTH)))


@refused("is not known to be defined|converge absolutely")
def test_parts_that_cancel_are_not_defined() -> object:
    """The integral of x and that of -x are no numbers, so their sum is not 0."""
    return by.field(claim=b.eq(b.add(over(b.REALS, x), over(b.REALS, b.neg(x))), 0))


@refused("is not known to be defined|converge absolutely")
def test_a_split_with_one_part_defined() -> object:
    """The other part is not, even as the difference of two that are."""
    facts = given(b.defined(BOTH))
    return by.field(facts, claim=b.eq(BOTH, b.add(of(f), of(g))))


@refused("two sides differ")
def test_monomials_over_two_spaces() -> object:
    """The same function has another integral elsewhere."""
    facts = [given(b.defined(over(s, MORE))) for s in (b.REALS, POSITIVE_LINE)]
    return by.field(*facts, claim=b.eq(over(b.REALS, MORE), over(POSITIVE_LINE, MORE)))


@refused("two sides differ")
def test_a_coefficient_that_hangs_on_the_variable() -> object:
    """x is no factor of the integral of x f(x)."""
    facts = [given(b.defined(over(b.REALS, body))) for body in (MORE, b.mul(x, MORE))]
    return by.field(*facts, claim=b.eq(over(b.REALS, b.mul(x, MORE)), b.mul(x, over(b.REALS, MORE))))


@refused("two sides differ")
def test_a_product_of_integrals() -> object:
    """L is linear, and no more than that."""
    facts = [given(b.defined(over(b.REALS, body))) for body in (MORE, LESS, b.mul(MORE, LESS))]
    return by.field(*facts, claim=b.eq(over(b.REALS, b.mul(MORE, LESS)), b.mul(of(f), of(g))))


@refused("cannot show|sign is not known")
def test_the_sign_of_a_part() -> object:
    """f >= 0, g <= 0 and f + g integrable: the integral of f + g may have either sign."""
    signs = b.forall_in(x, b.REALS, b.conj(b.le(0, MORE), b.le(LESS, 0)))
    return known(b.le(0, BOTH), given(signs), given(b.defined(BOTH)))


@refused("is not known to be defined|converge absolutely")
def test_the_sign_of_a_part_that_does_not_exist() -> object:
    """f >= 0 makes the integral of f non-negative where it exists; f + g integrable does not say so."""
    positive = b.forall_in(x, b.REALS, b.le(0, MORE))
    return known(b.le(0, of(f)), given(positive), given(b.defined(BOTH)))


@refused("is not known to be defined|converge absolutely")
def test_a_difference_of_wholes_that_share_a_part() -> object:
    """(f + g) - (f + h) is integrable, f + 2 g need not be."""
    h = Var("h", function(REAL, REAL))
    facts = [given(b.defined(of(f, g))), given(b.defined(of(f, h)))]
    return known(b.defined(over(b.REALS, b.add(MORE, LESS, LESS))), *facts)


@refused("is not known to be defined|cannot show n != 0")
def test_a_coefficient_without_a_value() -> object:
    """The sum over k = 1..n of k/n is 0 for n = 0; (1/n) times the sum has no value there."""
    whole = b.integral(b.integers(1, n), k, b.div(k, n))
    taken_out = b.mul(b.div(1, n), b.integral(b.integers(1, n), k, k))
    return by.field(given(b.defined(whole)), claim=b.eq(whole, taken_out))


@refused("two sides differ")
def test_the_measure_of_the_space_is_not_one() -> object:
    """A constant is no integral of itself: the space may be empty, or larger than a unit."""
    whole = over(b.interval(0, a), y)
    return by.field(given(b.defined(whole)), claim=b.eq(whole, y))


@refused("two sides differ")
def test_below_another_binder() -> object:
    """The inner integral hangs on the point of the outer one, so it is no coefficient of it."""
    outer = b.integral(b.interval(0, 1), y, over(b.REALS, b.mul(y, MORE)))
    facts = [given(b.defined(outer)), given(b.defined(of(f)))]
    return by.field(*facts, claim=b.eq(outer, b.mul(y, of(f))))
