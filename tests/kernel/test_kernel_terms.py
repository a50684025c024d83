"""Terms are frozen, know their parts, and are the same object where they are made of the same parts."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Term

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


def test_the_same_parts_make_the_same_object() -> None:
    assert b.add(x, y) is b.add(x, y)
    assert b.lam(x, b.mul(x, y)) is b.lam(x, b.mul(x, y))
    assert b.add(x, y) != b.add(y, x)


def test_names_of_bound_variables_are_kept_and_do_not_matter() -> None:
    one, two = b.lam(x, b.exp(x), "u"), b.lam(x, b.exp(x), "v")
    assert one == two and hash(one) == hash(two)
    assert (one.hint, two.hint) == ("u", "v")


def test_equal_terms_of_a_cache_that_was_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t, "MAX_REMEMBERED", 0)
    one, two = b.add(x, b.exp(y)), b.add(x, b.exp(y))
    assert one is not two and one == two and hash(one) == hash(two)


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
