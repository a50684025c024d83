"""The Wasserstein distance of order 1 of two distributions on the same integers: what lies between their distribution
functions, which is the cost of the optimal plan (Vallender 1974).

Where the outcomes are a few, the sums are written out; those of Geometric telescope.  Stands beside the distances on
the line, which go by a map: between integers there is none.
"""

from __future__ import annotations

from symit.families.absolute_values import absolute
from symit.families.functionals import DISTANCE_OF_COUNTS, DISTANCE_OF_FEW
from symit.families.solving import Ground
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope, rewritten, sides
from symit.proving.supply import applied


def distance_of_counts(asked: Ground, k: Term) -> Term:
    """Refused for another number than 1, and where they are not on the same integers from a first one on."""
    if k != b.ONE:
        raise Refused("between distributions on integers the Wasserstein distance is known for the number 1 alone")
    one, other = asked.members
    if one.support != other.support or one.support.args[0].sort == t.EXTENDED:  # type: ignore[union-attr]
        raise Refused("between distributions on different integers no closed form of the distance is known")
    low, high = one.support.args  # type: ignore[union-attr]
    masses = [b.lam(asked.point, member.density(asked.point)) for member in asked.members]
    if high.sort == t.EXTENDED:
        return b.app(DISTANCE_OF_COUNTS, *masses, low)
    return b.app(DISTANCE_OF_FEW, *masses, low, high)


def counts_found(asked: Ground, k: Term) -> Theorem:
    """The closed form.  Refused where it is not known."""
    whole = distance_of_counts(asked, k)
    low, high = asked.members[0].support.args  # type: ignore[union-attr]
    if not (isinstance(low, Num) and isinstance(high, Num)):
        raise Refused("between distributions on so many integers no closed form of the distance is known")
    return _written_out(asked, whole, int(low.value), int(high.value))


def _written_out(asked: Ground, whole: Term, low: int, high: int) -> Theorem:
    scope = asked.scope
    unfolded = scope.unfold(whole)
    expanded = applied(integration.expand, *scope.facts, term=sides(unfolded)[1])
    gaps = [_beyond(asked, scope, k, high) for k in range(low, high + 1)]
    told = b.add(*(absolute(sides(gap)[0]) for gap in gaps))
    same = rewritten(scope.field(sides(expanded)[1], told), *gaps)
    value = b.add(*(absolute(sides(gap)[1]) for gap in gaps))
    return logic.chain(unfolded, expanded, same, scope.field(sides(same)[1], value))


def _beyond(asked: Ground, scope: Scope, k: int, high: int) -> Theorem:
    """How much more probability the one has than the other beyond k."""
    y, one_and_other = asked.point, [member.density(asked.point) for member in asked.members]
    gap = b.integral(b.integers(b.num(k + 1), b.num(high)), y, b.sub(*one_and_other))
    expanded = applied(integration.expand, *scope.facts, term=gap)
    return scope.restate(expanded, context_of(scope).canonical(sides(expanded)[1]))
