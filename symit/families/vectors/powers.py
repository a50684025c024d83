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

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.solving import Diverges, Ground, as_bound
from symit.families.entry import Member
from symit.families.measures.at_most_one import at_most_one
from symit.families.vectors.completing import Rows, Square, completed_square, exponent
from symit.families.vectors.exponentials import SCALES, as_exponential
from symit.families.vectors.forms import HALF, TWO_PI, is_diagonal, mixture, written_as
from symit.families.vectors.gaussian import (
    covariance_of,
    determinants,
    dimension_of,
    inverse_of,
    mean_of,
    with_minors,
)
from symit.families.vectors.mapping import Affine
from symit.families.vectors.matrices import (
    adjugate,
    determinant,
    full,
    inverse_of_lower,
    lower_of,
    minor,
    quadratic,
)
from symit.families.vectors.space import POINT, among_indices, coordinates, space
from symit.families.vectors.squares import Squares, squares_of
from symit.families.vectors.unbounded_powers import without_value
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Divergent, context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms


class Diverging(Refused):
    """An integral of powers has no value for these members, whoever looks for it."""


SHORT = 200


def of_powers(
    term: Callable[[Request], Term], alpha: Callable[..., Term], form: Callable[..., Term]
) -> Callable[[Request, Ground], Theorem]:
    """A function of one integral of p^alpha q^(1-alpha), or of p^alpha."""

    def found(request: Request, ground: Ground) -> Theorem:
        whole = term(request)
        inner = next(p for p in subterms(b.unfold(whole)) if isinstance(p, App) and p.head == t.INTEGRAL)
        try:
            scope, one = affinity(ground.scope, inner, request.members, alpha(*request.numbers))
        except Diverging:
            without = without_value(ground.scope, whole, inner, request.members, alpha(*request.numbers))
            if without is None:
                raise
            raise Diverges(Divergent(inner, without)) from None
        exists = logic.evident(one.value, claim=b.defined(inner))  # nothing longer is to be known
        theorem = rewritten(Scope((exists, one.positive)).know(*_short(scope)).unfold(whole), one.value)
        has_log = b.log(sides(one.value)[1]) in subterms(sides(theorem)[1])
        theorem = rewritten(theorem, one.logarithm) if has_log else theorem
        return written_as(scope, theorem, form(*request.members, *request.numbers))

    return found


def _short(scope: Scope) -> list[Theorem]:
    return [f for f in scope.facts if f.conclusion.size < SHORT]


def hellinger(
    term: Callable[[Request], Term], form: Callable[[Member, Member], Term]
) -> Callable[[Request, Ground], Theorem]:
    """The root of 1 minus the integral of the root of p q, which is at most 1 since p and q integrate to 1; with the
    form of that integral."""

    def found(request: Request, ground: Ground) -> Theorem:
        over, x = request.members[0].support, request.members[0].family.point
        p, q = (member.density(x) for member in request.members)
        scope, overlap = affinity(ground.scope, b.integral(over, x, b.sqrt(b.mul(p, q))), request.members, HALF)
        ones = [_normalised(scope, m, x) for m in request.members]
        exists = [logic.evident(overlap.value, claim=b.defined(sides(overlap.value)[0])), *ones]
        known = Scope(tuple(exists)).know(*_short(scope), *among_indices(dimension_of(request.members[0])))
        bound = at_most_one(known, x, over, p, q, *ones)
        value = written_as(scope, overlap.value, form(*request.members))
        return rewritten(scope.know(bound).unfold(term(request)), value)

    return found


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
    over, d = members[0].support, dimension_of(members[0])
    x = b.fresh("x", POINT, whole, *(f.conclusion for f in scope.facts))
    scope = with_minors(scope, members)
    if len(members) == 1 or all(map(is_diagonal, members)):
        scope, square = plainly(scope, members, exponents, x)
    elif (found := squares_of(members, exponents)) is not None:
        scope, square = _of_numbers(scope, members, exponents, found)
    else:
        scope, square = staged(scope, members, exponents, x)
    at_x = scope.know(*among_indices(d)).at_point(x, over)
    opened = as_exponential(at_x, b.open_with(whole.args[1], x), members, exponents, x)  # type: ignore[union-attr, arg-type]
    constant, weight = sides(opened)[1].args  # type: ignore[union-attr]
    exponent_ = weight.args[0]  # type: ignore[union-attr]
    if square.completed is None:
        same = at_x.field(exponent_, square.exponent(x))
    else:
        same = logic.chain(at_x.field(exponent_, sides(square.completed)[0]), square.completed)
    pointwise = rewritten(opened, same)
    symbols = (*square.rates, *square.below, *square.middle, constant, square.rest)
    lemmas, variables = weight_integral(d)
    value, is_positive, logarithm = (scope.instantiate(th, dict(zip(variables, symbols, strict=True))) for th in lemmas)
    value = logic.chain(scope.know(value).congruence(x, over, pointwise), value)
    if square.product is not None:
        value, is_positive, logarithm = (_by_product(scope, th, square) for th in (value, is_positive, logarithm))
    logarithm = _replaced(logarithm, _log_of_constant(scope, constant))
    hole = b.fresh("hole", t.REAL, value.conclusion)
    positive = logic.rewrite(is_positive, logic.symmetry(value), template=b.lam(hole, b.lt(0, hole)))
    return scope, Affinity(value, positive, logarithm)


def _log_of_constant(scope: Scope, constant: Term) -> Theorem:
    """log(c_1^a c_2^b) = a log(c_1) + b log(c_2)."""
    powers = constant.args if b.is_app(constant, t.MUL) else (constant,)  # type: ignore[union-attr]
    bases, exponents = zip(*(power.args for power in powers), strict=True)  # type: ignore[union-attr]
    law = _law_of_logs(exponents)
    return scope.instantiate(law, dict(zip(SCALES, bases, strict=False)))


@cache
def _law_of_logs(exponents: tuple[Term, ...]) -> Theorem:
    scales = SCALES[: len(exponents)]
    left = b.log(b.mul(*(b.power(c, e) for c, e in zip(scales, exponents, strict=True))))
    logs = b.add(*(b.mul(e, b.log(c)) for c, e in zip(scales, exponents, strict=True)))
    return Scope().given(*(b.lt(0, c) for c in scales)).field(left, logs)


def _by_product(scope: Scope, theorem: Theorem, square: Square) -> Theorem:
    """With the product of the rates in the place of each."""
    assert square.product is not None
    rates = {b.real(f"r_{j}"): r for j, r in enumerate(square.rates, start=1)}
    det, both = sides(square.product)[1].args  # type: ignore[union-attr]
    factors = dict(zip(_FACTORS, (det, *both.args[0].args), strict=True))  # type: ignore[union-attr]
    for law, apart in zip(together(len(rates)), split(), strict=True):
        equation = rewritten(scope.instantiate(law, dict(rates)), square.product)
        theorem = _replaced(theorem, logic.chain(equation, scope.instantiate(apart, dict(factors))))
    return theorem if square.spent is None else _replaced(theorem, square.spent)


_FACTORS = b.real("u"), b.real("v"), b.real("w")


@cache
def split() -> tuple[Theorem, Theorem]:
    """0 < u, v, w |- 1/sqrt(u/(v w)) and its logarithm, by factors."""
    u, v, w = _FACTORS
    scope = Scope().given(*(b.lt(0, f) for f in _FACTORS))
    whole = b.div(u, b.mul(v, w))
    root = scope.field(b.power(whole, Fraction(-1, 2)), b.mul(b.power(u, Fraction(-1, 2)), b.sqrt(v), b.sqrt(w)))
    logs = b.mul(HALF, b.add(b.log(v), b.log(w), b.neg(b.log(u))))
    return root, scope.field(b.mul(Fraction(-1, 2), b.log(whole)), logs)


def _replaced(theorem: Theorem, equation: Theorem) -> Theorem:
    old, _ = sides(equation)
    hole = b.fresh("hole", t.REAL, theorem.conclusion, equation.conclusion)
    return logic.rewrite(theorem, equation, template=b.lam(hole, replace_term(theorem.conclusion, old, hole)))


# ---- the square completed ------------------------------------------------------------------------------------


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
    raw = whitened(scope, whole, Affine(tuple(middle), tuple(map(tuple, inverse_of_lower(rows)))))  # type: ignore[arg-type]
    roots, logs = in_roots(rates)
    value = b.mul(c, b.exp(b.neg(e)), b.power(TWO_PI, Fraction(d, 2)), roots)
    positive = scope.given(b.lt(0, c))
    constant = b.mul(Fraction(d, 2), b.log(TWO_PI))
    theorems = (
        scope.know(raw).restate(raw, value),
        positive.evident(b.lt(0, value)),
        positive.field(b.log(value), b.add(b.log(c), b.neg(e), constant, logs)),
    )
    named = (
        logic.theorem(th, id=f"gaussian-weight-{d}{end}")
        for th, end in zip(theorems, ("", "-sign", "-log"), strict=True)
    )
    return tuple(named), (*rates, *below, *middle, c, e)  # type: ignore[return-value]


def in_roots(rates: Sequence[Term]) -> tuple[Term, Term]:
    """1/sqrt(r_1 ... r_d) and its logarithm, by factors."""
    if len(rates) == 1:
        return b.power(rates[0], Fraction(-1, 2)), b.mul(Fraction(-1, 2), b.log(rates[0]))
    roots = b.mul(*(b.power(r, Fraction(-1, 2)) for r in rates))
    return roots, b.add(*(b.mul(Fraction(-1, 2), b.log(r)) for r in rates))


@cache
def together(d: int) -> tuple[Theorem, Theorem]:
    """0 < r_1, ... |- the same by the product."""
    rates = [b.real(f"r_{j}") for j in range(1, d + 1)]
    scope = Scope().given(*(b.lt(0, r) for r in rates))
    whole = b.mul(*rates)
    forms = b.power(whole, Fraction(-1, 2)), b.mul(Fraction(-1, 2), b.log(whole))
    root, log = (scope.field(one, other) for one, other in zip(in_roots(rates), forms, strict=True))
    return root, log


def plainly(scope: Scope, members: Sequence[Member], exponents: Sequence[Term], x: Var) -> tuple[Scope, Square]:
    """Of one member, or of independent coordinates."""
    d = dimension_of(members[0])
    if all(map(is_diagonal, members)):
        variances = [[covariance_of(m)[k][k] for m in members] for k in range(d)]
        above = [
            PLAIN.canonical(
                b.add(*(b.mul(e, *(v for i, v in enumerate(each) if i != n)) for n, e in enumerate(exponents)))
            )
            for each in variances
        ]
        for rate in above:
            scope = _supposed_positive(scope, rate)
        rates = tuple(_number_or(b.div(a, b.mul(*each))) for a, each in zip(above, variances, strict=True))
        below: tuple[Term, ...] = (b.ZERO,) * (d * (d - 1) // 2)
        middle, rest = _centre(members, exponents)
    else:
        (member,), (alpha, *_) = members, exponents
        inverse, det = inverse_of(member)
        tails = [PLAIN.canonical(minor(inverse, range(k, d), range(k, d))) for k in range(d)] + [b.ONE]
        for tail in tails[:-1]:
            scope = _supposed_positive(scope, tail)
        rates = tuple(_number_or(b.div(b.mul(alpha, tails[k]), b.mul(tails[k + 1], det))) for k in range(d))
        across = [(minor(inverse, range(j, d), [i, *range(j + 1, d)]), j) for j in range(d) for i in range(j)]
        below = tuple(_number_or(b.div(PLAIN.canonical(above), tails[j])) for above, j in across)
        middle, rest = tuple(mean_of(member)), b.ZERO
    return _with_rates(scope, rates), Square(rates, below, middle, rest)


def _mixed(variances: Sequence[Term], exponents: Sequence[Term]) -> Term:
    """alpha/v + beta/w, times v w."""
    parts = (b.mul(e, *(v for i, v in enumerate(variances) if i != n)) for n, e in enumerate(exponents))
    return PLAIN.canonical(b.add(*parts))


def _with_rates(scope: Scope, rates: Sequence[Term]) -> Scope:
    return scope.know(*(scope.evident(b.lt(0, r)) for r in rates if r.free))


def _supposed_positive(scope: Scope, term: Term) -> Scope:
    """With 0 < a term: seen, or supposed.  Refused where it is not so."""
    if context_of(scope).decide(b.lt(0, term)) is False:
        raise Diverging("the integral converges only where {} is positive", term)
    return scope if context_of(scope).holds(b.lt(0, term)) else scope.given(as_bound(b.lt(0, term)))


def _centre(members: Sequence[Member], exponents: Sequence[Term]) -> tuple[tuple[Term, ...], Term]:
    """Of independent coordinates: m + beta S/C (n - m) and alpha beta/2 (m - n)'/C (m - n), C = alpha T + beta S."""
    if len(members) == 1:
        return tuple(mean_of(members[0])), b.ZERO
    (p, q), (alpha, beta) = members, exponents
    spread, mixed = covariance_of(p), mixture(p, q, alpha)
    away = [PLAIN.canonical(b.sub(n, m)) for m, n in zip(mean_of(p), mean_of(q), strict=True)]
    moved = (b.div(b.mul(beta, spread[k][k], y), mixed[k][k]) for k, y in enumerate(away))
    middle = tuple(_number_or(b.add(m, y)) for m, y in zip(mean_of(p), moved, strict=True))
    squares = (b.div(b.power(y, 2), mixed[k][k]) for k, y in enumerate(away))
    return middle, _number_or(b.mul(HALF, alpha, beta, b.add(*squares)))


def _number_or(term: Term) -> Term:
    return term if term.free else PLAIN.canonical(term)


# ---- two covariances of numbers ------------------------------------------------------------------------------


def _of_numbers(
    scope: Scope, members: Sequence[Member], exponents: Sequence[Term], found: Squares
) -> tuple[Scope, Square]:
    """m = B^-1 h and e = -D - 1/2 h' m, where B is made of numbers; means may be symbols."""
    rates = [PLAIN.canonical(b.mul(2, rate)) for rate in found.rates]
    for rate in rates:
        scope = _supposed_positive(scope, rate)
    middle: list[Term] = []
    for k, (rate, slope) in enumerate(zip(rates, found.slopes, strict=True)):
        before = (b.mul(-1, found.rows[k][j], middle[j]) for j in range(k))
        middle.append(PLAIN.canonical(b.add(b.div(slope, rate), *before)))
    squares = (b.div(b.power(slope, 2), b.mul(-2, rate)) for rate, slope in zip(rates, found.slopes, strict=True))
    rest = PLAIN.canonical(b.add(b.neg(found.constant), *squares))
    apart = (PLAIN.canonical(b.mul(*(b.power(det, n) for det, n in determinants(m)))) for m in members)
    det = PLAIN.canonical(determinant(mixture(members[0], members[1], exponents[0])))
    product = scope.field(b.mul(*rates), b.div(det, b.mul(*apart)))
    below = tuple(entry for k, row in enumerate(found.rows) for entry in row[:k])
    return scope, Square(tuple(rates), below, tuple(middle), rest, None, product)


# ---- two full covariances ------------------------------------------------------------------------------------


def staged(scope: Scope, members: Sequence[Member], exponents: Sequence[Term], x: Var) -> tuple[Scope, Square]:
    """The square completed for symbols B and P, B = alpha P + beta Q, and then for what these precisions are."""
    (p, q), (alpha, beta), d = members, exponents, dimension_of(members[0])
    (of_p, det_p), (of_q, det_q) = inverse_of(p), inverse_of(q)
    both = b.mul(det_p, det_q)
    one = [[_number_or(b.div(e, det_p)) for e in row] for row in of_p]
    form = [
        [_number_or(b.add(b.mul(alpha, e), b.mul(beta, b.div(f, det_q)))) for e, f in zip(row, other, strict=True)]
        for row, other in zip(one, of_q, strict=True)
    ]
    scope, det = _with_determinant(scope, members, exponents)
    general, square, symbols = completed_square(d)
    at = dict(
        zip(symbols, (*_flat(form), *_flat(one), alpha, *mean_of(p), *mean_of(q), *coordinates(x, d)), strict=True)
    )
    tails = [minor(form, range(k, d), range(k, d)) for k in range(d)]
    pairs = (zip(row, other, strict=True) for row, other in zip(of_p, of_q, strict=True))
    plain = [[PLAIN.canonical(b.add(b.mul(alpha, e, det_q), b.mul(beta, f, det_p))) for e, f in row] for row in pairs]
    scope = _with_last(scope, plain[-1][-1], [(alpha, of_p[-1][-1], det_q), (beta, of_q[-1][-1], det_p)])
    for k, tail in enumerate(tails):
        above = det if k == 0 else PLAIN.canonical(minor(plain, range(k, d), range(k, d)))
        scope = _supposed_positive(scope, above)
        if tail.free:
            weight = b.power(both, -1) if k == 0 else b.power(both, k - d)
            scope = scope.know(scope.linear(b.lt(0, tail), (scope.evident(b.lt(0, above)), weight)))
    rates, below, middle = (
        tuple(_number_or(b.substitute(e, at)) for e in part) for part in (square.rates, square.below, square.middle)
    )
    there = scope.know(*among_indices(d)).at_point(x, space(d))
    raw = there.instantiate(general, dict(at))
    found = Square(rates, below, middle, _the_shorter(b.substitute(square.rest, at)))
    scope = _with_rates(scope, rates)
    completed = raw if sides(raw)[1] == found.exponent(x) else there.restate(raw, found.exponent(x))
    of_form = {symbol: at[symbol] for symbol in symbols[: d * (d + 1) // 2]}
    plainly_ = b.div(det, both)
    if any(rate.free for rate in rates):
        product = logic.chain(scope.instantiate(rates_together(d), dict(of_form)), scope.field(tails[0], plainly_))
    else:
        product = scope.field(b.mul(*rates), plainly_)
    spent = None
    if d == 2 and found.rest.free:
        spent = _spent(scope, found.rest, members, exponents, one, scope.field(tails[0], plainly_))
    return scope, Square(rates, below, middle, found.rest, completed, product, spent)


def _with_last(scope: Scope, total: Term, parts: Sequence[tuple[Term, Term, Term]]) -> Scope:
    """With 0 < alpha P_dd f + beta Q_dd e, where each factor is positive."""
    try:
        combined = [(scope.evident(b.lt(0, det)), b.mul(weight, entry)) for weight, entry, det in parts]
        return scope.know(scope.linear(b.lt(0, total), *combined))
    except Refused:
        return scope


def _spent(
    scope: Scope,
    rest: Term,
    members: Sequence[Member],
    exponents: Sequence[Term],
    one: Rows,
    of_form: Theorem,
) -> Theorem:
    """e = alpha beta/2 (m - n)' adj C (m - n)/det C, of two by two."""
    (p, q), (alpha, beta) = members, exponents
    (_, det_p), (of_q, det_q) = inverse_of(p), inverse_of(q)
    other = [[_number_or(b.div(e, det_q)) for e in row] for row in of_q]
    law, symbols = spent_of_two()
    values = (*_flat(one), *_flat(other), alpha, beta, *mean_of(p), *mean_of(q))
    equation = scope.instantiate(law, dict(zip(symbols, values, strict=True)))
    if sides(equation)[0] != rest:  # numbers are worked out on one side alone
        equation = logic.chain(scope.field(rest, sides(equation)[0]), equation)
    dets = [scope.field(determinant(matrix), b.power(det, -1)) for matrix, det in ((one, det_p), (other, det_q))]
    equation = rewritten(equation, *(e for e in (*dets, of_form) if not isinstance(sides(e)[0], Num)))
    mixed = mixture(p, q, alpha)
    away = [b.sub(y, x) for x, y in zip(mean_of(p), mean_of(q), strict=True)]
    plain = b.div(quadratic(adjugate(mixed), away), PLAIN.canonical(determinant(mixed)))
    return scope.restate(equation, b.mul(HALF, alpha, beta, plain))


@cache
def spent_of_two() -> tuple[Theorem, tuple[Var, ...]]:
    """With B = alpha P + beta Q, of two by two: e in terms of P and Q, for symbols."""
    _, square, given = completed_square(2)
    of_p, of_q = ([b.real(f"{name}_{ji}") for ji in ("11", "21", "22")] for name in "pq")
    alpha, beta = b.real("alpha"), b.real("beta")
    form = [b.add(b.mul(alpha, e), b.mul(beta, f)) for e, f in zip(of_p, of_q, strict=True)]
    m, n = ([b.real(f"{name}_{k}") for k in (1, 2)] for name in "mn")
    rest = b.substitute(square.rest, dict(zip(given[:3], form, strict=True)))
    one, other, whole = (full(lower_of(entries)) for entries in (of_p, of_q, form))
    away = [b.sub(y, x) for x, y in zip(m, n, strict=True)]
    above = b.add(
        b.mul(alpha, determinant(one), quadratic(other, away)), b.mul(beta, determinant(other), quadratic(one, away))
    )
    det = determinant(whole)
    wanted = b.mul(HALF, alpha, beta, b.div(above, det))
    theorem = Scope().given(b.ne(det, 0)).field(rest, wanted)
    return logic.theorem(theorem, id="square-of-two"), (*of_p, *of_q, alpha, beta, *m, *n)


def _the_shorter(term: Term) -> Term:
    """A quotient of polynomials as one, where that is shorter."""
    try:
        plain = PLAIN.canonical(term)
    except (Refused, t.TermError):
        return term
    return plain if plain.size < term.size else term


@cache
def rates_together(d: int) -> Theorem:
    """r_1 ... r_d = det B, for symbols."""
    _, square, symbols = completed_square(d)
    form = full(lower_of(symbols[: d * (d + 1) // 2]))
    tails = [minor(form, range(k, d), range(k, d)) for k in range(d)]
    return Scope().given(*(b.lt(0, tail) for tail in tails)).field(b.mul(*square.rates), tails[0])


def _flat(matrix: Rows) -> list[Term]:
    return [e for i, row in enumerate(matrix) for e in row[: i + 1]]


# ---- where it converges --------------------------------------------------------------------------------------


def _with_determinant(scope: Scope, members: Sequence[Member], exponents: Sequence[Term]) -> tuple[Scope, Term]:
    """With 0 < det C, C = alpha T + beta S, which is shown or supposed; and det C."""
    det = PLAIN.canonical(determinant(mixture(members[0], members[1], exponents[0])))
    if det.free and not context_of(scope).holds(b.lt(0, det)):
        shown = _of_two_by_two(scope, b.lt(0, det), members, exponents)
        scope = scope if shown is None else scope.know(shown)
    return _supposed_positive(scope, det), det


def _of_two_by_two(
    scope: Scope, condition: Term, members: Sequence[Member], exponents: Sequence[Term]
) -> Theorem | None:
    """0 < det(beta S + alpha T) for positive definite S and T, and positive alpha and beta:

    S_11 T_22 + S_22 T_11 - 2 S_12 T_12 is T_11 det S/S_11 + S_11 det T/T_11 and a square over S_11 T_11.
    """
    if dimension_of(members[0]) != 2:
        return None
    one, two = map(covariance_of, members)
    alpha, beta = exponents
    both, first, second = b.mul(alpha, beta), one[0][0], two[0][0]
    try:
        square = b.power(b.sub(b.mul(one[0][1], second), b.mul(two[0][1], first)), 2)
        facts = (
            (scope.evident(b.lt(0, determinant(one))), b.add(b.power(beta, 2), b.mul(both, b.div(second, first)))),
            (scope.evident(b.lt(0, determinant(two))), b.add(b.power(alpha, 2), b.mul(both, b.div(first, second)))),
            (scope.evident(b.le(0, square)), b.mul(both, b.power(b.mul(first, second), -1))),
        )
        return scope.linear(condition, *facts)
    except Refused:
        return None
