"""Vectors and matrices as users write them: `[m1, m2]`, `[[a, b], [b, c]]`.

Brackets and commas are all that is read here; an entry is an expression, which `requests` reads.  Nothing is evaluated.
"""

from __future__ import annotations

from symit.families.requests import expression, split
from symit.kernel.terms import Term
from symit.language.errors import NotUnderstood


def is_list(text: str) -> bool:
    return text.strip().startswith("[")


def vector(text: str, what: str, whole: frozenset[str] = frozenset()) -> list[Term]:
    """With these names for whole numbers.  Raises NotUnderstood, which says what was to be read."""
    found = entries(text)
    if not found or any(map(is_list, found)):
        raise NotUnderstood(f"{what} is a list such as [m1, m2], not {text.strip()!r}")
    return [expression(entry, whole) for entry in found]


def matrix(text: str, what: str) -> list[list[Term]]:
    """A list of rows of one length.  Raises NotUnderstood."""
    rows = entries(text)
    if not rows or not all(map(is_list, rows)):
        raise NotUnderstood(f"{what} is a list of rows such as [[a, b], [b, c]], not {text.strip()!r}")
    found = [vector(row, f"a row of {what}") for row in rows]
    if len({len(row) for row in found}) > 1:
        lengths = ", ".join(str(len(row)) for row in found)
        raise NotUnderstood(f"{what} has rows of different lengths: {lengths}")
    return found


def entries(text: str) -> list[str]:
    """What stands between the brackets; nothing where they do not enclose it all."""
    text = text.strip()
    if not (text.startswith("[") and text.endswith("]")):
        return []
    inside, depth = text[1:-1], 0
    for sign in inside:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return []
    found = [part.strip() for part in split(inside)]
    if "" in found:
        raise NotUnderstood(f"an entry of {text!r} is empty")
    return found
