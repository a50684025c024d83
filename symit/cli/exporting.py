"""`symit export`: numeric functions as source that needs no symit."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from symit.cli.completion import ids
from symit.cli.derivations import chosen, published
from symit.cli.options import TARGETS, UNITS, WHAT, Commands, command, takes, takes_fresh, takes_json, takes_output
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.screen import deliver, make_folder

if TYPE_CHECKING:
    from symit.export.tables import TableFunction
    from symit.library.published import Published


def add(commands: Commands) -> None:
    made = command(commands, "export", _export, "a numeric function as source that needs no symit")
    says = (
        "several go into one module; mutual-information, conditional-entropy and total-correlation take a joint table"
    )
    takes(made, "what", f"{WHAT}; {says}", ids, nargs="+", metavar="ID|FILE")
    made.add_argument("--target", choices=TARGETS, default="numpy", help="the language (numpy)")
    made.add_argument("--unit", choices=UNITS, default="nats", help="of entropies and divergences (nats)")
    made.add_argument(
        "--certificates", type=Path, metavar="DIR", help="write there what proves that the code computes the theorem"
    )
    takes_fresh(made)
    takes_json(made)
    takes_output(made)


def _export(options: argparse.Namespace) -> int:
    from symit.export.errors import NotExportable
    from symit.export.tables import TABLE_FUNCTIONS
    from symit.library.named import identifier
    from symit.library.published import source_code

    names = [identifier(word) if identifier(word) in TABLE_FUNCTIONS else word for word in dict.fromkeys(options.what)]
    words = [name for name in names if name not in TABLE_FUNCTIONS]
    theorems = list(published(chosen(words, options.fresh), options.fresh)) if words else []
    tables = [TABLE_FUNCTIONS[name] for name in names if name in TABLE_FUNCTIONS]
    several: list[Published | TableFunction] = [*theorems, *tables]
    _require_numbers(theorems, options.unit)
    try:
        source = source_code(several, options.target, options.unit)
    except NotExportable as reason:
        raise Misunderstood(f"this cannot be exported: {reason}") from reason
    if options.certificates:
        _write_certificates(theorems, options.unit, options.certificates)
    functions = [f.form.name for theorem in theorems for f in theorem.numeric_functions(options.unit)]
    _deliver(source, [*functions, *(table.name for table in tables)], options)
    return HOLDS


def _require_numbers(theorems: Sequence[Published], unit: str) -> None:
    """Raises Misunderstood for a theorem that gives no function, and says what does."""
    from symit.export.errors import NotExportable
    from symit.export.tables import TABLE_FUNCTIONS

    for theorem in theorems:
        try:
            theorem.numeric_functions(unit)
        except NotExportable as reason:
            others = [name for name, form in TABLE_FUNCTIONS.items() if form.theorem == theorem.id]
            hint = f"; for its value on tables: symit export {others[0]}" if others else ""
            raise Misunderstood(f"{theorem.id} cannot be exported: {reason}{hint}") from reason


def _write_certificates(theorems: Sequence[Published], unit: str, folder: Path) -> None:
    make_folder(folder)
    for function in (f for theorem in theorems for f in theorem.numeric_functions(unit)):
        text, _ = function.certificate
        deliver(text, folder / f"{function.reading.id}-numeric.json")


def _deliver(source: str, functions: Sequence[str], options: argparse.Namespace) -> None:
    if options.output or not options.json:
        deliver(source, options.output)
    if options.json:
        from symit.certificates.summary import as_json

        print(as_json([], target=options.target, unit=options.unit, functions=list(functions), source=source))
