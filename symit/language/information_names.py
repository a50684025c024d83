r"""Names of variables as people write them, and the one name that each way of writing stands for.

`X_{1}` and `X₁` are X_1, `X'` is X_prime, σ and `\sigma` are sigma: certificates and programs have names of ASCII, and
what is printed is read back from them.  And which names of a question may not stand beside each other without a word:
XY beside X and Y, x beside X, X1 beside X_1.  Below `information_grammar`, which finds the names in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import combinations

from symit.language.errors import NotUnderstood

_LETTER = re.compile(r"GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)")


def _greek() -> Iterator[tuple[str, str]]:
    """Each letter and the word for it: λ is lam, as in a program, where lambda is taken."""
    for code in range(0x391, 0x3CA):
        found = _LETTER.fullmatch(unicodedata.name(chr(code), ""))
        if found is not None:
            word = found[2].replace("LAMDA", "LAMBDA")
            yield chr(code), word.capitalize() if found[1] == "CAPITAL" else word.lower().replace("lambda", "lam")


_WORDS = dict(_greek())
_COMMANDS = "|".join(("lambda", *_WORDS.values()))

LETTERS = r"[^\W\d_](?:(?!_\|\|_|_\{)\w)*"
"""A name without signs; not `_||_`, which begins like one."""
NAME = rf"(?:{LETTERS}|\\(?:{_COMMANDS})(?![A-Za-z])(?:_[0-9])?)(?:_\{{\w+(?:,\w+)*\}})?['′’]*"
"""A name with the signs that may follow it."""

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def canonical(written: str) -> str:
    """The name that this way of writing it stands for."""
    name = re.sub(r"_?([₀-₉]+)", lambda found: f"_{found[1].translate(_SUBSCRIPTS)}", written)
    name = re.sub(r"_\{(.*)\}", lambda found: f"_{found[1].replace(',', '_')}", name)
    name = re.sub(r"['′’]", "_prime", name.lstrip("\\"))
    base = re.match(r"(lambda(?=[^A-Za-z]|$))|([^\W\d_])(?=[\d_]|$)", name)
    if base is None:
        return name
    letter = "lam" if base[1] and written.startswith("\\") else _WORDS.get(base[0], base[0])
    return letter + name[base.end() :]


def require_distinct(names: Collection[str]) -> None:
    """Raise NotUnderstood, with how either reading is written, where a name may be meant as others."""
    for name in names:
        parts = _parts(name, [other for other in names if other != name])
        if parts:
            together, several = ",".join(parts), " and ".join(dict.fromkeys(parts))
            raise NotUnderstood(
                f"{name} stands beside {several}: is it these together, or a variable of its own?  "
                f"Write H({together}) and so on for these together, and call a variable of its own otherwise, "
                f"such as {_unused(names)}"
            )
    for one, two in combinations(sorted(names), 2):  # capitals first
        if _alike(one) == _alike(two):
            raise NotUnderstood(
                f"{one} and {two} stand beside each other: are they one variable or two?  "
                f"Write {one} everywhere for one, and call the other one otherwise, such as {_unused(names)}"
            )


def _parts(name: str, others: Collection[str]) -> list[str]:
    """Other names that are this one when they are written one after the other."""
    if not name:
        return []
    for other in others:
        rest = name.removeprefix(other)
        if rest != name and (not rest or _parts(rest, others)):
            return [other, *_parts(rest, others)]
    return []


def _alike(name: str) -> str:
    """The same for names that differ in capitals only, or in whether a number is written as an index."""
    return re.sub(r"_(?=\d)", "", name.lower())


def _unused(names: Collection[str]) -> str:
    taken = {_alike(name) for name in names}
    return next(name for name in _usual() if _alike(name) not in taken)


def _usual() -> Iterator[str]:
    yield from "UVW"
    yield from (f"U_{number}" for number in range(1, 1_000))
