"""What everyone knows of random variables: that their kernels keep the two laws, and have values.

Stands on `place` and `partitions`.  A kernel in a term is recognised as that of a variable, of a member of a sequence,
of its first members, or of several of these together.
"""

from __future__ import annotations

from collections.abc import Iterator

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import SAME
from symit.kernel.rules.shapes import function
from symit.kernel.terms import INT, Abs, App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.matching import subterms
from symit.proving.partitions import VARIABLE, Partition, joint, of_first, of_member, of_variable, values_of_first
from symit.proving.place import MISSES, Place

_w, _o = b.integer("w"), b.integer("o")


def with_known_partitions(place: Place, *terms: Term) -> Place:
    """The place with the laws of every kernel in the terms, where their conditions hold."""
    kernels = dict.fromkeys(p for term in terms for p in subterms(term) if isinstance(p, Abs) and _is_kernel(p))
    for kernel in kernels:
        for theorem in _laws(kernel):
            law = place.scope.discharge(theorem)
            if law.hypotheses <= place.assumed():
                place = place.know(law)
    return place


def _is_kernel(term: Abs) -> bool:
    """A function of two outcomes?"""
    return term.sort.args[1:] == (INT, INT)


def _laws(kernel: Abs) -> Iterator[Theorem]:
    same = b.open_with(function(b.open_with(kernel, _w)), _o)
    factors = same.args if isinstance(same, App) and same.head == t.MUL else () if same == b.ONE else (same,)
    found: list[Partition] = []
    for factor in factors:
        try:
            partition, values = _recognised(factor)
        except MISSES:
            return
        if partition is None:
            return
        found.append(partition)
        yield from values
    together = joint(*found)
    if together.kernel == kernel:
        yield together.own
        yield together.moved


def _recognised(same: Term) -> tuple[Partition | None, tuple[Theorem, ...]]:
    """The partition of one variable, of a member or of the first ones; and that these have values."""
    if not isinstance(same, App):
        return None, ()
    if same.head == SAME:
        (function,) = same.args[:1]
        body = b.open_with(function, _w) if isinstance(function, Abs) else function
        if isinstance(body, App) and body.head == t.CALL and body.args[-1] == _w:
            called, *index = body.args[:-1]
            if isinstance(called, Var) and called.of == VARIABLE:
                return of_variable(called), ()
            if len(index) == 1:
                return of_member(index[0]), ()
    if same.head == t.PRODUCT and isinstance(same.args[0], App):
        last = same.args[0].args[1]
        return of_first(last), (values_of_first(last),)
    return None, ()
