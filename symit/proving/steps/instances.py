"""A theorem at the instances that occur: the values at which something that it is about stands in what is to be shown.

Stands on `place`.  A hypothesis of the theorem that is not evident here is shown, at an arbitrary point where it speaks
of all; an instance with a hypothesis that cannot be is no use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES, Place, Show
from symit.proving.scope.scope import parts
from symit.proving.steps.matching import match, subterms

MOST_PATTERNS = 6


def instances(place: Place, theorem: Theorem, terms: Sequence[Term], show: Show) -> list[Theorem]:
    """What the theorem says here: as it stands where its hypotheses hold, and at each place where it occurs."""
    found = [at for part in parts(theorem) for at in _of_one(place, part, terms, show)]
    return list({(th.hypotheses, th.conclusion): th for th in found}.values())


def _of_one(place: Place, theorem: Theorem, terms: Sequence[Term], show: Show) -> Iterator[Theorem]:
    occurrences = _occurrences(theorem, terms)
    for values in [{}, *occurrences]:
        try:
            instance = place.scope.instantiate(theorem, values) if values else place.scope.discharge(theorem)
            if instance.hypotheses <= place.assumed():
                yield instance
            elif values:
                yield satisfied(place, instance, show)
        except MISSES:
            continue


def satisfied(place: Place, theorem: Theorem, show: Show) -> Theorem:
    """The theorem without its hypotheses, each of which is shown here."""
    open_ones = sorted(theorem.hypotheses - place.assumed(), key=t.order)
    return logic.cut(theorem, *(show(place, h) for h in open_ones)) if open_ones else theorem


def _occurrences(theorem: Theorem, terms: Sequence[Term]) -> list[dict[Var, Term]]:
    """The values of its variables at which a part of it stands in the terms; the first part that does decides.  Of what
    holds under conditions the part is looked for in what it concludes."""
    _, concluded = b.antecedents(theorem.conclusion)
    if not isinstance(concluded, App) or concluded.head not in t.RELATIONS:
        return []
    here = list(dict.fromkeys(p for term in terms for p in subterms(term) if isinstance(p, App)))
    free = theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))
    whole = (theorem.conclusion, concluded)
    for pattern in (*dict.fromkeys(whole), *_patterns(concluded, theorem.conclusion.free)):
        candidates = terms if pattern in whole else here
        matches = [values for term in candidates if (values := match(pattern, term, free)) is not None]
        if matches:
            changed = [{v: a for v, a in values.items() if v != a} for values in matches]
            return [values for values in changed if values]
    return []


def _patterns(relation: App, named: frozenset[Var]) -> list[App]:
    """The parts that name all of these variables, large ones first; a sum or product says too little."""
    found = [p for side in relation.args for p in subterms(side) if isinstance(p, App) and p.free >= named]
    return [p for p in found[:MOST_PATTERNS] if not b.is_app(p, t.ADD, t.MUL)]
