"""Moments: from an integral of a monomial to its value, by the base integrals and by monotone maps.

A moment is a function of a scope and an integral; it proves what the integral is, or refuses.  What it needs of the
parameters and cannot show, it refuses with the obligation: that becomes a condition of the closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from symit.families.integrals.base import (
    HALF_LINE,
    LENGTH,
    LINE,
    LINEAR,
    MOST_POWERS,
    RATE,
    exponential_moment,
    gaussian_integral,
    interval_exponential,
    interval_power,
)
from symit.families.integrals.diverging import (
    gamma_diverges_at_zero,
    gamma_diverges_below,
    gamma_diverges_far_out,
    gaussian_diverges,
)
from symit.families.integrals.exponential_integral import UNIT, unit_log_exists
from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_moment, raised
from symit.families.moments.gamma_values import digamma_value, gamma_value, trigamma_value
from symit.families.moments.monomials import exponent_parts, whole_power
from symit.families.moments.named import folded
from symit.families.supports import at_every_point
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import (
    Divergent,
    Moment,
    NoBaseIntegral,
    closed,
    concluded,
    context_of,
    is_delicate,
    monomial_factors,
)
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope, replace_term, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA, EIN, TRIGAMMA

MOST_LOGS = 2
MOST_WHOLE = 3
_NOTHING: Term = b.ZERO


def opened(scope: Scope, integral: App) -> tuple[Var, Term]:
    """The integrand at a point of which nothing here speaks."""
    function = integral.args[1]
    x = b.fresh("x", function.domain, integral, *(f.conclusion for f in scope.facts))  # type: ignore[union-attr]
    return x, b.open_with(function, x)  # type: ignore[arg-type]


# ---- monotone maps -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Map:
    """x = to(u) for u in `source`, strictly monotone; `low` and `high` are its limits where they are plainer than what
    the rule finds."""

    to: Callable[[Term], Term]
    source: Term
    low: Term | None = None
    high: Term | None = None
    within: Callable[[Scope, Term], Theorem] | None = None
    """What shows at a point of the source that its image lies in the space, where that is not plain to see."""


def along(map_: Map, moment: Moment) -> Moment:
    """The moments of what a monotone map makes of a base integral: substitute, and solve what comes out."""

    def transported(scope: Scope, integral: App) -> Theorem:
        u = b.fresh("u", t.REAL, integral, *(f.conclusion for f in scope.facts))
        scope = scope.know(*_inside(scope, u, map_.source))
        phi = map_.to(u)
        inside = [] if map_.within is None else [map_.within(scope.at_point(u, map_.source), u)]
        scope = scope.know(*at_images(scope, u, phi, map_.source, integral.args[0], inside))
        there = scope.at_point(u, map_.source)
        raw = applied(calculus.differentiate, *there.facts, body=b.lam(u, phi), at=u)
        slope = context_of(there).canonical(sides(raw)[1])
        raw = there.restate(raw, slope)
        start, end = (
            _limit(scope, u, phi, place, side, value)
            for (place, side), value in zip(_ends(map_.source), (map_.low, map_.high), strict=True)
        )
        rising = context_of(there).sign(slope) == frozenset((1,))
        ends = [limit.conclusion.args[3] for limit in (start, end)]  # type: ignore[union-attr]
        if not all(map(is_end, ends if rising else ends[::-1], integral.args[0].args)):  # type: ignore[union-attr]
            raise NoBaseIntegral(integral)
        body = integral.args[1]
        rate = slope if rising else b.neg(slope)
        pulled = b.integral(map_.source, u, b.mul(b.open_with(body, phi), rate))  # type: ignore[arg-type]
        try:
            value = closed(scope, pulled, moment, folded)
        except Divergent as found:
            moving = partial(Scope.substitution, x=u, space=map_.source, slope=raw, start=start, end=end)
            raise Divergent(integral, _carried(scope, integral, found, pulled, moving)) from found
        moved = scope.know(value).substitution(u, map_.source, raw, start, end, body)  # type: ignore[arg-type]
        claim, combined = b.eq(integral, sides(value)[1]), [(moved, b.ONE), (value, b.ONE)]
        return concluded(scope.know(value, moved), claim, combined, folded)

    return transported


def at_images(
    scope: Scope, u: Var, phi: Term, source: Term, space: Term, inside: Sequence[Theorem] = ()
) -> list[Theorem]:
    """For all points of the source, what is said of all points of the space at their images."""
    there = scope.at_point(u, source).know(*inside)
    said = [f for f in scope.facts if b.is_app(f.conclusion, t.FORALL) and _speaks_of(f.conclusion, space)]  # type: ignore[arg-type]
    found = []
    for fact in said:
        with suppress(Refused):
            found.append(scope.for_all(there.instance(fact, phi), u, source))
    return found


def _speaks_of(formula: App, space: Term) -> bool:
    """Does it speak of every point of a space, and say more than that it is positive?"""
    function = formula.args[0]
    x = b.fresh("x", function.domain, formula)  # type: ignore[union-attr]
    conditions, said = b.antecedents(b.open_with(function, x))  # type: ignore[arg-type]
    return conditions == [b.member(x, space)] and b.is_app(said, t.LT) and said != b.lt(0, x)


def _inside(scope: Scope, u: Var, source: Term) -> list[Theorem]:
    """That the points of a source are positive, where it begins above 0, and below 1, where it ends before."""
    low, high = source.args  # type: ignore[union-attr]
    wanted = [] if low.sort == t.EXTENDED or low == b.ZERO else [b.lt(0, u)]
    wanted += [] if high.sort == t.EXTENDED or high == b.ONE else [b.lt(u, 1)]
    return at_every_point(scope, u, source, wanted)


def by_length(low: Term, high: Term, parts: Callable[[Term, Term], Moment]) -> Moment:
    """The moments over (low, high) from those over (low, low + l) or (high - l, high), for a length l that is one
    variable: products with it stay products."""

    def found(scope: Scope, integral: App) -> Theorem:
        end = high if _is_apart(high, low) else low
        if not _is_apart(end, low if end == high else high):
            return parts(low, PLAIN.canonical(b.sub(high, low)))(scope, integral)
        length, apart = b.fresh("l", t.REAL, integral, *(f.conclusion for f in scope.facts)), b.sub(high, low)
        ends = {end: PLAIN.canonical(b.add(low, length) if end == high else b.sub(high, length))}
        there = Scope(tuple(logic.instantiate(f, values=tuple(ends.items())) for f in scope.facts))
        there = there.given(b.lt(0, length))

        def at_end(theorem: Theorem) -> Theorem:
            known = scope.instantiate(theorem, {length: apart})
            same = scope.field(b.substitute(ends[end], {length: apart}), end)
            hole = b.fresh("hole", t.REAL, known.conclusion)
            template = b.lam(hole, replace_term(known.conclusion, sides(same)[0], hole))
            return logic.rewrite(known, same, template=template)

        try:
            value = parts(b.substitute(low, ends), length)(there, b.substitute(integral, ends))  # type: ignore[arg-type]
        except Divergent as diverging:
            raise Divergent(integral, diverging.theorem and at_end(diverging.theorem)) from diverging
        except NoBaseIntegral as missing:
            raise NoBaseIntegral(integral) from missing  # and not one with a length that nobody asked for
        except Refused as refusal:
            wanted = refusal.obligation
            if wanted is None or length not in wanted.free:
                raise
            asked = b.substitute(wanted, {length: apart})
            raise Refused(refusal.why, *refusal.terms, obligation=asked) from refusal
        return at_end(value)

    return found


def _is_apart(end: Term, other: Term) -> bool:
    """Is an end of an interval a variable that has nothing to do with the other one?"""
    return isinstance(end, Var) and end not in other.free


def _carried(
    scope: Scope, integral: App, found: Divergent, pulled: Term, moving: Callable[..., Theorem]
) -> Theorem | None:
    """That an integral has no value, as what a map makes of it has none."""
    if found.theorem is None:
        return None
    finite = scope.given(b.defined(integral))
    moved = moving(finite, body=integral.args[1])
    return absurd(finite, integral, finite.know(moved).evident(b.defined(pulled)), found.theorem)


def is_end(one: Term, other: Term) -> bool:
    """Is an end of an interval the other one, however it is written?"""
    return one == other or (t.EXTENDED not in (one.sort, other.sort) and PLAIN.equal(one, other))


def _ends(space: Term) -> tuple[tuple[Term, int], tuple[Term, int]]:
    low, high = space.args  # type: ignore[union-attr]
    return (low, 1), (high, -1)


def _limit(scope: Scope, u: Var, phi: Term, place: Term, side: int, value: Term | None) -> Theorem:
    found = scope.limit(u, phi, place, side)
    *_, limit = found.conclusion.args  # type: ignore[union-attr]
    if limit.sort == t.EXTENDED:
        return found
    plain = value if value is not None else context_of(scope).canonical(limit)
    return found if plain == limit else scope.with_limit(found, plain)


# ---- monomials -----------------------------------------------------------------------------------------------


def on_line(scope: Scope, integral: App) -> Theorem:
    """x^n exp(a x^2 + c x) over the line, a < 0: complete the square."""
    x, body = opened(scope, integral)
    found = powers_and_squares(body, x)
    if integral.args[0] != LINE or found is None or found[1] == b.ZERO or found[0] > MOST_POWERS:
        raise NoBaseIntegral(integral)
    n, a, c = found
    rate = PLAIN.canonical(b.neg(a))
    known = instance(scope, integral, gaussian_integral(n), {RATE: rate, LINEAR: c}, gaussian_diverges)
    return multiple(scope, integral, known, b.ONE)


def powers_and_squares(body: Term, x: Var) -> tuple[int, Term, Term] | None:
    """n, a and c of x^n exp(a x^2 + c x); None where it is not of this form."""
    n, a, c = 0, _NOTHING, _NOTHING
    for factor in monomial_factors(body):
        if (k := whole_power(factor, x)) is not None:
            n += k
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], b.power(x, 2), x)):  # type: ignore[union-attr]
            a, c = found
        elif x in factor.free or factor != b.ONE:
            return None
    return n, a, c


def on_half_line(scope: Scope, integral: App) -> Theorem:
    """x^c log(x)^n exp(a x) over the half-line, a < 0, n <= 2."""
    x, body = opened(scope, integral)
    found = powers_and_logs(body, x)
    if integral.args[0] != HALF_LINE or found is None:
        raise NoBaseIntegral(integral)
    c, logs, a = found
    rate = PLAIN.canonical(b.neg(a))
    if logs > MOST_LOGS:
        raise NoBaseIntegral(integral)
    shape = PLAIN.canonical(b.add(c, 1))
    values: dict[Var, Term] = {S: shape, RATE: rate}
    if not logs and isinstance(c, Num) and c.value in range(MOST_WHOLE + 1):
        whole = instance(scope, integral, exponential_moment(int(c.value)), values, gamma_diverges_far_out)
        return multiple(scope, integral, whole, b.ONE)
    known = instance(scope, integral, gamma_moment(logs), values, gamma_diverges_at_zero, gamma_diverges_far_out)
    return _reduced(scope, integral, known, shape, logs, rate)


def powers_and_logs(body: Term, x: Var) -> tuple[Term, int, Term] | None:
    """c, n and a of x^c log(x)^n exp(a x); None where it is not of this form."""
    logs, c, a = 0, _NOTHING, _NOTHING
    for factor in monomial_factors(body):
        if (k := whole_power(factor, b.log(x))) is not None:
            logs += k
        elif factor == x:
            c = b.add(c, 1)
        elif isinstance(factor, App) and factor.head == t.POW and factor.args[0] == x and x not in factor.args[1].free:
            c = b.add(c, factor.args[1])
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], b.log(x), x)):  # type: ignore[union-attr]
            c, a = b.add(c, found[0]), found[1]
        elif factor != b.ONE:
            return None
    return PLAIN.canonical(c), logs, PLAIN.canonical(a)


def _reduced(scope: Scope, integral: App, known: Theorem, shape: Term, logs: int, rate: Term) -> Theorem:
    """The value of a Gamma integral with Gamma and digamma at the plainest argument."""
    scope = scope.know(*facts_at(scope, shape), known)
    values: list[tuple[Theorem, Term]] = [(known, b.ONE)]
    scale = raised(rate, b.neg(shape))
    psi = digamma_value(scope, shape) if logs else None
    plain_psi = b.app(DIGAMMA, shape) if psi is None else sides(psi)[1]
    if psi is not None:
        old, new = (b.sub(p, b.log(rate)) for p in sides(psi))
        slope = b.ONE if logs == 1 else b.add(old, new)
        values.append((psi, b.mul(gamma(shape), scale, slope)))
    factor = b.sub(plain_psi, b.log(rate)) if logs else b.ONE
    if logs == 2:
        tri = trigamma_value(scope, shape)
        factor = b.add(b.app(TRIGAMMA, shape) if tri is None else sides(tri)[1], b.power(factor, 2))
        values += [(tri, b.mul(gamma(shape), scale))] if tri is not None else []
    plain_gamma = gamma_value(scope, shape)
    value = gamma(shape) if plain_gamma is None else sides(plain_gamma)[1]
    if plain_gamma is not None:
        values.append((plain_gamma, b.mul(scale, factor)))
    there = scope.know(*(th for th, _ in values))
    plain = folded(context_of(there).canonical(b.mul(value, scale, factor)))
    return there.linear(b.eq(integral, plain), *values)


def on_interval(scope: Scope, integral: App) -> Theorem:
    """x^n exp(c x), or x^c log(x)^n, over (0, l)."""
    x, body = opened(scope, integral)
    found = powers_and_logs(body, x)
    low, high = integral.args[0].args  # type: ignore[union-attr]
    if low != b.ZERO or high.sort == t.EXTENDED or found is None:
        raise NoBaseIntegral(integral)
    power, logs, c = found
    is_whole = isinstance(power, Num) and power.value.denominator == 1 and power.value >= 0
    if not is_whole or logs:
        if c != b.ZERO:
            s = PLAIN.canonical(b.add(power, 1))
            if not logs and context_of(scope).decide(b.lt(0, s)) is False:
                lemma = gamma_diverges_below, {S: s, RATE: PLAIN.canonical(b.neg(c)), LENGTH: high}
                raise Divergent(integral, _without_value(scope, integral, [lemma]))
            raise NoBaseIntegral(integral)
        falling = Map(lambda u: b.mul(high, b.exp(b.neg(u))), HALF_LINE, low=high, high=b.ZERO)
        return along(falling, on_half_line)(scope, integral)
    n = int(power.value)  # type: ignore[union-attr]
    if c == b.ZERO:
        return multiple(scope, integral, scope.instantiate(interval_power(n), {LENGTH: high}), b.ONE)
    scope.evident(b.ne(c, 0))
    return multiple(scope, integral, scope.instantiate(interval_exponential(n), {LENGTH: high, RATE: c}), b.ONE)


def beside_exponential(scope: Scope, integral: App) -> Theorem:
    """log(x) exp(c x) over (0, 1), or log(1-x) exp(c x)."""
    x, body = opened(scope, integral)
    if integral.args[0] != UNIT:
        raise NoBaseIntegral(integral)
    other = PLAIN.canonical(b.sub(1, x))
    if any(b.is_app(f, t.LOG) and PLAIN.equal(f.args[0], other) for f in monomial_factors(body)):  # type: ignore[union-attr]
        turned = Map(lambda u: b.sub(1, u), UNIT, low=b.ONE, high=b.ZERO)
        return along(turned, beside_exponential)(scope, integral)
    found = powers_and_logs(body, x)
    if found is None or found[:2] != (b.ZERO, 1):
        raise NoBaseIntegral(integral)
    rate = found[2]
    there = scope.know(scope.instantiate(unit_log_exists(), {RATE: rate}), scope.evident(b.ne(rate, 0)))
    return there.field(integral, b.div(b.app(EIN, PLAIN.canonical(b.neg(rate))), rate))


Lemma: TypeAlias = tuple[Callable[[], Theorem], dict[Var, Term]]
"""That a base integral has no value, at values of its parameters."""


def instance(
    scope: Scope, integral: App, theorem: Theorem, values: dict[Var, Term], *diverging: Callable[[], Theorem]
) -> Theorem:
    """A base integral at values of its parameters, which must satisfy its hypotheses: they are sharp, and where they
    fail one of the others says that it diverges."""
    for hypothesis in sorted(theorem.hypotheses, key=t.order):
        require(scope, integral, b.substitute(hypothesis, values), *((lemma, values) for lemma in diverging))
    return scope.instantiate(theorem, dict(values))


def require(scope: Scope, integral: App, condition: Term, *lemmas: Lemma) -> None:
    """What an integral needs to converge.  Raises Divergent where it is known to fail."""
    try:
        scope.evident(condition)
    except Refused as refusal:
        if context_of(scope).decide(condition) is False:
            raise Divergent(integral, _without_value(scope, integral, lemmas)) from refusal
        raise


def _without_value(scope: Scope, integral: App, lemmas: Sequence[Lemma]) -> Theorem | None:
    """That an integral has no value, by the first of these that applies."""
    finite = scope.given(b.defined(integral))
    assumed = frozenset(h for f in scope.facts for h in f.hypotheses)
    for lemma, values in lemmas:
        other = scope.instantiate(lemma(), dict(values))
        if other.hypotheses <= assumed:
            base = other.conclusion.args[0]  # type: ignore[union-attr]
            try:
                return absurd(finite, integral, finite.evident(base), other)
            except Refused:
                continue
    return None


def multiple(scope: Scope, integral: App, known: Theorem, times: Term) -> Theorem:
    """The integral as a multiple of one that is known."""
    value = b.mul(times, sides(known)[1])
    plain = folded.canonical(context_of(scope), value)
    return scope.know(known).linear(b.eq(integral, value if is_delicate(plain) else plain), (known, times))


# ---- several at once -----------------------------------------------------------------------------------------


def first_of(moments: Sequence[Moment]) -> Moment:
    """The first of these that knows the integral."""

    def tried(scope: Scope, integral: App) -> Theorem:
        for moment in moments:
            try:
                return moment(scope, integral)
            except NoBaseIntegral:
                continue
        raise NoBaseIntegral(integral)

    return tried


def either(one: Moment, other: Moment) -> Moment:
    """What one of two moments gives; where neither does, what the second asks for if it alone knows the integral, and
    else what the first does."""

    def found(scope: Scope, integral: App) -> Theorem:
        try:
            return one(scope, integral)
        except Refused as refusal:
            try:
                return other(scope, integral)
            except Refused as beside:
                raise (beside if isinstance(refusal, NoBaseIntegral) else refusal) from None

    return found
