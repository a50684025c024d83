"""Equality almost everywhere, parts of a space, and continuous functions, without what each of these needs."""

from __future__ import annotations

from must_fail_tools import HALF, POSITIVE_LINE, S, by, f, g, given, h, k, known, p, refused, t, x, y

from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem

UNIT, LINE = b.interval(0, 1), b.REALS
F, G, H = b.call(f, x), b.call(g, x), b.call(h, x)


def everywhere(formula: Term, space: Term = UNIT) -> Theorem:
    return given(b.forall_in(x, space, formula))


def where_h_vanishes() -> Theorem:
    """x in (0, 1), h(x) = 0 |- f(x) = g(x)."""
    same = given(b.forall_in(x, UNIT, b.implies(b.eq(H, 0), b.eq(F, G))))
    return by.instance(same, given(b.member(x, UNIT)), given(b.eq(H, 0)), values=(x,))


NOTHING = given(b.eq(b.integral(UNIT, x, H), 0))
NOT_NEGATIVE = everywhere(b.le(0, H))
VALUES = everywhere(b.conj(b.defined(F), b.defined(G)))
WHOLE = given(b.defined(b.integral(UNIT, x, F)))


@refused("cannot show 0 <= h\\(x\\)")
def test_almost_everywhere_by_a_function_of_both_signs() -> object:
    """The integral of h = x - 1/2 over (0, 1) is 0, and h vanishes at one point only."""
    known_values = everywhere(b.defined(H))
    return by.almost_everywhere(where_h_vanishes(), NOTHING, known_values, VALUES, WHOLE, variable_=x)


@refused("needed")
def test_almost_everywhere_by_an_integral_that_is_not_zero() -> object:
    positive = given(b.eq(b.integral(UNIT, x, H), 1))
    return by.almost_everywhere(where_h_vanishes(), positive, NOT_NEGATIVE, VALUES, WHOLE, variable_=x)


@refused("not known to be defined")
def test_almost_everywhere_of_what_has_no_value_elsewhere() -> object:
    """f may have no value where h is not 0; then its integral has none."""
    return by.almost_everywhere(where_h_vanishes(), NOTHING, NOT_NEGATIVE, everywhere(b.defined(G)), WHOLE, variable_=x)


@refused("not known to converge absolutely")
def test_almost_everywhere_of_integrals_that_may_not_exist() -> object:
    return by.almost_everywhere(where_h_vanishes(), NOTHING, NOT_NEGATIVE, VALUES, variable_=x)


@refused("not arbitrary")
def test_almost_everywhere_on_another_space() -> object:
    """h vanishes almost everywhere on (0, 1), and the integrals would be over (0, 2)."""
    wider = given(b.eq(b.integral(b.interval(0, 2), x, H), 0))
    return by.almost_everywhere(where_h_vanishes(), wider, NOT_NEGATIVE, VALUES, WHOLE, variable_=x)


@refused("not arbitrary")
def test_almost_everywhere_where_h_has_another_value() -> object:
    """f = g where h = 1, a set of which nothing is known."""
    same = by.instance(given(b.forall([x], b.implies(b.eq(H, 1), b.eq(F, G)))), given(b.eq(H, 1)), values=(x,))
    return by.almost_everywhere(same, NOTHING, NOT_NEGATIVE, VALUES, WHOLE, variable_=x)


@refused("depends on x already")
def test_almost_everywhere_by_a_function_that_speaks_of_the_point() -> object:
    """The integral over y of (x - y)^2 {1 if x = y, else 0} is 0 whatever x is."""
    chosen = b.if_(b.eq(x, y), 1, 0)
    zero = given(b.eq(b.integral(UNIT, y, chosen), 0))
    return by.almost_everywhere(where_h_vanishes(), zero, NOT_NEGATIVE, VALUES, WHOLE, variable_=x)


def restricted(space: Term, part: Term, inside: Theorem | None = None, body: Term = F) -> object:
    whole = given(b.defined(b.integral(space, x, body)))
    return by.restrict(whole, inside or known(b.member(x, space), given(b.member(x, part))), variable_=x, part=part)


@refused("cannot show in")
def test_restricting_to_more() -> object:
    """exp(x) is integrable over (-oo, 0), not over the line."""
    return restricted(b.interval(b.MINUS_INFINITY, 0), LINE, body=b.exp(x))


@refused("not arbitrary")
def test_restricting_to_what_lies_inside_at_one_point() -> object:
    return restricted(UNIT, LINE, given(b.member(x, UNIT)))


@refused("depends on x")
def test_restricting_a_space_that_grows_with_the_point() -> object:
    """x lies in (0, x + 1) for all x > 0, and 1 is integrable over each of these."""
    space = b.interval(0, b.add(x, 1))
    always = given(b.forall([x], b.defined(b.integral(space, y, b.ONE))))
    inside = known(b.member(x, space), given(b.member(x, POSITIVE_LINE)))
    return by.restrict(by.instance(always, values=(x,)), inside, variable_=x, part=POSITIVE_LINE)


@refused("no interval or range with such a part")
def test_restricting_an_integral_to_the_integers() -> object:
    """A sum is no part of an integral."""
    whole = given(b.defined(b.integral(LINE, x, b.power(x, 2))))
    return by.restrict(whole, known(b.member(k, LINE)), variable_=k, part=b.integers(1, 2))


@refused("k does not stand for every point")
def test_restricting_along_the_integers() -> object:
    """The integers of (0, 2) lie in (1/2, 2)."""
    space, part = b.interval(HALF, 2), b.interval(0, 2)
    whole = given(b.defined(b.integral(space, x, b.power(x, -2))))
    inside = known(b.member(k, space), given(b.member(k, part)))
    return by.restrict(whole, inside, variable_=k, part=part)


@refused("no interval or range with such a part")
def test_restricting_to_an_abstract_space() -> object:
    whole = given(b.defined(b.integral(S, t, b.call(p, t))))
    return by.restrict(whole, given(b.member(t, S)), variable_=t, part=S)


@refused("base that is not zero")
def test_restricting_to_an_end_without_a_value() -> object:
    low, part = b.interval(b.MINUS_INFINITY, 0), b.interval(b.div(y, y), 0)
    always = given(b.forall_in(x, part, b.member(x, low)))
    return restricted(low, part, by.instance(always, given(b.member(x, part)), values=(x,)))


@refused("cannot show in\\(0")
def test_continuous_inside_only() -> object:
    """1/x is continuous on (0, 1), and not integrable over it."""
    smooth = by.continuity(body=b.lam(x, b.div(1, x)), space=UNIT)
    return by.continuous_integrable(smooth, low=b.ZERO, high=b.ONE)


@refused("expects|takes a point")
def test_continuous_up_to_infinity() -> object:
    """1 is continuous on the line, and not integrable over it."""
    return by.continuous_integrable(by.continuity(body=b.lam(x, b.ONE), space=LINE), low=b.ZERO, high=b.INFINITY)
