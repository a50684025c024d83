"""What is found for one symbol in the place of each parameter, at those that are asked for: entries such as r s^2
are multiplied out where the proof is looked for, and its steps are not seen then.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground, in_plain_conditions, lighter
from symit.families.entry import Member
from symit.families.vectors.forms import cancelled
from symit.families.vectors.gaussian import with_minors
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.terms import Num, TermError, Var, order
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def or_from_symbols(measure: Measure) -> Measure:
    """The same, found in this way where it is not found at once."""

    def found(request: Request, ground: Ground) -> Theorem:
        try:
            return measure.found(request, ground)
        except NOT_SEEN:
            theorem = _from_symbols(request, lambda symbols: measure.found(symbols, symbols.ground))
            if theorem is None:
                raise
            known = Scope().given(*sorted(theorem.hypotheses, key=order)).know(theorem)
            with suppress(*NOT_SEEN):
                return cancelled(known, theorem)
            return theorem

    def beside(request: Request) -> Theorem | None:
        assert measure.beside is not None
        try:
            return measure.beside(request)
        except NOT_SEEN:
            theorem = _from_symbols(request, measure.beside)
            if theorem is None:
                raise
            return theorem

    return replace(measure, found=found, beside=measure.beside and beside)


NOT_SEEN = Refused, TermError


def _from_symbols(request: Request, show: Callable[[Request], Theorem | None]) -> Theorem | None:
    """None where each parameter is a number or a symbol of its own already, or symbols do not do either: what is said
    then is why it is not found for what was asked."""
    others = [v for m in request.members for v in m.values if not isinstance(v, Num)]
    if all(isinstance(v, Var) for v in others) and len(set(others)) == len(others):
        return None
    symbols = replace(request, members=tuple(map(_in_symbols, request.members, "pq")))
    with suppress(*NOT_SEEN):
        theorem = show(symbols)
        return theorem and _instance(theorem, symbols, request)
    return None


def _in_symbols(member: Member, letter: str) -> Member:
    names = [f"{letter}_{n}" for n, _ in enumerate(member.values, 1)]
    fresh = (b.fresh(name, v.sort, *member.values) for name, v in zip(names, member.values, strict=True))
    return member.family.at(
        *(v if isinstance(v, Num) else symbol for v, symbol in zip(member.values, fresh, strict=True))
    )


def _instance(theorem: Theorem, symbols: Request, asked: Request) -> Theorem:
    meant = {v: value for v, value in zip(symbols.values, asked.values, strict=True) if v != value}
    scope, domains = with_minors(asked.ground.scope, asked.members), asked.ground.domains
    return lighter(in_plain_conditions(scope.instantiate(theorem, dict(meant)), domains), domains)
