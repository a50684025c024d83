"""A finite sum in which a summand is there at one place only: sum of {f(j) if j = k, else 0} = f(k).

Stands on `integrals`.
"""

from __future__ import annotations

from collections.abc import Iterator

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.integrals import opened
from symit.proving.scope.place import Place, Show


def one_place_only(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """What the summands that are there at one place only add up to."""
    at = opened(place, whole)
    if not b.is_app(at.space, t.RANGE):
        raise Refused("this is no sum over a range")
    found = []
    for summand, value, index in _at_one_place(at.there, at.body, at.x):
        chosen = b.if_(b.eq(at.x, index), value, 0)
        same = place.scope.congruence(at.x, at.space, show(at.there, b.eq(summand, chosen)))
        sifted = place.scope.sifted(t.INTEGRAL, at.x, at.space, value, index)
        found.append(logic.chain(same, sifted))
    if not found:
        raise Refused("no summand is there at one place only")
    return place.know(*found), found


def _at_one_place(there: Place, body: Term, x: Term) -> Iterator[tuple[Term, Term, Term]]:
    """Summands c {a if j = k, else 0}, with c a and k."""
    context = knowing([f.conclusion for f in there.scope.facts])
    for monomial, _ in normal.summands(context.canonical(body)):
        factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
        for factor in factors:
            match factor:
                case App(t.IF, (App(t.EQ, (left, right)), value, b.ZERO)) if x in (left, right):
                    others = [f for f in factors if f != factor]
                    yield monomial, b.mul(*others, value), right if left == x else left
