"""Gamma, digamma and factorials at shifted arguments: Gamma(k + 1) as k Gamma(k), Gamma(3/2) as sqrt(pi)/2,
digamma(k + 2) as digamma(k) + 1/k + 1/(k + 1), n! as n (n - 1)!.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from symit.families.integrals.gamma_function import (
    K,
    digamma_integral,
    digamma_recurrence,
    facts_at,
    gamma,
    gamma_at_half,
    gamma_at_one,
    gamma_recurrence,
    trigamma_integral,
    trigamma_recurrence,
)
from symit.families.integrals.normal_function import at_zero
from symit.families.moments.named import folded
from symit.families.sums.counts import N
from symit.families.sums.factorials import factorial, factorial_recurrence
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.casewise import equal_in_each_case
from symit.proving.steps.matching import subterms
from symit.special import DIGAMMA, GAMMA, NORMAL_CDF, TRIGAMMA

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


def log_gamma_at(scope: Scope, argument: Term) -> Theorem | None:
    """log Gamma(1) = 0 and log Gamma(2) = 0; None at any other argument."""
    if argument == b.ONE:
        value: Theorem | None = gamma_at_one()
    else:
        value = gamma_value(scope, argument) if argument == b.num(2) else None
    if value is None:
        return None
    there = scope.know(*facts_at(scope, argument))
    logarithm = b.log(gamma(argument))
    return there.restate(rewritten(there.field(logarithm, logarithm), value), 0)


def factorial_value(scope: Scope, argument: Term, others: Sequence[Term] = ()) -> Theorem | None:
    """(c + k)! = (c + k) ... (c + 1) c! for the least of these c, or for 0; None where nothing changes."""
    apart = [PLAIN.canonical(b.sub(argument, low)) for low in (b.ZERO, *others)]
    steps = max((int(k.value) for k in apart if isinstance(k, Num) and k.value <= MOST_STEPS), default=0)
    if steps <= 0:
        return None
    combined: list[tuple[Theorem, Term]] = []
    weight: Term = b.ONE
    for i in range(1, steps + 1):  # down from c + k
        below = PLAIN.canonical(b.sub(argument, i))
        combined.append((scope.instantiate(factorial_recurrence(), {N: below}), weight))
        weight = b.mul(weight, PLAIN.canonical(b.add(below, 1)))
    there = scope.know(*(th for th, _ in combined))
    value = context_of(there).canonical(b.mul(weight, factorial(PLAIN.canonical(b.sub(argument, steps)))))
    return there.linear(b.eq(factorial(argument), value), *combined)


def digamma_value(scope: Scope, argument: Term) -> Theorem | None:
    """digamma(c + n) = digamma(c) + 1/c + ... + 1/(c + n - 1); None where nothing changes."""
    return _stepwise(scope, argument, DIGAMMA, digamma_recurrence())


def trigamma_value(scope: Scope, argument: Term) -> Theorem | None:
    """trigamma(c + n) = trigamma(c) - 1/c^2 - ... - 1/(c + n - 1)^2; None where nothing changes."""
    return _stepwise(scope, argument, TRIGAMMA, trigamma_recurrence())


def _stepwise(scope: Scope, argument: Term, of: Definition, recurrence: Theorem) -> Theorem | None:
    """A function that changes by a power of the argument where that changes by 1."""
    low, steps = base_argument(scope, argument)
    exists = digamma_exists if of == DIGAMMA else trigamma_exists
    there = scope.know(exists(scope, low), exists(scope, argument))
    if steps == 0:
        return None if argument == low else there.field(b.app(of, argument), b.app(of, low))
    places = [PLAIN.canonical(b.add(low, i)) for i in (range(steps) if steps > 0 else range(steps, 0))]
    sign = 1 if steps > 0 else -1
    combined = [(_stepped(scope, recurrence, place), sign) for place in places]
    there = there.know(*(th for th, _ in combined))
    changes = (b.power(place, -1) if of == DIGAMMA else b.neg(b.power(place, -2)) for place in places)
    value = b.add(b.app(of, low), *(b.mul(sign, change) for change in changes))
    return there.linear(b.eq(b.app(of, argument), value), *combined)


def digamma_exists(scope: Scope, argument: Term) -> Theorem:
    """What says of digamma that it has a value there."""
    return scope.instantiate(digamma_integral(), {K: argument})


def trigamma_exists(scope: Scope, argument: Term) -> Theorem:
    """What says of trigamma that it has a value there."""
    return scope.know(digamma_exists(scope, argument)).instantiate(trigamma_integral(), {K: argument})


def _stepped(scope: Scope, recurrence: Theorem, at: Term) -> Theorem:
    scope.evident(b.lt(0, at))
    (variable,) = recurrence.conclusion.free
    return scope.instantiate(recurrence, {variable: at})


def with_plain_values(theorem: Theorem, known: Sequence[Theorem] = ()) -> Theorem:
    """left = right with Gamma, digamma and factorials in its right side at the plainest arguments."""
    _, right = sides(theorem)
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(*known, theorem)
    named = folded(right)
    every = (a for a in dict.fromkeys(subterms(named)) if isinstance(a, App))
    applied = [a for a in every if a.head in (GAMMA, DIGAMMA, TRIGAMMA, NORMAL_CDF, t.FACTORIAL)]
    of_factorials = [a.args[0] for a in applied if a.head == t.FACTORIAL]
    values = [value for a in applied if (value := _value(scope, a, of_factorials)) is not None]
    if not values:
        return theorem
    if not {sides(value)[0] for value in values} <= set(subterms(right)):
        theorem = logic.chain(theorem, in_names(scope.know(*values), right, named))
    return rewritten(theorem, *values)


def in_names(scope: Scope, term: Term, named: Term) -> Theorem:
    """A term = itself with the names of special functions; that these have values is said only where it must."""
    try:
        return scope.field(term, named)
    except Refused:
        return equal_in_each_case(scope, term, named, folded.values)


def _value(scope: Scope, term: App, of_factorials: Sequence[Term]) -> Theorem | None:
    argument = term.args[0]
    if not argument.free:
        scope = Scope()  # a number needs nothing that is known, and a density of numbers is long once multiplied out
    if term.head == NORMAL_CDF:
        return at_zero() if argument == b.ZERO else None
    if term.head == t.FACTORIAL:
        return factorial_value(scope, argument, of_factorials)
    if term.head in (DIGAMMA, TRIGAMMA):
        return (digamma_value if term.head == DIGAMMA else trigamma_value)(scope, argument)
    return gamma_value(scope.know(*facts_at(scope, argument)), argument)
