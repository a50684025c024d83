"""What is measured of distributions on the simplex and made of the logarithms of their densities: entropies and
divergences, each the integral of a density times a sum of such logarithms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.finishing import finished, with_short_sums
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Family
from symit.families.integrals.gamma_function import facts_at
from symit.families.measures.scores import slope_facts
from symit.families.moments.named import folded
from symit.families.vectors.dirichlet import over_simplex, probabilities, scale, tails
from symit.families.vectors.iterated import iterated
from symit.families.vectors.simplex_integrals import LogSum, product_over_simplex
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides


def term(definition: Definition) -> Callable[[Request], Term]:
    return lambda request: parts_of(definition, request)[0]


def parts_of(definition: Definition, request: Request) -> tuple[Term, tuple[tuple[Term, list[Var], Term], ...]]:
    """The functional, and the integrals that it is a function of, each with its variables and its integrand."""
    xs = probabilities(len(request.members[0].values), *request.values)
    found = iterated(definition, request.members, request.numbers, xs, lambda body: over_simplex(xs, body))
    return found.whole, tuple((integral, xs, body) for integral, body in found.integrals)


def of_logarithms(definition: Definition, signs: Sequence[int]) -> Callable[[Request, Ground], Theorem]:
    """Of an integral of the first density times a sum of logarithms of densities with these signs: found for symbols,
    since powers of 1 - x_1 - ... that are numbers would be multiplied out, and finished at values without the
    density."""

    @cache
    def general(measure: Measure, families: tuple[Family, ...]) -> tuple[Request, Theorem]:
        request = Request(measure, tuple(f.at(*f.renamed(f"{{}}_{n}".format)) for n, f in enumerate(families, 1)))
        _, ((_, xs, body),) = parts_of(definition, request)
        rows = [m.values for m in request.members]
        scope = with_digamma(request, request.ground.scope)
        for row in rows:
            scope = with_gamma(scope, row)
        signed = list(zip(signs, rows, strict=True))
        constant = b.add(*(b.mul(sign, b.log(scale(row))) for sign, row in signed if sign))
        each = zip(*([b.mul(sign, b.sub(a, 1)) for a in row] for sign, row in signed if sign), strict=True)
        logs = LogSum(constant, tuple(PLAIN.canonical(b.add(*parts)) for parts in each))
        found = product_over_simplex(
            scope, xs, rows[0], scale(rows[0]), lambda there, product: there.field(body, product), logs
        )
        return request, found

    def found(request: Request, ground: Ground) -> Theorem:
        symbols, theorem = general(request.measure, tuple(m.family for m in request.members))
        theorem = ground.scope.instantiate(theorem, dict(zip(symbols.values, request.values, strict=True)))
        theorem = with_short_sums(theorem, Scope())
        _, right = sides(theorem)
        known = with_digamma(request, ground.scope)
        known = known.know(*folded.values(known, right))
        return logic.chain(theorem, finished(known.field(right, right), replace(ground, scope=known)))

    return found


def with_gamma(scope: Scope, row: Sequence[Term]) -> Scope:
    """With Gamma's signs at terms that are positive, and at sums of them."""
    scope = scope.know(*(_positive_sum(scope, row[i:]) for i in range(len(row) - 1)))
    return scope.know(*facts_at(scope, *row, b.add(*row), *tails(row)))


def _positive_sum(scope: Scope, row: Sequence[Term]) -> Theorem:
    parts = [(scope.evident(b.lt(0, a)), 1) for a in row]
    return scope.linear(b.lt(0, PLAIN.canonical(b.add(*row))), *parts)


def with_digamma(request: Request, scope: Scope) -> Scope:
    return scope.know(*(f for m in request.members for f in slope_facts(scope, m)))
