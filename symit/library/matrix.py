"""Every ordered pair of families under one measure: closed, closed under conditions, infinite, or not known.

Each pair is a task of its own, in processes or on any executor of `concurrent.futures`; results are the same whoever
ran them, and a pair's certificate is what `symit derive` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path

from symit.certificates.summary import Entry
from symit.families.catalogue import CATALOGUE, family_called
from symit.families.measures.measures import MEASURES
from symit.kernel.context import forget
from symit.language.errors import NotUnderstood
from symit.library.deriving import INFINITE, MODULO, PROVED, UNKNOWN, derive
from symit.library.running import results
from symit.processes.executors import Lost
from symit.processes.workers import Crashed

MARKS = {PROVED: "=", MODULO: "c", INFINITE: "∞", UNKNOWN: "?"}
LEGEND = "= closed   c closed under conditions   ∞ infinite   ? not known   (blank: different spaces)"


@dataclass(frozen=True)
class Cell:
    """What is known of one pair."""

    question: str
    first: str
    second: str
    status: str
    conditions: tuple[str, ...]
    why: str
    certificate: str | None

    def data(self) -> Entry:
        return {
            "question": self.question,
            "status": self.status,
            "conditions": list(self.conditions),
            "failure": self.why or None,
            "certificate": self.certificate,
        }


def questions(measure: str, names: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    """For every ordered pair of these families, or of all, that live on one kind of space: what to ask of it.

    Raises NotUnderstood.
    """
    if measure not in MEASURES or MEASURES[measure].members != 2 or MEASURES[measure].numbers:
        pairs = ", ".join(m.name for m in MEASURES.values() if m.members == 2 and not m.numbers)
        raise NotUnderstood(f"a matrix is of a measure of two distributions ({pairs}), not of {measure!r}")
    families = [family_called(n) for n in dict.fromkeys(names)] or list(CATALOGUE.values())
    return [
        (f"{measure}({_member(p.name, p.names, 1)}, {_member(q.name, q.names, 2)})", p.name, q.name)
        for p in families
        for q in families
        if p.point.of == q.point.of
    ]


def _member(name: str, parameters: Sequence[str], number: int) -> str:
    return f"{name}({', '.join(f'{p}_{number}' for p in parameters)})"


def cell(text: str, first: str, second: str) -> Entry:
    """What is known of a pair, as plain data, whatever was asked before."""
    forget()
    found = derive(text)
    digest = found.shown.digest if found.shown else None
    return asdict(Cell(text, first, second, found.status, found.conditions, found.why, digest))


def cells(
    measure: str, names: Sequence[str] = (), at_a_time: int = 1, executor: Executor | None = None
) -> Iterator[tuple[int, Cell]]:
    """Each with its number, as they are found: in so many processes here, or on an executor.

    Raises NotUnderstood.
    """
    asked = questions(measure, names)
    for number, found in results(cell, asked, at_a_time, ["matrix", asked], executor):
        if isinstance(found, Crashed | Lost):
            yield number, Cell(*asked[number], UNKNOWN, (), str(found), None)
        else:
            yield number, Cell(**{**found, "conditions": tuple(found["conditions"])})


def table(found: Sequence[Cell]) -> str:
    """A row for each first family, a column for each second one; counts below."""
    names = list(dict.fromkeys(c.first for c in found))
    marks = {(c.first, c.second): MARKS[c.status] for c in found}
    width = max(map(len, names))
    numbers = range(1, len(names) + 1)
    tens = [f"{'':<{width}}  {''.join(str(n // 10 or ' ') for n in numbers)}"] if len(names) > 9 else []
    ones = f"{'':<{width}}  {''.join(str(n % 10) for n in numbers)}"
    rows = [
        f"{first:<{width}}  {''.join(marks.get((first, second), ' ') for second in names)}  {number}"
        for number, first in enumerate(names, start=1)
    ]
    counts = {status: sum(c.status == status for c in found) for status in MARKS}
    said = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    return "\n".join([*tens, ones, *rows, "", LEGEND, f"{len(found)} pairs: {said}", ""])


# ---- as it was found -----------------------------------------------------------------------------------------


def kept(measure: str) -> str:
    """The table of all pairs as it was found when this version of symit was made.  Raises NotUnderstood."""
    file = Path(__file__).with_name("matrices") / f"{measure}.txt"
    if not file.is_file():
        raise NotUnderstood(f"no table of {measure!r} was kept")
    return file.read_text(encoding="utf-8")


def marks(text: str) -> dict[tuple[str, str], str]:
    """The mark of each pair in a table."""
    rows = [line for line in text.partition("\n\n")[0].splitlines() if not line.startswith(" ")]
    names = [row.split()[0] for row in rows]
    start = max(map(len, names)) + 2
    return {
        (first, second): row[start + place]
        for first, row in zip(names, rows, strict=True)
        for place, second in enumerate(names)
        if row[start + place] != " "
    }
