"""Two Gaussian densities whose coordinates are independent and have the same variances: along the line between their
means they differ, and across it they are one.

Their quotient is a function of s(x), the sum of the r_k d_k x_k.  No triangular map makes s(x) a coordinate of which
the others are independent, so a coordinate y is brought in that has nothing to do with x, a Gaussian of rate t = s(d).
With x = z + d y, and then y - s(z)/t in the place of y, the quotient is a function of y, and z is as Gaussian as x was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from symit.families.catalogue import family_called
from symit.families.closed_forms.finding import Request
from symit.families.integrals.base import LINE, MIDDLE, RATE, gaussian_moment, substituted
from symit.families.integrals.normal_function import at_zero, phi
from symit.families.measures.measures import MEASURES
from symit.families.variation.invariance import excess, scaled_excess
from symit.families.vectors.forms import HALF, TWO_PI
from symit.families.vectors.mapping import Affine, Z, moved
from symit.families.vectors.space import POINT, among_indices, coordinates, space
from symit.families.vectors.whitening import exists, whitened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import NORMAL
from symit.kernel.facts import negations
from symit.kernel.rules import integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF

VOLUME, LENGTH = b.real("v"), b.real("t")
"""The product of the rates, and s(d)."""
MINUS_HALF = b.num(Fraction(-1, 2))
_P, _Q = b.real("p"), b.real("q")
_X, _Y, _U = Var("x", POINT), b.real("y"), b.real("u")
_WIDTH = b.power(LENGTH, Fraction(-1, 2))


@dataclass(frozen=True)
class Along:
    """The rates, and the difference of the means: these are d/2 and -d/2."""

    rates: tuple[Var, ...]
    apart: tuple[Var, ...]

    @property
    def over(self) -> App:
        return space(len(self.rates))

    @property
    def scope(self) -> Scope:
        """With what the symbols stand for, and that v is positive."""
        known = Scope().given(*(b.lt(0, r) for r in self.rates), *self.meant)
        return known.know(known.linear(b.lt(0, VOLUME), (logic.assume(formula=self.meant[0]), -1)))

    @property
    def meant(self) -> tuple[Term, Term]:
        square = b.add(*(b.mul(r, b.power(d, 2)) for r, d in zip(self.rates, self.apart, strict=True)))
        return b.eq(VOLUME, b.mul(*self.rates)), b.eq(LENGTH, square)

    def at(self, x: Var) -> list[Term]:
        return coordinates(x, len(self.rates))

    def along(self, x: Var) -> Term:
        """s(x)."""
        return b.add(*(b.mul(r, d, c) for r, d, c in zip(self.rates, self.apart, self.at(x), strict=True)))

    def square(self, x: Sequence[Term], times: Term) -> Term:
        """-1/2 (r_1 (x_1 + d_1 u)^2 + ...) for a number u."""
        return exponent(self.rates, [b.add(c, b.mul(times, d)) for c, d in zip(x, self.apart, strict=True)])

    def density(self, x: Sequence[Term], times: Term) -> Term:
        return b.mul(scale(len(self.rates)), b.exp(self.square(x, times)))

    def higher(self, x: Sequence[Term]) -> Term:
        """What the density with mean d/2 has more than that with mean -d/2."""
        return excess(self.density(x, MINUS_HALF), self.density(x, HALF))


@cache
def _symbols(d: int) -> Along:
    rates, apart = (tuple(b.real(f"{name}_{k}") for k in range(1, d + 1)) for name in "rd")
    return Along(rates, apart)


def exponent(rates: Sequence[Term], away: Sequence[Term]) -> Term:
    return b.mul(MINUS_HALF, b.add(*(b.mul(r, b.power(y, 2)) for r, y in zip(rates, away, strict=True))))


def scale(d: int) -> Term:
    """What stands before exp in a density, where v is the product of the rates."""
    return b.mul(b.power(TWO_PI, Fraction(-d, 2)), b.sqrt(VOLUME))


# ---- each by itself ------------------------------------------------------------------------------------------


@cache
def _one(d: int) -> tuple[Theorem, tuple[Var, ...]]:
    """The density with means m_k integrates to 1."""
    rates, middle = _symbols(d).rates, tuple(b.real(f"m_{k}") for k in range(1, d + 1))
    product = b.mul(*rates)
    away = [b.sub(c, m) for c, m in zip(coordinates(_X, d), middle, strict=True)]
    whole = b.integral(space(d), _X, b.mul(scale(d), b.exp(exponent(rates, away))))
    scope = Scope().given(*(b.lt(0, r) for r in rates))
    found = whitened(scope, b.substitute(whole, {VOLUME: product}), _moved_by(middle))  # type: ignore[arg-type]
    same = logic.symmetry(logic.assume(formula=b.eq(VOLUME, product)))
    found = logic.rewrite(scope.restate(found, b.ONE), same, template=b.lam(VOLUME, b.eq(whole, b.ONE)))
    return logic.theorem(found, id=f"gaussian-density-{d}"), middle


def _moved_by(middle: Sequence[Term]) -> Affine:
    d = range(len(middle))
    return Affine(tuple(middle), tuple(tuple(b.num(i == j) for j in d) for i in d))


@cache
def _on_line() -> Theorem:
    """0 < t |- what a Gaussian density of rate t on the line has more than another whose mean is lower by 1."""
    sd, normal = b.real("s"), family_called("Normal")
    members = normal.at(HALF, sd), normal.at(MINUS_HALF, sd)
    scope = Scope().given(b.lt(0, LENGTH))
    known = scope.instantiate(Request(MEASURES["total_variation"], members).theorem(), {sd: _WIDTH})
    opened = logic.chain(logic.symmetry(scope.know(known).unfold(sides(known)[0])), known)
    (written,) = (p for p in subterms(sides(known)[1]) if b.is_app(p, NORMAL_CDF))
    argument = scope.field(written.args[0], b.mul(HALF, b.sqrt(LENGTH)))  # type: ignore[union-attr]
    return logic.theorem(rewritten(opened, argument), id="gaussian-densities-on-line")


@cache
def _one_on_line() -> Theorem:
    """0 < t |- a Gaussian density of rate t on the line integrates to 1."""
    scope = Scope().given(b.lt(0, LENGTH))
    known = scope.instantiate(gaussian_moment(0), {RATE: b.div(LENGTH, 2), MIDDLE: b.ZERO})
    part = b.open_with(sides(known)[0].args[1], _Y)  # type: ignore[union-attr, arg-type]
    times = b.sqrt(b.div(LENGTH, TWO_PI))
    whole = scope.know(known).linearity(_Y, LINE, _line(b.ZERO, _Y), (times, part))
    found = scope.know(whole).linear(b.eq(sides(whole)[0], 1), (whole, 1), (known, times))
    return logic.theorem(found, id="gaussian-density-on-line")


def value_at(length: Term) -> Term:
    return _from(phi(b.mul(HALF, b.sqrt(length))))


def _from(share: Term) -> Term:
    """2 Phi - 1."""
    return b.add(b.mul(2, share), -1)


def _line(mean: Term, y: Term) -> Term:
    """The density of rate t on the line."""
    return b.app(NORMAL, mean, _WIDTH, y)


def _higher(y: Term) -> Term:
    return excess(_line(HALF, y), _line(MINUS_HALF, y))


# ---- at a point ----------------------------------------------------------------------------------------------


@cache
def _law() -> tuple[Theorem, tuple[Var, ...]]:
    """0 < t |- the densities at z + d y and at y are those at z - d w and at w = y + s/t, for the square q of z."""
    q, s, a, c = (b.real(name) for name in "qsac")
    w = b.add(_Y, b.div(s, LENGTH))
    before = b.mul(b.mul(c, b.exp(_squared(q, s, b.sub(_Y, a)))), _line(b.ZERO, _Y))
    after = b.mul(_line(a, w), b.mul(c, b.exp(_squared(q, s, b.neg(w)))))
    theorem = Scope().given(b.lt(0, LENGTH)).field(before, after)
    return logic.theorem(theorem, id="gaussian-coordinates-exchanged"), (q, s, a, c)


def _squared(q: Term, s: Term, u: Term) -> Term:
    """-1/2 (r_1 (z_1 + d_1 u)^2 + ...), where q is that for u = 0."""
    return b.mul(MINUS_HALF, b.add(q, b.mul(2, s, u), b.mul(LENGTH, b.power(u, 2))))


@dataclass(frozen=True)
class Both:
    """What is integrated over z and y: before y - s(z)/t stands in the place of y, and after that."""

    of: Along

    @property
    def scope(self) -> Scope:
        known = self.of.scope.given(b.lt(0, LENGTH)).know(*among_indices(len(self.of.rates)))
        return known.know(known.instantiate(_one(len(self.of.rates))[0], {}), _one_on_line(), _on_line())

    @property
    def ahead(self) -> Term:
        """y + s(z)/t."""
        return b.add(_Y, b.div(self.of.along(Z), LENGTH))

    def moved(self, y: Term) -> list[Term]:
        """The coordinates z + d y."""
        return [b.add(c, b.mul(d, y)) for c, d in zip(self.of.at(Z), self.of.apart, strict=True)]

    @property
    def before(self) -> Term:
        return b.mul(self.of.higher(self.moved(_Y)), _line(b.ZERO, _Y))

    def after(self, y: Term) -> Term:
        return b.mul(_higher(y), self.across(y))

    def across(self, y: Term) -> Term:
        return self.of.density(self.of.at(Z), b.neg(y))

    def same(self, there: Scope) -> Theorem:
        """At z and y: before, it is what it is after that at z and y + s(z)/t."""
        one, other = self._density(there, HALF, MINUS_HALF), self._density(there, MINUS_HALF, HALF)
        p, q = (sides(th)[0].args[0] for th in (one, other))  # type: ignore[union-attr]
        scaled = scaled_excess(there, p, q, _line(b.ZERO, _Y))
        put = rewritten(scaled, one, other)
        back = scaled_excess(there, _line(HALF, self.ahead), _line(MINUS_HALF, self.ahead), self.across(self.ahead))
        return logic.chain(put, logic.symmetry(back))

    def _density(self, there: Scope, mean: Term, back: Term) -> Theorem:
        """The same of one of the two densities, whose mean is d times a number."""
        density = self.of.density(self.moved(_Y), back)
        law, symbols = _law()
        square = _squares(len(self.of.rates))
        q, s = _q_and_s(self.of)
        found = there.instantiate(law, dict(zip(symbols, (q, s, mean, scale(len(self.of.rates))), strict=True)))
        ahead, behind = (there.instantiate(square, {_U: u}) for u in (b.sub(_Y, mean), b.neg(self.ahead)))
        plain = there.field(self.of.square(self.moved(_Y), back), sides(ahead)[0])
        whole = b.mul(density, _line(b.ZERO, _Y))
        return logic.chain(
            rewritten(there.field(whole, whole), plain, ahead), rewritten(found, logic.symmetry(behind))
        )


def _q_and_s(of: Along) -> tuple[Term, Term]:
    return b.add(*(b.mul(r, b.power(c, 2)) for r, c in zip(of.rates, of.at(Z), strict=True))), of.along(Z)


@cache
def _squares(d: int) -> Theorem:
    """-1/2 (r_1 (z_1 + d_1 u)^2 + ...), multiplied out."""
    of = _symbols(d)
    there = of.scope.know(*among_indices(d)).at_point(Z, of.over)
    length = logic.assume(formula=of.meant[1])
    claim = b.eq(of.square(of.at(Z), _U), _squared(*_q_and_s(of), _U))
    return there.linear(claim, (length, b.mul(HALF, b.power(_U, 2))))


# ---- over both -----------------------------------------------------------------------------------------------


@cache
def _where_apart(d: int) -> Theorem:
    """0 < t |- what the density with mean d/2 has more than that with mean -d/2 is what they have on a line."""
    of, both = _symbols(d), Both(_symbols(d))
    scope, over = both.scope, both.of.over
    whole = _exists(scope, of)
    scope = scope.know(whole)
    total = whole.conclusion.args[0]  # type: ignore[union-attr]
    over_z = _over_z(scope, both, total)
    over_both = _weighed(scope, over_z, total)
    scope = scope.know(over_both)
    over_y = _over_y(scope, both)
    turned = applied(
        integration.exchange_integrals,
        exists(over_y),
        *scope.facts,
        space=LINE,
        point=_Y,
        beside=over,
        index=Z,
        bound=both.before,
    )
    scope = scope.know(turned)
    put = scope.congruence(Z, over, over_y)
    scope = scope.know(put)
    across = _across(scope, both)
    back = applied(
        integration.exchange_integrals,
        exists(across),
        *scope.facts,
        space=over,
        point=Z,
        beside=LINE,
        index=_Y,
        bound=both.after(_Y),
    )
    on_line = scope.know(back).congruence(_Y, LINE, across)
    found = logic.chain(logic.symmetry(over_both), turned, put, back, on_line, _on_line())
    return logic.theorem(found, id=f"gaussian-densities-apart-{d}")


def _exists(scope: Scope, of: Along) -> Theorem:
    """It is at most the first density, which is integrable."""
    at_x = scope.at_point(_X, of.over)
    first, more = of.density(of.at(_X), MINUS_HALF), of.higher(of.at(_X))
    one, middle = _one(len(of.rates))
    known = scope.instantiate(one, dict(zip(middle, (b.mul(HALF, d) for d in of.apart), strict=True)))
    same = at_x.field(first, b.open_with(sides(known)[0].args[1], _X))  # type: ignore[union-attr, arg-type]
    known = scope.know(scope.know(known).congruence(_X, of.over, same))
    other = of.density(of.at(_X), HALF)
    above, below = (at_x.instantiate(law, {_P: first, _Q: other}) for law in _bounds_of_excess())
    return known.dominated(_X, of.over, above, below)


@cache
def _bounds_of_excess() -> tuple[Theorem, Theorem]:
    """0 < p, 0 < q |- (p - q)^+ <= p and -p <= (p - q)^+."""
    more, cut = excess(_P, _Q), b.le(_Q, _P)
    scope = Scope().given(b.lt(0, _P), b.lt(0, _Q))
    cases = []
    for condition, value in ((cut, b.sub(_P, _Q)), (*negations(cut), b.ZERO)):
        here = scope.given(condition)
        cases.append(here.linear(b.le(more, _P), (here.field(more, value), 1)))
    above = logic.cases(*cases, *scope.facts, condition=cut)
    below = scope.evident(b.le(b.neg(_P), more))
    return logic.theorem(above, id="excess-below-first"), logic.theorem(below, id="excess-above-less")


def _over_z(scope: Scope, both: Both, total: Term) -> Theorem:
    """At y: the integral over z, before, is the whole times the density of y."""
    of, line = both.of, _line(b.ZERO, _Y)
    at_y = scope.at_point(_Y, LINE)
    u = [b.real(f"u_{k}") for k in range(1, len(of.rates) + 1)]
    shifted = b.abstract(u, of.higher([b.add(c, b.mul(d, _Y)) for c, d in zip(u, of.apart, strict=True)]))
    back = _moved_by([b.neg(b.mul(d, _Y)) for d in of.apart])
    at_z = at_y.at_point(Z, of.over)
    pulled = b.call(shifted, *(back.coordinate(k) for k in range(1, len(u) + 1)))
    plain = of.higher(of.at(Z))
    squares = zip(*(_squares_in(e) for e in (pulled, plain)), strict=True)
    same = rewritten(at_z.field(pulled, pulled), *(at_z.field(old, new) for old, new in squares))
    pulled_back = at_y.congruence(Z, of.over, same)
    moved_ = moved(at_y, shifted, back, exists(pulled_back))
    value = logic.chain(moved_, pulled_back)
    weighed = at_y.know(value).linearity(Z, of.over, both.before, (line, of.higher(both.moved(_Y))))
    return rewritten(weighed, value)


def _squares_in(more: Term) -> list[Term]:
    """The exponents of the two densities."""
    return list(dict.fromkeys(p.args[0] for p in subterms(more) if b.is_app(p, t.EXP)))  # type: ignore[union-attr]


def _weighed(scope: Scope, over_z: Theorem, total: Term) -> Theorem:
    """Over y and z, before: the whole."""
    line = _line(b.ZERO, _Y)
    weighed = scope.linearity(_Y, LINE, b.mul(line, total), (total, line))
    known = scope.know(weighed)
    value = known.linear(b.eq(sides(weighed)[0], total), (weighed, 1), (_one_on_line(), total))
    return logic.chain(known.congruence(_Y, LINE, over_z), value)


def _over_y(scope: Scope, both: Both) -> Theorem:
    """At z: the integral over y, before, is that after the move, which is at most a multiple of what is on the line."""
    of = both.of
    at_z = scope.at_point(Z, of.over)
    at_y = at_z.at_point(_Y, LINE)
    top = scale(len(of.rates))
    bound = at_z.linearity(_Y, LINE, b.mul(top, _higher(_Y)), (top, _higher(_Y)))
    values = {_P: top, _U: of.square(of.at(Z), b.neg(_Y)), _Q: _higher(_Y)}
    above, below = (at_y.instantiate(law, dict(values)) for law in _bounds_of_product())
    after = at_z.know(bound).dominated(_Y, LINE, above, below)
    at_z = at_z.know(after)
    slope = at_y.differentiate(_Y, both.ahead, _Y, b.ONE)
    ends = at_z.limit(_Y, both.ahead, b.MINUS_INFINITY, 1), at_z.limit(_Y, both.ahead, b.INFINITY, -1)
    pulled = at_z.substitution(_Y, LINE, slope, *ends, b.lam(_Y, both.after(_Y)))
    inner = b.open_with(sides(pulled)[1].args[1], _Y)  # type: ignore[union-attr, arg-type]
    same = both.same(at_y)
    same = logic.chain(same, at_y.field(sides(same)[1], inner))
    return logic.chain(at_z.know(pulled).congruence(_Y, LINE, same), logic.symmetry(pulled))


@cache
def _bounds_of_product() -> tuple[Theorem, Theorem]:
    """0 < p, u <= 0, 0 <= q |- q p exp(u) <= p q and -p q <= q p exp(u)."""
    product, most = b.mul(_Q, b.mul(_P, b.exp(_U))), b.mul(_P, _Q)
    scope = Scope().given(b.lt(0, _P), b.le(_U, 0), b.le(0, _Q))
    below_one = scope.evident(b.le(b.exp(_U), 1))
    above = scope.linear(b.le(product, most), (below_one, most))
    below = scope.evident(b.le(b.neg(most), product))
    return logic.theorem(above, id="product-below-first"), logic.theorem(below, id="product-above-less")


def _across(scope: Scope, both: Both) -> Theorem:
    """At y: the integral over z, after, is what there is on the line."""
    of, at_y = both.of, scope.at_point(_Y, LINE)
    one, middle = _one(len(of.rates))
    known = at_y.instantiate(one, dict(zip(middle, (b.mul(d, _Y) for d in of.apart), strict=True)))
    at_z = at_y.at_point(Z, of.over)
    same = at_z.field(both.across(_Y), b.open_with(sides(known)[0].args[1], Z))  # type: ignore[union-attr, arg-type]
    known = logic.chain(at_y.know(known).congruence(Z, of.over, same), known)
    weighed = at_y.know(known).linearity(Z, of.over, both.after(_Y), (_higher(_Y), both.across(_Y)))
    return at_y.know(weighed).linear(b.eq(sides(weighed)[0], _higher(_Y)), (weighed, 1), (known, _higher(_Y)))


# ---- wherever the means lie ----------------------------------------------------------------------------------


@cache
def gaussian_excess(d: int) -> tuple[Theorem, Along]:
    """The same where the means may be one: then nothing is more than the other, and t is 0."""
    of = _symbols(d)
    found = _in_each_case(of.scope, of, ())
    return logic.theorem(found, id=f"gaussian-densities-of-one-covariance-{d}"), of


def _in_each_case(scope: Scope, of: Along, zero: tuple[Theorem, ...]) -> Theorem:
    """With 0 for the first of the differences, and then whether the next one is 0."""
    if len(zero) == len(of.apart):
        return _of_one_mean(scope, of, zero)
    is_zero = b.eq(of.apart[len(zero)], 0)
    (apart,) = negations(is_zero)
    there = scope.given(apart)
    longer = there.linear(b.lt(0, LENGTH), (logic.assume(formula=of.meant[1]), -1))
    found = logic.cut(_where_apart(len(of.apart)), longer)
    yes = _in_each_case(scope.given(is_zero), of, (*zero, logic.assume(formula=is_zero)))
    return logic.cases(yes, found, *scope.facts, condition=is_zero)


def _of_one_mean(scope: Scope, of: Along, zero: Sequence[Theorem]) -> Theorem:
    """The integral of 0, as it is written elsewhere."""
    length, weights = logic.assume(formula=of.meant[1]), map(b.mul, of.rates, of.apart)
    no_length = scope.linear(b.eq(0, LENGTH), (length, -1), *((z, b.neg(w)) for z, w in zip(zero, weights, strict=True)))
    at_x = scope.know(*among_indices(len(zero))).at_point(_X, of.over)
    p, q = (of.square(of.at(_X), u) for u in (MINUS_HALF, HALF))
    same = at_x.linear(b.eq(q, p), *zip(zero, map(b.neg, map(b.mul, of.rates, of.at(_X))), strict=True))
    more = of.higher(of.at(_X))
    nothing = rewritten(at_x.field(more, more), same)
    nothing = scope.congruence(_X, of.over, at_x.restate(nothing, b.ZERO))
    nothing = logic.chain(nothing, scope.field(sides(nothing)[1], b.ZERO), without_length())
    template = b.lam(LENGTH, b.eq(sides(nothing)[0], value_at(LENGTH)))
    return logic.rewrite(nothing, no_length, template=template)


@cache
def without_length() -> Theorem:
    """0 = 2 Phi(sqrt(0)/2) - 1."""
    scope, hole = Scope().know(at_zero()), b.real("u")
    zero = scope.linear(b.eq(0, _from(phi(b.ZERO))), (at_zero(), -2))
    no_argument = scope.field(0, b.mul(HALF, b.sqrt(0)))
    return logic.rewrite(zero, no_argument, template=b.lam(hole, b.eq(0, _from(phi(hole)))))
