"""The accurate forms of divergences between two Gaussian pairs, by the chain rule.

Beside `special_forms`, for what the search of `proving.accurate` does not reach.  The divergence of the first
coordinates and that of the second given the first are never negative, and so is every part of them: two Itakura-Saito
divergences of variances and three squares.  Bhattacharyya's is two logarithms of quotients that are at least 1 and two
squares, and the length that total variation is one of has two.  Nothing here is trusted: the kernel proves the form
equal to the closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from symit.export.centred_forms import as_centred
from symit.export.error_terms import is_exact
from symit.export.expressions import split_sign
from symit.families.functionals import BHATTACHARYYA, HELLINGER, SQUARED_HELLINGER, TOTAL_VARIATION
from symit.families.vectors.forms import flattened
from symit.families.vectors.gaussian import diagonal_normal, multivariate_normal
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import EXPM1, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.functions import IS_DIV, LOG_RATIO, PRODUCT_DIFFERENCE
from symit.proving.accurate.proof import AccurateForm, proved
from symit.proving.accurate.vanishing import told
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.lowest import lowest
from symit.special import NORMAL_CDF, PHI_WITHIN

HALF = b.num(Fraction(1, 2))


def accurate_pair(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of a divergence of two Gaussian pairs, of KL or of KL both ways, where a covariance is full, or None."""
    parts = quantity.args if isinstance(quantity, App) and quantity.head == t.ADD else (quantity,)
    found = [both for part in parts for both in _gaussians(part)]
    if len(found) != len(parts):
        return None
    scope = Scope().given(*hypotheses)
    try:
        if parts[0].head == TOTAL_VARIATION:  # type: ignore[union-attr]
            term, theorem = _within_half_the_length(scope, closed, *found[0])
        elif parts[0].head == KL:  # type: ignore[union-attr]
            term = b.mul(HALF, b.add(*(part for both in found for part in _twice(*both))))
            theorem = proved(scope, closed, term)
        else:
            term = _OF_OVERLAP[parts[0].head](b.add(*_apart(*found[0])))  # type: ignore[index, union-attr]
            theorem = _by_minors(scope, closed, term, *found[0])
    except (NoForm, Refused):
        return None
    place = tuple(told(b.app(KL, *parts[0].args)))  # type: ignore[union-attr]
    return AccurateForm(term, place, (), theorem)


_OF_OVERLAP: Mapping[Definition, Callable[[Term], Term]] = {
    BHATTACHARYYA: lambda apart: apart,
    SQUARED_HELLINGER: lambda apart: b.neg(b.app(EXPM1, b.neg(apart))),
    HELLINGER: lambda apart: b.sqrt(b.neg(b.app(EXPM1, b.neg(apart)))),
}


def _within_half_the_length(scope: Scope, closed: Term, p: Sequence[Term], q: Sequence[Term]) -> tuple[Term, Theorem]:
    """Total variation, by the two squares that the length of the difference of the means has."""
    x, y = _less(p[0], q[0]), _less(p[1], q[1])
    squares = b.add(*_squares_of_length(x, y, *p[2:]))
    arguments = {part.args[0] for part in subterms(closed) if b.is_app(part, NORMAL_CDF)}  # type: ignore[union-attr]
    roots = {part for v in arguments for part in subterms(v) if b.is_app(part, t.POW) and part.args[1] == HALF}  # type: ignore[union-attr]
    if len(arguments) != 1 or len(roots) != 1:
        raise NoForm("the length is not the one root in it")
    (v,), (root,) = arguments, roots
    length = root.args[0]  # type: ignore[union-attr]
    theorem = rewritten(as_centred(scope, closed, b.app(PHI_WITHIN, v)), scope.field(length, squares))
    return sides(theorem)[1], theorem


def _squares_of_length(x: Term, y: Term, a: Term, r: Term, c: Term) -> Iterator[Term]:
    """The two squares, by the covariance or else by the precision, whichever is made of what is not rounded."""
    det = b.sub(b.mul(a, c), b.power(r, 2))
    precision = [lowest(PLAIN, [b.div(entry, det)], True) for entry in (c, b.neg(r), a)]
    if all(map(is_exact, (a, r, c))):
        yield from _square(x, a)
        yield from _square(_difference(a, y, r, x), b.mul(a, _difference(a, c, r, r)))
    elif all(map(is_exact, precision)):
        p, q, s = precision
        yield from _square(_difference(p, x, b.neg(q), y), p)
        yield flattened(b.div(b.mul(_difference(p, s, q, q), b.power(y, 2)), p))
    else:
        raise NoForm("what the covariance is made of is rounded")


def _apart(p: Sequence[Term], q: Sequence[Term]) -> Iterator[Term]:
    """The parts of Bhattacharyya's divergence.

    With C = (S + T)/2, the variance v of its second coordinate given the first is above the mean of those of S and T,
    s and t, by a square w: v^2 = s t + (s - t)^2/4 + (s + t) w + w^2.
    """
    m, n, a, r, c = p
    k, o, d, e, f = q
    s, u = b.div(_difference(a, c, r, r), a), b.div(_difference(d, f, e, e), d)
    slope, total = _difference(r, d, a, e), flattened(b.add(a, d))
    w = flattened(b.div(b.power(split_sign(slope)[1], 2), b.mul(2, a, d, total)))
    less = b.div(_conditional(a, r, c, d, e, f, slope), b.mul(a, d))
    x, y = _less(m, k), _less(n, o)
    variance = b.add(b.mul(HALF, b.add(s, u)), w)
    beyond = b.add(b.power(b.mul(HALF, less), 2), b.mul(b.add(s, u), w), b.power(w, 2))
    yield from _log_ratio(b.power(b.mul(HALF, total), 2), b.mul(a, d), b.power(b.mul(HALF, _less(a, d)), 2))
    yield from _log_ratio(b.power(variance, 2), b.mul(s, u), beyond)
    yield from _square(x, b.mul(4, total))
    yield from _square(_difference(total, y, b.add(r, e), x), b.mul(8, b.power(total, 2), variance))


def _by_minors(scope: Scope, closed: Term, term: Term, p: Sequence[Term], q: Sequence[Term]) -> Theorem:
    """closed = term, where v^2/(s t) in the last logarithm is shown to be a quotient of products of minors."""
    if isinstance(closed, App) and isinstance(term, App) and closed.head == term.head == t.POW:  # a root: what is in it
        base, hole = _by_minors(scope, closed.args[0], term.args[0], p, q), b.fresh("hole", t.REAL, closed, term)
        root = b.lam(hole, b.eq(closed, b.power(hole, closed.args[1])))
        return logic.rewrite(scope.field(closed, closed), base, template=root)
    exponents = [part.args[0] for one in (closed, term) for part in subterms(one) if b.is_app(part, t.EXP, EXPM1)]  # type: ignore[union-attr]
    if exponents:
        given, found = exponents
        hole = b.fresh("hole", t.REAL, closed, term)
        there = b.lam(hole, b.eq(closed, replace_term(term, found, hole)))
        base = scope.field(closed, replace_term(term, found, given))
        return logic.rewrite(base, _by_minors(scope, given, found, p, q), template=there)
    (_, _, a, r, c), (_, _, d, e, f) = p, q
    minors = [flattened(b.sub(b.mul(x, z), b.power(y, 2))) for x, y, z in ((a, r, c), (d, e, f))]
    mixed = flattened(b.sub(b.mul(b.add(a, d), b.add(c, f)), b.power(b.add(r, e), 2)))
    law, variables = _of_quotient()
    law = scope.instantiate(law, dict(zip(variables, (mixed, a, d, b.add(a, d), *minors), strict=True)))
    quotient, logarithms = sides(law)
    last = [part for part in subterms(term) if b.is_app(part, LOG_RATIO)][-1]
    inside = b.unfold(last).args[0]  # type: ignore[union-attr]
    same, hole = scope.field(inside, quotient.args[0]), b.fresh("hole", t.REAL, closed, term)  # type: ignore[union-attr]
    known = logic.rewrite(scope.field(last, b.log(inside)), same, template=b.lam(hole, b.eq(last, b.log(hole))))
    written = scope.field(closed, replace_term(term, last, logarithms))
    there = b.lam(hole, b.eq(closed, replace_term(term, last, hole)))
    return logic.rewrite(written, logic.symmetry(logic.chain(known, law)), template=there)


@cache
def _of_quotient() -> tuple[Theorem, tuple[Var, ...]]:
    """log(k^2 a d/(4 u^2 x y)), of positive numbers, as a sum of logarithms: once, for minors that are long."""
    variables, powers = tuple(map(b.real, ("k", "a", "d", "u", "x", "y"))), (2, 1, 1, -2, -1, -1)
    quotient = b.mul(Fraction(1, 4), *(b.power(v, n) for v, n in zip(variables, powers, strict=True)))
    logs = b.add(b.mul(-2, b.log(2)), *(b.mul(n, b.log(v)) for v, n in zip(variables, powers, strict=True)))
    return Scope().given(*(b.lt(0, v) for v in variables)).field(b.log(quotient), logs), variables


def _log_ratio(above: Term, below: Term, apart: Term) -> Iterator[Term]:
    above, below, apart = map(flattened, (above, below, apart))
    if apart != b.ZERO:
        yield b.mul(Fraction(1, 4), b.app(LOG_RATIO, above, below, apart))


def _twice(p: Sequence[Term], q: Sequence[Term]) -> Iterator[Term]:
    """The parts of twice KL, of two means and the entries s, r and t of a covariance [[s, r], [r, t]] each."""
    m, n, a, r, c = p
    k, o, d, e, f = q
    det_p, det_q = _difference(a, c, r, r), _difference(d, f, e, e)
    slope = _difference(r, d, a, e)  # a d times the difference of the slopes of the second coordinate on the first
    conditional = _conditional(a, r, c, d, e, f, slope)
    x, y = _less(m, k), _less(n, o)
    yield from _divergence(a, d, _less(a, d))
    yield from _divergence(b.mul(d, det_p), b.mul(a, det_q), conditional)
    yield from _square(slope, b.mul(a, d, det_q))
    yield from _square(x, d)
    yield from _square(_difference(d, y, e, x), b.mul(d, det_q))


def _conditional(a: Term, r: Term, c: Term, d: Term, e: Term, f: Term, slope: Term) -> Term:
    """a d times the difference of the variances of the second coordinate given the first."""
    return b.add(b.mul(a, d, _less(c, f)), b.mul(-1, r, slope), b.mul(-1, a, e, _less(r, e)))


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
    if isinstance(quantity, App) and quantity.head in (KL, TOTAL_VARIATION, *_OF_OVERLAP):
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
