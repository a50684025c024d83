"""Two Gaussian densities of different widths cross at two places: the one that is wider is the higher one outside of
them.

The logarithm of the quotient is a rate times (x - w)^2 - h^2, with w the middle of the two places and h half their
distance; the roots are put in when all else is found.  Stands under total variation; what is integrated it must not
know.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symit.families.integrals.base import above_its_tangent
from symit.families.variation.peaks import TANGENT_AT
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.facts import negations
from symit.kernel.normal import summands
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF


@dataclass(frozen=True)
class Bells:
    """Two Gaussian densities by mean and standard deviation, the first one the wider or the narrower."""

    mean: Term
    more: Term
    other_mean: Term
    less: Term
    """The standard deviations."""

    @property
    def rate(self) -> Term:
        """log p - log q is rate ((x - w)^2 - h^2)."""
        return b.div(b.sub(b.power(self.less, -2), b.power(self.more, -2)), 2)

    @property
    def middle(self) -> Term:
        parts = b.mul(self.other_mean, b.power(self.more, 2)), b.mul(self.mean, b.power(self.less, 2))
        return b.div(b.sub(*parts), self._widths)

    @property
    def level(self) -> Term:
        """h^2."""
        return b.div(b.mul(b.power(self.more, 2), b.power(self.less, 2), self.under_root), b.power(self._widths, 2))

    @cached_property
    def under_root(self) -> Term:
        apart = b.power(b.sub(self.mean, self.other_mean), 2)
        return b.add(apart, b.mul(2, self._widths, b.sub(b.log(self.more), b.log(self.less))))

    def root_written(self, sign: int) -> Term:
        """The same as a person writes it."""
        wide, narrow = (self.more, self.less) if sign > 0 else (self.less, self.more)
        apart = _difference(self.mean, self.other_mean)
        square = b.power(apart, 2) if b.is_app(apart, t.ADD) else PLAIN.canonical(b.power(apart, 2))
        ratio = min(b.div(wide, narrow), PLAIN.canonical(b.div(wide, narrow)), key=lambda term: term.size)
        return b.add(square, b.mul(2, self.widths(sign), b.log(ratio)))

    def widths(self, sign: int) -> Term:
        wide, narrow = (self.more, self.less) if sign > 0 else (self.less, self.more)
        return _difference(*(PLAIN.canonical(b.power(v, 2)) for v in (wide, narrow)))

    @property
    def _widths(self) -> Term:
        return b.sub(b.power(self.more, 2), b.power(self.less, 2))

    def half(self, sign: int) -> Term:
        """h, where the first one is the wider, or the narrower."""
        return b.div(b.mul(self.more, self.less, b.sqrt(self.under_root)), b.mul(sign, self._widths))


@dataclass(frozen=True)
class Places:
    """w and h as variables, and what is supposed of them."""

    bells: Bells
    middle: Var
    half: Var

    @property
    def supposed(self) -> tuple[Term, Term, Term]:
        same = b.eq(self.middle, self.bells.middle), b.eq(b.power(self.half, 2), self.bells.level)
        return b.lt(0, self.half), *same

    @property
    def low(self) -> Term:
        return b.sub(self.middle, self.half)

    @property
    def high(self) -> Term:
        return b.add(self.middle, self.half)


def in_short(scope: Scope, found: Theorem, places: Places, sign: int) -> Theorem:
    """What is found in terms of w and h for those that they are; the arguments of the normal distribution function as
    a person writes them."""
    bells = places.bells
    values: dict[Any, Term] = {places.middle: bells.middle, places.half: bells.half(sign)}
    written = [p.args[0] for p in dict.fromkeys(subterms(sides(found)[1])) if b.is_app(p, NORMAL_CDF)]  # type: ignore[union-attr]
    short = (scope.field(b.substitute(w, values), _argument(w, places, sign)) for w in dict.fromkeys(written))
    return rewritten(scope.instantiate(found, values), *short)


def _argument(written: Term, places: Places, sign: int) -> Term:
    """(t r + s d)/(s^2 - t^2) for h/s + (w - m)/s, and with -t r for -h/s."""
    bells = places.bells
    rising, is_ahead = (_slope(written, v) for v in (places.half, places.middle))
    of_first = any(PLAIN.equal(b.mul(rising, bells.more), b.num(way)) for way in (1, -1))
    own, other = (bells.more, bells.less) if of_first else (bells.less, bells.more)
    is_to_first = PLAIN.equal(b.mul(sign, is_ahead, own), b.num(-1))
    apart = _difference(*((bells.mean, bells.other_mean) if is_to_first else (bells.other_mean, bells.mean)))
    root = _product(other, b.sqrt(bells.root_written(sign)))
    falls = PLAIN.equal(b.mul(rising, own), b.num(-1))
    return b.div(b.add(_product(own, apart), b.neg(root) if falls else root), bells.widths(sign))


def _difference(one: Term, other: Term) -> Term:
    """As it stands, if it has two parts."""
    plain = PLAIN.canonical(b.sub(one, other))
    return b.sub(one, other) if len(summands(plain)) == 2 and len(plain.free) > 0 else plain


def _product(one: Term, other: Term) -> Term:
    """Without factors of 1, and with a sign in front."""
    if b.ONE in (one, other):
        return other if one == b.ONE else one
    return b.mul(one, other) if b.is_app(other, t.EXP, t.POW) else PLAIN.canonical(b.mul(one, other))


def _slope(written: Term, v: Var) -> Term:
    return PLAIN.canonical(b.sub(b.substitute(written, {v: b.add(v, 1)}), written))


def root_is_real(scope: Scope, bells: Bells, logs: Theorem, sign: int) -> Theorem:
    """0 < what the root is taken of: the widths and their logarithms stand in the same order."""
    square = scope.evident(b.le(0, b.power(b.sub(bells.mean, bells.other_mean), 2)))
    widths = b.mul(2 * sign, b.sub(b.power(bells.more, 2), b.power(bells.less, 2)))
    return scope.linear(b.lt(0, bells.under_root), (square, 1), (logs, widths))


def cut_at_both(there: Scope, places: Places, p: Term, q: Term, x: Var, sign: int) -> Theorem:
    """(p - q)^+ is p - q outside of the two places where p is the wider one, or else between them, and 0 elsewhere."""
    written, gap = b.if_(b.le(q, p), b.sub(p, q), 0), b.sub(p, q)
    compared = b.le if sign > 0 else b.lt
    below, above = compared(x, places.low), compared(places.high, x)
    outside, between = (gap, b.ZERO) if sign > 0 else (b.ZERO, gap)
    (not_below,), (not_above,) = negations(below), negations(above)
    beyond = there.given(not_below)
    found = []
    for here, value, product in (
        (there.given(below), outside, _beyond(there.given(below), below, places, x)),
        (beyond.given(above), outside, _beyond(beyond.given(above), above, places, x)),
        (beyond.given(not_above), between, _between(beyond.given(not_above), not_below, not_above, x, places)),
    ):
        pair = (p, q) if value == gap else (q, p)
        known = _higher(here, places, *pair, x, (product, value == outside), sign)
        found.append((here.know(known), here.know(known).field(written, value)))
    rest = b.if_(above, outside, between)
    whole = b.if_(below, outside, rest)
    (first, one), (second, two), (third, three) = found
    inner = logic.cases(second.restate(two, rest), third.restate(three, rest), *beyond.facts, condition=above)
    return logic.cases(first.restate(one, whole), beyond.restate(inner, whole), *there.facts, condition=below)


def _beyond(here: Scope, condition: Term, places: Places, x: Var) -> Theorem:
    """0 <= (x - w)^2 - h^2 beyond one of the two places."""
    positive, head = logic.assume(formula=places.supposed[0]), condition.head  # type: ignore[union-attr]
    near = logic.assume(formula=condition)
    is_below = condition.args[0] == x  # type: ignore[union-attr]
    far = b.sub(places.high, x) if is_below else b.sub(x, places.low)
    there = here.know(here.linear(b.lt(0, far), (near, 1), (positive, 2)))
    return there.linear(b.app(head, b.ZERO, _square(places, x)), (near, far))


def _between(here: Scope, after: Term, before: Term, x: Var, places: Places) -> Theorem:
    """0 <= h^2 - (x - w)^2 between them."""
    head, known = after.head, logic.assume(formula=after)  # type: ignore[union-attr]
    there = here.know(here.linear(b.app(head, b.ZERO, b.sub(x, places.low)), (known, 1)))
    return there.linear(
        b.app(head, b.ZERO, b.neg(_square(places, x))), (logic.assume(formula=before), b.sub(x, places.low))
    )


def _square(places: Places, x: Var) -> Term:
    return b.sub(b.power(b.sub(x, places.middle), 2), b.power(places.half, 2))


def _higher(
    here: Scope, places: Places, upper: Term, lower: Term, x: Var, side: tuple[Theorem, bool], sign: int
) -> Theorem:
    """lower <= upper, since the logarithm of their quotient is a positive rate times what is known to be positive."""
    product, is_outside = side
    bells, head = places.bells, product.conclusion.head  # type: ignore[union-attr]
    rate = b.mul(sign, bells.rate)
    turned = b.mul(-1 if is_outside else 1, rate)
    _, middle, level = (logic.assume(formula=f) for f in places.supposed)
    size = context_of(here).canonical(b.log(b.div(upper, lower)))
    slope = b.mul(turned, b.sub(b.mul(2, x), b.add(places.middle, bells.middle)))
    known = here.linear(b.app(head, b.ZERO, size), (product, rate), (middle, slope), (level, turned))
    tangent = here.instantiate(above_its_tangent(), {TANGENT_AT: size})
    return here.linear(b.app(head, lower, upper), (tangent, lower), (known, lower))
