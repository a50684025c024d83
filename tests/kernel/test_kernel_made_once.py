"""Terms are made once: what was made before, and how much of it is remembered, changes no term and no answer."""

from __future__ import annotations

import pytest

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import forget
from symit.kernel.errors import Refused
from symit.kernel.rules import algebra

x, y = b.real("x"), b.real("y")


class Named(str):
    """A text that writes itself as more than a text, as NumPy's do."""

    def __repr__(self) -> str:
        return f"Named({str(self)!r})"


def test_a_name_and_an_index_are_plain_whoever_asked_first() -> None:
    forget()
    first, second = t.Var(Named("fresh_here"), t.REAL), t.Var("fresh_here", t.REAL)
    assert first == second and type(first.name) is str
    one, other = t.Bound(True, t.REAL), t.Bound(1, t.REAL)
    assert one == other and type(one.index) is int
    assert type(t.Abs(Named("u"), t.REAL, x).hint) is str
    t._spelled.cache_clear()
    forget()
    assert t.Var("fresh_here", t.REAL) == first and t.Bound(1, t.REAL) == one


def test_terms_with_other_hints_are_equal_and_keep_them() -> None:
    forget()
    one, other = (b.integral(b.REALS, variable, b.exp(b.neg(b.power(variable, 2)))) for variable in (x, y))
    assert one == other
    assert [term.args[1].hint for term in (one, other)] == ["x", "y"]  # type: ignore[union-attr]


@pytest.mark.parametrize("remembered", [1, 7, t.MAX_MADE])
def test_answers_do_not_hang_on_what_is_remembered(remembered: int, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.setattr(t, "MAX_MADE", remembered)
    square, expanded = b.power(b.add(x, y), 2), b.add(b.power(x, 2), b.mul(2, x, y), b.power(y, 2))
    assert algebra.field(claim=b.eq(square, expanded)).conclusion == b.eq(square, expanded)
    with pytest.raises(Refused, match=r"left - right = \(-1\)\*x") as refusal:
        algebra.field(claim=b.eq(square, b.add(expanded, x)))
    assert str(refusal.value) == "field: the two sides differ: left - right = (-1)*x"
