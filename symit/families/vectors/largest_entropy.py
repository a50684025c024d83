"""Maximum entropy: of all densities on R^d with the same second moments about a point, the Gaussian has the largest.

The logarithm of its density is a quadratic function, whose mean is the same for all of them.  Cover & Thomas (2nd ed.),
theorem 8.6.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.measures.maximum_entropy import U, V, below_a_tangent
from symit.families.vectors.forms import entropy_form, written_as
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of, with_minors
from symit.families.vectors.quadratics import (
    Quadratic,
    averaged,
    log_density,
    of_logarithms,
    places_of,
    positive,
    written_logarithm,
)
from symit.families.vectors.space import POINT, among_indices, coordinates
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import ENTR, ENTROPY
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, implied, replace_term, sides


def _term(request: Request) -> App:
    (member,), x = request.members, request.members[0].family.point
    return b.app(ENTROPY, member.support, b.lam(x, member.density(x)))  # type: ignore[return-value]


def _own_entropy(request: Request, ground: Ground) -> Theorem:
    itself = of_logarithms(ground.scope, _term(request), request.members, [-1])
    return written_as(ground.scope, itself, entropy_form(request.members[0]))


def _largest(request: Request) -> Theorem:
    """Every density with these moments has at most the member's entropy, if any."""
    (member,), x = request.members, request.members[0].family.point
    known = with_minors(request.ground.scope, [member]).know(*among_indices(dimension_of(member)))
    asked = _asked(member)
    bound = _bound(known, member, asked)
    most = b.neg(asked.logarithm.mean(mean_of(member), covariance_of(member)))
    bound = known.linear(b.le(bound.conclusion.args[0], most), (bound, 1))  # type: ignore[union-attr]
    entropy = b.app(ENTROPY, member.support, b.lam(x, asked.f))
    unfolded = known.given(asked.supposed[-1]).unfold(entropy)
    itself = of_logarithms(known, _term(request), [member], [-1])
    for equation in (unfolded, known.restate(itself, most)):
        bound = _replaced(bound, logic.symmetry(equation))
    return implied(bound, b.conj(*asked.supposed))


@dataclass(frozen=True)
class _Asked:
    """Another density f at a point, the logarithm of the member's, f times products of two coordinates, and what is
    supposed of f: that it is not negative, integrates to one, has these moments and an entropy."""

    f: Term
    logarithm: Quadratic
    products: Sequence[Term]
    supposed: Sequence[Term]


def _asked(member: Member) -> _Asked:
    x, over, places = member.family.point, member.support, places_of([member])
    f = b.call(b.fresh("f", t.function(t.REAL, POINT), *member.values), x)
    at = coordinates(x, dimension_of(member))
    away = [c if m == b.ZERO else b.sub(c, m) for c, m in zip(at, mean_of(member), strict=True)]
    squares = [b.power(away[i], 2) if i == j else b.mul(away[j], away[i]) for i, j in places]
    products = [b.mul(square, f) for square in squares]
    covariance = covariance_of(member)
    supposed = [
        b.forall_in(x, over, b.le(0, f)),
        b.eq(b.integral(over, x, f), 1),
        *(b.eq(b.integral(over, x, g), covariance[i][j]) for g, (i, j) in zip(products, places, strict=True)),
        b.defined(b.app(ENTROPY, over, b.lam(x, f))),
    ]
    return _Asked(f, log_density(member, places), products, supposed)


def _bound(known: Scope, member: Member, asked: _Asked) -> Theorem:
    """The integral of entr(f) is at most what the moments make of that of p - f (log p + 1)."""
    x, over, f = member.family.point, member.support, asked.f
    p, function = member.density(x), asked.logarithm
    least, *given, has_entropy = (logic.assume(formula=h) for h in asked.supposed)
    at_x = known.at_point(x, over)
    at_x = at_x.know(positive(at_x, p), at_x.instance(least, x))
    same = at_x.restate(written_logarithm(at_x, x, member), function.at(x))
    tangent = at_x.instantiate(below_a_tangent(), {U: f, V: p})
    weights = [b.ONE, b.neg(b.add(1, function.constant)), *map(b.neg, function.weights)]
    summands = list(zip(weights, [p, f, *asked.products], strict=True))
    upper = b.add(*(b.mul(c, g) for c, g in summands))
    below = at_x.linear(b.le(b.app(ENTR, f), upper), (tangent, 1), (same, b.neg(f)))
    one = _normalised(known, member)
    has_value = known.know(least).for_all(at_x.evident(b.defined(f)), x, over)
    there = known.know(has_value, has_entropy, *map(exists, (one, *given)))
    apart = there.linearity(x, over, upper, *summands)
    bound = there.know(exists(apart)).monotone(x, over, below)
    for equation in (apart, one, *given):
        bound = _replaced(bound, equation)
    return bound


def _normalised(known: Scope, member: Member) -> Theorem:
    x = member.family.point
    one = averaged(known, member, Quadratic(b.ONE, (), (), tuple(mean_of(member))))
    at_x = known.at_point(x, member.support)
    density = member.density(x)
    same = at_x.field(density, b.mul(density, b.ONE))
    return logic.chain(known.know(exists(one)).congruence(x, member.support, same), one)


def _replaced(theorem: Theorem, equation: Theorem) -> Theorem:
    """One term for another wherever it stands in the conclusion."""
    old, _ = sides(equation)
    hole = b.fresh("hole", old.sort, theorem.conclusion, equation.conclusion)
    return logic.rewrite(theorem, equation, template=b.lam(hole, replace_term(theorem.conclusion, old, hole)))


LARGEST_ENTROPY = Measure("maximum_entropy", 1, (), _term, _own_entropy, anywhere=True, direct=True, beside=_largest)
