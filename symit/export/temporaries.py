"""A term as lines of code: what is needed twice, or squared, is computed once and has a name.

Between `expressions` and the targets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from symit.export.constants import is_constant
from symit.export.expressions import MAX_REPEATED, WRITTEN, Code, constant_value, identifier, split_sign
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term

LONG = 8
"""An argument of so many nodes has a name of its own."""

Writer = TypeVar("Writer", bound=Code)


def assignments(term: Term, code: Writer, taken: set[str]) -> tuple[list[tuple[str, str]], Writer]:
    """(name, expression) for each part of the term that is named, and code that uses the names.

    What one case of a distinction needs has no name unless it has a value everywhere: the other may hold where it has
    none.
    """
    needed: set[Term] = set()
    _need(term, needed)
    uses: Counter[Term] = Counter()
    order: dict[App, None] = {}
    _count(term, uses, order)
    lines: list[tuple[str, str]] = []
    for part in order:
        if uses[part] > 1 and part != term and (part in needed or _is_defined(part)):
            name = _free(_name(part), taken)
            lines.append((name, code.write(part)))
            code = replace(code, names={**code.names, part: name})
    return lines, code


def _count(term: Term, uses: Counter[Term], order: dict[App, None]) -> None:
    """How often each part is needed, the innermost parts first."""
    if not isinstance(term, App) or constant_value(term) is not None or is_constant(term) or term.head == t.CALL:
        return
    negative, size = split_sign(term)
    if negative:
        _count(size, uses, order)
        return
    if isinstance(term.head, Definition) and term.head not in WRITTEN:
        _count(b.unfold(term), uses, order)
        return
    if term.sort == t.BOOL:  # a comparison has no name
        for part in term.args:
            _count(part, uses, order)
        return
    if _is_inverse(term):
        _count(term.args[0], uses, order)
        return
    uses[term] += 1
    if uses[term] > 1:
        return
    for part in term.args:
        _count(part, uses, order)
        if isinstance(term.head, Definition) and part.size > LONG:
            uses[split_sign(part)[1]] += 1
    if _is_repeated(term):
        uses[term.args[0]] += 1
    order[term] = None


def _need(term: Term, needed: set[Term]) -> None:
    """The parts of a term that are evaluated whatever case holds."""
    if not isinstance(term, App) or term in needed:
        return
    needed.add(term)
    _need(split_sign(term)[1], needed)
    if isinstance(term.head, Definition) and term.head not in WRITTEN:
        _need(b.unfold(term), needed)
        return
    for part in term.args[:1] if term.head == t.IF else term.args:
        _need(part, needed)


def _is_defined(term: Term) -> bool:
    """Has the term a value wherever its variables have one?"""
    if not isinstance(term, App):
        return True
    if term.head == t.POW:
        exponent = constant_value(term.args[1])
        return exponent is not None and exponent.denominator == 1 and exponent > 0 and _is_defined(term.args[0])
    return term.head in (t.ADD, t.MUL, t.EXP) and all(map(_is_defined, term.args))


def _is_repeated(term: App) -> bool:
    """x^n that is written as a product."""
    if term.head != t.POW or not isinstance(term.args[1], Num):
        return False
    exponent = abs(term.args[1].value)
    return exponent.denominator == 1 and 1 < exponent <= MAX_REPEATED and isinstance(term.args[0], App)


# ---- names ---------------------------------------------------------------------------------------------------


def _name(term: App) -> str:
    """What a part is called: by what it is, and by the parameter that it is about."""
    inside = [v.name for v in _first(term).free]
    stems = {name.rstrip("0123456789").rstrip("_") or name for name in inside}
    about = inside[0] if len(inside) == 1 else stems.pop() if len(stems) == 1 else ""
    return f"{identifier(about)}_{_kind(term)}" if about else _kind(term).replace("sum", "whole")


def _kind(term: App) -> str:
    if term.head == t.ADD:
        return "difference" if any(split_sign(part)[0] for part in term.args) else "sum"
    if term.head == t.MUL:
        return "ratio" if any(_is_inverse(f) for f in term.args) else "product"
    if isinstance(term.head, Definition):
        return term.head.name
    if term.head == t.POW and term.args[1] == b.num(2):
        return "squared"
    return {"exp": "exponential", "log": "logarithm", "pow": "power"}.get(term.head.name, "part")


def _is_inverse(factor: Term) -> bool:
    return b.is_app(factor, t.POW) and constant_value(factor.args[1]) == -1  # type: ignore[union-attr]


def _first(term: App) -> Term:
    """The numerator of a quotient; any other term itself."""
    above = [f for f in term.args if not _is_inverse(f)] if term.head == t.MUL else []
    return above[0] if len(above) == 1 else term


def _free(name: str, taken: set[str]) -> str:
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}_{count}"
    taken.add(found)
    return found
