"""Where a closed form vanishes: which parameters are compared with one another, or with a number.

A statement about two densities says it: where they have equal parameters.  Otherwise the fewest equations are
looked for that bring the value to 0 at random points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var
from symit.proving.accurate.closed_forms import ClosedForm
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.rings import Poly, Ring, generators_in
from symit.proving.accurate.sampling import Point, points, value, vanishes

Place: TypeAlias = tuple[tuple[Var, Var | Fraction], ...]
"""Equations `parameter = another parameter, or a number`."""

MOST = 3
MOST_TRIED = 3_000


def place(form: ClosedForm, statement: Term | None = None) -> Place:
    """The equations where the form vanishes; none where it does not, or none were found."""
    said = tuple(told(statement)) if statement is not None else ()
    at = points(form.ring, 3)
    for equations in islice(_guesses(form, said), MOST_TRIED):
        if _vanishes(form, equations, at):
            return equations
    return ()


def _guesses(form: ClosedForm, said: Place) -> Iterator[Place]:
    """What the statement says; what the logarithms say, with a little more; then the fewest equations first."""
    if said:
        yield said
    moves = [*_between(form.ring), *_numbers(form.ring)]
    compared = tuple(_in_logarithms(form))
    for chosen in [compared] if compared else []:
        for count in range(MOST):
            for more in combinations(moves, count):
                yield from _consistent((*chosen, *more))
    pairs = _between(form.ring)
    for count in range(1, MOST + 1):
        for pool in (pairs, moves):
            for equations in combinations(pool, count):
                yield from _consistent(equations)


def _consistent(equations: Place) -> Iterator[Place]:
    """The equations, if none is about a parameter that another one replaces."""
    sources = [v for v, _ in equations]
    if len(set(sources)) == len(sources) and not {w for _, w in equations if isinstance(w, Var)} & set(sources):
        yield equations


def _in_logarithms(form: ClosedForm) -> Iterator[tuple[Var, Var]]:
    """Parameters whose logarithms have opposite coefficients."""
    coefficients = {k: c for a, c in form.logs for k in generators_in(a) if a == form.ring.generator(k)}
    left = sorted(coefficients)
    for i, j in combinations(sorted(coefficients), 2):
        v, w = form.ring.generators[i].of, form.ring.generators[j].of
        opposite = i in left and j in left and (coefficients[i] + coefficients[j]).is_zero
        if opposite and isinstance(v, Var) and isinstance(w, Var):
            left = [k for k in left if k not in (i, j)]
            yield v, w


def differences(ring: Ring, found: Place) -> dict[int, Poly]:
    """The same for the generators: what each is compared with."""
    where = {g.of: k for k, g in enumerate(ring.generators) if g.kind != "exponential"}
    compared: dict[int, Poly] = {}
    for v, w in found:
        k = where[v]
        if isinstance(w, Var):
            compared[k] = ring.generator(where[w])
        elif ring.generators[k].kind == "parameter" or w in (0, 1):
            compared[k] = ring.constant(Fraction(1, 2) if ring.generators[k].kind == "sigmoid" else w)
    return compared


def told(statement: Term) -> Iterator[tuple[Var, Var | Fraction]]:
    """The pairs of parameters of the densities P and Q that it speaks of, once or more often; nothing where the two
    are of different kinds."""
    said = _densities(statement)
    if said is None:
        return
    pairs: list[tuple[Term, Term]] = []
    if not _unlike(*said, pairs):
        return
    for one, two in dict.fromkeys(pairs):
        if isinstance(one, Var) and isinstance(two, Var):
            yield one, two
        elif isinstance(one, Var) and isinstance(two, Num):
            yield one, two.value
        elif isinstance(one, Num) and isinstance(two, Var):
            yield two, one.value


def _densities(statement: Term) -> tuple[Term, Term] | None:
    """p and q of a functional of two densities, and of a sum of such that speaks of no others."""
    if not isinstance(statement, App):
        return None
    if statement.head == t.ADD:
        first, *others = map(_densities, statement.args)
        return first if first is not None and all(o in (first, first[::-1]) for o in others) else None
    densities = [a for a in statement.args if isinstance(a, Abs)]
    return (densities[0], densities[1]) if isinstance(statement.head, Definition) and len(densities) == 2 else None


def _unlike(one: Term, two: Term, found: list[tuple[Term, Term]]) -> bool:
    """Are the terms alike but for parameters?  Then `found` has what stands in the same places."""
    if one == two:
        return True
    if isinstance(one, (Var, Num)) or isinstance(two, (Var, Num)):
        found.append((one, two))
        return True
    if isinstance(one, Abs) and isinstance(two, Abs):
        return _unlike(one.body, two.body, found)
    if isinstance(one, App) and isinstance(two, App) and one.head == two.head and len(one.args) == len(two.args):
        return all(_unlike(x, y, found) for x, y in zip(one.args, two.args, strict=True))
    return False


def _between(ring: Ring) -> list[tuple[Var, Var | Fraction]]:
    """The parameters that live in one interval, in pairs."""
    alike = [g for g in ring.generators if isinstance(g.of, Var) and g.kind != "exponential"]
    return [
        (v.of, w.of)
        for v, w in combinations(alike, 2)
        if (v.kind, v.low, v.high) == (w.kind, w.low, w.high) and isinstance(v.of, Var) and isinstance(w.of, Var)
    ]


def _numbers(ring: Ring) -> list[tuple[Var, Var | Fraction]]:
    """The numbers at which a parameter may be: the middle of its interval, 1 or 0."""
    found: list[tuple[Var, Var | Fraction]] = []
    for g in ring.generators:
        if not isinstance(g.of, Var) or g.kind == "exponential":
            continue
        if g.kind != "sigmoid" and g.low is not None:
            ends = [(g.low + g.high) / 2] if g.high is not None else [g.low + 1, g.low]
        else:
            ends = [Fraction(0)]
        found.extend((g.of, end) for end in ends)
    return found


def _vanishes(form: ClosedForm, equations: Sequence[tuple[Var, Var | Fraction]], at: Sequence[Point]) -> bool:
    for point in at:
        moved = dict(point)
        for v, w in equations:
            moved[v] = point[w] if isinstance(w, Var) else w
        try:
            if not vanishes(value(form, moved)):
                return False
        except (ZeroDivisionError, KeyError):
            return False
    return True


def cancels(note: Note, found: Place) -> bool:
    """Are digits lost where the form vanishes, and not at another place alone?"""
    if note.term is None or not found:
        return note.cancels
    there = {v: w if isinstance(w, Var) else b.num(w) for v, w in found}
    return note.cancels and PLAIN.equal(b.substitute(note.term, there), b.ZERO)


def equations(found: Place) -> list[Term]:
    """The place as formulas."""
    return [b.eq(v, w if isinstance(w, Var) else b.num(w)) for v, w in found]
