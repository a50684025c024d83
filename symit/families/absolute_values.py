"""How large |u| is: without a case distinction where a sign is known, and with one that hangs on as little as possible.

Stands on `scope`; what the values are of, it must not know.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope


def absolute(away: Term) -> Term:
    return b.if_(b.le(0, away), away, b.neg(away))


def times(there: Scope, away: Term, inner: Term, rate: Term, same: Theorem) -> Theorem:
    """|u| = c |v| for c > 0, from u = c v."""
    written, sized = absolute(away), b.mul(rate, absolute(inner))
    either = []
    for condition, scaled, weight in (
        (b.le(0, inner), b.le(0, away), 1),
        (b.lt(inner, 0), b.lt(away, 0), -1),
    ):
        here = there.given(condition)
        decided = here.linear(scaled, (logic.assume(formula=condition), rate), (same, -weight))
        either.append(here.know(decided).linear(b.eq(written, sized), (same, weight)))
    return logic.cases(*either, *there.facts, condition=b.le(0, inner))


def size(there: Scope, x: Var, away: Term, k: Num) -> Theorem:
    """|u|^k without cases that hang on x: an even power has none, and c x for x > 0 has that of c."""
    size = b.if_(b.le(0, away), away, b.neg(away))
    written = size if k == b.ONE else b.power(size, k)
    if k != b.ONE:
        return by_cases(there, written, b.power(away, k), away)
    plain = context_of(there).canonical(away)
    if context_of(there).holds(b.le(0, plain)) or context_of(there).holds(b.le(plain, 0)):
        return there.field(written, context_of(there).canonical(written))
    rate = context_of(there).canonical(b.div(plain, x)) if x in plain.free else plain
    if x in rate.free or not (x not in plain.free or context_of(there).holds(b.lt(0, x))):
        return there.field(written, written)
    sized = b.if_(b.le(0, rate), rate, b.neg(rate))
    if x not in plain.free:
        return by_cases(there, written, sized, rate)
    return by_cases(there, written, b.mul(sized, x), rate, x)


def by_cases(there: Scope, left: Term, right: Term, decides: Term, times: Term = b.ONE) -> Theorem:
    """left = right, whatever sign a term has; `times` is positive."""
    either = []
    for condition in (b.le(0, decides), b.lt(decides, 0)):
        here = there.given(condition)
        low, high = (b.mul(side, times) for side in condition.args)  # type: ignore[union-attr]
        scaled = here.linear(b.app(condition.head, low, high), (logic.assume(formula=condition), times))  # type: ignore[union-attr]
        either.append(here.know(scaled).field(left, right))
    return logic.cases(*either, *there.facts, condition=b.le(0, decides))
