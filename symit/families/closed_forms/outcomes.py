"""Functionals of weights on a few outcomes, some of which are 0: each outcome is looked at by itself.

At an outcome without probability a quotient or a logarithm of weights has no value, and the functional needs none; for
all outcomes at once that is not to be seen.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import integration, logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.matching import subterms


def outcome_by_outcome(scope: Scope, term: Term) -> Theorem:
    """A functional = what its sums over the outcomes make of it."""
    parts = term.args if b.is_app(term, t.ADD) else (term,)  # type: ignore[union-attr]
    written = b.add(*map(b.unfold, parts))
    sums = (p for p in dict.fromkeys(subterms(written)) if isinstance(p, App) and p.head == t.INTEGRAL)
    values = [_summed(scope, whole) for whole in sums]
    known = scope.know(*values)
    known = known.know(*_at_most_one(known, values))
    return rewritten(known.field(term, written), *values)


def _at_most_one(scope: Scope, values: Sequence[Theorem]) -> Iterator[Theorem]:
    """Of those sums that are at most 1: that they are."""
    for value in values:
        with suppress(Refused):
            yield scope.know(value).linear(b.le(sides(value)[0], 1), (value, 1))


def _summed(scope: Scope, whole: App) -> Theorem:
    """The sum over a range between two numbers, from the summand at each of them."""
    space = whole.args[0]
    low, high = space.args  # type: ignore[union-attr]
    if not (isinstance(low, Num) and isinstance(high, Num)):
        raise Refused("{} is not a sum over a few outcomes", whole)
    x = b.fresh("x", t.INT, whole, *(f.conclusion for f in scope.facts))
    body = b.open_with(whole.args[1], x)  # type: ignore[arg-type]
    places = [b.num(k) for k in range(int(low.value), int(high.value) + 1)]
    try:
        values = [context_of(scope).canonical(b.substitute(body, {x: place})) for place in places]
    except (Refused, t.TermError) as why:
        raise NoForm("at an outcome of which both weights are 0 a summand has no value: leave it out") from why
    chosen = values[-1]
    for place, value in reversed(list(zip(places[:-1], values[:-1], strict=True))):
        chosen = b.if_(b.eq(x, place), value, chosen)
    pointwise = _at_each(scope, scope.at_point(x, space), x, places, b.eq(body, chosen))
    same = scope.congruence(x, space, pointwise)
    expanded = applied(integration.expand, *scope.facts, term=sides(same)[1])
    return scope.know(expanded).restate(logic.chain(same, expanded), context_of(scope).canonical(b.add(*values)))


def _at_each(scope: Scope, there: Scope, x: Var, places: Sequence[Term], claim: Term) -> Theorem:
    """An equation at each of these numbers, at the last one where x is none of the others."""
    first, *others = places
    if not others:
        return there.field(*claim.args)  # type: ignore[union-attr]
    here = b.eq(x, first)
    at_first = scope.field(*(b.substitute(side, {x: first}) for side in claim.args))  # type: ignore[union-attr]
    hole = b.fresh("hole", t.INT, claim)
    same = logic.symmetry(logic.assume(formula=here))
    yes = logic.rewrite(at_first, same, template=b.lam(hole, b.substitute(claim, {x: hole})))
    no = _at_each(scope, there.given(b.ne(x, first)), x, others, claim)
    return logic.cases(yes, no, *scope.facts, condition=here)
