"""Moments over a part of (0, 1) or of the half-line that the incomplete Beta function gives: powers of x and 1 - x, and
of the odds.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from math import comb

from symit.families.integrals.base import HALF_LINE
from symit.families.integrals.beta_function import UNIT, A, B, beta
from symit.families.integrals.gamma_function import facts_at
from symit.families.integrals.incomplete_beta import (
    below,
    below_exists,
    beta_above,
    beta_below,
    beta_between,
    exchange,
    first_at_one,
    first_recurrence,
    odds_above,
    odds_below,
    second_at_one,
    second_recurrence,
    share,
    within,
)
from symit.families.integrals.incomplete_gamma import END, TOP, positive_above
from symit.families.moments.gamma_values import MOST_STEPS, base_argument, gamma_value
from symit.families.moments.moments import opened, require
from symit.families.moments.monomials import Powers, powers_of
from symit.families.moments.named import folded
from symit.families.moments.unit_interval import on_odds, on_unit
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, concluded, context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.tidy import written
from symit.special import REGULARIZED_BETA


def on_part_of_unit(scope: Scope, integral: App) -> Theorem:
    """x^c (1-x)^d over a part of (0, 1)."""
    x, body = opened(scope, integral)
    space, found = integral.args[0], powers_of(body, x, PLAIN.canonical(b.sub(1, x)))
    if space == UNIT:
        return on_unit(scope, integral)
    if found is None or found.n + found.m:
        raise NoBaseIntegral(integral)
    low, high = space.args  # type: ignore[union-attr]
    a, k = PLAIN.canonical(b.add(found.c, 1)), PLAIN.canonical(b.add(found.d, 1))
    scope = _with_shapes(scope, a, k)
    values: dict[Var, Term] = {A: a, B: k}
    if low == b.ZERO:
        known, ends = None, [(1, high)]
    elif high == b.ONE:
        known, ends = scope.instantiate(beta_above(), {**values, END: low}), [(-1, low)]
    else:
        known, ends = scope.instantiate(beta_between(), {**values, END: low, TOP: high}), [(1, high), (-1, low)]
    scope = scope.know(*within(scope, low, high), *(th for _, end in ends for th in within(scope, b.ZERO, end)))
    equations = [(sign, below_value(scope, a, k, end)) for sign, end in ends]
    return _combined(scope, integral, found, known, equations, (a, k, b.add(a, k)))


def on_part_of_odds(scope: Scope, integral: App) -> Theorem:
    """x^c (1+x)^d over a part of the half-line from one place on, or up to it."""
    x, body = opened(scope, integral)
    space, found = integral.args[0], powers_of(body, x, PLAIN.canonical(b.add(1, x)))
    if space == HALF_LINE:
        return on_odds(scope, integral)
    low, high = space.args  # type: ignore[union-attr]
    if found is None or found.n + found.m or (b.INFINITY not in (high,) and low != b.ZERO):
        raise NoBaseIntegral(integral)
    a = PLAIN.canonical(b.add(found.c, 1))
    k = PLAIN.canonical(b.neg(b.add(found.d, a)))
    for s in (a, k):
        require(scope, integral, b.lt(0, s))
    scope = _with_shapes(scope, a, k)
    end = high if low == b.ZERO else low
    values: dict[Var, Term] = {A: a, B: k, END: end}
    known = scope.instantiate(odds_above(), values) if low != b.ZERO else None
    scope, place = _with_place(scope, end)
    raw = scope.instantiate(odds_below(), values)
    value = below_value(scope, a, k, place)
    equation = scope.know(raw, value).linear(b.eq(sides(raw)[0], sides(value)[1]), (raw, 1), (value, 1))
    return _combined(scope, integral, found, known, [(1 if low == b.ZERO else -1, equation)], (a, k, b.add(a, k)))


def _with_shapes(scope: Scope, a: Term, k: Term) -> Scope:
    """With Gamma at the shapes, which must be seen to be positive."""
    lows = (base_argument(scope, s)[0] for s in (a, k))
    low_a, low_k = lows
    return scope.know(
        *(
            th
            for s in dict.fromkeys((a, k, b.add(a, k), low_a, low_k, b.add(low_a, low_k)))
            for th in facts_at(scope, s)
        )
    )


def _combined(
    scope: Scope,
    integral: App,
    found: Powers,
    known: Theorem | None,
    equations: Sequence[tuple[int, Theorem]],
    arguments: Sequence[Term],
) -> Theorem:
    """The integral as Beta, where there is more above, with the integrals from 0 on, each with its sign."""
    combined: list[tuple[Theorem, Term]] = [(e, b.num(sign * found.number)) for sign, e in equations]
    value = b.add(*(b.mul(sign, sides(e)[1]) for sign, e in equations))
    if known is not None:
        plain = [v for s in dict.fromkeys(arguments) if (v := gamma_value(scope, s)) is not None]
        known = rewritten(known, *plain)
        whole = b.add(sides(known)[1], *(b.mul(-sign, sides(e)[0]) for sign, e in equations))
        combined.append((known, b.num(found.number)))
        value = b.add(value, context_of(scope.know(known)).canonical(whole))
    there = scope.know(*(th for th, _ in combined))
    right = written(context_of(there), b.mul(b.num(found.number), value), folded)
    return concluded(there, b.eq(integral, right), combined, folded)


def _with_place(scope: Scope, end: Term) -> tuple[Scope, Term]:
    """Where odds up to an end lie in (0, 1), and what is known there."""
    written = b.div(end, b.add(1, end))
    place = context_of(scope).canonical(written)
    below_one = scope.linear(b.lt(place, 1), (scope.evident(b.lt(0, 1)), b.power(b.add(1, end), -1)))
    known = scope.know(scope.evident(b.lt(0, place)), below_one, *positive_above(scope, end))
    return known.know(*(th for p in (written, place) for th in within(known, b.ZERO, p))), place


def below_value(scope: Scope, a: Term, k: Term, p: Term) -> Theorem:
    """The integral of x^(a-1) (1-x)^(k-1) over 0 < x < p, by that at shapes as plain as for Gamma."""
    (here, up), (beside, up_beside) = base_argument(scope, a), base_argument(scope, k)
    if here == b.ONE:  # along the odds, from what is elementary
        beside, up_beside = PLAIN.canonical(b.add(k, up)), -up
        found = scope.instantiate(first_at_one(), {B: beside, END: p})
    elif beside == b.ONE:
        here, up = PLAIN.canonical(b.add(a, up_beside)), -up_beside
        found = scope.instantiate(second_at_one(), {A: here, END: p})
    else:
        found = scope.instantiate(beta_below(), {A: here, B: beside, END: p})
    while up or up_beside:
        moves = _one(up), _one(up_beside)
        if moves[0] != -moves[1]:
            moves = (moves[0], 0) if moves[0] else moves
        after = PLAIN.canonical(b.add(here, moves[0])), PLAIN.canonical(b.add(beside, moves[1]))
        found = _step(scope, (here, beside), after, moves, p, found)
        (here, beside), up, up_beside = after, up - moves[0], up_beside - moves[1]
    return found


def _one(steps: int) -> int:
    return (steps > 0) - (steps < 0)


def _step(
    scope: Scope, at: tuple[Term, Term], to: tuple[Term, Term], moves: tuple[int, int], p: Term, found: Theorem
) -> Theorem:
    """The integral at shapes beside those at which it is found, by the recurrence that ties the two."""
    rises = moves[0] > 0 or (not moves[0] and moves[1] > 0)
    (low, low_beside), (high, high_beside) = (at, to) if rises else (to, at)
    if all(moves):
        recurrence, place, share_of = exchange(), (low, high_beside), b.div(low, high_beside)
        scope = scope.know(scope.instantiate(below_exists(), {A: low, B: high_beside, END: p}))
    else:
        recurrence, moving = (first_recurrence(), low) if moves[0] else (second_recurrence(), low_beside)
        place, share_of = (low, low_beside), b.div(moving, b.add(low, low_beside))
    raw = scope.instantiate(recurrence, {A: place[0], B: place[1], END: p})
    lower, upper = below(low, low_beside, p), below(high, high_beside, p)
    there, value = scope.know(raw, found), sides(found)[1]
    if rises:
        right = b.add(sides(raw)[1], b.mul(share_of, b.sub(value, lower)))
        claim = b.eq(upper, written(context_of(there), right, folded))
        return concluded(there, claim, [(raw, b.ONE), (found, share_of)], folded)
    back = b.power(share_of, -1)
    right = b.add(lower, b.mul(back, b.sub(value, sides(raw)[1])))
    claim = b.eq(lower, written(context_of(there), right, folded))
    return concluded(there, claim, [(raw, b.neg(back)), (found, back)], folded)


def at_whole_shapes(scope: Scope, theorem: Theorem) -> Theorem:
    """With the incomplete Beta function at whole shapes as what it is."""
    equations: list[Theorem] = []
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        if b.is_app(part, REGULARIZED_BETA) and any(map(_is_whole, part.args[:2])):  # type: ignore[union-attr]
            with suppress(Refused, t.TermError):
                equations.append(_value_at_whole(scope.know(*folded.values(scope, part)), *part.args))  # type: ignore[union-attr]
    return rewritten(theorem, *equations) if equations else theorem


def _value_at_whole(scope: Scope, a: Term, k: Term, p: Term) -> Theorem:
    """The share below a place, by the integral from 0 on."""
    integral = (
        _multiplied_out(scope, a, int(k.value), p)
        if isinstance(k, Num) and _is_whole(k)
        else below_value(scope, a, k, p)
    )
    scale = b.power(beta(a, k), -1)
    known = scope.know(integral)
    named = known.field(share(a, k, p), b.mul(below(a, k, p), scale))
    plain = [v for s in (b.add(a, k), a, k) if (v := gamma_value(known, s)) is not None]
    named = rewritten(named, *plain)
    weight = replace_term(sides(named)[1], below(a, k, p), b.ONE)
    value = written(context_of(known), b.mul(sides(integral)[1], weight), folded)
    return known.know(named).linear(b.eq(share(a, k, p), value), (named, 1), (integral, weight))


def _multiplied_out(scope: Scope, a: Term, k: int, p: Term) -> Theorem:
    """The integral of x^(a-1) (1-x)^(k-1), a power at a time."""
    parts = [
        (scope.instantiate(second_at_one(), {A: b.add(a, n), END: p}), b.num((-1) ** n * comb(k - 1, n)))
        for n in range(k)
    ]
    there = scope.know(*(th for th, _ in parts))
    value = b.add(*(b.mul(c, sides(th)[1]) for th, c in parts))
    return there.linear(b.eq(below(a, b.num(k), p), value), *parts)


def _is_whole(shape: Term) -> bool:
    return isinstance(shape, Num) and shape.value.denominator == 1 and shape.value <= MOST_STEPS
