"""What everyone knows of the distributions that a proof speaks of: they integrate to one, and their first moments.

Stands on `place`.  A theorem that rests on the one that is being proved is not used for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from symit.kernel import terms as t
from symit.kernel.definitions import EXPONENTIAL, GEOMETRIC, LAPLACE, NORMAL, POISSON, UNIFORM
from symit.kernel.terms import Abs, App, Definition, Term
from symit.kernel.theorem import Theorem
from symit.language.catalogue import Beta, Binomial, Gamma
from symit.proving.scope.place import MISSES, Place

FACTS: Mapping[Definition, tuple[str, ...]] = {
    NORMAL: ("gaussian-normalization", "gaussian-variance", "gaussian-moments"),
    EXPONENTIAL: ("exponential-moments",),
    GEOMETRIC: ("geometric-moments",),
    LAPLACE: ("laplace-moments",),
    POISSON: ("poisson-moments",),
    Binomial.definition: ("binomial-moments",),
    UNIFORM: ("uniform-moments",),
    Gamma.definition: ("gamma-moments",),
    Beta.definition: ("beta-moments",),
}
"""For a density, the theorems about it, each after those that it rests on; they speak of its parameters by their names
in the definition."""


def with_known_families(place: Place, *terms: Term) -> Place:
    """The place with the facts about every distribution in the terms whose conditions hold here."""
    assumed = place.assumed()
    for density in sorted({d for term in terms for d in _densities(term)}, key=t.order):
        for theorem in _at(place, density):
            if theorem.hypotheses <= assumed:
                place = place.know(theorem)
    return place


def _at(place: Place, density: App) -> Iterator[Theorem]:
    """Up to the one that is being proved."""
    *parameters, _ = density.head.params  # type: ignore[union-attr]
    values = {p.name: a for p, a in zip(parameters, density.args[:-1], strict=True)}
    with suppress(*MISSES):
        for id_ in FACTS[density.head]:  # type: ignore[index]
            yield place.scope.special(place.find(id_), **values)


def _densities(term: Term) -> Iterator[App]:
    """The densities of known families in a term, with parameters that do not vary there."""
    below: Iterable[Term] = ()
    if isinstance(term, App):
        below = term.args
        if term.head in FACTS and not any(a.loose for a in term.args[:-1]):
            yield App(term.head, (*term.args[:-1], term.head.params[-1]))  # type: ignore[union-attr]
    elif isinstance(term, Abs):
        below = (term.body,)
    for part in below:
        yield from _densities(part)
