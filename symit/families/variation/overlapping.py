"""Total variation of two uniform densities: by where the ends of the intervals lie, and which of the two is longer.

Stands under total variation; of other families than Uniform it knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from symit.families.closed_forms.solving import Ground, solved
from symit.families.supports import open_ends
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides


def _ends(asked: Ground) -> tuple[Term, Term, Term, Term]:
    (a, c), (p, q) = (m.values for m in asked.members)
    return a, c, p, q


def open_order(asked: Ground) -> Term | None:
    """What is to be decided next: is one interval within the other, do they overlap, and which of the two is longer."""
    context = context_of(asked.scope)
    low, high, other_low, other_high = _ends(asked)
    if (condition := open_ends(context, *(m.support for m in asked.members))) is not None:
        return condition
    if context.holds(b.le(other_low, low)) == context.holds(b.le(high, other_high)):
        return None  # one of them lies within the other
    if any(map(context.holds, (b.le(other_high, low), b.le(high, other_low)))):
        return None  # they have nothing in common
    longer = b.le(b.sub(high, low), b.sub(other_high, other_low))
    return longer if context.decide(longer) is None else None


@dataclass(frozen=True)
class _Densities:
    """Two of them at a point, and what they are where they are positive."""

    p: Term
    q: Term
    mine: Term
    other: Term

    @property
    def excess(self) -> Term:
        return b.if_(b.le(self.q, self.p), b.sub(self.p, self.q), 0)

    def put(self, there: Scope, other: Term, value: Term) -> Theorem:
        """(p - q)^+ where p is positive, and q is what is given."""
        known = there.field(self.p, self.mine), there.field(self.q, other)
        same = rewritten(there.field(self.excess, self.excess), *known)
        return logic.chain(same, there.field(sides(same)[1], value))


def excess(asked: Ground, scope: Scope) -> tuple[Theorem, Theorem]:
    """(p - q)^+ by cases, and its integral: found for any two levels of the densities, and then for these."""
    (one, _), x = asked.members, asked.point
    scope = scope.know(*_across(asked, scope))
    pointwise = _cut_at_ends(asked, scope)
    body = sides(pointwise)[1]
    levels = _levels(asked)
    names = {b.fresh(name, t.REAL, body): level for name, level in zip("uv", levels, strict=True)}
    for name, level in names.items():
        body = replace_term(body, level, name)
    value = solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters | frozenset(names))
    return pointwise, scope.instantiate(value, dict(names))


def _across(asked: Ground, scope: Scope) -> Iterator[Theorem]:
    """That the lower end of the one lies below the upper end of the other, by an end between them."""
    low, high, other_low, other_high = _ends(asked)
    for first, last, between in (
        (low, other_high, (high, other_low)),
        (other_low, high, (low, other_high)),
    ):
        for middle in between:
            with suppress(Refused):
                parts = (_step(scope, first, middle), _step(scope, middle, last))
                yield scope.linear(b.lt(first, last), *((part, 1) for part in parts))
                break


def _step(scope: Scope, p: Term, q: Term) -> Theorem:
    with suppress(Refused):
        return scope.evident(b.lt(p, q))
    return scope.evident(b.le(p, q))


def _levels(asked: Ground) -> tuple[Term, Term]:
    low, high, other_low, other_high = _ends(asked)
    return b.power(b.sub(high, low), -1), b.power(b.sub(other_high, other_low), -1)


def _cut_at_ends(asked: Ground, scope: Scope) -> Theorem:
    """(p - q)^+ with a case distinction at those ends of the second interval that lie within the first."""
    (one, other), x = asked.members, asked.point
    low, high, other_low, other_high = _ends(asked)
    context, there = context_of(scope), scope.at_point(x, one.support)
    both = _Densities(one.density(x), other.density(x), *_levels(asked))
    above, below = there.evident(b.lt(low, x)), there.evident(b.lt(x, high))
    for end, far, near in (
        (b.le(high, other_low), b.le(x, other_low), below),
        (b.le(other_high, low), b.le(other_high, x), above),
    ):
        if context.holds(end):
            known = there.linear(far, (near, 1), (there.evident(end), 1))
            return both.put(there.know(known), b.ZERO, both.mine)
    there = there.know(*_higher(asked, scope))
    rest: list[Term] = []
    for end, claim, near in (
        (b.le(other_low, low), b.lt(other_low, x), above),
        (b.le(high, other_high), b.lt(x, other_high), below),
    ):
        if context.holds(end):
            there = there.know(there.linear(claim, (near, 1), (there.evident(end), 1)))
        else:
            rest.append(claim)
    return _distinguished(there, both, rest)


def _distinguished(there: Scope, both: _Densities, rest: list[Term]) -> Theorem:
    """With a case for each condition under which a point lies in the second interval."""
    if not rest:
        is_higher = context_of(there).holds(b.le(both.other, both.mine))
        return both.put(there, both.other, b.sub(both.mine, both.other) if is_higher else b.ZERO)
    condition, *others = rest
    (otherwise,) = negations(condition)
    here, outside = there.given(condition), there.given(otherwise)
    within, beyond = _distinguished(here, both, others), both.put(outside, b.ZERO, both.mine)
    value = b.if_(condition, sides(within)[1], both.mine)
    parts = here.restate(within, value), outside.restate(beyond, value)
    return logic.cases(*parts, *there.facts, condition=condition)


def _higher(asked: Ground, scope: Scope) -> Iterator[Theorem]:
    """Which of the two densities is the higher one where both are positive: that over the shorter interval."""
    low, high, other_low, other_high = _ends(asked)
    mine, other = b.sub(high, low), b.sub(other_high, other_low)
    outer = (b.le(other_low, low), b.le(high, other_high))
    inner = (b.lt(low, other_low), b.lt(other_high, high))
    there = scope.know(*(scope.evident(b.lt(0, length)) for length in (mine, other)))
    for claim, ends in ((b.le(mine, other), outer), (b.lt(other, mine), inner)):
        with suppress(Refused):
            yield _inverse(there, _in_order(there, claim, ends))
            return


def _in_order(scope: Scope, claim: Term, ends: tuple[Term, Term]) -> Theorem:
    """Seen, or since the ends of the one lie within the other."""
    with suppress(Refused):
        return scope.evident(claim)
    return scope.linear(claim, *((scope.evident(end), 1) for end in ends))


def _inverse(scope: Scope, order: Theorem) -> Theorem:
    head, (short, long) = order.conclusion.head, order.conclusion.args  # type: ignore[union-attr]
    claim = b.app(head, b.power(long, -1), b.power(short, -1))
    return scope.linear(claim, (order, b.power(b.mul(short, long), -1)))
