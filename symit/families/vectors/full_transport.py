"""The map between Gaussian vectors of two coordinates whose covariances S and T are full: A with A S A = T.

By Cayley and Hamilton A is (T + v/u adj S)/k, where u and v are the roots of det S and det T, and k is that of
tr(S T) + 2 u v.  All that is used of it are a few equations between its entries, which stand here beside what shows
them; what is proved from them takes the entries as symbols.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from symit.families.entry import Member
from symit.families.no_form import NoForm
from symit.families.vectors.gaussian import covariance_of, dimension_of
from symit.families.vectors.matrices import Matrix, adjugate, determinant, leading
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides

PAIRS = ((0, 0), (1, 0), (1, 1))


def worked_out(term: Term) -> Term:
    """In normal form, where it is a number."""
    return term if term.free else PLAIN.canonical(term)


def minor_of(member: Member) -> Term:
    """The determinant of the covariance."""
    return PLAIN.canonical(determinant(covariance_of(member)))


def trace_of_root(p: Member, q: Member) -> Term:
    """k, which is the trace of A S."""
    product = b.mul(*(b.sqrt(minor_of(m)) for m in (p, q)))
    return worked_out(b.sqrt(b.add(_trace(p, q), b.mul(2, worked_out(product)))))


def _trace(p: Member, q: Member) -> Term:
    """tr(S T)."""
    pairs = zip(covariance_of(p), covariance_of(q), strict=True)
    return PLAIN.canonical(b.add(*(b.mul(e, f) for row, one in pairs for e, f in zip(row, one, strict=True))))


def matrix(p: Member, q: Member) -> Matrix:
    """A."""
    if dimension_of(p) != 2:
        raise NoForm("where a covariance is full the map is known in closed form for dimension 2 alone")
    ((a, one), (_, c)), ((d, other), (_, f)) = covariance_of(p), covariance_of(q)
    u, v = (b.sqrt(minor_of(m)) for m in (p, q))
    k = trace_of_root(p, q)

    def entry(*parts: Term) -> Term:
        there = [worked_out(part) for part in parts if PLAIN.canonical(part) != b.ZERO]
        return worked_out(b.div(worked_out(b.add(*there)), k)) if there else b.ZERO

    between = entry(other, b.neg(b.div(b.mul(v, one), u)))
    return [[entry(d, b.div(b.mul(v, c), u)), between], [between, entry(f, b.div(b.mul(v, a), u))]]


def volume(p: Member, q: Member) -> Term:
    """det A, which is v/u."""
    return worked_out(b.sqrt(b.div(minor_of(q), minor_of(p))))


# ---- what is used of A ---------------------------------------------------------------------------------------


def _times(one: Matrix, other: Matrix) -> Matrix:
    return [[b.add(*(b.mul(e, other[k][j]) for k, e in enumerate(row))) for j in (0, 1)] for row in one]


def supposed(p: Member, q: Member, a: Matrix) -> list[Term]:
    """A is positive definite, A adj(T) A is adj(S) det T/det S, and A S A and A S have the traces of T and k."""
    return [*(b.lt(0, minor) for minor in leading(a)), *_inverses(p, q, a), *of_traces(p, q, a)]


def of_traces(p: Member, q: Member, a: Matrix) -> tuple[Term, Term]:
    """Of A S A and of A S."""
    once = _times(a, covariance_of(p))
    return b.eq(_diagonal(_times(once, a)), _diagonal(covariance_of(q))), b.eq(_diagonal(once), trace_of_root(p, q))


def _diagonal(a: Matrix) -> Term:
    return b.add(a[0][0], a[1][1])


def _inverses(p: Member, q: Member, a: Matrix) -> Iterator[Term]:
    carried, other = _times(_times(a, adjugate(covariance_of(q))), a), adjugate(covariance_of(p))
    ratio = b.div(minor_of(q), minor_of(p))
    yield from (b.eq(carried[i][j], b.mul(other[i][j], ratio)) for i, j in PAIRS)


def shown(scope: Scope, p: Member, q: Member, a: Matrix, meant: Mapping[Var, Term]) -> Scope:
    """With all that of A itself, for the entries that the symbols stand for."""
    scope = _with_root(scope, p, q)
    first, minor, *equations = (b.substitute(formula, meant) for formula in supposed(p, q, a))
    known = [scope.field(*equation.args) for equation in equations]  # type: ignore[union-attr]
    det = scope.field(minor.args[1], volume(p, q))  # type: ignore[union-attr]
    hole = b.fresh("hole", t.REAL, det.conclusion)
    positive = scope.evident(b.lt(0, volume(p, q)))
    second = logic.rewrite(positive, logic.symmetry(det), template=b.lam(hole, b.lt(0, hole)))
    return scope.know(scope.evident(first), second, *known)


def _with_root(scope: Scope, p: Member, q: Member) -> Scope:
    """With 0 < tr(S T) + 2 u v where entries are symbols: for S = (a, b; b, c) and T = (d, e; e, f), a d tr(S T) is
    (a d + b e)^2 and multiples of det S and det T."""
    trace = _trace(p, q)
    scope = scope.know(*(scope.evident(b.lt(0, minor_of(m))) for m in (p, q)))
    if not trace.free:
        return scope
    (a, one), _ = covariance_of(p)
    (d, _), (_, f) = covariance_of(q)
    weights = b.div(f, a), b.div(b.power(one, 2), b.mul(a, d))
    minors = (scope.evident(b.lt(0, minor_of(m))) for m in (p, q))
    positive = scope.linear(b.lt(0, trace), *zip(minors, weights, strict=True))
    return scope.know(scope.linear(b.lt(0, trace_of_root(p, q).args[0]), (positive, 1)))  # type: ignore[union-attr]


def carried(there: Scope, p: Member, q: Member, a: Matrix, away: Sequence[Term], left: Term, right: Term) -> Theorem:
    """p(x) = q(T(x)) det A, where away is x - m: by the equations for A, the exponents are the same."""
    constant = b.power(b.mul(2, b.PI, b.sqrt(minor_of(p))), -1)
    image = [b.add(*(b.mul(e, y) for e, y in zip(row, away, strict=True))) for row in a]
    before, after = _exponent(p, away), _exponent(q, image)
    of_q = minor_of(q)
    weights = (b.div(b.mul(Fraction(-1, 1 + (i == j)), away[i], away[j]), of_q) for i, j in PAIRS)
    equations = (there.evident(f) for f in _inverses(p, q, a))
    same = there.linear(b.eq(after, before), *zip(equations, weights, strict=True))
    moved = rewritten(there.field(right, b.mul(constant, b.exp(after))), same)
    return logic.chain(there.field(left, sides(moved)[1]), logic.symmetry(moved))


def _exponent(member: Member, y: Sequence[Term]) -> Term:
    """-1/2 y' S^-1 y."""
    adjoint = adjugate(covariance_of(member))
    square = b.add(*(b.mul(adjoint[i][j], y[i], y[j]) for i in (0, 1) for j in (0, 1)))
    return b.mul(Fraction(-1, 2), square, b.power(minor_of(member), -1))
