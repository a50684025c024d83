"""Finds an exact proof of an information inequality, as a sum of basic inequalities and conditions.

The last and public step: `condensed` -> `elimination` -> `families` -> `programs` (-> `exact`) -> `shorten` -> here.
The answer is in the variables of the question, and the sum is added up in rational numbers before it is given away.
No proof found means no more than that.  Must not know of the kernel, nor of how a proof is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from symit.language.information import Entropy, Form, Information, Quantity, form, summed
from symit.proving.script.progress import Report, unheard
from symit.proving.shannon.condensed import Problem, condense
from symit.proving.shannon.cone import Pair, elemental_pairs, pairs_within
from symit.proving.shannon.elimination import NormalForms, normal_forms
from symit.proving.shannon.exact import missing
from symit.proving.shannon.families import MOST, stages
from symit.proving.shannon.peeling import peeled
from symit.proving.shannon.programs import (
    Program,
    Use,
    Weights,
    column,
    is_delicate,
    prices,
    prove,
    prove_exactly,
    pruned,
)
from symit.proving.shannon.shorten import merged, shorten

COSTED = 12_000  # pairs for which the cheapest proof is asked for, not just any
WIDEST = 60  # variables that fit in the bits of a machine's integer


@dataclass(frozen=True)
class Proof:
    """target = the sum of all coefficient * what it is a coefficient of."""

    basic: tuple[tuple[Fraction, Quantity], ...]
    """Coefficient > 0 of H(A|C) >= 0 or I(A;B|C) >= 0."""
    zero: tuple[tuple[Fraction, int], ...]
    """Any coefficient, not 0, of an equality, by its number."""
    nonnegative: tuple[tuple[Fraction, int], ...]
    """Coefficient > 0 of an inequality that is given, by its number."""


def search(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form], report: Report = unheard) -> Proof | None:
    """A proof that target >= 0 where every zero = 0 and every nonnegative >= 0; None where none was found."""
    if not target:
        return Proof((), (), ())
    problem = condense(target, zero, nonnegative)
    weights = _weights(problem, report) if len(problem.groups) <= WIDEST else None
    if weights is None:
        return None
    found = _proof(problem, weights)
    return found if proves(found, target, zero, nonnegative) else None


def proves(proof: Proof, target: Form, zero: Sequence[Form], nonnegative: Sequence[Form]) -> bool:
    """Whether the signs are right and the sum is the target, exactly."""
    positive = all(c > 0 for c, _ in (*proof.basic, *proof.nonnegative))
    parts = [(c, form(quantity)) for c, quantity in proof.basic]
    parts += [(c, zero[i]) for c, i in proof.zero] + [(c, nonnegative[i]) for c, i in proof.nonnegative]
    return positive and summed(parts) == summed([(Fraction(1), target)])


def elemental(variables: Sequence[str]) -> Iterator[Quantity]:
    """Yeung's elemental inequalities, of which all basic ones are sums."""
    problem = Problem(tuple((name,) for name in variables), {}, (), ())
    for p, q in elemental_pairs(len(variables)):
        yield _quantity(problem, Pair(int(p), int(q)))


def _weights(problem: Problem, report: Report) -> Weights | None:
    found = peeled(problem)
    if found is not None:
        return merged(found)
    forms = normal_forms(problem)
    reduced = forms.problem(problem)
    if not reduced.target:
        return shorten(Program(problem, pairs_within(problem.sets())), restored(problem, forms, {}))
    for number, pairs in enumerate(stages(reduced, forms, problem.sets()), start=1):
        program = pruned(Program(reduced, pairs, forms))
        report(f"looking for a proof: family {number}, {len(program.pairs)} inequalities")
        weights = prove(program, prices(program) if len(program.pairs) <= COSTED else None)
        if weights is not None:
            return shorten(Program(problem, pairs), restored(problem, forms, weights))
    if problem.size > MOST:
        return None
    last = Program(reduced, elemental_pairs(problem.size), forms)
    if not is_delicate(last):
        return None
    report("looking for a proof: all inequalities, exactly")
    weights = prove_exactly(pruned(last))
    return None if weights is None else restored(problem, forms, weights)


def restored(problem: Problem, forms: NormalForms, weights: Weights) -> Weights:
    """What adds up to the target, from what does so where sets are replaced by their normal forms.

    Of what is missing, each part is zero: a basic inequality is added, or what it comes from is taken away.
    """
    rest = missing(problem.target, {name: column(problem, name) for name in weights}, weights)
    found: Weights = {name: weight for name, weight in weights.items() if isinstance(name, Pair)}
    signed = _signed(weights)
    for zero, value in forms.zeros(rest).items():
        for name in [zero.name] if value > 0 else zero.others:
            found[name] = found.get(name, Fraction(0)) + abs(value)
        for i, factor in zero.given if value < 0 else ():
            signed[i] = signed.get(i, Fraction(0)) + value * factor
    found.update({Use(i, 1 if value > 0 else -1): abs(value) for i, value in signed.items()})
    return {name: weight for name, weight in found.items() if weight}


def _proof(problem: Problem, weights: Weights) -> Proof:
    pairs = {name: weight for name, weight in weights.items() if isinstance(name, Pair)}
    uses = _signed(weights)
    count = len(problem.zero)
    basic = sorted(pairs, key=lambda name: ((name.p & name.q).bit_count(), _lowest_first(name)))
    return Proof(
        tuple((pairs[name], _quantity(problem, name)) for name in basic),
        tuple((uses[i], i) for i in sorted(uses) if i < count and uses[i]),
        tuple((uses[i], i - count) for i in sorted(uses) if i >= count),
    )


def _signed(weights: Weights) -> dict[int, Fraction]:
    """The coefficient of each condition that is used."""
    found: dict[int, Fraction] = {}
    for name, weight in weights.items():
        if isinstance(name, Use):
            found[name.condition] = found.get(name.condition, Fraction(0)) + name.sign * weight
    return found


def _lowest_first(name: Pair) -> tuple[int, int]:
    """The sides of a pair, that with the first variable first; the other is 0 for an entropy."""
    sides = (name.p & ~name.q, name.q & ~name.p)
    return sides if not sides[1] or sides[0] & -sides[0] < sides[1] & -sides[1] else (sides[1], sides[0])


def _quantity(problem: Problem, name: Pair) -> Quantity:
    one, two = _lowest_first(name)
    given = problem.names(name.p & name.q)
    if not two:
        return Entropy(problem.names(one), given)
    return Information(problem.names(one), problem.names(two), given)
