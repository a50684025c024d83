"""The accurate form of the divergence between two Gaussian pairs, by the chain rule.

Beside `special_forms`, for what the search of `proving.accurate` does not reach.  The divergence of the first
coordinates and that of the second given the first are never negative, and so is every part of them: two Itakura-Saito
divergences of variances and three squares.  Nothing here is trusted: the kernel proves the form equal to the closed
form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symit.export.expressions import split_sign
from symit.families.vectors.forms import flattened
from symit.families.vectors.gaussian import diagonal_normal, multivariate_normal
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import KL
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Term
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.functions import IS_DIV, PRODUCT_DIFFERENCE
from symit.proving.accurate.proof import AccurateForm, proved
from symit.proving.accurate.vanishing import told
from symit.proving.scope import Scope

HALF = b.num(Fraction(1, 2))


def accurate_pair(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of KL of two Gaussian pairs, or of KL both ways, where a covariance is full; None for anything else."""
    parts = quantity.args if isinstance(quantity, App) and quantity.head == t.ADD else (quantity,)
    found = [both for part in parts for both in _gaussians(part)]
    if len(found) != len(parts):
        return None
    term = b.mul(HALF, b.add(*(part for both in found for part in _twice(*both))))
    try:
        theorem = proved(Scope().given(*hypotheses), closed, term)
    except (NoForm, Refused):
        return None
    return AccurateForm(term, tuple(told(parts[0])), (), theorem)


def _twice(p: Sequence[Term], q: Sequence[Term]) -> Iterator[Term]:
    """The parts of twice KL, of two means and the entries s, r and t of a covariance [[s, r], [r, t]] each."""
    m, n, a, r, c = p
    k, o, d, e, f = q
    det_p, det_q = _difference(a, c, r, r), _difference(d, f, e, e)
    slope = _difference(r, d, a, e)  # a d times the difference of the slopes of the second coordinate on the first
    conditional = b.add(b.mul(a, d, _less(c, f)), b.mul(-1, r, slope), b.mul(-1, a, e, _less(r, e)))
    x, y = _less(m, k), _less(n, o)
    yield from _divergence(a, d, _less(a, d))
    yield from _divergence(b.mul(d, det_p), b.mul(a, det_q), conditional)
    yield from _square(slope, b.mul(a, d, det_q))
    yield from _square(x, d)
    yield from _square(_difference(d, y, e, x), b.mul(d, det_q))


def _divergence(one: Term, other: Term, apart: Term) -> Iterator[Term]:
    one, other, apart = map(flattened, (one, other, apart))
    if apart != b.ZERO:
        yield b.app(IS_DIV, one, other, apart)


def _square(above: Term, below: Term) -> Iterator[Term]:
    """above^2/below, where that is not 0."""
    if above != b.ZERO:
        yield flattened(b.div(b.power(split_sign(above)[1], 2), below))


def _less(one: Term, other: Term) -> Term:
    """one - other; exactly before it is rounded, where a variance is given as a square."""
    if any(b.is_app(part, t.POW) for part in (one, other)):
        return _difference(*_factors(one), *_factors(other))
    return flattened(b.sub(one, other)) if one != other else b.ZERO


def _factors(term: Term) -> tuple[Term, Term]:
    if isinstance(term, App) and term.head == t.POW and term.args[1] == b.num(2):
        return term.args[0], term.args[0]
    return term, b.ONE


def _difference(x: Term, y: Term, z: Term, w: Term) -> Term:
    """x y - z w."""
    one, other = flattened(b.mul(x, y)), flattened(b.mul(z, w))
    if b.ZERO in (one, other) or (b.ONE in (x, y) and b.ONE in (z, w)):
        return flattened(b.sub(one, other)) if one != b.ZERO else flattened(b.neg(other))
    return b.app(PRODUCT_DIFFERENCE, x, y, z, w)


def _gaussians(quantity: Term) -> Iterator[list[tuple[Term, ...]]]:
    """The parameters of two Gaussian pairs between which the quantity is the divergence."""
    if isinstance(quantity, App) and quantity.head == KL:
        found = [values for density in quantity.args[1:] for values in _parameters(density)]
        if len(found) == 2 and any(values[3] != b.ZERO for values in found):
            yield found


def _parameters(density: Term) -> Iterator[tuple[Term, ...]]:
    body = density.body if isinstance(density, Abs) else None
    if not isinstance(body, App):
        return
    if body.head == multivariate_normal(2).definition:
        yield body.args[:-1]
    elif body.head == diagonal_normal(2).definition:
        m, n, s, r = body.args[:-1]
        yield m, n, _square_of(s), b.ZERO, _square_of(r)


def _square_of(sd: Term) -> Term:
    return b.power(sd, 2) if sd.free else PLAIN.canonical(b.power(sd, 2))
