"""A derivation as a page of rows, before anyone decides how the page is set.

Stands on `Reading` and `writer`; `article` (LaTeX) and `terminal` set what this returns.  It says which names the page
may use, which line continues the chain above it, how a definition reads as an equation, and what there is no room for:
a certificate may be small and its formulas without end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from symit.certificates.reading import Hypothesis, Line, Part, Reading
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import BOOL, REAL, App, Definition, Term, TermError, Var
from symit.kernel.text import show
from symit.render.structure import Box, Flow, Level, one_line
from symit.render.writer import Writer, kind

_SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤"}
MAX_FORMULA = 10_000
"""A formula that takes more characters as plain text is not typeset."""
MAX_PAGE = 50_000
"""So many characters of plain text are typeset on a page."""
PLACE = 100
"""So many characters does a formula count for at least."""


@dataclass(frozen=True)
class Row:
    """`left sign right` and its reason.  `left` is None where the row goes on from the one above; a formula that is no
    relation stands in `right` alone.  `given` is what it assumes beyond the theorem's hypotheses.  `alone` says that no
    row goes on from this one, nor this one from another."""

    left: Flow | None
    sign: str | None
    right: Flow
    reason: str
    given: tuple[Flow, ...]
    alone: bool

    @property
    def words(self) -> str:
        """The reason as text, with what is assumed."""
        return f"{self.reason} [{', '.join(map(one_line, self.given))}]" if self.given else self.reason


@dataclass(frozen=True)
class Equation:
    """`name(parameters) := body`, and of which kinds those parameters are that are no reals."""

    name: str
    flow: Flow
    kinds: str


@dataclass
class Page:
    """What of a reading is set in the medium of a writer, and what there is no room for (`left_out`).

    `writer` is for all of the page: it knows which names are used anywhere on it, and the hypotheses.
    """

    reading: Reading
    writer: Writer
    left_out: list[str] = field(default_factory=list)
    room: int = MAX_PAGE

    def __post_init__(self) -> None:
        reading = self.reading
        self.formula = self._short(reading.statement)
        self.definitions = [d for d in reading.ledger.definitions if self._has_room(d.body)]
        self._say_what_is_missing("definitions", self.definitions, reading.ledger.definitions)
        self.hypotheses = self._hypotheses(reading.hypotheses)
        self.parts = [Part(part.title, self._lines(part.lines)) for part in reading.parts]
        said = [self.formula, *(h.formula for h in self.hypotheses)]
        lines = [f for part in self.parts for line in part.lines for f in (line.formula, *line.given)]
        axioms = [a.statement for a in reading.ledger.axioms]
        self.writer = self.writer.on_page(said, [*lines, *axioms]).knowing(*said[1:])

    # ---- what there is room for ------------------------------------------------------------------------------

    def _has_room(self, formula: Term) -> bool:
        """Is the formula short enough, and is there room for it?"""
        text = show(formula) if formula.size <= min(MAX_FORMULA, self.room) else ""
        self.room -= max(len(text), PLACE)
        return 0 < len(text) <= MAX_FORMULA and self.room >= 0

    def _short(self, formula: Term) -> Term:
        """The formula, or words in its place."""
        if self._has_room(formula):
            return formula
        what = f"a formula of {formula.size:,} symbols"
        self.left_out += [what] if what not in self.left_out else []
        return b.var(f"{what}, too long to be typeset", BOOL)

    def _hypotheses(self, hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
        kept = [replace(h, formula=self._short(h.formula)) for h in hypotheses if self.room > 0]
        self._say_what_is_missing("hypotheses", kept, hypotheses)
        return tuple(kept)

    def _lines(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        kept = [
            replace(line, formula=self._short(line.formula), given=tuple(map(self._short, line.given)))
            for line in lines
            if self.room > 0
        ]
        self._say_what_is_missing("lines", kept, lines)
        return tuple(kept)

    def _say_what_is_missing(self, what: str, kept: Sequence[object], there: Sequence[object]) -> None:
        if len(kept) < len(there):
            self.left_out.append(f"{len(there) - len(kept):,} of {len(there):,} {what}")

    # ---- formulas --------------------------------------------------------------------------------------------

    def flow(self, formula: Term, level: Level = Level.IMPLICATION) -> Flow:
        """A formula of the page."""
        return _flow(self.writer.beside(formula), formula, level)

    def statement(self) -> Row:
        return _row(self.writer, Line(self.formula, ""))

    def rows(self, part: Part) -> list[Row]:
        """The lines of a part, chained."""
        result: list[Row] = []
        end: Term | None = None
        for line in part.lines:
            new = _row(self.writer, line)
            left, right = _sides(line.formula)
            if left is not None and left == end:
                result[-1] = replace(result[-1], alone=False)
                new = replace(new, left=None, alone=False)
            end = right
            result.append(new)
        return result

    def equations(self, definitions: Sequence[Definition]) -> list[Equation]:
        """Those of the definitions that there is room for, as equations."""
        kept = {d.name for d in self.definitions}
        own = {d.name for d in self.reading.own_definitions}
        return [self._equation(d, set(own)) for d in definitions if d.name in kept]

    def _equation(self, definition: Definition, taken: set[str]) -> Equation:
        names = self.writer.names
        params: list[Var] = []
        for p in definition.params:
            params.append(b.var(names.for_parameter(p.name, p.of, taken), p.of))
            taken.add(params[-1].name)
        inside = replace(self.writer, taken=frozenset(taken), facts=())
        values = dict(zip(definition.params, params, strict=True))
        left, right = b.app(definition, *params), b.substitute(definition.body, values)
        flow = (*_flow(inside, left, Level.SUM), inside.medium.before(":="), *_flow(inside, right, Level.SUM))
        kinds = [f"{one_line((inside.name(p),))}: {kind(p.of)}" for p in params if p.of != REAL]
        return Equation(definition.name, flow, ", ".join(kinds))

    def symbols(self) -> list[tuple[str, list[Box]]]:
        """The symbols of the theorem by their kind, in words, in the order in which they appear."""
        kinds: dict[str, list[Box]] = {}
        for variable in self.reading.symbols:
            kinds.setdefault(kind(variable.of), []).append(self.writer.name(variable))
        return list(kinds.items())


def _sides(formula: Term) -> tuple[Term, Term] | tuple[None, None]:
    """What a relation stands between."""
    if not isinstance(formula, App) or formula.head not in t.RELATIONS:
        return None, None
    left, right = formula.args
    return left, right


def _row(page: Writer, line: Line) -> Row:
    writer = page.beside(line.formula, *line.given).knowing(*line.given)
    beside = page.beside(*line.given).knowing(*line.given)
    given = tuple(_flow(beside, formula) for formula in line.given)
    left, right = _sides(line.formula)
    if left is None or right is None or not isinstance(line.formula, App):
        return Row(None, None, _flow(writer, line.formula), line.reason, given, True)
    sign = _SIGNS[line.formula.head.name]
    return Row(_flow(writer, left, Level.SUM), sign, _flow(writer, right, Level.SUM), line.reason, given, True)


def _flow(writer: Writer, formula: Term, level: Level = Level.IMPLICATION) -> Flow:
    try:
        return writer.flow(formula, level)
    except (TermError, RecursionError):
        return (writer.medium.words(f"a formula of {formula.size:,} symbols, too deep to be typeset"),)
