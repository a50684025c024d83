"""Total variation does not change under a monotone map: that of two images is that of what they are images of.

Stands under total variation, which tells it the closed form of those; which families are images it must not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from symit.families.catalogue import family_called
from symit.families.closed_forms.solving import Ground, ground
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.variation.images import Branch, Image
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Abs, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied

_P, _Q, _J = (b.real(name) for name in "pqj")


def excess(p: Term, q: Term) -> Term:
    """(p - q)^+."""
    return b.if_(b.le(q, p), b.sub(p, q), 0)


@cache
def _scaled_excess() -> Theorem:
    """(p - q)^+ j = (p j - q j)^+ for j > 0."""
    scope = Scope().given(b.lt(0, _J))
    claim = b.mul(excess(_P, _Q), _J), excess(b.mul(_P, _J), b.mul(_Q, _J))
    either = []
    for condition in (b.le(_Q, _P), b.lt(_P, _Q)):
        here = scope.given(condition)
        low, high = (b.mul(side, _J) for side in condition.args)  # type: ignore[union-attr]
        scaled = here.linear(b.app(condition.head, low, high), (logic.assume(formula=condition), _J))  # type: ignore[union-attr]
        either.append(here.know(scaled).field(*claim))
    return logic.theorem(logic.cases(*either, *scope.facts, condition=b.le(_Q, _P)), id="scaled-excess")


def scaled_excess(there: Scope, p: Term, q: Term, j: Term) -> Theorem:
    """The same of these, where 0 < j is known."""
    return there.instantiate(_scaled_excess(), {_P: p, _Q: q, _J: j})


def of_images(asked: Ground, scope: Scope, image: Image, found: Callable[[Ground], Theorem]) -> Theorem:
    """The integral of (p - q)^+ for two images, where it is known which of the parameters is the larger one."""
    known, sources = _of_sources(asked, scope, image, found)
    scope = scope.know(known)
    (one, other), x = asked.members, asked.point
    body = b.lam(x, excess(one.density(x), other.density(x)))
    share = PLAIN.canonical(b.div(1, len(image.branches)))
    parts = [_along(scope, sources, branch, body, share) for branch in image.branches]
    value = sides(known)[1]
    if len(parts) == 1:
        return parts[0]
    there = scope.know(*parts)
    exist = [there.evident(b.defined(sides(part)[0])) for part in parts]
    joined = applied(calculus.split, *exist, *there.facts, middle=image.branches[0].start)
    return there.linear(b.eq(sides(joined)[0], value), (joined, 1), *((part, 1) for part in parts))


def _of_sources(
    asked: Ground, scope: Scope, image: Image, found: Callable[[Ground], Theorem]
) -> tuple[Theorem, Ground]:
    """The integral of (f - g)^+ for what the two are images of: for any two parameters in their order, and then for
    these."""
    family, place = family_called(image.family), image.tells
    names = [b.fresh(name, t.REAL, *asked.parameters, asked.point) for name in ("r", "s")]
    values = [list(image.one), list(image.other)]
    given = {name: own[place] for name, own in zip(names, values, strict=True)}
    is_rising, order = _order(scope, *given.values())
    for name, own in zip(names, values, strict=True):
        own[place] = name
    plain = ground([family.at(*own) for own in values])
    condition = b.lt(*(names if is_rising else names[::-1]))
    theorem = found(replace(plain, scope=plain.scope.given(condition)))
    opened = logic.chain(logic.symmetry(Scope(_said(theorem)).unfold(sides(theorem)[0])), theorem)
    at_these = _written(scope, order, opened, given, image)
    members = tuple(family.at(*own) for own in (image.one, image.other))
    return at_these, replace(plain, members=members)


def _written(scope: Scope, order: Theorem, opened: Theorem, given: dict[Var, Term], image: Image) -> Theorem:
    """At the two parameters; for exponentials by their quotient, where that has a name."""
    there = scope.know(order)
    found = there.instantiate(opened, given)
    there = there.know(*folded.values(there, sides(found)[1]))
    if image.quotient is None:
        return found
    r, s = given.values()
    quotient, log = image.quotient
    is_rising = order.conclusion == b.lt(r, s)
    apart = b.lt(1, quotient) if is_rising else b.lt(quotient, 1)
    there = there.know(there.linear(apart, (order, b.power(r, -1))))
    power = b.exp(b.div(b.mul(quotient, log), b.sub(1, quotient)))
    return there.restate(found, b.mul(b.sub(quotient, 1) if is_rising else b.sub(1, quotient), power))


def _said(theorem: Theorem) -> tuple[Theorem, ...]:
    return (theorem, *(logic.assume(formula=h) for h in sorted(theorem.hypotheses, key=t.order)))


def _order(scope: Scope, r: Term, s: Term) -> tuple[bool, Theorem]:
    """Is r < s, or s < r, and that it is so: by the logarithm of their quotient."""
    for low, high in ((r, s), (s, r)):
        claim = b.lt(low, high)
        if context_of(scope).holds(claim):
            return low == r, scope.evident(claim)
        gap = context_of(scope).canonical(b.sub(b.log(high), b.log(low)))
        for positive in _positive(scope, b.lt(0, gap)):
            y = b.real("y")
            grows = Scope().given(b.lt(0, y)).evident(b.lt(1, b.exp(y)))
            apart = scope.know(positive).instantiate(grows, {y: gap})
            return low == r, scope.linear(claim, (apart, low))
    raise NoForm("which of two parameters is larger is not known")


def _positive(scope: Scope, claim: Term) -> Iterator[Theorem]:
    """The claim as a multiple of a fact."""
    gap = claim.args[1]  # type: ignore[union-attr]
    context = context_of(scope)
    if context.holds(claim):
        yield scope.evident(claim)
    for fact in scope.facts:
        if b.is_app(fact.conclusion, t.LT):
            low, high = fact.conclusion.args  # type: ignore[union-attr]
            rate = context.canonical(b.div(gap, b.sub(high, low)))
            if context.holds(b.lt(0, rate)):
                try:
                    yield scope.linear(claim, (fact, rate))
                except Refused:
                    continue


def _along(scope: Scope, sources: Ground, branch: Branch, body: Abs, share: Term) -> Theorem:
    """The integral of (p - q)^+ over what one map makes of the source."""
    space = sources.members[0].support
    u = b.fresh("u", t.REAL, body, *(f.conclusion for f in scope.facts))
    there, phi = scope.at_point(u, space), branch.to(u)
    raw = applied(calculus.differentiate, *there.facts, body=b.lam(u, phi), at=u)
    raw = there.restate(raw, context_of(there).canonical(sides(raw)[1]))
    slope = sides(raw)[1]
    low, high = space.args  # type: ignore[union-attr]
    start, end = (_end(scope, u, phi, *end) for end in ((low, 1, branch.start), (high, -1, branch.end)))
    rate = slope if context_of(there).holds(b.lt(0, slope)) else b.neg(slope)
    pointwise = _at_a_point(there, sources, u, b.open_with(body, phi), rate, share)
    f, g = (member.density(u) for member in sources.members)
    known = scope.know(_shared(scope, u, space, excess(f, g), share))
    same = known.congruence(u, space, pointwise)
    moved = known.know(same).substitution(u, space, raw, start, end, body)
    return logic.chain(moved, same, known.facts[-1])


def _shared(scope: Scope, u: Var, space: Term, whole: Term, share: Term) -> Theorem:
    """The integral of a share of (f - g)^+ by its value."""
    value = next(f for f in scope.facts if b.is_app(f.conclusion, t.EQ) and sides(f)[0] == b.integral(space, u, whole))
    if share == b.ONE:
        return value
    part = scope.linearity(u, space, b.mul(whole, share), (share, whole))
    return scope.know(part).linear(b.eq(sides(part)[0], b.mul(share, sides(value)[1])), (part, 1), (value, share))


def _at_a_point(there: Scope, sources: Ground, u: Var, written: Term, rate: Term, share: Term) -> Theorem:
    """(p - q)^+ at the image times the slope is a share of (f - g)^+."""
    q, p = written.args[0].args  # type: ignore[union-attr]
    f, g = (member.density(u) for member in sources.members)
    scaled = scaled_excess(there, p, q, rate)
    ours = [
        there.field(b.mul(at_image, rate), at if share == b.ONE else b.mul(at, share))
        for at_image, at in ((p, f), (q, g))
    ]
    found = logic.chain(scaled, rewritten(there.field(sides(scaled)[1], sides(scaled)[1]), *ours))
    if share == b.ONE:
        return found
    return logic.chain(found, logic.symmetry(scaled_excess(there, f, g, share)))


def _end(scope: Scope, u: Var, phi: Term, place: Term, side: int, value: Term) -> Theorem:
    found = scope.limit(u, phi, place, side)
    *_, limit = found.conclusion.args  # type: ignore[union-attr]
    return found if limit == value or limit.sort == t.EXTENDED else scope.with_limit(found, value)
