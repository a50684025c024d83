"""That the integral of what is positive on an interval is positive, not only not negative.

Stands on `scope`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied


def positive_integral(scope: Scope, x: Var, part: Term, positive: Theorem) -> Theorem:
    """0 < the integral of f over an interval on which 0 < f: were it 0, then g = 0 almost everywhere there, for a g
    whose integral is not 0."""
    _, f = sides(positive)
    whole = b.integral(part, x, f)
    goal = b.lt(0, whole)
    above = scope.monotone(x, part, scope.at_point(x, part).know(positive).evident(b.le(0, f)))
    there = scope.at_point(x, part).given(b.eq(f, 0))
    absurd = there.know(positive).linear(b.lt(0, 0), (positive, 1), (there.evident(b.eq(f, 0)), 1))
    g = _with_an_integral(x, part)
    g_is_none = logic.contradiction(absurd, claim=b.eq(g, 0))
    size = _size(scope, x, part, g)
    none = scope.given(b.le(whole, 0)).know(above, size)
    same = applied(integration.almost_everywhere, g_is_none, none.evident(b.eq(whole, 0)), *none.facts, variable_=x)
    large = scope.evident(b.lt(0, sides(size)[1]))
    never = none.know(same).linear(b.lt(0, 0), (large, 1), (size, -1), (same, 1))
    yes = logic.contradiction(never, claim=goal)
    return logic.cases(yes, logic.assume(formula=goal), *scope.facts, condition=b.le(whole, 0))


def _with_an_integral(x: Var, part: Term) -> Term:
    """What falls fast enough towards each end that is infinite."""
    below, above = (end.sort == t.EXTENDED for end in part.args)  # type: ignore[union-attr]
    if below and above:
        return b.exp(b.neg(b.power(x, 2)))
    return b.exp(x) if below else b.exp(b.neg(x)) if above else b.ONE


def _size(scope: Scope, x: Var, part: Term, g: Term) -> Theorem:
    """The integral of that: the bell's, or by the fundamental theorem."""
    if part == b.REALS:
        return logic.axiom(name="gaussian-integral")
    primitive = x if g == b.ONE else b.neg(g) if part.args[1] == b.INFINITY else g  # type: ignore[union-attr]
    slope = scope.at_point(x, part).differentiate(x, primitive, x, g)
    low, high = part.args  # type: ignore[union-attr]
    return scope.fundamental_theorem(
        x, part, slope, scope.limit(x, primitive, low, 1), scope.limit(x, primitive, high, -1)
    )
