"""Gamma and digamma at shifted arguments: Gamma(k + 1) as k Gamma(k), Gamma(3/2) as sqrt(pi)/2, digamma(k + 2) as
digamma(k) + 1/k + 1/(k + 1).  And their names, where a normal form has only what they mean.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

from symit.families.base import HALF_LINE
from symit.families.gamma_function import (
    K,
    S,
    digamma_integral,
    digamma_recurrence,
    facts_at,
    gamma,
    gamma_at_half,
    gamma_at_one,
    gamma_recurrence,
)
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.language.special import DIGAMMA, GAMMA, TRIGAMMA
from symit.proving.closed_forms import context_of, monomial_factors
from symit.proving.matching import subterms
from symit.proving.scope import Scope, rewritten, sides

HALF = Fraction(1, 2)
MOST_STEPS = 12


def base_argument(scope: Scope, argument: Term) -> tuple[Term, int]:
    """c and n of an argument c + n, n whole: c is what stands beside the number where that is positive, else a number
    in (0, 1], else the argument itself."""
    parts = dict(normal.summands(PLAIN.canonical(argument)))
    number = parts.pop(b.ONE, Fraction(0))
    symbolic = b.add(*(normal.scaled(c, m) for m, c in parts.items()))
    if not parts:
        whole = int(number) - 1 if number.denominator == 1 else floor(number)
        return (b.num(number - whole), whole) if abs(whole) <= MOST_STEPS else (b.num(number), 0)
    whole = floor(number)
    low = PLAIN.canonical(b.add(symbolic, b.num(number - whole)))
    if abs(whole) <= MOST_STEPS and context_of(scope).holds(b.lt(0, low)):
        return low, whole
    return PLAIN.canonical(argument), 0


def gamma_value(scope: Scope, argument: Term) -> Theorem | None:
    """Gamma(c + n) = (c + n - 1) ... c Gamma(c), with Gamma(1) and Gamma(1/2) put in; None where nothing changes."""
    low, steps = base_argument(scope, argument)
    value: Term = gamma(low)
    combined: list[tuple[Theorem, Term]] = []
    weight: Term = b.ONE
    for i in range(steps - 1, -1, -1):  # down from c + n
        here = PLAIN.canonical(b.add(low, i))
        combined.append((_stepped(scope, gamma_recurrence(), here), weight))
        weight = b.mul(weight, here)
    if steps < 0:
        up: list[Theorem] = [
            _stepped(scope, gamma_recurrence(), PLAIN.canonical(b.add(low, i))) for i in range(steps, 0)
        ]
        below: Term = b.ONE
        for i, theorem in enumerate(up, start=steps):
            below = b.mul(below, PLAIN.canonical(b.add(low, i)))
            combined.append((theorem, b.neg(b.power(below, -1))))
        weight = b.power(below, -1)
    known = gamma_at_one if low == b.ONE else gamma_at_half if low == b.num(HALF) else None
    if known is not None:
        combined.append((known(), weight))
        value = sides(known())[1]
    if not combined:
        return None
    there = scope.know(*facts_at(scope, low, argument), *(th for th, _ in combined))
    right = folded(context_of(there).canonical(b.mul(weight, value)))
    return there.linear(b.eq(gamma(argument), right), *combined)


def digamma_value(scope: Scope, argument: Term) -> Theorem | None:
    """digamma(c + n) = digamma(c) + 1/c + ... + 1/(c + n - 1); None where nothing changes."""
    low, steps = base_argument(scope, argument)
    if steps == 0:
        there = scope.know(digamma_exists(scope, low), digamma_exists(scope, argument))
        return None if argument == low else there.field(b.app(DIGAMMA, argument), b.app(DIGAMMA, low))
    places = [PLAIN.canonical(b.add(low, i)) for i in (range(steps) if steps > 0 else range(steps, 0))]
    sign = 1 if steps > 0 else -1
    combined = [(_stepped(scope, digamma_recurrence(), place), sign) for place in places]
    there = scope.know(digamma_exists(scope, low), digamma_exists(scope, argument), *(th for th, _ in combined))
    value = b.add(b.app(DIGAMMA, low), *(b.mul(sign, b.power(place, -1)) for place in places))
    return there.linear(b.eq(b.app(DIGAMMA, argument), value), *combined)


def digamma_exists(scope: Scope, argument: Term) -> Theorem:
    """What says of digamma that it has a value there."""
    return scope.instantiate(digamma_integral(), {K: argument})


def _stepped(scope: Scope, recurrence: Theorem, at: Term) -> Theorem:
    scope.evident(b.lt(0, at))
    (variable,) = recurrence.conclusion.free
    return scope.instantiate(recurrence, {variable: at})


def with_plain_values(theorem: Theorem) -> Theorem:
    """left = right with Gamma and digamma in its right side at the plainest arguments."""
    _, right = sides(theorem)
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem)
    named = folded(right)
    applied = [a for a in dict.fromkeys(subterms(named)) if b.is_app(a, GAMMA, DIGAMMA)]
    values = [value for a in applied if (value := _value(scope, a)) is not None]  # type: ignore[arg-type]
    if not values:
        return theorem
    there = scope.know(*values)
    return rewritten(logic.chain(theorem, there.field(right, named)) if named != right else theorem, *values)


def _value(scope: Scope, term: App) -> Theorem | None:
    argument = term.args[0]
    if term.head == DIGAMMA:
        return digamma_value(scope, argument)
    return gamma_value(scope.know(*facts_at(scope, argument)), argument)


# ---- names ---------------------------------------------------------------------------------------------------


def folded(term: Term) -> Term:
    """A term with Gamma, digamma and trigamma for what they mean in a normal form."""
    if not isinstance(term, App):
        return term
    if term.head == t.INTEGRAL:
        return _folded_integral(term)
    if term.head == t.DERIVATIVE:
        for definition in (DIGAMMA, TRIGAMMA):
            if PLAIN.canonical(b.app(definition, S)).args[0] == term.args[0]:  # type: ignore[union-attr]
                return b.app(definition, folded(term.args[1]))
        return term
    return App(term.head, tuple(map(folded, term.args)))


def _folded_integral(term: App) -> Term:
    if term.args[0] != HALF_LINE:
        return term
    x = b.fresh("x", t.REAL, term)
    power: Term = b.ZERO
    decays = False
    for factor in monomial_factors(b.open_with(term.args[1], x)):  # type: ignore[arg-type]
        base, exponent = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
        if base == x:
            power = b.add(power, exponent)
        elif b.is_app(factor, t.EXP):
            for monomial, coefficient in normal.summands(factor.args[0]):  # type: ignore[union-attr]
                if monomial == x and coefficient == -1:
                    decays = True
                    continue
                rest = [f for f in monomial_factors(monomial) if f != b.log(x)]
                if len(rest) == len(monomial_factors(monomial)) or any(x in f.free for f in rest):
                    return term
                power = b.add(power, normal.scaled(coefficient, b.mul(*rest)))
        elif factor != b.ONE:
            return term
    return gamma(PLAIN.canonical(b.add(power, 1))) if decays else term
