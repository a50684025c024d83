"""Dirichlet's integral: of products of x_i^(a_i - 1), and of up to two sums A + c_1 log x_1 + ... + c_k log x_k, over
all x_1, ..., x_k that are positive and add up to one.

It is k - 1 integrals over intervals, each up to what the coordinates before leave.  The innermost is a Beta integral,
and what it leaves is of the same kind with one coordinate less, so that one step, found in symbols, is taken k - 1
times.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TypeAlias

from symit.families.integrals.base import LENGTH
from symit.families.integrals.beta_function import A, B
from symit.families.integrals.gamma_function import facts_at, gamma
from symit.families.moments.gamma_values import digamma_exists, trigamma_exists
from symit.families.moments.named import folded
from symit.families.vectors.dirichlet import interval_of, left_over, length_moment, probabilities
from symit.families.vectors.multinomial_sums import total_of
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, sides
from symit.proving.steps.matching import subterms
from symit.special import DIGAMMA, GAMMA, TRIGAMMA

X, SCALE, REST = b.real("x"), b.real("g"), b.real("v")
C = b.real("c")


@dataclass(frozen=True)
class LogSum:
    """A + c_1 log x_1 + ... + c_k log x_k."""

    constant: Term
    coefficients: tuple[Term, ...]

    def at(self, xs: Sequence[Term], *others: Term) -> Term:
        """With these for the first coordinates, and others for the terms of the later ones."""
        logs = (b.mul(c, b.log(x)) for c, x in zip(self.coefficients, xs, strict=False))
        return b.add(self.constant, *logs, *others)

    @property
    def symbols(self) -> tuple[Term, ...]:
        return self.constant, *self.coefficients


Sums: TypeAlias = Sequence[LogSum]
Same: TypeAlias = Callable[[Scope, Term], Theorem]
"""Shows at a point that the integrand is a product."""


def exponents(k: int) -> list[Var]:
    return [b.real(f"a_{i}") for i in range(1, k + 1)]


def product_over_simplex(
    scope: Scope, xs: Sequence[Var], powers: Sequence[Term], coefficient: Term, same: Same, *sums: LogSum
) -> Theorem:
    """The integral over the simplex of what at each point is c times the product of the x_i^(a_i - 1), and of sums of
    logarithms = its value."""
    found = level_by_level(scope, xs, powers, coefficient, same, *sums)[0]
    return with_special(scope, powers, len(sums)).restate(found, folded(context_of(scope).canonical(sides(found)[1])))


def level_by_level(
    scope: Scope,
    xs: Sequence[Var],
    powers: Sequence[Term],
    coefficient: Term,
    same: Same,
    *sums: LogSum,
    first: int = 0,
) -> list[Theorem]:
    """The same, as it is found, and at a point of the first coordinate, of the first two, ... the integral over the
    others; of the first coordinates some may be left out, whose exponents need not be positive, and where all are it is
    the integrand."""
    k = len(powers)
    in_symbols = _sums(k, len(sums))
    meant = dict(zip((C, *probabilities(k), *exponents(k)), (coefficient, *xs, *powers), strict=True))
    for symbolic, given in zip(in_symbols, sums, strict=True):
        meant |= dict(zip(symbolic.symbols, given.symbols, strict=True))  # type: ignore[arg-type]
    scopes = [with_special(scope, powers[first:], len(sums)) if first < k - 1 else scope]
    for j, x in enumerate(xs):
        scopes.append(inside(scopes[-1], xs[:j], x))
    found = [same(scopes.pop(), b.substitute(_integrand(k, in_symbols), meant))]
    for j in reversed(range(first, k - 1)):
        there = scopes.pop()
        level = there.instantiate(_level(k, j, len(sums)), dict(meant))
        whole = there.know(level).congruence(xs[j], interval_of(xs[:j]), found[-1])
        found.append(logic.chain(whole, level))
    return found[:0:-1] or found


def inside(scope: Scope, before: Sequence[Var], x: Var) -> Scope:
    """At a point of the next coordinate, where something is left for the others."""
    there = scope.at_point(x, interval_of(before))
    return there.know(there.linear(b.lt(0, left_over((*before, x)))))


def with_special(scope: Scope, powers: Sequence[Term], logs: int) -> Scope:
    """With what is known of Gamma, digamma and trigamma at the exponents and at the sums of the last ones."""
    places = [*powers, *(total_of(powers[i:]) for i in range(len(powers) - 1))]
    scope = scope.know(*facts_at(scope, *places))
    if logs:
        scope = scope.know(*(digamma_exists(scope, s) for s in places))
    return scope.know(*(trigamma_exists(scope, s) for s in places)) if logs == 2 else scope


# ---- one step ------------------------------------------------------------------------------------------------


def _pairs(n: int) -> list[tuple[Var, Var, Var]]:
    """u, c and d of each u + c log(x) + d log(l - x)."""
    return [(b.real(f"u_{i}"), b.real(f"c_{i}"), b.real(f"d_{i}")) for i in range(1, n + 1)]


@cache
def _step(n: int) -> Theorem:
    """0 < l, 0 < a, 0 < b |- the integral over (0, l) of g x^(a-1) (l-x)^(b-1) times what has n sums of logarithms."""
    scope = with_special(Scope().given(b.lt(0, LENGTH), b.lt(0, A), b.lt(0, B)), (A, B), n)
    body = _step_body(X, LENGTH, n)
    moments = []
    for chosen in product(range(3), repeat=n):
        factor = b.mul(SCALE, *(parts[i] for parts, i in zip(_pairs(n), chosen, strict=True)))
        moments.append((length_moment(chosen.count(1), chosen.count(2)), factor))
    if n == 2:
        moments.append((length_moment(0, 0), b.mul(SCALE, REST)))
    claim = b.eq(b.integral(b.interval(0, LENGTH), X, body), _step_value(n))
    known = scope.know(*(th for th, _ in moments))
    return logic.theorem(known.linear(claim, *moments), id=f"dirichlet-step-{n}")


def _step_body(x: Term, length: Term, n: int) -> Term:
    rest = b.sub(length, x)
    sums = [b.add(u, b.mul(c, b.log(x)), b.mul(d, b.log(rest))) for u, c, d in _pairs(n)]
    return b.mul(SCALE, _factor(x, A), _factor(rest, B), *_bracket(sums, REST))


def _step_value(n: int) -> Term:
    both = b.add(A, B)
    a, c, s = (b.app(DIGAMMA, place) for place in (A, B, both))
    sums = [
        b.add(u, b.mul(one, b.sub(a, s)), b.mul(two, b.sub(c, s)), b.mul(b.add(one, two), b.log(LENGTH)))
        for u, one, two in _pairs(n)
    ]
    rest = REST
    if n == 2:
        (_, one, two), (_, one_, two_) = _pairs(2)
        parts = (b.mul(one, one_), A), (b.mul(two, two_), B), (b.neg(b.mul(b.add(one, two), b.add(one_, two_))), both)
        rest = b.add(REST, *(b.mul(c, b.app(TRIGAMMA, place)) for c, place in parts))  # type: ignore[assignment]
    gammas = b.div(b.mul(gamma(A), gamma(B)), gamma(both))
    return b.mul(SCALE, gammas, _factor(LENGTH, both), *_bracket(sums, rest))


def _bracket(sums: Sequence[Term], rest: Term) -> list[Term]:
    return [b.add(b.mul(*sums), rest)] if len(sums) == 2 else list(sums)


def _factor(x: Term, power: Term) -> Term:
    return b.power(x, b.sub(power, 1))


# ---- level by level ------------------------------------------------------------------------------------------


@cache
def _sums(k: int, n: int) -> tuple[LogSum, ...]:
    """In symbols."""
    return tuple(LogSum(b.real(f"u_{m}"), tuple(b.real(f"c_{m}{i}") for i in range(1, k + 1))) for m in range(1, n + 1))


def _integrand(k: int, sums: Sums) -> Term:
    xs: list[Term] = [*probabilities(k)]
    xs.append(left_over(xs))
    return b.mul(C, *(_factor(x, a) for x, a in zip(xs, exponents(k), strict=True)), *(one.at(xs) for one in sums))


@cache
def _level(k: int, j: int, n: int) -> Theorem:
    """At a point of the first j coordinates: the integral over the next one of what the later ones have left = what is
    then left."""
    powers, xs = exponents(k), probabilities(k)
    scope = with_special(Scope().given(*(b.lt(0, a) for a in powers[j:])), powers[j:], n)
    for i, before in enumerate(xs[:j]):
        scope = inside(scope, xs[:i], before)
    meant = {LENGTH: left_over(xs[:j]), A: powers[j], B: total_of(powers[j + 1 :])}
    meant |= _step_symbols(k, j, _sums(k, n))
    step = scope.instantiate(_step(n), dict(meant))
    there = inside(scope, xs[:j], xs[j])
    inner = _left(k, j + 1, n) if j + 2 < k else _integrand(k, _sums(k, n))
    same = same_in_letters(there, inner, b.substitute(_step_body(xs[j], LENGTH, n), meant))
    found = logic.chain(scope.know(step).congruence(xs[j], interval_of(xs[:j]), same), step)
    found = logic.chain(found, same_in_letters(scope, sides(step)[1], _left(k, j, n)))
    return logic.theorem(found, id=f"dirichlet-level-{k}-{j}-{n}")


def _step_symbols(k: int, j: int, sums: Sums) -> dict[Var, Term]:
    """What stands in the step for g, v, u, c and d."""
    powers, xs = exponents(k), probabilities(k)
    is_last = j + 2 == k
    scale = _before(k, j) if is_last else b.mul(_before(k, j), _gammas(powers[j + 1 :]))
    meant = {SCALE: scale, REST: b.ZERO if is_last else _rest(sums, powers, j + 1)}
    for (u, c, d), one in zip(_pairs(len(sums)), sums, strict=True):
        averages = [] if is_last else _averages(one, powers, j + 1)
        after = b.add(*one.coefficients[j + 1 :])
        meant |= {u: one.at(xs[:j], *averages), c: one.coefficients[j], d: after}
    return meant


def _left(k: int, j: int, n: int) -> Term:
    """What the integrals over all but the first j coordinates leave."""
    powers, xs, sums = exponents(k), probabilities(k), _sums(k, n)
    rest = left_over(xs[:j])
    logs = [
        one.at(xs[:j], *_averages(one, powers, j), b.mul(b.add(*one.coefficients[j:]), b.log(rest))) for one in sums
    ]
    after = _factor(rest, total_of(powers[j:]))
    return b.mul(_before(k, j), _gammas(powers[j:]), after, *_bracket(logs, _rest(sums, powers, j)))


def _before(k: int, j: int) -> Term:
    return b.mul(C, *(_factor(x, a) for x, a in zip(probabilities(k)[:j], exponents(k), strict=False)))


def _gammas(powers: Sequence[Term]) -> Term:
    return b.div(b.mul(*map(gamma, powers)), gamma(total_of(powers)))


def _averages(one: LogSum, powers: Sequence[Term], j: int) -> list[Term]:
    """c_i (digamma(a_i) - digamma(s)) for what comes after the first j, s being the sum of the later exponents."""
    total = b.app(DIGAMMA, total_of(powers[j:]))
    later = zip(one.coefficients[j:], powers[j:], strict=True)
    return [b.mul(c, b.sub(b.app(DIGAMMA, a), total)) for c, a in later]


def _rest(sums: Sums, powers: Sequence[Term], j: int) -> Term:
    """The covariance of two sums of logarithms of what comes after the first j."""
    if len(sums) < 2:
        return b.ZERO
    one, other = (s.coefficients[j:] for s in sums)
    spread = (b.mul(c, d, b.app(TRIGAMMA, a)) for c, d, a in zip(one, other, powers[j:], strict=True))
    together = b.mul(b.add(*one), b.add(*other), b.app(TRIGAMMA, total_of(powers[j:])))
    return b.add(*spread, b.neg(together))


def same_in_letters(scope: Scope, left: Term, right: Term) -> Theorem:
    """left = right, where letters may stand for the values of Gamma, digamma and trigamma: they are no integrals then,
    which would have to be known to exist at every step."""
    special = _special(left, right)
    letters = {value: b.fresh(f"z_{i}", t.REAL, left, right) for i, value in enumerate(special)}
    for value, letter in letters.items():
        left, right = (replace_term(side, value, letter) for side in (left, right))
    positive = (b.lt(0, letter) for value, letter in letters.items() if b.is_app(value, GAMMA))
    plain = Scope(tuple(f for f in scope.facts if not _speaks_of_special(f))).given(*positive)
    return scope.instantiate(plain.field(left, right), {letter: value for value, letter in letters.items()})


def _special(*terms: Term) -> list[Term]:
    found = (p for term in terms for p in subterms(term) if isinstance(p, App) and p.head in (GAMMA, DIGAMMA, TRIGAMMA))
    return list(dict.fromkeys(found))


def _speaks_of_special(fact: Theorem) -> bool:
    return t.has_integral(fact.conclusion) or any(_special(h) for h in (*fact.hypotheses, fact.conclusion))
