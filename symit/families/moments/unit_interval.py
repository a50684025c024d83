"""The moments that the Beta integral gives: x^c (1-x)^d over (0, 1) and x^c (1+x)^d over the half-line, each with a
logarithm of either.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.integrals.base import HALF_LINE
from symit.families.integrals.beta_beyond import beyond_step
from symit.families.integrals.beta_function import UNIT, A, B, beta_integral, beta_log, beta_log_other, odds_moment
from symit.families.integrals.beta_squares import beta_log_other_squared, beta_log_squared, beta_logs, odds_logs
from symit.families.integrals.diverging import (
    beta_diverges_at_one,
    beta_diverges_at_zero,
    odds_diverge_at_zero,
    odds_diverge_far_out,
)
from symit.families.integrals.gamma_function import K, facts_at
from symit.families.moments.gamma_values import (
    digamma_exists,
    digamma_value,
    gamma_value,
    trigamma_exists,
    trigamma_value,
)
from symit.families.moments.moments import multiple, opened, require
from symit.families.moments.monomials import Powers, powers_of
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope.scope import Scope, rewritten

CUBE = 4
"""How many summands the cube of a difference has."""
ODDS_DIVERGE = odds_diverge_at_zero, odds_diverge_far_out


def on_unit(scope: Scope, integral: App) -> Theorem:
    """x^c (1-x)^d over (0, 1), times log(x) or log(1-x), or two of them."""
    x, body = opened(scope, integral)
    found = powers_of(body, x, PLAIN.canonical(b.sub(1, x)))
    if integral.args[0] != UNIT or found is None or found.n + found.m > 2:
        raise NoBaseIntegral(integral)
    if any(b.is_app(f, t.POW) and len(normal.summands(f.args[0])) == CUBE for f in monomial_factors(body)):  # type: ignore[union-attr]
        scope = scope.know(scope.for_all(cube_is_positive(scope.at_point(x, UNIT), b.sub(1, x)), x, UNIT))
    a, k = PLAIN.canonical(b.add(found.c, 1)), PLAIN.canonical(b.add(found.d, 1))
    if found.n and not found.m and context_of(scope).decide(b.lt(0, k)) is False:
        return _made_up_for(scope, integral, found, a, k)
    lemmas = (beta_diverges_at_zero, {K: a, B: k}), (beta_diverges_at_one, {A: a, K: k})
    for s in (a, k):
        require(scope, integral, b.lt(0, s), *lemmas)
    if found.n + found.m == 2:
        known = _of_two(scope, found.n, a, k)
    elif found.n:
        known = scope.instantiate(beta_log(), {K: a, B: k})
    elif found.m:
        known = scope.instantiate(beta_log_other(), {A: a, K: k})
    else:
        known = scope.instantiate(beta_integral(), {A: a, B: k})
    return value_of(scope, integral, known, (a, k, b.add(a, k)), found)


def cube_is_positive(there: Scope, base: Term) -> Theorem:
    """0 < u^3 multiplied out, from 0 < u: it is not to be seen."""
    return there.linear(b.lt(0, PLAIN.canonical(b.power(base, 3))), (there.evident(b.lt(0, base)), b.power(base, 2)))


def on_odds(scope: Scope, integral: App) -> Theorem:
    """x^c (1+x)^d over the half-line, times log(x) or log(1+x), or two of them."""
    x, body = opened(scope, integral)
    found = powers_of(body, x, PLAIN.canonical(b.add(1, x)))
    if integral.args[0] != HALF_LINE or found is None or found.n + found.m > 2:
        raise NoBaseIntegral(integral)
    a = PLAIN.canonical(b.add(found.c, 1))
    k = PLAIN.canonical(b.neg(b.add(found.d, a)))
    for s in (a, k):
        require(scope, integral, b.lt(0, s), *((lemma, {A: a, B: k}) for lemma in ODDS_DIVERGE))
    squared = odds_logs(found.n) if found.n + found.m == 2 else None
    known = scope.instantiate(squared or odds_moment("u" if found.n else "1+u" if found.m else ""), {A: a, B: k})
    return value_of(scope, integral, known, (a, k, b.add(a, k)), found)


def value_of(
    scope: Scope, integral: App, known: Theorem, arguments: Sequence[Term], found: Powers, plainest: bool = True
) -> Theorem:
    """The integral, with Gamma and digamma at the plainest arguments, unless these are to stay as they are."""
    with_log = bool(found.n or found.m)
    for argument in dict.fromkeys((*arguments, *map(PLAIN.canonical, arguments))):
        scope = scope.know(*facts_at(scope, argument))
        values = [gamma_value(scope, argument)]
        if with_log:
            scope = scope.know(digamma_exists(scope, argument))
            if found.n + found.m == 2:
                scope = scope.know(trigamma_exists(scope, argument))
                values.append(trigamma_value(scope, argument))
            values.append(digamma_value(scope, argument))
        if plainest or not argument.free:
            known = rewritten(known, *(v for v in values if v is not None))
    return multiple(scope, integral, known, b.num(found.number))


def _made_up_for(scope: Scope, integral: App, found: Powers, a: Term, k: Term) -> Theorem:
    """log(x)^n x^(a-1) (1-x)^(k-1) for k between -n and 0, by integrals in which 1 - x has larger powers."""
    require(scope, integral, b.lt(0, a))
    require(scope, integral, b.lt(0, PLAIN.canonical(b.add(k, found.n))))
    if isinstance(k, Num) and k.value.denominator == 1:
        raise NoBaseIntegral(integral)
    last = k
    while context_of(scope).decide(b.lt(0, PLAIN.canonical(last))) is False:
        last = b.add(last, 1)
    known = _by_steps(scope, found.n, a, k)
    return value_of(scope, integral, known, (a, last, b.add(a, last)), found)


def _by_steps(scope: Scope, n: int, a: Term, k: Term) -> Theorem:
    """The same, at once where k is positive and by those of k + 1 where it is not."""
    if context_of(scope).holds(b.lt(0, PLAIN.canonical(k))):
        lemma = (beta_integral(), beta_log(), beta_log_squared())[n]
        return scope.instantiate(lemma, {(K if n else A): a, B: k})
    step = scope.instantiate(beyond_step(n), {A: a, B: k})
    return rewritten(step, *(_by_steps(scope, m, a, b.add(k, 1)) for m in (n, n - 1)))


def _of_two(scope: Scope, n: int, a: Term, k: Term) -> Theorem:
    """With n logarithms of x and 2 - n of 1 - x."""
    if n == 2:
        return scope.instantiate(beta_log_squared(), {K: a, B: k})
    return scope.instantiate(beta_logs() if n else beta_log_other_squared(), {A: a, K: k})
