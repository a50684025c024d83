"""A derivation as a page of rows, before anyone decides how the page is set.

Stands on `Reading`; `article` (LaTeX) and `terminal` set what this returns. It says which line continues the chain
above it, which symbols a theorem speaks of, and how a definition reads as an equation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.reading import Line, Part, Reading
from symit.kernel.terms import App, Definition, Sort, Term, Var
from symit.render.text import text

_SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤"}


@dataclass(frozen=True)
class Row:
    """`left sign right` and its reason.  `left` is None where the row goes on from the one above; a formula that is no
    relation stands in `right` alone.  `alone` says that no row goes on from this one, nor this one from another."""

    left: Term | None
    sign: str | None
    right: Term
    reason: str
    alone: bool


def row(formula: Term, reason: str) -> Row:
    """One formula as a row."""
    if not isinstance(formula, App) or formula.head not in t.RELATIONS:
        return Row(None, None, formula, reason, True)
    left, right = formula.args
    return Row(left, _SIGNS[formula.head.name], right, reason, True)


def rows(part: Part) -> list[Row]:
    """The lines of a part, chained."""
    result: list[Row] = []
    for line in part.lines:
        new = row(line.formula, _reason(line))
        if result and new.left is not None and result[-1].sign is not None and result[-1].right == new.left:
            result[-1] = replace(result[-1], alone=False)
            new = replace(new, left=None, alone=False)
        result.append(new)
    return result


def _reason(line: Line) -> str:
    """The author's reason, and what the line assumes beyond the theorem's hypotheses."""
    if not line.given:
        return line.reason
    return f"{line.reason} [{', '.join(map(text, line.given))}]"


def equation(definition: Definition) -> tuple[Term, str, Term]:
    """`name(parameters) := body`."""
    return b.app(definition, *definition.params), ":=", definition.body


# ---- the symbols of a theorem --------------------------------------------------------------------------------


def symbols(reading: Reading) -> list[tuple[str, list[Var]]]:
    """The free symbols of a theorem by their kind, in words, in the order in which they appear."""
    kinds: dict[str, list[Var]] = {}
    for variable in dict.fromkeys(_all_variables(reading)):
        kinds.setdefault(_kind(variable.of), []).append(variable)
    return list(kinds.items())


def _all_variables(reading: Reading) -> Iterator[Var]:
    for formula in (reading.statement, *(h.formula for h in reading.hypotheses)):
        yield from _variables(formula)


def _variables(term: Term) -> Iterator[Var]:
    if isinstance(term, Var):
        yield term
    elif isinstance(term, t.Abs):
        yield from _variables(term.body)
    elif isinstance(term, App):
        for argument in term.args:
            if argument.free:
                yield from _variables(argument)


def _kind(sort: Sort) -> str:
    if sort == t.REAL:
        return "real"
    if sort == t.INT:
        return "integer"
    if sort.name == "space":
        return "measure space"
    if t.is_abstract(sort):
        return "point of its space"
    result, *arguments = sort.args
    values = "real" if result == t.REAL else "integer" if result == t.INT else "point"
    if all(a == t.INT for a in arguments):
        return f"{values}, indexed by integers"
    places = " and ".join(_place(a) for a in arguments)
    return f"{values}-valued function of {places}"


def _place(sort: Sort) -> str:
    if sort == t.REAL:
        return "a real number"
    if sort == t.INT:
        return "an integer"
    return "a point" if t.is_abstract(sort) else "a vector"
