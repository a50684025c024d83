"""Logarithms of products that are multiplied out, as sums of those of their factors.

log((x - c) (d - x)) is one logarithm in a normal form, where neither sign is to be seen.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symit.families.moments.cauchy_fractions import HALF
from symit.families.moments.moments import opened
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, closed, context_of, monomial_factors
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.quotients import in_factors, quotient


def in_factors_of_logarithms(moment: Moment) -> Moment:
    """What another moment gives where each factor of what there is a logarithm of has its own."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        scope = scope.know(*signs_below(scope, integral))
        inside, rest = _logarithm(body, x) or (None, b.ONE)
        if inside is None:
            raise NoBaseIntegral(integral)
        there = scope.at_point(x, integral.args[0])
        factors = _positive_factors(there, inside)
        if not factors or [exponent for _, exponent in factors] == [b.ONE]:
            raise NoBaseIntegral(integral)
        law, values = _law(factors)
        there = there.know(_positive(there, inside, factors))
        same = there.field(inside, b.substitute(sides(law)[0].args[0], values))  # type: ignore[union-attr]
        itself = there.field(b.log(inside), b.log(inside))
        same = logic.chain(rewritten(itself, same), there.instantiate(law, values))
        apart = b.mul(rest, b.substitute(sides(law)[1], values))
        pointwise = there.know(same).linear(b.eq(body, apart), (same, rest))
        value = closed(scope, b.integral(integral.args[0], x, apart), moment, folded)
        equal = scope.know(value).congruence(x, integral.args[0], pointwise)
        return scope.know(value, equal).linear(b.eq(integral, sides(value)[1]), (equal, 1), (value, 1))

    return found


def signs_below(scope: Scope, integral: App) -> Iterator[Theorem]:
    """For all points of a space, of what sign is what an integrand has below a line or under a root: of a product that
    is multiplied out that is to be seen in its factors only."""
    x, body = opened(scope, integral)
    there = scope.at_point(x, integral.args[0])
    powers = (p for p in subterms(body) if b.is_app(p, t.POW) and p.args[1] in (b.num(-1), HALF))  # type: ignore[union-attr,operator]
    for below in dict.fromkeys(p.args[0] for p in powers):  # type: ignore[union-attr]
        if x in below.free and b.is_app(below, t.ADD):
            found = ((term, _positive_factors(there, term)) for term in (below, b.neg(below)))
            known = (_positive(there, term, factors) for term, factors in found if factors)
            yield from (scope.for_all(seen, x, integral.args[0]) for seen in known)


def _positive(there: Scope, product: Term, factors: Sequence[tuple[Term, Term]]) -> Theorem:
    positive = there.evident(b.lt(0, b.mul(*(b.power(u, e) for u, e in factors))))
    return there.linear(b.lt(0, product), (positive, 1))


def _logarithm(body: Term, x: Var) -> tuple[Term, Term] | None:
    """What there is a logarithm of, and what stands beside it."""
    factors = list(monomial_factors(body))
    logs = [f for f in factors if b.is_app(f, t.LOG) and x in f.free]
    if len(logs) != 1:
        return None
    factors.remove(logs[0])
    return logs[0].args[0], b.mul(*factors)  # type: ignore[union-attr]


def _positive_factors(there: Scope, inside: Term) -> list[tuple[Term, Term]]:
    """Factors that are seen to be positive, with their exponents; none where one has another sign."""
    context = context_of(there)
    try:
        parts = quotient(inside)
    except Refused:  # it is not rational
        return []
    content, factors = in_factors(parts.above)
    found: list[tuple[Term, Term]] = []
    for factor, exponent in (*factors, *((f, -e) for f, e in parts.below)):
        signs = context.sign(factor)
        if signs not in ({1}, {-1}):
            return []
        if signs == {-1}:
            factor = PLAIN.canonical(b.neg(factor))
            content = content if exponent % 2 == 0 else -content
        found.append((factor, b.num(exponent)))
    if content <= 0:
        return []
    return found if content == 1 else [(b.num(content), b.ONE), *found]


def _law(factors: list[tuple[Term, Term]]) -> tuple[Theorem, dict[Var, Term]]:
    """The logarithm of a product of positive numbers is the sum of theirs."""
    names = [b.real(f"u_{n}") for n in range(len(factors))]
    product = b.mul(*(b.power(u, e) for u, (_, e) in zip(names, factors, strict=True)))
    total = b.add(*(b.mul(e, b.log(u)) for u, (_, e) in zip(names, factors, strict=True)))
    law = Scope().given(*(b.lt(0, u) for u in names)).field(b.log(product), total)
    return law, {u: factor for u, (factor, _) in zip(names, factors, strict=True)}
