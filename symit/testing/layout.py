"""From a theorem to the formula that a function is held against: its certificate is read, and its vectors laid out.

First step of a check.  Whatever names the theorem, its statement is what the checked certificate says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from symit.certificates.reading import Reading
from symit.export.equations import equations
from symit.export.errors import NotExportable
from symit.export.numeric_form import Parameter, is_numeric, numeric_form, sides, top
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Sort, Term, Var
from symit.kernel.text import show
from symit.library.published import Readable, load
from symit.proving.script.derivation import Derivation
from symit.testing.conditions import Condition
from symit.testing.formula import Coordinate, Formula

Source: TypeAlias = str | os.PathLike[str] | Derivation | Readable
_INDEX = b.integer("j")


def reading_of(source: Source) -> Reading:
    """What the certificate of a derivation says; an id, a file of proofs or a certificate file stands for one.

    Raises UnknownDerivation, NotProved, and Malformed or Rejected where a file proves nothing.
    """
    if isinstance(source, Readable | Derivation):
        return source.reading
    return load(os.fspath(source)).reading


def equation_of(reading: Reading, quantity: str | None) -> Reading:
    """The one equation of a theorem that gives a numeric function, or of several the one that is called so.

    Raises NotExportable where there is none, and where which one is meant is not said.
    """
    if quantity is None and b.is_app(reading.statement, t.EQ):
        return reading
    found = equations(reading)
    if quantity is not None:
        wanted = "-".join(quantity.lower().replace("_", " ").replace("-", " ").split())
        found = tuple(one for one in found if f"-{one.id}".endswith(f"-{wanted}"))
    if len(found) != 1:
        names = ", ".join(repr(one.id) for one in equations(reading))
        raise NotExportable(f"quantity= says which value of {reading.id} is meant: {names}")
    return found[0]


def formula_of(reading: Reading, length: int) -> Formula:
    """The theorem's right side; vectors have `length` components.

    Raises NotExportable where the theorem gives no numeric function.
    """
    form = numeric_form(reading, sides(reading.statement)[1])
    layout = _Layout(form.parameters, {} if form.length is None else {form.length: b.num(length)}, length)
    coordinates = layout.coordinates()
    stated = [part for h in reading.hypotheses for part in b.conjuncts(h.formula)]
    together = [c for c in stated if isinstance(c, App) and c.head in t.RELATIONS and not is_numeric(c)]
    shared = {c: vector for c in together if (vector := _adds_up_to_one(c)) is not None}
    return Formula(
        name=reading.id,
        certificate=reading.digest,
        coordinates=coordinates,
        closed=written_out(layout.of(form.closed_form)),
        shares=tuple(_places(coordinates, vector) for vector in shared.values()),
        others=tuple(layout.condition(layout.of(c)) for c in together if c not in shared),
    )


def _places(coordinates: Sequence[Coordinate], vector: Var) -> tuple[int, ...]:
    return tuple(place for place, c in enumerate(coordinates) if c.parameter.variable == vector)


def _adds_up_to_one(hypothesis: App) -> Var | None:
    """The vector of which a hypothesis says that its components add up to 1."""
    total, one = hypothesis.args
    if hypothesis.head == t.EQ and one == b.ONE and isinstance(total, App) and total.head == t.INTEGRAL:
        space, function = total.args
        return next((v for v in function.free if function == b.eta(v) and top(space) is not None), None)
    return None


# ---- vectors laid out ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Layout:
    """Variables for the numbers of a point, and formulas in them."""

    parameters: tuple[Parameter, ...]
    lengths: Mapping[Var, Term]
    length: int

    def coordinates(self) -> tuple[Coordinate, ...]:
        found = [
            Coordinate(p, k, self._variable(p, k), tuple(dict.fromkeys(self._conditions(p, k))))
            for p in self.parameters
            for k in self._components(p)
        ]
        return tuple(replace(c, alike=_alike(found, place)) for place, c in enumerate(found))

    def of(self, term: Term) -> Term:
        """A term in which vectors stand as a whole."""
        return b.substitute(term, {**self.lengths, **{p.variable: self._vector(p) for p in self._vectors()}})

    def condition(self, relation: Term) -> Condition:
        if not isinstance(relation, App):
            raise TypeError(f"{show(relation)} is no relation")
        return Condition(relation, tuple(self._variable(p, k) for p in self.parameters for k in self._components(p)))

    def _conditions(self, parameter: Parameter, component: int | None) -> Iterator[Condition]:
        """A condition on components is asked of each of them, beside the same component of the vectors before it."""
        components = range(1, self.length + 1) if component is None else (component,)
        for condition in parameter.conditions:
            for k in components:
                values = {p.variable: b.lam(_INDEX, self._variable(p, k)) for p in self._vectors()}
                yield self.condition(b.substitute(condition, {**self.lengths, **values}))

    def _vectors(self) -> list[Parameter]:
        return [p for p in self.parameters if p.is_vector]

    def _components(self, parameter: Parameter) -> Sequence[int | None]:
        return range(1, self.length + 1) if parameter.is_vector else [None]

    def _variable(self, parameter: Parameter, component: int | None) -> Var:
        name = parameter.variable.name
        return parameter.variable if component is None else b.real(f"{name}[{component}]")

    def _vector(self, parameter: Parameter) -> Term:
        """The function of an index that has the components as its values."""
        *first, value = (self._variable(parameter, k) for k in range(1, self.length + 1))
        body: Term = value
        for k, component in reversed(list(enumerate(first, start=1))):
            body = b.if_(b.eq(_INDEX, k), component, body)
        return b.lam(_INDEX, body)


def written_out(term: Term) -> Term:
    """A term whose sums and products over known whole numbers are written out, once and not at each point."""
    if isinstance(term, App) and term.head in (t.INTEGRAL, t.PRODUCT):
        space, function = term.args
        ends = space.args if isinstance(space, App) and space.head == t.RANGE else ()
        first, last = (int(end.value) if isinstance(end, Num) else None for end in ends) if ends else (None, None)
        if first is not None and last is not None and first <= last:
            parts = [written_out(b.call(function, b.num(k))) for k in range(first, last + 1)]
            return b.add(*parts) if term.head == t.INTEGRAL else b.mul(*parts)
    if isinstance(term, App) and term.head == t.IF:
        condition, yes, no = term.args
        if isinstance(condition, App) and condition.head == t.EQ and all(isinstance(a, Num) for a in condition.args):
            return written_out(yes if condition.args[0] == condition.args[1] else no)
    return b.rebuild(term, written_out, written_out)


# ---- what is compared with what ------------------------------------------------------------------------------


def _alike(coordinates: Sequence[Coordinate], place: int) -> tuple[int, ...]:
    """The places in other parameters before it of which the same is asked, those with the same letter first.

    Whether a border belongs to a range makes no difference, nor does what is asked only where another number is such.
    """
    own = coordinates[place]

    def distance(other: int) -> tuple[bool, bool, int]:
        c = coordinates[other]
        return _letter(c) != _letter(own), c.component != own.component, place - other

    others = [k for k in range(place) if coordinates[k].parameter is not own.parameter]
    same = [k for k in others if _asked(coordinates[k]) == _asked(own)]
    return tuple(sorted(same, key=distance))


def _asked(coordinate: Coordinate) -> tuple[Sort, tuple[str, ...]]:
    anyone = b.var("_", coordinate.variable.of)
    relations = (c.relation for c in coordinate.conditions if c.relation.head != t.IMPLIES)
    ranges = (b.le(*r.args) if r.head == t.LT else r for r in relations)
    return anyone.of, tuple(show(b.substitute(r, {coordinate.variable: anyone})) for r in ranges)


def _letter(coordinate: Coordinate) -> str:
    """mu of mu_1 and mu_2."""
    return re.sub(r"(_\w+|\d+)$", "", coordinate.parameter.variable.name)
