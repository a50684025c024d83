"""A relation by equations that are put into it: what stands in a logarithm, a condition or a power is replaced there.

Stands on `place`.  Combinations of equations see what is added and multiplied; here is what they do not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import Place, Show
from symit.proving.scope.scope import replace_term, sides
from symit.proving.steps.matching import subterms


def by_replacing(place: Place, goal: App, equations: Iterable[Theorem], show: Show) -> Theorem:
    """The goal with the left sides of equations replaced by their right sides, shown and turned back."""
    used: list[Theorem] = []
    changed: Term = goal
    for equation in equations:
        old, new = sides(equation)
        if b.is_app(equation.conclusion, t.EQ) and old != new and old in set(_covered(changed)):
            changed = replace_term(changed, old, new)
            used.append(equation)
    if not used or not isinstance(changed, App) or changed == goal:
        raise Refused("no equation says what stands in a logarithm, a condition or a power")
    theorem = show(place, changed)
    for equation in reversed(used):
        theorem = _turned_back(theorem, equation, goal, used)
    return theorem


def _turned_back(theorem: Theorem, equation: Theorem, goal: App, used: list[Theorem]) -> Theorem:
    """The theorem with the equation read from right to left where the goal says so."""
    before: Term = goal
    for other in used[: used.index(equation)]:
        before = replace_term(before, *sides(other))
    old, _ = sides(equation)
    hole = b.fresh("hole", old.sort, goal, *(e.conclusion for e in used))
    template = replace_term(before, old, hole)
    return logic.rewrite(theorem, logic.symmetry(equation), template=b.lam(hole, template))


def _covered(term: Term, inside: bool = False) -> Iterator[Term]:
    """The parts that stand where no sum or product reaches them."""
    if not isinstance(term, App):
        return
    if inside:
        yield from subterms(term)
        return
    hidden = term.head not in (*t.RELATIONS, t.ADD, t.MUL)
    for part in term.args:
        yield from _covered(part, hidden)
