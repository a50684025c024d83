"""Which terms are defined: denominators not zero, logarithms of positive numbers, integrals that converge absolutely.

A term that cannot be shown to be defined is refused, with the condition that is missing.  An integral over an
infinite space is defined only when a fact says so; a finite sum, when each of its terms is.  A function variable is a
partial function: `f(x)` is defined only when a fact says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.errors import Refused
from symit.kernel.facts import negation
from symit.kernel.signs import NEGATIVE, NON_NEGATIVE, POSITIVE
from symit.kernel.terms import Abs, App, Num, Term, Var, order

if TYPE_CHECKING:
    from symit.kernel.context import Context


def require_defined(term: Term, context: Context) -> None:
    """Raise Refused, naming the condition, unless `term` is defined wherever the facts hold."""
    if term in context.defined_terms or isinstance(term, Num):
        return
    if isinstance(term, Var):
        if term.sort.name == "bool":
            raise Refused(f"{term.name} is a condition, not a value")
        return
    if not isinstance(term, App):
        raise Refused("{} is not a value", term)
    if isinstance(term.head, t.Definition):
        return context.require_defined(b.unfold(term))
    _OPERATORS.get(term.head.name, _strict)(term, context)


def _strict(term: App, context: Context) -> None:
    for part in term.args:
        context.require_defined(part)


def _log(term: App, context: Context) -> None:
    context.require_defined(term.args[0])
    if not context.sign(term.args[0]) <= POSITIVE:
        _missing("the logarithm needs a positive argument", b.lt(0, term.args[0]))


def _power(term: App, context: Context) -> None:
    base, exponent = term.args
    _strict(term, context)
    if isinstance(exponent, Num) and exponent.sort == t.INT and exponent.value >= 0:
        return  # 0^0 = 1
    signs = context.sign(base)
    if signs <= POSITIVE:
        return
    if exponent.sort == t.INT:
        if context.sign(exponent) <= NON_NEGATIVE:
            return
        if not signs <= NEGATIVE | POSITIVE:
            _missing("a negative power needs a base that is not zero", b.ne(base, 0))
    elif isinstance(exponent, Num) and exponent.value > 0:
        if not signs <= NON_NEGATIVE:
            _missing("a root needs a base that is not negative", b.le(0, base))
    else:
        _missing("this power needs a positive base", b.lt(0, base))


def _factorial(term: App, context: Context) -> None:
    context.require_defined(term.args[0])
    if not context.sign(term.args[0]) <= NON_NEGATIVE:
        _missing("the factorial needs an argument that is not negative", b.le(0, term.args[0]))


def _if(term: App, context: Context) -> None:
    condition, yes, no = term.args
    require_decidable(condition, context)
    if all(isinstance(branch, (Num, Var)) for branch in (yes, no)):
        return  # whichever is taken has a value
    decided = context.decide(condition)
    if decided is not None:
        return context.require_defined(yes if decided else no)
    context.extended(condition).require_defined(yes)
    context.extended(*negation(condition)).require_defined(no)


def require_decidable(condition: Term, context: Context) -> None:
    """The terms that a condition compares are defined, so it either holds or fails."""
    if b.is_app(condition, t.AND) and isinstance(condition, App):
        for part in condition.args:
            require_decidable(part, context)
    elif isinstance(condition, App) and condition.head in t.RELATIONS:
        _strict(condition, context)
    else:
        raise Refused("a case distinction compares terms; {} does not", condition)


def _binder(term: App, context: Context) -> None:
    """A sum, an integral, or a product, which is finite."""
    space, function = term.args
    if not isinstance(function, Abs):
        raise Refused("{} is not a function", function)
    require_space(space, context)
    _, body, inside = context.enter(term)
    inside.require_defined(body)
    if is_finite(space):
        return
    if term.head == t.PRODUCT:
        raise Refused("only finite products are defined, not {}", term)
    if not _is_integrable(term, context):
        _missing("the integral is not known to converge absolutely", b.defined(term))


def _is_integrable(term: App, context: Context) -> bool:
    """The body is a combination of bodies that the facts show to be integrable, found by elimination: what is left of
    its monomials is nothing, and the coefficients are free of the variable and have values."""
    rest = normal.integral_parts(term, context)
    spend(len(context.integrable))
    for known in context.integrable:
        pivot = max(known, key=order)
        if pivot not in rest or 0 in context.sign(known[pivot]):
            continue
        factor = b.div(rest[pivot], known[pivot])
        if not context.is_defined(factor):
            return False
        reduced = {a: context.canonical(b.sub(c, b.mul(factor, known.get(a, b.ZERO)))) for a, c in rest.items()}
        reduced |= {a: context.canonical(b.neg(b.mul(factor, c))) for a, c in known.items() if a not in rest}
        rest = {a: c for a, c in reduced.items() if c != b.ZERO}
    return not rest


def require_space(space: Term, context: Context) -> None:
    """The ends of the intervals and ranges in a space are defined."""
    if isinstance(space, App):
        for end in space.args:
            if end.sort.name == "space":
                require_space(end, context)
            elif end.sort != t.EXTENDED:
                context.require_defined(end)


def is_finite(space: Term) -> bool:
    """A range of integers between two finite ends."""
    return isinstance(space, App) and space.head == t.RANGE and all(e.sort == t.INT for e in space.args)


def _only_by_fact(term: App, context: Context) -> None:
    if b.is_app(term, t.CALL) and context.calls and context.canonical(term) in context.calls:
        return _strict_arguments(term, context)
    raise Refused("{} is not known to be defined", term, obligation=b.defined(term))


def _strict_arguments(term: App, context: Context) -> None:
    for part in term.args[1:]:
        if part.sort.name != "fun":
            context.require_defined(part)


def _missing(why: str, obligation: Term) -> None:
    raise Refused(why + ": cannot show {}", obligation, obligation=obligation)


_OPERATORS = {
    "log": _log,
    "pow": _power,
    "factorial": _factorial,
    "if": _if,
    "integral": _binder,
    "product": _binder,
    "call": _only_by_fact,
    "derivative": _only_by_fact,
}
