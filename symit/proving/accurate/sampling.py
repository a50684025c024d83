"""Values of a closed form at random exact points of its domain, in balls: what tells signs and zeros apart."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq

from symit.kernel.terms import INT, Var
from symit.proving.accurate.closed_forms import ClosedForm, Sum
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.rings import Generator, Poly, Quotient, Ring, fraction

BITS = 400
TRIES = 500

Point = Mapping[Var, Fraction]


def points(ring: Ring, count: int) -> list[dict[Var, Fraction]]:
    """Points of the domain, the same ones every time."""
    rng = random.Random(1)
    found: list[dict[Var, Fraction]] = []
    for _ in range(TRIES):
        point = {g.of: _inside(g, rng) for g in ring.generators if isinstance(g.of, Var) and g.kind != "exponential"}
        if _keeps(ring, point):
            found.append(point)
        if len(found) == count:
            return found
    raise NoForm("no point was found that satisfies the conditions")


def _inside(generator: Generator, rng: random.Random) -> Fraction:
    if generator.of.sort == INT:
        return Fraction(rng.randint(1, 9)) + (generator.low or 0)
    part = Fraction(rng.randint(3, 98), 101)
    if generator.kind == "sigmoid":
        return 6 * part - 3
    low, high = generator.low, generator.high
    if low is None and high is None:
        return 6 * part - 3
    if high is None:
        return (low or Fraction(0)) + part * rng.choice([1, 4])
    return high - part * 4 if low is None else low + (high - low) * part


def _keeps(ring: Ring, point: Point) -> bool:
    at = {k: point[g.of] for k, g in enumerate(ring.generators) if g.kind == "parameter" and isinstance(g.of, Var)}
    for fact in ring.facts:
        if all(k in at for k, d in enumerate(fact.degrees()) if d):
            values = [at.get(k, Fraction(0)) for k in range(len(ring.generators))]
            if fraction(fact(*[fmpq(v.numerator, v.denominator) for v in values])) <= 0:
                return False
    return True


class Values:
    """What polynomials, quotients and sums over a ring are worth at a point."""

    def __init__(self, form: ClosedForm, point: Point) -> None:
        self.ring = form.ring
        with ctx.workprec(BITS):
            self.at = [self._generator(g, point) for g in form.ring.generators]

    def _generator(self, generator: Generator, point: Point) -> Any:
        if generator.kind == "pi":
            return arb.pi()
        if generator.kind == "exponential":
            return arb(1)  # only exponents are asked for
        x = point[generator.of]  # type: ignore[index]
        value = arb(fmpq(x.numerator, x.denominator))
        if generator.kind == "root":
            return value.sqrt()
        return 1 / (1 + (-value).exp()) if generator.kind == "sigmoid" else value

    def poly(self, poly: Poly) -> Any:
        total = arb(0)
        for powers, coefficient in poly.terms():
            term = arb(coefficient)
            for value, power in zip(self.at, map(int, powers), strict=False):
                term *= value**power if power else 1
            total += term
        return total

    def quotient(self, quotient: Quotient) -> Any:
        return self.poly(quotient.num) / self.poly(quotient.den)

    def sum(self, found: Sum) -> Any:
        return sum((self.quotient(c) * self.poly(a).log() for a, c in found.logs), self.quotient(found.rest))


def value(form: ClosedForm, point: Point) -> Any:
    """The closed form at a point, as a ball."""
    with ctx.workprec(BITS):
        values = Values(form, point)
        total = values.sum(Sum(form.logs, form.rest))
        for e in form.exponentials:
            total += values.quotient(e.coefficient) * values.sum(e.exponent).exp()
        return total


def vanishes(ball: Any) -> bool:
    """Is the ball about 0, and so small that no accident makes it so?"""
    return bool(ball.contains(0)) and bool(abs(ball) < arb(2) ** (-BITS // 2))
