"""What all measures of counts stand on: the multinomial theorem at the probabilities of a member, and a closed form
that is found for symbols, at what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.finishing import with_short_sums
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.sums.counts import N
from symit.families.vectors.forms import flattened
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import counted, multinomial_sum, total_of, weights
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides


def counts_of(request: Request) -> list[t.Var]:
    return counted(len(probabilities(request.members[0])), *request.values)


def known_sum(scope: Scope, n: Term, bases: Sequence[Term], places: Sequence[int] = ()) -> Theorem:
    """The sum of the products of w_i^(x_i)/x_i!, with the counts at these places."""
    meant = dict(zip(weights(len(bases)), bases, strict=True))
    there = scope.know(scope.evident(b.le(0, n)))
    return there.instantiate(multinomial_sum(len(bases), *places), {N: n, **meant})


def averaged(scope: Scope, member: Member, *places: int) -> Theorem:
    """The same for probabilities, which add up to 1."""
    ps = probabilities(member)
    found = known_sum(scope, trials(member), ps, places)
    one = scope.evident(b.eq(total_of(ps), 1))
    found = rewritten(found, one)
    return scope.restate(found, context_of(scope).canonical(sides(found)[1]))


Found: TypeAlias = Callable[[Request, Ground], Theorem]
Known: TypeAlias = Callable[[Scope, Request], list[Theorem]]


def in_symbols(found: Found, known: Known = lambda *_: []) -> Found:
    """What is found for symbols, at the values that are asked for: sums among these would be multiplied out.  With what
    else is known there."""

    @cache
    def general(request: Request) -> Theorem:
        return found(request, request.ground)

    def instance(request: Request, ground: Ground) -> Theorem:
        symbols = general_of(request)
        meant = dict(zip(_variables(symbols), _variables(request), strict=True))
        there = ground.scope.know(*known(ground.scope, request))
        return _as_written(there.instantiate(general(symbols), meant), request, there)

    return instance


def general_of(request: Request) -> Request:
    family = request.members[0].family
    members = (
        family.at(N, *(b.real(f"{name}_{i}") for i in range(1, len(family.parameters))))
        for name, _ in zip("pq", request.members, strict=False)
    )
    return Request(request.measure, tuple(members), tuple(map(b.real, request.measure.numbers)))


def _variables(request: Request) -> tuple[Term, ...]:
    each = (p for member in request.members for p in probabilities(member))
    return (trials(request.members[0]), *each, *request.numbers)


def _as_written(theorem: Theorem, request: Request, scope: Scope) -> Theorem:
    """With numbers worked out, and without log(p/p), where there may be any."""
    theorem = with_short_sums(theorem, scope)
    right, values = sides(theorem)[1], _variables(request)
    if not right.free:
        form = context_of(scope).canonical(right)
    elif len(set(values)) < len(values) or any(isinstance(v, Num) for v in values):
        form = flattened(without_logs_of_one(right))
    else:
        return theorem
    return scope.know(theorem).restate(theorem, form)


def without_logs_of_one(term: Term) -> Term:
    if not isinstance(term, App):
        return term
    if term.head == t.LOG and PLAIN.equal(term.args[0], b.ONE):
        return b.ZERO
    args = tuple(map(without_logs_of_one, term.args))
    if term.head == t.MUL and b.ZERO in args:
        return b.ZERO
    return b.add(*(a for a in args if a != b.ZERO)) if term.head == t.ADD else App(term.head, args)
