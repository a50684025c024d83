"""What one Gaussian density has more than another of the same variances, integrated over R^d, for symbols: what two on
a line have.

Both are those of `one_covariance`, with a coordinate y beside theirs.  The integral over x = z + d y is one over z and
then over y; turned round, y + s(z)/t stands in the place of y; turned back, z integrates to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import LINE
from symit.families.integrals.normal_function import at_zero, phi
from symit.families.variation.invariance import excess
from symit.families.vectors.forms import HALF
from symit.families.vectors.mapping import Z, moved
from symit.families.vectors.one_covariance import (
    LENGTH,
    MINUS_HALF,
    Exchange,
    Pair,
    X,
    Y,
    excess_on_line,
    height,
    integrates_to_one,
    line_to_one,
    more_on_line,
    on_line,
    pair_of_symbols,
    shift,
    variation_at,
)
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.facts import negations
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.matching import subterms

_P, _Q, _U = (b.real(name) for name in "pqu")


@cache
def gaussian_excess(d: int) -> tuple[Theorem, Pair]:
    """What the density with mean d/2 has more than that with mean -d/2 integrates to 2 Phi(sqrt(t)/2) - 1."""
    of = pair_of_symbols(d)
    return logic.theorem(_in_each_case(of.scope, of, ()), id=f"gaussian-densities-of-one-covariance-{d}"), of


def _in_each_case(scope: Scope, of: Pair, zero: tuple[Theorem, ...]) -> Theorem:
    """With 0 for the first coordinates of d: is the next one 0?"""
    if len(zero) == of.dimension:
        return _of_one_mean(scope, of, zero)
    is_zero = b.eq(of.apart[len(zero)], 0)
    there = scope.given(*negations(is_zero))
    longer = there.linear(b.lt(0, LENGTH), (logic.assume(formula=of.meant[1]), -1))
    found = logic.cut(_of_two_means(of.dimension), longer)
    rest = _in_each_case(scope.given(is_zero), of, (*zero, logic.assume(formula=is_zero)))
    return logic.cases(rest, found, *scope.facts, condition=is_zero)


# ---- one mean ------------------------------------------------------------------------------------------------


def _of_one_mean(scope: Scope, of: Pair, zero: Sequence[Theorem]) -> Theorem:
    """Then nothing is more than the other, and t is 0."""
    weights = (b.neg(b.mul(r, d)) for r, d in zip(of.rates, of.apart, strict=True))
    length = logic.assume(formula=of.meant[1])
    no_length = scope.linear(b.eq(0, LENGTH), (length, -1), *zip(zero, weights, strict=True))
    at_x, at, whole = scope.at_point(X, of.over), of.at(X), of.excess(of.at(X))
    weights = (b.neg(b.mul(r, c)) for r, c in zip(of.rates, at, strict=True))
    same = at_x.linear(b.eq(*(of.exponent(at, u) for u in (HALF, MINUS_HALF))), *zip(zero, weights, strict=True))
    nothing = at_x.restate(rewritten(at_x.field(whole, whole), same), b.ZERO)
    nothing = scope.congruence(X, of.over, nothing)
    nothing = logic.chain(nothing, scope.field(sides(nothing)[1], b.ZERO), no_variation())
    return logic.rewrite(nothing, no_length, template=b.lam(LENGTH, b.eq(sides(nothing)[0], variation_at(LENGTH))))


@cache
def no_variation() -> Theorem:
    """0 = 2 Phi(sqrt(0)/2) - 1."""
    scope = Scope().know(at_zero())
    whole = b.eq(0, b.add(b.mul(2, phi(_U)), -1))
    zero = scope.linear(b.substitute(whole, {_U: b.ZERO}), (at_zero(), -2))
    return logic.rewrite(zero, scope.field(0, b.mul(HALF, b.sqrt(0))), template=b.lam(_U, whole))


# ---- two means -----------------------------------------------------------------------------------------------


@cache
def _of_two_means(d: int) -> Theorem:
    """The same for 0 < t."""
    of, exchange = pair_of_symbols(d), Exchange(pair_of_symbols(d))
    scope = of.scope.given(b.lt(0, LENGTH))
    has_value = _has_value(scope, of)
    scope = scope.know(has_value, line_to_one(), more_on_line())
    weighed = _weighed(scope, exchange, has_value.conclusion.args[0])  # type: ignore[union-attr]
    scope = scope.know(weighed)
    ahead = _ahead(scope, exchange)
    turned = _turned(scope, ahead, (Y, LINE), (Z, of.over), exchange.before)
    scope = scope.know(turned)
    moved_ahead = scope.congruence(Z, of.over, ahead)
    scope = scope.know(moved_ahead)
    across = _across(scope, exchange)
    back = _turned(scope, across, (Z, of.over), (Y, LINE), exchange.after(Y))
    alone = scope.know(back).congruence(Y, LINE, across)
    found = logic.chain(logic.symmetry(weighed), turned, moved_ahead, back, alone, more_on_line())
    return logic.theorem(found, id=f"gaussian-densities-apart-{d}")


def _turned(scope: Scope, inner: Theorem, outside: tuple[Var, Term], inside: tuple[Var, Term], body: Term) -> Theorem:
    """The integral of what is not negative over the one and then the other, as that over the other and then the one;
    at each point of the other that over the one has a value."""
    (x, space), (y, beside) = outside, inside
    names = {"space": space, "point": x, "beside": beside, "index": y, "bound": body}
    return applied(integration.exchange_integrals, exists(inner), *scope.facts, **names)


def _has_value(scope: Scope, of: Pair) -> Theorem:
    """What the first density has more is at most that density, which is integrable."""
    at_x, at = scope.at_point(X, of.over), of.at(X)
    p, q = of.density(at, MINUS_HALF), of.density(at, HALF)
    one, middle = integrates_to_one(of.dimension)
    known = scope.instantiate(one, {m: b.mul(HALF, d) for m, d in zip(middle, of.apart, strict=True)})
    same = at_x.field(p, b.open_with(sides(known)[0].args[1], X))  # type: ignore[union-attr, arg-type]
    scope = scope.know(scope.know(known).congruence(X, of.over, same))
    above, below = (at_x.instantiate(bound, {_P: p, _Q: q}) for bound in _bounds_of_excess())
    return scope.dominated(X, of.over, above, below)


@cache
def _bounds_of_excess() -> tuple[Theorem, Theorem]:
    """0 < p, 0 < q |- (p - q)^+ <= p and -p <= (p - q)^+."""
    more, condition = excess(_P, _Q), b.le(_Q, _P)
    scope = Scope().given(b.lt(0, _P), b.lt(0, _Q))
    cases = []
    for case, value in ((condition, b.sub(_P, _Q)), (*negations(condition), b.ZERO)):
        here = scope.given(case)
        cases.append(here.linear(b.le(more, _P), (here.field(more, value), 1)))
    above = logic.cases(*cases, *scope.facts, condition=condition)
    below = scope.evident(b.le(b.neg(_P), more))
    return logic.theorem(above, id="excess-at-most"), logic.theorem(below, id="excess-at-least")


def _weighed(scope: Scope, exchange: Exchange, whole: Term) -> Theorem:
    """The integral over y of that over z, before, is the whole: at each y it is that times the density of y."""
    line = on_line(b.ZERO, Y)
    apart = scope.linearity(Y, LINE, b.mul(line, whole), (whole, line))
    value = scope.know(apart).linear(b.eq(sides(apart)[0], whole), (apart, 1), (line_to_one(), whole))
    return logic.chain(scope.know(apart).congruence(Y, LINE, _at_y(scope.at_point(Y, LINE), exchange)), value)


def _at_y(at_y: Scope, exchange: Exchange) -> Theorem:
    """The integral over z of what is at z + d y, before, by that of what is at z."""
    of, u = exchange.of, [b.real(f"u_{k}") for k in range(1, exchange.of.dimension + 1)]
    shifted = b.abstract(u, of.excess(of.moved(u, Y)))
    back = shift([b.neg(b.mul(Y, d)) for d in of.apart])
    at_z = at_y.at_point(Z, of.over)
    image = b.call(shifted, *(back.coordinate(k) for k in range(1, of.dimension + 1)))
    exponents = zip(*map(_exponents, (image, of.excess(of.at(Z)))), strict=True)
    same = rewritten(at_z.field(image, image), *(at_z.field(*both) for both in exponents))
    same = at_y.congruence(Z, of.over, same)
    value = logic.chain(moved(at_y, shifted, back, exists(same)), same)
    part = of.excess(of.moved(of.at(Z), Y))
    apart = at_y.know(value).linearity(Z, of.over, exchange.before, (on_line(b.ZERO, Y), part))
    return rewritten(apart, value)


def _exponents(whole: Term) -> list[Term]:
    """Those of the two densities."""
    return list(dict.fromkeys(p.args[0] for p in subterms(whole) if b.is_app(p, t.EXP)))  # type: ignore[union-attr]


def _ahead(scope: Scope, exchange: Exchange) -> Theorem:
    """At z: the integral over y, before, is that after; it exists, since a density is at most its height."""
    of, top = exchange.of, height(exchange.of.dimension)
    at_z = scope.at_point(Z, of.over)
    at_y = at_z.at_point(Y, LINE)
    most = at_z.linearity(Y, LINE, b.mul(top, excess_on_line(Y)), (top, excess_on_line(Y)))
    values = {_P: top, _U: of.exponent(of.at(Z), b.neg(Y)), _Q: excess_on_line(Y)}
    above, below = (at_y.instantiate(bound, dict(values)) for bound in _bounds_of_product())
    at_z = at_z.know(at_z.know(most).dominated(Y, LINE, above, below))
    slope = at_y.differentiate(Y, exchange.ahead, Y, b.ONE)
    ends = at_z.limit(Y, exchange.ahead, b.MINUS_INFINITY, 1), at_z.limit(Y, exchange.ahead, b.INFINITY, -1)
    after = at_z.substitution(Y, LINE, slope, *ends, b.lam(Y, exchange.after(Y)))
    same = exchange.same(at_y)
    same = at_y.restate(same, b.open_with(sides(after)[1].args[1], Y))  # type: ignore[union-attr, arg-type]
    return logic.chain(at_z.know(after).congruence(Y, LINE, same), logic.symmetry(after))


@cache
def _bounds_of_product() -> tuple[Theorem, Theorem]:
    """0 < p, u <= 0, 0 <= q |- q p exp(u) <= p q and -p q <= q p exp(u)."""
    product, most = b.mul(_Q, b.mul(_P, b.exp(_U))), b.mul(_P, _Q)
    scope = Scope().given(b.lt(0, _P), b.le(_U, 0), b.le(0, _Q))
    above = scope.linear(b.le(product, most), (scope.evident(b.le(b.exp(_U), 1)), most))
    below = scope.evident(b.le(b.neg(most), product))
    return logic.theorem(above, id="weighed-at-most"), logic.theorem(below, id="weighed-at-least")


def _across(scope: Scope, exchange: Exchange) -> Theorem:
    """At y: the integral over z, after, is what there is on the line."""
    of, at_y = exchange.of, scope.at_point(Y, LINE)
    one, middle = integrates_to_one(of.dimension)
    known = at_y.instantiate(one, {m: b.mul(Y, d) for m, d in zip(middle, of.apart, strict=True)})
    at_z, across = at_y.at_point(Z, of.over), exchange.across(Y)
    same = at_z.field(across, b.open_with(sides(known)[0].args[1], Z))  # type: ignore[union-attr, arg-type]
    known = logic.chain(at_y.know(known).congruence(Z, of.over, same), known)
    apart = at_y.know(known).linearity(Z, of.over, exchange.after(Y), (excess_on_line(Y), across))
    more = excess_on_line(Y)
    return at_y.know(apart).linear(b.eq(sides(apart)[0], more), (apart, 1), (known, more))
