"""What `symit derive` prints: the derivation with its value, the code, or one JSON object."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from symit.evidence.decimals import Decimal
from symit.families.entry import Family
from symit.families.requests import NO_OTHERS
from symit.language.errors import NotUnderstood
from symit.library.deriving import UNKNOWN, Derived, derive, numbers
from symit.library.published import Published, source_code


@dataclass(frozen=True)
class Told:
    """The text to print, whether the question stays open, and what is proved, if anything is."""

    text: str
    undecided: bool
    shown: Published | None


def answer(
    question: str, at: str, unit: str, target: str | None, as_json: bool, width: int, families: Path | None = None
) -> Told:
    """Raises NotUnderstood, and NotExportable where code is asked for that cannot be made."""
    start = time.perf_counter()
    general, values = derive(question, _own(families)), numbers(at)
    there = general.at(values)
    if values and there.symbols:
        names = ", ".join(sorted(v.name for v in there.symbols))
        raise NotUnderstood(f"a value needs a number for each parameter, and {names} has none")
    found = general if general.published and there.published else there
    value, matrix = there.value(unit), there.matrix()
    code = source_code([found.proved], target, unit) if target else None
    if as_json:
        said = json.dumps(_entry(found, matrix or value, unit, code, time.perf_counter() - start), ensure_ascii=False)
    else:
        said = code if code is not None else _shown(found, matrix or value, unit, width)
    return Told(said.rstrip("\n") + "\n", there.status == UNKNOWN, found.shown)


def _own(file: Path | None) -> Mapping[str, Family]:
    """Families of one's own, by name."""
    if file is None:
        return NO_OTHERS
    from symit.library.own_families import families_in  # which needs SymPy

    return families_in(file)


Value: TypeAlias = "Decimal | Mapping[tuple[str, str], Decimal | None] | None"


def _entry(found: Derived, value: Value, unit: str, code: str | None, seconds: float) -> dict[str, object]:
    entry = found.data(seconds)
    entry["unit"] = found.unit(unit) or None
    if isinstance(value, Mapping):
        entry["value"] = [
            [_number(value.get((row, column), value.get((column, row)))) for column in found.request.rows]
            for row in found.request.rows
        ]
    else:
        entry["value"] = _number(value)
    return entry if code is None else {**entry, "code": code}


def _number(value: Decimal | None) -> dict[str, str] | None:
    return None if value is None else {"midpoint": value.midpoint, "radius": value.radius}


def _shown(found: Derived, value: Value, unit: str, width: int) -> str:
    said = found.text(width)
    if isinstance(value, Mapping):
        known = ((place, v) for place, v in value.items() if place not in found.missing or v is not None)
        return "\n".join([said, *(f"value at {row}, {column}: {v}" for (row, column), v in known), ""])
    return said if value is None else f"{said}\nvalue {value} {found.unit(unit)}".rstrip() + "\n"
