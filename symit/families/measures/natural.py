"""The natural form of a member, p(x) = h(x) exp(theta T(x) - A), read off the logarithm of its density.

A summand that hangs on the point and on parameters belongs to theta T(x) if it is a product of what hangs on the one
and of what hangs on the others; one without parameters belongs to log h(x).  Wainwright & Jordan (2008), section 3.
"""

from __future__ import annotations

from symit.families.closed_forms.solving import Ground, at_points, ground
from symit.families.entry import Member
from symit.families.functionals import CUMULANT_FUNCTION
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term, Var
from symit.proving.closed_forms import context_of, monomial_factors

OUTCOMES = b.integers(0, 1)


def log_partition(asked: Ground) -> Term:
    """A as the logarithm of the integral of h(x) exp(theta T(x)).  Refused for what is no exponential family."""
    (member,) = asked.members
    symbols = member.family.renamed(lambda name: f"{name}_1")
    general = ground([member.family.at(*symbols)])
    values: dict[Var, Term] = dict(zip(symbols, member.values, strict=True))
    exponent = b.substitute(b.add(*_with_point(general)), values)
    if not member.family.sized and any(not v.free for v in member.values):
        exponent = PLAIN.canonical(exponent)  # no x/1, and nothing times 0
    weight = b.ONE if exponent == b.ZERO else b.exp(exponent)
    return b.app(CUMULANT_FUNCTION, member.support, b.lam(general.point, weight))


def _with_point(asked: Ground) -> list[Term]:
    """The summands of log p(x) that are not -A, where the parameters are symbols; whole numbers are no parameters."""
    (member,), x = asked.members, asked.point
    if member.support == OUTCOMES:
        no, yes = (b.unfold(member.density(b.num(k))) for k in (0, 1))
        log_odds = b.sub(*(folded(context_of(asked.scope).canonical(b.log(p))) for p in (yes, no)))
        return [b.mul(x, log_odds)]
    if member.family.sized:  # against the first of its outcomes
        return [b.sub(*(b.log(member.density(place)) for place in (x, b.ZERO)))]
    fixed = {v for v in member.values if v.sort == t.INT} | {x}
    there = at_points(asked, member).at_point(x, member.support)
    written = folded(context_of(there).canonical(b.log(member.density(x))))
    found = []
    for monomial, coefficient in normal.summands(written):
        factors = monomial_factors(monomial)
        if any(x in f.free and f.free - fixed for f in factors):
            raise _none(member, monomial)
        if x in monomial.free or monomial.free <= fixed:
            found.append(normal.scaled(coefficient, monomial))
    return found


def _none(member: Member, monomial: Term) -> NoForm:
    """That a summand of log p(x) is no product of such parts."""
    own = dict(zip(member.values, member.family.variables, strict=True))
    reason = f"{member.family.name} is no exponential family in its parameters: its log-density has {{}}"
    return NoForm(reason, b.substitute(monomial, own))  # type: ignore[arg-type]
