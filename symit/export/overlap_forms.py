"""The accurate forms of Hellinger's distance and its square: 1 - u as -expm1(log u).

Beside `chained_forms`.  Where two distributions are close, u, their overlap, is close to 1; -log u is Bhattacharyya's
distance, of which `proving.accurate` and `special_forms` find a form that vanishes with all its digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symit.export.gamma_pairs import has_special, monomials
from symit.export.special_forms import accurate_special, scope_of
from symit.families.functionals import HELLINGER, SQUARED_HELLINGER
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import EXPM1, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.proof import AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.scope import rewritten

Find = Callable[[Term, tuple[Term, ...], Term], AccurateForm]


def accurate_overlap(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of 1 - u or of its root, where that of -log u is accurate, or None."""
    if not b.is_app(quantity, HELLINGER, SQUARED_HELLINGER):
        return None
    is_root = b.is_app(closed, t.POW)
    distance = closed.args[0] if is_root else closed  # type: ignore[union-attr]
    overlap = next(_overlap(distance), None)
    if overlap is None:
        return None
    try:
        found = _of_distance(distance, overlap, hypotheses, b.app(KL, *quantity.args))  # type: ignore[union-attr]
    except (NoForm, Refused):
        return None
    if found is None or not is_root:
        return found
    exponent = closed.args[1]  # type: ignore[union-attr]
    hole = b.fresh("hole", t.REAL, closed, found.term)
    itself = scope_of(closed, hypotheses).know(found.theorem).field(closed, closed)
    theorem = logic.rewrite(itself, found.theorem, template=b.lam(hole, b.eq(closed, b.power(hole, exponent))))
    return AccurateForm(b.power(found.term, exponent), found.place, (), theorem)


def _overlap(distance: Term) -> Iterator[Term]:
    """u of 1 - u."""
    if isinstance(distance, App) and distance.head == t.ADD and len(distance.args) == 2:
        for one, other in (distance.args, distance.args[::-1]):
            if one == b.ONE and b.is_app(other, t.MUL) and other.args[0] == b.num(-1):  # type: ignore[union-attr]
                yield b.mul(*other.args[1:])  # type: ignore[union-attr]


def _of_distance(distance: Term, overlap: Term, hypotheses: tuple[Term, ...], divergence: Term) -> AccurateForm | None:
    scope = scope_of(overlap, hypotheses)
    logarithm = b.neg(b.add(*monomials(scope, b.log(overlap))))
    find: Find = accurate_special if has_special(overlap) else accurate
    found = find(logarithm, hypotheses, divergence)
    if found.notes:
        return None
    known = scope.know(found.theorem)
    is_log = known.linear(b.eq(b.log(overlap), b.neg(found.term)), (found.theorem, -1))
    is_overlap = rewritten(known.field(overlap, b.exp(b.log(overlap))), is_log)
    term = b.neg(b.app(EXPM1, b.neg(found.term)))
    theorem = known.know(is_overlap).linear(b.eq(distance, term), (is_overlap, -1))
    return AccurateForm(term, found.place, (), theorem)
