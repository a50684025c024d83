"""First-order matching: the values of a theorem's variables that make one of its terms equal to a given one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Bound, Num, Term, TermError, Var


def match(pattern: Term, term: Term, variables: frozenset[Var]) -> dict[Var, Term] | None:
    """Values for the variables that turn the pattern into the term, or None."""
    values: dict[Var, Term] = {}
    if not _match(pattern, term, variables, values):
        return None
    try:
        return values if b.substitute(pattern, values) == term else None
    except TermError:
        return None


def _match(pattern: Term, term: Term, variables: frozenset[Var], values: dict[Var, Term]) -> bool:
    if isinstance(pattern, Var) and pattern in variables:
        if term.loose or values.setdefault(pattern, term) != term:
            return False
        return t.fits(term.sort, pattern.of) or pattern.of.name == "space" == term.sort.name
    if isinstance(pattern, App) and pattern.head == t.CALL and pattern.args[0] in variables:
        return _match_function(pattern, term, values)
    if isinstance(pattern, App) and isinstance(term, App):
        same = pattern.head == term.head and len(pattern.args) == len(term.args)
        return same and all(_match(p, a, variables, values) for p, a in zip(pattern.args, term.args, strict=True))
    if isinstance(pattern, Abs) and isinstance(term, Abs):
        return _match(pattern.body, term.body, variables, values)
    if isinstance(pattern, (Num, Var, Bound)):
        return pattern == term or (isinstance(pattern, Bound) and isinstance(term, Bound))
    return False


def _match_function(pattern: App, term: Term, values: dict[Var, Term]) -> bool:
    """f(x, y) with x and y bound: f is the function that gives the term there."""
    function, *arguments = pattern.args
    if not isinstance(function, Var) or function in values:
        return True  # settled elsewhere; the final comparison decides
    body = term
    indices = [a.index for a in arguments if isinstance(a, Bound)]
    if len(indices) != len(arguments) or len(set(indices)) != len(indices):
        return True
    if indices != sorted(indices, reverse=True) or indices[-1] != 0 or indices[0] != len(indices) - 1:
        return True
    if term.loose > len(indices):
        return True
    sorts = _domains(term, arguments)
    for sort in reversed(sorts):
        body = Abs("x", sort, body)
    values[function] = body
    return True


def _domains(term: Term, arguments: list[Term]) -> list[t.Sort]:
    found = {part.index: part.of for part in _loose_parts(term, 0)}
    return [found.get(a.index, a.of) for a in arguments if isinstance(a, Bound)]


def _loose_parts(term: Term, level: int) -> Iterator[Bound]:
    if isinstance(term, Bound) and term.index >= level:
        yield Bound(term.index - level, term.of)
    elif isinstance(term, App):
        for part in term.args:
            yield from _loose_parts(part, level)
    elif isinstance(term, Abs):
        yield from _loose_parts(term.body, level + 1)


def subterms(term: Term) -> Iterator[Term]:
    """The whole parts of a term: itself, its arguments, and what stands below binders without using them."""
    if not term.loose:
        yield term
    if isinstance(term, App):
        for part in term.args:
            yield from subterms(part)
    elif isinstance(term, Abs):
        yield from subterms(term.body)


def instances(pattern: Term, term: Term, variables: frozenset[Var]) -> Iterator[Mapping[Var, Term]]:
    """Every way in which the pattern occurs in the term."""
    for part in subterms(term):
        if (values := match(pattern, part, variables)) is not None:
            yield values
