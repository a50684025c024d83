"""Bernoulli, Geometric, Poisson, DiscreteUniform, NegativeBinomial: distributions on the integers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from symit.families.entry import Family, Member, domains
from symit.families.integrals.base import RATE
from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_at_one
from symit.families.moments.moments import either, instance, multiple, opened, require
from symit.families.moments.monomials import exponent_parts, whole_power
from symit.families.moments.named import folded
from symit.families.sums.binomial_series import Z, binomial_series
from symit.families.sums.counts import (
    COUNT,
    COUNTS,
    FIRST,
    MOST_POWERS,
    N,
    exponential_sum,
    geometric_sum,
    heaps,
    range_power,
)
from symit.families.sums.diverging_sums import geometric_diverges
from symit.families.sums.factorials import factorial, factorial_is_gamma
from symit.families.supports import holds, sign_of_logarithms
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import BERNOULLI, GEOMETRIC, POISSON
from symit.kernel.rules import integration, logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.matching import subterms
from symit.special import GAMMA

MOST_NUMBERS = 12


def power_and_decay(body: Term, n: Var) -> tuple[int, Term, bool] | None:
    """k, c and whether n! is below, of n^k exp(c n)."""
    power, below, c = 0, False, b.ONE
    rate: Term = b.ZERO
    for factor in monomial_factors(body):
        if (k := whole_power(factor, n)) is not None:
            power += k
        elif factor == b.power(b.app(t.FACTORIAL, n), -1):
            below = True
        elif isinstance(factor, App) and factor.head == t.POW and factor.args[1] == n and n not in factor.args[0].free:
            rate = b.add(rate, b.log(factor.args[0]))
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], n)):  # type: ignore[union-attr]
            rate = b.add(rate, found[0])
        elif factor != c:
            return None
    return power, rate, below


def on_counts(scope: Scope, integral: App) -> Theorem:
    """n^k exp(c n) over the counts from 0, over n! or with c < 0."""
    n, body = opened(scope, integral)
    found = power_and_decay(body, n)
    if integral.args[0] != COUNTS or found is None or found[0] > MOST_POWERS:
        raise NoBaseIntegral(integral)
    power, c, over_factorial = found
    if over_factorial:
        return multiple(scope, integral, instance(scope, integral, exponential_sum(power), {RATE: b.exp(c)}), b.ONE)
    there = scope.know(*decaying(scope, c))
    values = {RATE: PLAIN.canonical(b.neg(c))}
    known = instance(there, integral, geometric_sum(power), values, *([] if power else [geometric_diverges]))
    return multiple(there, integral, known, b.ONE)


def log_odds(exponent: Term) -> tuple[Term, Term]:
    """u and v of c = u - v, so that exp(u) + exp(v) has as few denominators as can be."""
    parts: tuple[list[Term], list[Term]] = [], []
    for monomial, coefficient in normal.summands(PLAIN.canonical(exponent)):
        parts[coefficient < 0].append(normal.scaled(abs(coefficient), monomial))
    return b.add(*parts[0]), b.add(*parts[1])


def decaying(scope: Scope, rate: Term) -> list[Theorem]:
    """exp(u) < exp(v) where u - v is known to be negative: as powers, they are not seen to be in order.  And its sign,
    where it is a sum of logarithms of numbers."""
    if (known := sign_of_logarithms(scope, rate)) is not None:
        return [known]
    if not holds(scope, b.lt(rate, 0)):
        return [_of_power(scope, rate)] if holds(scope, b.lt(b.exp(rate), 1)) else []
    one, other = log_odds(rate)
    u, v = b.real("u"), b.real("v")
    rising = Scope().given(b.lt(u, v)).evident(b.lt(b.exp(u), b.exp(v)))
    return [logic.cut(scope.instantiate(rising, {u: one, v: other}), scope.evident(b.lt(one, other)))]


def _of_power(scope: Scope, rate: Term) -> Theorem:
    """c < 0 from exp(c) < 1."""
    u = b.real("u")
    law = Scope().given(b.lt(0, u), b.lt(u, 1)).evident(b.lt(b.log(u), 0))
    negative = logic.cut(scope.instantiate(law, {u: b.exp(rate)}), scope.evident(b.lt(b.exp(rate), 1)))
    return scope.know(negative).linear(b.lt(rate, 0), (negative, 1))


def written_out(scope: Scope, integral: App) -> Theorem:
    """A sum between two numbers."""
    expanded = integration.expand(*scope.facts, term=integral)
    _, right = sides(expanded)
    with_gamma = folded(PLAIN.canonical(right))
    arguments = [a.args[0] for a in subterms(with_gamma) if isinstance(a, App) and a.head == GAMMA]
    there = scope.know(*facts_at(scope, *dict.fromkeys(arguments)))
    return there.restate(expanded, context_of(there).canonical(right))


def by_heaps(k: Term, factorial_moment: Callable[[int], Term]) -> Term | None:
    """The k-th moment from the means of x (x - 1) ... (x - j + 1); None where k is no number that is summed."""
    order = PLAIN.canonical(k)
    if not isinstance(order, Num) or order.value.denominator != 1 or not 0 < order.value <= MOST_POWERS:
        return None
    parts = ((ways, factorial_moment(j)) for j, ways in enumerate(heaps(int(order.value))) if ways)
    return b.add(*(mean if ways == 1 else b.mul(ways, mean) for ways, mean in parts))


Bernoulli = Family(
    "Bernoulli",
    domains("p in (0;1)"),
    lambda x, p: b.app(BERNOULLI, p, x),
    lambda p: b.integers(0, 1),
    lambda p: written_out,
)

Geometric = Family(
    "Geometric",
    domains("p in (0;1)"),
    lambda x, p: b.app(GEOMETRIC, p, x),
    lambda p: COUNTS,
    lambda p: on_counts,
)

Poisson = Family(
    "Poisson",
    domains("rate > 0"),
    lambda x, rate: b.app(POISSON, rate, x),
    lambda rate: COUNTS,
    lambda rate: on_counts,
)


def _on_range(low: Term, high: Term) -> Moment:
    """x^k from low to high."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        k = 0 if body == b.ONE else whole_power(body, x)
        if k is None or k > MOST_POWERS:
            raise NoBaseIntegral(integral)
        ends: dict[Var, Term] = {FIRST: low, COUNT: PLAIN.canonical(b.sub(high, low))}
        return multiple(scope, integral, instance(scope, integral, range_power(k), ends), b.ONE)

    return either(found, _few(low, high))


def _few(low: Term, high: Term) -> Moment:
    """What is summed between two numbers not far apart, written out."""

    def found(scope: Scope, integral: App) -> Theorem:
        length = PLAIN.canonical(b.sub(high, low))
        if not isinstance(length, Num) or low.free or length.value >= MOST_NUMBERS:
            raise NoBaseIntegral(integral)
        return written_out(scope, integral)

    return found


def _variance(name: str, members: Sequence[Sequence[Term]], numbers: Sequence[Term]) -> Term | None:
    """By how many numbers there are."""
    low, high = members[0]
    number = b.add(b.sub(high, low), 1)
    return b.div(b.sub(b.power(number, 2), 1), 12) if name == "variance" else None


DiscreteUniform = Family(
    "DiscreteUniform",
    domains("a whole, b whole"),
    lambda x, low, high: b.power(b.add(b.sub(high, low), 1), -1),
    b.integers,
    _on_range,
    given=lambda low, high: [b.le(low, high)],
    form=_variance,
)
"""Its ends included."""


def _with_gamma(scope: Scope, integral: App) -> Theorem:
    """n^k Gamma(n + s) exp(c n)/n! over the counts, c < 0."""
    n, body = opened(scope, integral)
    factors = monomial_factors(body)
    special = next((f for f in factors if b.is_app(folded(f), GAMMA)), None)
    found = power_and_decay(b.mul(*(f for f in factors if f != special)), n) if special is not None else None
    if integral.args[0] != COUNTS or special is None or found is None or found[0] > MOST_POWERS or not found[2]:
        raise NoBaseIntegral(integral)
    power, c, _ = found
    shape = PLAIN.canonical(b.sub(folded(special).args[0], n))  # type: ignore[union-attr]
    if n in shape.free:
        raise NoBaseIntegral(integral)
    there = scope.know(*decaying(scope, c))
    require(there, integral, b.lt(c, 0))  # rather than exp(c) < 1, which as a condition is long
    known = instance(there, integral, binomial_series(power), {S: shape, Z: b.exp(c)})
    return multiple(there, integral, known, b.ONE)


def _geometric(r: Term, p: Term) -> tuple[Member, Callable[[Scope, Var], Theorem]] | None:
    """The failures before the first success."""
    if r != b.ONE:
        return None

    def same(there: Scope, x: Var) -> Theorem:
        one = there.instantiate(factorial_is_gamma(), {N: x})
        claim = b.eq(NegativeBinomial.at(r, p).density(x), Geometric.at(p).density(x))
        _, mass = claim.args  # type: ignore[union-attr]
        whole = b.div(mass, gamma(r))
        return there.know(one).linear(claim, (one, b.neg(b.div(whole, factorial(x)))), (gamma_at_one(), b.neg(whole)))

    return Geometric.at(p), same


def _form(name: str, members: Sequence[Sequence[Term]], numbers: Sequence[Term]) -> Term | None:
    """Moments by r (r + 1) ... (r + j - 1) (1/p - 1)^j."""
    r, p = members[0]
    odds = b.div(b.sub(1, p), p)

    def rising(j: int) -> Term:
        return b.mul(*(b.add(r, i) if i else r for i in range(j)), b.power(odds, j) if j > 1 else odds)

    return by_heaps(numbers[0], rising) if name == "moment" else _SHORT[name](r, p) if name in _SHORT else None


_SHORT: Mapping[str, Callable[[Term, Term], Term]] = {
    "mean": lambda r, p: b.div(b.mul(r, b.sub(1, p)), p),
    "variance": lambda r, p: b.div(b.mul(r, b.sub(1, p)), b.power(p, 2)),
}


NegativeBinomial = Family(
    "NegativeBinomial",
    domains("r > 0, p in (0;1)"),
    lambda x, r, p: b.div(
        b.mul(gamma(b.add(x, r)), b.power(p, r), b.power(b.sub(1, p), x)), b.mul(gamma(r), b.app(t.FACTORIAL, x))
    ),
    lambda r, p: COUNTS,
    lambda r, p: _with_gamma,
    gammas=lambda r, p: [r],
    positive=lambda x, r, p: [(gamma(b.add(x, r)), lambda there, _: facts_at(there, b.add(x, r))[1])],
    known_as=_geometric,
    form=_form,
)
"""The failures before the r-th success, each trial succeeding with probability p."""
