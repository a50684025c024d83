"""Integrals over R^d in coordinates that are independent: x = m + L z, where a weight of exp(-r z_k^2 + c z_k) is left
for each of them.

The substitution is triangular with ones on the diagonal, so it changes no volume; each monomial of z is a product of
integrals over the line.
"""

from __future__ import annotations

from functools import lru_cache

from symit.families.integrals.base import LINE, LINEAR, MIDDLE, RATE, gaussian_integral, gaussian_moment, power
from symit.families.moments.monomials import whole_power
from symit.families.vectors.mapping import Affine, Z, moved, multiplied
from symit.families.vectors.space import POINT, among_indices, coordinates, dimension
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
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
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides


def whitened(scope: Scope, whole: App, map_: Affine) -> Theorem:
    """An integral over R^d = its value."""
    over, d = whole.args[0], dimension(whole.args[0])
    scope = scope.know(*among_indices(d))
    x = b.fresh("x", POINT, whole, *(f.conclusion for f in scope.facts))
    at_x = scope.at_point(x, over)
    plainly = written_out_at(at_x, x, b.open_with(whole.args[1], x))  # type: ignore[arg-type]
    f = _of_coordinates(sides(plainly)[1], x, d)
    at_z = scope.at_point(Z, over)
    pulled = b.call(f, *(map_.coordinate(k) for k in range(1, d + 1)))
    moved_ = at_z.field(pulled, context_of(at_z).canonical(pulled))
    value = _value(scope, b.integral(over, Z, sides(moved_)[1]))
    same = scope.know(exists(value)).congruence(Z, over, moved_)
    changed = moved(scope, f, map_, exists(same))
    outside = scope.know(exists(changed)).congruence(x, over, plainly)
    return logic.chain(outside, changed, same, value)


def _of_coordinates(body: Term, x: Var, d: int) -> Term:
    """What sees a point through its coordinates alone, as a function of these."""
    u = [b.fresh(f"u_{k}", t.REAL, body) for k in range(1, d + 1)]
    for c, variable in zip(coordinates(x, d), u, strict=True):
        body = replace_term(body, c, variable)
    for variable in reversed(u):
        body = b.lam(variable, body)
    return body


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


# ---- monomials -----------------------------------------------------------------------------------------------


def _value(scope: Scope, whole: Term) -> Theorem:
    """A combination of monomials of z with one weight."""
    return eliminated(scope, whole, [moment(scope, part) for part in integrals_left(context_of(scope), whole)])


def moment(scope: Scope, whole: App) -> Theorem:
    """The integral of a product of z_k^n exp(-r z_k^2 + c z_k) is the product of those over the line."""
    d = dimension(whole.args[0])
    z = b.fresh("z", POINT, whole, *(f.conclusion for f in scope.facts))
    found = _powers(b.open_with(whole.args[1], z), z, d, whole)  # type: ignore[arg-type]
    u = b.fresh("u", t.REAL, whole, *(f.conclusion for f in scope.facts))
    values = multiplied(scope, [_on_line(scope, u, *one) for one in zip(*found, strict=True)])
    at_z = scope.at_point(z, whole.args[0])
    same = at_z.field(b.open_with(whole.args[1], z), b.open_with(sides(values)[0].args[1], z))  # type: ignore[union-attr, arg-type]
    return logic.chain(scope.know(exists(values)).congruence(z, whole.args[0], same), values)


def exists(value: Theorem) -> Theorem:
    """That an integral has a value, and nothing longer."""
    return logic.evident(value, claim=b.defined(sides(value)[0]))


@lru_cache(maxsize=100)
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
