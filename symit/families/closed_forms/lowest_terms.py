"""Values that are rational in one exponential, in lowest terms: what comes out of sums of squares has a common factor.

Stands on `quotients`, which proposes; the kernel proves both equal.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.normal import summands
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.quotients import quotient

LONG = 100
"""What has so many nodes is looked at."""


def in_lowest_terms(theorem: Theorem) -> Theorem:
    """The same value with what is common above and below cancelled; as it is where that is not found or no shorter."""
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem)
    left, right = sides(theorem)
    if right.size < LONG:
        return theorem
    try:
        shorter = _reduced(context_of(scope).canonical(right))
        return scope.linear(b.eq(left, shorter), (theorem, 1)) if shorter.size < right.size else theorem
    except (Refused, Unanswered, ValueError, t.TermError):
        return theorem


def _reduced(value: Term) -> Term:
    power = b.fresh("y", t.REAL, value)
    found = quotient(_each(value, lambda term: _as_power(term, power)))
    above = b.add(*(b.mul(b.num(c), *(b.power(f, b.num(e)) for f, e in m)) for m, c in found.above.items()))
    below = (b.power(f, b.num(-e)) for f, e in found.below)
    (place,) = {v for term in subterms(value) if b.is_app(term, t.EXP) for v in term.free}
    return _each(b.mul(above, *below), lambda term: _as_exponential(term, power, place))


def _each(term: Term, new: Callable[[Term], Term | None]) -> Term:
    """The outermost parts for which there is something new, replaced by it."""
    found = new(term)
    return b.rebuild(term, lambda part: _each(part, new), lambda body: body) if found is None else found


def _as_power(term: Term, power: Var) -> Term | None:
    """y^k for exp(k s), k a whole number."""
    if not isinstance(term, App) or term.head != t.EXP:
        return None
    (place, number), *others = summands(term.args[0])
    if others or not isinstance(place, Var) or number.denominator != 1:
        raise Refused("{} is no whole power", term)
    return b.power(power, b.num(number))


def _as_exponential(term: Term, power: Var, place: Var) -> Term | None:
    if term == power:
        return b.exp(place)
    if isinstance(term, App) and term.head == t.POW and term.args[0] == power:
        return b.exp(b.mul(term.args[1], place))
    return None
