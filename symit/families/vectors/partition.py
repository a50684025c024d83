"""The natural form of a Gaussian vector, exp(theta T(x) - A), and its A: the logarithm of the integral of exp(theta T).

T(x) has the coordinates and their products, so that theta is made of S^-1 m and of -S^-1/2.  Wainwright & Jordan
(2008), example 3.1.
"""

from __future__ import annotations

from fractions import Fraction

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.functionals import CUMULANT_FUNCTION
from symit.families.vectors.forms import TWO_PI, is_diagonal, over, written_as
from symit.families.vectors.gaussian import covariance_of, determinants, dimension_of, inverse_of, mean_of, with_minors
from symit.families.vectors.quadratics import Quadratic, averaged
from symit.families.vectors.space import among_indices, coordinates
from symit.families.vectors.whitening import exists, written_out_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import rewritten


def _natural(member: Member, x: Var) -> Term:
    """theta T(x)."""
    at, mean = coordinates(x, dimension_of(member)), mean_of(member)
    inverse, det = _inverse(member)
    found = []
    for row, c in zip(inverse, at, strict=True):
        theta = b.add(*(b.mul(e, m) for e, m in zip(row, mean, strict=True)))
        found.append((PLAIN.canonical(theta), c))
    for i, row in enumerate(inverse):
        for j, e in enumerate(row[:i]):
            found.append((PLAIN.canonical(b.neg(e)), b.mul(at[j], at[i])))
        found.append((PLAIN.canonical(b.div(row[i], -2)), b.power(at[i], 2)))
    return b.add(*(b.mul(over(theta, det), statistic) for theta, statistic in found if theta != b.ZERO))


def _inverse(member: Member) -> tuple[list[list[Term]], Term]:
    """The inverse of the covariance, and what divides it."""
    if not is_diagonal(member):
        return inverse_of(member)
    d = range(dimension_of(member))
    return [[b.power(covariance_of(member)[i][i], -1) if i == j else b.ZERO for j in d] for i in d], b.ONE


def _form(member: Member) -> Term:
    """1/2 m' S^-1 m + 1/2 log det S + d/2 log(2 pi)."""
    mean, d = mean_of(member), dimension_of(member)
    if is_diagonal(member):
        each = zip(mean, member.values[d:], strict=True)
        square = b.add(*(b.div(b.power(m, 2), b.mul(2, b.power(s, 2))) for m, s in each))
        return b.add(square, *map(b.log, member.values[d:]), _constant(d))
    inverse, det = inverse_of(member)
    rows = zip(inverse, mean, strict=True)
    above = PLAIN.canonical(b.add(*(b.mul(e, m, n) for row, m in rows for e, n in zip(row, mean, strict=True))))
    logs = (b.mul(b.num(Fraction(power, 2)), b.log(block)) for block, power in determinants(member))
    return b.add(over(PLAIN.canonical(b.div(above, 2)), det), *logs, _constant(d))


def _constant(d: int) -> Term:
    return b.mul(b.num(Fraction(d, 2)), b.log(TWO_PI))


def _term(request: Request) -> Term:
    (member,) = request.members
    x = member.family.point
    return b.app(CUMULANT_FUNCTION, member.support, b.lam(x, b.exp(_natural(member, x))))


def _found(request: Request, ground: Ground) -> Theorem:
    """exp(theta T) is the density times exp(A), and the density integrates to one."""
    (member,) = request.members
    x, space, d = member.family.point, member.support, dimension_of(member)
    known = with_minors(ground.scope, [member]).know(*among_indices(d))
    one = averaged(known, member, Quadratic(b.ONE, (), (), tuple(mean_of(member))))
    whole = b.exp(_form(member))
    density = b.mul(member.density(x), b.ONE)
    at_x = known.at_point(x, space)
    written = at_x.restate(written_out_at(at_x, x, b.mul(whole, density)), b.exp(_natural(member, x)))
    known = known.know(exists(one))
    apart = known.linearity(x, space, b.mul(whole, density), (whole, density))
    same = known.know(exists(apart)).congruence(x, space, logic.symmetry(written))
    value = known.restate(rewritten(logic.chain(same, apart), one), whole)
    hole = b.fresh("hole", t.REAL, value.conclusion)
    positive = logic.rewrite(known.evident(b.lt(0, whole)), logic.symmetry(value), template=b.lam(hole, b.lt(0, hole)))
    return written_as(known, rewritten(known.know(positive).unfold(_term(request)), value), _form(member))


LOG_PARTITION = Measure("log_partition", 1, (), _term, _found, anywhere=True, direct=True)
