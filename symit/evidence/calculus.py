"""Terms made ready for numbers: definitions written out, derivatives carried out.

The first step on the way from a statement to its balls or floats.  The derivatives here are this room's own, since an
oracle that shares the kernel's differentiation would share its mistakes.  Knows nothing of numbers or theorems.
"""

from __future__ import annotations

from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.build import ONE, ZERO, add, call, if_, log, mul, num, power
from symit.kernel.terms import Abs, App, Definition, Num, Operator, Term, Var
from symit.special import EIN, SPECIAL, ZETAS

BOUNDARY = Operator("boundary", (), t.REAL)
"""A value that is never claimed: the derivative of a case distinction where one case meets the other."""


@lru_cache(maxsize=10_000)
def opened(function: Abs) -> tuple[Var, Term]:
    """A variable that is free nowhere in `function`, and the body at it."""
    variable = b.fresh(function.hint, function.domain, function)
    return variable, b.open_with(function, variable)


@lru_cache(maxsize=10_000)
def spelled_out(term: Term) -> Term:
    """`term` with every definition written out, but those of special functions, and every derivative carried out, below
    binders too.

    What stays is the derivative of an integral over an infinite space: whether it may be taken under the sign is a
    question about numbers.
    """
    if isinstance(term, Abs):
        variable, body = opened(term)
        return b.lam(variable, spelled_out(body))
    if not isinstance(term, App):
        return term
    if isinstance(term.head, Definition) and term.head not in (*SPECIAL, *ZETAS, EIN):
        return spelled_out(b.unfold(term))
    args = tuple(spelled_out(a) for a in term.args)
    if term.head == t.CALL:
        return call(*args)
    if term.head == t.DERIVATIVE and isinstance(args[0], Abs):
        return _derivative(args[0], args[1])
    return App(term.head, args)


def _derivative(function: Abs, place: Term) -> Term:
    """f'(a) + 0 f(a): where f has no value, neither has its derivative."""
    variable, body = opened(function)
    if is_infinite_integral(body):
        return App(t.DERIVATIVE, (function, place))
    derivative = b.open_with(b.lam(variable, differentiate(body, variable)), place)
    return add(derivative, mul(0, b.open_with(function, place)))


@lru_cache(maxsize=10_000)
def differentiate(term: Term, x: Var) -> Term:
    """The derivative of a spelled-out `term` in the real variable x."""
    if x not in term.free:
        return ZERO
    if term == x:
        return ONE
    if not isinstance(term, App):
        return App(BOUNDARY, ())
    args = term.args
    match term.head.name:
        case "add":
            return _sum([differentiate(a, x) for a in args])
        case "mul":
            return _sum([_product(differentiate(a, x), *args[:k], *args[k + 1 :]) for k, a in enumerate(args)])
        case "pow":
            return _power(args[0], args[1], x)
        case "exp":
            return _product(term, differentiate(args[0], x))
        case "log":
            return _logarithmic(args[0], x)
        case "sin":
            return _product(App(t.COS, args), differentiate(args[0], x))
        case "cos":
            return _product(num(-1), App(t.SIN, args), differentiate(args[0], x))
        case "if":
            return _cases(list(b.conjuncts(args[0])), differentiate(args[1], x), differentiate(args[2], x), x)
        case "integral" if is_finite_range(args[0]) and isinstance(args[1], Abs) and x not in args[0].free:
            variable, body = opened(args[1])
            return b.integral(args[0], variable, differentiate(body, x))
        case "integral":
            return b.derivative(x, term, x)
    return App(BOUNDARY, ())


def _power(base: Term, exponent: Term, x: Var) -> Term:
    inner = differentiate(base, x)
    if x in exponent.free:
        growth = _sum([_product(differentiate(exponent, x), log(base)), _product(exponent, inner, power(base, -1))])
        return _product(power(base, exponent), growth)
    if isinstance(exponent, Num):
        return _product(exponent, power(base, exponent.value - 1), inner) if exponent.value else ZERO
    lowered = _product(exponent, power(base, add(exponent, -1)), inner)
    return if_(b.eq(exponent, 0), 0, lowered)  # x^0 has derivative 0 at x = 0 too


def _logarithmic(term: Term, x: Var) -> Term:
    """f'/f, for products, powers and exponentials without writing out f."""
    if isinstance(term, App) and term.head == t.MUL:
        return _sum([_logarithmic(factor, x) for factor in term.args])
    if isinstance(term, App) and term.head == t.EXP:
        return differentiate(term.args[0], x)
    if isinstance(term, App) and term.head == t.POW and x not in term.args[1].free:
        return _product(term.args[1], _logarithmic(term.args[0], x))
    derivative = differentiate(term, x)
    return _product(derivative, power(term, -1))


def _cases(conditions: list[Term], yes: Term, no: Term, x: Var) -> Term:
    """A case distinction is differentiable where its conditions keep their truth on a neighbourhood of x."""
    if not conditions or yes == no == ZERO:
        return yes
    first, *rest = conditions
    inner = _cases(rest, yes, no, x)
    if x not in first.free:
        return if_(first, inner, no)
    boundary = App(BOUNDARY, ())
    if isinstance(first, App) and first.head in t.RELATIONS:
        left, right = first.args
        match first.head.name:
            case "lt" | "le":
                return if_(b.lt(left, right), inner, if_(b.lt(right, left), no, boundary))
            case "eq":
                return if_(b.ne(left, right), no, boundary)
            case "ne":
                return if_(b.ne(left, right), inner, boundary)
    return boundary


def _sum(summands: list[Term]) -> Term:
    return add(*(s for s in summands if s != ZERO))


def _product(*factors: Term) -> Term:
    return ZERO if ZERO in factors else mul(*(f for f in factors if f != ONE))


def is_infinite_integral(term: Term) -> bool:
    return isinstance(term, App) and term.head == t.INTEGRAL and not is_finite_range(term.args[0])


def is_finite_range(space: Term) -> bool:
    return isinstance(space, App) and space.head == t.RANGE and all(e.sort == t.INT for e in space.args)
