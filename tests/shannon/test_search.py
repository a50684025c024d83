"""The search for proofs: what it must find, what it must not find, and that what it finds is exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_cases import (
    INGLETON,
    ZHANG_YEUNG,
    H,
    I,
    combined,
    han,
    lowered,
    numbered,
    processed,
    shearer,
    subadditive,
)
from statement_kinds import question
from statements import FALSE, TRUE, UNDECIDED, Statement

from symit.language.information import Entropy, Form, Information, Quantity, form, summed
from symit.proving.shannon.search import Proof, elemental, search

RELAXED = settings(max_examples=20, suppress_health_check=list(HealthCheck))


def added(proof: Proof, zero: Sequence[Form], nonnegative: Sequence[Form]) -> Mapping[frozenset[str], Fraction]:
    """The sum that the proof is, with the entropies worked out here and not by what the search uses."""
    total: dict[frozenset[str], Fraction] = {}

    def add(coefficient: Fraction, *variables: str) -> None:
        total[frozenset(variables)] = total.get(frozenset(variables), Fraction(0)) + coefficient

    for c, quantity in proof.basic:
        assert c > 0
        if isinstance(quantity, Entropy):
            assert quantity.of and not set(quantity.of) & set(quantity.given)
            add(c, *quantity.of, *quantity.given)
            add(-c, *quantity.given)
        else:
            one, two, condition = quantity.one, quantity.two, quantity.given
            assert one and two and len({*one, *two, *condition}) == len(one) + len(two) + len(condition)
            add(c, *one, *condition)
            add(c, *two, *condition)
            add(-c, *one, *two, *condition)
            add(-c, *condition)
    assert all(c for c, _ in proof.zero) and all(c > 0 for c, _ in proof.nonnegative)
    for c, row in chain(((c, zero[i]) for c, i in proof.zero), ((c, nonnegative[i]) for c, i in proof.nonnegative)):
        for variables, value in row.items():
            add(c * value, *variables)
    return {variables: value for variables, value in total.items() if value and variables}


def proved(target: Form, zero: Sequence[Form] = (), nonnegative: Sequence[Form] = ()) -> Proof:
    proof = search(target, zero, nonnegative)
    assert proof is not None
    assert added(proof, zero, nonnegative) == dict(target)
    return proof


# ---- what is proved ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_the_elemental_inequalities_are_as_many_as_they_should_be_and_each_is_proved_by_itself(n: int) -> None:
    found = list(elemental([f"X{i}" for i in range(n)]))
    assert len(found) == len(set(found)) == n + (n * (n - 1) * 2 ** max(n - 2, 0)) // 2
    for quantity in found[:: 1 if n < 5 else 4]:
        assert proved(form(quantity)).basic == ((1, quantity),)


def test_nothing_is_proved_by_nothing() -> None:
    assert search({}, [], []) == Proof((), (), ())


def test_the_data_processing_inequality_takes_one_term() -> None:
    proof = proved(combined((1, I("X", "Y")), (-1, I("X", "Z"))), [form(I("X", "Z", "Y"))])
    assert proof.basic == ((1, I("X", "Y", "Z")),) and proof.zero == ((-1, 0),)


def test_variables_that_stand_together_stay_together() -> None:
    target = combined((1, H("A B")), (1, H("C D E")), (-1, H("A B C D E")))
    assert proved(target).basic == ((1, I("A B", "C D E")),)


def test_given_inequalities_are_used() -> None:
    given = [combined((2, H("B")), (-3, H("A"))), form(H("C"))]
    target = combined((1, H("B")), (-1, H("A")))
    assert search(target, [], given[1:]) is None
    assert [i for _, i in proved(target, (), given).nonnegative] == [0]
    assert proved(given[0], (), given) == Proof((), (), ((Fraction(1), 0),))


def test_perfect_secrecy_needs_a_key_as_long_as_the_message() -> None:
    given = [form(I("M", "C")), form(H("M", "C K"))]
    assert len(proved(combined((1, H("K")), (-1, H("M"))), given).basic) <= 2


@pytest.mark.parametrize("n", [3, 5, 7, 8, 12])
def test_han_s_inequality_takes_a_term_less_than_variables(n: int) -> None:
    assert len(proved(han(n)).basic) == n - 1


@pytest.mark.parametrize(("n", "k"), [(4, 2), (6, 3), (7, 2), (8, 3)])
def test_han_s_means_decrease(n: int, k: int) -> None:
    proved(han(n, k))


@pytest.mark.parametrize("n", [4, 8, 12])
def test_shearer_subadditivity_and_data_processing(n: int) -> None:
    assert len(proved(shearer(n, n // 2)).basic) == n // 2
    assert len(proved(subadditive(n)).basic) == n - 1
    proved(*processed(n))


@pytest.mark.slow
@pytest.mark.parametrize(("n", "k"), [(10, 5), (12, 4)])
def test_large_means(n: int, k: int) -> None:
    proved(han(n, k))


@pytest.mark.parametrize("statement", TRUE, ids=range(len(TRUE)))
def test_a_true_statement_of_the_literature_is_proved(statement: Statement) -> None:
    targets, zero, nonnegative = question(statement)
    for target in targets:
        proved(target, zero, nonnegative)


# ---- where floating-point numbers mislead --------------------------------------------------------------------

TINY = Fraction(1, 10**12)


@pytest.mark.parametrize(
    "target",
    [
        combined((1, I("X", "Y")), (-Fraction(1, 10**8), I("X", "Y", "Z"))),
        combined((-Fraction(1, 10**11), H("X"))),
        combined((1, I("X", "Y")), (-TINY, H("Z", "X"))),
        combined((10**9, H("Y", "Z")), (1, I("X", "Y")), (-Fraction(1, 10**25), I("X", "W", "Y"))),
    ],
)
def test_what_is_false_by_very_little_is_not_proved(target: Form) -> None:
    assert search(target, [], []) is None


@pytest.mark.parametrize(
    "target",
    [
        combined((Fraction(1, 10**11), H("X"))),
        combined((TINY, H("Z", "X"))),
        combined((1, I("X", "Y")), (TINY, H("Z", "X"))),
        combined((10**9, H("Y", "Z")), (Fraction(1, 3), I("X", "Y")), (TINY**2, I("X", "Z", "Y"))),
        combined((Fraction(10**15, 7), I("X", "Y", "W")), (1, H("Z", "X Y")), (TINY, I("W", "Z"))),
    ],
)
def test_what_is_true_by_very_little_is_proved(target: Form) -> None:
    proved(target)


def test_a_condition_with_tiny_coefficients_is_a_condition() -> None:
    given = [combined((TINY, I("X", "Z", "Y")))]
    assert proved(combined((1, I("X", "Y")), (-1, I("X", "Z"))), given).zero == ((-1 / TINY, 0),)


@pytest.mark.parametrize("c", [1000, 10**4, 10**5, 10**8])
def test_conditions_that_nearly_cancel_are_used(c: int) -> None:
    """X is constant, by conditions that would leave it free if they were weaker by 1 in c."""
    given = [combined((c, H("Y")), (-1, H("X"))), combined((1, H("X")), (-c - 1, H("Y")))]
    proved(combined((1, H("Z")), (-1, H("X Z"))), (), given)
    less = combined((c - 1, I("X", "Z U", "Y")), (-1, I("X", "W")))
    given = [combined((1, I("X", "W")), (-c, I("X", "Z", "Y"))), less]
    proved(combined((1, I("X", "Y")), (-1, I("X", "Z"))), [form(I("X", "U", "Y Z"))], given)


# ---- what is not proved --------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", [ZHANG_YEUNG, INGLETON])
def test_what_does_not_follow_from_the_basic_inequalities_is_not_proved(target: Form) -> None:
    assert search(target, [], []) is None


@pytest.mark.parametrize("statement", [*FALSE, *UNDECIDED], ids=range(len(FALSE) + len(UNDECIDED)))
def test_another_statement_of_the_literature_is_not_proved(statement: Statement) -> None:
    targets, zero, nonnegative = question(statement)
    assert None in [search(target, zero, nonnegative) for target in targets]


@pytest.mark.parametrize("n", [4, 7, 8])
def test_han_s_inequality_with_a_little_less_is_not_proved(n: int) -> None:
    assert search(lowered(han(n), Fraction(1, 1000), n), [], []) is None


def test_a_condition_works_in_its_own_direction_only() -> None:
    more = combined((1, H("B")), (-1, H("A")))
    less = summed([(Fraction(-1), more)])
    assert search(less, [], [more]) is None and search(less, [more], []) is not None


# ---- random sums ---------------------------------------------------------------------------------------------


@st.composite
def quantities(draw: st.DrawFn, n: int) -> Quantity:
    """Any basic inequality of n variables."""
    places = draw(st.lists(st.sampled_from("12c-"), min_size=n, max_size=n).filter(lambda p: "1" in p))
    one, two, condition = (tuple(f"X_{i}" for i in range(n) if places[i] == which) for which in "12c")
    return Information(one, two, condition) if two else Entropy(one, condition)


COEFFICIENTS = st.fractions(min_value=Fraction(1, 50), max_value=50, max_denominator=50)


Question = tuple[Form, list[Form], list[Form]]


@st.composite
def sums(draw: st.DrawFn) -> Question:
    n = draw(st.integers(3, 5))
    terms = draw(st.lists(st.tuples(COEFFICIENTS, quantities(n)), min_size=1, max_size=8))
    zero = [form(q) for q in draw(st.lists(quantities(n), max_size=2))]
    nonnegative = [
        combined((2, draw(quantities(n))), (-1, draw(quantities(n)))) for _ in range(draw(st.integers(0, 1)))
    ]
    parts = [(c, form(q)) for c, q in terms]
    parts += [(draw(st.sampled_from([-1, 1])) * draw(COEFFICIENTS), row) for row in zero]
    parts += [(draw(COEFFICIENTS), row) for row in nonnegative]
    return summed(parts), zero, nonnegative


@pytest.mark.slow
@given(sums())
@RELAXED
def test_every_sum_of_basic_inequalities_is_proved(question: Question) -> None:
    target, zero, nonnegative = question
    proved(target, zero, nonnegative)


@given(
    st.integers(3, 5).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(COEFFICIENTS, quantities(n)), max_size=8))
    )
)
@RELAXED
def test_a_sum_that_is_zero_somewhere_and_then_lowered_is_not_proved(question: tuple[int, list]) -> None:
    """Informations are 0 for independent bits, whose joint entropy is not."""
    n, terms = question
    target = combined(*((c, q) for c, q in terms if isinstance(q, Information)))
    assert search(lowered(target, Fraction(1, 10**9), n), [], []) is None


# ---- the same question, the same answer ------------------------------------------------------------------------


@pytest.mark.slow
@given(sums(), st.randoms(use_true_random=False))
@RELAXED
def test_the_order_of_a_form_does_not_matter(question: Question, random: object) -> None:
    target, zero, nonnegative = question

    def shuffled(row: Form) -> Form:
        items = list(row.items())
        random.shuffle(items)
        return dict(items)

    first = search(target, zero, nonnegative)
    assert first == search(shuffled(target), list(map(shuffled, zero)), list(map(shuffled, nonnegative)))


def test_numbers_in_names_are_read_as_numbers() -> None:
    names = numbered(range(12))
    proof = proved(combined((1, H(names)), (-1, H(numbered(range(11))))))
    assert proof.basic == ((1, H("X_11", numbered(range(11)))),)
