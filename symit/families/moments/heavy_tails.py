"""That the mean distance from a place has no value where the mean has none: the tail is too heavy.

    x - a <= |x - p| + (p - a)^2 + 1

so that from the distance being integrable it would follow that x - a is.  Stands on `proving`; `pieces` asks it where
the parts give no value.
"""

from __future__ import annotations

from fractions import Fraction

from symit.families.integrals.incomplete_gamma import restricted
from symit.families.moments.moments import at_images, opened
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Divergent, Moment, closed, monomial_factors
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope
from symit.proving.steps.casewise import in_each_case


def without_mean(scope: Scope, integral: App, moment: Moment, start: Term) -> Theorem | None:
    """That the integral of a distance times g has no value, since (x - start) g has none on (start, oo), of which
    `moment` knows; None where this is not seen."""
    x, body = opened(scope, integral)
    factors = monomial_factors(body)
    distance = next((f for f in factors if _is_distance(f, x)), None)
    if distance is None:
        return None
    g = b.mul(*(f for f in factors if f != distance))
    part, away = b.interval(start, b.INFINITY), b.mul(b.sub(x, start), g)
    heavy = b.integral(part, x, away)
    scope = scope.know(*at_images(scope, x, x, part, integral.args[0]))
    try:
        closed(scope, heavy, moment, folded)
    except Divergent as found:
        if found.theorem is None:
            return None
        light = closed(scope, b.integral(part, x, g), moment, folded)
        finite = scope.given(b.defined(integral)).know(light)
        if part != integral.args[0]:
            finite = finite.know(restricted(finite, integral.args[0], part, body, x))
        value = _integrable(finite, x, part, distance, g, away)
        return absurd(finite, integral, value, found.theorem)
    return None


def _integrable(finite: Scope, x: Var, part: Term, distance: Term, g: Term, away: Term) -> Theorem:
    """(x - start) g is integrable, lying below ((p - start)^2 + 1) g and the distance times g."""
    there, start = finite.at_point(x, part), part.args[0]  # type: ignore[union-attr]
    condition, yes, no = distance.args  # type: ignore[union-attr]
    slope = _slope(yes, x)
    gap, steepness = PLAIN.canonical(b.div(yes, slope)), PLAIN.canonical(b.neg(b.div(_slope(no, x), slope)))
    whole, distance = b.mul(distance, g), b.div(distance, slope)
    beside = PLAIN.canonical(b.sub(b.sub(x, gap), start))
    near = there.evident(b.le(0, b.power(b.sub(beside, Fraction(1, 2)), 2)))
    further = in_each_case(
        there,
        condition,
        lambda case, holds: case.linear(
            b.le(gap, distance), *([] if holds else [(case.evident(b.lt(gap, 0)), b.add(1, steepness))])
        ),
    )
    apart = b.add(b.power(beside, 2), 1)
    bound = b.add(b.mul(distance, g), b.mul(apart, g))
    sign = there.evident(b.lt(0, g))
    above = there.know(sign).linear(b.le(away, bound), (further, g), (near, g), (sign, Fraction(3, 4)))
    positive = there.know(sign).evident(b.le(0, b.mul(b.sub(x, start), g)))
    below = there.linear(b.le(b.neg(bound), away), (above, 1), (positive, 2))
    known = finite.know(finite.linearity(x, part, bound, (b.power(slope, -1), whole), (apart, g)))
    return known.dominated(x, part, above, below)


def _slope(affine: Term, x: Var) -> Term:
    return PLAIN.canonical(b.sub(*(b.substitute(affine, {x: b.num(n)}) for n in (1, 0))))


def _is_distance(factor: Term, x: Var) -> bool:
    """{u if u lies on its side of 0; -k u otherwise}: a distance from a place, or with another slope on each side."""
    if not b.is_app(factor, t.IF):
        return False
    condition, yes, no = factor.args  # type: ignore[union-attr]
    slopes = _slope(yes, x), _slope(no, x)
    if b.ZERO in slopes or not PLAIN.equal(b.mul(yes, slopes[1]), b.mul(no, slopes[0])):
        return False
    return b.is_app(condition, t.LE) and not any(x in slope.free for slope in slopes)
