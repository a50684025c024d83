"""The Wasserstein distance of order 1 of two distributions on the same integers: what lies between their distribution
functions, which is the cost of the optimal plan (Vallender 1974).

Where the outcomes are a few, the sums are written out; those of Geometric telescope.  Stands beside the distances on
the line, which go by a map: between integers there is none.
"""

from __future__ import annotations

from functools import cache

from symit.families.absolute_values import absolute, downwards
from symit.families.base import above_its_tangent
from symit.families.functionals import DISTANCE_OF_COUNTS, DISTANCE_OF_FEW
from symit.families.solving import Ground, solved
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import GEOMETRIC
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope, rewritten, sides
from symit.proving.supply import applied

_P, _N = b.real("p"), b.integer("n")


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
    if all(member.family.name == "Geometric" for member in asked.members):
        return _of_geometric(asked, whole)
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


# ---- Geometric -----------------------------------------------------------------------------------------------


def _of_geometric(asked: Ground, whole: Term) -> Theorem:
    """|q - p|/(p q), by which of the two probabilities is the larger one."""
    scope, (p, q) = asked.scope, (member.values[0] for member in asked.members)
    apart = PLAIN.canonical(b.sub(q, p))
    value = b.mul(absolute(apart), b.power(b.mul(p, q), -1))
    either = {}
    for condition, sign in ((b.le(0, apart), 1), (b.lt(apart, 0), -1)):
        if context_of(scope).decide(condition) is False:
            continue
        here = scope.given(condition)
        found = _one_sided(asked, here, b.unfold(whole), sign)  # type: ignore[arg-type]
        unfolded = here.know(found).unfold(whole)
        either[sign] = logic.chain(unfolded, found, here.field(sides(found)[1], value))
    if len(either) == 1:
        (only,) = either.values()
        return scope.discharge(only)
    return logic.cases(*either.values(), *scope.facts, condition=b.le(0, apart))


def _one_sided(asked: Ground, scope: Scope, outer: App, sign: int) -> Theorem:
    """The sum of |F - G| where F - G has this sign everywhere."""
    one, other = asked.members
    (p,), (q,) = one.values, other.values
    space, written = outer.args
    x = b.fresh("x", t.INT, outer, *(f.conclusion for f in scope.facts))
    n, there = b.add(x, 1), scope.at_point(x, space)
    there = there.know(there.evident(b.le(0, n)))
    tails = [there.instantiate(_beyond_so_many(), {_P: v, _N: n}) for v in (p, q)]
    known, y = there.know(*tails), b.fresh("y", t.INT, outer, x)
    masses = [member.density(y) for member in asked.members]
    gap = known.linearity(y, b.integers(n, b.INFINITY), b.sub(*masses), (b.ONE, masses[0]), (b.num(-1), masses[1]))
    left = b.sub(*(sides(tail)[1] for tail in tails))
    gap = known.know(gap).linear(b.eq(sides(gap)[0], left), (gap, 1), (tails[0], 1), (tails[1], -1))
    signed = _falls_faster(there, n, *((p, q) if sign > 0 else (q, p)))
    plain = left if sign > 0 else b.neg(left)
    here = there.know(gap, signed)
    open_ = b.open_with(written, x)  # type: ignore[arg-type]
    same = rewritten(here.field(open_, absolute(sides(gap)[0])), gap)
    below = here.linear(b.le(left, 0), (signed, 1)) if sign < 0 else signed
    sized = here.field(absolute(left), plain) if sign > 0 else downwards(here.know(below), left)
    value = solved(scope, b.integral(space, x, plain), one.moment, asked.parameters)
    return logic.chain(scope.know(value).congruence(x, space, logic.chain(same, sized)), value)


def _falls_faster(there: Scope, n: Term, p: Term, q: Term) -> Theorem:
    """0 <= (1 - p)^n - (1 - q)^n for p <= q and a count n."""
    one, other = b.sub(1, p), b.sub(1, q)
    above = there.linear(b.le(1, b.div(one, other)), (there.evident(b.le(p, q)), b.power(other, -1)))
    logs = there.know(above).evident(b.le(0, b.log(b.div(one, other))))
    apart = b.mul(n, b.sub(b.log(one), b.log(other)))
    times = there.linear(b.le(0, apart), (logs, n))
    tangent = there.instantiate(above_its_tangent(), {b.real("y"): apart})
    low, high = (b.power(base, n) for base in (other, one))
    return there.linear(b.le(0, b.sub(high, low)), (tangent, low), (times, low))


@cache
def _beyond_so_many() -> Theorem:
    """0 < p < 1 |- the probabilities p (1 - p)^k for k from n on add up to (1 - p)^n."""
    scope = Scope().given(b.lt(0, _P), b.lt(_P, 1), b.le(0, _N))
    scope = scope.know(scope.evident(b.lt(b.log(b.sub(1, _P)), 0)))
    k, y = b.integer("k"), b.real("y")

    def primitive(place: Term) -> Term:
        return b.neg(b.exp(b.mul(place, b.log(b.sub(1, _P)))))

    there = scope.at_point(k, b.integers(_N, b.INFINITY))
    difference = there.field(b.sub(primitive(b.add(k, 1)), primitive(k)), b.app(GEOMETRIC, _P, k))
    end = scope.limit(y, primitive(y), b.INFINITY, -1, 0)
    found = applied(calculus.telescoping, difference, end, *scope.facts, variable_=k, start=_N)
    return logic.theorem(scope.know(found).restate(found, b.power(b.sub(1, _P), _N)), id="geometric-tail")
