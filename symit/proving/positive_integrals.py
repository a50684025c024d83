"""That the integral of what is positive on an interval is positive, not only not negative.

Stands on `scope`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides
from symit.proving.supply import applied


def positive_integral(scope: Scope, x: Var, part: Term, positive: Theorem) -> Theorem:
    """0 < the integral of f over an interval on which 0 < f: were it 0, then 1 = 0 almost everywhere there."""
    _, f = sides(positive)
    whole = b.integral(part, x, f)
    goal = b.lt(0, whole)
    above = scope.monotone(x, part, scope.at_point(x, part).know(positive).evident(b.le(0, f)))
    there = scope.at_point(x, part).given(b.eq(f, 0))
    absurd = there.know(positive).linear(b.lt(0, 0), (positive, 1), (there.evident(b.eq(f, 0)), 1))
    one_is_none = logic.contradiction(absurd, claim=b.eq(1, 0))
    length = _length(scope, x, part)
    none = scope.given(b.le(whole, 0)).know(above, length)
    same = applied(integration.almost_everywhere, one_is_none, none.evident(b.eq(whole, 0)), *none.facts, variable_=x)
    long = scope.evident(b.lt(0, sides(length)[1]))
    never = none.know(same).linear(b.lt(0, 0), (long, 1), (length, -1), (same, 1))
    yes = logic.contradiction(never, claim=goal)
    return logic.cases(yes, logic.assume(formula=goal), *scope.facts, condition=b.le(whole, 0))


def _length(scope: Scope, x: Var, part: Term) -> Theorem:
    """The integral of 1 over an interval."""
    slope = scope.at_point(x, part).differentiate(x, x, x, b.ONE)
    low, high = part.args  # type: ignore[union-attr]
    return scope.fundamental_theorem(x, part, slope, scope.limit(x, x, low, 1), scope.limit(x, x, high, -1))
