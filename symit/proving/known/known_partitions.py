"""What everyone knows of random variables: that their kernels keep the two laws, and have values.

Stands on `place` and `partitions`.  A kernel in a term is recognised as that of a partition, of a variable, of a member
of a sequence, of its first members, or of several of these together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import SAME
from symit.kernel.rules import logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import INT, Abs, App, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.partition_laws import KERNEL
from symit.proving.scope.place import MISSES, Place
from symit.proving.steps.matching import subterms
from symit.proving.steps.partitions import (
    VARIABLE,
    Partition,
    arbitrary,
    joint,
    of_first,
    of_member,
    of_variable,
    values_of_first,
)

_w, _o = b.integer("w"), b.integer("o")
_K = Var("K", KERNEL)


@dataclass(frozen=True)
class KernelValue:
    """The kernel of a partition at two outcomes, and what it rests on."""

    partition: Partition
    one: Term
    other: Term
    values: tuple[Theorem, ...] = ()


def kernel_value(term: Term) -> KernelValue | None:
    """A term as the kernel of a partition, of one variable, of a member of a sequence, or of the first ones."""
    if not isinstance(term, App):
        return None
    try:
        if term.head == t.CALL and isinstance(term.args[0], Var) and term.args[0].of == KERNEL:
            partition = arbitrary(term.args[0].name)
            one, other = term.args[1:]
            return KernelValue(partition, one, other, (partition.values(),))
        if term.head == SAME:
            function, one, other = term.args
            found = _of_values(function)
            return None if found is None else KernelValue(found, one, other)
        if term.head == t.PRODUCT and isinstance(term.args[0], App):
            last = term.args[0].args[1]
            factor = b.open_with(_function(term), b.fresh("i", INT, term))
            if isinstance(factor, App) and factor.head == SAME:
                one, other = factor.args[1:]
                return KernelValue(of_first(last), one, other, (values_of_first(last),))
    except MISSES:
        return None
    return None


def _of_values(function: Term) -> Partition | None:
    """The partition of a variable or of a member of a sequence, by what it takes at outcomes."""
    body = b.open_with(function, _w) if isinstance(function, Abs) else function
    if isinstance(function, Var) and function.of == VARIABLE:
        return of_variable(function)
    if isinstance(body, App) and body.head == t.CALL and body.args[-1] == _w:
        called, *index = body.args[:-1]
        if isinstance(called, Var) and called.of == VARIABLE:
            return of_variable(called)
        if len(index) == 1:
            return of_member(index[0])
    return None


def _function(term: App) -> Abs:
    body = term.args[1]
    if not isinstance(body, Abs):
        raise t.TermError("a product of no function")
    return body


# ---- what is known of those in terms -------------------------------------------------------------------------

POSITIVE_CELLS = "cell-probability-positive"


def with_known_partitions(place: Place, *terms: Term) -> Place:
    """The place with the laws of every kernel in the terms, where their conditions hold."""
    kernels = dict.fromkeys(p for term in terms for p in subterms(term) if isinstance(p, Abs) and _is_kernel(p))
    for kernel in kernels:
        for theorem in _laws(kernel):
            law = place.scope.discharge(theorem)
            if law.hypotheses <= place.assumed():
                place = place.know(law)
        place = _with_positive_cells(place, kernel)
    return place


def _with_positive_cells(place: Place, kernel: Abs) -> Place:
    """What happens has positive probability, unless that is being proved."""
    try:
        law = place.scope.discharge(logic.instantiate(place.find(POSITIVE_CELLS), values=((_K, kernel),)))
    except MISSES:
        return place
    return place.know(law) if law.hypotheses <= place.assumed() else place


def _is_kernel(term: Abs) -> bool:
    """A function of two outcomes?"""
    return term.sort.args[1:] == (INT, INT)


def _laws(kernel: Abs) -> Iterator[Theorem]:
    same = b.open_with(function(b.open_with(kernel, _w)), _o)
    factors = same.args if isinstance(same, App) and same.head == t.MUL else () if same == b.ONE else (same,)
    found = [value for factor in factors if (value := kernel_value(factor)) is not None]
    together = joint(*(value.partition for value in found))
    if len(found) == len(factors) and together.kernel == kernel:
        yield from (theorem for value in found for theorem in value.values)
        yield together.own
        yield together.moved
