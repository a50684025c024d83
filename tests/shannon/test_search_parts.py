"""The parts of the search: condensed questions, pairs of sets, exact solutions, and joining of terms."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_cases import INGLETON, ZHANG_YEUNG, H, I, combined, han, lowered, processed, shearer

from symit.language.information import Form, form
from symit.proving.shannon import exact, linear
from symit.proving.shannon.condensed import condense, natural
from symit.proving.shannon.cone import Pair, elemental_pairs, pair, pairs_within
from symit.proving.shannon.families import closure
from symit.proving.shannon.linear import Columns, LinearProgram
from symit.proving.shannon.peeling import peeled
from symit.proving.shannon.programs import Program, Use, column, prove, prove_exactly
from symit.proving.shannon.search import search
from symit.proving.shannon.shorten import joined, merged

SETS = st.integers(0, 31)
PAIRS = st.tuples(SETS, SETS).filter(lambda sets: sets[0] != sets[1]).map(lambda sets: pair(*sets))


def added(*pairs: Pair) -> dict[int, int]:
    total: dict[int, int] = {}
    for name in pairs:
        for bits, sign in name.row().items():
            total[bits] = total.get(bits, 0) + sign
    return {bits: value for bits, value in total.items() if value}


# ---- condensed questions -------------------------------------------------------------------------------------


def test_variables_that_no_set_separates_are_one_bit_and_others_none() -> None:
    problem = condense(combined((1, I("A B", "C")), (1, H("D E", "C"))), [form(H("E D"))], [])
    assert problem.groups == (("A", "B"), ("C",), ("D", "E"))
    assert problem.target == {1: 1, 3: -1, 6: 1}
    assert problem.zero == ({4: 1},) and problem.names(5) == ("A", "B", "D", "E")


def test_names_are_in_the_order_of_their_numbers() -> None:
    assert natural(["X10", "Y1", "X2", "X", "X02"]) == ["X", "X02", "X2", "X10", "Y1"]


def test_a_condition_that_says_nothing_does_no_harm() -> None:
    assert search(combined((1, H("A"))), [{}], [{}]) == search(combined((1, H("A"))), [], [])


# ---- pairs ---------------------------------------------------------------------------------------------------


@given(PAIRS)
def test_a_pair_is_written_in_one_way(name: Pair) -> None:
    assert pair(name.q, name.p) == name == pair(*name)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_all_pairs_are_sums_of_elemental_ones(n: int) -> None:
    """Monotone and submodular on every pair of sets, if on the elemental ones: tried on random values."""
    elementals = [pair(int(p), int(q)) for p, q in elemental_pairs(n)]
    everything = {pair(int(p), int(q)) for p, q in pairs_within(range(1 << n))}
    assert everything == {pair(p, q) for p, q in combinations(range(1 << n), 2)} and set(elementals) <= everything
    random = np.random.default_rng(n)
    values = sum(
        w * np.array([min((s & m).bit_count(), k) for s in range(1 << n)])
        for w, m, k in (
            (random.random(), int(random.integers(1, 1 << n)), int(random.integers(1, n + 1))) for _ in range(20)
        )
    )
    assert all(sum(sign * values[s] for s, sign in name.row().items()) > -1e-9 for name in everything)


def test_pairs_within_a_family_stay_in_it() -> None:
    family = {0, 1, 3, 5, 7, 8}
    found = [pair(int(p), int(q)) for p, q in pairs_within(family)]
    assert all(set(name.row()) <= family for name in found)
    assert pair(3, 5) in found and pair(1, 8) not in found and len(found) == len(set(found))


def test_a_closure_has_all_unions_and_intersections_or_is_given_up() -> None:
    assert closure([3, 6]) == {2, 3, 6, 7}
    assert closure([1 << i for i in range(12)]) is None


# ---- joining -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(PAIRS, PAIRS)
@settings(max_examples=100)
def test_what_is_joined_is_the_sum(one: Pair, two: Pair) -> None:
    whole = joined(one, two)
    if whole is not None:
        assert added(one, two) == whole.row()
    else:
        assert not any(added(one, two) == pair(p, q).row() for p, q in combinations(range(32), 2))


@given(st.dictionaries(PAIRS, st.sampled_from([Fraction(1), Fraction(1), Fraction(2)]), max_size=12))
def test_merging_keeps_the_sum(weights: dict[Pair, Fraction]) -> None:
    result = merged(dict(weights))
    assert len(result) <= len(weights)
    columns = {name: name.row() for name in {*weights, *result}}
    rest = exact.missing({}, columns, weights)
    assert rest == exact.missing({}, columns, result)  # type: ignore[arg-type]


def test_the_chain_rule_is_undone() -> None:
    assert merged({pair(1, 2): Fraction(1), pair(3, 6): Fraction(1)}) == {pair(1, 6): 1}


def test_a_pair_and_a_condition_are_never_confused() -> None:
    assert len({Pair(3, 1), Use(3, 1)}) == 2


# ---- exact solutions -----------------------------------------------------------------------------------------

MATRICES = st.lists(
    st.dictionaries(st.integers(1, 5), st.integers(-3, 3).filter(bool).map(Fraction)), min_size=1, max_size=6
)


@pytest.mark.slow
@given(MATRICES, st.lists(st.fractions(-5, 5, max_denominator=9), min_size=6, max_size=6))
def test_equations_with_a_solution_are_solved(columns: list[dict[int, Fraction]], weights: list[Fraction]) -> None:
    names = dict(enumerate(columns))
    target = exact.missing({}, names, {j: -weights[j] for j in names})
    found = exact.solve(target, names)
    assert found is not None and not exact.missing(target, names, found)


def test_equations_without_a_solution_are_not_solved() -> None:
    assert exact.solve({1: Fraction(1), 2: Fraction(2)}, {0: {1: 1, 2: 1}, 1: {1: 2, 2: 2}}) is None
    assert exact.solve({3: Fraction(1)}, {0: {1: 1}}) is None


@pytest.mark.slow
@given(MATRICES, st.lists(st.fractions(0, 5, max_denominator=9), min_size=6, max_size=6))
def test_the_simplex_method_finds_weights(columns: list[dict[int, Fraction]], weights: list[Fraction]) -> None:
    names = dict(enumerate(columns))
    target = exact.missing({}, names, {j: -weights[j] for j in names})
    found = exact.simplex(target, columns)
    assert found is not None and all(weight > 0 for weight in found.values())
    assert not exact.missing(target, names, found)


def test_the_simplex_method_finds_none_where_there_are_none() -> None:
    assert exact.simplex({1: Fraction(1)}, [{1: -1}, {1: 1, 2: 1}]) is None


@pytest.mark.parametrize(
    ("target", "n"),
    [(han(3), 3), (han(4, 2), 4), (ZHANG_YEUNG, 4), (INGLETON, 4), (lowered(han(4), Fraction(1, 9), 4), 4)],
)
def test_solver_and_exact_arithmetic_agree(target: Form, n: int) -> None:
    program = Program(condense(target, [], []), elemental_pairs(n))
    assert (prove(program) is None) == (prove_exactly(program) is None) == (search(target, [], []) is None)


# ---- linear programs -----------------------------------------------------------------------------------------


def test_a_linear_program_is_solved_again_with_other_costs() -> None:
    """2 = a + 2 b, for two prices."""
    columns = Columns(np.array([0, 1, 2], dtype=np.int32), np.zeros(2, dtype=np.int32), np.array([1.0, 2.0]))
    program = LinearProgram(columns, np.array([2.0]), np.zeros(0))
    assert program.weights(np.array([1.0, 3.0]), 10.0) == pytest.approx([2, 0])
    assert program.weights(np.array([2.0, 3.0]), 10.0) == pytest.approx([0, 1])
    assert program.weights(np.array([20.0, 30.0]), 10.0) is None


def test_what_was_too_much_is_taken_back_within_limits() -> None:
    columns = Columns(np.array([0, 1], dtype=np.int32), np.zeros(1, dtype=np.int32), np.array([1.0]))
    both = columns.with_opposites(np.array([0], dtype=np.int32), 1)
    assert both.rows.tolist() == [0, 0, 1] and both.values.tolist() == [1, -1, 1]
    for limit, found in ((5.0, [0, 3]), (2.0, None)):
        weights = LinearProgram(both, np.array([-3.0]), np.array([limit])).weights(np.ones(2), 10.0)
        assert weights is None if found is None else weights == pytest.approx(found)


def test_the_solver_is_lost_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not after so many seconds, of which a busy machine needs more."""
    target = han(6, 3)
    assert search(target, [], []) is not None
    monkeypatch.setattr(linear, "STEPS", {"simplex": 3, "ipm": 1})
    assert search(target, [], []) is None


# ---- what is read off ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "zero", "terms"),
    [
        (shearer(8, 4), [], 4),
        (han(3, 1), [], 3),
        (combined((2, H("A", "B")), (3, I("C", "D")), (1, H("E"))), [], 3),
        (*processed(3), 2),
        (combined((1, I("A", "B")), (-1, I("C", "D"))), [form(I("A", "B")), form(I("C", "D"))], 2),
    ],
)
def test_a_target_is_taken_apart(target: Form, zero: list[Form], terms: int) -> None:
    problem = condense(target, zero, [])
    found = peeled(problem)
    assert found is not None and len(found) == terms and all(weight > 0 for weight in found.values())
    assert not exact.missing(problem.target, {name: column(problem, name) for name in found}, found)


def test_a_condition_is_read_in_its_own_direction_only() -> None:
    target, given = combined((1, H("B")), (-1, H("A"))), combined((2, H("A")), (-2, H("B")))
    assert peeled(condense(target, [given], [])) == {Use(0, -1): Fraction(1, 2)}
    assert peeled(condense(target, [], [given])) is None


@pytest.mark.parametrize("target", [han(4), ZHANG_YEUNG, lowered(han(3, 1), Fraction(1, 9), 3)])
def test_what_cannot_be_taken_apart_is_left(target: Form) -> None:
    assert peeled(condense(target, [], [])) is None
