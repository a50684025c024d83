"""Which basic inequalities to try, a few likely ones first and all of them last.

Between `elimination` and `programs`.  A proof rarely needs sets far from those that the question names, so small
families of sets come first: they are quick, and what they find is short.  For few variables, and at the end, the family
is complete: what is not found there has no proof of this kind.  Knows nothing of linear programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symit.proving.shannon.condensed import Problem
from symit.proving.shannon.cone import Integers, elemental_pairs, normal, pairs_within
from symit.proving.shannon.elimination import NormalForms

FEW = 5  # variables: all basic inequalities at once, not only the elemental ones
MOST = 12  # variables for which the elemental ones can be listed, or more that have no more sets worth listing
CLOSED, NEAR, CHAINED = 64, 360, 400  # sets
PAIRS = 12_000


def stages(problem: Problem, forms: NormalForms, named: set[int]) -> Iterator[Integers]:
    """For a problem about normal forms, and the sets that were named before they had these."""
    size, sets = problem.size, problem.sets()
    if size <= FEW:
        yield pairs_within(range(problem.everything + 1))
        return
    for family in (sets, sets | named) if not named <= sets else (sets,):
        closed = closure(family)
        if closed is not None:
            yield pairs_within(closed)
        yield chains(family, size)
        asked = [bits for bits in problem.target if bits in sets]
        near = family | {new for one in asked for two in family for new in (one | two, one & two)}
        if closed is None and len(near) <= NEAR:
            pairs = pairs_within(near)
            if len(pairs) <= PAIRS:
                yield pairs
    if size <= MOST:
        yield elemental_pairs(size)
    elif (given := forms.closed_sets(size, 1 << MOST)) is not None:
        yield elemental_pairs(size, given)


def closure(sets: Iterable[int]) -> set[int] | None:
    """With all unions and intersections, unless these are too many."""
    found: set[int] = set()
    waiting = sorted(sets)
    while waiting:
        one = waiting.pop()
        if one not in found:
            waiting.extend(new for two in found for new in (one | two, one & two))
            found.add(one)
        if len(found) > CLOSED:
            return None
    return found


def chains(sets: set[int], size: int) -> Integers:
    """What compares a set with the chain rule's sets, the first k variables or those of them that are in another set.

    This is how Han's and Shearer's inequalities are proved: terms H(X_k | those before) are added up, each against one
    in which fewer variables are given.  And what lacks one variable is compared with that one and all after it, and one
    more: so what is given to a single variable goes, one after the other, as where TC is bounded by DTC.
    """
    everything = (1 << size) - 1
    prefixes = [(1 << k) - 1 for k in range(1, size + 1)]
    found = []
    if len(sets) <= CHAINED:
        found += [(one, prefix) for one in sets for prefix in prefixes]
        found += [(one | prefix, one) for one in sets for prefix in prefixes]
        found += list(zip(prefixes[1:], prefixes, strict=False))
    for whole in sets | {everything}:
        for i in range(size):
            part = whole & ~(1 << i)
            if whole >> i & 1 and part in sets:
                found.append((part, whole & prefixes[i]))
                found += [(part, whole & (1 << j | everything >> i << i)) for j in range(size)]
            found.append((whole & prefixes[i], whole & prefixes[i] >> 1))
    return normal(found)
