"""The catalogue as a list: each family with its parameters, their domains, and where it lives."""

from __future__ import annotations

from collections.abc import Sequence

from symit.certificates.summary import Entry
from symit.families.catalogue import CATALOGUE, family_called
from symit.families.entry import ABOVE_ONE, COUNT, NEGATIVE, POSITIVE, REAL, UNIT, WEIGHT, WHOLE, Family
from symit.families.parametrisations import parametrisations
from symit.families.vectors.reading import FAMILIES as VECTORS
from symit.families.vectors.reading import WHERE, ways_of
from symit.kernel import terms as t
from symit.render.text import text

SIGNS = {
    POSITIVE: " > 0",
    NEGATIVE: " < 0",
    ABOVE_ONE: " > 1",
    WEIGHT: " >= 0",
    UNIT: " in (0, 1)",
    COUNT: " in {1, 2, …}",
    WHOLE: " whole",
    REAL: "",
}


def families(words: Sequence[str] = ()) -> list[Entry]:
    """Those whose names have one of these words, or all.  Raises NotUnderstood, with the nearest name."""
    every = {f.name: _entry(f) for f in CATALOGUE.values()} | {name: _of_vectors(name) for name in VECTORS}
    if not words:
        return list(every.values())
    found = {w: [n for n in every if w.lower() in n.lower()] or [family_called(w).name] for w in words}
    return [every[n] for n in dict.fromkeys(n for names in found.values() for n in names)]


def _of_vectors(name: str) -> Entry:
    own, *others = ([{"name": p, "domain": kind} for p, kind in way] for way in ways_of(name))
    support, conditions = WHERE[name]
    return {
        "name": name,
        "parameters": own,
        "others": others,
        "conditions": conditions,
        "support": support,
        "discrete": False,
    }


def table(entries: Sequence[Entry]) -> list[str]:
    """`Gamma(shape > 0, rate > 0)  on (0, ∞)`, what is asked of the parameters together, and of a single family the
    other parameters that it may be given by."""
    calls = [_call(e["name"], e["parameters"]) for e in entries]
    width = max(map(len, calls))
    lines = [
        f"{call:<{width}}  on {entry['support']}{''.join(f', {c}' for c in entry['conditions'])}".rstrip()
        for call, entry in zip(calls, entries, strict=True)
    ]
    others = [_call(e["name"], other) for e in entries for other in e["others"]] if len(entries) == 1 else []
    return lines + [f"or {call}" for call in others]


def _call(name: str, parameters: Sequence[Entry]) -> str:
    return f"{name}({', '.join(p['name'] + SIGNS.get(p['domain'], '') for p in parameters)})"


def _entry(family: Family) -> Entry:
    values = family.variables
    own, *others = (
        [{"name": name, "domain": domain} for name, domain in p.parameters] for p in parametrisations(family)
    )
    return {
        "name": family.name,
        "parameters": own,
        "others": others,
        "conditions": [text(c) for c in (family.given(*values) if family.given else ())],
        "support": text(family.support(*values)),
        "discrete": family.point.of == t.INT,
    }
