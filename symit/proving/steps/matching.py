"""First-order matching: the values of a theorem's variables that make one of its terms equal to a given one."""

from __future__ import annotations

from collections.abc import Iterator

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
    """f(j, x(j)) with j and x bound: f is the function that gives the term there."""
    function, *arguments = pattern.args
    if not isinstance(function, Var) or function in values or not all(a.loose for a in arguments):
        return True  # settled elsewhere; the final comparison decides
    body, variables = term, [Var(f"%{n}", _sort(a, term)) for n, a in enumerate(arguments)]
    for argument, variable in sorted(zip(arguments, variables, strict=True), key=lambda pair: -pair[0].size):
        body = _put_in(body, argument, variable, 0)
    if not body.loose:
        for argument, variable in reversed(list(zip(arguments, variables, strict=True))):
            body = b.lam(variable, body, hint="x" if isinstance(argument, Bound) else "u")
        values[function] = body
    return True


def _put_in(term: Term, old: Term, new: Term, level: int) -> Term:
    """A part that depends on bound variables replaced by a free one, below further binders too."""
    if term.loose <= level:
        return term
    if _same_place(term, b.shift(old, level)):
        return new
    return b.rebuild(term, lambda a: _put_in(a, old, new, level), lambda body: _put_in(body, old, new, level + 1))


def _same_place(term: Term, other: Term) -> bool:
    """Equal up to the sorts of bound variables: an abstract space's point may stand for another's."""
    if isinstance(term, Bound) and isinstance(other, Bound):
        return term.index == other.index
    if isinstance(term, App) and isinstance(other, App):
        same = term.head == other.head and len(term.args) == len(other.args)
        return same and all(map(_same_place, term.args, other.args))
    return term == other


def _sort(argument: Term, term: Term) -> t.Sort:
    """The sort that the argument has in the term."""
    found = (part.sort for part in _parts(term, 0, argument))
    return next(found, argument.sort)


def _parts(term: Term, level: int, argument: Term) -> Iterator[Term]:
    if _same_place(term, b.shift(argument, level)):
        yield term
    elif isinstance(term, App):
        for part in term.args:
            yield from _parts(part, level, argument)
    elif isinstance(term, Abs):
        yield from _parts(term.body, level + 1, argument)


def subterms(term: Term) -> Iterator[Term]:
    """The whole parts of a term: itself, its arguments, and what stands below binders without using them."""
    if not term.loose:
        yield term
    if isinstance(term, App):
        for part in term.args:
            yield from subterms(part)
    elif isinstance(term, Abs):
        yield from subterms(term.body)
