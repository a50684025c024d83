"""That a measure has no value at numbers, from what is found for symbols: an integral diverges where a condition of the
closed form fails, and the numbers are such.

For what is not seen at the numbers themselves, where (x - m + s)^3 is multiplied out.
"""

from __future__ import annotations

from collections.abc import Mapping

from symit.families.closed_forms.finding import WITHOUT, Request, general_form, why_without_value
from symit.families.closed_forms.solving import Diverges, extra
from symit.kernel import build as b
from symit.kernel.facts import negations
from symit.kernel.terms import Term, Var
from symit.proving.closed_forms import Divergent, context_of


def diverges_for_symbols(request: Request) -> Diverges | None:
    """None where that is not found."""
    if any(m.family.through for m in request.members) or request.is_general:
        return None
    try:
        general, theorem, meant = general_form(request)
    except WITHOUT:
        return None
    known = context_of(request.ground.scope)
    failing = [c for c in extra(theorem, general.ground.domains) if known.decide(b.substitute(c, meant)) is False]
    return next(filter(None, (_where_it_fails(general, c, request, meant) for c in failing)), None)


def _where_it_fails(general: Request, condition: Term, request: Request, meant: Mapping[Var, Term]) -> Diverges | None:
    scope, domains = request.ground.scope, request.ground.domains
    why = why_without_value(general.supposing(*negations(condition)))
    if not isinstance(why, Diverges) or why.theorem is None:
        return None
    theorem = scope.instantiate(why.theorem, dict(meant))
    written = context_of(scope).canonical(b.substitute(why.integral, meant))
    return None if extra(theorem, domains) else Diverges(Divergent(written, theorem))  # type: ignore[arg-type]
