"""Adding up more relations than a rule takes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import MAX_FACTS
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope
from symit.proving.steps.adding import TOGETHER, added_up, batches, conjunctions

MANY = 3 * MAX_FACTS


def f(i: int) -> Term:
    """A term that has a value where that is given."""
    return b.call(Var("f", function(REAL, INT)), b.num(i))


def known(count: int) -> Scope:
    """f(0), f(1), ... have values."""
    return Scope().know(*conjunctions([logic.assume(formula=b.defined(f(i))) for i in range(count)]))


def ascending(count: int) -> list[Theorem]:
    """f(0) <= f(1), f(1) <= f(2), ..."""
    return [logic.assume(formula=b.le(f(i), f(i + 1))) for i in range(count)]


def test_a_long_sum() -> None:
    steps = ascending(MANY)
    claim = b.le(b.mul(3, f(0)), b.mul(3, f(MANY)))
    found = added_up(claim, [(step, Fraction(3)) for step in steps], known(MANY + 1))
    assert found.conclusion == claim
    assert {h for h in found.hypotheses if h.head != t.DEFINED} == {step.conclusion for step in steps}


def test_equations_count_either_way_and_constants_are_added() -> None:
    up = logic.assume(formula=b.le(b.add(f(0), 1), f(1)))
    same = logic.assume(formula=b.eq(b.mul(2, f(2)), b.add(f(1), 3)))
    claim = b.le(b.add(f(0), 4), b.mul(2, f(2)))
    assert added_up(claim, [(up, Fraction(1)), (same, Fraction(-1))], known(3)).conclusion == claim


@pytest.mark.parametrize("wrong", ["one is missing", "the other way", "a negative multiplier", "another multiplier"])
def test_a_wrong_sum_is_refused(wrong: str) -> None:
    summands = [(step, Fraction(1)) for step in ascending(MANY)]
    claim = b.le(f(0), f(MANY))
    if wrong == "one is missing":
        del summands[MANY // 2]
    elif wrong == "the other way":
        claim = b.le(f(MANY), f(0))
    else:
        step, _ = summands[7]
        summands[7] = step, Fraction(-1 if wrong == "a negative multiplier" else 2)
    with pytest.raises(Refused):
        added_up(claim, summands, known(MANY + 1))


def test_terms_without_values_are_refused() -> None:
    with pytest.raises(Refused):
        added_up(b.le(0, b.sub(f(3), f(3))), [], Scope())


def test_batches_keep_all_in_order_and_are_short() -> None:
    statements = [step.conclusion for step in ascending(5 * TOGETHER // 10)]
    some = list(batches(statements))
    assert [s for batch in some for s in batch] == statements
    assert len(some) > 1 and all(sum(s.size for s in batch) <= TOGETHER for batch in some)


def test_a_long_statement_is_a_batch_of_its_own() -> None:
    long = b.le(0, b.add(*(f(i) for i in range(TOGETHER // 2))))
    short = ascending(1)[0].conclusion
    assert long.size > TOGETHER and list(batches([short, long, short])) == [[short], [long], [short]]
