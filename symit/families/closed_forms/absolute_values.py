"""How large |u| is: without a case distinction where a sign is known, and with one that hangs on as little as possible.

Stands on `scope`; what the values are of, it must not know.
"""

from __future__ import annotations

from functools import cache

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.writing.composing import all_factors, power, product
from symit.proving.writing.quotients import in_factors, quotient

_U = b.real("u")


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


def downwards(there: Scope, away: Term) -> Theorem:
    """|u| = -u where u <= 0 is known."""
    claim = b.eq(absolute(away), b.neg(away))
    at_zero, below = there.given(b.le(0, away)), there.given(b.lt(away, 0))
    is_zero = at_zero.evident(b.eq(away, 0))
    either = at_zero.know(is_zero).linear(claim, (is_zero, 2)), below.field(*claim.args)  # type: ignore[union-attr]
    return logic.cases(*either, *there.facts, condition=b.le(0, away))


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
    gap, share = _of_one_denominator(there, rate)
    if x in plain.free:
        share = x if share == b.ONE else b.mul(share, x)
    if all(c < 0 for _, c in normal.summands(gap)):
        return _turned(there, written, away, PLAIN.canonical(b.neg(gap)), share)
    sized = absolute(gap)
    return by_cases(there, written, sized if share == b.ONE else b.mul(sized, share), gap, share)


def _turned(there: Scope, written: Term, away: Term, gap: Term, share: Term) -> Theorem:
    """|u| = c |v| for c > 0 and u = -c v, so that it is |m| and not |-m|."""
    sized = absolute(gap) if share == b.ONE else b.mul(absolute(gap), share)
    above, below = there.given(b.le(0, gap)), there.given(b.lt(gap, 0))
    least = above.linear(b.le(away, 0), (logic.assume(formula=b.le(0, gap)), share))
    known = above.know(least)
    sinks = downwards(known, away)
    most = below.linear(b.lt(0, away), (logic.assume(formula=b.lt(gap, 0)), share))
    either = logic.chain(sinks, known.field(sides(sinks)[1], sized)), below.know(most).field(written, sized)
    return logic.cases(*either, *there.facts, condition=b.le(0, gap))


def _of_one_denominator(there: Scope, rate: Term) -> tuple[Term, Term]:
    """b - a and 1/a of b/a - 1: what has the sign of a rate, and what that is to be multiplied by."""
    try:
        parts = quotient(rate)
    except Refused:
        return rate, b.ONE
    number = abs(in_factors(parts.above)[0])
    below = PLAIN.canonical(b.div(b.mul(*(b.power(factor, power) for factor, power in parts.below)), number))
    if below == b.ONE or not context_of(there).holds(b.lt(0, below)):
        return rate, b.ONE
    return PLAIN.canonical(b.mul(rate, below)), b.power(below, -1)


def by_cases(there: Scope, left: Term, right: Term, decides: Term, times: Term = b.ONE) -> Theorem:
    """left = right, whatever sign a term has; `times` is positive."""
    either = []
    for condition in (b.le(0, decides), b.lt(decides, 0)):
        here = there.given(condition)
        low, high = (b.mul(side, times) for side in condition.args)  # type: ignore[union-attr]
        scaled = here.linear(b.app(condition.head, low, high), (logic.assume(formula=condition), times))  # type: ignore[union-attr]
        either.append(here.know(scaled).field(left, right))
    return logic.cases(*either, *there.facts, condition=b.le(0, decides))


def root_of_square(there: Scope, value: Term) -> Theorem:
    """sqrt(c u^2) = sqrt(c) |u|.  Refused where the value is not rational, or has no square in it."""
    parts = quotient(value)
    number, above = in_factors(parts.above)
    factors = [*above, *((f, -e) for f, e in parts.below)]
    signed = [f for f, _ in above if not context_of(there).holds(b.lt(0, f))]
    if len(signed) != 1 or dict(above)[signed[0]] != 2:
        raise Refused("{} has no square of one sum in it", value)
    (gap,) = signed
    rest = [(f, e) for f, e in factors if f != gap]
    roots = [*all_factors(PLAIN.canonical(b.sqrt(number))), *(power(f, e / 2) for f, e in rest)]
    share, written = product(*roots), product(*roots, absolute(gap))
    either = []
    for condition, sized in ((b.le(0, gap), gap), (b.lt(gap, 0), b.neg(gap))):
        here = there.given(condition)
        least = here.linear(b.le(0, b.mul(share, sized)), (logic.assume(formula=condition), share))
        root = here.know(least).instantiate(_root_of_square(), {_U: b.mul(share, sized)})
        square = here.field(value, b.power(b.mul(share, sized), 2))
        known = here.know(least, here.linear(b.le(0, value), (here.evident(b.le(0, sides(square)[1])), 1), (square, 1)))
        same = rewritten(known.field(b.sqrt(value), b.sqrt(value)), square)
        either.append(logic.chain(same, root, here.field(sides(root)[1], written)))
    return logic.cases(*either, *there.facts, condition=b.le(0, gap))


@cache
def _root_of_square() -> Theorem:
    scope = Scope().given(b.le(0, _U))
    at_zero, above = scope.given(b.le(_U, 0)), scope.given(b.lt(0, _U))
    claim = b.eq(b.sqrt(b.power(_U, 2)), _U)
    zero = at_zero.evident(b.eq(_U, 0))
    none = rewritten(at_zero.field(b.sqrt(b.power(_U, 2)), b.sqrt(b.power(_U, 2))), zero)
    stays = logic.chain(none, at_zero.field(sides(none)[1], 0), logic.symmetry(zero))
    either = above.field(*claim.args), stays  # type: ignore[union-attr]
    return logic.theorem(logic.cases(*either, *scope.facts, condition=b.lt(0, _U)), id="root-of-square")
