"""The parts of a generated module that are no arithmetic: names, docstrings, imports, and what it carries along.

Between `expressions` and `writer`.  It knows no target.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from symit.export.errors import NotExportable
from symit.export.expressions import Formula, identifier
from symit.export.numeric_form import NumericForm
from symit.kernel.terms import Term
from symit.proving.accurate.pieces import Note

WIDTH = 88
OPTION = ("*", 'outside: str = "raise"')

_IMPORTS = {
    "math": "import math",
    "Callable": "from collections.abc import Callable",
    "Iterable": "from collections.abc import Iterable",
    "Sequence": "from collections.abc import Sequence",
    "MAX_EMAX": "from decimal import MAX_EMAX",
    "MIN_EMIN": "from decimal import MIN_EMIN",
    "Context": "from decimal import Context",
    "Decimal": "from decimal import Decimal",
    "Fraction": "from fractions import Fraction",
    "Iterator": "from collections.abc import Iterator",
    "getcontext": "from decimal import getcontext",
    "localcontext": "from decimal import localcontext",
    "cache": "from functools import cache",
    "lru_cache": "from functools import lru_cache",
    "Any": "from typing import Any",
    "TypeAlias": "from typing import TypeAlias",
    "factorial": "from math import factorial",
    "perm": "from math import perm",
    "mp": "from mpmath import mp",
    "special": "from scipy import special",
    "np": "import numpy as np",
    "ArrayLike": "from numpy.typing import ArrayLike",
    "NDArray": "from numpy.typing import NDArray",
}
_STANDARD = ("math", "collections.abc", "decimal", "fractions", "functools", "typing")
_UNTYPED = ("mpmath", "scipy")  # mypy finds stubs of them in some places and not in others


# ---- names ---------------------------------------------------------------------------------------------------


def names_of(form: NumericForm, carried: Sequence[ModuleType]) -> dict[Term, str]:
    """An identifier for each variable; no two alike, and none that the module needs."""
    reserved = {*dir(builtins), *(name for module in carried for name in dir(module)), "outside", "mp", "np", "math"}
    if identifier(form.name) != form.name or form.name in reserved:
        raise NotExportable(f"a function cannot be called {form.name!r}")
    taken = {form.name, *reserved}
    length = [form.length] if form.length else []
    return {v: claim(v.name, taken) for v in (*(p.variable for p in form.parameters), *length)}


def claim(name: str, taken: set[str]) -> str:
    found = identifier(name)
    while found in taken:
        found += "_"
    taken.add(found)
    return found


# ---- what a module carries along -----------------------------------------------------------------------------


def definitions(module: ModuleType) -> dict[str, str]:
    """The functions, classes and constants at the top of a module, as source text in its order."""
    lines = inspect.getsource(module).splitlines()
    found: dict[str, str] = {}
    body = ast.parse("\n".join(lines)).body
    for position, node in enumerate(body):
        following = body[position + 1] if position + 1 < len(body) else None
        for name in _defined_names(node):
            found[name] = _text(lines, node, following)
    return found


def _text(lines: list[str], node: ast.stmt, following: ast.stmt | None) -> str:
    """The lines of a definition, with the comment before it and the string after it."""
    decorators = [one.lineno for one in getattr(node, "decorator_list", ())]
    first, last = min((node.lineno, *decorators)) - 1, node.end_lineno or node.lineno
    while lines[first - 1].startswith("#") and not lines[first - 1].startswith("# ----"):
        first -= 1
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) and isinstance(following, ast.Expr):
        last = following.end_lineno or last
    return "\n".join(lines[first:last])


def _defined_names(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    target = (
        node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
    )
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return [part.id for part in parts if isinstance(part, ast.Name)]


def carried_for(code: str, modules: Sequence[ModuleType], there: Sequence[str] = ()) -> list[str]:
    """The definitions of the modules that `code` uses and those that they use in turn, but for what is there; the
    constants as one block."""
    available = {name: text for module in modules for name, text in definitions(module).items() if name not in there}
    used: set[str] = set()
    pending = [code]
    while pending:
        new = (_names_in(pending.pop()) & available.keys()) - used
        used |= new
        pending.extend(available[name] for name in new)
    texts = list(dict.fromkeys(text for name, text in available.items() if name in used))
    functions = [text for text in texts if _is_function(text)]
    constants = [text for text in texts if not _is_function(text)]
    return [*functions, "\n".join(constants)] if constants else functions


def standing_alone(name: str, words: str, code: str, returned: str, modules: Sequence[ModuleType]) -> str:
    """A function without arguments that has within it what the code uses, whatever has these names outside."""
    carried = carried_for(f"{code}\n{returned}", modules, there=("Real",))
    inside = textwrap.indent("\n\n".join([code, *carried]), "    ")
    head = ["@cache", f"def {name}() -> Callable[..., Any]:", f'    """{words}"""', ""]
    return "\n".join([*head, inside, "", *statement("return ", returned)])


def _is_function(text: str) -> bool:
    return isinstance(ast.parse(text).body[0], (ast.FunctionDef, ast.ClassDef))


def _names_in(code: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}


def imports_for(code: str) -> list[str]:
    """The imports that the code needs, sorted and grouped as formatters have it."""
    lines = [_IMPORTS[name] for name in _names_in(code) & _IMPORTS.keys()]
    plain = sorted(line for line in lines if line.startswith("import "))
    members: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("from "):
            _, module, _, name = line.split()
            members.setdefault(module, []).append(name)
    listed = [
        f"from {module} import {', '.join(sorted(names, key=_import_order))}" for module, names in members.items()
    ]
    groups: list[list[str]] = [[], []]
    for line in [*plain, *sorted(listed)]:
        module = line.split()[1]
        ignored = "  # type: ignore[import-untyped, unused-ignore]" if module in _UNTYPED else ""
        groups[0 if module in _STANDARD else 1].append(line + ignored)
    return ["from __future__ import annotations", *(line for group in groups if group for line in ("", *group))]


def _import_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


# ---- text ----------------------------------------------------------------------------------------------------


def statement(prefix: str, expression: str, indent: int = 4) -> list[str]:
    """`prefix expression` as one line, or broken inside parentheses where it is too long."""
    line = f"{' ' * indent}{prefix}{expression}"
    if len(line) <= WIDTH:
        return [line]
    inner = " " * (indent + 4)
    return [f"{' ' * indent}{prefix}(", *_broken(expression, inner), f"{' ' * indent})"]


def _broken(expression: str, indent: str) -> list[str]:
    """A line for each summand, or for as many words as fit where a summand is longer than a line."""
    lines: list[str] = []
    depth, start = 0, 0
    for k, c in enumerate(expression):
        depth += (c in "([{") - (c in ")]}")
        if depth == 0 and expression[k : k + 3] in (" + ", " - ") and k > start:
            lines.append(expression[start:k])
            start = k + 1
    lines.append(expression[start:])
    wrap = {"initial_indent": indent, "subsequent_indent": indent + "    ", "break_long_words": False}
    return [part for line in lines for part in textwrap.wrap(line.strip(), WIDTH, break_on_hyphens=False, **wrap)]  # type: ignore[arg-type]


def signature(name: str, arguments: Sequence[str], result: str) -> list[str]:
    """The head of a function, on one line where it fits."""
    line = f"def {name}({', '.join(arguments)}) -> {result}:"
    if len(line) <= WIDTH:
        return [line]
    inside = f"    {', '.join(arguments)}"
    if len(inside) <= WIDTH:
        return [f"def {name}(", inside, f") -> {result}:"]
    return [f"def {name}(", *(f"    {argument}," for argument in arguments), f") -> {result}:"]


def call(prefix: str, function: str, arguments: Sequence[str], indent: int = 0) -> list[str]:
    """A call as a statement within a function, on as few lines as formatters would use."""
    margin, width = " " * 4, WIDTH - indent
    line = f"{margin}{prefix}{function}({', '.join(arguments)})"
    if len(line) <= width:
        return [line]
    inside = f"{margin * 2}{', '.join(arguments)}"
    listed = [inside] if len(inside) <= width else [f"{margin * 2}{argument}," for argument in arguments]
    return [f"{margin}{prefix}{function}(", *listed, f"{margin})"]


def demand(name: str, condition: Term | None, names: Mapping[Term, str]) -> str:
    """What an error says, as a string literal: "sigma must satisfy 0 < sigma"."""
    if condition is None:
        return f'"{name} must be a whole number"'
    return f'"{name} must satisfy {Formula(names).condition(condition)}"'


@dataclass(frozen=True)
class About:
    """What the docstrings of a target say of its parameters and its results; `range` where values were right."""

    parameters: str
    vectors: str
    outside: str
    range: str = ""


def docstring(form: NumericForm, names: Mapping[Term, str], about: About) -> list[str]:
    """What the function computes and how well, under which conditions, and where the proof is."""
    whole = f"{form.name}({', '.join(names[p.variable] for p in form.parameters)})"
    vectors = [names[p.variable] for p in form.parameters if p.is_vector]
    listed = about.vectors.format(names=" and ".join(vectors)) if vectors else ""
    conditions = dict.fromkeys(map(_plain, form.conditions))
    paragraphs = [
        filled(f"{_plain(form.title)}{f', in {_plain(form.units)}' if form.units else ''}."),
        [f"    {whole}", *(line[4:] for line in statement("= ", Formula(names).write(form.closed_form), 12))],
        *([filled(f"Conditions: {'; '.join(conditions)}.")] if conditions else []),
        *([filled(_plain(form.limits))] if form.limits else []),
        *([filled(" ".join(_sentence(note, names) for note in form.notes))] if form.notes else []),
        *([filled(_plain(form.accuracy))] if form.accuracy else []),
        filled(" ".join(filter(None, [about.parameters + listed, about.range if form.is_right else ""]))),
        *([filled(about.outside)] if form.parameters else []),
        _proofs(form),
    ]
    return quoted(paragraphs)


def quoted(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a function's docstring."""
    lines = [line for paragraph in paragraphs for line in (*paragraph, "")][:-1]
    return ['    """' + lines[0], *(f"    {line}".rstrip() for line in lines[1:]), '    """']


def _proofs(form: NumericForm) -> list[str]:
    if not form.value_certificate:
        return ["Proved by symit, certificate sha256", f"{_plain(form.certificate)}."]
    return [
        "Proved by symit; certificate sha256",
        f"{_plain(form.certificate)},",
        "and that the code computes an equal form:",
        f"{_plain(form.value_certificate)}.",
    ]


def _sentence(note: Note, names: Mapping[Term, str]) -> str:
    words = _plain(note.words if note.term is None else note.words.format(Formula(names).write(note.term)))
    return f"{words[0].upper()}{words[1:]}."


def filled(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH - 8, break_long_words=False, break_on_hyphens=False)


def _plain(words: str) -> str:
    """Words as they may stand in a docstring: on one line, and unable to end it."""
    return " ".join(words.replace("\\", "\\\\").replace('"""', "'''").split())


class Titled(Protocol):
    """What a module says of a function: its name, and what it computes."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...


def module(
    forms: Sequence[Titled],
    needs: str,
    functions: Sequence[str],
    carried: Sequence[ModuleType],
    alone: Sequence[str] = (),
) -> str:
    """The whole module: what it is, its imports, its functions, what they use, once, and those that stand alone."""
    code = "\n".join(functions)
    parts = [*functions, *carried_for(code, carried), *alone]
    imports = imports_for("\n".join(parts))
    needs = f"{needs} and scipy" if any(line.startswith(_IMPORTS["special"]) for line in imports) else needs
    head = ['"""' + "\n".join(_title(forms)), "", *_needs(needs), '"""', "", *imports, ""]
    listed = [f'"{name}"' for name in sorted(form.name for form in forms)]
    names = statement("__all__ = ", f"[{', '.join(listed)}]", 0)
    if len(names) > 1:
        names = ["__all__ = [", *(f"    {name}," for name in listed), "]"]
    return "\n\n\n".join(["\n".join([*head, *names]), *parts]) + "\n"


def _title(forms: Sequence[Titled]) -> Iterable[str]:
    if len(forms) == 1:
        return textwrap.wrap(f"{forms[0].name}: {_plain(forms[0].title)}.", WIDTH - 4)
    return textwrap.wrap(f"{', '.join(form.name for form in forms)}.", WIDTH - 4)


def _needs(needs: str) -> list[str]:
    origin = "Written by symit from definitions and proved formulas"
    return textwrap.wrap(f"{origin}; needs {needs} and nothing else.", WIDTH - 4)
