"""Every axiom holds as far as ball arithmetic can tell, to many digits at several points; a wrong one would not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from kernel_tools import x

from symit.evidence.balls import check
from symit.kernel import build as b
from symit.kernel.axioms import AXIOMS
from symit.kernel.terms import App, Term, Var

BITS, DIGITS = 160, 25
VALUES = [Fraction(v) for v in ("1", "-1", "1/3", "-7/2", "9")]


def points(statement: Term) -> list[dict[Var, Fraction]]:
    free = sorted(statement.free, key=lambda v: v.name)
    return [dict.fromkeys(free, value) for value in VALUES] if free else [{}]


@pytest.mark.parametrize("name", AXIOMS)
def test_axiom_holds(name: str) -> None:
    statement = AXIOMS[name].statement
    for point in points(statement):
        found = check(statement, point, BITS)
        assert found.holds is not False
        assert found.digits is not None and found.digits >= DIGITS, point


@pytest.mark.parametrize("name", AXIOMS)
def test_axiom_with_another_constant_fails(name: str) -> None:
    statement = AXIOMS[name].statement
    assert isinstance(statement, App)
    left, right = statement.args
    wrong = b.eq(left, b.add(right, b.num(Fraction(1, 10**20))))
    assert all(check(wrong, point, BITS).holds is False for point in points(statement))


@pytest.mark.parametrize("name", AXIOMS)
def test_axiom_names_its_source(name: str) -> None:
    axiom = AXIOMS[name]
    assert axiom.name == name and axiom.reference and not axiom.statement.loose
    assert axiom.statement.free <= {x}
