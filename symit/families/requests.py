"""What is asked for, as text: `kl(Gamma(a, b), Weibull(shape=k, scale=l))`, read into a measure and its arguments.

A call has arguments by position or by name; a value is an expression in numbers and names, which
`language.parse` reads.  Nothing is evaluated, and every mistake is a NotUnderstood that says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from symit.families.catalogue import CATALOGUE, family_called
from symit.families.entry import INTEGERS, Family, Member
from symit.families.parametrisations import Parametrisation, parametrisations
from symit.kernel import build as b
from symit.kernel.names import WORDS, is_name
from symit.kernel.terms import Term, Var
from symit.language.errors import NotUnderstood
from symit.language.information_names import canonical
from symit.language.parse import MAX_LENGTH, MAX_NESTING, ParseError, parse_expression
from symit.special import EIN, SPECIAL, ZETAS

FUNCTIONS = frozenset(("exp", "log", "sqrt", "pi", "factorial", "sin", "cos"))
TAKEN = frozenset((*WORDS, *CATALOGUE, *(d.name for d in (*SPECIAL, *ZETAS, EIN)))) - FUNCTIONS
MEANT = {
    "gamma": "the Gamma function",
    "digamma": "a derivative of the Gamma function",
    "trigamma": "a derivative of the Gamma function",
    "zeta": "Riemann's zeta function",
    "Phi": "the normal distribution function",
}
"""What letters stand for, in the words of a message."""
NO_OTHERS: Mapping[str, Family] = {}
"""Families beside those of the catalogue."""
NO_NUMBERS = ("inf", "infinity", "oo", "nan")
_NAME = re.compile(r"[^\W\d]\w*")
_CALL = re.compile(r"\s*([^\W\d]\w*)\s*\((.*)\)\s*", re.DOTALL)
_NAMED = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """A name with its arguments: calls of their own, or expressions as text."""

    name: str
    arguments: tuple[tuple[str, Argument], ...]
    """Each with the name that it is given by, or with none."""


Argument: TypeAlias = "Call | str"


def parse_call(text: str) -> Call:
    """A call and what stands in it.  Raises ParseError."""
    if len(text) > MAX_LENGTH:
        raise ParseError(f"what is asked for is longer than {MAX_LENGTH} characters", text, MAX_LENGTH)
    text = in_ascii(text)
    _require_brackets(text)
    found = _call(text)
    if found is None:
        expected = "a measure of distributions is expected, such as kl(Normal(0, 1), Laplace(0, 1))"
        raise ParseError(expected, text, 0) if text.strip() else NotUnderstood(expected)
    return found


def in_ascii(text: str) -> str:
    """With the names of ASCII that others stand for: sigma for σ, mu_1 for μ₁."""
    return _NAME.sub(lambda found: canonical(found[0]), text)


def _require_brackets(text: str) -> None:
    depth = 0
    for position, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            raise ParseError("this bracket closes nothing", text, position)
        if depth > MAX_NESTING:
            raise ParseError(f"brackets are nested more than {MAX_NESTING} levels deep", text, position)
    if depth:
        raise ParseError("a bracket is not closed", text, len(text))


def _call(text: str) -> Call | None:
    """The call that a text is, as a whole: `f(...)`, not `f(a) + g(b)`."""
    match = _CALL.fullmatch(text)
    if match is None or match[1] in FUNCTIONS or not _closes_last(match[2]):
        return None
    return Call(match[1], tuple(map(_argument, split(match[2]))))


def _closes_last(inside: str) -> bool:
    depth = 0
    for sign in inside:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return False
    return True


def split(inside: str) -> Iterator[str]:
    """The arguments between commas that stand in no further brackets."""
    if not inside.strip():
        return
    depth, start = 0, 0
    for position, sign in enumerate(inside):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield inside[start:position]
            start = position + 1
    yield inside[start:]


def _argument(text: str) -> tuple[str, Argument]:
    name, value = (match[1], match[2]) if (match := _NAMED.fullmatch(text)) else ("", text)
    if not value.strip():
        raise NotUnderstood(f"an argument is empty{f', {name}' if name else ''}")
    return name, _call(value) or value.strip()


# ---- values --------------------------------------------------------------------------------------------------


def members_of(calls: Sequence[Call], own: Mapping[str, Family]) -> tuple[Member, ...]:
    """The distributions that calls name, by their entries' parameters or by others; `own` are families beside those of
    the catalogue.  Raises NotUnderstood."""
    read = [_read(call, family_called(call.name, own)) for call in calls]
    whole = frozenset(name for _, chosen, values in read for name in _whole_names(chosen, values))
    return tuple(chosen.member(family, [_value(v, family, whole) for v in values]) for family, chosen, values in read)


def _read(call: Call, family: Family) -> tuple[Family, Parametrisation, list[Argument]]:
    if family.sized:
        call = _listed(call)
    if family.sized and len(call.arguments) < 2:
        raise NotUnderstood(f"{family.name} takes two parameters or more, and {len(call.arguments)} is given")
    family = family.taking(len(call.arguments))
    chosen = _parametrisation(call, family)
    return family, chosen, arranged(call, chosen.names)


def _listed(call: Call) -> Call:
    """`Categorical([p, q, r])` as `Categorical(p, q, r)`, and logits as the weights that they say."""
    (name, value), *others = call.arguments or (("", ""),)
    is_list = isinstance(value, str) and value.startswith("[") and value.endswith("]")
    if others or not is_list or not isinstance(value, str):
        return call
    if name not in ("", "probs", "logits"):
        raise NotUnderstood(f"{call.name} takes its weights as probs=[...] or logits=[...], not as {name}")
    entries = [entry.strip() for entry in split(value[1:-1])]
    if "" in entries:
        raise NotUnderstood(f"an entry of {value!r} is empty")
    for entry in entries:
        _require_brackets(entry)
    if name == "logits":
        whole = " + ".join(f"exp({entry})" for entry in entries)
        entries = [f"exp({entry})/({whole})" for entry in entries]
    return Call(call.name, tuple(("", _call(entry) or entry) for entry in entries))


def _whole_names(chosen: Parametrisation, values: Sequence[Argument]) -> Iterator[str]:
    """What names whole numbers, wherever else it stands."""
    for value, (_, domain) in zip(values, chosen.parameters, strict=True):
        if domain in INTEGERS and isinstance(value, str):
            yield from names_in(value)


def names_in(text: str) -> frozenset[str]:
    """What is called by a name in an expression."""
    return frozenset(name for name in _NAME.findall(text) if name not in FUNCTIONS)


def _parametrisation(call: Call, family: Family) -> Parametrisation:
    """The first that has the names that are given; the entry's own where none are."""
    every = list(parametrisations(family))
    named = {name for name, _ in call.arguments if name}
    if not named:
        return every[0]
    for one in every:
        if len(one.names) == len(call.arguments) and named <= set(one.names):
            return one
    if len(every) == 1 or any(named <= set(one.names) for one in every):
        return next((one for one in every if named <= set(one.names)), every[0])
    ways = " or ".join(f"({', '.join(one.names)})" for one in every)
    raise NotUnderstood(f"{family.name} takes {ways}, and none of them has {' and '.join(sorted(named))}")


def arranged(call: Call, names: Sequence[str]) -> list[Argument]:
    """The arguments in the order of these names, by position or by name."""
    takes = f"{call.name} takes {len(names)} {'argument' if len(names) == 1 else 'arguments'} ({', '.join(names)})"
    if len(call.arguments) != len(names):
        raise NotUnderstood(f"{takes}, not {len(call.arguments)}")
    found: dict[str, Argument] = {}
    for position, (name, value) in enumerate(call.arguments):
        if name and name not in names:
            raise NotUnderstood(f"{takes}, and none of them is called {name}")
        place = name or names[position]
        if place in found:
            raise NotUnderstood(f"{takes}; {place} is given twice")
        found[place] = value
    return [found[name] for name in names]


def _value(argument: Argument, family: Family, whole: frozenset[str]) -> Term:
    if isinstance(argument, Call):
        raise NotUnderstood(f"a parameter of {family.name} is a number or an expression, not {argument.name}(...)")
    return expression(argument, whole)


def expression(text: str, whole: frozenset[str] = frozenset()) -> Term:
    """An expression in numbers and real names, but for those of whole numbers."""
    if "=" in text or ((called := _call(text)) and called.name in CATALOGUE):
        raise NotUnderstood(f"{text!r} is no expression")
    found = [name for name in _NAME.findall(text) if name not in FUNCTIONS]
    for name in found:
        if name.lower() in NO_NUMBERS:
            raise NotUnderstood(f"{name} is no number that a parameter can be")
        if name in TAKEN:
            raise NotUnderstood(f"{name} is the name of something else, {_meant(name)}; write {name}_1 for a parameter")
        if not is_name(name):
            raise NotUnderstood(f"{name!r} cannot name a parameter: letters of ASCII, digits and _")
    names: dict[str, Var] = {name: b.integer(name) if name in whole else b.real(name) for name in found}
    return parse_expression(text, names)


def _meant(name: str) -> str:
    """What a name that is taken stands for in formulas."""
    if name in CATALOGUE:
        return "a distribution"
    return MEANT.get(name, "a word of formulas")
