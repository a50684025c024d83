"""The families by name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module

from symit.families.entry import Family
from symit.language.errors import NotUnderstood

KIN = (
    *("gaussian", "exponential", "gamma", "beta", "uniform", "two_sided", "waiting", "circle"),
    *("counting", "trials", "categorical", "from_one", "all_integers"),
)
"""The files of entries, in the order in which the catalogue is shown."""

CATALOGUE: Mapping[str, Family] = {
    family.name: family
    for kin in KIN
    for family in vars(import_module(f"symit.families.entries.{kin}")).values()
    if isinstance(family, Family)
}


def family_called(name: str, own: Mapping[str, Family] = CATALOGUE) -> Family:
    """One of the catalogue or of one's `own`.  Raises NotUnderstood, with the nearest name."""
    every = {**CATALOGUE, **own}
    if name in every:
        return every[name]
    by_letters = {n.lower(): n for n in every}
    near = get_close_matches(name.lower(), by_letters, n=1, cutoff=0.5)
    hint = f"did you mean {by_letters[near[0]]}?" if near else "`symit list families` shows what there is"
    raise NotUnderstood(f"there is no family called {name!r}; {hint}")
