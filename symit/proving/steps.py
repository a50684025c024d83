"""How one line of a derivation is proved from the next: a linear combination of the theorems that the reason names.

The lines of a calculation are proved from the last to the first, because that is how integrals come to exist: a line
whose integral is split into known ones converges because they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Term, order
from symit.kernel.theorem import Theorem
from symit.proving.combining import find_multipliers
from symit.proving.matching import instances
from symit.proving.scope import Scope, Value, as_term, sides


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
    """The theorems as they are, and at the values at which their left sides occur in the terms, where their hypotheses
    hold.  Raises Refused where a theorem says nothing here, with a hypothesis that does not hold."""
    assumed = frozenset(h for fact in scope.facts for h in fact.hypotheses)
    found: dict[tuple[frozenset[Term], Term], Theorem] = {}
    for theorem in theorems:
        pattern = sides(theorem)[0]
        matches = [dict(m) for term in terms for m in instances(pattern, term, pattern.free)]
        changed = [{v: a for v, a in values.items() if v != a} for values in matches]
        said = [scope.discharge(theorem), *(scope.instantiate(theorem, values) for values in changed if values)]
        holding = [instance for instance in said if instance.hypotheses <= assumed]
        if not holding:
            raise _says_nothing(theorem, said, assumed)
        found.update({(instance.hypotheses, instance.conclusion): instance for instance in holding})
    return list(found.values())


def _says_nothing(theorem: Theorem, said: Sequence[Theorem], assumed: frozenset[Term]) -> Refused:
    missing = min((i.hypotheses - assumed for i in said), key=len)
    return Refused(
        "the reason {} is known at other names or under other conditions: it needs {}",
        theorem.conclusion,
        min(missing, key=order),
    )


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
