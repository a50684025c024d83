"""Two Gaussian densities with means d/2 and -d/2 whose coordinates are independent and have the same variances, for
symbols: along the line between the means they differ, and across it they are one.

Their quotient is a function of s(x), the sum of the r_k d_k x_k.  No triangular map makes s(x) a coordinate of which
the others are independent, so a coordinate y is brought in that has nothing to do with x, a Gaussian of rate t = s(d).
With x = z + d y, and then w = y + s(z)/t in the place of y, the quotient is a function of w, and z is as Gaussian
about d w as x was about 0.  `exchanged` integrates over both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from symit.families.integrals.normal_function import phi
from symit.families.variation.invariance import excess, scaled_excess
from symit.families.vectors.forms import HALF, TWO_PI
from symit.families.vectors.mapping import Affine, Z
from symit.families.vectors.normals import MEAN, SD, more_of_normals, normal_to_one
from symit.families.vectors.space import POINT, among_indices, coordinates, space
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel.definitions import NORMAL
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF

VOLUME, LENGTH = b.real("v"), b.real("t")
"""The product of the rates, and s(d)."""
MINUS_HALF = b.num(Fraction(-1, 2))
X, Y = Var("x", POINT), b.real("y")
_U = b.real("u")
_WIDTH = b.power(LENGTH, Fraction(-1, 2))


def exponent(rates: Sequence[Term], away: Sequence[Term]) -> Term:
    """-1/2 (r_1 y_1^2 + r_2 y_2^2 + ...)."""
    return b.mul(MINUS_HALF, b.add(*(b.mul(r, b.power(y, 2)) for r, y in zip(rates, away, strict=True))))


def height(d: int) -> Term:
    """What stands before exp in a density."""
    return b.mul(b.power(TWO_PI, Fraction(-d, 2)), b.sqrt(VOLUME))


@dataclass(frozen=True)
class Pair:
    """Both densities, by their rates and the difference of their means."""

    rates: tuple[Var, ...]
    apart: tuple[Var, ...]

    @property
    def dimension(self) -> int:
        return len(self.rates)

    @property
    def over(self) -> App:
        return space(self.dimension)

    @property
    def meant(self) -> tuple[Term, Term]:
        """What v and t stand for."""
        squares = (b.mul(r, b.power(d, 2)) for r, d in zip(self.rates, self.apart, strict=True))
        return b.eq(VOLUME, b.mul(*self.rates)), b.eq(LENGTH, b.add(*squares))

    @property
    def scope(self) -> Scope:
        known = Scope().given(*(b.lt(0, r) for r in self.rates), *self.meant).know(*among_indices(self.dimension))
        return known.know(known.linear(b.lt(0, VOLUME), (logic.assume(formula=self.meant[0]), -1)))

    def at(self, x: Var) -> list[Term]:
        return coordinates(x, self.dimension)

    def along(self, x: Var) -> Term:
        """s(x)."""
        return b.add(*(b.mul(r, d, c) for r, d, c in zip(self.rates, self.apart, self.at(x), strict=True)))

    def moved(self, x: Sequence[Term], times: Term) -> list[Term]:
        """x + u d for a number u."""
        return [b.add(c, b.mul(times, d)) for c, d in zip(x, self.apart, strict=True)]

    def exponent(self, x: Sequence[Term], times: Term) -> Term:
        return exponent(self.rates, self.moved(x, times))

    def density(self, x: Sequence[Term], times: Term) -> Term:
        """That about 0, at x + u d."""
        return b.mul(height(self.dimension), b.exp(self.exponent(x, times)))

    def excess(self, x: Sequence[Term]) -> Term:
        """What the density with mean d/2 has more than that with mean -d/2."""
        return excess(self.density(x, MINUS_HALF), self.density(x, HALF))


@cache
def pair_of_symbols(d: int) -> Pair:
    rates, apart = (tuple(b.real(f"{name}_{k}") for k in range(1, d + 1)) for name in "rd")
    return Pair(rates, apart)


# ---- what they integrate to ----------------------------------------------------------------------------------


@cache
def integrates_to_one(d: int) -> tuple[Theorem, tuple[Var, ...]]:
    """A density with these rates and means m_k integrates to 1; with the m_k."""
    rates, middle = pair_of_symbols(d).rates, tuple(b.real(f"m_{k}") for k in range(1, d + 1))
    product = b.mul(*rates)
    away = [b.sub(c, m) for c, m in zip(coordinates(X, d), middle, strict=True)]
    whole = b.integral(space(d), X, b.mul(height(d), b.exp(exponent(rates, away))))
    scope = Scope().given(*(b.lt(0, r) for r in rates))
    found = whitened(scope, b.substitute(whole, {VOLUME: product}), shift(middle))  # type: ignore[arg-type]
    same = logic.symmetry(logic.assume(formula=b.eq(VOLUME, product)))
    found = logic.rewrite(scope.restate(found, b.ONE), same, template=b.lam(VOLUME, b.eq(whole, b.ONE)))
    return logic.theorem(found, id=f"gaussian-density-{d}"), middle


def shift(middle: Sequence[Term]) -> Affine:
    """x = m + z."""
    d = range(len(middle))
    return Affine(tuple(middle), tuple(tuple(b.num(i == j) for j in d) for i in d))


def on_line(mean: Term, y: Term) -> Term:
    """The density of rate t on the line."""
    return b.app(NORMAL, mean, _WIDTH, y)


def excess_on_line(y: Term) -> Term:
    return excess(on_line(HALF, y), on_line(MINUS_HALF, y))


@cache
def line_to_one() -> Theorem:
    """0 < t |- the density with mean 0 integrates to 1."""
    scope = Scope().given(b.lt(0, LENGTH))
    return scope.instantiate(normal_to_one(), {MEAN: b.ZERO, SD: _WIDTH})


@cache
def more_on_line() -> Theorem:
    """0 < t |- the integral of what the density with mean 1/2 has more than that with mean -1/2 = 2 Phi(sqrt(t)/2) -
    1."""
    scope = Scope().given(b.lt(0, LENGTH))
    known = scope.instantiate(more_of_normals((HALF, SD), (MINUS_HALF, SD)), {SD: _WIDTH})
    (written,) = (p for p in subterms(sides(known)[1]) if b.is_app(p, NORMAL_CDF))
    argument = scope.field(written.args[0], b.mul(HALF, b.sqrt(LENGTH)))  # type: ignore[union-attr]
    return logic.theorem(rewritten(known, argument), id="gaussian-densities-on-line")


def variation_at(length: Term) -> Term:
    """2 Phi(sqrt(t)/2) - 1."""
    return b.add(b.mul(2, phi(b.mul(HALF, b.sqrt(length)))), -1)


# ---- at a point ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Exchange:
    """What is integrated over z and y, before and after w = y + s(z)/t stands in the place of y."""

    of: Pair

    @property
    def before(self) -> Term:
        return b.mul(self.of.excess(self.of.moved(self.of.at(Z), Y)), on_line(b.ZERO, Y))

    def after(self, w: Term) -> Term:
        return b.mul(excess_on_line(w), self.across(w))

    def across(self, w: Term) -> Term:
        """The density of z, about d w."""
        return self.of.density(self.of.at(Z), b.neg(w))

    @property
    def ahead(self) -> Term:
        """w."""
        return b.add(Y, b.div(self.of.along(Z), LENGTH))

    def same(self, there: Scope) -> Theorem:
        """At z and y: it is before what it is after."""
        one, other = self._density(there, HALF, MINUS_HALF), self._density(there, MINUS_HALF, HALF)
        p, q = (sides(theorem)[0].args[0] for theorem in (one, other))  # type: ignore[union-attr]
        scaled = scaled_excess(there, p, q, on_line(b.ZERO, Y))
        w = self.ahead
        back = scaled_excess(there, on_line(HALF, w), on_line(MINUS_HALF, w), self.across(w))
        return logic.chain(rewritten(scaled, one, other), logic.symmetry(back))

    def _density(self, there: Scope, mean: Term, back: Term) -> Theorem:
        """The same of one of the two densities, whose mean is d times a number."""
        of, d = self.of, self.of.dimension
        law, symbols = _law()
        value = there.instantiate(law, dict(zip(symbols, (_square(of), of.along(Z), mean, height(d)), strict=True)))
        ahead, behind = (there.instantiate(_multiplied_out(d), {_U: u}) for u in (b.sub(Y, mean), b.neg(self.ahead)))
        at = of.moved(of.at(Z), Y)
        plain = there.field(of.exponent(at, back), sides(ahead)[0])
        whole = b.mul(of.density(at, back), on_line(b.ZERO, Y))
        before = rewritten(there.field(whole, whole), plain, ahead)
        return logic.chain(before, rewritten(value, logic.symmetry(behind)))


def _square(of: Pair) -> Term:
    """r_1 z_1^2 + ..."""
    return b.add(*(b.mul(r, b.power(c, 2)) for r, c in zip(of.rates, of.at(Z), strict=True)))


def _sum(square: Term, along: Term, u: Term) -> Term:
    """-1/2 (r_1 (z_1 + d_1 u)^2 + ...), where the square is that for u = 0."""
    return b.mul(MINUS_HALF, b.add(square, b.mul(2, along, u), b.mul(LENGTH, b.power(u, 2))))


@cache
def _multiplied_out(d: int) -> Theorem:
    """-1/2 (r_1 (z_1 + d_1 u)^2 + ...) by powers of u."""
    of = pair_of_symbols(d)
    there, length = of.scope.at_point(Z, of.over), logic.assume(formula=of.meant[1])
    claim = b.eq(of.exponent(of.at(Z), _U), _sum(_square(of), of.along(Z), _U))
    return there.linear(claim, (length, b.mul(HALF, b.power(_U, 2))))


@cache
def _law() -> tuple[Theorem, tuple[Var, ...]]:
    """0 < t |- the densities at z + d y and at y are those at z - d w and at w = y + s/t, for the square q of z, the
    mean a d and the height c."""
    q, s, a, c = (b.real(name) for name in "qsac")
    w = b.add(Y, b.div(s, LENGTH))
    before = b.mul(b.mul(c, b.exp(_sum(q, s, b.sub(Y, a)))), on_line(b.ZERO, Y))
    after = b.mul(on_line(a, w), b.mul(c, b.exp(_sum(q, s, b.neg(w)))))
    theorem = Scope().given(b.lt(0, LENGTH)).field(before, after)
    return logic.theorem(theorem, id="gaussian-coordinates-exchanged"), (q, s, a, c)
