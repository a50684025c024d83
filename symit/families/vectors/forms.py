"""Closed forms as the field writes them: traces, determinants and quadratic forms, written out in the entries.

What is built here is proved equal to what the integrals give, so nothing here is trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from symit.families.entry import Member
from symit.families.vectors.gaussian import covariance_of, determinants, dimension_of, inverse_of, mean_of
from symit.families.vectors.matrices import Matrix, adjugate, determinant
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.writing.arranging import plus_in_front
from symit.proving.writing.tidy import tidied

HALF = b.num(Fraction(1, 2))
TWO_PI = b.mul(2, b.PI)


def entropy_form(p: Member) -> Term:
    """d/2 log(2 pi e) + 1/2 log det S."""
    d = dimension_of(p)
    constant = b.log(b.mul(TWO_PI, b.exp(1)))
    first = constant if d == 2 else b.mul(Fraction(d, 2), constant)
    return b.add(first, _half_log(p))


def _half_log(p: Member) -> Term:
    if is_diagonal(p):
        return b.add(*(b.log(sd) for sd in p.values[dimension_of(p) :]))
    return b.add(*_log_det(p, HALF))


def _log_det(p: Member, weight: Term) -> Iterator[Term]:
    for det, power in determinants(p):
        factor = PLAIN.canonical(b.mul(weight, power))
        yield b.log(det) if factor == b.ONE else b.mul(factor, b.log(det))


def kl_form(p: Member, q: Member) -> Term:
    """1/2 (log det T/det S + tr(T^-1 S) + (m - n)' T^-1 (m - n) - d)."""
    if is_diagonal(p) and is_diagonal(q):
        return b.add(*(_on_line(*four) for four in _by_coordinate(p, q)))
    return b.mul(HALF, b.add(*_log_of_ratio(p, q), _trace_and_distance(p, q), -dimension_of(p)))


def jeffreys_form(p: Member, q: Member) -> Term:
    """1/2 (tr(T^-1 S) + tr(S^-1 T) + (m - n)' (S^-1 + T^-1) (m - n)) - d."""
    d = dimension_of(p)
    if is_diagonal(p) and is_diagonal(q):
        each = (pair for one, other in ((p, q), (q, p)) for pair in _by_coordinate(one, other))
        return b.add(*(_mean_square(*four) for four in each), -d)
    return b.sub(b.mul(HALF, b.add(_trace_and_distance(p, q), _trace_and_distance(q, p))), d)


def _log_of_ratio(p: Member, q: Member) -> Iterator[Term]:
    """log det T/det S, block by block where both have blocks of one size."""
    of_p, of_q = determinants(p), determinants(q)
    if [power for _, power in of_p] != [power for _, power in of_q]:
        yield from _log_det(q, b.ONE)
        yield from _log_det(p, b.num(-1))
        return
    for (one, power), (other, _) in zip(of_p, of_q, strict=True):
        for ratio in _log_ratio(other, one):
            yield ratio if power == 1 else b.mul(power, ratio)


def information_form(p: Member, q: Member) -> Term:
    """1/2 log(det S_1 det S_2/det S) for the blocks S_1 and S_2 of S; of two coordinates -1/2 log(1 - r^2)."""
    if dimension_of(p) == 2 and not is_diagonal(p):
        (one, both), (_, two) = covariance_of(p)
        return b.mul(Fraction(-1, 2), b.log(b.sub(1, b.div(b.power(both, 2), b.mul(one, two)))))
    return b.mul(HALF, b.add(*_log_of_ratio(p, q)))


def cross_entropy_form(p: Member, q: Member) -> Term:
    constant = b.mul(dimension_of(p), b.log(TWO_PI))
    return b.mul(HALF, b.add(constant, *_log_det(q, b.ONE), _trace_and_distance(p, q)))


def renyi_form(p: Member, q: Member, alpha: Term) -> Term:
    """alpha/2 (m - n)' C^-1 (m - n) + 1/(2 (1 - alpha)) log det C/(det S^(1-alpha) det T^alpha), where C is
    alpha T + (1 - alpha) S.  Gil, Alajaji & Linder (2013), table 2."""
    distance, log_mixed, log_p, log_q = _mixture(p, q, alpha)
    beta = PLAIN.canonical(b.sub(1, alpha))
    logs = b.add(log_mixed, b.mul(-1, beta, log_p), b.mul(-1, alpha, log_q))
    return b.add(b.mul(HALF, alpha, distance), b.div(logs, b.mul(2, beta)))


def bhattacharyya_form(p: Member, q: Member) -> Term:
    """1/8 (m - n)' C^-1 (m - n) + 1/2 log det C/sqrt(det S det T), where C is (S + T)/2."""
    distance, log_mixed, log_p, log_q = _mixture(p, q, HALF)
    logs = b.add(b.mul(HALF, log_mixed), b.mul(Fraction(-1, 4), log_p), b.mul(Fraction(-1, 4), log_q))
    return b.add(b.mul(Fraction(1, 8), distance), logs)


def overlap_form(p: Member, q: Member) -> Term:
    return b.exp(b.neg(bhattacharyya_form(p, q)))


def squared_hellinger_form(p: Member, q: Member) -> Term:
    return b.sub(1, overlap_form(p, q))


def chi_squared_form(p: Member, q: Member) -> Term:
    return b.sub(b.exp(renyi_form(p, q, b.num(2))), 1)


def alpha_form(p: Member, q: Member, alpha: Term) -> Term:
    overlap = b.exp(b.mul(b.sub(alpha, 1), renyi_form(p, q, alpha)))
    return b.div(b.sub(overlap, 1), b.mul(alpha, b.sub(alpha, 1)))


def renyi_entropy_form(p: Member, alpha: Term) -> Term:
    """d/2 log(2 pi) + 1/2 log det S + d/2 log(alpha)/(alpha - 1)."""
    half = b.num(Fraction(dimension_of(p), 2))
    return b.add(b.mul(half, b.add(b.log(TWO_PI), b.div(b.log(alpha), b.sub(alpha, 1)))), _half_log(p))


def tsallis_entropy_form(p: Member, q: Term) -> Term:
    """(1 - ((2 pi)^d det S)^((1-q)/2) q^(-d/2))/(q - 1)."""
    half = b.num(Fraction(dimension_of(p), 2))
    if is_diagonal(p):
        scales = [b.power(sd, b.sub(1, q)) for sd in p.values[dimension_of(p) :]]
    else:
        scales = [b.power(det, b.mul(power, HALF, b.sub(1, q))) for det, power in determinants(p)]
    whole = b.mul(b.power(TWO_PI, b.mul(half, b.sub(1, q))), *scales, b.power(q, b.neg(half)))
    return b.div(b.sub(1, whole), b.sub(q, 1))


def _mixture(p: Member, q: Member, alpha: Term) -> tuple[Term, Term, Term, Term]:
    """(m - n)' C^-1 (m - n), and the logarithms of det C, det S and det T."""
    mixed = mixture(p, q, alpha)
    away = differences(mean_of(p), mean_of(q))
    if is_diagonal(p) and is_diagonal(q):
        each = [b.div(b.power(y, 2), mixed[i][i]) for i, y in enumerate(away) if y != b.ZERO]
        logs = b.add(*(b.log(mixed[i][i]) for i in range(len(mixed))))
        return b.add(*each), logs, b.mul(2, _half_log(p)), b.mul(2, _half_log(q))
    det = PLAIN.canonical(determinant(mixed))
    distance = over(b.add(*squares(adjugate(mixed), away)), det)
    return distance, b.log(det), b.add(*_log_det(p, b.ONE)), b.add(*_log_det(q, b.ONE))


def mixture(p: Member, q: Member, alpha: Term) -> list[list[Term]]:
    """alpha T + (1 - alpha) S."""
    beta = PLAIN.canonical(b.sub(1, alpha))
    return [
        [PLAIN.canonical(b.add(b.mul(alpha, f), b.mul(beta, e))) for e, f in zip(row, other, strict=True)]
        for row, other in zip(covariance_of(p), covariance_of(q), strict=True)
    ]


def is_diagonal(p: Member) -> bool:
    return p.family.name == "DiagonalNormal"


def _on_line(m: Term, s: Term, n: Term, r: Term) -> Term:
    """log(r/s) + (s^2 + (m - n)^2)/(2 r^2) - 1/2."""
    return b.add(*_log_ratio(r, s), _mean_square(m, s, n, r), b.neg(HALF))


def _mean_square(m: Term, s: Term, n: Term, r: Term) -> Term:
    away = () if m == n else (b.power(apart(m, n), 2),)
    return b.div(b.add(b.power(s, 2), *away), _number_or(b.mul(2, b.power(r, 2))))


def _number_or(term: Term) -> Term:
    return term if term.free else PLAIN.canonical(term)


def _log_ratio(above: Term, below: Term) -> Iterator[Term]:
    if above != below:
        yield b.log(above if below == b.ONE else b.div(above, below))


def _by_coordinate(p: Member, q: Member) -> Iterator[tuple[Term, Term, Term, Term]]:
    d = dimension_of(p)
    yield from zip(p.values[:d], p.values[d:], q.values[:d], q.values[d:], strict=True)


def _trace_and_distance(p: Member, q: Member) -> Term:
    """tr(T^-1 S) + (m - n)' T^-1 (m - n), over one denominator."""
    inverse, below = inverse_of(q)
    trace = PLAIN.canonical(b.add(*_traced(inverse, covariance_of(p))))
    above = b.add(trace, *squares(inverse, differences(mean_of(p), mean_of(q))))
    return above if below == b.ONE else b.div(above, below)


def over(above: Term, below: Term) -> Term:
    """A quotient, without a factor of both where that is seen."""
    if above == b.ZERO or below == b.ONE:
        return above
    whole = b.div(above, below)
    return min(whole, PLAIN.canonical(whole), key=lambda term: term.size) if _is_monomial(below) else whole


def _is_monomial(term: Term) -> bool:
    return len(normal.summands(PLAIN.canonical(term))) == 1


def _traced(one: Matrix, two: Matrix) -> Iterator[Term]:
    for row, other in zip(one, two, strict=True):
        yield from (b.mul(x, y) for x, y in zip(row, other, strict=True))


def differences(m: Sequence[Term], n: Sequence[Term]) -> list[Term]:
    """m - n, or n - m where that is shorter."""
    one, other = (n, m) if list(m).count(b.ZERO) > list(n).count(b.ZERO) else (m, n)
    return [apart(x, y) for x, y in zip(one, other, strict=True)]


def apart(m: Term, n: Term) -> Term:
    return m if n == b.ZERO else PLAIN.canonical(b.sub(m, n)) if not (m.free or n.free) or m == n else b.sub(m, n)


def squares(matrix: Matrix, y: Sequence[Term]) -> Iterator[Term]:
    """The summands of y' A y, those with numbers only added up."""
    number: list[Term] = []
    for i in range(len(y)):
        for j in range(i + 1):
            weight = PLAIN.canonical(matrix[i][j] if i == j else b.mul(2, matrix[i][j]))
            if b.ZERO in (weight, y[i], y[j]):
                continue
            square = b.power(y[i], 2) if i == j else b.mul(y[j], y[i])
            whole = square if weight == b.ONE else b.mul(weight, square)
            if whole.free:
                yield whole
            else:
                number.append(whole)
    if number:
        yield PLAIN.canonical(b.add(*number))


def added(*parts: Term) -> Term:
    """A sum in which the rational summands are added up."""
    constant = PLAIN.canonical(b.add(*(p for p in parts if isinstance(p, Num))))
    rest = [p for p in parts if not isinstance(p, Num)]
    return b.add(*plus_in_front([*rest, constant] if constant != b.ZERO or not rest else rest))


def flattened(term: Term) -> Term:
    """Sums in sums and products in products as one, and numbers worked out: no log 1, no p p or p + p, no
    8 times 2."""
    if not isinstance(term, App) or term.head not in (t.ADD, t.MUL, t.POW, t.LOG, t.EXP):
        return term
    if not term.free and isinstance(number := PLAIN.canonical(term), Num):
        return number
    args = tuple(map(flattened, term.args))
    if term.head == t.POW and args[1] == b.ONE:
        return args[0]
    if term.head not in (t.ADD, t.MUL):
        return App(term.head, args)
    inside = [part for a in args for part in (a.args if b.is_app(a, term.head) else (a,))]  # type: ignore[union-attr]
    numbers, others = [f for f in inside if isinstance(f, Num)], [f for f in inside if not isinstance(f, Num)]
    times = Counter(others)
    if term.head == t.ADD:
        return added(*(f if n == 1 else b.mul(n, f) for f, n in times.items()), *numbers)
    number = PLAIN.canonical(b.mul(*numbers))
    if number == b.ZERO:
        return number
    others = [f if n == 1 else b.power(f, n) for f, n in times.items()]
    return b.mul(*others) if number == b.ONE and others else b.mul(number, *others)


def cancelled(scope: Scope, theorem: Theorem) -> Theorem:
    """With 1/3 for a/(3 a) and p^2 for p p: its value as a person would write it, where that is shorter."""
    _, value = sides(theorem)
    plain = tidied(scope.field(value, value))
    return logic.chain(theorem, plain) if sides(plain)[1].size < value.size else theorem


def written_as(scope: Scope, theorem: Theorem, wanted: Term) -> Theorem:
    """The closed form as a reader knows it; in normal form where there are no symbols, or it is not shown equal."""
    known = scope.know(theorem)
    normal = [context_of(scope).canonical(wanted)] if not wanted.free else [flattened(wanted), wanted]
    for form in normal:
        try:
            return known.restate(theorem, form)
        except Refused:
            continue
    try:
        return known.restate(theorem, context_of(scope).canonical(sides(theorem)[1]))
    except (Refused, t.TermError):
        return theorem
