"""Which of the bars in a relation are those of an absolute value or of a number of values: |H(X|Y) - H(Z)|, log|X|.

Before the grammar of `information_grammar`, to which a bar that opens, one that closes and one that conditions are
three signs.  A bar within the parentheses of a quantity conditions.  Elsewhere it closes where something can end that
another one began, and opens otherwise.
"""

from __future__ import annotations

import re

BAR, BARRED = "\ue000", "\ue001"
"""What stands for a bar that opens and for one that closes; nobody writes these."""

_FAR = 40
"""Characters before a bar that are looked at."""
_MARKS = re.compile(r"_\|\|_|\\?[|∣]|[()\[\]{}]")
_OPERAND = re.compile(rf"[\w)\]}}'′’{BARRED}](?<!\blog)(?<!\bln)\s*\Z")
_QUANTITY = re.compile(r"\w\s*(?:\\left\s*)?\Z")
_EXTREME = re.compile(r"(?:min|max|abs)\s*(?:\\left\s*)?\Z")


def with_bars(text: str) -> str:
    """The same text, as long as before, with signs for the bars of absolute values; unchanged where these do not
    match."""
    written, inside = list(text), [""]
    for found in _MARKS.finditer(text):
        mark, before = found[0], "".join(written[max(found.start() - _FAR, 0) : found.start()])
        if mark in "([{":
            is_quantity = _QUANTITY.search(before) and not _EXTREME.search(before)
            inside.append("quantity" if is_quantity else mark)
        elif mark in ")]}":
            if len(inside) == 1 or inside.pop() == BAR:
                return text
        elif mark in "|∣" and inside[-1] != "quantity":
            closes = inside[-1] == BAR and _OPERAND.search(before)
            written[found.start()] = BARRED if closes else BAR
            inside = inside[:-1] if closes else [*inside, BAR]
    return "".join(written) if len(inside) == 1 else text


def without_bars(text: str) -> str:
    """As it was written."""
    return text.replace(BAR, "|").replace(BARRED, "|")
