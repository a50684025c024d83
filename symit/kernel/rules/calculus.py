"""Rules of calculus on the real line: derivatives, continuity, and the theorems that connect them with integrals."""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import domain
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Refused
from symit.kernel.rules.integration import (
    FOLLAND,
    RUDIN,
    at_point,
    discharge_point,
    equal_if_one_is_defined,
    everywhere,
    integral_of,
)
from symit.kernel.rules.limits import Approach, Walk
from symit.kernel.rules.shapes import application, equation, expect, function, variable
from symit.kernel.signs import NEGATIVE, NON_NEGATIVE, NON_POSITIVE, POSITIVE
from symit.kernel.terms import INT, REAL, Abs, App, Num, Term, Var, order
from symit.kernel.text import show
from symit.kernel.theorem import Work, rule

RUDIN_RCA = "Rudin, Real and Complex Analysis (3rd ed.)"


# ---- derivatives --------------------------------------------------------------------------------------------


@rule("differentiate")
def differentiate(work: Work, body: Term, at: Term) -> Term:
    """The derivative of an elementary function at a point where each of its parts is differentiable.

    What is no elementary function of the variable (an unknown function, an integral) needs a fact that gives its
    derivative at that point.
    """
    f = function(body)
    work.require_defined(at)
    x = b.fresh(f.hint, REAL, f, at, *(p.conclusion for p in work.facts))
    value = Differentiation(x, at, work.context).of(b.open_with(f, x))
    return b.eq(b.app(t.DERIVATIVE, f, at), value)


@rule("derivative-congruence", subjects=1)
def derivative_congruence(work: Work, variable_: Term, near: Term, at: Term) -> Term:
    """From f(s) = g(s) for all s in an open interval: at a point of it f' = g', one of the two being defined."""
    s = everywhere(work, variable_, application(near, t.INTERVAL), 0)
    left, right = equation(work.subjects[0].conclusion)
    work.require(b.member(at, near))
    return equal_if_one_is_defined(work, b.derivative(s, left, at), b.derivative(s, right, at))


class Differentiation(Walk):
    """The derivative with respect to x at a point."""

    def __init__(self, x: Var, at: Term, context: Context) -> None:
        super().__init__(x, b.ONE, context)
        self.at = at

    def here(self, term: Term) -> Term:
        return b.substitute(term, {self.x: self.at})

    def of_constant(self, term: Term) -> Term:
        return b.ZERO

    def of_operator(self, term: App) -> Term:
        match term.head.name:
            case "add":
                return b.add(*(self.of(a) for a in term.args))
            case "mul":
                return self._product(term.args)
            case "pow":
                return self._power(*term.args)
            case "exp":
                return b.mul(self.here(term), self.of(term.args[0]))
            case "log":
                self._require(b.lt(0, term.args[0]))
                return b.div(self.of(term.args[0]), self.here(term.args[0]))
            case "sin":
                return b.mul(b.app(t.COS, self.here(term.args[0])), self.of(term.args[0]))
            case "cos":
                return b.mul(-1, b.app(t.SIN, self.here(term.args[0])), self.of(term.args[0]))
            case "if" if self.x not in term.args[0].free:
                return self._case(term)
            case "integral" if domain.is_finite(term.args[0]) and self.x not in term.args[0].free:
                return self._finite_sum(term)
        return self._known(term)

    def _require(self, formula: Term) -> None:
        self.context.require(self.here(formula))

    def _product(self, factors: tuple[Term, ...]) -> Term:
        parts = []
        for i, factor in enumerate(factors):
            others = [self.here(f) for k, f in enumerate(factors) if k != i]
            parts.append(b.mul(*others, self.of(factor)))
        return b.add(*parts)

    def _power(self, base: Term, exponent: Term) -> Term:
        u, e = self.here(base), self.here(exponent)
        if self.x in exponent.free:
            self._require(b.lt(0, base))
            growth = b.mul(self.of(exponent), b.log(u)), b.mul(e, self.of(base), b.power(u, -1))
            return b.mul(b.power(u, e), b.add(*growth))
        self.context.require_defined(e)
        if isinstance(exponent, Num) and exponent.value == 0:
            self.of(base)
            return b.ZERO
        if e.sort != INT:
            self._require(b.lt(0, base))
        elif not (isinstance(exponent, Num) and exponent.value > 0):
            self._require(b.ne(base, 0))
        lower = b.num(exponent.value - 1) if isinstance(exponent, Num) else b.sub(e, 1)
        return b.mul(e, b.power(u, lower), self.of(base))

    def _case(self, term: App) -> Term:
        condition, yes, no = term.args
        domain.require_decidable(condition, self.context)
        if (decided := self.context.decide(condition)) is not None:
            return self.of(yes if decided else no)
        return b.if_(condition, self.of(yes), self.of(no))

    def _finite_sum(self, term: App) -> Term:
        space, body = term.args
        self.context.require_defined(self.here(term))
        j = b.fresh(function(body).hint, INT, term, self.x, self.at, *self.context.facts)
        inside = self.context.extended(b.member(j, space))
        return b.integral(space, j, Differentiation(self.x, self.at, inside).of(b.open_with(function(body), j)))

    def _known(self, term: Term) -> Term:
        """From a fact `derivative(x -> term, at) = value`, or `derivative(.., at) defined`."""
        wanted = App(t.DERIVATIVE, (b.lam(self.x, term), self.at))
        stated = [fact.args[1] for fact in self.context.stated(t.EQ) if fact.args[0] == wanted]
        if stated:
            return min(stated, key=order)  # the same one in every process, whatever the order of a set
        if wanted in self.context.defined_terms:
            return wanted
        raise Refused("the derivative of {} at {} is not known", term, self.at, obligation=b.defined(wanted))


# ---- integrals on the line ----------------------------------------------------------------------------------


def derivative_on(work: Work, variable_: Term, space: Term) -> tuple[Var, Abs, Term]:
    """The first subject says `x in space |- derivative(F, x) = f` for an arbitrary x; x, F and f."""
    x = everywhere(work, variable_, space, 0)
    left, right = equation(work.subjects[0].conclusion)
    taken = application(left, t.DERIVATIVE)
    primitive = function(taken.args[0])
    if taken.args[1] != x or x in primitive.free:
        raise Refused(f"a premise proves {show(left)}, not a derivative at an arbitrary {x.name}")
    return x, primitive, right


def has_one_sign(work: Work, x: Var, space: Term, body: Term) -> bool:
    signs = work.context.extended(b.member(x, space)).sign(body)
    return signs <= NON_NEGATIVE or signs <= NON_POSITIVE


def limit_of(work: Work, subject: int, body: Abs, place: Term, side: int) -> Term:
    """The subject says that body tends to a value at the place from that side; the value."""
    stated = application(work.subjects[subject].conclusion, t.TENDS)
    same_side = place.sort == t.EXTENDED or stated.args[2] == b.num(side)
    if stated.args[:2] != (body, place) or not same_side:
        raise Refused("a premise proves {}, not the limit of {} at {}", stated, body, place)
    return stated.args[3]


def require_interval(work: Work, space: Term) -> tuple[Term, Term]:
    low, high = application(space, t.INTERVAL).args
    domain.require_space(space, work.context)
    if low.sort != t.EXTENDED and high.sort != t.EXTENDED:
        work.require(b.lt(low, high))
    if low == b.INFINITY or high == b.MINUS_INFINITY:
        raise Refused("{} is empty", space)
    return low, high


@rule("fundamental-theorem", subjects=3, reference=f"{RUDIN_RCA}, 7.21")
def fundamental_theorem(work: Work, variable_: Term, space: Term) -> Term:
    """From x in (a, b) |- F' = f, F -> A at a and F -> B at b: the integral of f over (a, b) is B - A.

    The integral must converge absolutely: f has one sign there, or a fact says that it is integrable.
    """
    low, high = require_interval(work, space)
    x, primitive, body = derivative_on(work, variable_, space)
    start = limit_of(work, 1, primitive, low, 1)
    end = limit_of(work, 2, primitive, high, -1)
    if t.EXTENDED in (start.sort, end.sort):
        raise Refused("the antiderivative has no finite limit at an end")
    whole = b.integral(space, x, body)
    if not work.context.is_defined(whole) and not has_one_sign(work, x, space, body):
        work.require(b.defined(whole))
    return b.eq(whole, b.sub(end, start))


@rule("divergent", subjects=2, reference=f"{RUDIN_RCA}, 7.21")
def divergent(work: Work, variable_: Term, space: Term) -> Term:
    """From x in (a, b) |- F' = f, and F -> oo or -oo at an end: the integral of f over (a, b) does not converge
    absolutely.  If it did, the values of F would differ by that of |f| at most."""
    low, high = require_interval(work, space)
    x, primitive, body = derivative_on(work, variable_, space)
    place = application(work.subjects[1].conclusion, t.TENDS).args[1]
    end = limit_of(work, 1, primitive, *((low, 1) if place == low else (high, -1)))
    if end.sort != t.EXTENDED:
        raise Refused("{} is no infinite limit", end)
    return b.implies(b.defined(b.integral(space, x, body)), b.eq(0, 1))


@rule("telescoping", subjects=2, reference=f"{RUDIN}, 3.21 and 3.24")
def telescoping(work: Work, variable_: Term, start: Term) -> Term:
    """From k in a, a + 1, ... |- F(k + 1) - F(k) = f(k) and F -> L at oo: the sum of f is L - F(a).

    f has one sign there, so that the sum converges absolutely.  From -oo on, the limit of F there stands for F(a).
    """
    work.require_defined(start)
    space = b.integers(start, b.INFINITY)
    k = everywhere(work, variable_, space, 0)
    difference, body = equation(work.subjects[0].conclusion)
    primitive = function(application(work.subjects[1].conclusion, t.TENDS).args[0])
    end = limit_of(work, 1, primitive, b.INFINITY, -1)
    y, far = b.fresh("y", REAL, primitive, *(p.conclusion for p in work.facts)), start == b.MINUS_INFINITY
    first = b.open_with(primitive, y if far else start)
    if far:
        first = Approach(y, start, 1, work.context, work.context).of(first)
    if t.EXTENDED in (first.sort, end.sort) or k in primitive.free:
        raise Refused("what telescopes has no finite limit, or depends on the index otherwise")
    expect(difference, b.sub(b.open_with(primitive, b.add(k, 1)), b.open_with(primitive, k)))
    if not has_one_sign(work, k, space, body):
        raise Refused("the sign of {} is not known", body)
    work.require_defined(first)
    return b.eq(b.integral(space, k, body), b.sub(end, first))


@rule("split", subjects=2, reference=f"{FOLLAND}, 2.3")
def split(work: Work, middle: Term) -> Term:
    """From integrals of f over (a, c) and over (c, b) that are defined, and f defined at c: the integral over (a, b) is
    their sum."""
    one, two = (integral_of(work, subject) for subject in (0, 1))
    (low, one_end), (two_start, high) = (require_interval(work, whole.args[0]) for whole in (one, two))
    if not one_end == middle == two_start or one.args[1] != two.args[1]:
        raise Refused("{} and {} are not integrals of one function up to and from {}", one, two, middle)
    work.require_defined(b.open_with(function(one.args[1]), middle))
    return b.eq(App(t.INTEGRAL, (b.interval(low, high), one.args[1])), b.add(one, two))


@rule("substitution", subjects=3, reference=f"{RUDIN_RCA}, 7.26")
def substitution(work: Work, variable_: Term, space: Term, body: Term) -> Term:
    """From x in (c, d) |- g' = h of one strict sign, with the limits of g at c and d: integral f(u) du = integral
    f(g) |g'| dx.

    One of the two integrals is known to be defined; then the other is.
    """
    low, high = require_interval(work, space)
    x, inner, slope = derivative_on(work, variable_, space)
    start = limit_of(work, 1, inner, low, 1)
    end = limit_of(work, 2, inner, high, -1)
    signs = work.context.extended(b.member(x, space)).sign(slope)
    if signs not in (POSITIVE, NEGATIVE):
        why = "the substitution is not strictly monotone: the sign of {} is not known"
        raise Refused(why, slope, obligation=b.lt(0, slope))
    image = b.interval(start, end) if signs == POSITIVE else b.interval(end, start)
    rate = slope if signs == POSITIVE else b.neg(slope)
    f = function(body)
    pulled = b.integral(space, x, b.mul(b.open_with(f, b.open_with(inner, x)), rate))
    if x in f.free:
        raise Refused(f"the integrand depends on {x.name}")
    return equal_if_one_is_defined(work, App(t.INTEGRAL, (image, f)), pulled)


@rule("derivative-under-integral", subjects=5, reference=f"{FOLLAND}, 2.27")
def derivative_under_integral(work: Work, point: Term, parameter: Term, space: Term, near: Term, at: Term) -> Term:
    """d/ds of the integral of f(x, s) over a space is the integral of df/ds, at a point of an open interval `near`.

    Premises, each for all x in the space and all s near: df/ds = f1; f1 <= g; -g <= f1, g free of s; g is integrable;
    f(., s) is integrable.  The space may not depend on s.
    """
    x, s = variable(point), variable(parameter)
    if s in space.free or x == s:
        raise Refused(f"the space of integration depends on the parameter {s.name}")
    if x in near.free | at.free:
        raise Refused(f"the interval of the parameter depends on {x.name}")
    left, slope = equation(work.subjects[0].conclusion)
    taken = application(left, t.DERIVATIVE)
    if taken.args[1] != s or s in taken.args[0].free:
        raise Refused(f"the first premise is not a derivative in {s.name}")
    body = b.open_with(function(taken.args[0]), s)
    bound = application(work.subjects[1].conclusion, t.LE).args[1]
    if s in bound.free:
        raise Refused(f"the dominating function {show(bound)} depends on the parameter {s.name}")
    expect(work.subjects[1].conclusion, b.le(slope, bound))
    expect(work.subjects[2].conclusion, b.le(b.neg(bound), slope))
    expect(work.subjects[3].conclusion, b.defined(b.integral(space, x, bound)))
    whole = b.integral(space, x, body)
    expect(work.subjects[4].conclusion, b.defined(whole))
    for subject in (0, 1, 2):
        discharge_point(work, subject, x, space)
    everywhere(work, s, application(near, t.INTERVAL), 0, 1, 2, 4)
    work.require_fresh(x)
    work.require(b.member(at, near))
    return b.eq(b.derivative(s, whole, at), b.integral(space, x, b.substitute(slope, {s: at})))


# ---- growth and density --------------------------------------------------------------------------------------


@rule("increasing", subjects=2, reference=f"{RUDIN}, 5.10 (the mean value theorem)")
def increasing(work: Work, variable_: Term, space: Term, start: Term, end: Term) -> Term:
    """From x in (a, b) |- f' = f1 and x in (s, t) |- 0 <= f1(x), for s <= t in (a, b): f(s) <= f(t)."""
    discharge_point(work, 1, variable(variable_), b.interval(start, end))
    _, body, slope = derivative_on(work, variable_, application(space, t.INTERVAL))
    expect(work.subjects[1].conclusion, b.le(0, slope))
    for place in (start, end):
        work.require(b.member(place, space))
    work.require(b.le(start, end))
    return b.le(b.open_with(body, start), b.open_with(body, end))


@rule("continuity", reference=f"{RUDIN}, 5.2 and 4.7")
def continuity(work: Work, body: Term, space: Term) -> Term:
    """An elementary function that is differentiable on an open interval is continuous there; so is f(u) for such a u
    that stays in an interval on which f is continuous."""
    f = function(body)
    domain.require_space(application(space, t.INTERVAL), work.context)
    x, (value,), inside = at_point(work, space, f)
    if isinstance(value, App) and value.head == t.CALL:
        outer, value = value.args
        stated = sorted((fact for fact in inside.stated(t.CONTINUOUS) if fact.args[0] == b.eta(outer)), key=order)
        stays = [b.member(value, fact.args[1]) for fact in stated]
        if not stays:
            raise Refused("{} is not known to be continuous", outer)
        if not any(map(inside.holds, stays)):
            work.require(stays[0], inside)
    Differentiation(x, x, inside).of(value)
    return b.app(t.CONTINUOUS, f, space)


@rule("density-of-rationals", subjects=3, reference=f"{RUDIN}, 1.20(b) and exercise 4.4")
def density_of_rationals(work: Work, numerator: Term, denominator: Term, space: Term) -> Term:
    """Two continuous functions that agree at every rational of an open interval agree on it.

    The third premise proves f(m/n) = g(m/n) for integers m and n >= 1 with m/n in the interval.
    """
    m, n = variable(numerator), variable(denominator)
    application(space, t.INTERVAL)
    if m.of != INT or n.of != INT or m == n:
        raise Refused("numerator and denominator are two different integer variables")
    f, g = (function(application(s.conclusion, t.CONTINUOUS).args[0]) for s in work.subjects[:2])
    for subject in work.subjects[:2]:
        if application(subject.conclusion, t.CONTINUOUS).args[1] != space:
            raise Refused("continuity is needed on {}", space)
    if {m, n} & (f.free | g.free | space.free):
        raise Refused("the functions depend on the numerator or the denominator")
    ratio = b.div(m, n)
    expect(work.subjects[2].conclusion, b.eq(b.open_with(f, ratio), b.open_with(g, ratio)))
    work.discharge(2, b.le(1, n), b.member(ratio, space))
    work.require_fresh(m, n)
    x = b.fresh("x", REAL, f, g, space)
    agree = b.eq(b.open_with(f, x), b.open_with(g, x))
    return b.forall_in(x, space, agree)
