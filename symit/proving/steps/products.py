"""Finite products: the last factor taken apart, a factor that is 1 but for one index, the logarithm of a product, and
the integral of a product over a product space.

Stands on `combining`; each way is tried by `showing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import integration
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.existence import exists
from symit.proving.integrals.integrals import in_plain_range, opened
from symit.proving.scope.place import MISSES, Place, Show
from symit.proving.steps.combining import combined
from symit.proving.steps.matching import subterms
from symit.proving.steps.sums import logarithm_of_product


def factor_by_factor(place: Place, goal: App, show: Show) -> Theorem:
    """Two products over one range are equal because their factors are."""
    one, two = (_product(side) for side in goal.args)
    if one.args[0] != two.args[0] or goal.head != t.EQ:
        raise Refused("these are no two products over one range")
    at = opened(place, one)
    same = show(at.there, b.eq(at.body, b.open_with(function(two.args[1]), at.x)))
    return integration.product_congruence(same, *place.scope.facts, variable_=at.x, space=at.space)


def one_integral_for_each_factor(place: Place, goal: App, show: Show) -> Theorem:
    """Over S^J, the product of f(j, x(j)) integrates to the product of the integrals of f(j, u) over S."""
    whole, product = goal.args
    at = opened(place, _product(product))
    if not b.is_app(whole, t.INTEGRAL) or not b.is_app(at.body, t.INTEGRAL):
        raise Refused("this is no integral of a product")
    finite = exists(at.there, at.body, show)
    space = at.body.args[0]  # type: ignore[union-attr]
    equal = integration.fubini_product(finite, *place.scope.facts, factors=at.space, space=space, index=at.x)
    return combined(place.scope.know(equal), goal, [equal])


def by_products(place: Place, goal: App) -> Theorem:
    """With each product that the goal speaks of as it is known to be."""
    products = [p for p in dict.fromkeys(subterms(goal)) if b.is_app(p, t.PRODUCT)]
    refusal: BaseException = Refused("no product can be written in other words")
    for ways in ((_sifted, _logarithm), (_apart,)):
        known = [th for way in ways for p in products for th in way(place, p)]  # type: ignore[arg-type]
        if known:
            try:
                return combined(place.scope.know(*known), goal, [*known, *place.relations()])
            except MISSES as why:
                refusal = why
    raise refusal


def _product(term: Term) -> App:
    if not isinstance(term, App) or term.head != t.PRODUCT:
        raise Refused("this is no product")
    return term


def _apart(place: Place, product: App) -> Iterator[Theorem]:
    """All factors written out, or the last one taken apart."""
    yield from _first(place, integration.expand, integration.peel, term=in_plain_range(place, product))


def _logarithm(place: Place, product: App) -> Iterator[Theorem]:
    """Its logarithm is the sum of theirs."""
    try:
        yield logarithm_of_product(place.scope, product)
    except MISSES:
        return


def _sifted(place: Place, product: App) -> Iterator[Theorem]:
    """The product of {f(j) if j = k, else 1} is f(k)."""
    at = opened(place, product)
    for factor in at.body.args if b.is_app(at.body, t.MUL) else (at.body,):  # type: ignore[union-attr]
        match factor:
            case App(t.IF, (App(t.EQ, (one, other)), value, b.ONE)) if at.x in (one, other):
                index, selected = other if one == at.x else one, App(t.PRODUCT, (at.space, b.lam(at.x, factor)))
                try:
                    yield place.scope.sift(selected, index, b.substitute(value, {at.x: index}))
                except MISSES:
                    continue


def _first(place: Place, *rules: Callable[..., Theorem], **arguments: Term) -> Iterator[Theorem]:
    for rule in rules:
        try:
            yield rule(*place.scope.facts, **arguments)
            return
        except MISSES:
            continue
