"""Terms as one line of plain text, for messages.

Parentheses are kept wherever the meaning needs them.  Not for typesetting: that is the work of another room.
"""

from __future__ import annotations

from symit.kernel import terms as t
from symit.kernel.build import fresh, open_with
from symit.kernel.terms import Abs, App, Bound, Num, Term, Var

_RELATIONS = {"eq": "=", "ne": "!=", "lt": "<", "le": "<="}
_LOOSEST, _SUM, _PRODUCT, _POWER, _ATOM = range(5)


def show(term: Term) -> str:
    """`term` in text."""
    return _show(term, _LOOSEST)


def _show(term: Term, level: int) -> str:
    text, own = _render(term)
    return text if own >= level else f"({text})"


def _render(term: Term) -> tuple[str, int]:
    if isinstance(term, Num):
        text = str(term.value)
        return text, _ATOM if term.value >= 0 and term.value.denominator == 1 else _SUM
    if isinstance(term, Var):
        return term.name, _ATOM
    if isinstance(term, Bound):
        return f"#{term.index}", _ATOM
    if isinstance(term, Abs):
        variable = fresh(term.hint, term.domain, term)
        return f"{variable.name} -> {_show(open_with(term, variable), _LOOSEST)}", _LOOSEST
    return _application(term)


def _application(term: App) -> tuple[str, int]:
    name, args = term.head.name, term.args
    if isinstance(term.head, t.Definition):
        return f"{name}({_list(args)})", _ATOM
    if name == "add":
        return " + ".join(_show(a, _PRODUCT) for a in args), _SUM
    if name == "mul":
        return "*".join(_show(a, _POWER) for a in args), _PRODUCT
    if name == "pow":
        return f"{_show(args[0], _ATOM)}^{_show(args[1], _ATOM)}", _POWER
    if name == "call":
        return f"{_show(args[0], _ATOM)}({_list(args[1:])})", _ATOM
    if name in _RELATIONS:
        return f"{_show(args[0], _SUM)} {_RELATIONS[name]} {_show(args[1], _SUM)}", _LOOSEST
    if name == "pi":
        return "pi", _ATOM
    if name in ("infinity", "minus_infinity"):
        return "oo" if name == "infinity" else "-oo", _SUM
    if name == "and":
        return " and ".join(_show(a, _SUM) for a in args), _LOOSEST
    if name == "implies":
        return f"{_show(args[0], _SUM)} => {_show(args[1], _SUM)}", _LOOSEST
    return f"{name}({_list(args)})", _ATOM


def _list(args: tuple[Term, ...]) -> str:
    return ", ".join(_show(a, _LOOSEST) for a in args)
