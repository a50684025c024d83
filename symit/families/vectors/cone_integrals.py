"""Integrals over the cone of positive definite matrices [[x, y], [y, z]]: of k det^(s-1) exp(-(p + g^2/(4 r)) x - g y -
r z) times A + B log det + C x + D y + E z, as they stand in averages of logarithms of densities.

They are three integrals, one in another: over z from y^2/x on, which is Gamma's from there, over y on the line, which
is Gaussian, and over x > 0, which is Gamma's again.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from symit.families.closed_forms.finishing import put
from symit.families.closed_forms.solving import solved
from symit.families.integrals.base import HALF_LINE, LINE, LINEAR, RATE, X
from symit.families.integrals.gamma_function import S, facts_at, gamma
from symit.families.moments.gamma_values import digamma_exists
from symit.families.moments.moments import Map, along, on_half_line, on_line
from symit.families.vectors.simplex_integrals import same_in_letters
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.special import DIGAMMA, GAMMA

K, U, V, W, FROM = b.real("k"), b.real("u"), b.real("v"), b.real("w"), b.real("d")
REST, SLOPE = b.real("p"), b.real("g")
HALF = b.num(Fraction(1, 2))
PLACES = "11", "21", "22"
Same: TypeAlias = Callable[[Scope, Term], Theorem]
"""Shows at a point of the cone that the integrand is a product."""


@dataclass(frozen=True)
class Statistic:
    """A + B log det + C x + D y + E z, or with the entries of the inverse."""

    constant: Term
    log: Term
    x: Term
    y: Term
    z: Term

    @property
    def symbols(self) -> tuple[Term, ...]:
        return self.constant, self.log, self.x, self.y, self.z


IN_SYMBOLS = Statistic(*(b.real(f"c_{i}") for i in range(1, 6)))
Weight: TypeAlias = Sequence[Term]
"""What the letters of a weight stand for: k and s among them."""
Meaning: TypeAlias = dict[Var, Term]


@dataclass(frozen=True)
class Shape:
    """A weight and a statistic in letters: those of the weight, the integrand at a point, and the three integrals."""

    symbols: tuple[Term, ...]
    integrand: Callable[[Sequence[Term]], Term]
    levels: Callable[[], tuple[Theorem, ...]]
    statistic: tuple[Term, ...] = IN_SYMBOLS.symbols


def above_parabola(x: Term, y: Term) -> Term:
    """Where z lies."""
    return b.interval(b.div(b.power(y, 2), x), b.INFINITY)


def over_cone(xs: Sequence[Var], body: Term) -> Term:
    x, y, z = xs
    inner = b.integral(LINE, y, b.integral(above_parabola(x, y), z, body))
    return b.integral(HALF_LINE, x, inner)


def factor(x: Term, s: Term) -> Term:
    return b.power(x, b.sub(s, 1))


# ---- one coordinate ------------------------------------------------------------------------------------------


def with_gamma(scope: Scope, *places: Term) -> Scope:
    """With Gamma and digamma at places that are positive."""
    return scope.know(*facts_at(scope, *places), *(digamma_exists(scope, s) for s in places))


@cache
def _gamma_step() -> Theorem:
    """0 < s, 0 < r |- the integral over (d, oo) of k (u + v log(x - d) + w x) (x - d)^(s-1) exp(-r x)."""
    scope = with_gamma(Scope().given(b.lt(0, S), b.lt(0, RATE)), S)
    away = b.sub(X, FROM)
    body = b.mul(K, b.add(U, b.mul(V, b.log(away)), b.mul(W, X)), factor(away, S), b.exp(b.neg(b.mul(RATE, X))))
    found = shifted(scope, body)
    log, mean = b.sub(b.app(DIGAMMA, S), b.log(RATE)), b.add(FROM, b.div(S, RATE))
    value = b.mul(gamma_scale(), b.add(U, b.mul(V, log), b.mul(W, mean)))
    return logic.chain(found, same_in_letters(scope, sides(found)[1], value))


def shifted(scope: Scope, body: Term) -> Theorem:
    """An integral over (d, oo), by x = d + u."""
    whole = b.integral(b.interval(FROM, b.INFINITY), X, body)
    return along(Map(lambda u: b.add(FROM, u), HALF_LINE, FROM), on_half_line)(scope, whole)  # type: ignore[arg-type]


def gamma_scale() -> Term:
    """The integral of k (x - d)^(s-1) exp(-r x)."""
    return b.mul(K, gamma(S), b.power(RATE, b.neg(S)), b.exp(b.neg(b.mul(RATE, FROM))))


@cache
def _gaussian_step() -> Theorem:
    """0 < r |- the integral of k (u + v x + w x^2) exp(-r x^2 + c x) over the line."""
    scope = Scope().given(b.lt(0, RATE))
    exponent = b.add(b.neg(b.mul(RATE, b.power(X, 2))), b.mul(LINEAR, X))
    body = b.mul(K, b.add(U, b.mul(V, X), b.mul(W, b.power(X, 2))), b.exp(exponent))
    found = solved(scope, b.integral(LINE, X, body), on_line, frozenset())
    mean = b.div(LINEAR, b.mul(2, RATE))
    square = b.add(b.div(1, b.mul(2, RATE)), b.power(mean, 2))
    scale = b.mul(b.sqrt(b.div(b.PI, RATE)), b.exp(b.mul(RATE, b.power(mean, 2))))
    return scope.restate(found, b.mul(K, scale, b.add(U, b.mul(V, mean), b.mul(W, square))))


# ---- one after the other -------------------------------------------------------------------------------------


def coordinates(*beside: Term) -> list[Var]:
    """x_11, x_21 and x_22, named as nothing else is."""
    return [b.fresh(f"x_{place}", t.REAL, *beside) for place in PLACES]


def det(xs: Sequence[Term]) -> Term:
    x, y, z = xs
    return b.sub(b.mul(x, z), b.power(y, 2))


def inside(scope: Scope, xs: Sequence[Var]) -> Scope:
    """At a point of the cone, where the determinant is positive."""
    x, y, z = xs
    there = scope.at_point(x, HALF_LINE).at_point(y, LINE).at_point(z, above_parabola(x, y))
    return there.know(there.linear(b.lt(0, det(xs)), (there.evident(b.lt(b.div(b.power(y, 2), x), z)), x)))


def over_cone_of(
    shape: Shape, scope: Scope, xs: Sequence[Var], weight: Weight, statistic: Sequence[Term], same: Same
) -> Theorem:
    """The integral over the cone of what at each point is a weight times a statistic = its value."""
    symbols = (*shape.symbols, *shape.statistic)
    meant: dict[Var, Term] = dict(zip(symbols, (*weight, *statistic), strict=True))  # type: ignore[arg-type]
    next_ = b.add(meant[S], HALF)
    plainly = PLAIN.canonical(next_)
    scope = with_gamma(scope, meant[S], next_, plainly, b.add(meant[S], 1))
    found = same(inside(scope, xs), b.substitute(shape.integrand(xs), meant))
    levels = (scope.instantiate(level, dict(meant)) for level in shape.levels())
    for at, level in zip(_before(xs), levels, strict=True):
        there = at_coordinates(scope, at)
        variable, space = _next(xs, at)
        found = logic.chain(there.know(level).congruence(variable, space, found), level)
    return rewritten(found, *(scope.field(b.app(of, next_), b.app(of, plainly)) for of in (GAMMA, DIGAMMA)))


def _before(xs: Sequence[Var]) -> list[Sequence[Var]]:
    """What stands at a point while the integral over z is found, over y, and over x."""
    return [xs[:k] for k in range(len(xs))][::-1]


def _next(xs: Sequence[Var], before: Sequence[Var]) -> tuple[Var, Term]:
    """The coordinate after these, and where it lies."""
    k = len(before)
    return xs[k], (HALF_LINE, LINE, above_parabola(xs[0], xs[1]))[k]


def at_coordinates(scope: Scope, xs: Sequence[Var]) -> Scope:
    for x, space in zip(xs, (HALF_LINE, LINE), strict=False):
        scope = scope.at_point(x, space)
    return scope


def one_after_other(scope: Scope, integrand: Term, *steps: tuple[Theorem, Meaning]) -> tuple[Theorem, ...]:
    """The integral over z at a point of the others, over y of what it leaves, and over x: by a step for each, and what
    the letters in it stand for."""
    xs, found = coordinates(), integrand
    levels: list[Theorem] = []
    for (step, meant), at in zip(steps, _before(xs), strict=True):
        there = at_coordinates(scope, at)
        value = there.instantiate(step, dict(meant))
        variable, space = _next(xs, at)
        body = b.open_with(sides(value)[0].args[1], variable)  # type: ignore[union-attr, arg-type]
        same = same_in_letters(there.at_point(variable, space), found, body) if levels else _in_rest(there, found, body)
        levels.append(logic.chain(there.know(value).congruence(variable, space, same), value))
        found = sides(value)[1]
    return tuple(levels)


def _in_rest(scope: Scope, left: Term, right: Term) -> Theorem:
    """left = right at a point of the cone, found with y^2/x + t for z, where the determinant is x t."""
    x, y, z = coordinates()
    rest, start = b.fresh("t", t.REAL, left, right), b.div(b.power(y, 2), x)
    meant = {z: b.add(rest, start)}
    in_rest = same_in_letters(scope.given(b.lt(0, rest)), b.substitute(left, meant), b.substitute(right, meant))
    there = scope.at_point(z, above_parabola(x, y))
    found = there.instantiate(in_rest, {rest: b.sub(z, start)})
    return put(there, found, b.add(b.sub(z, start), start), z)


# ---- of the entries ------------------------------------------------------------------------------------------


def _integrand(xs: Sequence[Term]) -> Term:
    x, y, z = xs
    c = IN_SYMBOLS
    sum_ = b.add(c.constant, b.mul(c.log, b.log(det(xs))), b.mul(c.x, x), b.mul(c.y, y), b.mul(c.z, z))
    return weighted(xs, sum_)


def weighted(xs: Sequence[Term], statistic: Term) -> Term:
    """The weight times a statistic."""
    x, y, z = xs
    exponent = b.neg(b.add(b.mul(_of_x(), x), b.mul(SLOPE, y), b.mul(RATE, z)))
    return b.mul(K, factor(det(xs), S), b.exp(exponent), statistic)


def _of_x() -> Term:
    return b.add(REST, b.div(b.power(SLOPE, 2), b.mul(4, RATE)))


def outer_weight(x: Term) -> Term:
    """What of the weight has x alone."""
    return b.mul(K, factor(x, S), b.exp(b.neg(b.mul(_of_x(), x))))


@cache
def _levels() -> tuple[Theorem, ...]:
    x, y, z = coordinates()
    c = IN_SYMBOLS
    scope = with_gamma(Scope().given(b.lt(0, S), b.lt(0, RATE), b.lt(0, REST)), S, b.add(S, HALF))
    mean_log = b.mul(c.log, b.sub(b.app(DIGAMMA, S), b.log(RATE)))
    beside_x = outer_weight(x)
    so_far = b.add(c.constant, b.mul(c.log, b.log(x)), b.mul(c.x, x))
    above = b.mul(gamma(S), b.power(RATE, b.neg(S)))
    later = b.mul(c.z, b.div(S, RATE))

    over_z: Meaning = {K: b.mul(beside_x, b.exp(b.neg(b.mul(SLOPE, y)))), FROM: b.div(b.power(y, 2), x)}
    over_z |= {U: b.add(so_far, b.mul(c.y, y)), V: c.log, W: c.z}
    over_y: Meaning = {K: b.mul(beside_x, above), RATE: b.div(RATE, x), LINEAR: b.neg(SLOPE)}
    over_y |= {U: b.add(so_far, mean_log, later), V: c.y, W: b.div(c.z, x)}
    tilt = b.div(SLOPE, b.mul(2, RATE))
    of_mean = b.add(c.x, b.neg(b.mul(c.y, tilt)), b.mul(c.z, b.power(tilt, 2)))
    over_x: Meaning = {K: b.mul(K, above, b.sqrt(b.div(b.PI, RATE))), S: b.add(S, HALF), RATE: REST, FROM: b.ZERO}
    over_x |= {U: b.add(c.constant, mean_log, later, b.mul(c.z, b.div(1, b.mul(2, RATE)))), V: c.log, W: of_mean}

    steps = (_gamma_step(), over_z), (_gaussian_step(), over_y), (_gamma_step(), over_x)
    return one_after_other(scope, _integrand((x, y, z)), *steps)


LETTERS = K, S, REST, SLOPE, RATE
OF_ENTRIES = Shape(LETTERS, _integrand, _levels)
"""k det^(s-1) exp(-(p + g^2/(4 r)) x - g y - r z) times A + B log det + C x + D y + E z."""
