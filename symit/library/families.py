"""The catalogue as a list: each family with its parameters, their domains, and where it lives."""

from __future__ import annotations

from collections.abc import Sequence

from symit.certificates.summary import Entry
from symit.families.catalogue import CATALOGUE, family_called
from symit.families.entry import COUNT, POSITIVE, REAL, UNIT, Family
from symit.kernel import terms as t
from symit.render.text import text

SIGNS = {POSITIVE: " > 0", UNIT: " in (0, 1)", COUNT: " in {1, 2, …}", REAL: ""}


def families(words: Sequence[str] = ()) -> list[Entry]:
    """Those whose names have one of these words, or all.  Raises NotUnderstood, with the nearest name."""
    if not words:
        return [_entry(f) for f in CATALOGUE.values()]
    found = {n: f for w in words for n, f in CATALOGUE.items() if w.lower() in n.lower()}
    return [_entry(f) for f in (found or {w: family_called(w) for w in words}).values()]


def table(entries: Sequence[Entry]) -> list[str]:
    """`Gamma(shape > 0, rate > 0)  on (0, ∞)`, and what is asked of the parameters together."""
    calls = [f"{e['name']}({', '.join(p['name'] + SIGNS[p['domain']] for p in e['parameters'])})" for e in entries]
    width = max(map(len, calls))
    return [
        f"{call:<{width}}  on {entry['support']}{''.join(f', {c}' for c in entry['conditions'])}".rstrip()
        for call, entry in zip(calls, entries, strict=True)
    ]


def _entry(family: Family) -> Entry:
    values = family.variables
    return {
        "name": family.name,
        "parameters": [{"name": name, "domain": domain} for name, domain in family.parameters],
        "conditions": [text(c) for c in (family.given(*values) if family.given else ())],
        "support": text(family.support(*values)),
        "discrete": family.point.of == t.INT,
    }
