"""A relation by the laws of cells: products of kernels at outcomes, each brought to one form.

K(w, a) K(a, c) says that w, a and c are in one cell, and so does K(w, a) K(w, c).  A product of kernels says which
outcomes are in one cell, so it has the form in which each of them is tied to the first of its cell.  Stands on
`known_partitions` and `combining`; knows nothing of sums over outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var, order
from symit.kernel.theorem import Theorem
from symit.proving.known.known_partitions import KernelValue, kernel_value
from symit.proving.scope.place import Place
from symit.proving.scope.scope import sides
from symit.proving.steps.combining import combined
from symit.proving.steps.matching import subterms

Edge: TypeAlias = tuple[Term, Term]
"""Two outcomes in one cell."""
MOST_TIED = 30


def by_the_laws_of_cells(place: Place, goal: App) -> Theorem:
    """The goal with both sides in the form where each outcome is tied to the first of its cell."""
    values = {p: value for p in subterms(goal) if (value := kernel_value(p)) is not None}
    if not values:
        raise Refused("no kernel stands here")
    form = _Form(place, values)
    forms = [form.of(side) for side in goal.args]
    there = App(goal.head, tuple(sides(form)[1] for form in forms))
    equal = goal.head == t.EQ
    if equal and there.args[0] == there.args[1]:
        return logic.chain(forms[0], logic.symmetry(forms[1]))
    if equal and not form.summands:
        raise Refused("the laws of cells change nothing here")
    tied = [value for p in subterms(there) if (value := kernel_value(p)) is not None]
    bounds = [] if equal else [th for value in tied for th in _bounds(place, value)]
    between = combined(place.scope.know(*bounds), there, [*bounds, *place.relations()])
    return logic.chain(forms[0], between, logic.symmetry(forms[1]))


def _bounds(place: Place, value: KernelValue) -> Iterator[Theorem]:
    """0 <= K <= 1."""
    for theorem in (
        value.partition.not_negative(value.one, value.other),
        value.partition.at_most_one(value.one, value.other),
    ):
        known = place.scope.discharge(theorem)
        if known.hypotheses <= place.assumed():
            yield known


# ---- one side ------------------------------------------------------------------------------------------------


@dataclass
class _Form:
    """A side in normal form, and the laws that bring it there with their multipliers."""

    place: Place
    values: dict[Term, KernelValue]
    summands: list[tuple[Theorem, Term]] = field(default_factory=list)

    def of(self, side: Term) -> Theorem:
        """side = its form."""
        numbers = {value: b.real(f"%k{n}") for n, value in enumerate(self.values)}
        meaning = {number: value for value, number in numbers.items()}
        context = knowing([f.conclusion for f in self.place.scope.facts])
        plain = context.canonical(_with_numbers(side, numbers))
        before = len(self.summands)
        found = [self._monomial(m, c, meaning) for m, c in normal.summands(plain)]
        return self.place.scope.linear(b.eq(side, b.add(*found)), *self.summands[before:])

    def _monomial(self, monomial: Term, coefficient: object, meaning: dict[Var, Term]) -> Term:
        factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
        tied: dict[Term, list[Edge]] = {}
        rest: list[Term] = []
        for factor in factors:
            base, times = _power(factor)
            if isinstance(base, Var) and base in meaning:
                value = self.values[meaning[base]]
                tied.setdefault(value.partition.kernel, []).extend([(value.one, value.other)] * times)
            else:
                rest.append(b.substitute(factor, meaning))
        beside = normal.scaled(coefficient, b.mul(*rest))  # type: ignore[arg-type]
        for kernel, edges in tied.items():
            others = [self._at(k, e) for k, es in tied.items() if k != kernel for e in es]
            tied[kernel] = self._tied(kernel, edges, b.mul(beside, *others))
        return b.mul(beside, *(self._at(kernel, edge) for kernel, edges in tied.items() for edge in edges))

    def _tied(self, kernel: Term, edges: list[Edge], beside: Term) -> list[Edge]:
        """Each outcome tied to the first of its cell."""
        for _ in range(MOST_TIED):
            step = next(self._steps(kernel, edges), None)
            if step is None:
                return sorted(edges, key=lambda e: (order(e[0]), order(e[1])))
            law, sign, old, new = step
            for edge in old:
                edges = [*edges[: edges.index(edge)], *edges[edges.index(edge) + 1 :]]
            assumed = self.place.assumed()
            if law.hypotheses - assumed:
                law = self.place.scope.discharge(law)
            if law.hypotheses - assumed:  # a matrix is a function of two integers, too
                raise Refused("{} is not known to be the kernel of a partition", kernel)
            self.summands.append((law, b.mul(sign, beside, *(self._at(kernel, e) for e in edges))))
            edges = [*edges, *new]
        raise Refused("too many outcomes are tied together")

    def _steps(self, kernel: Term, edges: list[Edge]) -> Iterator[tuple[Theorem, int, list[Edge], list[Edge]]]:
        """A law, its direction, and what it takes away and puts there."""
        partition = next(v.partition for v in self.values.values() if v.partition.kernel == kernel)
        for a, c in edges:
            if a == c:
                yield partition.one(a), 1, [(a, a)], []
            elif order(c) < order(a):
                yield partition.symmetric(a, c), 1, [(a, c)], [(c, a)]
            elif edges.count((a, c)) > 1:
                yield partition.square(a, c), 1, [(a, c)] * 2, [(a, c)]
        for a, c in edges:
            for d, e in edges:
                if d == c:
                    yield partition.move(a, c, e), -1, [(a, c), (c, e)], [(a, c), (a, e)]
                elif e == c and order(a) < order(d):
                    yield partition.meet(a, c, d), -1, [(a, c), (d, c)], [(a, c), (a, d)]

    def _at(self, kernel: Term, edge: Edge) -> Term:
        partition = next(v.partition for v in self.values.values() if v.partition.kernel == kernel)
        return partition.same(*edge)


def _power(factor: Term) -> tuple[Term, int]:
    if isinstance(factor, App) and factor.head == t.POW:
        base, exponent = factor.args
        if isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value > 0:
            return base, int(exponent.value)
        return factor, 1
    return factor, 1


def _with_numbers(term: Term, numbers: dict[Term, Var]) -> Term:
    if term in numbers:
        return numbers[term]
    if not isinstance(term, App):
        return term
    return App(term.head, tuple(_with_numbers(a, numbers) for a in term.args))
