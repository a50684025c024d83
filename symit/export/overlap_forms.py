"""The accurate forms of Hellinger's distance and its square: 1 - u as -expm1(log u).

Beside `chained_forms`.  Where two distributions are close, u, their overlap, is close to 1; -log u is Bhattacharyya's
distance, of which `proving.accurate` and `special_forms` find a form that vanishes with all its digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from symit.export.expressions import split_sign
from symit.export.gamma_pairs import has_special, monomials
from symit.export.special_forms import accurate_special, scope_of
from symit.families.functionals import HELLINGER, SQUARED_HELLINGER
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import BERNOULLI, EXPM1, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Term
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.proof import AccurateForm, proved
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import told
from symit.proving.scope import rewritten

Find = Callable[[Term, tuple[Term, ...], Term], AccurateForm]


def accurate_overlap(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of 1 - u or of its root, where that of -log u is accurate, or None."""
    if not b.is_app(quantity, HELLINGER, SQUARED_HELLINGER):
        return None
    is_root = b.is_app(closed, t.POW)
    distance = closed.args[0] if is_root else closed  # type: ignore[union-attr]
    overlap = next(_overlap(distance), None)
    try:
        found = _by_outcomes(distance, hypotheses, quantity)  # type: ignore[arg-type]
        if found is None and overlap is not None:
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
            overlap = _negated(other)
            if one == b.ONE and overlap is not None:
                yield overlap


def _negated(product: Term) -> Term | None:
    """-x for a product x that has a minus sign in front, or None."""
    minus, size = split_sign(product)
    if minus or not isinstance(product, App) or product.head != t.MUL:
        return size if minus else None
    first = _negated(product.args[0])
    return None if first is None else b.mul(first, *product.args[1:])


def _by_outcomes(closed: Term, hypotheses: tuple[Term, ...], quantity: App) -> AccurateForm | None:
    """Half the sum of squares of (p - q)/(sqrt(p) + sqrt(q)), where the outcomes are two."""
    p, q = (density.body if isinstance(density, Abs) else None for density in quantity.args[1:])
    if not isinstance(p, App) or not isinstance(q, App) or not p.head == q.head == BERNOULLI:
        return None
    one, other = p.args[0], q.args[0]
    apart = b.sub(one, other)
    term = b.mul(Fraction(1, 2), b.add(_square(one, other, apart), _square(b.sub(1, one), b.sub(1, other), apart)))
    theorem = proved(scope_of(closed, hypotheses), closed, term)
    return AccurateForm(term, tuple(told(b.app(KL, *quantity.args))), (), theorem)


def _square(p: Term, q: Term, apart: Term) -> Term:
    return b.power(b.div(apart, b.add(b.sqrt(p), b.sqrt(q))), 2)


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
