"""Members that are members of another family: what is known of that one is said of them.

A functional of the one density is that of the other, since the two are one at every point of the support.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symit.families.entry import Member
from symit.families.moments.gamma_values import with_plain_values
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms


def known_as(member: Member) -> Member:
    """The member of another family that it is, or itself."""
    found = member.family.known_as(*member.values) if member.family.known_as else None
    return member if found is None else found[0]


def same_law(there: Scope, x: Var, one: Member, other: Member) -> Theorem:
    """That two members have one density at a point: under another name of theirs, or with Gamma at numbers put in.
    Refused where that is not seen."""
    first, second = (_plain(there, x, member) for member in (one, other))
    return logic.chain(first, there.field(sides(first)[1], sides(second)[1]), logic.symmetry(second))


def _plain(there: Scope, x: Var, member: Member) -> Theorem:
    """A density as it is written out."""
    known = member.family.known_as(*member.values) if member.family.known_as else None
    if known is not None:
        return known[1](there, x)  # type: ignore[no-any-return]
    p = member.density(x)
    return with_plain_values(there.field(p, context_of(there).canonical(p)), there.facts)


def said_of(scope: Scope, x: Var, members: Sequence[Member], term: Term, known: Theorem) -> Theorem:
    """term = what `known` says of the same functional of the members' other names."""
    named = sides(known)[0]
    scope = scope.know(known)
    there = scope.at_point(x, members[0].support)
    same = [found[1](there, x) for m in members if m.family.known_as and (found := m.family.known_as(*m.values))]
    pairs = zip(_integrals(term), _integrals(named), strict=True)
    equal = [_equal(scope, there, x, one, other, same) for one, other in pairs if one != other]
    there = scope.know(*equal, *_positive(scope, known, equal))
    written = rewritten(there.field(term, _unfolded(term)), *equal)
    return logic.chain(written, there.field(sides(written)[1], named), known)


def _positive(scope: Scope, known: Theorem, equal: Sequence[Theorem]) -> Iterator[Theorem]:
    """Of what there is a logarithm on the one side, there is one on the other."""
    for equation in equal:
        one, other = sides(equation)
        try:
            positive = logic.evident(known, claim=b.lt(0, other))
        except Refused:
            continue
        yield scope.know(equation).linear(b.lt(0, one), (positive, 1), (equation, -1))


def _unfolded(term: Term) -> Term:
    """A functional written out, or a sum of such."""
    return b.add(*map(b.unfold, term.args)) if b.is_app(term, t.ADD) else b.unfold(term)  # type: ignore[union-attr]


def _integrals(term: Term) -> list[App]:
    found = (p for p in subterms(_unfolded(term)) if isinstance(p, App) and p.head == t.INTEGRAL)
    return list(dict.fromkeys(found))


def _equal(scope: Scope, there: Scope, x: Var, one: App, other: App, same: Sequence[Theorem]) -> Theorem:
    """Two integrals of what is equal at every point."""
    body, plain = (b.open_with(i.args[1], x) for i in (one, other))  # type: ignore[arg-type]
    found = there.know(*same).field(body, body)
    for equation in same:
        left, _ = sides(equation)
        hole = b.fresh("hole", left.sort, body, plain)
        template = b.lam(hole, b.eq(body, replace_term(sides(found)[1], left, hole)))
        found = logic.rewrite(found, equation, template=template)
    if sides(found)[1] != plain:
        raise Refused("{} is not {}", sides(found)[1], plain)
    return scope.congruence(x, one.args[0], found)
