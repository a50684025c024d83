"""Integrals over a product space with finitely many known coordinates, as sums of products of ordinary integrals.

Where each coordinate has finitely many values, and the points are few, it is the sum over the points.  Elsewhere the
integrand is expanded into a sum of products of factors that depend on one coordinate each.  If every integral of the
result converges absolutely, which `balls` sees when it encloses them, Fubini's theorem makes the two sides equal. An
integrand that does not separate is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from flint import acb, arb

from symit.evidence.calculus import is_finite_range
from symit.evidence.errors import NotEvaluated
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Num, Term, Var
from symit.kernel.text import show

MAX_PRODUCTS = 2000
MAX_POINTS = 256
Monomial: TypeAlias = tuple[Term, ...]


def over_coordinates(space: Term, function: Abs, indices: Sequence[int], valuation: Valuation) -> Term:
    """The integral of `function` over the product of `space` over `indices`, as a term without that product space."""
    points = _few_points(space, indices, valuation)
    if points is not None:
        return b.add(*(b.open_with(function, _point(dict(zip(indices, point, strict=True)))) for point in points))
    if space.sort.args[0] not in (t.REAL, t.INT):
        raise NotEvaluated(f"a product of {show(space)} is not evaluated")
    coordinates = {k: b.fresh(f"x_{k}", space.sort.args[0], function) for k in indices}
    anywhere: Valuation = valuation
    for coordinate in coordinates.values():
        anywhere = anywhere.inside(coordinate, acb(arb.nan()))
    body = b.open_with(function, _point(coordinates))
    monomials = _Expansion(frozenset(coordinates.values()), anywhere).expand(body)
    return b.add(*(_integrated(m, coordinates.values(), space) for m in monomials))


def _few_points(space: Term, indices: Sequence[int], valuation: Valuation) -> list[tuple[Num, ...]] | None:
    """All points of the product, where each coordinate has finitely many values and there are few of them."""
    if not is_finite_range(space) or not isinstance(space, App):
        return None
    low, high = (valuation.integer(end) for end in space.args)
    values = range(low, high + 1)
    few = len(values) ** len(indices) <= MAX_POINTS
    return list(product(map(b.num, values), repeat=len(indices))) if few else None


def _point(coordinates: Mapping[int, Term]) -> Term:
    """The point with these coordinates: a function of the index."""
    index = b.fresh("j", t.INT, *coordinates.values())
    body: Term = b.ZERO
    for k, coordinate in coordinates.items():
        body = b.if_(b.eq(index, k), coordinate, body)
    return b.lam(index, body)


def _integrated(monomial: Monomial, coordinates: Iterable[Var], space: Term) -> Term:
    remaining = list(monomial)
    integrals: list[Term] = []
    for coordinate in coordinates:
        mine = [f for f in remaining if coordinate in f.free]
        remaining = [f for f in remaining if coordinate not in f.free]
        integrals.append(b.integral(space, coordinate, b.mul(*mine)))
    return b.mul(*remaining, *integrals)


@dataclass(frozen=True)
class _Expansion:
    """Writes terms as sums of products of factors in one coordinate; `valuation` knows all but the coordinates."""

    coordinates: frozenset[Var]
    valuation: Valuation

    def expand(self, term: Term) -> list[Monomial]:
        if len(term.free & self.coordinates) == 0 or not isinstance(term, App):
            return [(term,)]
        args = term.args
        match term.head.name:
            case "add":
                return self._sum(args)
            case "mul":
                return self._multiply(args)
            case "pow" if isinstance(args[1], Num) and args[1].value in (2, 3, 4):
                return self._multiply([args[0]] * int(args[1].value))
            case "pow" if isinstance(args[0], App) and args[0].head in (t.MUL, t.PRODUCT):
                return self._multiply([b.power(f, args[1]) for f in self._positive_factors(args[0])])
            case "if" if self.valuation.decide(args[0]) is not None or len(term.free & self.coordinates) > 1:
                return self.expand(args[1] if self._decide(args[0]) else args[2])
            case "integral" if is_finite_range(args[0]):
                return self._sum(self._instances(term))
            case "product" if is_finite_range(args[0]):
                return self._multiply(self._instances(term))
            case "log":
                return self._log(args[0])
            case "exp":
                summands = [m for m in self.expand(args[0]) if not any(map(self._vanishes, m))]
                return self._multiply_atoms([b.exp(b.mul(*m)) for m in summands])
        return self._multiply_atoms([term])

    def _vanishes(self, factor: Term) -> bool:
        return not factor.free & self.coordinates and self.valuation.sign(factor) == 0

    def _log(self, term: Term) -> list[Monomial]:
        if isinstance(term, App) and term.head in (t.MUL, t.PRODUCT):
            return self._sum([b.log(f) for f in self._positive_factors(term)])
        if isinstance(term, App) and term.head == t.POW and self.valuation.sign(term.args[0]) == 1:
            return self._multiply([term.args[1], b.log(term.args[0])])
        if isinstance(term, App) and term.head == t.EXP:
            return self.expand(term.args[0])
        if isinstance(term, App) and term.head == t.IF:
            return self._log(term.args[1] if self._decide(term.args[0]) else term.args[2])
        return self._multiply_atoms([b.log(term)])

    def _positive_factors(self, term: App) -> Sequence[Term]:
        factors = term.args if term.head == t.MUL else self._instances(term)
        if all(self.valuation.sign(f) == 1 for f in factors):
            return factors
        raise NotEvaluated(f"the factors of {show(term)} are not seen to be positive")

    def _sum(self, summands: Sequence[Term]) -> list[Monomial]:
        return [m for s in summands for m in self.expand(s)]

    def _multiply(self, factors: Sequence[Term]) -> list[Monomial]:
        total: list[Monomial] = [()]
        for factor in factors:
            total = [a + c for a, c in product(total, self.expand(factor))]
            if len(total) > MAX_PRODUCTS:
                raise NotEvaluated("the integrand over a product space expands into too many products")
        return total

    def _multiply_atoms(self, atoms: Sequence[Term]) -> list[Monomial]:
        for atom in atoms:
            if len(atom.free & self.coordinates) > 1:
                raise NotEvaluated(f"{show(atom)} does not separate into factors of one coordinate each")
        return [tuple(atoms)]

    def _decide(self, condition: Term) -> bool:
        decided = self.valuation.decide(condition)
        if decided is None:
            raise NotEvaluated(f"{show(condition)} is not the same over a whole product space")
        return decided

    def _instances(self, term: App) -> list[Term]:
        space, function = term.args
        if not isinstance(space, App) or not isinstance(function, Abs):
            raise NotEvaluated(f"{show(term)} is not known")
        low, high = (self.valuation.integer(end) for end in space.args)
        return [_settled(b.open_with(function, b.num(k))) for k in range(low, high + 1)]


def _settled(term: Term) -> Term:
    """Choices between numbers made: `if 1 = 2 then x_2 else x_1` is x_1, so a coordinate is seen to be just that."""
    term = b.rebuild(term, _settled, _settled)
    if isinstance(term, App) and term.head == t.IF:
        condition, yes, no = term.args
        if b.is_app(condition, t.EQ) and isinstance(condition, App) and all(isinstance(a, Num) for a in condition.args):
            return yes if condition.args[0] == condition.args[1] else no
    return term
