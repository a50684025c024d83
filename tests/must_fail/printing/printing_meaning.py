"""What a term means, apart from what its bound variables are called: nested tuples that a reader of print can make too.

("num", value), ("var", name), ("bound", binders between), ("fun", sort, body), (operator or definition, *arguments)
"""

from __future__ import annotations

from typing import Any

from symit.kernel.terms import Abs, Bound, Num, Sort, Term, Var

Meaning = Any
SORTS = {"int": "integer", "bool": "statement"}


def meaning(term: Term) -> Meaning:
    if isinstance(term, Num):
        return ("num", term.value)
    if isinstance(term, Var):
        return ("var", term.name)
    if isinstance(term, Bound):
        return ("bound", term.index)
    if isinstance(term, Abs):
        return ("fun", sort_meaning(term.domain), meaning(term.body))
    return (term.head.name, *map(meaning, term.args))


def sort_meaning(sort: Sort) -> Meaning:
    if sort.name.startswith("point:"):
        return ("point", sort.name.removeprefix("point:"))
    return (SORTS.get(sort.name, sort.name), *map(sort_meaning, sort.args))
