"""That a measure has no value at numbers, from what is found for symbols: an integral diverges where a condition of the
closed form fails, and the numbers are such.

For what is not seen at the numbers themselves, where (x - m + s)^3 is multiplied out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from symit.families.closed_forms.finding import WITHOUT, Request
from symit.families.closed_forms.solving import Diverges, extra
from symit.families.entry import Family, Member
from symit.kernel import build as b
from symit.kernel.facts import negations
from symit.kernel.terms import Term, Var
from symit.proving.closed_forms import Divergent, context_of

Meaning: TypeAlias = dict[Var, Term]


def diverges_for_symbols(request: Request) -> Diverges | None:
    """None where that is not found."""
    if any(m.family.through for m in request.members) or request.is_general:
        return None
    members = tuple(_in_symbols(m.family, n) for n, m in enumerate(request.members, 1))
    symbols = replace(request, members=members)
    meant = {v: at for v, at in zip(symbols.values, request.values, strict=True) if isinstance(v, Var)}
    try:
        conditions = extra(symbols.theorem(), symbols.ground.domains)
    except WITHOUT:
        return None
    known = context_of(request.ground.scope)
    failing = [c for c in conditions if known.decide(b.substitute(c, meant)) is False]
    return next(filter(None, (_where_it_fails(symbols, c, request, meant) for c in failing)), None)


def _in_symbols(family: Family, number: int) -> Member:
    return family.at(*family.renamed(lambda name: f"{name}_{number}"))


def _where_it_fails(symbols: Request, condition: Term, request: Request, meant: Meaning) -> Diverges | None:
    scope, domains = request.ground.scope, request.ground.domains
    try:
        symbols.supposing(*negations(condition)).theorem()
    except Diverges as found:
        theorem = found.theorem and scope.instantiate(found.theorem, dict(meant))
        if theorem is not None and not extra(theorem, domains):
            written = context_of(scope).canonical(b.substitute(found.integral, meant))
            return Diverges(Divergent(written, theorem))  # type: ignore[arg-type]
    except WITHOUT:
        pass
    return None
