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
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.conversion import Conversion, converted, unfold_definition, unfold_functional
from symit.proving.matching import instances
from symit.proving.scope import Scope, Value, as_term, parts, sides


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


def equal(scope: Scope, left: Value, right: Value, reason: Reason) -> Theorem:
    """left = right: both unfolded, then a linear combination of the theorems of the reason.

    Densities stay folded when that is enough, which keeps the proof short.
    """
    ends = as_term(left), as_term(right)
    try:
        return _equal(unfold_functional, scope, *ends, reason)
    except Refused:
        return _equal(unfold_definition, scope, *ends, reason)


def _equal(step: Conversion, scope: Scope, left: Term, right: Term, reason: Reason) -> Theorem:
    stated = _instances(scope, reason.theorems, left, right)
    unfolded: list[Theorem] = []
    for theorem in stated:
        unfolded.append(_converted_equation(step, scope, theorem))
        scope = scope.know(theorem, unfolded[-1])
    end = converted(step, scope, right)
    scope = scope.know(end)
    start = converted(step, scope, left)
    scope = scope.know(start)
    core = sides(start)[1], sides(end)[1]
    multipliers = find_multipliers(scope, (left, right), core, list(zip(stated, unfolded, strict=True)))
    middle = scope.linear(b.eq(*core), *multipliers) if multipliers else scope.field(*core)
    return logic.chain(start, middle, logic.symmetry(end))


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


def written_out(scope: Scope, *theorems: Theorem) -> Scope:
    """The scope knowing these equations as they are stated, and with their functionals written out as integrals."""
    for theorem in theorems:
        for part in parts(theorem):
            scope = scope.know(part, _converted_equation(unfold_functional, scope, part))
    return scope


def _converted_equation(step: Conversion, scope: Scope, equation: Theorem) -> Theorem:
    """The same equation with both sides converted."""
    known = scope.know(equation)
    left, right = sides(equation)
    return logic.chain(logic.symmetry(converted(step, known, left)), equation, converted(step, known, right))


def find_multipliers(
    scope: Scope, folded: tuple[Term, Term], core: tuple[Term, Term], equations: Sequence[tuple[Theorem, Theorem]]
) -> list[tuple[Theorem, Term]]:
    """Multipliers m with right - left = sum of m * (r - l) over the equations l = r.

    An equation whose left side is seen in a line is used as often as it is seen; the rest is found by elimination among the
    unfolded equations.
    """
    context = knowing([f.conclusion for f in scope.facts])
    seen = context.canonical(b.sub(folded[1], folded[0]))
    rest = context.canonical(b.sub(core[1], core[0]))
    multipliers: dict[int, Term] = {}
    gaps = [context.canonical(b.sub(right, left)) for left, right in (sides(unfolded) for _, unfolded in equations)]
    for number, (stated, _) in enumerate(equations):
        multiplier = context.canonical(b.neg(_coefficient(seen, context.canonical(sides(stated)[0]))))
        if multiplier != b.ZERO:
            multipliers[number] = multiplier
            rest = context.canonical(b.sub(rest, b.mul(multiplier, gaps[number])))
    for number, multiplier in _eliminate(context, rest, gaps).items():
        multipliers[number] = context.canonical(b.add(multipliers.get(number, b.ZERO), multiplier))
    return [(equations[n][1], m) for n, m in multipliers.items() if m != b.ZERO]


def _eliminate(context: Context, rest: Term, gaps: Sequence[Term]) -> dict[int, Term]:
    """Gaussian elimination of the largest atoms: rest as a combination of the gaps.  Refused when something is left."""
    rows: list[tuple[Term, dict[int, Term]]] = [(gap, {number: b.ONE}) for number, gap in enumerate(gaps)]
    found: dict[int, Term] = {}
    while rest != b.ZERO and rows:
        gap, made_of = rows.pop(0)
        if (pivot := _pivot(gap)) is None:
            continue
        rest, times = _reduce(context, rest, gap, pivot)
        found = _plus(found, made_of, times)
        for place, (other, other_made_of) in enumerate(rows):
            other, factor = _reduce(context, other, gap, pivot)
            rows[place] = other, _plus(other_made_of, made_of, b.neg(factor))
    if rest != b.ZERO:
        raise Refused(f"the two sides differ: right - left = {show(rest)}")
    return found


def _plus(total: dict[int, Term], more: dict[int, Term], times: Term) -> dict[int, Term]:
    """total + times * more, as combinations of numbered things."""
    return total | {n: b.add(total.get(n, b.ZERO), b.mul(times, part)) for n, part in more.items()}


def _reduce(context: Context, term: Term, gap: Term, pivot: Term) -> tuple[Term, Term]:
    """The term without the pivot, and how often the gap was taken away."""
    times = context.canonical(b.div(_coefficient(term, pivot), _coefficient(gap, pivot)))
    return context.canonical(b.sub(term, b.mul(times, gap))), times


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
