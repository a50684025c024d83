"""How many of a function's arguments are written as indices on a page: as many as look like indices wherever it stands.

    w(k, s, z) and w(k, k + 1, z) on one page: w_k(s, z) and w_k(k + 1, z)

Stands on the kernel's terms and on `names`; `writer` asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile

from symit.kernel import terms as t
from symit.kernel.terms import INT, Abs, App, Bound, Num, Term, Var
from symit.render.names import INDICES, base_of


def fewest_indices(formulas: Iterable[Term]) -> Mapping[str, int]:
    """Of each function with several integers in front that formulas speak of by name."""
    found: dict[str, int] = {}
    pending = [(formula, tuple[str, ...]()) for formula in formulas]
    seen: set[tuple[int, tuple[str, ...]]] = set()
    while pending:
        term, hints = pending.pop()
        if (id(term), hints) in seen or not any(map(_has_several, term.free)):
            continue
        seen.add((id(term), hints))
        if isinstance(term, Abs):
            pending.append((term.body, (term.hint, *hints)))
        elif isinstance(term, App):
            pending += [(part, hints) for part in term.args]
            function = term.args[0] if term.head == t.CALL else None
            if isinstance(function, Var) and _has_several(function):
                count = _leading(term.args[1:], hints)
                found[function.name] = min(count, found.get(function.name, count))
    return found


def _leading(arguments: tuple[Term, ...], hints: tuple[str, ...]) -> int:
    return sum(1 for _ in takewhile(lambda argument: is_index(argument, hints), arguments))


def _has_several(variable: Var) -> bool:
    return variable.of.name == "fun" and variable.of.args[1:3] == (INT, INT)


def is_index(term: Term, hints: tuple[str, ...] = ()) -> bool:
    """Does it look like an index?  `hints` are the names of what is bound around it, the innermost first."""
    if isinstance(term, Var):
        return term.of == INT and base_of(term.name) in INDICES
    if isinstance(term, Bound):
        return term.of == INT and term.index < len(hints) and base_of(hints[term.index]) in INDICES
    if isinstance(term, App) and term.head == t.ADD:
        return all(is_index(part, hints) for part in term.args)
    return isinstance(term, Num)
