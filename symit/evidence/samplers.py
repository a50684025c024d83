"""The functionals of a statement that are expectations under a named distribution, and how to sample from it.

Recognises `entropy`, `cross_entropy`, `kl`, `expectation`, `fisher_information` and plain integrals of a density times
something, where the density is one of the named ones of the kernel or a product of such over a finite range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from symit.evidence import balls
from symit.evidence.calculus import is_finite_range, opened
from symit.evidence.errors import NotEvaluated
from symit.evidence.floats import Array, Sample
from symit.evidence.points import Point
from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.text import show

Draw: TypeAlias = Callable[[Point, np.random.Generator, int], Sample]
_BITS = 80


@dataclass(frozen=True)
class Functional:
    """`term` is the mean of `quantity` over draws of `variable`."""

    term: Term
    variable: Var
    quantity: Term
    draw: Draw


def functionals(statement: Term) -> Iterator[Functional]:
    """Every functional in `statement`, below no binder, that can be sampled; each once."""
    seen: set[Term] = set()
    for term in _parts(statement):
        found = _functional(term)
        if found is not None and term not in seen:
            seen.add(term)
            yield found


def _parts(term: Term) -> Iterator[App]:
    if isinstance(term, App):
        yield term
        for part in term.args:
            yield from _parts(part)


def _functional(term: App) -> Functional | None:
    if not isinstance(term.head, Definition):
        return _integral(term) if term.head == t.INTEGRAL else None
    if term.head not in (d.ENTROPY, d.CROSS_ENTROPY, d.KL, d.EXPECTATION, d.FISHER_INFORMATION):
        return None
    space, density, *rest = term.args
    if not isinstance(density, Abs):
        return None
    x, body = opened(density)
    if term.head == d.FISHER_INFORMATION:
        body = b.call(density, x, rest[0])
    draw = _draw(space, body, x)
    return Functional(term, x, _quantity(term, body, x), draw) if draw else None


def _quantity(term: App, body: Term, x: Var) -> Term:
    """What is averaged: minus log p, minus log q, log(p/q), g, or the squared score."""
    if term.head == d.ENTROPY:
        return b.neg(b.log(body))
    if term.head == d.FISHER_INFORMATION:
        parameter = b.fresh("s", t.REAL, term, x)
        score = b.derivative(parameter, b.log(b.call(term.args[1], x, parameter)), term.args[2])
        return b.power(score, 2)
    other = b.call(term.args[2], x)
    if term.head == d.EXPECTATION:
        return other
    return b.log(b.div(body, other)) if term.head == d.KL else b.neg(b.log(other))


def _integral(term: App) -> Functional | None:
    space, function = term.args
    if not isinstance(function, Abs):
        return None
    x, body = opened(function)
    factors = body.args if isinstance(body, App) and body.head == t.MUL else (body,)
    for k, factor in enumerate(factors):
        draw = _draw(space, factor, x)
        if draw:
            return Functional(term, x, b.mul(*factors[:k], *factors[k + 1 :]), draw)
    return None


# ---- drawing -------------------------------------------------------------------------------------------------


def _draw(space: Term, density: Term, x: Var) -> Draw | None:
    """How to draw from `density`, as a function of x on `space`; None for a density that is not known."""
    if not isinstance(density, App):
        return None
    if isinstance(space, App) and space.head == t.POWER:
        return _draw_product(space, density, x)
    if density.args[-1:] != (x,) or any(x in a.free for a in density.args[:-1]):
        return None
    if density.head not in _DRAWS or not _is_support(space, density):
        return None
    return _drawn(density)


def _drawn(density: Term) -> Callable[[Point, np.random.Generator, int], Array]:
    if not isinstance(density, App):
        raise NotEvaluated(f"{show(density)} is not drawn from")
    parameters_at = density.args[:-1]

    def draw(point: Point, rng: np.random.Generator, count: int) -> Array:
        parameters = [float(balls.evaluate(a, point, _BITS)) for a in parameters_at]
        return _DRAWS[density.head](rng, count, *parameters)

    return draw


def _draw_product(space: App, density: App, x: Var) -> Draw | None:
    """Coordinates drawn one by one, from a product over the same range as the space."""
    indices, factor_space = space.args
    if density.head != t.PRODUCT or density.args[0] != indices or not is_finite_range(indices):
        return None
    factors = density.args[1]
    if not isinstance(factors, Abs) or not isinstance(indices, App):
        return None
    ends = indices.args
    index, factor = opened(factors)
    if not isinstance(factor, App) or factor.args[-1:] != (b.call(x, index),):
        return None
    if any(x in a.free for a in factor.args[:-1]) or factor.head not in _DRAWS or not _is_support(factor_space, factor):
        return None

    def draw(point: Point, rng: np.random.Generator, count: int) -> Sample:
        low, high = (balls.exact(end, point) for end in ends)
        if low is None or high is None:
            raise NotEvaluated("the number of coordinates is not known")
        return {k: _drawn(b.open_with(factors, b.num(k)))(point, rng, count) for k in range(int(low), int(high) + 1)}

    return draw


def _is_support(space: Term, density: App) -> bool:
    if density.head == d.BERNOULLI:
        return space == b.integers(0, 1)
    if density.head == d.POISSON:
        return space == b.integers(0, b.INFINITY)
    return space == b.REALS or (density.head == d.UNIFORM and space == b.interval(*density.args[:2]))


def _bernoulli(rng: np.random.Generator, count: int, p: float) -> Array:
    return (rng.random(count) < p).astype(np.float64)


_DRAWS: dict[object, Callable[..., Array]] = {
    d.NORMAL: lambda rng, count, mu, sigma: rng.normal(mu, abs(sigma), count),
    d.BERNOULLI: _bernoulli,
    d.POISSON: lambda rng, count, rate: rng.poisson(rate, count).astype(np.float64),
    d.UNIFORM: lambda rng, count, low, high: rng.uniform(low, high, count),
}
