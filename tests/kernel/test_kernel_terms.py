"""Terms are frozen, know their parts, and are equal exactly where they say the same."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Term, order

x, y = b.real("x"), b.real("y")
f = t.Var("f", t.function(t.REAL, t.REAL))
TERMS = (b.num(3), x, b.bound(0, t.REAL), b.add(x, y), b.lam(x, b.mul(x, y)))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: type(term).__name__)
def test_a_term_is_frozen(term: Term) -> None:
    for name in ("sort", "size", "args", "value", "anything"):
        with pytest.raises(FrozenInstanceError):
            setattr(term, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(term, name)


def test_terms_of_the_same_parts_are_equal() -> None:
    assert b.add(x, y) == b.add(x, y)
    assert b.lam(x, b.mul(x, y)) == b.lam(x, b.mul(x, y))
    assert b.add(x, y) != b.add(y, x)


def test_a_term_of_the_same_parts_is_made_once_and_keeps_the_names_of_its_own() -> None:
    one, two = b.lam(x, b.mul(x, 2)), b.lam(y, b.mul(y, 2))
    assert b.add(x, y) is b.add(x, y)
    assert b.lam(x, b.mul(x, 2)) is one
    assert one == two
    first, second = (App(t.INTEGRAL, (b.REALS, function)) for function in (one, two))
    assert first == second
    assert [part.hint for term in (first, second) if isinstance(part := term.args[1], t.Abs)] == ["x", "y"]


def test_only_so_many_terms_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t, "MAX_MADE", 10)
    monkeypatch.setattr(t, "MADE", {})
    made = [b.add(x, b.power(y, k)) for k in range(2, 20)]
    assert len(t.MADE) <= 10
    assert made == [b.add(x, b.power(y, k)) for k in range(2, 20)]


def test_terms_of_other_parts_are_not_equal() -> None:
    """Each pair reads alike where what is digested is not told apart to the letter."""
    n, u = b.integer("x"), b.real("x")
    twice, again = Definition("twice", (u,), b.add(u, u)), Definition("twice", (u,), b.mul(2, u))
    pairs = [
        (n, u),
        (b.num(Fraction(1, 2)), b.num(Fraction(2, 1))),
        (b.num(12), b.num(18)),
        (b.add(u, u, u), b.add(u, b.add(u, u))),
        (b.exp(u), b.log(u)),
        (b.lam(u, u), b.lam(u, y)),
        (b.lam(n, n), b.lam(u, u)),
        (b.app(twice, y), b.app(again, y)),
        (b.real("ab"), t.Var("ab", t.point("real"))),
        (b.lam(u, b.lam(y, u)), b.lam(u, b.lam(y, y))),
    ]
    for one, two in pairs:
        assert one != two and one.key != two.key and order(one) != order(two)


def test_order_is_the_same_in_every_process() -> None:
    said = "from symit.kernel import build as b; x, y = b.real('x'), b.real('y'); import symit.kernel.terms as t;"
    said += "many = [b.add(x, k) for k in range(9)] + [b.log(y), b.exp(x), b.lam(x, x)];"
    said += "print([t.order(a)[2].hex() for a in sorted(many, key=t.order)], [hash(a) for a in frozenset(many)])"
    found = {
        subprocess.run(
            [sys.executable, "-c", said], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(found) == 1 and found != {""}


def test_names_of_bound_variables_are_kept_and_do_not_matter() -> None:
    one, two = b.lam(x, b.exp(x), "u"), b.lam(x, b.exp(x), "v")
    assert one == two and hash(one) == hash(two)
    assert (one.hint, two.hint) == ("u", "v")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: type(term).__name__)
def test_a_copy_is_equal(term: Term) -> None:
    assert copy.copy(term) == term


def test_a_leaf_survives_pickling() -> None:
    for leaf in TERMS[:3]:
        assert pickle.loads(pickle.dumps(leaf)) == leaf


def test_what_a_term_knows() -> None:
    body = b.add(b.call(f, x), y)
    function = b.lam(x, body)
    assert (body.size, body.depth) == (5, 3)
    assert body.free == {f, x, y} and function.free == {f, y}
    assert function.body.loose == 1 and function.loose == 0
    assert function.sort == t.function(t.REAL, t.REAL)


@pytest.mark.parametrize(
    ("made", "sort"),
    [
        (b.add(1, 2), t.INT),
        (b.add(1, x), t.REAL),
        (b.power(b.integer("n"), 2), t.INT),
        (b.power(b.integer("n"), -1), t.REAL),
        (b.power(x, 2), t.REAL),
        (b.if_(b.lt(x, y), 1, 0), t.INT),
    ],
    ids=["1 + 2", "1 + x", "n^2", "1/n", "x^2", "case"],
)
def test_sorts(made: Term, sort: t.Sort) -> None:
    assert made.sort == sort


def test_sorts_that_are_equal_but_not_the_same_object() -> None:
    real, integer = t.Sort("real"), t.Sort("int")
    assert b.add(t.Var("u", real), t.Var("v", integer)).sort == t.REAL
    assert b.add(t.Var("v", integer), 1).sort == t.INT


def test_a_sum_takes_no_conditions() -> None:
    with pytest.raises(t.TermError, match="add expects real"):
        App(t.ADD, (x, b.lt(x, y)))


def test_a_definition_does_not_print_its_body() -> None:
    assert repr(Definition("twice", (x,), b.add(x, x))) == "Definition('twice')"
