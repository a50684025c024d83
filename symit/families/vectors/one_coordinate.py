"""What one Gaussian density has more than another, where the coordinates are independent and one alone has two laws:
the others integrate to one, and that one is Normal.
"""

from __future__ import annotations

from symit.families.entry import Member
from symit.families.variation.invariance import excess, scaled_excess
from symit.families.vectors.forms import is_diagonal
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of
from symit.families.vectors.mapping import multiplied
from symit.families.vectors.normals import MEAN, SD, more_of_normals, normal_to_one
from symit.families.vectors.space import among_indices, coordinates
from symit.families.vectors.whitening import written_out_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import NORMAL
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides


def that_differs(p: Member, q: Member) -> int | None:
    """The one coordinate that has two laws, if the coordinates are independent and there is one."""
    if not all(map(_is_independent, (p, q))):
        return None
    laws = zip(*(zip(mean_of(m), _variances(m), strict=True) for m in (p, q)), strict=True)
    different = [k for k, pairs in enumerate(laws) if not all(map(PLAIN.equal, *pairs))]
    return different[0] if len(different) == 1 else None


def _is_independent(member: Member) -> bool:
    return all(e == b.ZERO for i, row in enumerate(covariance_of(member)) for j, e in enumerate(row) if i != j)


def _variances(member: Member) -> list[Term]:
    return [covariance_of(member)[k][k] for k in range(dimension_of(member))]


def _laws(member: Member) -> list[tuple[Term, Term]]:
    """Means and standard deviations."""
    d = dimension_of(member)
    sds = member.values[d:] if is_diagonal(member) else [PLAIN.canonical(b.sqrt(v)) for v in _variances(member)]
    return list(zip(mean_of(member), sds, strict=True))


def excess_of_one(scope: Scope, p: Member, q: Member, k: int) -> Theorem:
    """The integral of (p - q)^+ = the total variation of their coordinates k.  Raises what that raises."""
    x, d, laws = p.family.point, dimension_of(p), _laws(p)
    known = scope.discharge(more_of_normals(laws[k], _laws(q)[k]))
    scope = scope.given(*sorted(known.hypotheses, key=t.order)).know(*among_indices(d))
    each = [scope.instantiate(normal_to_one(), {MEAN: mean, SD: sd}) for mean, sd in laws]
    each[k] = logic.chain(known, logic.symmetry(known))
    value = multiplied(scope, each)
    value = logic.chain(scope.know(value).restate(value, sides(known)[0]), known)
    at_x = scope.at_point(x, p.support)
    pointwise = _at_a_point(at_x, p, q, k, b.open_with(sides(value)[0].args[1], x))  # type: ignore[union-attr, arg-type]
    return logic.chain(scope.know(value).congruence(x, p.support, pointwise), value)


def _at_a_point(at_x: Scope, p: Member, q: Member, k: int, wanted: Term) -> Theorem:
    """(p - q)^+ as that of the coordinates k times the densities of the others."""
    x, laws = p.family.point, _laws(p)
    at = coordinates(x, len(laws))
    one, other = (b.app(NORMAL, *_laws(member)[k], at[k]) for member in (p, q))
    rest = b.mul(*(b.app(NORMAL, *law, c) for j, (law, c) in enumerate(zip(laws, at, strict=True)) if j != k))
    before = excess(p.density(x), q.density(x))
    densities = (
        at_x.restate(written_out_at(at_x, x, member.density(x)), b.mul(density, rest))
        for member, density in ((p, one), (q, other))
    )
    apart = rewritten(at_x.field(before, before), *densities)
    return at_x.restate(logic.chain(apart, logic.symmetry(scaled_excess(at_x, one, other, rest))), wanted)
