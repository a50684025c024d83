"""Integrals over R^d in coordinates that are independent: x = m + L z, where a weight of exp(-r z_k^2 + c z_k) is left
for each of them.

The substitution is triangular with ones on the diagonal, so it changes no volume; each monomial of z is a product of
integrals over the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from symit.families.base import LINE, LINEAR, MIDDLE, RATE, gaussian_integral, gaussian_moment, power
from symit.families.monomials import whole_power
from symit.families.vectors.space import (
    COLUMN,
    POINT,
    ROW,
    among_indices,
    at_each_index,
    coordinates,
    dimension,
    indices,
    table,
    written_out,
)
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import (
    NoBaseIntegral,
    context_of,
    eliminated,
    integrals_left,
    is_delicate,
    monomial_factors,
)
from symit.proving.scope import Scope, rewritten, sides

Z = Var("z", POINT)


@dataclass(frozen=True)
class Affine:
    """x = m + L z: the m, and the rows of L, which has ones on its diagonal and zeros above."""

    middle: tuple[Term, ...]
    rows: tuple[tuple[Term, ...], ...]

    @property
    def entry(self) -> Term:
        """L(i, j) as a term."""
        below = table([table(row, COLUMN) for row in self.rows], ROW)
        return b.if_(b.eq(ROW, COLUMN), 1, b.if_(b.lt(ROW, COLUMN), 0, below))

    @property
    def shift(self) -> Term:
        return table(self.middle, ROW)

    def image(self) -> Term:
        d = len(self.middle)
        inner = b.integral(indices(d), COLUMN, b.mul(self.entry, b.call(Z, COLUMN)))
        return b.lam(ROW, b.add(self.shift, inner))

    def coordinate(self, k: int) -> Term:
        """m(k) + the sum of L(k, j) z(j), plainly."""
        parts = [b.mul(self.rows[k - 1][j - 1], b.call(Z, b.num(j))) for j in range(1, k)]
        return b.add(self.middle[k - 1], *parts, b.call(Z, b.num(k)))


def whitened(scope: Scope, whole: App, map_: Affine) -> Theorem:
    """An integral over R^d = its value."""
    over, d = whole.args[0], dimension(whole.args[0])
    scope = scope.know(*among_indices(d))
    x = b.fresh("x", POINT, whole, *(f.conclusion for f in scope.facts))
    at_x = scope.at_point(x, over)
    plainly = written_out_at(at_x, x, b.open_with(whole.args[1], x))  # type: ignore[arg-type]
    body = b.lam(x, sides(plainly)[1])
    pulled = b.open_with(body, map_.image())
    at_z = scope.at_point(Z, over)
    moved = rewritten(at_z.field(pulled, pulled), *(_coordinate(at_z, map_, k) for k in range(1, d + 1)))
    moved = at_z.restate(moved, context_of(at_z).canonical(sides(moved)[1]))
    value = _value(scope, b.integral(over, Z, sides(moved)[1]))
    scope = scope.know(value)
    same = scope.congruence(Z, over, moved)
    changed = _substituted(scope.know(same), over, body, map_)
    outside = scope.know(changed).congruence(x, over, plainly)
    return logic.chain(outside, changed, same, value)


def written_out_at(at_x: Scope, x: Var, body: Term) -> Theorem:
    """The integrand without definitions, so that it sees x through its coordinates."""
    theorem = at_x.field(body, body)
    while (folded := _definition_at(sides(theorem)[1], x)) is not None:
        theorem = rewritten(theorem, at_x.unfold(folded))
    return theorem


def _definition_at(term: Term, x: Var) -> App | None:
    """A definition that is applied to the point, the outermost first."""
    if not isinstance(term, App) or x not in term.free:
        return None
    if isinstance(term.head, t.Definition):
        return term
    return next((found for part in term.args if (found := _definition_at(part, x)) is not None), None)


def _coordinate(at_z: Scope, map_: Affine, k: int) -> Theorem:
    """A coordinate of m + L z, plainly."""
    whole = b.open_with(map_.image(), b.num(k))  # type: ignore[arg-type]
    inner = written_out(at_z, whole.args[1])  # type: ignore[union-attr]
    return at_z.restate(rewritten(at_z.field(whole, whole), inner), map_.coordinate(k))


def _substituted(scope: Scope, over: Term, body: Term, map_: Affine) -> Theorem:
    """The integral of f(x) is that of f(m + L z), which is known to exist."""
    row = scope.at_point(ROW, indices(dimension(over)))
    diagonal = row.evident(b.lt(0, b.substitute(map_.entry, {COLUMN: ROW})))
    above = row.at_point(COLUMN, indices(dimension(over))).given(b.lt(ROW, COLUMN)).field(map_.entry, 0)
    found = integration.triangular_substitution(
        diagonal,
        above,
        *scope.facts,
        indices=indices(dimension(over)),
        row=ROW,
        column=COLUMN,
        shift=b.lam(ROW, map_.shift),
        body=body,
    )
    volume, inner = sides(found)[1].args  # type: ignore[union-attr]
    found = rewritten(found, written_out(scope, volume))
    return logic.chain(found, scope.instantiate(_times_one(), {_V: inner}))


_V = b.real("v")


@cache
def _times_one() -> Theorem:
    """1 v = v, for what is too long to be read again."""
    return Scope().given(b.defined(_V)).field(b.mul(1, _V), _V)


# ---- monomials -----------------------------------------------------------------------------------------------


def _value(scope: Scope, whole: Term) -> Theorem:
    """A combination of monomials of z with one weight."""
    return eliminated(scope, whole, [moment(scope, part) for part in integrals_left(context_of(scope), whole)])


def moment(scope: Scope, whole: App) -> Theorem:
    """The integral of a product of z_k^n exp(-r z_k^2 + c z_k) is the product of those over the line."""
    d = dimension(whole.args[0])
    z = b.fresh("z", POINT, whole)
    found = _powers(b.open_with(whole.args[1], z), z, d, whole)  # type: ignore[arg-type]
    u = b.fresh("u", t.REAL, whole, *(f.conclusion for f in scope.facts))
    return by_coordinate(scope, whole, [_on_line(scope, u, *one) for one in zip(*found, strict=True)])


def by_coordinate(scope: Scope, whole: App, each: Sequence[Theorem]) -> Theorem:
    """An integral over R^d is the product of those over the line, one for each coordinate, whose values are known."""
    over = whole.args[0]
    z, u = (
        b.fresh(name, of, whole, *(f.conclusion for f in scope.facts)) for name, of in (("z", POINT), ("u", t.REAL))
    )
    scope = scope.know(*each, *among_indices(len(each)))
    product = _fubini(scope, u, [b.open_with(sides(e)[0].args[1], u) for e in each])  # type: ignore[union-attr, arg-type]
    left, right = sides(product)
    at_z = scope.at_point(z, over)
    inside = b.open_with(left.args[1], z)  # type: ignore[union-attr, arg-type]
    pointwise = at_z.restate(written_out(at_z, inside), b.open_with(whole.args[1], z))  # type: ignore[arg-type]
    same = scope.know(product).congruence(z, over, pointwise)
    apart = integration.expand(*scope.know(product).facts, term=right)
    factors = sides(apart)[1].args if len(each) > 1 else (sides(apart)[1],)  # type: ignore[union-attr]
    values = rewritten(apart, *(_at_index(scope, u, f, e) for f, e in zip(factors, each, strict=True)))
    return logic.chain(logic.symmetry(same), product, values)


def _on_line(scope: Scope, u: Var, n: int, rate: Term, slope: Term) -> Theorem:
    if slope == b.ZERO:
        known = scope.instantiate(gaussian_moment(n), {RATE: rate, MIDDLE: b.ZERO})
        exponent = b.neg(b.mul(rate, b.power(u, 2)))
    else:
        known = scope.instantiate(gaussian_integral(n), {RATE: rate, LINEAR: slope})
        exponent = b.add(b.neg(b.mul(rate, b.power(u, 2))), b.mul(slope, u))
    whole = b.integral(LINE, u, b.mul(power(u, n), b.exp(exponent)))
    value = context_of(scope).canonical(sides(known)[1])
    return scope.know(known).linear(b.eq(whole, sides(known)[1] if is_delicate(value) else value), (known, 1))


def _fubini(scope: Scope, u: Var, factors: Sequence[Term]) -> Theorem:
    d = len(factors)
    claim = b.defined(b.integral(LINE, u, table(factors, COLUMN)))

    def show(there: Scope, k: int, said: Term) -> Theorem:
        whole = said.args[0]  # type: ignore[union-attr]
        body = b.open_with(whole.args[1], u)  # type: ignore[union-attr, arg-type]
        same = there.congruence(u, LINE, there.at_point(u, LINE).field(body, factors[k - 1]))
        return there.know(same).evident(said)

    exists = at_each_index(scope, COLUMN, d, claim, show)
    return integration.fubini_product(exists, *scope.facts, factors=indices(d), space=LINE, index=COLUMN)


def _at_index(scope: Scope, u: Var, whole: Term, value: Theorem) -> Theorem:
    """An integral of the table at an index is that of the factor there."""
    body = b.open_with(whole.args[1], u)  # type: ignore[union-attr, arg-type]
    factor = b.open_with(sides(value)[0].args[1], u)  # type: ignore[union-attr, arg-type]
    return logic.chain(scope.congruence(u, LINE, scope.at_point(u, LINE).field(body, factor)), value)


def _powers(body: Term, z: Var, d: int, whole: App) -> tuple[list[int], list[Term], list[Term]]:
    """Of a monomial of z with its weight: each n, each r and each c."""
    powers: list[int] = [0] * d
    rates: list[list[Term]] = [[] for _ in range(d)]
    slopes: list[list[Term]] = [[] for _ in range(d)]
    for factor in monomial_factors(body):
        if b.is_app(factor, t.EXP):
            for monomial, number in normal.summands(factor.args[0]):  # type: ignore[union-attr]
                k, degree, rest = _in_exponent(monomial, z, d, whole)
                into, sign = (rates, -1) if degree == 2 else (slopes, 1)
                into[k].append(normal.scaled(sign * number, rest))
        else:
            k, n = _power(factor, z, d, whole)
            powers[k] += n
    if not all(rates):
        raise NoBaseIntegral(whole)
    return powers, [PLAIN.canonical(b.add(*r)) for r in rates], [PLAIN.canonical(b.add(*c)) for c in slopes]


def _power(factor: Term, z: Var, d: int, whole: App) -> tuple[int, int]:
    """Which coordinate a factor is a power of, and which power."""
    for k, c in enumerate(coordinates(z, d)):
        if (n := whole_power(factor, c)) is not None:
            return k, n
    raise NoBaseIntegral(whole)


def _in_exponent(monomial: Term, z: Var, d: int, whole: App) -> tuple[int, int, Term]:
    """Which z_k a summand of the exponent has, squared or not, and what multiplies it."""
    factors = monomial_factors(monomial)
    for k, c in enumerate(coordinates(z, d)):
        for degree, power_ in ((2, b.power(c, 2)), (1, c)):
            rest = b.mul(*(f for f in factors if f != power_))
            if power_ in factors and z not in rest.free:
                return k, degree, rest
    raise NoBaseIntegral(whole)
