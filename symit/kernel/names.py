"""Which names may stand for what, wherever something is printed.

A name in a certificate is data, and may come from anyone.  It is letters, digits and underscores of ASCII, so no two
names look alike; a variable is never called like a word of the notation; and the names of bound variables, which mean
nothing, are chosen here by whoever prints.  The room that typesets adds the signs of its own notation to these words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import count

from symit.kernel.definitions import STANDARD
from symit.kernel.terms import OPERATORS, Sort

WORDS = frozenset((*OPERATORS, *STANDARD, "oo"))
"""What the notation means something by: no variable is called so, and only a standard definition by its own name."""

MAX_NAME = 100
_LETTERS = {"real": "xyzuvwst", "int": "nkjiml", "fun": "fgh", "space": "STU", "bool": "abc"}


def is_name(name: str) -> bool:
    """Can it name anything?"""
    return name.isascii() and name.isidentifier() and len(name) <= MAX_NAME


def names_for(sort: Sort) -> Iterator[str]:
    """Names for a variable of this sort, the usual ones first, without end."""
    letters = _LETTERS.get(sort.name, "xyzuvw")
    yield from letters
    yield from (f"{letters[0]}{number}" for number in count(1))


def unused(sort: Sort, *taken: Container[str]) -> str:
    """The first usual name for a variable of this sort that is not taken."""
    return next(name for name in names_for(sort) if not any(name in names for names in taken))
