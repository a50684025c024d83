"""A function lies above its Taylor polynomial: its tangent where it is convex, and so on.

Where the n-th derivative is not negative, the one before it increases; so, one derivative after the other, what is left
of f without its polynomial has one sign on either side of the point.  Stands on `scope`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import Abs, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied


def above_its_polynomial(
    scope: Scope, x: Var, space: Term, slopes: Sequence[Theorem], sign: Theorem, at: Term, to: Term
) -> Theorem:
    """f(a) + f'(a) (y - a) + ... <= f(y) from `x in I |- f' = f1`, `f1' = f2`, ..., and `x in I |- 0 <= fn`.

    For odd n the point y lies to the right of a.
    """
    primitives = [function(sides(slope)[0].args[0]) for slope in slopes]  # type: ignore[union-attr]
    functions = (*primitives, b.lam(x, sides(sign)[1]))
    right, left = (_Remainder(x, space, functions, tuple(slopes), sign, at, side) for side in (1, -1))
    claim = b.le(right.polynomial(0, to), right.value(0, to))
    if len(slopes) % 2:
        return right.shows(scope, claim, to)
    cases = [right.shows(scope.given(b.le(at, to)), claim, to), left.shows(scope.given(b.lt(to, at)), claim, to)]
    return logic.cases(*cases, *scope.facts, condition=b.le(at, to))


@dataclass(frozen=True, repr=False)
class _Remainder(Brief):
    """What is left of the derivatives of f without their polynomials, on one side of the point."""

    x: Var
    space: Term
    functions: tuple[Abs, ...]
    slopes: tuple[Theorem, ...]
    sign: Theorem
    at: Term
    side: int

    def value(self, k: int, z: Term) -> Term:
        """The k-th derivative at z."""
        return b.open_with(self.functions[k], z)

    def polynomial(self, k: int, z: Term) -> Term:
        """Its polynomial there."""
        step, parts = b.sub(z, self.at), [self.value(k, self.at)]
        for j in range(1, len(self.slopes) - k):
            power = step if j == 1 else b.div(b.power(step, j), factorial(j))
            parts.append(b.mul(self.value(k + j, self.at), power))
        return b.add(*parts)

    def rest(self, k: int, z: Term) -> Term:
        """Both apart, with the sign that makes the difference positive."""
        if k == len(self.slopes):
            return self.value(k, z)
        return b.mul(self.side ** (len(self.slopes) - k), b.sub(self.value(k, z), self.polynomial(k, z)))

    def shows(self, scope: Scope, claim: Term, to: Term) -> Theorem:
        return scope.linear(claim, (self.not_negative(scope, 0, to), 1))

    def not_negative(self, scope: Scope, k: int, z: Term) -> Theorem:
        """0 <= rest(k, z) for z on this side of the point: between the two it increases, from 0 or to 0."""
        if k == len(self.slopes):
            return scope.instantiate(self.sign, {self.x: z})
        y = b.fresh("z", t.REAL, z, self.at, *self.functions, *(f.conclusion for f in scope.facts))
        start, end = (self.at, z) if self.side == 1 else (z, self.at)
        there = scope.at_point(y, b.interval(start, end))
        there = there.know(there.evident(b.member(y, self.space)))
        climbing = b.mul(self.side, self.rest(k, y))
        inside = scope.at_point(y, self.space)
        known = inside.know(inside.instantiate(self.slopes[k], {self.x: y}))
        slope = known.differentiate(y, climbing, y, self.rest(k + 1, y))
        rises = self.not_negative(there, k + 1, y)
        grown = applied(
            calculus.increasing, slope, rises, *scope.facts, variable_=y, space=self.space, start=start, end=end
        )
        return scope.know(grown).linear(b.le(0, self.rest(k, z)), (grown, 1))
