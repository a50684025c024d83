"""A sum over a long table, added up entry by entry: written out at once it would be too large to read.

Stands on `integrals`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import Place
from symit.proving.scope.scope import replace_term, rewritten, sides
from symit.proving.steps.matching import subterms

LONG = 30
"""So many entries are added up one by one."""


def added_up(place: Place, whole: App) -> Theorem:
    """sum = its value, in normal form."""
    low, high = _ends(whole.args[0])
    body = function(whole.args[1])
    n = place.fresh(body.hint, t.INT, whole)
    entry = b.open_with(body, n)
    anywhere = place.at(n, b.member(n, whole.args[0])).scope.field(entry, entry)
    first = b.integral(b.integers(low, low), n, entry)
    total = _with_value(place, integration.expand(*place.scope.facts, term=first))
    for k in range(low + 1, high + 1):
        upto = b.integers(low, k)
        among = place.at(n, b.member(n, upto)).scope.evident(b.member(n, whole.args[0]))
        exists = place.scope.congruence(n, upto, logic.cut(anywhere, among))
        total = _with_one_more(place.know(exists), sides(exists)[0], total)
    return total


def _ends(space: Term) -> tuple[int, int]:
    ends = space.args if isinstance(space, App) and space.head == t.RANGE else ()
    numbers = [int(end.value) for end in ends if isinstance(end, Num)]
    if len(numbers) != 2 or numbers[0] > numbers[1]:
        raise Refused("{} is no range between two numbers", space)
    return numbers[0], numbers[1]


def is_long(whole: App) -> bool:
    """Has the sum so many entries that they are added up one by one?"""
    space = whole.args[0]
    numbers = [end.value for end in space.args if isinstance(end, Num)] if isinstance(space, App) else []
    return b.is_app(space, t.RANGE) and len(numbers) == 2 and numbers[1] - numbers[0] >= LONG


def _with_one_more(place: Place, upto: Term, before: Theorem) -> Theorem:
    """The sum up to k, from that up to k - 1 and the last entry."""
    peeled = integration.peel(*place.scope.facts, term=upto)
    shorter, last = sides(peeled)[1].args  # type: ignore[union-attr]
    end = shorter.args[0].args[1]  # type: ignore[union-attr]
    number = PLAIN.canonical(end)  # k + (-1)*1 as a number, wherever it stands
    hole = b.fresh("hole", t.INT, upto)
    template = b.lam(hole, b.eq(upto, b.add(replace_term(shorter, end, hole), last)))
    plain = logic.rewrite(peeled, place.scope.field(end, number), template=template)
    return _with_value(place, rewritten(plain, before, _value(place, last)))


def _value(place: Place, entry: Term) -> Theorem:
    """entry = its value; the sums in it are added up, too."""
    inner = [added_up(place, w) for w in dict.fromkeys(subterms(entry)) if isinstance(w, App) and w.head == t.INTEGRAL]
    return _with_value(place, rewritten(place.scope.field(entry, entry), *inner))


def _with_value(place: Place, equation: Theorem) -> Theorem:
    """The equation with its right side in normal form."""
    right = sides(equation)[1]
    value = knowing([f.conclusion for f in place.scope.facts]).canonical(right)
    return equation if value == right else logic.chain(equation, place.scope.field(right, value))
