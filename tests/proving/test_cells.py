"""The laws of cells, cases that cannot be, equations put in, division, and hypotheses that are left out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var, function
from symit.language.partition_laws import OUTCOMES, says_disjoint
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Scope
from symit.proving.script.pruning import without
from symit.proving.steps.absurd import absurd
from symit.proving.steps.cells import by_the_laws_of_cells
from symit.proving.steps.partitions import VARIABLE, arbitrary, joint, of_variable
from symit.proving.steps.replacing import by_replacing
from symit.proving.writing.division import exact_quotient

K, L, X = arbitrary("K"), arbitrary("L"), of_variable(Var("X", VARIABLE))
w, o, a, c = points = tuple(b.integer(name) for name in "woac")
u, v = b.real("u"), b.real("v")


def nothing_found(id: str) -> object:
    raise NotShown(f"nothing is called {id}")


def place(*formulas: Term) -> Place:
    laws = [h for p in (K, L, X) for law in (p.own, p.moved) for h in law.hypotheses]
    there = Place(nothing_found)  # type: ignore[arg-type]
    for point in points:
        there = there.at(point, b.member(point, OUTCOMES))
    return there.given(*laws, *formulas)


@pytest.mark.parametrize("partition", [K, X], ids=["a partition", "a variable"])
def test_outcomes_of_one_cell_may_be_tied_to_any_of_them(partition) -> None:
    k = partition.same
    one, other = b.mul(k(w, a), k(w, o), k(c, o)), b.mul(k(a, o), k(c, a), k(w, w), k(w, c), k(c, w))
    assert by_the_laws_of_cells(place(), b.eq(one, other)).conclusion == b.eq(one, other)  # type: ignore[arg-type]


def test_a_kernel_is_at_most_one() -> None:
    goal = b.le(b.mul(K.same(w, o), L.same(w, o)), L.same(o, w))
    assert by_the_laws_of_cells(place(), goal).conclusion == goal  # type: ignore[arg-type]


def test_a_matrix_is_no_kernel() -> None:
    """A function of two integers keeps the laws of a partition only where that is said of it."""
    matrix = arbitrary("M").same
    with pytest.raises(MISSES):
        by_the_laws_of_cells(place(), b.eq(matrix(w, w), 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "goal",
    [
        b.eq(b.mul(K.same(w, a), K.same(w, o)), b.mul(K.same(w, a), K.same(w, c))),
        b.eq(K.same(w, o), L.same(w, o)),
        b.le(1, K.same(w, o)),
        b.eq(u, v),
    ],
)
def test_what_the_laws_do_not_say_is_refused(goal) -> None:
    with pytest.raises(Refused):
        by_the_laws_of_cells(place(), goal)


def test_the_second_law_is_recognised_and_nothing_else() -> None:
    assert all(says_disjoint(p.moved.conclusion) for p in (K, X, joint(K, L), joint()))
    assert not says_disjoint(K.own.conclusion)
    (other,) = (h for h in K.moved.hypotheses)
    weaker = b.forall_in(w, OUTCOMES, b.forall_in(o, OUTCOMES, b.forall_in(a, OUTCOMES, b.eq(K.same(w, o), 1))))
    assert says_disjoint(other) and not says_disjoint(weaker)


def test_a_case_that_cannot_be_closes_itself() -> None:
    goal = b.eq(u, v)
    square = b.le(b.power(b.sub(u, 1), 2), 0)
    assert absurd(place(square, b.ne(u, 1)), goal).conclusion == goal  # type: ignore[arg-type]
    with pytest.raises(Refused):
        absurd(place(square), goal)  # type: ignore[arg-type]


def test_an_equation_is_put_into_a_logarithm() -> None:
    f = Var("f", function(b.real("x").of, b.real("x").of))
    value = b.call(f, u)
    there = place(b.eq(value, 1))
    (equation,) = (th for th in there.shown if th.conclusion == b.eq(value, 1))
    goal = b.eq(b.mul(v, b.log(value)), 0)
    found = by_replacing(there, goal, [equation], lambda at, g: at.scope.field(*g.args))  # type: ignore[arg-type, union-attr]
    assert found.conclusion == goal
    with pytest.raises(Refused):
        by_replacing(there, b.eq(b.mul(v, value), v), [equation], lambda at, g: at.scope.evident(g))  # type: ignore[arg-type]


def test_one_sum_is_divided_by_another_where_nothing_is_left() -> None:
    one = Fraction(1)
    root = b.power(u, b.num(Fraction(1, 2)))
    assert exact_quotient({b.ONE: one, u: -one}, {b.ONE: one, root: -one}) == b.add(root, 1)
    assert exact_quotient({b.ONE: one, u: one}, {b.ONE: one, root: -one}) is None
    assert exact_quotient({b.ONE: one, b.power(u, -1): one}, {b.ONE: one}) is None


# ---- hypotheses that are not needed --------------------------------------------------------------------------

POSITIVE, OTHER = b.lt(0, u), b.lt(0, v)


def test_a_hypothesis_that_said_nothing_is_left_out() -> None:
    theorem = Scope().given(POSITIVE, OTHER).evident(b.lt(0, b.mul(2, u)))
    assert OTHER in theorem.hypotheses
    (lighter,) = without(OTHER, [theorem])
    assert lighter.conclusion == theorem.conclusion and lighter.hypotheses == {POSITIVE}


def test_a_hypothesis_that_is_needed_stays() -> None:
    theorem = Scope().given(POSITIVE, OTHER).evident(b.lt(0, b.mul(2, u)))
    assert without(POSITIVE, [theorem]) is None


def test_what_was_proved_of_other_values_is_left_out_there() -> None:
    t_ = b.real("t")
    theorem = Scope().given(b.lt(0, t_), POSITIVE).evident(b.lt(0, b.mul(2, u)))
    at_v = logic.instantiate(theorem, values=((t_, v),))
    proved = logic.cut(at_v, Scope().given(OTHER).evident(OTHER))
    assert OTHER in proved.hypotheses
    (lighter,) = without(OTHER, [proved])
    assert lighter.hypotheses == {POSITIVE}


def test_the_proof_of_a_theorem_with_an_id_is_not_opened() -> None:
    theorem = Scope().given(POSITIVE, OTHER).evident(b.lt(0, b.mul(2, u)))
    assert without(OTHER, [logic.theorem(theorem, id="mine")]) is None


def test_misses_are_what_searches_expect() -> None:
    with pytest.raises(MISSES):
        place().find("anything")
