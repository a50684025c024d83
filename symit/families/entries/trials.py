"""Binomial: what counts successes in a number of trials."""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.entries.counting import by_heaps, log_odds, power_and_decay, written_out
from symit.families.entry import Family, domains
from symit.families.moments.moments import either, instance, multiple, opened
from symit.families.sums.binomial_sums import U, V, binomial_sum
from symit.families.sums.counts import MOST_POWERS, N
from symit.families.sums.factorials import factorial
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, monomial_factors
from symit.proving.scope.scope import Scope

MOST_WITH_SYMBOLS, MOST_NUMBERS = 2, 5


def on_trials(n: Term) -> Moment:
    """x^k exp(c x)/(x! (n - x)!) from 0 to n."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        beside = b.power(factorial(b.sub(n, x)), -1)
        factors = list(monomial_factors(body))
        others = [f for f in factors if PLAIN.canonical(f) != PLAIN.canonical(beside)]
        rest = power_and_decay(b.mul(*others), x)
        if len(others) == len(factors) or rest is None or not rest[2] or rest[0] > MOST_POWERS:
            raise NoBaseIntegral(integral)
        power, c, _ = rest
        u, v = log_odds(c)
        there = scope.know(scope.evident(b.lt(0, b.add(b.exp(u), b.exp(v)))))
        known = instance(there, integral, binomial_sum(power), {U: u, V: v, N: n})
        return multiple(there, integral, known, b.ONE)

    return found


def _few(n: Term) -> Moment:
    """The sum up to a small n, written out: with symbols in it, more summands are nothing to read."""

    def found(scope: Scope, integral: App) -> Theorem:
        if not isinstance(n, Num) or n.value > (MOST_WITH_SYMBOLS if integral.free else MOST_NUMBERS):
            raise NoBaseIntegral(integral)
        return written_out(scope, integral)

    return found


def _binomial(x: Term, n: Term, p: Term) -> Term:
    ways = b.div(factorial(n), b.mul(factorial(x), factorial(b.sub(n, x))))
    return b.mul(ways, b.power(p, x), b.power(b.sub(1, p), b.sub(n, x)))


def _form(name: str, members: Sequence[Sequence[Term]], numbers: Sequence[Term]) -> Term | None:
    """Moments by n (n - 1) ... (n - j + 1) p^j."""
    n, p = members[0]

    def falling(j: int) -> Term:
        return b.mul(*(b.sub(n, i) if i else n for i in range(j)), b.power(p, j) if j > 1 else p)

    return by_heaps(numbers[0], falling) if name == "moment" else None


Binomial = Family(
    "Binomial",
    domains("n >= 1, p in (0;1)"),
    _binomial,
    lambda n, p: b.integers(0, n),
    lambda n, p: either(on_trials(n), _few(n)),
    form=_form,
)
"""The successes in n trials, each succeeding with probability p."""
