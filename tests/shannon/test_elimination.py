"""What conditions make superfluous: normal forms of sets, and that each step to them is what it claims to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_cases import H, I, combined, han, hidden, processed, recoded

from symit.language.information import Form, form
from symit.proving.shannon.condensed import Problem, condense
from symit.proving.shannon.cone import Pair, elemental_pairs, pairs_within
from symit.proving.shannon.elimination import NormalForms, Vanishing, normal_forms
from symit.proving.shannon.programs import Program, pruned
from symit.proving.shannon.search import proves, restored, search

SIZE = 5
EVERYTHING = (1 << SIZE) - 1


def problem(*zero: Mapping[int, int]) -> Problem:
    """With conditions on the bits of five variables."""
    rows = tuple({bits: Fraction(value) for bits, value in row.items()} for row in zero)
    return Problem(tuple((f"X_{i}",) for i in range(SIZE)), {EVERYTHING: Fraction(1)}, rows, ())


def added(*parts: tuple[Fraction | int, Mapping[int, Fraction] | Mapping[int, int]]) -> dict[int, Fraction]:
    total: dict[int, Fraction] = {}
    for factor, row in parts:
        for bits, value in row.items():
            total[bits] = total.get(bits, Fraction(0)) + factor * value
    return {bits: value for bits, value in total.items() if value}


def require_identity(zero: Vanishing, conditions: Sequence[Mapping[int, Fraction]]) -> None:
    """It and the others are the conditions, and all of them are basic inequalities that say something."""
    for name in (zero.name, *zero.others):
        assert name.row() and (name.p & name.q == name.q or name.p & name.q != name.p)
    assert added((1, zero.name.row()), *((1, other.row()) for other in zero.others)) == added(
        *((factor, conditions[i]) for i, factor in zero.given)
    )


@st.composite
def conditions(draw: st.DrawFn) -> list[dict[int, int]]:
    """Up to four dependences and independences, some of them doubled or turned round."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        places = draw(st.lists(st.sampled_from("12c-"), min_size=SIZE, max_size=SIZE).filter(lambda p: "1" in p))
        one, two, both = (sum(1 << i for i in range(SIZE) if places[i] == which) for which in "12c")
        name = Pair(one | both, two | both) if two else Pair(one | both, both)
        factor = draw(st.sampled_from([1, 2, -1]))
        found.append({bits: factor * sign for bits, sign in name.row().items()})
    return found


# ---- every step ----------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(conditions())
@settings(max_examples=200)
def test_a_set_is_its_normal_form_and_what_is_zero(zero: list[dict[int, int]]) -> None:
    asked = problem(*zero)
    forms = normal_forms(asked)
    for bits in range(1, EVERYTHING + 1):
        parts = forms.zeros({bits: Fraction(1)})
        for vanishing in parts:
            require_identity(vanishing, asked.zero)
        total = added((1, forms.of(bits)), *((value, vanishing.name.row()) for vanishing, value in parts.items()))
        assert total == {bits: 1}
        assert all(forms.of(other) == {other: 1} for other in forms.of(bits))


@pytest.mark.slow
@given(conditions(), st.lists(st.integers(1, EVERYTHING), min_size=2, max_size=4))
@settings(max_examples=100)
def test_what_has_no_normal_form_is_restored_from_nothing(zero: list[dict[int, int]], sets: list[int]) -> None:
    """Any set less its normal form is zero, in both directions."""
    for sign in (1, -1):
        asked = problem(*zero)
        forms = normal_forms(asked)
        target = added(*((sign, added((1, {bits: 1}), (-1, forms.of(bits)))) for bits in sets))
        asked = Problem(asked.groups, target, asked.zero, ())
        found = restored(asked, forms, {})
        rows = {name: name.row() for name in found if isinstance(name, Pair)}
        uses = [(weight * name.sign, asked.zero[name.condition]) for name, weight in found.items() if name not in rows]
        assert all(weight > 0 for weight in found.values())
        assert added(*((found[name], row) for name, row in rows.items()), *uses) == target


# ---- what is left --------------------------------------------------------------------------------------------


def left(question: tuple[Form, list[Form]]) -> tuple[int, int]:
    """The sets that are their own normal form, of how many."""
    asked = condense(*question, [])
    forms = normal_forms(asked)
    return sum(forms.of(bits) == {bits: 1} for bits in range(1, asked.everything + 1)), asked.everything


def test_variables_that_determine_each_other_are_one() -> None:
    assert left((combined((1, H("A B C"))), [form(H("A", "B")), form(H("B", "A"))])) == (3, 7)
    assert left(recoded(12)) == (63, 4095)


def test_of_a_markov_chain_single_variables_and_pairs_are_left() -> None:
    for n in (3, 5, 8):
        assert left(processed(n)) == (n + n * (n - 1) // 2, 2**n - 1)


def test_of_independent_variables_they_themselves_are_left() -> None:
    given_ = [form(I("A", "B")), form(I("A B", "C")), form(I("A B C", "D"))]
    assert left((combined((1, H("A B C D"))), given_)) == (4, 15)


def test_of_constants_nothing_is_left() -> None:
    assert left((combined((1, H("A B"))), [form(H("A")), form(H("B", "A"))])) == (0, 3)


def test_what_is_no_basic_inequality_changes_nothing() -> None:
    assert left((combined((1, H("A B"))), [combined((1, H("A")), (-2, H("B")))])) == (3, 3)


def test_a_dependence_has_one_direction() -> None:
    forms = normal_forms(problem(Pair(3, 1).row()))
    assert forms.of(1) == {3: 1} and forms.of(2) == {2: 1}


@given(conditions())
@settings(max_examples=50)
def test_closed_sets_are_enough(zero: list[dict[int, int]]) -> None:
    """The elemental inequalities given closed sets have the normal forms of all of them."""
    forms = normal_forms(problem(*zero))
    closed = forms.closed_sets(SIZE, EVERYTHING + 1)
    assert closed is not None

    def rows(pairs: np.ndarray) -> set[frozenset[tuple[int, int]]]:
        return {frozenset(forms.row(Pair(int(p), int(q)).row()).items()) for p, q in pairs} - {frozenset()}

    assert rows(elemental_pairs(SIZE, closed)) == rows(elemental_pairs(SIZE))


def test_too_many_closed_sets_are_not_listed() -> None:
    assert NormalForms((), ()).closed_sets(4, 15) is None


# ---- programs ------------------------------------------------------------------------------------------------


@given(conditions())
@settings(max_examples=50)
def test_a_pruned_program_has_each_column_once(zero: list[dict[int, int]]) -> None:
    asked = problem(*zero)
    forms = normal_forms(asked)
    program = Program(forms.problem(asked), pairs_within(range(EVERYTHING + 1)), forms)
    few = pruned(program)

    def columns(of: Program) -> list[frozenset[tuple[int, Fraction]]]:
        return [frozenset(of.column(of.name(j)).items()) for j in range(len(of.pairs))]

    kept = columns(few)
    assert set(kept) == set(columns(program)) - {frozenset()} and (forms.alike or len(set(kept)) == len(kept))
    for j in range(0, len(few.pairs), 7):
        at = slice(few.columns.starts[j], few.columns.starts[j + 1])
        entries = zip(few.rows[few.columns.rows[at]], few.columns.values[at], strict=True)
        assert {int(bits): value for bits, value in entries} == few.column(few.name(j))


# ---- proofs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "terms"), [(processed(12), 10), (hidden(8), 8), (recoded(8), 20)])
def test_conditions_make_proofs_short(question: tuple[Form, list[Form]], terms: int) -> None:
    proof = search(*question, [])
    assert proof is not None and proves(proof, *question, []) and len(proof.basic) <= terms


@pytest.mark.slow
def test_sixteen_variables_with_two_names_each_are_eight() -> None:
    """In a Han inequality for means that has the one name on its smaller, the other on its larger side."""
    _, zero = recoded(16)
    target = {frozenset(f"Y{name[1:]}" if value < 0 else name for name in s): value for s, value in han(8, 4).items()}
    proof = search(target, zero, [])
    assert proof is not None and proves(proof, target, zero, [])


def test_a_condition_is_used_in_its_own_direction() -> None:
    """A determines B: H(A, C) is H(A, B, C), and H(B, C) may be less."""
    known = [form(H("B", "A"))]
    same = combined((1, H("A C")), (-1, H("A B C")))
    proof = search(same, known, [])
    assert proof is not None and proof.basic == ((1, I("B", "C", "A")),) and proof.zero == ((-1, 0),)
    assert search(combined((1, H("B C")), (-1, H("A B C"))), known, []) is None
