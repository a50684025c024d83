"""Terms taken apart with the names of their bound variables as they are written: functions opened, definitions written
out.

The kernel's own ways remember terms up to these names.  Here nothing is remembered, since what comes out is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Term, TermError, Var
from symit.language.errors import NotUnderstood


def opened(function: Term) -> tuple[list[Var], Term]:
    """The variables of all the binders of a function, under their own names, and the body at them.

    The names must differ from each other and from those of the free variables.
    """
    binders = _binders(function)
    variables = [Var(f.hint, f.domain) for f in binders]
    return variables, _at(function, variables)


def unfolded(term: Term, kept: Mapping[str, Definition]) -> Term:
    """`term` with all its definitions written out but those that are kept, and a function variable that is an argument
    as `x -> f(x)`.

    Raises NotUnderstood where that is too large for a term.
    """
    try:
        return _Unfolding(kept).of(term, 0)
    except (TermError, RecursionError) as error:
        raise NotUnderstood(f"with its definitions written out, {error}") from error


class _Unfolding:
    """The definitions that are written out so far: one that others use many times over is written out once."""

    def __init__(self, kept: Mapping[str, Definition]) -> None:
        self.kept = kept
        self.bodies: dict[Definition, Term] = {}

    def of(self, term: Term, depth: int) -> Term:
        """`depth` binders stand around the term."""
        if isinstance(term, Abs):
            return self._below(term, depth)
        if not isinstance(term, App):
            return term
        head = term.args[:1] if term.head == t.CALL else ()
        args = (*head, *(b.eta(self.of(a, depth)) for a in term.args[len(head) :]))
        if isinstance(term.head, Definition) and self.kept.get(term.head.name) != term.head:
            return b.substitute(self._body(term.head), dict(zip(term.head.params, args, strict=True)))
        return App(term.head, args)

    def _below(self, function: Abs, depth: int) -> Term:
        binders = _binders(function)
        variables = [Var(f"{f.hint}'{depth + k}", f.domain) for k, f in enumerate(binders)]  # no other name has a '
        body = self.of(_at(function, variables), depth + len(binders))
        for variable, binder in zip(reversed(variables), reversed(binders), strict=True):
            body = b.lam(variable, body, binder.hint)
        return body

    def _body(self, definition: Definition) -> Term:
        if definition not in self.bodies:
            self.bodies[definition] = self.of(definition.body, 0)
        return self.bodies[definition]


def _binders(function: Term) -> list[Abs]:
    binders: list[Abs] = []
    while isinstance(function, Abs):
        binders.append(function)
        function = function.body
    return binders


def _at(function: Term, variables: Sequence[Var]) -> Term:
    return b.call(function, *variables) if variables else function
