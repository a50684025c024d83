"""How one line of a derivation is proved from the next: unfold, then combine linearly with the theorems that the reason names.

The lines of a calculation are proved from the last to the first, because that is how integrals come to exist: a line whose
integral is split into known ones converges because they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.conversion import unfolded
from symit.proving.matching import instances
from symit.proving.scope import Scope, sides


@dataclass(frozen=True)
class Reason:
    """Why a line follows: words for the reader, and the theorems that the step may use."""

    words: str
    theorems: tuple[Theorem, ...] = ()


definition = Reason("by definition")
expand_log = Reason("expand the logarithm")
collect_log = Reason("collect the logarithms")
expand = Reason("expand")
collect = Reason("collect terms")
linearity = Reason("linearity of the integral")


def by(words: str, *theorems: Theorem) -> Reason:
    """A reason that rests on theorems, each used at the instances that occur in the step."""
    return Reason(words, theorems)


def equal(scope: Scope, left: Term, right: Term, reason: Reason) -> Theorem:
    """left = right: both unfolded, then a linear combination of the theorems of the reason."""
    equations: list[Theorem] = []
    for theorem in _instances(scope, reason.theorems, left, right):
        equations.append(_unfolded_equation(scope, theorem))
        scope = scope.know(theorem, equations[-1])
    end = unfolded(scope, right)
    scope = scope.know(end)
    start = unfolded(scope, left)
    scope = scope.know(start)
    core_left, core_right = sides(start)[1], sides(end)[1]
    core = _combine(scope, core_left, core_right, equations)
    return logic.chain(start, core, logic.symmetry(end))


def _combine(scope: Scope, left: Term, right: Term, equations: Sequence[Theorem]) -> Theorem:
    if not equations:
        return scope.field(left, right)
    scope = scope.know(*equations)
    multipliers = eliminate(scope, b.sub(right, left), equations)
    return scope.linear(b.eq(left, right), *multipliers)


def _instances(scope: Scope, theorems: Iterable[Theorem], *terms: Term) -> list[Theorem]:
    """The theorems at the values at which their left sides occur in the terms; as they are where they have no variables to set."""
    found: dict[tuple[frozenset[Term], Term], Theorem] = {}
    for theorem in theorems:
        pattern = sides(theorem)[0]
        variables = pattern.free
        matches = [dict(m) for term in terms for m in instances(pattern, term, variables)]
        for values in matches or [{}]:
            values = {v: a for v, a in values.items() if v != a}
            instance = scope.instantiate(theorem, values) if values else scope.discharge(theorem)
            found[instance.hypotheses, instance.conclusion] = instance
    return list(found.values())


def _unfolded_equation(scope: Scope, equation: Theorem) -> Theorem:
    """The same equation with the definitions on both sides written out."""
    known = scope.know(equation)
    left, right = sides(equation)
    return logic.chain(logic.symmetry(unfolded(known, left)), equation, unfolded(known, right))


def eliminate(scope: Scope, difference: Term, equations: Sequence[Theorem]) -> list[tuple[Theorem, Term]]:
    """Multipliers m with difference = sum of m * (right - left) over the equations, found by eliminating one atom after the other."""
    context = Context(f.conclusion for f in scope.facts)
    rest = context.canonical(difference)
    multipliers: list[tuple[Theorem, Term]] = []
    for equation in equations:
        left, right = sides(equation)
        gap = context.canonical(b.sub(right, left))
        pivot = _pivot(gap)
        if pivot is None:
            continue
        multiplier = context.canonical(b.div(_coefficient(rest, pivot), _coefficient(gap, pivot)))
        if multiplier != b.ZERO:
            multipliers.append((equation, multiplier))
            rest = context.canonical(b.sub(rest, b.mul(multiplier, gap)))
    if rest != b.ZERO:
        raise Refused(f"the two sides differ: right - left = {show(rest)}")
    return multipliers


def _pivot(gap: Term) -> Term | None:
    """The largest integral in an equation, the one that it is about."""
    atoms = {a for m, _ in normal.summands(gap) for a in _factors(m) if b.is_app(a, t.INTEGRAL, t.DERIVATIVE, t.CALL)}
    return max(atoms, key=lambda a: (a.size, show(a)), default=None)


def _coefficient(term: Term, atom: Term) -> Term:
    """What multiplies the atom in a normal form that is linear in it."""
    parts = []
    for monomial, coefficient in normal.summands(term):
        factors = _factors(monomial)
        if atom in factors:
            parts.append(normal.scaled(coefficient, b.mul(*(f for f in factors if f != atom))))
    return b.add(*parts)


def _factors(monomial: Term) -> tuple[Term, ...]:
    return monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
