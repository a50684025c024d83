"""Series that do not telescope, and integrals that are put together at a place where they do not meet."""

from __future__ import annotations

from must_fail_tools import a, by, given, j, k, n, refused, x

from symit.kernel import build as b
from symit.kernel.terms import SIN, TENDS, Abs, Term
from symit.kernel.theorem import Theorem

FROM_ONE = b.member(k, b.integers(1, b.INFINITY))


def differences(primitive: Abs, *facts: Theorem) -> tuple[Term, Theorem]:
    """F(k + 1) - F(k), and that it equals itself for k = 1, 2, ..."""
    gap = b.sub(b.open_with(primitive, b.add(k, 1)), b.open_with(primitive, k))
    return gap, by.field(given(FROM_ONE), *facts, claim=b.eq(gap, gap))


def tends(primitive: Abs, value: Term) -> Theorem:
    return given(b.app(TENDS, primitive, b.INFINITY, -1, value))


SHRINKING = b.lam(x, b.neg(b.div(1, x)))


@refused("telescoping: the sign of .* is not known")
def test_differences_of_both_signs() -> object:
    """exp(-x) sin x oscillates, and the rule does not ask whether its differences add up absolutely."""
    wave = b.lam(x, b.mul(b.exp(b.neg(x)), b.app(SIN, x)))
    _, pointwise = differences(wave)
    return by.telescoping(pointwise, tends(wave, b.ZERO), variable_=k, start=b.ONE)


@refused("no finite limit")
def test_what_telescopes_grows() -> object:
    """1 + 1 + 1 + ... is no number."""
    growing = b.lam(x, x)
    _, pointwise = differences(growing)
    return by.telescoping(pointwise, tends(growing, b.INFINITY), variable_=k, start=b.ONE)


@refused("is needed")
def test_differences_of_another_function() -> object:
    """F(k + 2) - F(k) adds up to L - F(1) twice, nearly."""
    gap = b.sub(b.open_with(SHRINKING, b.add(k, 2)), b.open_with(SHRINKING, k))
    pointwise = by.field(given(FROM_ONE), claim=b.eq(gap, gap))
    return by.telescoping(pointwise, tends(SHRINKING, b.ZERO), variable_=k, start=b.ONE)


@refused("speaks of it|is needed|not arbitrary")
def test_a_difference_at_one_index() -> object:
    """That it holds for k = 5 says nothing of the others."""
    gap = b.sub(b.open_with(SHRINKING, b.add(k, 1)), b.open_with(SHRINKING, k))
    pointwise = by.field(given(b.eq(k, 5)), given(FROM_ONE), claim=b.eq(gap, gap))
    return by.telescoping(pointwise, tends(SHRINKING, b.ZERO), variable_=k, start=b.ONE)


@refused("not the limit")
def test_the_limit_at_the_other_end() -> object:
    """At -oo instead of oo."""
    _, pointwise = differences(SHRINKING)
    elsewhere = given(b.app(TENDS, SHRINKING, b.MINUS_INFINITY, 1, b.ZERO))
    return by.telescoping(pointwise, elsewhere, variable_=k, start=b.ONE)


@refused("k is not arbitrary")
def test_the_first_term_without_a_value() -> object:
    """The sum from 0 of 1/k - 1/(k + 1): there is no 1/0."""
    space = b.member(k, b.integers(0, b.INFINITY))
    gap = b.sub(b.open_with(SHRINKING, b.add(k, 1)), b.open_with(SHRINKING, k))
    pointwise = by.field(given(b.ne(k, 0)), given(space), claim=b.eq(gap, gap))
    return by.telescoping(pointwise, tends(SHRINKING, b.ZERO), variable_=k, start=b.ZERO)


# ---- over all integers ---------------------------------------------------------------------------------------

ALL = b.member(k, b.integers(b.MINUS_INFINITY, b.INFINITY))


def everywhere(primitive: Abs, *facts: Theorem) -> Theorem:
    """That F(k + 1) - F(k) equals itself for all integers."""
    gap = b.sub(b.open_with(primitive, b.add(k, 1)), b.open_with(primitive, k))
    return by.field(given(ALL), *facts, claim=b.eq(gap, gap))


@refused("the limit of .* at -oo is not known")
def test_no_limit_at_the_first_end() -> object:
    """A case distinction has one by a fact, and none is given."""
    f = b.lam(x, b.if_(b.lt(x, 0), b.exp(x), 2))
    return by.telescoping(everywhere(f), tends(f, b.num(2)), variable_=k, start=b.MINUS_INFINITY)


@refused("no finite limit")
def test_no_finite_limit_at_the_first_end() -> object:
    """1 + 1 + ... up to any number."""
    f = b.lam(x, b.if_(b.lt(x, 0), x, b.ZERO))
    falls = given(b.app(TENDS, f, b.MINUS_INFINITY, 1, b.MINUS_INFINITY))
    return by.telescoping(everywhere(f), tends(f, b.ZERO), falls, variable_=k, start=b.MINUS_INFINITY)


@refused("the sign of .* is not known")
def test_differences_of_both_signs_over_all_integers() -> object:
    """They need not converge absolutely."""
    wave = b.lam(x, b.app(SIN, x))
    ends = given(b.app(TENDS, wave, b.MINUS_INFINITY, 1, b.ZERO))
    return by.telescoping(everywhere(wave), tends(wave, b.ZERO), ends, variable_=k, start=b.MINUS_INFINITY)


@refused("k is not arbitrary")
def test_a_difference_at_the_counts_alone() -> object:
    """What holds from 1 on says nothing of the other integers."""
    _, pointwise = differences(SHRINKING)
    ends = given(b.app(TENDS, SHRINKING, b.MINUS_INFINITY, 1, b.ZERO))
    return by.telescoping(pointwise, tends(SHRINKING, b.ZERO), ends, variable_=k, start=b.MINUS_INFINITY)


@refused("integer|sort|fit")
def test_no_integer_to_begin_with() -> object:
    """Above oo there is none."""
    decay = b.lam(x, b.exp(b.neg(x)))
    gap = b.sub(b.open_with(decay, b.add(k, 1)), b.open_with(decay, k))
    pointwise = by.field(given(b.member(k, b.integers(b.INFINITY, b.INFINITY))), claim=b.eq(gap, gap))
    return by.telescoping(pointwise, tends(decay, b.ZERO), variable_=k, start=b.INFINITY)


# ---- split ---------------------------------------------------------------------------------------------------


def known(low: Term, high: Term, body: Term = x) -> Theorem:
    return given(b.defined(b.integral(b.interval(low, high), x, body)))


@refused("are not integrals of one function")
def test_a_gap_between_the_intervals() -> object:
    """(0, 1) and (2, 3) are not (0, 3)."""
    return by.split(known(b.ZERO, b.ONE), known(b.num(2), b.num(3)), middle=b.ONE)


@refused("are not integrals of one function")
def test_two_functions() -> object:
    """x up to 1 and x^2 from there."""
    return by.split(known(b.ZERO, b.ONE), known(b.ONE, b.num(2), b.power(x, 2)), middle=b.ONE)


@refused("cannot show")
def test_no_value_where_they_meet() -> object:
    """1/x has none at 0, so the whole has no integral here, even where both halves had one."""
    body = b.power(x, -1)
    return by.split(known(b.num(-1), b.ZERO, body), known(b.ZERO, b.ONE, body), middle=b.ZERO)


@refused("cannot show")
def test_a_middle_that_need_not_be_inside() -> object:
    """(0, a) and (a, 1) are (0, 1) only for a between them: elsewhere one of them is empty."""
    return by.split(known(b.ZERO, a), known(a, b.ONE), middle=a)


@refused("is not of the form interval")
def test_ranges_share_their_middle() -> object:
    """1..n and n..m have n in common."""
    one, two = (given(b.defined(b.integral(b.integers(*ends), j, j))) for ends in ((1, n), (n, 9)))
    return by.split(one, two, middle=n)
