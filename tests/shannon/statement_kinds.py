"""Statements as questions to the search for proofs, and those that stand for the others where each is dear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from statements import Statement

from symit.language.information import Form, Relation, form
from symit.language.information_grammar import parse_condition, parse_relation

Numbered = list[tuple[int, Statement]]
SIGN = re.compile("<=|>=|=")


def question(statement: Statement) -> tuple[list[Form], list[Form], list[Form]]:
    """What must not be negative, what is zero, and what is known not to be negative."""
    conditions = [relation for given in statement.given for relation in parse_condition(given)]
    zero = [form(c.left - c.right) for c in conditions if c.sign == "="]
    nonnegative = [d for c in conditions if c.sign != "=" for d in _differences(c)]
    return _differences(parse_relation(statement.text)), zero, nonnegative


def _differences(relation: Relation) -> list[Form]:
    """The larger side less the smaller one; for an equation both ways."""
    below, above = form(relation.right - relation.left), form(relation.left - relation.right)
    return {"<=": [below], ">=": [above], "=": [below, above]}[relation.sign]


def kinds(statement: Statement) -> tuple[object, object]:
    """Its sign with its quantities, and with its sorts of conditions."""
    (sign,) = SIGN.findall(statement.text)
    quantities = re.findall(r"\w+(?=\()", statement.text)
    conditions = re.findall(r"->|_\|\|_|determines|<=|>=|=", " ".join(statement.given))
    return (sign, frozenset(quantities)), (sign, "|" in statement.text, frozenset(conditions))


def size(statement: Statement) -> int:
    """How many variables it speaks of."""
    words = re.sub(r"\w+\(|determines", " ", " ".join((statement.text, *statement.given)))
    return len(set(re.findall(r"[A-Za-z]\w*", words)))


def numbered(statements: Iterable[Statement]) -> Numbered:
    return list(enumerate(statements))


def largest_of_each_kind(cases: Numbered) -> Numbered:
    """Of those of one kind the first with most variables."""
    found: dict[object, tuple[int, Statement]] = {}
    for number, statement in cases:
        for kind in kinds(statement):
            rival = found.setdefault(kind, (number, statement))
            if size(statement) > size(rival[1]):
                found[kind] = number, statement
    return sorted(set(found.values()), key=lambda case: case[0])


def is_equation(case: tuple[int, Statement]) -> bool:
    return SIGN.findall(case[1].text) == ["="]
