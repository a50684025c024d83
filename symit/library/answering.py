"""What `symit derive` prints: the derivation with its value, the code, or one JSON object."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

from symit.evidence.decimals import Decimal
from symit.language.errors import NotUnderstood
from symit.library.deriving import UNKNOWN, Derived, derive, numbers
from symit.library.published import source_code


@dataclass(frozen=True)
class Told:
    """The text to print, whether the question stays open, and the certificate where there is one."""

    text: str
    undecided: bool
    certificate: str


def answer(question: str, at: str, unit: str, target: str | None, as_json: bool, width: int) -> Told:
    """Raises NotUnderstood, and NotExportable where code is asked for that cannot be made."""
    start = time.perf_counter()
    general, values = derive(question), numbers(at)
    there = general.at(values)
    if values and there.symbols:
        names = ", ".join(sorted(v.name for v in there.symbols))
        raise NotUnderstood(f"a value needs a number for each parameter, and {names} has none")
    found = general if general.published and there.published else there
    value = there.value(unit)
    code = source_code([found.proved], target, unit) if target else None
    if as_json:
        said = json.dumps(_entry(found, value, unit, code, time.perf_counter() - start), ensure_ascii=False)
    else:
        said = code if code is not None else _shown(found, value, unit, width)
    return Told(said.rstrip("\n") + "\n", there.status == UNKNOWN, found.certificate() if found.published else "")


def _entry(found: Derived, value: Decimal | None, unit: str, code: str | None, seconds: float) -> dict[str, object]:
    entry = found.data(seconds)
    entry["unit"] = unit
    entry["value"] = None if value is None else {"midpoint": value.midpoint, "radius": value.radius}
    return entry if code is None else {**entry, "code": code}


def _shown(found: Derived, value: Decimal | None, unit: str, width: int) -> str:
    said = found.text(width)
    return said if value is None else f"{said}\nvalue {value} {found.unit(unit)}".rstrip() + "\n"
