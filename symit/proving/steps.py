"""How one line of a derivation is proved from the next: a linear combination of the theorems that the reason names.

The lines of a calculation are proved from the last to the first, because that is how integrals come to exist: a line
whose integral is split into known ones converges because they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context, knowing
from symit.kernel.definitions import DENSITIES
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.matching import instances
from symit.proving.scope import Scope, Value, as_term, sides

ATOMS: tuple[t.Operator | t.Definition, ...] = (
    t.INTEGRAL,
    t.DERIVATIVE,
    t.CALL,
    *sorted(DENSITIES, key=lambda d: d.name),
)


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
    """left = right: a linear combination of the theorems of the reason, each at the instances that occur in the
    step."""
    one, two = as_term(left), as_term(right)
    equations = _instances(scope, reason.theorems, one, two)
    if not equations:
        return scope.field(one, two)
    scope = scope.know(*equations)
    multipliers = find_multipliers(scope, one, two, equations)
    return scope.linear(b.eq(one, two), *multipliers) if multipliers else scope.field(one, two)


def _instances(scope: Scope, theorems: Iterable[Theorem], *terms: Term) -> list[Theorem]:
    """The theorems at the values at which their left sides occur in the terms and their hypotheses hold; as they are
    where they occur nowhere."""
    assumed = frozenset(h for fact in scope.facts for h in fact.hypotheses)
    found: dict[tuple[frozenset[Term], Term], Theorem] = {}
    for theorem in theorems:
        pattern = sides(theorem)[0]
        matches = [dict(m) for term in terms for m in instances(pattern, term, pattern.free)]
        for values in matches or [{}]:
            changed = {v: a for v, a in values.items() if v != a}
            instance = scope.instantiate(theorem, changed) if changed else scope.discharge(theorem)
            if not changed or instance.hypotheses <= assumed:
                found[instance.hypotheses, instance.conclusion] = instance
    return list(found.values())


def find_multipliers(scope: Scope, left: Term, right: Term, equations: Sequence[Theorem]) -> list[tuple[Theorem, Term]]:
    """Multipliers m with right - left = sum of m * (r - l) over the equations l = r."""
    context = knowing([f.conclusion for f in scope.facts])
    gaps = [context.canonical(b.sub(end, start)) for start, end in map(sides, equations)]
    found = _eliminate(context, context.canonical(b.sub(right, left)), gaps)
    multipliers = {number: context.canonical(m) for number, m in found.items()}
    return [(equations[n], m) for n, m in multipliers.items() if m != b.ZERO]


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
    """The largest integral, density or unknown function in an equation, the one that it is about."""
    atoms = {a for m, _ in normal.summands(gap) for a in _factors(m) if b.is_app(a, *ATOMS)}
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
