"""The functionals of a statement that are expectations under a law that can be drawn from.

Recognises `entropy`, `cross_entropy`, `kl`, `expectation`, `fisher_information` and plain integrals of a density times
something, where the density is one of the named ones of the kernel, a product of such over a finite range, or that of a
multivariate Gaussian; and the entropies, informations and probabilities of random variables, which are means over the
outcomes.  What is none of these, a finite sum or an integral over a bounded interval, is drawn with equal chances.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from symit.evidence import balls, laws
from symit.evidence.calculus import is_finite_range, opened
from symit.evidence.errors import NotEvaluated
from symit.evidence.laws import Draws
from symit.evidence.points import Point
from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.text import show
from symit.language.catalogue import MultivariateNormal

Draw: TypeAlias = Callable[[Point, np.random.Generator, int], Draws]
_BITS = 80
MOST_TERMS = 1_000


@dataclass(frozen=True)
class Functional:
    """`term` is the mean of `quantity` over draws of `variable`."""

    term: Term
    variable: Var
    quantity: Term
    draw: Draw


def functionals(statement: Term) -> list[Functional]:
    """Every functional in `statement`, below no binder, that can be drawn; each once.

    Sums and integrals that are no expectations are taken where there is nothing else.
    """
    parts = list(dict.fromkeys(_parts(statement)))
    return _found(expectation, parts) or _found(plain_integral, parts)


def _found(recognise: Callable[[Term], Functional | None], parts: list[App]) -> list[Functional]:
    return [found for part in parts if (found := recognise(part)) is not None]


def _parts(term: Term) -> Iterator[App]:
    if isinstance(term, App):
        yield term
        for part in term.args:
            yield from _parts(part)


@lru_cache(maxsize=1_000)
def expectation(term: Term) -> Functional | None:
    """A functional that is an expectation, by its definition or because a density is a factor."""
    if not isinstance(term, App):
        return None
    if not isinstance(term.head, Definition):
        return _weighted(term) if term.head == t.INTEGRAL else None
    if term.head in _OVER_OUTCOMES:
        return _over_outcomes(term)
    if term.head not in (d.ENTROPY, d.CROSS_ENTROPY, d.KL, d.EXPECTATION, d.FISHER_INFORMATION):
        return None
    space, density, *rest = term.args
    if not isinstance(density, Abs):
        return None
    x, body = opened(density)
    if term.head == d.FISHER_INFORMATION:
        body = b.call(density, x, rest[0])
    draw = _draw(space, body, x) or _draw_from_table(space, body, x)
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


def _weighted(term: App) -> Functional | None:
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


# ---- drawing from a density ----------------------------------------------------------------------------------


def _draw(space: Term, density: Term, x: Var) -> Draw | None:
    """How to draw from `density`, as a function of x on `space`; None for a density that is not known."""
    if not isinstance(density, App):
        return None
    if isinstance(space, App) and space.head == t.POWER:
        return _draw_correlated(space, density, x) or _draw_product(space, density, x)
    if density.args[-1:] != (x,) or any(x in a.free for a in density.args[:-1]):
        return None
    if density.head not in _LAWS or not _is_support(space, density):
        return None
    return _drawn(density)


def _drawn(density: Term) -> Draw:
    if not isinstance(density, App):
        raise NotEvaluated(f"{show(density)} is not drawn from")
    law, parameters_of, is_in_order = _LAWS[density.head]

    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        parameters = [float(balls.evaluate(a, point, _BITS)) for a in parameters_of(*density.args[:-1])]
        if not is_in_order(*parameters):
            raise NotEvaluated(f"the parameters of {show(density)} are none of such a law")
        return law(rng, count, *parameters)

    return draw


def _draw_correlated(space: App, density: App, x: Var) -> Draw | None:
    """A multivariate Gaussian: its mean, and the factor of its covariance times standard normal coordinates."""
    if density.head != MultivariateNormal.definition or any(x in a.free for a in density.args[:-1]):
        return None
    mean, factor, _, dimension, at = density.args
    if at not in (x, b.eta(x)) or space != b.app(t.POWER, b.integers(1, dimension), b.REALS):
        return None

    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        def value(function: Term, *index: int) -> float:
            return float(balls.evaluate(b.call(function, *map(b.num, index)), point, _BITS))

        indices = _integers(space.args[0], point)
        rows = [[value(factor, i, j) for j in indices] for i in indices]
        return laws.correlated(rng, count, [value(mean, i) for i in indices], rows)

    return draw


def _draw_product(space: App, density: App, x: Var) -> Draw | None:
    """Coordinates drawn one by one, from a product over the same range as the space."""
    indices, factor_space = space.args
    if density.head != t.PRODUCT or density.args[0] != indices or not is_finite_range(indices):
        return None
    factors = density.args[1]
    if not isinstance(factors, Abs) or not isinstance(indices, App):
        return None
    index, factor = opened(factors)
    if not isinstance(factor, App) or factor.args[-1:] != (b.call(x, index),):
        return None
    if any(x in a.free for a in factor.args[:-1]) or factor.head not in _LAWS or not _is_support(factor_space, factor):
        return None

    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        parts = {k: _drawn(b.open_with(factors, b.num(k)))(point, rng, count) for k in _integers(indices, point)}
        return laws.independent(parts)

    return draw


def _draw_from_table(space: Term, mass: Term, x: Var) -> Draw | None:
    """From probabilities on a finite range, whatever gives them."""
    if not isinstance(space, App) or not is_finite_range(space):
        return None

    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        numbers = _integers(space, point)
        return laws.outcomes(rng, count, numbers[0], _chances(mass, x, numbers, point))

    return draw


def _chances(mass: Term, x: Var, numbers: range, point: Point) -> list[float]:
    chances = [float(balls.evaluate(b.substitute(mass, {x: b.num(k)}), point, _BITS)) for k in numbers]
    if min(chances) < 0 or abs(sum(chances) - 1) > 1e-12:
        raise NotEvaluated(f"the masses {show(mass)} are no probabilities")
    return chances


def _is_support(space: Term, density: App) -> bool:
    if density.head == d.BERNOULLI:
        return space == b.integers(0, 1)
    if density.head in (d.POISSON, d.GEOMETRIC):
        return space == b.integers(0, b.INFINITY)
    if density.head == d.EXPONENTIAL:
        return space == b.interval(0, b.INFINITY)
    return space == b.REALS or (density.head == d.UNIFORM and space == b.interval(*density.args[:2]))


_Law: TypeAlias = tuple[Callable[..., Draws], Callable[..., tuple[Term, ...]], Callable[..., bool]]
_LAWS: Mapping[object, _Law] = {
    d.NORMAL: (laws.normal, lambda mu, sigma: (mu, sigma), lambda mu, sigma: sigma != 0),
    d.BERNOULLI: (laws.bernoulli, lambda p: (p, b.sub(1, p)), lambda p, other: min(p, other) >= 0),
    d.POISSON: (laws.poisson, lambda rate: (rate,), lambda rate: rate >= 0),
    d.GEOMETRIC: (laws.geometric, lambda p: (p,), lambda p: 0 < p <= 1),
    d.EXPONENTIAL: (laws.exponential, lambda rate: (rate,), lambda rate: rate > 0),
    d.LAPLACE: (laws.laplace, lambda mu, scale: (mu, scale), lambda mu, scale: scale > 0),
    d.UNIFORM: (laws.uniform, lambda low, high: (low, b.sub(high, low)), lambda low, width: width > 0),
}
"""For each density its law, the parameters of that law in terms of its own, and where they are in order."""

# ---- random variables ----------------------------------------------------------------------------------------


def _over_outcomes(term: App) -> Functional:
    """The mean over the outcomes w = 1, ..., m, drawn with their probabilities P(w)."""
    m, mass, *rest = term.args
    w = b.fresh("w", t.INT, term)
    quantity = _OVER_OUTCOMES[term.head](m, mass, w, *rest)

    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        chances = _chances(b.call(mass, w), w, _integers(b.integers(1, m), point), point)
        return laws.outcomes(rng, count, 1, chances)

    return Functional(term, w, quantity, draw)


def _cell(m: Term, mass: Term, w: Var, *kernels: Term) -> Term:
    """The probability of the outcomes that these kernels together do not tell from w."""
    o = b.fresh("o", t.INT, m, mass, w, *kernels)
    together = b.mul(*(b.call(kernel, w, o) for kernel in kernels))
    return b.integral(b.integers(1, m), o, b.mul(b.call(mass, o), together))


def _surprise(m: Term, mass: Term, w: Var, kernel: Term) -> Term:
    return b.neg(b.log(_cell(m, mass, w, kernel)))


def _conditional_surprise(m: Term, mass: Term, w: Var, one: Term, given: Term) -> Term:
    return b.log(b.div(_cell(m, mass, w, given), _cell(m, mass, w, one, given)))


def _shared(m: Term, mass: Term, w: Var, one: Term, two: Term, *given: Term) -> Term:
    together, alone = _cell(m, mass, w, one, two, *given), (_cell(m, mass, w, k, *given) for k in (one, two))
    known = [_cell(m, mass, w, *given)] if given else []
    return b.log(b.div(b.mul(together, *known), b.mul(*alone)))


def _is(x: Term, value: Term) -> Term:
    return b.if_(b.eq(value, x), 1, 0)


_OVER_OUTCOMES: Mapping[object, Callable[..., Term]] = {
    d.PARTITION_ENTROPY: _surprise,
    d.CONDITIONAL_ENTROPY: _conditional_surprise,
    d.MUTUAL_INFORMATION: _shared,
    d.CONDITIONAL_MUTUAL_INFORMATION: _shared,
    d.CELL_PROBABILITY: lambda m, mass, w, kernel, at: b.call(kernel, at, w),
    d.VALUE_PROBABILITY: lambda m, mass, w, X, x: _is(x, b.call(X, w)),
    d.PAIR_PROBABILITY: lambda m, mass, w, X, Y, x, y: b.mul(_is(x, b.call(X, w)), _is(y, b.call(Y, w))),
    d.ERROR_PROBABILITY: lambda m, mass, w, X, Y: b.sub(1, _is(b.call(X, w), b.call(Y, w))),
}
"""What each is the mean of, at the outcome w."""

# ---- with equal chances --------------------------------------------------------------------------------------


@lru_cache(maxsize=1_000)
def plain_integral(term: Term) -> Functional | None:
    """A sum over a finite range, or an integral over a bounded interval."""
    if not isinstance(term, App) or term.head != t.INTEGRAL or not isinstance(term.args[1], Abs):
        return None
    space, function = term.args
    if not isinstance(space, App) or t.EXTENDED in (a.sort for a in space.args):
        return None
    x, body = opened(function)
    if space.head == t.RANGE:
        low, high = space.args
        return Functional(term, x, b.mul(b.add(b.sub(high, low), 1), body), _equally_likely(space))
    if space.head == t.INTERVAL:
        width = b.sub(space.args[1], space.args[0])
        return Functional(term, x, b.mul(width, body), _anywhere(space.args[0], width))
    return None


def _equally_likely(space: Term) -> Draw:
    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        numbers = _integers(space, point)
        return laws.outcomes(rng, count, numbers[0], [1 / len(numbers)] * len(numbers))

    return draw


def _anywhere(low: Term, width: Term) -> Draw:
    def draw(point: Point, rng: np.random.Generator, count: int) -> Draws:
        start, length = (float(balls.evaluate(a, point, _BITS)) for a in (low, width))
        if length <= 0:
            raise NotEvaluated("the interval is empty")
        return laws.uniform(rng, count, start, length)

    return draw


def _integers(space: Term, point: Point) -> range:
    """The integers of a range whose ends are known at the point."""
    ends = [balls.exact(end, point) for end in space.args] if isinstance(space, App) else []
    if len(ends) != 2 or None in ends:
        raise NotEvaluated(f"the ends of {show(space)} are not known")
    low, high = (int(end) for end in ends if end is not None)
    if not 0 <= high - low < MOST_TERMS:
        raise NotEvaluated(f"{show(space)} has no outcomes, or too many")
    return range(low, high + 1)
