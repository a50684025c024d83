"""What stands in terms, for whoever shows them: the definitions that they use, these as text, and the bodies below all
binders.

Stands on the kernel alone and knows nothing of certificates.
"""

from __future__ import annotations

from collections.abc import Iterable

from symit.kernel import build as b
from symit.kernel.names import unused
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.text import CUT, Line, parts, typed


def unfold_abs(function: Term, *avoid: Term) -> tuple[list[Var], Term]:
    """Fresh variables for all the binders of `function`, and its body at them."""
    variables: list[Var] = []
    while isinstance(function, Abs):
        variables.append(b.fresh(function.hint, function.domain, function, *avoid, *variables))
        function = b.open_with(function, variables[-1])
    return variables, function


def definitions_in(terms: Iterable[Term]) -> tuple[Definition, ...]:
    """The definitions that terms use, and those that these use, each once and before the ones that need it."""
    found: dict[str, Definition] = {}
    waiting = [(d, False) for d in reversed(applied(terms))]
    while waiting:
        definition, is_ready = waiting.pop()
        if is_ready:
            found.setdefault(definition.name, definition)
        elif definition.name not in found:
            waiting.append((definition, True))
            waiting += [(d, False) for d in reversed(applied([definition.body]))]
    return tuple(found.values())


def applied(terms: Iterable[Term]) -> list[Definition]:
    """The definitions that stand in terms themselves, from left to right."""
    return [p.head for p in parts(terms) if isinstance(p, App) and isinstance(p.head, Definition)]


def show_definition(definition: Definition) -> str:
    """`name(x, n: integer) := body`.  A parameter that is called like a definition gets another name."""
    line = Line(definition.body, frozenset((definition.name,)))
    own = {p.name for p in definition.params}
    for p in definition.params:
        line.values[p] = p.name if p.name not in line.taken else unused(p.of, line.taken, line.bound, own)
        line.bound.append(line.values[p])
    params = ", ".join(typed(name, p.of) for p, name in line.values.items())
    return line.text(f"{definition.name}({params}) := ", definition.body)


def is_whole(text: str) -> bool:
    """Was it short enough not to be cut?"""
    return CUT not in text
