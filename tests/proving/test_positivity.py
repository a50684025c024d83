"""An integral of what is positive is positive, over each kind of interval; of what may vanish it need not be."""

from __future__ import annotations

import pytest

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import REAL, Term, Var, function
from symit.proving.positivity import positive_integral
from symit.proving.scope import Scope

x, a, c = map(b.real, "xac")
f = Var("f", function(REAL, REAL))


@pytest.mark.parametrize(
    "space", [b.interval(a, c), b.interval(a, b.INFINITY), b.interval(b.MINUS_INFINITY, c), b.REALS], ids=str
)
def test_each_interval(space: Term) -> None:
    whole = b.integral(space, x, b.call(f, x))
    positive = b.forall_in(x, space, b.lt(0, b.call(f, x)))
    given = (b.lt(a, c), positive, b.defined(whole))
    scope = Scope().given(*given)
    theorem = positive_integral(scope, x, space, scope.at_point(x, space).evident(b.lt(0, b.call(f, x))))
    assert theorem.conclusion == b.lt(0, whole)
    assert theorem.hypotheses <= frozenset(given)


def test_what_may_vanish_or_the_interval_be_empty() -> None:
    space = b.interval(a, c)
    whole = b.integral(space, x, b.call(f, x))
    scope = Scope().given(b.lt(a, c), b.defined(whole), b.forall_in(x, space, b.le(0, b.call(f, x))))
    with pytest.raises(Refused):
        positive_integral(scope, x, space, scope.at_point(x, space).evident(b.le(0, b.call(f, x))))
    empty = Scope().given(b.defined(whole), b.forall_in(x, space, b.lt(0, b.call(f, x))))
    pointwise = logic.instance(empty.facts[1], *empty.at_point(x, space).facts, values=(x,))
    with pytest.raises(Refused, match="cannot show a < c"):
        positive_integral(empty, x, space, pointwise)
