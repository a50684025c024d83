"""Joint distributions, their entropies as exact sums of logarithms, and the signs of such sums."""

from __future__ import annotations

import json
import math
from fractions import Fraction as F

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from symit.evidence.exact_programs import cheapest
from symit.evidence.joint_distributions import JointDistribution, gathered, product, rounded, value
from symit.evidence.palettes import Palette, functions, linear
from symit.evidence.prime_logarithms import added, ball, decimal, logarithm, sign
from symit.language.information import Entropy, Information, form

ABC = ("A", "B", "C")
XOR = gathered(ABC, [(F(1, 4), (a, b, a ^ b)) for a in (0, 1) for b in (0, 1)])

rows = st.lists(
    st.tuples(st.integers(1, 50).map(F), st.tuples(*[st.integers(0, 2)] * 3)),
    min_size=1,
    max_size=9,
    unique_by=lambda r: r[1],
)
distributions = rows.map(lambda some: gathered(ABC, some))


def entropy_to_50_digits(distribution: JointDistribution, names: tuple[str, ...]) -> mpmath.mpf:
    """Independently of the code under test: straight from the definition."""
    places = [distribution.variables.index(name) for name in names]
    marginal: dict[tuple[int, ...], F] = {}
    for p, values in distribution.outcomes:
        key = tuple(values[i] for i in places)
        marginal[key] = marginal.get(key, F(0)) + p
    with mpmath.workdps(60):
        numbers = [mpmath.mpf(p.numerator) / p.denominator for p in marginal.values()]
        return -mpmath.fsum(p * mpmath.log(p) for p in numbers)


@pytest.mark.slow
@settings(max_examples=150)
@given(distributions, st.sets(st.sampled_from(ABC)))
def test_entropies_agree_with_the_definition_to_50_digits(distribution: JointDistribution, names: set[str]) -> None:
    exact = distribution.entropy(names)
    with mpmath.workdps(60):
        ours = mpmath.fsum(mpmath.mpf(c.numerator) / c.denominator * mpmath.log(p) for p, c in exact.items())
        assert abs(ours - entropy_to_50_digits(distribution, tuple(sorted(names)))) < mpmath.mpf(10) ** -50


@settings(max_examples=100)
@given(distributions)
def test_the_ball_contains_the_value(distribution: JointDistribution) -> None:
    exact = value(distribution, form(Information(("A",), ("B",), ("C",))))
    with mpmath.workdps(60):
        true = entropy_to_50_digits
        number = true(distribution, ("A", "C")) + true(distribution, ("B", "C"))
        number -= true(distribution, ABC) + true(distribution, ("C",))
        assert abs(number - mpmath.mpf(ball(exact, 30).str(30, radius=False))) < mpmath.mpf(10) ** -28
    assert sign(exact) >= 0
    assert (sign(exact) == 0) == (exact == {})


def test_known_entropies() -> None:
    assert XOR.entropy(ABC) == {2: 2}
    assert XOR.entropy([]) == {}
    skewed = gathered("X", [(F(3, 4), (0,)), (F(1, 4), (1,))])
    assert skewed.entropy("X") == {2: 2, 3: F(-3, 4)}
    assert value(XOR, form(Information(("A",), ("B",)))) == {}
    assert value(XOR, form(Information(("A",), ("B",), ("C",)))) == {2: 1}
    assert value(XOR, form(Entropy(("C",), ("A", "B")))) == {}


def test_zero_is_seen_where_floats_see_noise() -> None:
    """Independent variables with awkward probabilities: I(A;B) is 0, in floats it is not."""
    p, q = F(1, 7), F(3, 11)
    independent = gathered("AB", [((p, 1 - p)[a] * (q, 1 - q)[b], (a, b)) for a in (0, 1) for b in (0, 1)])
    information = form(Information(("A",), ("B",)))

    def entropy(names: str) -> float:
        marginal: dict[tuple[int, ...], float] = {}
        for weight, values in independent.outcomes:
            key = tuple(values["AB".index(name)] for name in names)
            marginal[key] = marginal.get(key, 0.0) + float(weight)
        return -sum(x * math.log(x) for x in marginal.values())

    assert entropy("A") + entropy("B") - entropy("AB") != 0
    assert value(independent, information) == {}
    off = F(1, 10**40)
    rows = [(w + (off if a == b else -off), (a, b)) for w, (a, b) in independent.outcomes]
    assert sign(value(JointDistribution(("A", "B"), tuple(rows)), information)) == 1


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [(2**100, 2**100 - 1), (10**30 + 1, 10**30), (3**63, 2**100), (2, 1), (10**12, 10**12 + 39)],
)
def test_signs_of_differences_that_nearly_cancel(numerator: int, denominator: int) -> None:
    difference = added([(F(1), logarithm(numerator)), (F(-1), logarithm(denominator))])
    expected = 1 if numerator > denominator else -1
    assert sign(difference) == expected
    assert sign(added([(F(-1), difference)])) == -expected
    assert sign(added([(F(1), difference), (F(-1), difference)])) == 0


def test_logarithms_in_decimals() -> None:
    text = decimal({2: F(1)})
    assert text.startswith("0.693147180559945 +/- ")
    assert decimal({}) == "0"
    with pytest.raises(ValueError, match="log"):
        logarithm(0)


@pytest.mark.parametrize(
    ("outcomes", "why"),
    [
        (((F(1, 2), (0,)), (F(1, 3), (1,))), "sum to 1"),
        (((F(1, 2), (0,)), (F(1, 2) - F(1, 10**12), (1,))), "sum to 1"),
        (((F(3, 2), (0,)), (F(-1, 2), (1,))), "positive"),
        (((F(1), (0,)), (F(0), (1,))), "positive"),
        (((0.5, (0,)), (0.5, (1,))), "fraction"),
        (((F(1, 2), (0,)), (F(1, 2), (0,))), "twice"),
        (((F(1), (0, 1)),), "one value for each"),
        ((), "sum to 1"),
    ],
)
def test_what_is_no_distribution_is_refused(outcomes: tuple, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        JointDistribution(("X",), outcomes)


def test_unknown_and_repeated_variables_are_refused() -> None:
    with pytest.raises(ValueError, match="no variable Q"):
        XOR.entropy(["A", "Q"])
    with pytest.raises(ValueError, match="twice"):
        JointDistribution(("X", "X"), ((F(1), (0, 0)),))


def test_table_and_data() -> None:
    lines = XOR.lines()
    assert lines[0].split() == ["probability", "A", "B", "C"]
    assert [line.split() for line in lines[1:]] == [
        ["1/4", "0", "0", "0"],
        ["1/4", "0", "1", "1"],
        ["1/4", "1", "0", "1"],
        ["1/4", "1", "1", "0"],
    ]
    assert len(set(map(len, lines))) == 1
    outcomes = [{"probability": "1/4", "values": [a, c, a ^ c]} for a in (0, 1) for c in (0, 1)]
    assert json.loads(json.dumps(XOR.data())) == {"variables": ["A", "B", "C"], "outcomes": outcomes}


@settings(max_examples=50)
@given(distributions, distributions, st.sets(st.sampled_from(ABC)))
def test_entropies_of_products_add_up(one: JointDistribution, two: JointDistribution, names: set[str]) -> None:
    both = added([(F(1), one.entropy(names)), (F(1), two.entropy(names))])
    assert product(one, two).entropy(names) == both


def test_gathered_merges_and_renames() -> None:
    assert gathered("XY", [(F(3), ("b", 7)), (F(0), ("c", 7)), (F(1), ("a", 7)), (F(2), ("b", 7))]).outcomes == (
        (F(5, 6), (0, 0)),
        (F(1, 6), (1, 0)),
    )


@settings(max_examples=100)
@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=8), st.integers(1, 1000))
def test_rounded_probabilities_sum_to_one(numbers: list[float], denominator: int) -> None:
    total = math.fsum(numbers)
    near = rounded([x / total for x in numbers], denominator)
    assert sum(near) == 1
    assert all(abs(p - F(x / total)) < F(3, 2 * denominator) for p, x in zip(near, numbers, strict=True))


@pytest.mark.parametrize(
    ("base", "dimension", "subspaces"), [(2, 1, 2), (2, 2, 5), (2, 3, 16), (2, 4, 67), (3, 2, 6), (3, 3, 28)]
)
def test_linear_palettes_have_all_subspaces(base: int, dimension: int, subspaces: int) -> None:
    palette = linear(base, dimension)
    assert len(palette.partitions) == subspaces
    assert palette.ranks is not None
    assert all(
        value == ({base: rank} if rank else {}) for value, rank in zip(palette.logarithms, palette.ranks, strict=True)
    )


@pytest.mark.parametrize(
    "palette",
    [linear(2, 3), functions((F(1, 2), F(1, 3), F(1, 6))), linear(2, 2, (F(1, 3), F(1, 5)))],
    ids=lambda p: p.words,
)
def test_tables_of_palettes_agree_with_distributions(palette: Palette) -> None:
    for i, one in enumerate(palette.partitions):
        for j, two in enumerate(palette.partitions):
            pair = gathered("XY", zip(palette.weights, zip(one, two, strict=True), strict=True))
            assert pair.entropy("XY") == palette.logarithms[palette.join[i, j]]
            assert math.isclose(palette.entropies[i], float(ball(pair.entropy("X"))), abs_tol=1e-12)
            assert len({x for _, (x, _) in pair.outcomes}) == palette.blocks[i]


def test_partitions_are_counted() -> None:
    assert [len(functions((F(1, n),) * n).partitions) for n in (2, 3, 4, 5)] == [2, 5, 15, 52]


fractions = st.fractions(min_value=-3, max_value=3, max_denominator=4)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data(), st.integers(1, 3), st.integers(1, 6))
def test_programs_are_feasible_and_as_good_as_floats_say(data: st.DataObject, height: int, width: int) -> None:
    columns = data.draw(st.lists(st.lists(fractions, min_size=height, max_size=height), min_size=width, max_size=width))
    goal = data.draw(st.lists(fractions, min_size=height, max_size=height))
    costs = data.draw(st.lists(st.fractions(0, 3, max_denominator=4), min_size=width, max_size=width))
    weights = cheapest(columns, goal, costs)
    floats = linprog(
        [float(c) for c in costs],
        A_eq=[[float(column[i]) for column in columns] for i in range(height)],
        b_eq=[float(entry) for entry in goal],
    )
    assert (weights is not None) == (floats.status == 0)
    if weights is not None:
        assert min(weights) >= 0
        assert [sum(w * c[i] for w, c in zip(weights, columns, strict=True)) for i in range(height)] == goal
        assert abs(float(sum(w * c for w, c in zip(weights, costs, strict=True))) - floats.fun) < 1e-6
