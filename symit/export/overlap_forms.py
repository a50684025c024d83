"""The accurate forms of Hellinger's distance, of its square, and of chi-squared: 1 - u as -expm1(log u), u - 1 as
expm1(log u).

Beside `chained_forms`.  Where two distributions are close, u is close to 1; -log u is Bhattacharyya's distance, or
log u Rényi's divergence of order 2, of which `proving.accurate` and `special_forms` find a form that vanishes with all
its digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction

from symit.export.expressions import split_sign
from symit.export.gamma_pairs import has_special, monomials
from symit.export.special_forms import accurate_special, scope_of
from symit.families.functionals import CHI_SQUARED, HELLINGER, SQUARED_HELLINGER
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import BERNOULLI, EXPM1, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Term
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.proof import AccurateForm, proved
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import cancels, told
from symit.proving.scope.scope import rewritten

Find = Callable[[Term, tuple[Term, ...], Term], AccurateForm]


def accurate_overlap(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of u - 1, of 1 - u or of its root, where that of log u is accurate, or None."""
    if b.is_app(quantity, CHI_SQUARED):
        with suppress(NoForm, Refused):
            excess = _excess(closed)
            if excess is not None:
                return _of_distance(closed, excess, 1, hypotheses, b.app(KL, *quantity.args))  # type: ignore[union-attr]
    if not b.is_app(quantity, HELLINGER, SQUARED_HELLINGER):
        return None
    is_root = b.is_app(closed, t.POW)
    distance = closed.args[0] if is_root else closed  # type: ignore[union-attr]
    overlap = next(_overlap(distance), None)
    try:
        found = _by_outcomes(distance, hypotheses, quantity)  # type: ignore[arg-type]
        if found is None and overlap is not None:
            found = _of_distance(distance, overlap, -1, hypotheses, b.app(KL, *quantity.args))  # type: ignore[union-attr]
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


def _excess(distance: Term) -> Term | None:
    """u of u - 1."""
    if isinstance(distance, App) and distance.head == t.ADD and b.num(-1) in distance.args:
        return b.add(*(part for part in distance.args if part != b.num(-1)))
    return None


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


def _of_distance(
    distance: Term, overlap: Term, sign: int, hypotheses: tuple[Term, ...], divergence: Term
) -> AccurateForm | None:
    """That of sign (u - 1), where sign log u is never negative."""
    scope = scope_of(overlap, hypotheses)
    logarithm = b.add(*monomials(scope, b.log(overlap)))
    logarithm = b.neg(logarithm) if sign < 0 else logarithm
    find: Find = accurate_special if has_special(overlap) else accurate
    found = find(logarithm, hypotheses, divergence)
    if any(cancels(note, found.place) for note in found.notes):
        return None
    known = scope.know(found.theorem)
    signed = b.neg(found.term) if sign < 0 else found.term
    is_log = known.linear(b.eq(b.log(overlap), signed), (found.theorem, sign))
    is_overlap = rewritten(known.field(overlap, b.exp(b.log(overlap))), is_log)
    whole = b.app(EXPM1, signed)
    term = b.neg(whole) if sign < 0 else whole
    theorem = known.know(is_overlap).linear(b.eq(distance, term), (is_overlap, sign))
    return AccurateForm(term, found.place, found.notes, theorem)
