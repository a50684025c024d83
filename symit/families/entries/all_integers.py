"""DiscreteLaplace, on all integers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from symit.families.entries.counting import decaying
from symit.families.entry import Family, Member, domains
from symit.families.integrals.base import RATE
from symit.families.moments.moments import instance, multiple, opened
from symit.families.moments.monomials import exponent_parts, whole_power
from symit.families.sums.two_sided_sums import (
    DISTANCE,
    HEIGHT,
    INTEGERS,
    SUMS,
    decay_diverges,
    distance,
    height,
    size,
    sum_by_both,
    what_they_are,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope.scope import Scope


def _powers_and_rate(integral: App, n: Var, body: Term) -> tuple[tuple[int, int], Term]:
    """k, m and c of |n|^k n^m exp(c |n|) over all integers.  Raises NoBaseIntegral."""
    powers, away = [0, 0], PLAIN.canonical(size(n))
    rate: Term = b.ZERO
    for factor in monomial_factors(body):
        whole = [whole_power(factor, base) for base in (away, n)]
        if any(whole):
            powers = [p + (k or 0) for p, k in zip(powers, whole, strict=True)]
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], away)):  # type: ignore[union-attr]
            rate = b.add(rate, found[0])
        elif factor != b.ONE:
            raise NoBaseIntegral(integral)
    if integral.args[0] != INTEGERS:
        raise NoBaseIntegral(integral)
    return (powers[0], powers[1]), PLAIN.canonical(rate)


def _on_integers(scope: Scope, integral: App) -> Theorem:
    """The same for c < 0, one of k and m being 0 and the other at most 2."""
    powers, rate = _powers_and_rate(integral, *opened(scope, integral))
    known = SUMS.get(powers)
    if known is None:
        raise NoBaseIntegral(integral)
    there = scope.know(*decaying(scope, rate))
    diverging = () if any(powers) else (decay_diverges,)
    found = instance(there, integral, known(), {RATE: PLAIN.canonical(b.neg(rate))}, *diverging)
    return multiple(there, integral, found, b.ONE)


def _form(name: str, members: Sequence[Sequence[Term]], numbers: Sequence[Term]) -> Term | None:
    """By the heights and the means of |n|."""
    (h, m, a), (g, k, c) = members[0], members[-1]
    alpha = numbers[0] if numbers else b.num(Fraction(1, 2))
    forms = {
        "variance": b.div(m, h),
        "entropy": b.sub(b.mul(a, m), b.log(h)),
        "cross_entropy": b.sub(b.mul(c, m), b.log(g)),
        "kl": b.add(b.log(b.div(h, g)), b.mul(b.sub(c, a), m)),
        "jeffreys": b.mul(b.sub(c, a), b.sub(m, k)),
        "chi_squared": b.sub(b.div(b.power(h, 2), b.mul(g, height(b.sub(b.mul(2, a), c)))), 1),
        "bhattacharyya": b.neg(b.log(_overlap((h, a), (g, c)))),
        "squared_hellinger": b.sub(1, _overlap((h, a), (g, c))),
        "hellinger": b.sqrt(b.sub(1, _overlap((h, a), (g, c)))),
        "renyi_divergence": b.div(b.log(_mixed((h, a), (g, c), alpha)), b.sub(alpha, 1)),
        "alpha_divergence": b.div(b.sub(_mixed((h, a), (g, c), alpha), 1), b.mul(alpha, b.sub(alpha, 1))),
    }
    return forms.get(name)


def _overlap(one: tuple[Term, Term], other: tuple[Term, Term]) -> Term:
    """The sum of sqrt(p q), from the heights and the rates."""
    (h, a), (g, c) = one, other
    return b.div(b.sqrt(b.mul(h, g)), height(b.div(b.add(a, c), 2)))


def _mixed(one: tuple[Term, Term], other: tuple[Term, Term], alpha: Term) -> Term:
    """The sum of p^alpha q^(1 - alpha)."""
    (h, a), (g, c), beta = one, other, b.sub(1, alpha)
    powers = b.mul(b.power(h, alpha), b.power(g, beta))
    return b.div(powers, height(b.add(b.mul(alpha, a), b.mul(beta, c))))


@cache
def _by_both() -> Family:
    """The same with its height and the mean of |n| as parameters beside the rate that they come from.

    Its sums are monomials in them: multiplied out in exp(a), no sign of a denominator would be seen.
    """
    return Family(
        "TwoSidedDecay",
        domains("height > 0, distance > 0, rate > 0"),
        lambda x, h, m, a: b.mul(h, b.exp(b.neg(b.mul(a, size(x))))),
        lambda h, m, a: INTEGERS,
        _of_both,
        given=what_they_are,
        form=_form,
    )


def _of_both(h: Term, m: Term, a: Term) -> Moment:
    """The sums with the rate a by h and m, and others as they are."""

    def found(scope: Scope, integral: App) -> Theorem:
        powers, rate = _powers_and_rate(integral, *opened(scope, integral))
        if not context_of(scope).equal(rate, b.neg(a)) or powers not in SUMS:
            return _on_integers(scope, integral)
        known = scope.instantiate(sum_by_both(*powers), {HEIGHT: h, DISTANCE: m, RATE: a})
        return multiple(scope, integral, known, b.ONE)

    return found


def _as_both(a: Term) -> tuple[Member, Callable[[Scope, Var], Theorem]]:
    member = _by_both().at(height(a), distance(a), a)
    return member, lambda there, x: there.field(DiscreteLaplace.at(a).density(x), member.density(x))


def _denominator(a: Term) -> Term:
    """(exp(a) - 1) (exp(a) + 1)^2: multiplied out, its sign is not to be seen."""
    return b.mul(b.sub(b.exp(a), 1), b.power(b.add(b.exp(a), 1), 2))


DiscreteLaplace = Family(
    "DiscreteLaplace",
    domains("a > 0"),
    lambda x, a: b.mul(height(a), b.exp(b.neg(b.mul(a, size(x))))),
    lambda a: INTEGERS,
    lambda a: _on_integers,
    sums=lambda a: [b.sub(b.exp(a), 1), b.add(b.exp(a), 1), b.sub(b.exp(b.mul(2, a)), 1)],
    needs=lambda a: lambda scope: [scope.evident(b.lt(0, _denominator(a)))],
    known_as=_as_both,
)
"""How far two independent counts of failures before a success lie apart, with its sign."""
