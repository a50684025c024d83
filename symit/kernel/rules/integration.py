"""Rules for integrals over any space, so for sums too, and for finite products.

An integral is defined when its body is defined and absolutely integrable; every integral that a conclusion speaks of is
shown to be.  Functions are measurable and spaces sigma-finite by convention: all that can be written down, and every
unknown one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from symit.kernel import build as b
from symit.kernel import domain
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Refused
from symit.kernel.rules.shapes import application, equation, expect, function, pairs, relation, variable
from symit.kernel.terms import Abs, App, Num, Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Obligation, Work, rule

MAX_EXPANDED = 1_000
FOLLAND = "Folland, Real Analysis (2nd ed.)"
RUDIN = "Rudin, Principles of Mathematical Analysis (3rd ed.)"


def at_point(work: Work, space: Term, *functions: Term, beside: Iterable[Term] = ()) -> tuple[Var, list[Term], Context]:
    """A point of the space that nothing else speaks of, the functions there, and what is known there."""
    first = function(functions[0])
    x = b.fresh(first.hint, first.domain, space, *functions, *beside, *(f.conclusion for f in work.facts))
    inside = work.context.extended(b.member(x, space))
    return x, [b.open_with(function(f), x) for f in functions], inside


def discharge_point(work: Work, subject: int, x: Var, space: Term) -> None:
    """The subject holds at every point of the space, so `x in space` is no hypothesis of the result."""
    if x in space.free:
        raise Refused(f"the space {show(space)} depends on its own point {x.name}")
    if space.sort != t.space(x.of):  # an integer lies in an interval, but is not every point of it
        raise Refused(f"{x.name} does not stand for every point of {show(space)}")
    work.discharge(subject, b.member(x, space))


def everywhere(work: Work, variable_: Term, space: Term, *subjects: int) -> Var:
    """The name for a point at which the subjects hold whatever point of the space it is."""
    x = variable(variable_)
    for subject in subjects:
        discharge_point(work, subject, x, space)
    work.require_fresh(x)
    return x


def integral_of(work: Work, subject: int) -> App:
    """The subject says that an integral is defined; the integral."""
    return application(application(work.subjects[subject].conclusion, t.DEFINED).args[0], t.INTEGRAL)


def equal_if_one_is_defined(work: Work, one: Term, two: Term) -> Term:
    """one = two, for terms of which each has a value if the other does."""
    if one not in work.context.defined_terms and not work.context.is_defined(two):
        work.require_defined(one)
    return b.eq(one, two)


# ---- pointwise ----------------------------------------------------------------------------------------------


@rule("integral-congruence", subjects=1)
def integral_congruence(work: Work, variable_: Term, space: Term) -> Term:
    """From x in S |- f(x) = g(x), one of the integrals being defined: both are, and they are equal."""
    x = everywhere(work, variable_, space, 0)
    left, right = equation(work.subjects[0].conclusion)
    one, two = b.integral(space, x, left), b.integral(space, x, right)
    return b.eq(one, two) if _are_sums(work, space, one, two) else equal_if_one_is_defined(work, one, two)


def _are_sums(work: Work, space: Term, *totals: Term) -> bool:
    """Sums over a finite range, of what the subject gives a value at every point: that leaves the ends of the range."""
    if domain.is_finite(space):
        domain.require_space(space, work.context)
        work.obligations.extend(Obligation(b.defined(total), work.name) for total in totals)
    return domain.is_finite(space)


@rule("integral-monotone", subjects=1)
def integral_monotone(work: Work, variable_: Term, space: Term) -> Term:
    """From x in S |- f(x) <= g(x), both integrable: integral f <= integral g."""
    x = everywhere(work, variable_, space, 0)
    stated = relation(work.subjects[0].conclusion)
    if stated.head not in (t.LE, t.LT):
        raise Refused("{} is not an inequality <= or <", stated)
    sides = [b.integral(space, x, side) for side in stated.args]
    if not _are_sums(work, space, *sides):
        for side in sides:
            work.require_defined(side)
    return b.le(*sides)


@rule("product-congruence", subjects=1)
def product_congruence(work: Work, variable_: Term, space: Term) -> Term:
    """From j in J |- f(j) = g(j): the finite products are equal."""
    j = everywhere(work, variable_, space, 0)
    left, right = equation(work.subjects[0].conclusion)
    _require_finite(work, space)
    return b.eq(b.product(space, j, left), b.product(space, j, right))


@rule("comparison", subjects=2, reference=f"{FOLLAND}, 2.3")
def comparison(work: Work, variable_: Term, space: Term) -> Term:
    """From x in S |- f <= g and x in S |- -g <= f, g integrable: f is integrable."""
    x = everywhere(work, variable_, space, 0, 1)
    body, bound = relation(work.subjects[0].conclusion).args
    expect(work.subjects[0].conclusion, b.le(body, bound))
    expect(work.subjects[1].conclusion, b.le(b.neg(bound), body))
    work.require_defined(b.integral(space, x, bound))
    return b.defined(b.integral(space, x, body))


@rule("almost-everywhere", subjects=2, reference=f"{FOLLAND}, 2.16 and 2.23")
def almost_everywhere(work: Work, variable_: Term) -> Term:
    """From x in S, h(x) = 0 |- f(x) = g(x) and integral h = 0, where h >= 0 on S: integral f = integral g, one of the
    two being defined.  Both f and g have a value at every point of S."""
    x = variable(variable_)
    left, right = equation(work.subjects[0].conclusion)
    whole, zero = equation(work.subjects[1].conclusion)
    space, vanishing = application(whole, t.INTEGRAL).args
    expect(zero, b.ZERO)
    if x in vanishing.free:
        raise Refused(f"what vanishes depends on {x.name} already")
    h = b.open_with(function(vanishing), x)
    discharge_point(work, 0, x, space)
    work.discharge(0, b.eq(h, 0))
    work.require_fresh(x)
    inside = work.context.extended(b.member(x, space))
    work.require(b.le(0, h), inside)
    for side in (left, right):
        work.require_defined(side, inside)
    return equal_if_one_is_defined(work, b.integral(space, x, left), b.integral(space, x, right))


# ---- a part of the space -------------------------------------------------------------------------------------


@rule("restrict", subjects=2, reference=f"{FOLLAND}, 2.3")
def restrict(work: Work, variable_: Term, part: Term) -> Term:
    """From integral over S of f is defined and x in T |- x in S, both intervals or ranges: so is that over T."""
    x = everywhere(work, variable_, part, 1)
    space, body = integral_of(work, 0).args
    if not b.is_app(space, t.INTERVAL, t.RANGE) or not b.is_app(part, t.INTERVAL, t.RANGE) or part.sort != space.sort:
        raise Refused("{} is no interval or range with such a part", space)
    expect(work.subjects[1].conclusion, b.member(x, space))
    if x in space.free:
        raise Refused(f"the space {show(space)} depends on {x.name}")
    domain.require_space(part, work.context)
    return b.defined(App(t.INTEGRAL, (part, body)))


@rule("continuous-integrable", subjects=1, reference=f"{RUDIN}, 4.15 and 6.8")
def continuous_integrable(work: Work, low: Term, high: Term) -> Term:
    """From f continuous on an open interval in which a and b lie: f is integrable over (a, b)."""
    f, near = application(work.subjects[0].conclusion, t.CONTINUOUS).args
    for end in (low, high):
        work.require(b.member(end, near))
    return b.defined(App(t.INTEGRAL, (b.interval(low, high), f)))


# ---- linearity -----------------------------------------------------------------------------------------------


@rule("linearity")
def linearity(work: Work, space: Term, body: Term, parts: tuple[tuple[Term, Term], ...]) -> Term:
    """The integral of c1 f1 + c2 f2 + ... is c1 integral f1 + c2 integral f2 + ..., each f integrable, no c in x.

    Normal forms know this too, for integrals that are shown to be defined; this rule shows that the sum is.
    """
    coefficients = [c for c, _ in pairs(parts)]
    functions = [function(f) for _, f in pairs(parts)]
    _, (value, *values), inside = at_point(work, space, body, *functions, beside=coefficients)
    domain.require_space(space, work.context)  # where there are no parts, nothing else asks for its ends
    total = b.add(*(b.mul(c, App(t.INTEGRAL, (space, f))) for c, f in zip(coefficients, functions, strict=True)))
    work.require_defined(total)
    work.require_defined(value, inside)
    work.require_equal(value, b.add(*(b.mul(c, f) for c, f in zip(coefficients, values, strict=True))), inside)
    return b.eq(App(t.INTEGRAL, (space, body)), total)


# ---- two integrals -------------------------------------------------------------------------------------------


@rule("exchange-integrals", subjects=1, reference=f"{FOLLAND}, 2.37 (Fubini-Tonelli)")
def exchange_integrals(work: Work, space: Term, point: Term, beside: Term, index: Term, bound: Term = b.ZERO) -> Term:
    """From y in T |- integral over S of f(x, y) dx is defined: over S that over T of f is over T that over S.

    T is a finite range, or -g <= f <= g on S and T for a bound g(x, y) whose integral over S of that over T is defined.
    """
    x, y = variable(point), variable(index)
    inner = integral_of(work, 0)
    if inner.args[0] != space or y in space.free:
        raise Refused("the integrals of the premise are not over the space that is given")
    if x == y or x in space.free | beside.free | inner.free:
        raise Refused(f"{x.name} is not a fresh name for the point")
    body = b.open_with(function(inner.args[1]), x)
    everywhere(work, y, beside, 0)
    work.require_fresh(x)
    for one in (space, beside):
        domain.require_space(one, work.context)
    if not domain.is_finite(beside):
        inside = work.context.extended(b.member(x, space)).extended(b.member(y, beside))
        work.require(b.le(body, bound), inside)
        work.require(b.le(b.neg(bound), body), inside)
        work.require_defined(b.integral(space, x, b.integral(beside, y, bound)))
    return b.eq(b.integral(space, x, b.integral(beside, y, body)), b.integral(beside, y, inner))


# ---- finite ranges -------------------------------------------------------------------------------------------


def _require_finite(work: Work, space: Term) -> App:
    finite = application(space, t.RANGE)
    if not domain.is_finite(finite):
        raise Refused("{} is not a finite range", space)
    for end in finite.args:
        work.require_defined(end)
    return finite


def _repeated(term: App) -> Callable[..., Term]:
    """What a sum or a product does to its terms; of no terms it makes what does nothing, 0 or 1."""
    if b.is_app(term, t.INTEGRAL):
        return b.add
    application(term, t.PRODUCT)
    return b.mul


@rule("expand")
def expand(work: Work, term: App) -> Term:
    """A sum or product over a range between two numbers, written out."""
    low, high = _require_finite(work, term.args[0]).args
    if not isinstance(low, Num) or not isinstance(high, Num) or high.value - low.value >= MAX_EXPANDED:
        raise Refused(f"only a range between numbers, of at most {MAX_EXPANDED}, can be written out")
    work.require_defined(term)
    values = [b.open_with(function(term.args[1]), b.num(k)) for k in range(int(low.value), int(high.value) + 1)]
    return b.eq(term, _repeated(term)(*values))


@rule("peel")
def peel(work: Work, term: App) -> Term:
    """A sum or product from a to b, a <= b, is the one from a to b - 1 and the last one."""
    low, high = _require_finite(work, term.args[0]).args
    work.require(b.le(low, high))
    work.require_defined(term)
    body = function(term.args[1])
    before = App(term.head, (b.integers(low, b.sub(high, 1)), body))
    return b.eq(term, _repeated(term)(before, b.open_with(body, high)))


@rule("sift")
def sift(work: Work, term: App, index: Term) -> Term:
    """A sum over a finite range whose summands vanish but for one index is the one there; so a product, and 1."""
    space, body = term.args
    _require_finite(work, space)
    work.require(b.member(index, space))
    value = b.open_with(function(body), index)
    work.require_defined(value)
    j, (other,), inside = at_point(work, space, body, beside=[index])
    elsewhere = inside.extended(b.ne(j, index))
    work.require_defined(other, elsewhere)
    work.require_equal(other, _repeated(term)(), elsewhere)
    return b.eq(term, value)


# ---- product spaces ------------------------------------------------------------------------------------------


@rule("fubini-product", subjects=1, reference=f"{FOLLAND}, 2.37 (Fubini-Tonelli), once for each coordinate")
def fubini_product(work: Work, factors: Term, space: Term, index: Term) -> Term:
    """From j in J |- integral over S of f(j, u) du is defined: over S^J, the product of f(j, x(j)) integrates to the
    product."""
    j = everywhere(work, index, factors, 0)
    inner = integral_of(work, 0)
    finite = _require_finite(work, factors)
    if inner.args[0] != space or j in space.free:
        raise Refused("the integrals of the premise are not over the space that is given")
    domain.require_space(space, work.context)
    body = function(inner.args[1])
    power = b.app(t.POWER, finite, space)
    x = b.fresh("x", t.function(body.domain, t.INT), inner, power, j)
    at_x = b.product(factors, j, b.open_with(body, b.call(x, j)))
    return b.eq(b.integral(power, x, at_x), b.product(factors, j, inner))


@rule("triangular-substitution", subjects=2, reference=f"{FOLLAND}, 2.44, for a triangular matrix")
def triangular_substitution(work: Work, indices: Term, row: Term, column: Term, shift: Term, body: Term) -> Term:
    """From i in J |- 0 < L(i, i) and i in J, j in J, i < j |- L(i, j) = 0: over R^J the integral of f(x) is the product
    of the L(i, i) times that of f(m + L z), one of the two being defined.

    L(i, j), m(i) and f(x) have values for all i and j in J and x in R^J, and f sees x through its coordinates alone.
    """
    i, j = variable(row), variable(column)
    f, m, finite = function(body), function(shift), _require_finite(work, indices)
    entry, zero = equation(work.subjects[1].conclusion)
    diagonal = b.substitute(entry, {j: i})
    expect(zero, b.ZERO)
    expect(work.subjects[0].conclusion, b.lt(0, diagonal))
    if i == j or {i, j} & (f.free | m.free):
        raise Refused("rows and columns are two variables of which nothing else speaks")
    work.discharge(1, b.lt(i, j))
    everywhere(work, j, finite, 1)
    everywhere(work, i, finite, 0, 1)
    inside = work.context.extended(b.member(i, finite)).extended(b.member(j, finite))
    work.require_defined(entry, inside)
    work.require_defined(b.open_with(m, i), inside)
    space = b.app(t.POWER, finite, b.REALS)
    z, (value,), there = at_point(work, space, f, beside=[m, entry])
    work.require_defined(value, there)
    if not _by_coordinates(value, z):
        raise Refused("{} takes the whole point, not its coordinates alone", f)
    moved = b.lam(i, b.add(b.open_with(m, i), b.integral(finite, j, b.mul(entry, b.call(z, j)))))
    pulled = b.integral(space, z, b.substitute(value, {z: moved}))
    scale = b.product(finite, i, diagonal)
    return equal_if_one_is_defined(work, App(t.INTEGRAL, (space, f)), b.mul(scale, pulled))


def _by_coordinates(term: Term, z: Var) -> bool:
    """Is z there as z(k) only, and no such function given to an unknown one?  That could look beyond the indices."""
    if z not in term.free:
        return True
    if isinstance(term, Abs):
        return _by_coordinates(term.body, z)
    if not isinstance(term, App):
        return False
    if isinstance(term.head, t.Definition):
        return _by_coordinates(b.unfold(term), z)
    args = term.args[1:] if term.head == t.CALL else term.args
    taken = term.head == t.CALL and any(a.sort.name == "fun" and z in a.free for a in args)
    return not taken and all(_by_coordinates(a, z) for a in args)
