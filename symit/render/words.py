"""An author's words in LaTeX: formulas in them as mathematics, theorems as references, and all else as it was written.

What is text comes out of `tex_words`, so that no character in it is a command.  Widths are in em.
"""

from __future__ import annotations

from collections.abc import Collection

from symit.render.names import Names
from symit.render.structure import Box, Break, Flow, join
from symit.render.tex_words import escape, words_width
from symit.render.word_formulas import WIDEST, formula, tokens, unbroken

_SPACE = 0.34
_BLANK: Flow = (Break(0, Box(" ", _SPACE), Box("", 0.0)),)


def in_latex(words: str, names: Names) -> Flow:
    """The words; a break is where TeX may break them."""
    parts = tokens(words)
    flow: Flow = ()
    at = done = 0
    while at < len(parts):
        found = formula(parts, at, names)
        if found is None:
            at += 1
            continue
        flow += plain("".join(part.text for part in parts[done:at])) + inline(found[0])
        at = done = found[1]
    return flow + plain("".join(part.text for part in parts[done:]))


def plain(words: str) -> Flow:
    """The words as text."""
    return join([(Box(escape(word), words_width(word)),) if word else () for word in words.split(" ")], _BLANK)


def inline(flow: Flow) -> Flow:
    """A formula between words: broken where it may be, scaled down where that is not enough."""
    if max(unbroken(flow)) > WIDEST:
        whole = "".join((item.joined if isinstance(item, Break) else item).text for item in flow)
        return (Box(rf"\resizebox{{{WIDEST}em}}{{!}}{{${whole}$}}", WIDEST),)
    dollar = Box("$", 0.0)
    return (dollar, *(_in_text(item) if isinstance(item, Break) else item for item in flow), dollar)


def _in_text(place: Break) -> Break:
    return Break(place.depth, Box(rf"{place.joined.text}\allowbreak ", place.joined.width), place.broken)


def reason(words: str, names: Names, used: Collection[str], sections: Collection[str]) -> Flow:
    """The words of a line; what it rests on (`used`) is named by its section, where it has one."""
    return join([_cited(part, names, used, sections) for part in words.split("; ")], (Box(";", 0.28), *_BLANK))


def _cited(words: str, names: Names, used: Collection[str], sections: Collection[str]) -> Flow:
    by, id = ("by ", words[3:]) if words.startswith("by ") else ("", words)
    if id not in used:
        return in_latex(words, names)
    return plain(by) + (reference(id) if id in sections else code(id))


def reference(id: str) -> Flow:
    """The section of a theorem."""
    return (*plain("Section"), *_BLANK, Box(rf"\ref{{{id}}}", 1.5))


def code(id: str) -> Flow:
    """An id as it is typed."""
    return (Box(rf"\texttt{{{escape(id)}}}", 0.55 * len(id)),)


def lines(flow: Flow, room: float) -> int:
    """In how many lines the flow is set where there is so much room."""
    count, reached = 1, 0.0
    for part in unbroken(flow):
        if reached and reached + part > room:
            count, reached = count + 1, 0.0
        reached += part + _SPACE
    return count
