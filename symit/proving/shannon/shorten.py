"""From a proof to a shorter one: fewer terms, about fewer variables.

After `programs`, before `search`.  Two terms of equal weight that add up to one basic inequality become that one, as
I(A; B | D) + I(A; C | B, D) = I(A; B, C | D); and what the proof uses is searched again with other costs, dear where
the proof found has little or nothing, so that weight is gathered in few terms.  Must not lose exactness: what comes out
has been proved anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from symit.proving.shannon.cone import Pair, pairs_within, recognised
from symit.proving.shannon.programs import Program, Use, Weights, prices, prove

ROUNDS = 4
FEW = 12  # terms
SHORT = 2  # terms of a proof that is left as it is
CANDIDATES = 4000  # pairs in a program that is solved again and again
SETS = 120


def shorten(program: Program, weights: Weights) -> Weights:
    best = merged(weights)
    around = _around(program, best) if len(best) > SHORT else None
    return best if around is None else _without(around, _gathered(around, best))


def _gathered(program: Program, best: Weights) -> Weights:
    """With weight in fewer and fewer terms, as long as that helps."""
    for _ in range(ROUNDS):
        found = _again(program, best, None)
        if found is None or size(found) >= size(best):
            break
        best = found
    return best


def _without(program: Program, best: Weights) -> Weights:
    """With each of few terms made so dear in turn that the proof may do without it."""
    terms = [name for name in best if isinstance(name, Pair)]
    for name in reversed(terms[:FEW] if len(terms) <= FEW else []):
        found = _again(program, best, name) if name in best else None
        if found is not None and size(found) < size(best):
            best = found
    return best


def _again(program: Program, best: Weights, avoided: Pair | Use | None) -> Weights | None:
    if len(best) == 1:
        return None
    found = prove(program, prices(program) * _dearness(program, best, avoided))
    return found and merged(found)


def size(weights: Weights) -> tuple[int, int, Fraction, int]:
    """Less is better: conditions and terms, terms, their weight, and the variables in them."""
    pairs = {name: weight for name, weight in weights.items() if isinstance(name, Pair)}
    variables = sum((p & ~q).bit_count() + q.bit_count() for p, q in pairs)
    return len(weights), len(pairs), sum(pairs.values(), Fraction(0)), variables


def _around(program: Program, weights: Weights) -> Program | None:
    """Where a shorter proof is looked for: the pairs of the sets in the proof, or all; None for too many."""
    sets = program.problem.sets().union(*(name.row() for name in weights if isinstance(name, Pair)))
    pairs = pairs_within(sets) if len(sets) <= SETS else program.pairs
    fewer = Program(program.problem, pairs) if len(pairs) < len(program.pairs) else program
    return fewer if len(fewer.pairs) <= CANDIDATES else None


def _dearness(
    program: Program, weights: Weights, avoided: Pair | Use | None
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Ten where the proof has nothing, down to one where it has most; twenty for what is to be avoided."""
    most = max(weights.values())
    found = np.zeros(len(program.pairs) + len(program.uses))
    for name, weight in weights.items():
        at = program.places.get(name)
        if at is not None:
            found[at] = float(weight / most) if name != avoided else -0.05
    return 1.1 / (found + 0.1)


def merged(weights: Weights) -> Weights:
    """With terms of equal weight joined while two of them make one."""
    found: Weights = {}
    waiting = sorted(weights.items(), key=_order, reverse=True)
    partners = _Partners()
    while waiting:
        name, weight = waiting.pop()
        if isinstance(name, Use):
            found[name] = found.get(name, Fraction(0)) + weight
            continue
        if name in found:
            weight += found.pop(name)
            partners.discard(name)
        for other in partners.of(name):
            whole = joined(name, other)
            if whole is not None and found[other] == weight:
                del found[other]
                partners.discard(other)
                waiting.append((whole, weight))
                break
        else:
            found[name] = weight
            partners.add(name)
    return dict(sorted(found.items(), key=_order))


def _order(item: tuple[Pair | Use, Fraction]) -> tuple[int, int, int]:
    name = item[0]
    if isinstance(name, Use):
        return 64, name.condition, name.sign
    return (name.p & name.q).bit_count(), name.p, name.q


class _Partners:
    """The terms so far, by the sets with a sign in which another may cancel them."""

    def __init__(self) -> None:
        self._terms: dict[tuple[int, int], dict[Pair, None]] = {}

    def add(self, name: Pair) -> None:
        for item in name.row().items():
            self._terms.setdefault(item, {})[name] = None

    def discard(self, name: Pair) -> None:
        for item in name.row().items():
            del self._terms[item][name]

    def of(self, name: Pair) -> Iterable[Pair]:
        return [other for bits, sign in name.row().items() for other in self._terms.get((bits, -sign), ())]


def joined(one: Pair, two: Pair) -> Pair | None:
    """The basic inequality that is the sum of the two, if there is one."""
    total = dict(one.row())
    for bits, sign in two.row().items():
        total[bits] = total.get(bits, 0) + sign
    return recognised({bits: sign for bits, sign in total.items() if sign})
