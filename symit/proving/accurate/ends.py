"""Which ends of the parameters' ranges an accurate form reaches, though its theorem stops before them.

At p = 0 a theorem about p log p says nothing, as its hypothesis is 0 < p; a form made of functions that are continuous
at 0, where 0 log 0 = 0, has its limit there.  The kernel decides whether the form is defined at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.proving.accurate.functions import DEFINED_AT_0
from symit.proving.scope.scope import Scope


def reached(term: Term, hypotheses: tuple[Term, ...]) -> dict[Term, Term]:
    """Hypotheses 0 < x, each with the weaker 0 <= x under which the form still has a value: its limit at the end."""
    found: dict[Term, Term] = {}
    arguments = tuple(dict.fromkeys(_arguments_at_0(term)))
    for hypothesis in hypotheses:
        end = _open_end(hypothesis)
        if end is not None and any(_vanishes(a, *end) for a in arguments):
            weaker = b.le(*hypothesis.args)  # type: ignore[union-attr]
            if _is_defined(term, [{**found, hypothesis: weaker}.get(h, h) for h in hypotheses]):
                found[hypothesis] = weaker
    return found


def _open_end(hypothesis: Term) -> tuple[Var, Fraction] | None:
    """(x, c) for c < x or x < c."""
    if not isinstance(hypothesis, App) or hypothesis.head != t.LT:
        return None
    match hypothesis.args:
        case (Num() as number, Var() as variable) | (Var() as variable, Num() as number):
            return variable, number.value
    return None


def _arguments_at_0(term: Term) -> Iterator[Term]:
    if isinstance(term, App):
        for part in term.args:
            yield from _arguments_at_0(part)
        if term.head in DEFINED_AT_0:
            yield term.args[0]


def _vanishes(argument: Term, variable: Var, end: Fraction) -> bool:
    if variable not in argument.free:
        return False
    try:
        Scope().field(b.substitute(argument, {variable: b.num(end)}), 0)
    except Refused:
        return False
    return True


def _is_defined(term: Term, hypotheses: list[Term]) -> bool:
    try:
        Scope().given(*hypotheses).evident(b.defined(term))
    except Refused:
        return False
    return True
