"""Moments over a part of a space, where they need a special function: of a Gaussian density, in the normal distribution
function; of powers with an exponential, in the incomplete Gamma function; and of what a monotone map makes of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from symit.families.integrals.base import HALF_LINE, LENGTH, LINE, LINEAR, MOST_POWERS, RATE
from symit.families.integrals.diverging import gamma_diverges_below
from symit.families.integrals.gamma_function import S, facts_at
from symit.families.integrals.incomplete_gamma import END as P
from symit.families.integrals.incomplete_gamma import TOP as Q
from symit.families.integrals.incomplete_gamma import (
    gamma_above,
    gamma_below,
    gamma_between,
    log_above,
    log_below,
    positive_above,
)
from symit.families.integrals.normal_function import (
    END,
    TOP,
    W,
    at_zero,
    gaussian_above,
    gaussian_below,
    gaussian_between,
    reflection,
    symmetry,
)
from symit.families.moments.incomplete_values import upper_value
from symit.families.moments.moments import (
    Map,
    along,
    first_of,
    instance,
    multiple,
    on_half_line,
    on_line,
    opened,
    powers_and_logs,
    powers_and_squares,
)
from symit.families.moments.named import folded
from symit.families.moments.pieces import Parts, by_pieces
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.normal import summands
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of, eliminated
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.composing import as_power
from symit.special import NORMAL_CDF


def on_part_of_line(scope: Scope, integral: App) -> Theorem:
    """x^n exp(a x^2 + c x) over an interval, a < 0."""
    x, body = opened(scope, integral)
    space, parts = integral.args[0], powers_and_squares(body, x)
    if parts is None or parts[0] > MOST_POWERS or parts[1] == b.ZERO:
        raise NoBaseIntegral(integral)
    if space == LINE:
        return on_line(scope, integral)
    n, a, c = parts
    low, high = space.args  # type: ignore[union-attr]
    values: dict[Var, Term] = {RATE: PLAIN.canonical(b.neg(a)), LINEAR: c}
    if low == b.MINUS_INFINITY:
        known = instance(scope, integral, gaussian_below(n), {**values, END: high})
    elif high == b.INFINITY:
        known = instance(scope, integral, gaussian_above(n), {**values, END: low})
    else:
        known = instance(scope, integral, gaussian_between(n), {**values, END: low, TOP: high})
    return _upright(scope, multiple(scope, integral, known, b.ONE))


def _upright(scope: Scope, value: Theorem) -> Theorem:
    """With 1 - Phi(w) for Phi(-w) where -w begins with a minus: one of the two everywhere; and Phi(0) = 1/2."""
    turned = [a for a in dict.fromkeys(subterms(sides(value)[1])) if b.is_app(a, NORMAL_CDF) and _is_turned(a.args[0])]  # type: ignore[union-attr]
    if not turned:
        return value
    there = scope.know(value)
    upright = eliminated(there, sides(value)[1], [_turned(there, a.args[0]) for a in turned], folded)  # type: ignore[union-attr]
    return logic.chain(value, upright)


def _turned(scope: Scope, w: Term) -> Theorem:
    """The integral that Phi(w) is, by Phi(-w)."""
    known = scope.instantiate(reflection(), {W: w})
    middle = [at_zero()] if PLAIN.canonical(w) == b.ZERO else []
    integral, value = sides(known)
    context = context_of(scope)
    away = b.div(b.sqrt(b.mul(2, b.PI)), 2) if middle else folded(context.canonical(value))
    weight = b.neg(b.sqrt(b.mul(2, b.PI)))
    return scope.know(known).linear(
        b.eq(context.canonical(integral), away), (known, 1), *((th, weight) for th in middle)
    )


def _is_turned(argument: Term) -> bool:
    parts = summands(PLAIN.canonical(argument))
    return not parts or parts[0][1] < 0


def on_one_side(scope: Scope, theorem: Theorem) -> Theorem:
    """left = right with 1 - Phi(w) for Phi(-w) where both stand in it; with w as it stands below a line."""
    right = sides(theorem)[1]
    below = [as_power(part)[0] for part in subterms(right) if as_power(part)[1] < 0]
    seen: dict[Term, Term] = {}
    equations: list[Theorem] = []
    for value in dict.fromkeys(u for part in (*below, right) for u in subterms(part) if b.is_app(u, NORMAL_CDF)):
        w = value.args[0]  # type: ignore[union-attr]
        other = seen.get(PLAIN.canonical(b.neg(w)))
        if other is None:
            seen[PLAIN.canonical(w)] = value
        else:
            equations.append(scope.restate(scope.instantiate(symmetry(), {W: w}), b.sub(1, other)))
    return rewritten(theorem, *equations)


# ---- powers and an exponential -------------------------------------------------------------------------------


def on_part_of_half_line(scope: Scope, integral: App) -> Theorem:
    """x^c exp(a x) over a part of the half-line, a < 0."""
    x, body = opened(scope, integral)
    space, parts = integral.args[0], powers_and_logs(body, x)
    if parts is None or parts[2] == b.ZERO:
        raise NoBaseIntegral(integral)
    if space == HALF_LINE:
        return on_half_line(scope, integral)
    low, high = space.args  # type: ignore[union-attr]
    if parts == (b.ZERO, 1, b.num(-1)) and (low == b.ZERO or high == b.INFINITY):
        return _logarithm(scope, integral)
    if parts[1]:
        raise NoBaseIntegral(integral)
    if low == b.MINUS_INFINITY:
        raise NoBaseIntegral(integral)
    c, _, a = parts
    values: dict[Var, Term] = {S: PLAIN.canonical(b.add(c, 1)), RATE: PLAIN.canonical(b.neg(a))}
    if high != b.INFINITY and context_of(scope).decide(b.lt(0, values[RATE])) is False:
        raise NoBaseIntegral(integral)  # it converges where the exponential grows, but is none of these
    if low == b.ZERO:
        known = instance(scope, integral, gamma_below(), {**values, P: high, LENGTH: high}, gamma_diverges_below)
    elif high == b.INFINITY:
        known = instance(scope, integral, gamma_above(), {**values, P: low})
    else:
        known = instance(scope, integral, gamma_between(), {**values, P: low, Q: high})
    ends = [end for end in (low, high) if end not in (b.ZERO, b.INFINITY)]
    return _at_plain_arguments(scope, known, integral, values, ends)


def _logarithm(scope: Scope, integral: App) -> Theorem:
    """log(x) exp(-x) above a place or below it."""
    low, high = integral.args[0].args  # type: ignore[union-attr]
    above, end = (log_above, low) if high == b.INFINITY else (log_below, high)
    known = scope.instantiate(above(), {P: end})
    return multiple(scope.know(known, *positive_above(scope, end)), integral, known, b.ONE)


def _at_plain_arguments(
    scope: Scope, known: Theorem, integral: App, values: Mapping[Var, Term], ends: Sequence[Term]
) -> Theorem:
    """The integral with Gamma, complete and not, at the plainest arguments."""
    shape, rate = values[S], values[RATE]
    scope = scope.know(known)
    if sides(known)[0].args[0].args[0] == b.ZERO:  # type: ignore[union-attr]
        scope = scope.know(*facts_at(scope, shape))
    places = [PLAIN.canonical(b.mul(rate, end)) for end in ends]
    scope = scope.know(*(th for place in dict.fromkeys((*places, *ends)) for th in positive_above(scope, place)))
    equations = [upper_value(scope, shape, place) for place in places]
    found = multiple(scope.know(*equations), integral, known, b.ONE)
    there = scope.know(found, *equations)
    return logic.chain(found, eliminated(there, sides(found)[1], equations, folded))


# ---- maps ----------------------------------------------------------------------------------------------------


def mapped(map_: Map, back: Callable[[Term], Term], image: Term, part: Moment, falling: bool = False) -> Parts:
    """The moments over parts of the image of a monotone map, from those over a part of its source; `back` is its
    inverse."""

    def inner(place: Term) -> Term:
        limits = image.args[::-1] if falling else image.args  # type: ignore[union-attr]
        edges: dict[Term, Term] = dict(zip(limits, map_.source.args, strict=True))  # type: ignore[union-attr]
        return edges[place] if place in edges else back(place)

    def found(low: Term, high: Term) -> Moment:
        ends = (high, low) if falling else (low, high)
        source = b.interval(*map(inner, ends))
        plain = [end if end.sort != t.EXTENDED else None for end in ends]
        return along(Map(map_.to, source, plain[0], plain[1]), part)

    return found


def anywhere(
    map_: Map, back: Callable[[Term], Term], image: Term, whole: Moment, part: Moment, falling: bool = False
) -> Moment:
    """The moments over the image of a map, also of what is given by cases."""
    return first_of([along(map_, whole), by_pieces(mapped(map_, back, image, part, falling))])
