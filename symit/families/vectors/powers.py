"""Integrals of products of powers of Gaussian densities: Renyi's and Chernoff's, Bhattacharyya's and Hellinger's.

p^alpha q^(1-alpha) is exp of a quadratic form in x, whose square is completed: with alpha/S + (1-alpha)/T = K' R K, K
with ones on its diagonal and zeros above, the integral is one for symbols r, k, m, c and e.  That the two exponents are
equal is an identity of quotients of polynomials, so nothing is ever multiplied out inside of exp.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from symit.families.entry import Member
from symit.families.measures import Request
from symit.families.solving import Ground, as_bound
from symit.families.vectors.forms import HALF, TWO_PI, is_diagonal, mixture, written_as
from symit.families.vectors.gaussian import covariance_of, determinants, dimension_of, inverse_of, mean_of
from symit.families.vectors.matrices import adjugate, determinant, minor, quadratic
from symit.families.vectors.space import POINT, among_indices, coordinates, space
from symit.families.vectors.whitening import Affine, whitened, written_out_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.matching import subterms
from symit.proving.scope import Scope, replace_term, rewritten, sides

Rows = list[list[Term]]


def of_powers(term: Callable[[Request], Term], alpha: Callable[..., Term]) -> Callable[[Request, Ground], Theorem]:
    """A function of one integral of p^alpha q^(1-alpha), or of p^alpha."""

    def found(request: Request, ground: Ground) -> Theorem:
        whole = term(request)
        inner = next(p for p in subterms(b.unfold(whole)) if b.is_app(p, t.INTEGRAL))
        scope, one = affinity(ground.scope, inner, request.members, alpha(*request.numbers))
        theorem = rewritten(scope.know(one.value, one.positive).unfold(whole), one.value)
        has_log = b.log(sides(one.value)[1]) in subterms(sides(theorem)[1])
        return rewritten(theorem, one.logarithm) if has_log else theorem

    return found


def hellinger(
    term: Callable[[Request], Term], form: Callable[[Member, Member], Term]
) -> Callable[[Request, Ground], Theorem]:
    """The root of half the integral of (sqrt p - sqrt q)^2, from the integrals of p, of q and of the root of p q."""

    def found(request: Request, ground: Ground) -> Theorem:
        over, x = request.members[0].support, request.members[0].family.point
        p, q = (member.density(x) for member in request.members)
        root = b.sqrt(b.mul(p, q))
        scope, overlap = affinity(ground.scope, b.integral(over, x, root), request.members, HALF)
        ones = [_normalised(scope, m, x) for m in request.members]
        scope = scope.know(overlap.value, *ones, *among_indices(dimension_of(request.members[0])))
        inner = next(part for part in subterms(b.unfold(term(request))) if b.is_app(part, t.INTEGRAL))
        body = b.open_with(inner.args[1], x)  # type: ignore[union-attr, arg-type]
        parts = scope.linearity(x, over, body, (1, p), (1, q), (-2, root))
        total = rewritten(parts, *ones, overlap.value)
        plain = b.mul(2, b.sub(1, sides(overlap.value)[1]))
        whole = logic.chain(total, scope.instantiate(_two_less(), {_V: sides(overlap.value)[1]}))
        known = scope.know(whole)
        hole = b.fresh("hole", t.REAL, inner, plain)
        never_less = logic.rewrite(known.evident(b.le(0, inner)), whole, template=b.lam(hole, b.le(0, hole)))
        theorem = rewritten(known.unfold(term(request)), whole)
        return written_as(scope.know(never_less), theorem, form(*request.members))

    return found


_V = b.real("v")


@cache
def _two_less() -> Theorem:
    """1 + 1 - 2 v = 2 (1 - v), for what is too long to be read."""
    total = b.add(b.mul(1, 1), b.mul(1, 1), b.mul(-2, _V))
    return Scope().given(b.defined(_V)).field(total, b.mul(2, b.sub(1, _V)))


def _normalised(scope: Scope, member: Member, x: Var) -> Theorem:
    _, one = affinity(scope, b.integral(member.support, x, member.density(x)), (member,), b.ONE)
    return scope.restate(one.value, b.ONE)


@dataclass(frozen=True)
class Affinity:
    """An integral of powers = its value, that it is positive, and the logarithm of the value as a sum."""

    value: Theorem
    positive: Theorem
    logarithm: Theorem


def affinity(scope: Scope, whole: Term, members: Sequence[Member], alpha: Term) -> tuple[Scope, Affinity]:
    """With the scope that has what it needs to converge."""
    exponents = (alpha, PLAIN.canonical(b.sub(1, alpha)))[: len(members)]
    square = _completed(members, exponents)
    scope = _converging(scope, square, members, exponents)
    over, d = members[0].support, dimension_of(members[0])
    x = b.fresh("x", POINT, whole, *(f.conclusion for f in scope.facts))
    at_x = scope.know(*among_indices(d)).at_point(x, over)
    opened = _as_exponential(at_x, b.open_with(whole.args[1], x), members, exponents, x)  # type: ignore[union-attr, arg-type]
    constant, weight = sides(opened)[1].args  # type: ignore[union-attr]
    pointwise = rewritten(opened, at_x.field(weight.args[0], square.exponent(x)))  # type: ignore[union-attr]
    symbols = (*square.rates, *square.below, *square.middle, constant, square.rest)
    lemmas, variables = weight_integral(d)
    value, is_positive, logarithm = (scope.instantiate(th, dict(zip(variables, symbols, strict=True))) for th in lemmas)
    value = logic.chain(scope.know(value).congruence(x, over, pointwise), value)
    hole = b.fresh("hole", t.REAL, value.conclusion)
    positive = logic.rewrite(is_positive, logic.symmetry(value), template=b.lam(hole, b.lt(0, hole)))
    return scope, Affinity(value, positive, logarithm)


def _as_exponential(at_x: Scope, body: Term, members: Sequence[Member], exponents: Sequence[Term], x: Var) -> Theorem:
    """A product of powers of densities as c exp(F): each density is one, and of two the law is that for symbols."""
    theorem = at_x.field(body, body)
    scales, forms = [], []
    for member in members:
        scales.append(_constant(member))
        forms.append(_exponent(member, x))
        density = member.density(x)
        same = at_x.restate(written_out_at(at_x, x, density), b.mul(scales[-1], b.exp(forms[-1])))
        theorem = rewritten(theorem, same)
    densities = dict(zip((m.density(x) for m in members), _DENSITIES, strict=False))
    shape = body
    for density, symbol in densities.items():
        shape = replace_term(shape, density, symbol)
    law = _law(shape, tuple(exponents))
    values = dict(zip((*_SCALES, *_FORMS), (*_two(scales), *_two(forms)), strict=True))
    return logic.chain(theorem, at_x.instantiate(law, {k: v for k, v in values.items() if k in _speaks_of(law)}))


_DENSITIES, _SCALES, _FORMS = ((b.real(f"{name}_1"), b.real(f"{name}_2")) for name in ("p", "c", "f"))


def _two(given: list[Term]) -> list[Term]:
    return given if len(given) == 2 else [*given, b.ONE]


def _speaks_of(theorem: Theorem) -> frozenset[Var]:
    return theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))


@cache
def _law(shape: Term, exponents: tuple[Term, ...]) -> Theorem:
    """0 < c_1, 0 < c_2 |- a product of powers of c_1 exp(f_1) and c_2 exp(f_2) is c_1^a c_2^b exp(a f_1 + b f_2)."""
    count = len(exponents)
    densities = (b.mul(c, b.exp(f)) for c, f in zip(_SCALES, _FORMS, strict=True))
    left = b.substitute(shape, dict(zip(_DENSITIES, densities, strict=True)))
    constant = b.mul(*(b.power(c, e) for c, e in zip(_SCALES, exponents, strict=False)))
    whole = b.add(*(b.mul(e, f) for e, f in zip(exponents, _FORMS, strict=False)))
    return Scope().given(*(b.lt(0, c) for c in _SCALES[:count])).field(left, b.mul(constant, b.exp(whole)))


# ---- the square completed ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Square:
    """-1/2 (x - m)' K' R K (x - m) - e: R, the entries of K below its diagonal row by row, m and e; and the minors from
    which R is made, positive where the form is."""

    rates: tuple[Term, ...]
    below: tuple[Term, ...]
    middle: tuple[Term, ...]
    rest: Term
    minors: tuple[Term, ...]

    def exponent(self, x: Var) -> Term:
        return exponent(coordinates(x, len(self.middle)), self.rates, self.below, self.middle, self.rest)


def exponent(x: Sequence[Term], rates: Sequence[Term], below: Sequence[Term], middle: Sequence[Term], e: Term) -> Term:
    away = [b.sub(c, m) for c, m in zip(x, middle, strict=True)]
    rest, squares = list(below), []
    for j, rate in enumerate(rates):
        inside = [b.mul(rest.pop(0), away[i]) for i in range(j)] + [away[j]]
        squares.append(b.mul(rate, b.power(b.add(*inside), 2)))
    return b.sub(b.neg(b.div(b.add(*squares), 2)), e)


@cache
def weight_integral(d: int) -> tuple[tuple[Theorem, Theorem, Theorem], tuple[Var, ...]]:
    """0 < r_1, ... |- the integral of c exp(-1/2 (x - m)' K' R K (x - m) - e) is c exp(-e) (2 pi)^(d/2)/sqrt(r_1 ...);
    for 0 < c that is positive, and its logarithm is a sum."""
    rates = [b.real(f"r_{j}") for j in range(1, d + 1)]
    below = [b.real(f"k_{j}{i}") for j in range(1, d + 1) for i in range(1, j)]
    middle, c, e = [b.real(f"m_{j}") for j in range(1, d + 1)], b.real("c"), b.real("e")
    x = Var("x", POINT)
    whole = b.integral(space(d), x, b.mul(c, b.exp(exponent(coordinates(x, d), rates, below, middle, e))))
    rest = list(below)
    rows = [[*(rest.pop(0) for _ in range(j)), b.ONE, *[b.ZERO] * (d - j - 1)] for j in range(d)]
    scope = Scope().given(*(b.lt(0, r) for r in rates))
    raw = whitened(scope, whole, Affine(tuple(middle), tuple(map(tuple, _inverse(rows)))))  # type: ignore[arg-type]
    scale = b.mul(b.power(TWO_PI, Fraction(d, 2)), *(b.power(r, Fraction(-1, 2)) for r in rates))
    value = b.mul(c, b.exp(b.neg(e)), scale)
    positive = scope.given(b.lt(0, c))
    logs = [b.mul(Fraction(d, 2), b.log(TWO_PI)), *(b.mul(Fraction(-1, 2), b.log(r)) for r in rates)]
    theorems = (
        scope.know(raw).restate(raw, value),
        positive.evident(b.lt(0, value)),
        positive.field(b.log(value), b.add(b.log(c), b.neg(e), *logs)),
    )
    named = (
        logic.theorem(th, id=f"gaussian-weight-{d}{end}")
        for th, end in zip(theorems, ("", "-sign", "-log"), strict=True)
    )
    return tuple(named), (*rates, *below, *middle, c, e)  # type: ignore[return-value]


def _inverse(rows: Sequence[Sequence[Term]]) -> Rows:
    """The inverse of a matrix with ones on its diagonal and zeros above."""
    found: Rows = []
    for i, row in enumerate(rows):
        before = [PLAIN.canonical(b.add(*(b.mul(-1, row[k], found[k][j]) for k in range(j, i)))) for j in range(i)]
        found.append([*before, b.ONE, *[b.ZERO] * (len(rows) - i - 1)])
    return found


def _completed(members: Sequence[Member], exponents: Sequence[Term]) -> Square:
    middle, rest = _centre(members, exponents)
    if all(map(is_diagonal, members)):
        rates, minors = _rates_of_independent(members, exponents)
        d = len(rates)
        return Square(rates, (b.ZERO,) * (d * (d - 1) // 2), middle, rest, minors)
    inverses = [inverse_of(m) for m in members]
    scale = b.mul(*(below for _, below in inverses))
    others = [[below for k, (_, below) in enumerate(inverses) if k != n] for n in range(len(inverses))]
    d = dimension_of(members[0])
    form = [
        [
            _sum(b.mul(e, inverse[i][j], *o) for e, (inverse, _), o in zip(exponents, inverses, others, strict=True))
            for j in range(d)
        ]
        for i in range(d)
    ]
    tails = [minor(form, range(k, d), range(k, d)) for k in range(d)]
    minors = (*(PLAIN.canonical(tail) for tail in tails), b.ONE)
    rates = tuple(b.div(minors[k], b.mul(minors[k + 1], scale)) for k in range(d))
    below = tuple(
        b.div(PLAIN.canonical(minor(form, range(j, d), [i, *range(j + 1, d)])), minors[j])
        for j in range(d)
        for i in range(j)
    )
    return Square(tuple(map(_plainly, rates)), tuple(map(_plainly, below)), middle, rest, minors[:-1])


def _rates_of_independent(
    members: Sequence[Member], exponents: Sequence[Term]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    d = dimension_of(members[0])
    variances = [[covariance_of(m)[k][k] for m in members] for k in range(d)]
    if len(members) == 1:
        return tuple(b.div(exponents[0], v) for (v,) in variances), (exponents[0],) * d
    above = [_sum([b.mul(exponents[0], w), b.mul(exponents[1], v)]) for v, w in variances]
    return tuple(b.div(a, b.mul(v, w)) for a, (v, w) in zip(above, variances, strict=True)), tuple(above)


def _centre(members: Sequence[Member], exponents: Sequence[Term]) -> tuple[tuple[Term, ...], Term]:
    """m + beta S/C (n - m) and alpha beta/2 (m - n)'/C (m - n), where C is alpha T + beta S."""
    if len(members) == 1:
        return tuple(mean_of(members[0])), b.ZERO
    (p, q), (alpha, beta) = members, exponents
    d, s = dimension_of(p), covariance_of(p)
    mixed = mixture(p, q, alpha)
    away = [_sum([n, b.neg(m)]) for m, n in zip(mean_of(p), mean_of(q), strict=True)]
    if is_diagonal(p) and is_diagonal(q):
        middle = [_sum_or(m, b.div(b.mul(beta, s[k][k], away[k]), mixed[k][k])) for k, m in enumerate(mean_of(p))]
        distance = b.add(*(b.div(b.power(away[k], 2), mixed[k][k]) for k in range(d)))
    else:
        det, inverse = PLAIN.canonical(determinant(mixed)), adjugate(mixed)
        moved = [b.add(*(b.mul(inverse[i][j], away[j]) for j in range(d))) for i in range(d)]
        middle = [
            _sum_or(m, b.div(b.mul(beta, b.add(*(b.mul(s[k][i], moved[i]) for i in range(d)))), det))
            for k, m in enumerate(mean_of(p))
        ]
        distance = b.div(quadratic(inverse, away), det)
    return tuple(middle), _plainly(b.mul(HALF, alpha, beta, distance))


def _sum(terms: object) -> Term:
    return PLAIN.canonical(b.add(*terms))  # type: ignore[misc]


def _sum_or(m: Term, moved: Term) -> Term:
    return _plainly(b.add(m, moved))


def _plainly(term: Term) -> Term:
    """A number where there are no symbols."""
    return term if term.free else PLAIN.canonical(term)


def _constant(member: Member) -> Term:
    """What stands before exp in the density."""
    dets = (b.power(det, b.num(Fraction(-n, 2))) for det, n in determinants(member))
    return b.mul(b.power(TWO_PI, Fraction(-dimension_of(member), 2)), *dets)


def _exponent(member: Member, x: Var) -> Term:
    """What stands in exp."""
    away = [b.sub(c, m) for c, m in zip(coordinates(x, dimension_of(member)), mean_of(member), strict=True)]
    if is_diagonal(member):
        form = b.add(*(b.div(b.power(y, 2), covariance_of(member)[k][k]) for k, y in enumerate(away)))
    else:
        inverse, below = inverse_of(member)
        form = b.div(quadratic(inverse, away), below)
    return b.mul(Fraction(-1, 2), form)


# ---- where it converges --------------------------------------------------------------------------------------


def _converging(scope: Scope, square: Square, members: Sequence[Member], exponents: Sequence[Term]) -> Scope:
    """With 0 < r for each rate: seen, shown, or supposed."""
    if len(members) == 2 and not all(map(is_diagonal, members)):
        scope = _with_determinant(scope, square, members, exponents)
    for minor_ in dict.fromkeys(square.minors):
        condition = b.lt(0, minor_)
        if context_of(scope).decide(condition) is False:
            raise Refused("the integral converges only where {} is positive", minor_)
        if context_of(scope).holds(condition):
            continue
        scope = scope.given(as_bound(condition))
    for rate in square.rates:
        if rate.free:
            scope = scope.know(scope.evident(b.lt(0, rate)))
    return scope


def _with_determinant(scope: Scope, square: Square, members: Sequence[Member], exponents: Sequence[Term]) -> Scope:
    """With 0 < det C, C = alpha T + beta S, and what it says of the first minor: (det S det T)^(d - 1) det C."""
    d = dimension_of(members[0])
    det = PLAIN.canonical(determinant(mixture(members[0], members[1], exponents[0])))
    both = b.power(b.mul(*(inverse_of(m)[1] for m in members)), d - 1)
    if not det.free or context_of(scope).holds(b.lt(0, det)):
        return scope
    minor_ = b.lt(0, square.minors[0])
    shown = _of_two_by_two(scope, minor_, members, exponents)
    if shown is not None:
        return scope.know(shown, scope.linear(b.lt(0, det), (shown, b.power(both, -1))))
    supposed = scope.given(as_bound(b.lt(0, det)))
    return supposed.know(supposed.linear(minor_, (supposed.evident(b.lt(0, det)), both)))


def _of_two_by_two(
    scope: Scope, condition: Term, members: Sequence[Member], exponents: Sequence[Term]
) -> Theorem | None:
    """0 < det(alpha f P + beta e Q) for positive definite P, Q with determinants e and f, and positive alpha and beta:

    P_11 Q_22 + P_22 Q_11 - 2 P_12 Q_12 is Q_22 e/P_22 + P_22 f/Q_22 and a square over P_22 Q_22.
    """
    if len(members) != 2 or dimension_of(members[0]) != 2:
        return None
    (p, e), (q, f) = map(inverse_of, members)
    alpha, beta = exponents
    both = b.mul(alpha, beta, e, f)
    try:
        square = b.power(b.sub(b.mul(p[0][1], q[1][1]), b.mul(q[0][1], p[1][1])), 2)
        facts = (
            (
                scope.evident(b.lt(0, e)),
                b.add(b.mul(b.power(alpha, 2), b.power(f, 2)), b.mul(both, q[1][1], b.power(p[1][1], -1))),
            ),
            (
                scope.evident(b.lt(0, f)),
                b.add(b.mul(b.power(beta, 2), b.power(e, 2)), b.mul(both, p[1][1], b.power(q[1][1], -1))),
            ),
            (scope.evident(b.le(0, square)), b.mul(both, b.power(p[1][1], -1), b.power(q[1][1], -1))),
        )
        return scope.linear(condition, *facts)
    except Refused:
        return None
