"""What a quantity is called, where a theorem states several: mean, variance, second moment, mean distance, ...

Beside `equations`, which makes names of it.  Only the shape of a term is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symit.families.functionals import FISHER_BETWEEN
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import EXPECTATION, FISHER_INFORMATION
from symit.kernel.errors import Refused
from symit.kernel.terms import INT, REAL, Abs, App, Definition, Num, Term, Var
from symit.kernel.text import show
from symit.proving.scope.scope import Scope

_MOMENTS = ("", "mean", "second moment", "third moment", "fourth moment")


def called(quantity: Term, means: frozenset[Term] = frozenset()) -> str:
    """The name in words, or "".  `means` are what the same theorem states as means."""
    if not isinstance(quantity, App) or not isinstance(quantity.head, Definition):
        return ""
    if quantity.head == EXPECTATION:
        return _expectation(quantity, means)
    if quantity.head in (FISHER_INFORMATION, FISHER_BETWEEN):
        return "information"
    return quantity.head.name.replace("_", " ")


def parameters(quantity: Term) -> Iterator[str]:
    """What the parameters of an information are called: all that its density takes but the point."""
    if isinstance(quantity, App) and quantity.head in (FISHER_INFORMATION, FISHER_BETWEEN):
        family = quantity.args[1]
        while isinstance(family, Abs):
            family = family.body
            if isinstance(family, Abs):
                yield family.hint


def stated_means(statements: Iterable[Term]) -> frozenset[Term]:
    """The values that equations give for means."""
    sides = (s.args for s in statements if isinstance(s, App) and s.head == t.EQ)
    return frozenset(value for quantity, value in sides if called(quantity) == _MOMENTS[1])


def _expectation(quantity: App, means: frozenset[Term]) -> str:
    _, density, function = quantity.args
    if not isinstance(function, Abs) or function.domain not in (REAL, INT):
        return "expectation"
    x = b.fresh(function.hint, function.domain, quantity)
    body = b.open_with(function, x)
    at_x = b.open_with(density, x) if isinstance(density, Abs) else None
    if b.is_app(body, t.LOG) and body.args[0] == at_x:  # type: ignore[union-attr]
        return "mean log density"
    base, power = _power(body)
    if base == x and power:
        return _MOMENTS[power]
    distance = base if power == 2 else _size(body)
    if any(_is_difference(distance, x, mean) for mean in means):
        return "variance" if power == 2 else "mean distance"
    centre = next((c for c in _atoms(distance) if c != x and _is_difference(distance, x, c)), None)
    if centre is None:
        return "expectation"
    return f"mean {'squared ' if power == 2 else ''}distance from {show(centre)}"


def _power(body: Term) -> tuple[Term, int]:
    """u and k of u^k, for k from 1 to 4; k = 0 for another power."""
    if not isinstance(body, App) or body.head != t.POW:
        return body, 1
    base, exponent = body.args
    whole = int(exponent.value) if isinstance(exponent, Num) and exponent.value.denominator == 1 else 0
    return base, whole if 1 < whole < len(_MOMENTS) else 0


def _size(body: Term) -> Term:
    """u of |u|, which is u where 0 <= u, and -u elsewhere."""
    if isinstance(body, App) and body.head == t.IF:
        condition, u, other = body.args
        if condition == b.le(0, u) and other == b.neg(u):
            return u
    return b.ZERO


def _is_difference(term: Term, x: Term, centre: Term) -> bool:
    """Is it x - centre, or centre - x?"""
    return _same(term, b.sub(x, centre)) or _same(term, b.sub(centre, x))


def _atoms(term: Term) -> Iterator[Term]:
    """Variables and numbers; a number with either sign, as x - 1 may be x + (-1)."""
    if isinstance(term, App):
        for part in term.args:
            yield from _atoms(part)
    elif isinstance(term, Num):
        yield from (term, b.num(-term.value))
    elif isinstance(term, Var):
        yield term


def _same(one: Term, two: Term) -> bool:
    try:
        Scope().field(one, two)
    except Refused:
        return False
    return True
