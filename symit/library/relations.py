"""What a closed form of a pair must satisfy, tried at a point that the seed chooses.

Of equal members it is 0; it is the same where a member is written as one of another family, and where the values of
both are stretched, or moved, alike.  Evidence like any other: it promotes nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.points import points
from symit.families.entry import Family
from symit.families.relatives import MOVED, SPECIAL, STRETCHED, Values
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term, Var
from symit.library.deriving import Derived, derive

BITS, MOST_BITS, CLOSE = 160, 5_120, 1e-20


@dataclass(frozen=True)
class Pair:
    """A closed form of two families at one point."""

    measure: str
    first: Family
    second: Family
    form: Term
    hypotheses: tuple[Term, ...]
    symbols: tuple[Var, ...]
    values: Values

    def at(self, values: Values) -> Any:
        """A small ball; none where a hypothesis fails there or none is found."""
        point = dict(zip(self.symbols, values, strict=True))
        with suppress(NotEvaluated, Undefined):
            if all(balls.check(h, point, BITS).holds for h in self.hypotheses):
                return _enclosed(self.form, point)
        return None

    @property
    def parts(self) -> tuple[Values, Values]:
        number = len(self.first.names)
        return self.values[:number], self.values[number:]


def relations(found: Derived, seed: int) -> dict[str, list[str]]:
    """What was tried of a closed form, and what of it fails."""
    pair = _pair(found, seed)
    tried: dict[str, list[str]] = {"hold": [], "fail": []}
    for words, one, other in _all(pair, random.Random(seed)) if pair else ():
        if one is not None and other is not None:
            tried["hold" if _agree(one, other) else "fail"].append(words)
    return tried


def _pair(found: Derived, seed: int) -> Pair | None:
    """None where there is no closed form of two members whose parameters are symbols, or no point is found."""
    members = found.request.members
    if found.published is None or len(members) != 2:
        return None
    values = [v for m in members for v in m.values]
    symbols = [v for v in values if isinstance(v, Var)]
    statement = found.published.reading.statement
    if not b.is_app(statement, t.EQ) or len(symbols) < len(values):
        return None
    hypotheses = tuple(h.formula for h in found.published.hypotheses)
    chosen = points(hypotheses, sorted(set(symbols), key=t.order), seed=seed, count=1).points
    if not chosen:
        return None
    first, second = (m.family for m in members)
    here = [chosen[0][v] for v in symbols]
    return Pair(found.request.measure.name, first, second, statement.args[1], hypotheses, tuple(symbols), here)  # type: ignore[union-attr]


def _all(pair: Pair, rng: random.Random) -> Iterator[tuple[str, Any, Any]]:
    """What is said, with two values that should be one."""
    first, _ = pair.parts
    here = pair.at(pair.values)
    if pair.first == pair.second:
        yield "it is 0 where both are the same", pair.at([*first, *first]), balls.evaluate(b.ZERO, {}, BITS)
    k, c = Fraction(rng.randint(2, 9), rng.choice((3, 5, 7))), Fraction(rng.randint(-9, 9), 4)
    names = pair.first.name, pair.second.name
    if all(name in MOVED for name in names):
        moved = [v for name, values in zip(names, pair.parts, strict=True) for v in MOVED[name](values, k, c)]
        yield f"it is the same for {k} x + {c}", here, pair.at(moved)
    elif all(name in STRETCHED for name in names):
        stretched = [v for name, values in zip(names, pair.parts, strict=True) for v in STRETCHED[name](values, k)]
        yield f"it is the same for {k} x", here, pair.at(stretched)
    others = [(s, place) for s in SPECIAL for place, name in enumerate(names) if s.family == name]
    for special, place in rng.sample(others, min(1, len(others))):
        member = _written(special.other, special.others(*pair.parts[place]))
        plain = [_written(name, values) for name, values in zip(names, pair.parts, strict=True)]
        asked = [member if n == place else one for n, one in enumerate(plain)]
        yield f"{plain[place]} is {member}", here, _value(f"{pair.measure}({', '.join(asked)})")


def _written(name: str, values: Values) -> str:
    return f"{name}({', '.join(map(str, values))})"


def _value(question: str) -> Any:
    found = derive(question)
    if found.published is None:
        return None
    return _enclosed(found.published.reading.statement.args[1], {})  # type: ignore[union-attr]


def _enclosed(term: Term, point: Mapping[Var, Fraction]) -> Any:
    """A small ball, with more bits as long as large terms take each other off; None where none is found."""
    bits = BITS
    with suppress(NotEvaluated, Undefined):
        while bits <= MOST_BITS:
            found = balls.evaluate(term, point, bits)
            if found.rad() < (1 + abs(found.mid())) * CLOSE:
                return found
            bits *= 2
    return None


def _agree(one: Any, other: Any) -> bool:
    """Do two small balls meet?"""
    return bool((one - other).contains(0))
