"""Total variation of two members with numbers for parameters, of a family on the counts whose densities cross once: up
to a count m the one is higher, beyond it the other.  So (p - q)^+ differs from 0, or from p - q, at a few counts only.

Stands under total variation, as the crossings of densities on the line do.
"""

from __future__ import annotations

from dataclasses import dataclass

from symit.families.closed_forms.beside_logarithms import sign_of_numbers
from symit.families.closed_forms.solving import Ground, solved
from symit.families.entry import Member
from symit.families.integrals.base import above_its_tangent
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.sums.counts import COUNT, COUNTS, one_at
from symit.families.transport.moving_counts import both_move
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides

MOST_COUNTS = 12
"""A sum of more summands is nothing to read."""
FAMILIES = ("Geometric", "Poisson")
_Y = b.real("y")


def crosses_once(asked: Ground) -> bool:
    """Are both of such a family, with numbers that differ?"""
    one, other = asked.members
    is_known = one.family.name in FAMILIES and one.family == other.family
    return is_known and one != other and not asked.parameters


def cut_and_sum(asked: Ground, scope: Scope) -> tuple[Theorem, Theorem]:
    """What (p - q)^+ is at each count, and what that adds up to."""
    one, other = asked.members
    moving = both_move(one, other)
    assert moving is not None
    rises = context_of(scope).decide(b.lt(one.values[moving.place], other.values[moving.place])) is True
    is_first = rises == moving.rises
    crossing = _crossing(scope, *((one, other) if is_first else (other, one)), asked.point)
    cut = crossing.cut(one.density(asked.point), other.density(asked.point), is_first)
    return cut, _added_up(asked, scope, crossing, is_first, sides(cut)[1])


@dataclass(frozen=True)
class _Crossing:
    """Of two densities at a count x the logarithm of their quotient, what it falls by from one count to the next, and
    its signs at the counts up to the first at which it is negative."""

    scope: Scope
    small: Member
    large: Member
    x: Var
    gap: Term
    falls: Theorem
    signs: tuple[Theorem, ...]

    @property
    def last(self) -> int:
        """Up to which the first is higher."""
        return len(self.signs) - 2

    def above(self, k: int) -> Term:
        """By how much, at one of these counts."""
        return b.sub(self.small.density(b.num(k)), self.large.density(b.num(k)))

    def at(self, k: int) -> Term:
        """What is 1 at one count and 0 elsewhere."""
        return b.if_(b.eq(self.x, k), 1, 0)

    # ---- at each count ---------------------------------------------------------------------------------------

    def cut(self, p: Term, q: Term, is_first: bool) -> Theorem:
        excess = (b.mul(self.above(k), self.at(k)) for k in range(self.last + 1))
        value = b.add(*(() if is_first else (p, b.neg(q))), *excess)
        claim = b.eq(b.if_(b.le(q, p), b.sub(p, q), 0), value)
        return self._from(self.scope.at_point(self.x, COUNTS), 0, claim)

    def _from(self, there: Scope, k: int, claim: Term) -> Theorem:
        """The claim for the counts from k on."""
        if k > self.last:
            return there.know(self._ordered_beyond(there)).field(*claim.args)  # type: ignore[union-attr]
        here, later = there.given(b.le(self.x, k)), there.given(b.lt(k, self.x))
        here = here.know(here.evident(b.eq(k, self.x)))
        hole = b.fresh("hole", t.INT, claim)
        template = b.lam(hole, b.substitute(claim, {self.x: hole}))
        known = self.scope.know(*self._ordered_at(k))
        written = known.field(*b.substitute(claim, {self.x: b.num(k)}).args)  # type: ignore[union-attr]
        at_k = logic.rewrite(written, here.facts[-1], template=template)
        later = later.know(later.evident(b.le(k + 1, self.x)))
        return logic.cases(at_k, self._from(later, k + 1, claim), *there.facts, condition=b.le(self.x, k))

    def _ordered_at(self, k: int) -> list[Theorem]:
        """q(k) < p(k), from the sign of log p(k)/q(k); nothing where they are the same."""
        if self.signs[k].conclusion.head != t.LT:  # type: ignore[union-attr]
            return []
        p, q = (m.density(b.num(k)) for m in (self.small, self.large))
        tangent = self.scope.instantiate(above_its_tangent(), {_Y: b.substitute(self.gap, {self.x: b.num(k)})})
        return [self.scope.linear(b.lt(q, p), (tangent, q), (self.signs[k], q))]

    def _ordered_beyond(self, there: Scope) -> Theorem:
        """p(x) < q(x): there the logarithm of p/q is at most what it is at the first count beyond."""
        p, q = (m.density(self.x) for m in (self.small, self.large))
        beyond = there.evident(b.le(self.last + 1, self.x))
        rate = b.neg(sides(self.falls)[0])
        low = there.know(self.falls).linear(b.lt(self.gap, 0), (self.signs[-1], 1), (beyond, rate))
        tangent = there.instantiate(above_its_tangent(), {_Y: b.neg(self.gap)})
        return there.linear(b.lt(p, q), (tangent, p), (low, p))


def _crossing(scope: Scope, small: Member, large: Member, x: Var) -> _Crossing:
    """Refused where it is too far out, or where it is not seen on which side of a count it is."""
    there = scope.at_point(x, COUNTS)
    gap = context_of(there).canonical(b.log(b.div(small.density(x), large.density(x))))
    at = [b.substitute(gap, {x: b.num(k)}) for k in range(MOST_COUNTS + 2)]
    falls = sign_of_numbers(scope, context_of(scope).canonical(b.sub(at[1], at[0])))
    signs = []
    for place in at:
        try:
            signs.append(sign_of_numbers(scope, place))
        except Refused as why:
            raise NoForm("between which counts the two densities cross is not seen from such numbers") from why
        if signs[-1].conclusion == b.lt(place, 0):
            return _Crossing(scope, small, large, x, gap, falls, tuple(signs))
    raise NoForm("the two densities cross beyond the count {}", b.num(MOST_COUNTS))


# ---- added up ------------------------------------------------------------------------------------------------


def _added_up(asked: Ground, scope: Scope, crossing: _Crossing, is_first: bool, cut: Term) -> Theorem:
    x, members = asked.point, [] if is_first else asked.members
    parts: list[tuple[Term, Theorem, Term]] = []
    for member, sign in zip(members, (1, -1), strict=False):
        whole = solved(scope, b.integral(COUNTS, x, member.density(x)), member.moment, frozenset())
        parts.append((member.density(x), whole, b.num(sign)))
    for k in range(crossing.last + 1):
        parts.append((crossing.at(k), scope.instantiate(one_at(0), {COUNT: b.num(k)}), crossing.above(k)))
    known = scope.know(*(whole for _, whole, _ in parts))
    total = known.linearity(x, COUNTS, cut, *((weight, part) for part, _, weight in parts))
    value = folded(context_of(scope).canonical(b.add(*(crossing.above(k) for k in range(crossing.last + 1)))))
    weights = [(total, b.ONE), *((whole, weight) for _, whole, weight in parts)]
    return known.know(total).linear(b.eq(sides(total)[0], value), *weights)
