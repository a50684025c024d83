"""How one line of a derivation is proved from the next: a linear combination of the theorems that the reason names.

The lines of a calculation are proved from the last to the first, because that is how integrals come to exist: a line
whose integral is split into known ones converges because they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.brief import Brief
from symit.kernel.context import PLAIN, Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.matching import instances
from symit.proving.scope import Scope, Value, as_term, sides

ATOMS: tuple[t.Operator, ...] = (t.INTEGRAL, t.DERIVATIVE, t.CALL)

Row: TypeAlias = dict[Term, Fraction]
"""Monomials with their coefficients."""


@dataclass(frozen=True, repr=False)
class Reason(Brief):
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
    claim, replaced = b.eq(one, two), _replaced(one, two, equations)
    if replaced:
        try:
            return scope.linear(claim, *replaced)
        except Refused:
            pass  # the parts that are replaced stand elsewhere in the lines too, in another form
    multipliers = find_multipliers(scope, one, two, equations)
    return scope.linear(claim, *multipliers) if multipliers else scope.field(one, two)


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


def _replaced(left: Term, right: Term, equations: Sequence[Theorem]) -> list[tuple[Theorem, Term]]:
    """The multipliers when each equation's left side stands in the lines as it is written and is replaced there; none
    otherwise."""
    olds = [sides(e)[0] for e in equations]
    multipliers = [PLAIN.canonical(b.sub(_beside(old, left), _beside(old, right))) for old in olds]
    return [] if b.ZERO in multipliers else list(zip(equations, multipliers, strict=True))


def _beside(part: Term, term: Term) -> Term:
    """What multiplies a part in a term as it is written; 0 where it does not stand there."""
    if term == part:
        return b.ONE
    if isinstance(term, App) and term.head == t.ADD:
        return b.add(*(c for a in term.args if (c := _beside(part, a)) != b.ZERO))
    if isinstance(term, App) and term.head == t.MUL:
        for number, factor in enumerate(term.args):
            if (c := _beside(part, factor)) != b.ZERO:
                return b.mul(c, *term.args[:number], *term.args[number + 1 :])
    return b.ZERO


def find_multipliers(scope: Scope, left: Term, right: Term, equations: Sequence[Theorem]) -> list[tuple[Theorem, Term]]:
    """Multipliers m with right - left = sum of m * (r - l) over the equations l = r, if there are any.

    Only what multiplies the integrals and unknown functions is compared: whether nothing is left besides is
    for the rule to find out.
    """
    context = knowing([f.conclusion for f in scope.facts])
    gaps = [_difference(context, *sides(e)) for e in equations]
    found = _eliminate(context, _difference(context, left, right), gaps)
    multipliers = {number: context.canonical(m) for number, m in sorted(found.items())}
    return [(equations[n], m) for n, m in multipliers.items() if m != b.ZERO]


def _difference(context: Context, left: Term, right: Term) -> Row:
    """right - left from the normal form of each, which the lines before and after need too."""
    row = dict(normal.summands(context.canonical(right)))
    for monomial, coefficient in normal.summands(context.canonical(left)):
        row[monomial] = row.get(monomial, Fraction(0)) - coefficient
    return {m: c for m, c in row.items() if c}


def _eliminate(context: Context, rest: Row, gaps: Sequence[Row]) -> dict[int, Term]:
    """Gaussian elimination of the largest atoms: rest as a combination of the gaps."""
    rows: list[tuple[Row, dict[int, Term]]] = [(gap, {number: b.ONE}) for number, gap in enumerate(gaps)]
    found: dict[int, Term] = {}
    while rows:
        gap, made_of = rows.pop(0)
        if (pivot := _pivot(context, gap)) is None:
            continue
        times = _times(context, rest, gap, pivot)
        found = _plus(found, made_of, times)
        if rows:
            rest = _without(context, rest, gap, times)
        for place, (other, other_made_of) in enumerate(rows):
            factor = _times(context, other, gap, pivot)
            rows[place] = _without(context, other, gap, factor), _plus(other_made_of, made_of, b.neg(factor))
    return found


def _plus(total: dict[int, Term], more: dict[int, Term], times: Term) -> dict[int, Term]:
    """total + times * more, as combinations of numbered things."""
    if times == b.ZERO:
        return total
    scaled = {n: times if part == b.ONE else b.mul(times, part) for n, part in more.items()}
    return total | {n: b.add(total[n], part) if n in total else part for n, part in scaled.items()}


def _times(context: Context, row: Row, gap: Row, pivot: Term) -> Term:
    """How often the gap is to be taken away from the row for the pivot to vanish."""
    coefficient = _coefficient(row, pivot)
    return coefficient if coefficient == b.ZERO else context.canonical(b.div(coefficient, _coefficient(gap, pivot)))


def _without(context: Context, row: Row, gap: Row, times: Term) -> Row:
    """row - times * gap."""
    if times == b.ZERO:
        return row
    return dict(normal.summands(context.canonical(b.sub(_sum(row), b.mul(times, _sum(gap))))))


def _pivot(context: Context, gap: Row) -> Term | None:
    """The largest integral or unknown function in an equation, the one that it is about."""
    atoms = {a for m in gap for a in _factors(m) if b.is_app(a, *ATOMS)}
    largest_first = sorted(atoms, key=lambda a: (a.size, show(a)), reverse=True)
    return next((a for a in largest_first if context.canonical(_coefficient(gap, a)) != b.ZERO), None)


def _coefficient(row: Row, atom: Term) -> Term:
    """What multiplies the atom in a row that is linear in it."""
    parts = []
    for monomial, coefficient in row.items():
        factors = _factors(monomial)
        if atom in factors:
            parts.append(normal.scaled(coefficient, b.mul(*(f for f in factors if f != atom))))
    return b.add(*parts)


def _sum(row: Row) -> Term:
    return b.add(*(normal.scaled(c, m) for m, c in row.items()))


def _factors(monomial: Term) -> tuple[Term, ...]:
    return monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
