"""What everyone knows of entropies: that they have a value, so that a difference of them can be written out.

Stands on `known_partitions`.  That they are not negative has to be said, as every theorem that a proof rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Term, Var
from symit.language.partition_laws import KERNEL
from symit.proving.known.known_partitions import with_known_partitions
from symit.proving.scope.place import MISSES, Place
from symit.proving.steps.matching import subterms

OF_ENTROPIES = (d.CONDITIONAL_ENTROPY, d.MUTUAL_INFORMATION, d.CONDITIONAL_MUTUAL_INFORMATION)
NEVER_NEGATIVE = "partition-entropy-nonnegative"
_K = Var("K", KERNEL)
_w, _o = b.integer("w"), b.integer("o")


def with_known_entropies(place: Place, *terms: Term) -> Place:
    """The place where the entropies that the terms are made of are known to have a value."""
    for entropy in dict.fromkeys(e for term in terms for e in _entropies(term)):
        place = with_known_partitions(place, entropy)
        place = _with_value(place, entropy)
    return place


def _entropies(term: Term) -> Iterator[App]:
    """Those in what a difference of entropies is by definition, and in the term itself."""
    for part in subterms(term):
        if b.is_app(part, *OF_ENTROPIES):
            yield from _entropies(b.unfold(part))
        elif b.is_app(part, d.PARTITION_ENTROPY):
            *outcomes, kernel = part.args  # type: ignore[union-attr]
            yield b.app(d.PARTITION_ENTROPY, *outcomes, _side_by_side(kernel))  # type: ignore[misc]


def _side_by_side(kernel: Term) -> Term:
    """The kernel as one product, without what tells nothing apart."""
    same = b.open_with(function(b.open_with(function(kernel), _w)), _o)
    return b.abstract([_w, _o], b.mul(*(f for f in _factors(same) if f != b.ONE)))


def _factors(same: Term) -> Iterator[Term]:
    if isinstance(same, App) and same.head == t.MUL:
        for part in same.args:
            yield from _factors(part)
    else:
        yield same


def _with_value(place: Place, entropy: App) -> Place:
    try:
        law = logic.instantiate(place.find(NEVER_NEGATIVE), values=((_K, entropy.args[2]),))
        value = place.scope.know(place.scope.discharge(law)).evident(b.defined(entropy))
    except MISSES:
        return place
    return place.know(value) if value.hypotheses <= place.assumed() else place
