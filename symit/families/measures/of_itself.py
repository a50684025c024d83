"""A distribution from itself: p^alpha p^(1 - alpha) is p, which integrates to 1, whatever is known of its powers."""

from __future__ import annotations

from symit.families.closed_forms.solving import Ground, at_points, solved
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms

U = b.real("u")


def of_itself(asked: Ground, term: Term) -> Theorem:
    """A functional of a density and the same density, with one integral of powers of them = its value, where that
    integral is 1.  Refused where it is not seen to be."""
    member, x = asked.members[0], asked.point
    scope, density = at_points(asked, member), member.density(x)
    integral = next(p for p in subterms(b.unfold(term)) if isinstance(p, App) and p.head == t.INTEGRAL)
    there = scope.at_point(x, member.support)
    powers = replace_term(b.open_with(integral.args[1], x), density, U)  # type: ignore[arg-type]
    law = Scope().given(b.lt(0, U)).field(U, powers)
    same = there.know(there.evident(b.lt(0, density))).instantiate(law, {U: density})
    total = _total(asked, scope, x, density)
    over = scope.know(total).congruence(x, member.support, same)
    one = scope.know(over).linear(b.eq(integral, 1), (over, -1), (total, 1))
    above = Scope().given(b.eq(U, 1)).evident(b.lt(0, U))  # of the integral as it is, which is not written out
    positive = scope.know(one).instantiate(above, {U: integral})
    found = rewritten(scope.know(one, positive).unfold(term), one)
    return scope.restate(found, b.ZERO)


def _total(asked: Ground, scope: Scope, x: Term, density: Term) -> Theorem:
    """The density integrates to 1."""
    member = asked.members[0]
    whole = b.integral(member.support, x, density)  # type: ignore[arg-type]
    found = solved(scope, whole, member.moment, asked.parameters)
    return scope.know(*folded.values(scope, sides(found)[1])).restate(found, 1)
