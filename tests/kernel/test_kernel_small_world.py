"""A small world, all of it: what the kernel finds evident of two numbers, from one fact about each, holds wherever on
a grid the facts do."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest

from symit.kernel import build as b
from symit.kernel.context import knowing
from symit.kernel.terms import Term

x, y = b.real("x"), b.real("y")
GRID = [Fraction(k, 2) for k in range(-8, 9)]
Check = Callable[[Fraction, Fraction], bool]

RELATIONS: dict[str, tuple[Callable[[Term, Term], Term], Check]] = {
    "<": (b.lt, lambda p, q: p < q),
    "<=": (b.le, lambda p, q: p <= q),
    "=": (b.eq, lambda p, q: p == q),
    "!=": (b.ne, lambda p, q: p != q),
}
FACTS = [(left, name, right) for name in RELATIONS for left, right in (("v", 0), ("v", 3), ("v", -1), (1, "v"))]
CLAIMS: dict[str, tuple[Term, Callable[[Fraction, Fraction], Fraction]]] = {
    "x + y": (b.add(x, y), lambda p, q: p + q),
    "x - 2 y": (b.sub(x, b.mul(2, y)), lambda p, q: p - 2 * q),
    "x y - x": (b.sub(b.mul(x, y), x), lambda p, q: p * q - p),
    "x^2 - y": (b.sub(b.power(x, 2), y), lambda p, q: p**2 - q),
    "x + y + 2": (b.add(x, y, 2), lambda p, q: p + q + 2),
}


def stated(fact: tuple[object, str, object], variable: Term) -> Term:
    left, name, right = (variable if part == "v" else part for part in fact)
    return RELATIONS[str(name)][0](left, right)  # type: ignore[arg-type]


def true_at(fact: tuple[object, str, object], value: Fraction) -> bool:
    left, name, right = (value if part == "v" else part for part in fact)
    return RELATIONS[str(name)][1](left, right)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", CLAIMS)
def test_what_is_evident_holds_on_the_grid(said: str) -> None:
    term, value = CLAIMS[said]
    found = 0
    for one, two in product(FACTS, FACTS):
        context = knowing([stated(one, x), stated(two, y)])
        points = [(p, q) for p in GRID if true_at(one, p) for q in GRID if true_at(two, q)]
        for name, (relation, check) in RELATIONS.items():
            for claim, holds in (
                (relation(term, b.ZERO), lambda v, check=check: check(v, Fraction(0))),
                (relation(b.ZERO, term), lambda v, check=check: check(Fraction(0), v)),
            ):
                if context.holds(claim):
                    found += 1
                    wrong = [(p, q) for p, q in points if not holds(value(p, q))]
                    assert not wrong, f"{one}, {two} |- {said} {name} 0 fails at {wrong[0]}"
    assert found > 20  # the kernel does find something
