"""The parts of a generated module that are alike in every language: names, helper functions, docstrings, lines.

Between `expressions` and the targets.  A target says how one expression and one check are written; this file decides
what is named, what is summed in a function of its own, and which helpers go along.  It knows no target.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TypeVar

from symit.export.errors import NotExportable
from symit.export.expressions import Expressions, Formula, identifier
from symit.export.numeric_form import VECTOR, NumericForm, top
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, Abs, App, Term, Var

Writer = TypeVar("Writer", bound=Expressions)

WIDTH = 100
OPTION = ("*", 'outside: str = "raise"')
_SUMMANDS = ["summand", *(f"summand_{k}" for k in range(2, 10))]
_OWN = {"outside", "dtype", "missing", "value", "parts", "block", "result", "given", *_SUMMANDS}


# ---- names ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Names:
    """An identifier for each variable and each abbreviated term; no two alike, and none that the module needs."""

    variables: Mapping[Var, str]
    abbreviations: Mapping[Term, str]


def names_of(form: NumericForm, helpers: ModuleType) -> Names:
    if identifier(form.name) != form.name or form.name in {*_OWN, *dir(helpers)}:
        raise NotExportable(f"a function cannot be called {form.name!r}")
    taken = {form.name, *_OWN, *dir(builtins), *dir(helpers)}
    variables: dict[Var, str] = {}
    for variable in (*(p.variable for p in form.parameters), *([form.length] if form.length else [])):
        variables[variable] = claim(variable.name, taken)
    return Names(variables, {term: claim(name, taken) for name, term in form.abbreviations})


def claim(name: str, taken: set[str]) -> str:
    found = identifier(name)
    while found in taken:
        found += "_"
    taken.add(found)
    return found


# ---- the parts of the value ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A function of the generated module that does nothing but arithmetic: the value itself, or what a sum adds up.

    `term` is what a call of it stands for, `body` what it returns; a summand is written at the free index `index`.
    """

    name: str
    words: str
    term: Term
    body: Term
    arguments: tuple[Var, ...]
    index: Var | None


_VALUE = "The value, for parameters that satisfy the conditions."
_SUMMAND = "What one component of each vector adds to the sum."


def parts(form: NumericForm) -> tuple[Part, ...]:
    """The value, then the summand of each sum in it."""
    variables = (*(p.variable for p in form.parameters), *([form.length] if form.length else []))
    sums = tuple(dict.fromkeys(_sums(form.value)))
    value = Part("value", _VALUE, form.value, form.value, _used(variables, form.value), None)
    if len(sums) > len(_SUMMANDS):
        raise NotExportable(f"a value made of {len(sums)} sums is too long to export")
    return value, *(_summand(form, term, name, variables) for name, term in zip(_SUMMANDS, sums, strict=False))


def _summand(form: NumericForm, term: App, name: str, variables: Sequence[Var]) -> Part:
    space, function = term.args
    if not isinstance(function, Abs) or form.length is None or top(space) != form.length:
        raise NotExportable("only sums over all the components of the vectors can be exported")
    index = b.fresh(function.hint, function.domain, term, *variables)
    body = b.open_with(function, index)
    if any(_sums(body)):
        raise NotExportable("a sum within a sum cannot be exported")
    arguments = _used(variables, body)
    if not any(v.of == VECTOR for v in arguments):
        raise NotExportable("a sum whose terms are all alike cannot be exported; write it as a product")
    return Part(name, _SUMMAND, term, body, arguments, index)


def _sums(term: Term) -> Iterator[App]:
    if isinstance(term, App):
        if term.head == t.INTEGRAL:
            yield term
        else:
            for part in term.args:
                yield from _sums(part)


def _used(variables: Sequence[Var], term: Term) -> tuple[Var, ...]:
    """Those that a computation of `term` needs: the length is known where a sum merely runs up to it."""
    needed = _needed(term)
    return tuple(v for v in variables if v in needed)


def _needed(term: Term) -> frozenset[Var]:
    if isinstance(term, App):
        read = term.args[1:] if term.head == t.INTEGRAL else term.args
        return frozenset().union(*(_needed(a) for a in read))
    return term.free


def assignments(expressions: Writer, form: NumericForm, names: Names, body: Term) -> tuple[list[str], Writer]:
    """A line for each abbreviated term that `body` needs, and expressions that use the abbreviations from there on."""
    lines: list[str] = []
    for term in _abbreviations_in(form, body):
        name = names.abbreviations[term]
        lines += statement(f"{name} = ", expressions.write(term))
        expressions = replace(expressions, abbreviations={**expressions.abbreviations, term: name})
    return lines, expressions


def _abbreviations_in(form: NumericForm, body: Term) -> list[Term]:
    needed: list[Term] = []
    for _, term in reversed(form.abbreviations):
        if any(_occurs(term, other) for other in (body, *needed)):
            needed.insert(0, term)
    return needed


def _occurs(term: Term, within: Term) -> bool:
    if term == within:
        return True
    if isinstance(within, App) and within.head != t.INTEGRAL:
        return any(_occurs(term, part) for part in within.args)
    return False


# ---- checks of the domain ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    """A condition on one parameter; None asks for a whole number."""

    variable: Var
    condition: Term | None


def checks(form: NumericForm) -> Iterator[Check]:
    """What the values of the parameters must satisfy, parameter by parameter."""
    for parameter in form.parameters:
        if parameter.variable.of == INT:
            yield Check(parameter.variable, None)
        for condition in parameter.conditions:
            if parameter.variable in condition.free:
                yield Check(parameter.variable, condition)


def length_conditions(form: NumericForm) -> list[Term]:
    """What the number of components must satisfy."""
    return [c for p in form.parameters for c in p.conditions if p.variable not in c.free]


def names_length(form: NumericForm) -> bool:
    """Does anything but the sums themselves depend on the number of components?"""
    conditions = [c for p in form.parameters for c in p.conditions]
    return any(form.length in c.free for c in conditions) or any(form.length in p.arguments for p in parts(form))


def violated(check: Check, name: str, expressions: Expressions) -> str:
    """What is true where the check fails; `name` is the parameter, or one component of it."""
    return f"{name} % 1 > 0" if check.condition is None else expressions.violation(check.condition)


def demand(name: str, condition: Term | None, names: Names) -> str:
    """What an error says, as a string literal: "sigma must satisfy 0 < sigma"."""
    if condition is None:
        return f'"{name} must be a whole number"'
    return f'"{name} must satisfy {Formula(names.variables).condition(condition)}"'


# ---- helper functions ----------------------------------------------------------------------------------------


def definitions(module: ModuleType) -> dict[str, str]:
    """The functions and constants at the top of a module, as source text in its order."""
    lines = inspect.getsource(module).splitlines()
    found = {}
    for node in ast.parse("\n".join(lines)).body:
        name = _defined_name(node)
        if name is not None:
            first = node.lineno - 1
            while lines[first - 1].startswith("#"):
                first -= 1
            found[name] = "\n".join(lines[first : node.end_lineno])
    return found


def _defined_name(node: ast.stmt) -> str | None:
    if isinstance(node, ast.FunctionDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return None


def helpers_for(code: str, module: ModuleType) -> list[str]:
    """The definitions of `module` that `code` uses and those that they use in turn; the constants as one block."""
    available = definitions(module)
    used: set[str] = set()
    pending = [code]
    while pending:
        new = (_names_in(pending.pop()) & available.keys()) - used
        used |= new
        pending.extend(available[name] for name in new)
    functions = [text for name, text in available.items() if name in used and text.startswith("def ")]
    constants = [text for name, text in available.items() if name in used and not text.startswith("def ")]
    return [*functions, "\n".join(constants)] if constants else functions


def _names_in(code: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}


# ---- text ----------------------------------------------------------------------------------------------------


def statement(prefix: str, expression: str, indent: int = 4) -> list[str]:
    """`prefix expression` as one line, or broken inside parentheses where it is too long."""
    line = f"{' ' * indent}{prefix}{expression}"
    if len(line) <= WIDTH:
        return [line]
    inner = " " * (indent + 4)
    broken = textwrap.wrap(
        expression, WIDTH, initial_indent=inner, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
    )
    return [f"{' ' * indent}{prefix}(", *broken, f"{' ' * indent})"]


def signature(name: str, arguments: Sequence[str], result: str) -> list[str]:
    """The head of a function, on one line where it fits."""
    line = f"def {name}({', '.join(arguments)}) -> {result}:"
    if len(line) <= WIDTH:
        return [line]
    return [f"def {name}(", *(f"    {argument}," for argument in arguments), f") -> {result}:"]


def tuple_of(names: Sequence[str]) -> str:
    """Names to unpack into."""
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names)


def tuple_display(items: Sequence[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def docstring(form: NumericForm, names: Names, parameters: str, outside: str) -> list[str]:
    """What the function computes, for whom, under which conditions, and where the proof is."""
    call = f"{form.name}({', '.join(names.variables[p.variable] for p in form.parameters)})"
    conditions = "; ".join(map(_plain, form.conditions)) or "none"
    paragraphs = [
        [f"{_plain(form.title)}, in {_plain(form.units)}."],
        [f"    {call}", *statement("= ", Formula(names.variables).write(form.closed_form), 8)],
        _filled("It is evaluated in an equal form that stays accurate where this one cancels."),
        _filled(f"Conditions: {conditions}."),
        _filled(parameters),
        _filled(outside),
        ["Proved by symit, certificate sha256", f"{_plain(form.certificate)}."],
    ]
    lines = [line for paragraph in paragraphs for line in (*paragraph, "")][:-1]
    return ['    """' + lines[0], *(f"    {line}".rstrip() for line in lines[1:]), '    """']


def _filled(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False)


def _plain(words: str) -> str:
    """Words as they may stand in a docstring: on one line, and unable to end it."""
    return " ".join(words.replace("\\", "\\\\").replace('"""', "'''").split())


def module(form: NumericForm, needs: str, imports: Sequence[str], functions: Sequence[str], helpers: ModuleType) -> str:
    """The whole module: what it is, its imports, its functions, and the helpers that they use."""
    head = [
        f'"""{form.name}: {_plain(form.title)}.',
        "",
        f"Written by symit from a proved formula; needs {needs} and nothing else.",
        '"""',
        *("", *imports, ""),
        f'__all__ = ["{form.name}"]',
    ]
    return "\n\n\n".join(["\n".join(head), *functions, *helpers_for("\n".join(functions), helpers)]) + "\n"
