"""Information statements as text: the right meaning, or an error in plain words at the right character."""

from __future__ import annotations

import time
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from symit.language import ParseError
from symit.language.errors import NotUnderstood
from symit.language.information import (
    Combination,
    Entropy,
    Form,
    Information,
    Logarithm,
    Quantity,
    Real,
    Relation,
    form,
    text,
)
from symit.language.information_grammar import (
    MAX_DIGITS,
    MAX_NESTING,
    MAX_VARIABLES,
    parse_condition,
    parse_relation,
    parse_statement,
)

# ---- meaning, from joint entropies alone ---------------------------------------------------------------------


def total(*parts: tuple[object, str]) -> Form:
    """The form with these coefficients of joint entropies; "XYZ" is the joint entropy of X, Y and Z."""
    sums: dict[frozenset[str], Fraction] = {}
    for coefficient, letters in parts:
        names = frozenset(letters)
        sums[names] = sums.get(names, Fraction(0)) + Fraction(coefficient)  # type: ignore[arg-type]
    return {names: value for names, value in sums.items() if names and value}


def subsets(groups: list[str], sizes: Iterable[int]) -> list[tuple[int, str]]:
    return [(size, "".join(s)) for size in sizes for s in combinations(groups, size)]


def co_information(groups: list[str], given: str = "") -> Form:
    """By inclusion and exclusion: minus the sum over subsets T of (-1)^|T| H(T|given)."""
    every = subsets(groups, range(len(groups) + 1))
    return total(*((-((-1) ** n), s + given) for n, s in every), *(((-1) ** n, given) for n, _ in every))


def total_correlation(groups: list[str], given: str = "") -> Form:
    n = len(groups)
    return total(*((1, g + given) for g in groups), (-1, "".join(groups) + given), (1 - n, given))


def dual_total_correlation(groups: list[str], given: str = "") -> Form:
    """H(all) - sum of (H(all) - H(all but one)), which is H(all but one) summed, minus n - 1 times H(all)."""
    n = len(groups)
    return total(*((1, s + given) for _, s in subsets(groups, [n - 1])), (1 - n, "".join(groups) + given), (-1, given))


def han(size: int, groups: list[str], given: str = "") -> Form:
    share = Fraction(1, comb(len(groups), size)) / size
    each = ((share, s + given) for _, s in subsets(groups, [size]))
    return total(*each, (Fraction(-1, size), given))


XYZ = ["X", "Y", "Z"]


@pytest.mark.parametrize(
    ("quantity", "meaning"),
    [
        ("H(X)", total((1, "X"))),
        ("H(X,Y)", total((1, "XY"))),
        ("H(X,Y|Z,W)", total((1, "XYZW"), (-1, "ZW"))),
        ("H( X , Y\t|\nZ )", total((1, "XYZ"), (-1, "Z"))),
        ("H (X)", total((1, "X"))),
        ("H(X,X,Y)", total((1, "XY"))),
        ("H(X|X)", total()),
        ("H(X,Y|X)", total((1, "XY"), (-1, "X"))),
        ("H(H)", total((1, "H"))),
        ("I(X;Y)", total((1, "X"), (1, "Y"), (-1, "XY"))),
        ("I(X;X)", total((1, "X"))),
        ("I(H;I|T)", total((1, "HT"), (1, "IT"), (-1, "HIT"), (-1, "T"))),
        ("I(X,V;Y|Z,W)", total((1, "XVZW"), (1, "YZW"), (-1, "XVYZW"), (-1, "ZW"))),
        ("I(X;Y;Z)", total((1, "X"), (1, "Y"), (1, "Z"), (-1, "XY"), (-1, "XZ"), (-1, "YZ"), (1, "XYZ"))),
        ("I(X;Y;Z)", co_information(XYZ)),
        ("I(X;Y;Z|W)", co_information(XYZ, "W")),
        ("I(X,U;Y;Z;V|W)", co_information(["XU", "Y", "Z", "V"], "W")),
        ("I(X;Y;X)", total((1, "X"), (1, "Y"), (-1, "XY"))),
        ("TC(X;Y)", co_information(["X", "Y"])),
        ("TC(X;Y;Z)", total_correlation(XYZ)),
        ("TC(X,V;Y;Z|W)", total_correlation(["XV", "Y", "Z"], "W")),
        ("DTC(X;Y)", co_information(["X", "Y"])),
        ("DTC(X;Y;Z)", dual_total_correlation(XYZ)),
        ("DTC(X,V;Y;Z;U|W)", dual_total_correlation(["XV", "Y", "Z", "U"], "W")),
        ("Han(1;X;Y;Z)", total((Fraction(1, 3), "X"), (Fraction(1, 3), "Y"), (Fraction(1, 3), "Z"))),
        ("Han(3;X;Y;Z)", total((Fraction(1, 3), "XYZ"))),
        ("Han( 2 ; X ; Y,V ; Z ; U | W )", han(2, ["X", "YV", "Z", "U"], "W")),
        ("Han(1;X)", total((1, "X"))),
    ],
)
def test_quantities(quantity: str, meaning: Form) -> None:
    relation = parse_relation(f"{quantity} >= 0")
    assert (form(relation.left), relation.sign, relation.right) == (meaning, ">=", Combination())


def test_co_information_of_exclusive_or_is_minus_one_bit() -> None:
    bits = {1: 1, 2: 2, 3: 2}  # Z = X xor Y of fair coins: entropy by the number of variables
    left = form(parse_relation("I(X;Y;Z) = 0").left)
    assert sum(c * bits[len(names)] for names, c in left.items()) == -1


@pytest.mark.parametrize(
    ("side", "coefficients"),
    [
        ("H(X)", [1]),
        ("-H(X)", [-1]),
        ("+H(X)", [1]),
        ("- -H(X)", [1]),
        ("−H(X)", [-1]),
        ("3/2 H(X)", ["3/2"]),
        ("1/2 H(X)/2", ["1/4"]),
        ("0.5*H(X)", ["1/2"]),
        ("0.1H(X)", ["1/10"]),
        ("H(X)*2/3", ["2/3"]),
        ("1/10^8 H(X)", ["1/100000000"]),
        ("(1 + 10^-11) H(X)", ["100000000001/100000000000"]),
        ("(1 - (2 - 3))(1/7) H(X)", ["2/7"]),
        ("2^3 H(X)", [8]),
        ("2**3 H(X)", [8]),
        ("-2^2 H(X)", [-4]),
        ("(-2)^3 H(X)", [-8]),
        ("2^-(1+1) H(X)", ["1/4"]),
        ("2(3)^2 H(X)", [18]),
        ("2 * -3 H(X)", [-6]),
        ("1^(10^900) H(X)", [1]),
        ("0 H(X)", [0]),
        ("0 + H(X) - 0*5", [1]),
        ("2 (H(X) + H(X))", [2, 2]),
        ("(H(X) - 3 H(X))/2", ["1/2", "-3/2"]),
        ("H(X) - (H(X) - (H(X) - H(X)))", [1, -1, 1, -1]),
        ("-(H(X))(2) - 1/3*(H(X))", [-2, "-1/3"]),
        ("0", []),
        ("1/2 - 0.5", []),
    ],
)
def test_coefficients(side: str, coefficients: list[int | str]) -> None:
    quantity = Entropy(("X",))
    expected = Combination(tuple((Fraction(c), quantity) for c in coefficients))
    assert parse_relation(f"{side} <= 0") == Relation(expected, "<=", Combination())
    assert parse_relation(f"0 = {side}") == Relation(Combination(), "=", expected)


@pytest.mark.parametrize(
    ("sign", "means"), [("=", "="), ("==", "="), ("<=", "<="), (">=", ">="), ("≤", "<="), ("≥", ">=")]
)
def test_relations(sign: str, means: str) -> None:
    x, y = (Combination(((Fraction(1), Entropy((name,))),)) for name in "XY")
    assert parse_relation(f"H(X){sign}H(Y)") == Relation(x, means, y)
    assert parse_condition(f" H(X) {sign} H(Y) ") == (Relation(x, means, y),)


def information(one: str, two: str, given: str = "") -> Form:
    return total((1, one + given), (1, two + given), (-1, one + two + given), (-1, given))


@pytest.mark.parametrize(
    ("condition", "vanishing"),
    [
        ("X -> Y -> Z", [information("X", "Z", "Y")]),
        ("X->Y,V→Z", [information("X", "Z", "YV")]),
        ("X -> Y -> Z -> W", [information("X", "Z", "Y"), information("XY", "W", "Z")]),
        ("X,V -> Y -> Z -> W", [information("XV", "Z", "Y"), information("XVY", "W", "Z")]),
        (
            "A -> B -> C -> D -> E",
            [information("A", "C", "B"), information("AB", "D", "C"), information("ABC", "E", "D")],
        ),
        ("X _||_ Y", [information("X", "Y")]),
        ("X_||_Y", [information("X", "Y")]),
        ("X ⊥ Y", [information("X", "Y")]),
        ("X⊥⊥Y,V", [information("X", "YV")]),
        ("X ⫫ Y", [information("X", "Y")]),
        ("X _||_ Y | Z,W", [information("X", "Y", "ZW")]),
        ("X _||_ Y _||_ Z", [information("X", "Y"), information("XY", "Z")]),
        (
            "X,U ⊥ Y ⊥ Z ⊥ V|W",
            [information("XU", "Y", "W"), information("XUY", "Z", "W"), information("XUYZ", "V", "W")],
        ),
        ("X determines Y", [total((1, "XY"), (-1, "X"))]),
        ("X,Y determines Z,W", [total((1, "XYZW"), (-1, "XY"))]),
    ],
)
def test_conditions(condition: str, vanishing: list[Form]) -> None:
    relations = parse_condition(condition)
    assert [form(r.left) for r in relations] == vanishing
    assert all((r.sign, r.right) == ("=", Combination()) for r in relations)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("X - Y - Z", "X -> Y -> Z"),
        ("X -- Y – Z", "X -> Y -> Z"),
        ("X <-> Y <-> Z", "X -> Y -> Z"),
        ("X ⟶ Y ↔ Z", "X -> Y -> Z"),
        (r"X \to Y\leftrightarrow Z", "X -> Y -> Z"),
        ("X -> (Y,V) -> Z", "X -> Y,V -> Z"),
        (r"X \perp Y \mid Z", "X _||_ Y | Z"),
        (r"X \perp\!\!\!\perp Y", "X _||_ Y"),
        ("X determines (Y,Z)", "X determines Y,Z"),
        (r"I(X;Y\mid Z) \le H(X)", "I(X;Y|Z) <= H(X)"),
        (r"I\left(X;Y∣Z\right) ⩾ 0", "I(X;Y|Z) >= 0"),
        (r"\log\lvert X_1\rvert \ge H(X₁)", "log|X_1| >= H(X_1)"),
        ("2 <= |X| <= |Y|^2 * 3", "log 2 <= log|X| <= 2 log|Y| + log 3"),
        (r"R \le \min\{I(X;Y), H(Z|W)\}", "R <= min(I(X;Y), H(Z|W))"),
        (r"2 \lvert H(X|Y) - H(Y)\rvert = \left|R\right|", "2 |H(X|Y) - H(Y)| = |R|"),
        ("abs(|R|-H(X)) <= max[H(X), R; S]", "||R| - H(X)| <= max(H(X), R, S)"),
        (r"H(X) \geq 0", "H(X) >= 0"),
        ("H[X|Y] = 0", "H(X|Y) = 0"),
        ("I(X:Y) = I(X,Y)", "I(X;Y) = I(X;Y)"),
        ("TC(X,Y,Z|W) = DTC(X,Y,Z)", "TC(X;Y;Z|W) = DTC(X;Y;Z)"),
        ("I((X,Y);Z) = 0", "I(X,Y;Z) = 0"),
        ("H(X_{1}) = H(X₁)", "H(X_1) = H(X_1)"),
        ("H(X_{1,2}',Y″) = 0".replace("″", "''"), "H(X_1_2_prime,Y_prime_prime) = 0"),
        (r"H(\sigma) = H(σ,λ_2,\lambda)", "H(sigma) = H(sigma,lam_2,lam)"),
        ("H(X) <= 2 bits", "H(X) <= 2 log 2"),
        ("H(X) <= log(2^3 - 1)", "H(X) <= log 7"),
        ("2R - S/2 <= I(X;Y)", "2 R - 1/2 S <= I(X;Y)"),
    ],
)
def test_what_people_write(written: str, plain: str) -> None:
    assert parse_condition(written) == parse_condition(plain)


@pytest.mark.parametrize(
    "several",
    [
        "X -> Y -> Z; H(X) = 0; X,V determines Y",
        "X -> Y -> Z and H(X) = 0 and X,V determines Y",
        "X -> Y -> Z, H(X) = 0, X,V determines Y",
        "X - Y - Z;\nH(X)\n = 0;\nX,V determines Y",
    ],
)
def test_several_conditions_in_one(several: str) -> None:
    parts = ("X -> Y -> Z", "H(X) = 0", "X,V determines Y")
    assert parse_condition(several) == tuple(relation for part in parts for relation in parse_condition(part))


@pytest.mark.parametrize(
    ("several", "parts"),
    [
        ("X -> Y,(V,W) -> Z; H(X) = 0", ["X -> Y,V,W -> Z", "H(X) = 0"]),
        (
            "X _||_ Y,Z | W, 2 (H(X) + H(Y)) = 0, R,S -> X -> Y",
            ["X _||_ Y,Z | W", "2 H(X) + 2 H(Y) = 0", "R,S -> X -> Y"],
        ),
        ("X,Y determines Z, R <= 1 bit", ["X,Y determines Z", "R <= 1 bit"]),
        ("X,(Y,Z) determines V and R = 0", ["X,Y,Z determines V", "R = 0"]),
    ],
)
def test_commas_inside_and_between_conditions(several: str, parts: list[str]) -> None:
    assert parse_condition(several) == tuple(relation for part in parts for relation in parse_condition(part))


def test_two_chains_in_a_row_are_asked_about() -> None:
    with pytest.raises(ParseError, match="';' separates two chains"):
        parse_condition("X -> Y -> Z, U -> V -> W")
    assert len(parse_condition("X -> Y -> (Z,U) -> V -> W")) == 3


def test_a_chain_of_relations() -> None:
    assert parse_statement("H(X|Y) <= H(X) <= H(X,Y)") == (*map(parse_relation, ("H(X|Y) <= H(X)", "H(X) <= H(X,Y)")),)
    assert parse_statement("H(X) = 0 and 0 = H(Y)") == (*map(parse_relation, ("H(X) = 0", "0 = H(Y)")),)
    assert parse_condition("0 = H(X) = H(Y)") == (*map(parse_relation, ("0 = H(X)", "H(X) = H(Y)")),)
    with pytest.raises(ParseError, match="one relation"):
        parse_relation("0 <= H(X) <= H(Y)")


def test_words_are_reserved_only_where_they_are_words() -> None:
    assert parse_condition("determines determines determines") == parse_condition("H(determines|determines) = 0")
    assert parse_condition("H -> I -> TC") == parse_condition("I(H;TC|I) = 0")


def test_names() -> None:
    names = ("x", "X1", "X_1", "Été", "变量", "X_", "Han")
    (relation,) = parse_condition(f"H({','.join(names)}) = 0")
    assert relation.left.terms == ((1, Entropy(names)),)


# ---- there and back ------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["X", "Y", "Z1", "H", "I", "Han", "determines", "a_b", "X_", "e5", "变量"])
GROUPS = st.lists(NAMES, min_size=1, max_size=4, unique=True).map(tuple)
GIVEN = st.just(()) | GROUPS
REALS = st.builds(Real, st.sampled_from(["R", "R_1", "Rate"]))
QUANTITIES = (
    st.builds(Entropy, GROUPS, GIVEN)
    | st.builds(Information, GROUPS, GROUPS, GIVEN)
    | REALS
    | st.builds(Logarithm, st.integers(1, 50))
)
COEFFICIENTS = st.fractions() | st.sampled_from([Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 10**8)])
COMBINATIONS = st.builds(Combination, st.lists(st.tuples(COEFFICIENTS, QUANTITIES), max_size=5).map(tuple))
RELATIONS = st.builds(Relation, COMBINATIONS, st.sampled_from(["<=", ">=", "="]), COMBINATIONS)


@pytest.mark.slow
@given(RELATIONS)
def test_what_is_written_is_read_back(relation: Relation) -> None:
    assert parse_relation(text(relation)) == relation
    assert parse_condition(text(relation)) == (relation,)


@given(QUANTITIES)
def test_a_quantity_is_written_as_itself(quantity: Quantity) -> None:
    (term,) = parse_relation(f"{text(quantity)} = 0").left.terms
    assert term == (1, quantity)


def test_how_it_is_written() -> None:
    assert text(parse_relation("-H(X,Y|Z)+1.5I(X;Y,Z)-0H(X)≤0")) == "-H(X,Y|Z) + 3/2 I(X;Y,Z) + 0 H(X) <= 0"
    assert text(parse_relation("I(X;Y;Z|W) = DTC(X;Y)")) == "I(X;Y|W) - I(X;Y|Z,W) = H(X,Y) - H(X|Y) - H(Y|X)"


def test_what_has_no_variables_cannot_be_written() -> None:
    for quantity in (Entropy(()), Information(("X",), ())):
        with pytest.raises(NotUnderstood, match="no variables"):
            text(quantity)


def is_small(part: tuple[str, Fraction]) -> bool:
    """So that no power comes near the limit on digits."""
    return max(abs(part[1].numerator), part[1].denominator) < 10**20


def built(template: str, *parts: tuple[str, Fraction]) -> tuple[str, Fraction]:
    """A text with the value that Python's own fractions give it."""
    (one, a), (two, b) = parts
    values = {"({} + {})": a + b, "({} - {})": a - b, "(-{} * +{})": -a * b}
    return template.format(one, two), values[template]


NUMBERS = st.integers(0, 99).map(str) | st.tuples(st.integers(0, 99), st.integers(0, 9)).map("{0[0]}.0{0[1]}".format)
ARITHMETIC = st.recursive(
    NUMBERS.map(lambda number: (number, Fraction(number))),
    lambda parts: st.one_of(
        st.builds(built, st.sampled_from(["({} + {})", "({} - {})", "(-{} * +{})"]), parts, parts),
        st.builds(lambda p, q: (f"({p[0]}/{q[0]})", p[1] / q[1]), parts, parts.filter(lambda q: q[1] != 0)),
        st.builds(lambda p, n: (f"(({p[0]})^{n})", p[1] ** n), parts.filter(is_small), st.integers(0, 3)),
    ),
    max_leaves=8,
)


@given(ARITHMETIC)
def test_coefficients_are_exact_arithmetic(arithmetic: tuple[str, Fraction]) -> None:
    written, value = arithmetic
    assert parse_relation(f"{written} H(X) = 0").left == Combination(((value, Entropy(("X",))),))
    assert parse_relation(f"0 = H(X) * {written}").right == Combination(((value, Entropy(("X",))),))


# ---- errors --------------------------------------------------------------------------------------------------

MALFORMED = [
    # what is missing
    ("", 0, "a relation such as H(X) <= H(X,Y), or a condition such as X -> Y -> Z, is expected here, but the"),
    ("   ", 3, "but the text ends"),
    ("H(X)", 4, "'<=', '>=', '=' or a further term is expected here, but the text ends"),
    ("2 H(X) + I(X;Y)", 15, "'<=', '>=', '='"),
    ("H(X) <=", 7, "a quantity such as H(X), a number or '(' is expected here"),
    ("H(X) + <= H(Y)", 7, "a quantity such as H(X)"),
    ("<= H(Y)", 0, "a relation such as"),
    ("H(X) - ", 7, "a quantity such as H(X)"),
    ("2 * = 0", 4, "a quantity such as H(X)"),
    # parentheses
    ("H(X = 0", 4, "',', ';', '|' or ')' is expected here, not '='"),
    ("H(X|Y = 0", 6, "',' or ')' is expected here"),
    ("(H(X) = 0", 6, "')' or a further term is expected here, not '='"),
    ("H(X)) = 0", 4, "'<=', '>=', '='"),
    ("H(X) = H(Y))", 11, "the end of the statement"),
    ("H(X", 3, "but the text ends"),
    ("() = 0", 1, "a quantity such as H(X)"),
    # arguments
    ("H() = 0", 2, "a variable is expected here, not ')'"),
    ("H(X,) = 0", 4, "a variable is expected here, not ')'"),
    ("H(,X) = 0", 2, "a variable is expected here, not ','"),
    ("H(X,,Y) = 0", 4, "a variable is expected here, not ','"),
    ("I(X;) = 0", 4, "a variable is expected here, not ')'"),
    ("I(X;;Y) = 0", 4, "a variable is expected here, not ';'"),
    ("H(X|) = 0", 4, "a variable is expected here, not ')'"),
    ("H(|X) = 0", 2, "a variable is expected here, not '|'"),
    ("H(X||Y) = 0", 4, "a variable is expected here, not '|'"),
    ("H(X|Y|Z) = 0", 5, "',' or ')' is expected here, not '|'"),
    ("I(X;Y|Z;W) = 0", 7, "',' or ')' is expected here, not ';'"),
    ("H(X Y) = 0", 4, "',', ';', '|' or ')' is expected here, not 'Y'"),
    ("H(X&Y) = 0", 3, "variables are joined by ','"),
    ("H(H(X)) = 0", 3, "only names of variables stand here"),
    ("H(X;Y) = 0", 3, "H is of one group, joined by ',' as in H(X,Y)"),
    ("0 <= I(X)", 5, "I is of two groups or more; the entropy of one group is H"),
    ("TC(X) = 0", 0, "TC is of two groups or more"),
    ("DTC(X) = 0", 0, "DTC is of two groups or more"),
    ("I(X,Y,Z) = 0", 2, "of three variables ';' says which belong together"),
    ("H(2) = 0", 3, "';' after the size of Han's subsets"),
    ("I(2;X;Y) = 0", 2, "only Han begins with a number"),
    ("Han(X;Y) = 0", 4, "Han begins with the size of the subsets"),
    ("Han(0;X;Y) = 0", 4, "from 1 to the number of its groups, not of 0"),
    ("Han(3;X;Y) = 0", 4, "from 1 to the number of its groups, not of 3"),
    ("Han(1.5;X;Y) = 0", 5, "';' after the size"),
    # names
    ("H(X) <= J(X)", 8, "'J' is no known quantity; known are H, I, TC, DTC, Han"),
    ("h(X) = 0", 0, "h is of a density, which the prover is not about"),
    ("log(0) <= H(X)", 4, "a logarithm is of a whole number from 1 on"),
    ("H(X) <= log 1.5", 12, "a logarithm is of a whole number"),
    ("|X| <= H(X)", 9, "log|X| is of how many values it has"),
    ("|X| < 4", 4, "only <=, >= and = can be decided"),
    ("|X| <= 0", 7, "a whole number from 1 to"),
    ("|X| <= 1.5", 7, "a whole number from 1 to"),
    ("H(X) <= log(10^7)", 12, "up to 1000000"),
    ("H(X) <= 1 nat", 10, "nat names no number; an amount is written 1 bit, or log 3"),
    ("D(P||Q) >= 0", 0, "'D' is no known quantity; known are H, I, TC, DTC, Han; a divergence between"),
    ("R <= min(H(X))", 5, "min is of two sums or more"),
    ("abs(H(X), H(Y)) <= R", 10, "abs is of one sum"),
    ("|H(X) - H(Y) <= R", 0, "a bar that opens needs one that closes"),
    ("H(f(X)) <= H(X)", 3, "call f(X) by a name: H(Y), given X determines Y"),
    ("H(X_1,...,X_n) = 0", 6, "all of them written, as in H(X_1,X_2,X_3)"),
    ("H(X^n) = 0", 3, "n variables X^n are written one by one"),
    ("H(X²) = 0", 2, "'X²' is not a name: letters, digits and _"),
    ("H(_X) = 0", 2, "a variable is expected here, not '_'"),
    ("H(1X) = 0", 3, "';' after the size"),
    ("H(X) = $", 7, "a quantity such as H(X), a number or '(' is expected here, not '$'"),
    ("H(X) = X", 7, "X is a random variable and cannot be a number too"),
    ("X = H(X)", 6, "X is a random variable and cannot be a number too"),
    ("H(X) Y = 0", 5, "quantities are multiplied by numbers only"),
    # numbers
    ("1 <= H(X)", 0, "this number has no quantity beside it and no unit"),
    ("H(X) <= 2 - 1", 8, "this number has no quantity beside it and no unit"),
    ("H(X) + 1 <= 0", 7, "this number has no quantity beside it and no unit"),
    ("1/2 + H(X) <= 0", 0, "this number has no quantity beside it and no unit"),
    ("2 3 H(X) <= 0", 2, "is expected here, not '3'"),
    (".5 H(X) <= 0", 0, "a decimal number has digits on both sides"),
    ("5. H(X) <= 0", 1, "a decimal number has digits on both sides"),
    ("1e-8 H(X) <= 0", 1, "a power of ten is written 10^-8"),
    ("1/0 H(X) <= 0", 2, "division by zero"),
    ("H(X)/(1 - 1) <= 0", 5, "division by zero"),
    ("(1-1)^-1 H(X) <= 0", 0, "division by zero"),
    ("2^(1/2) H(X) <= 0", 2, "an exponent is an integer"),
    ("2^H(X) H(X) <= 0", 2, "an exponent, a number or '(', is expected here, not 'H'"),
    ("2^(H(X)) H(X) <= 0", 2, "an exponent is an integer"),
    ("2^ H(X) <= 0", 3, "an exponent, a number or '(', is expected here"),
    ("2^3^2 H(X) <= 0", 3, "a power of a power needs parentheses"),
    ("10^(10^10) H(X) <= 0", 0, "more than 1000 digits"),
    ("2·H(X) <= 0", 1, "a product is written with *"),
    # sums of quantities only
    ("H(X) H(Y) <= 0", 5, "quantities are multiplied by numbers only"),
    ("2*(H(X) + H(Y))*H(Z) <= 0", 16, "quantities are multiplied by numbers only"),
    ("1/H(X) <= 0", 2, "nothing can be divided by a quantity"),
    ("H(X)^2 <= 0", 0, "a quantity has no powers"),
    # relations
    ("H(X) < H(Y)", 5, "only <=, >= and = can be decided"),
    ("H(X) != H(Y)", 5, "only <=, >= and = can be decided"),
    ("H(X) ≠ H(Y)", 5, "only <=, >= and = can be decided"),
    ("H(X) => H(Y)", 6, "the relations are <=, >= and ="),
    ("(H(X) = 0)", 6, "')' or a further term"),
    # conditions
    ("X", 1, "'->', '_||_', 'determines' or ',' is expected here, but the text ends"),
    ("X,Y", 3, "'->', '_||_', 'determines' or ','"),
    ("X -> Y", 6, "'->' and a third node (two nodes say nothing; that Y is a function of X is written X determines Y)"),
    ("X -> -> Z", 5, "a variable is expected here, not '->'"),
    ("X -> Y ->", 9, "a variable is expected here, but the text ends"),
    ("X -> Y -> Z | W", 12, "'->', ',' or the end of the chain is expected here, not '|'"),
    ("X -> Y _||_ Z", 7, "'->' and a third node"),
    ("X <- Y -> Z", 2, "a chain is written from left to right"),
    ("X _||_", 6, "a variable is expected here"),
    ("X _||_ Y -> Z", 9, "'_||_', '|', ',' or the end of the condition is expected here, not '->'"),
    ("X _||_ Y | Z | W", 13, "',' or the end of the condition is expected here, not '|'"),
    ("X | Y", 2, "'->', '_||_', 'determines' or ','"),
    ("X determines", 12, "a variable is expected here"),
    ("X determines Y determines Z", 15, "',' or the end of the condition is expected here, not 'determines'"),
    ("X determines f(Y)", 14, "only names of variables stand here"),
    ("X -> Y -> Z; X ->", 17, "a variable is expected here, but the text ends"),
    ("H(X) = 0, H(Y) = 0,", 19, "a relation such as"),
    ("Y = f(X)", 4, "Y = f(X) is written X determines Y"),
    ("X, H(Y) = 0", 1, "'->', '_||_', 'determines' or ',' is expected here"),
]  # fmt: skip


@pytest.mark.parametrize(("malformed", "position", "why"), MALFORMED)
def test_errors_point_at_the_character(malformed: str, position: int, why: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_condition(malformed)
    assert caught.value.position == position
    message, line, marker = str(caught.value).split("\n")
    assert why in message
    assert line == f"  {malformed}"
    assert marker.index("^") - 2 == position


def test_a_relation_is_no_condition() -> None:
    for condition in ("X -> Y -> Z", "X _||_ Y"):
        with pytest.raises(ParseError, match="a condition is given beside the statement") as caught:
            parse_relation(condition)
        assert caught.value.position == 2


def test_the_caret_stands_below_its_character_on_any_line() -> None:
    with pytest.raises(ParseError) as caught:
        parse_relation("H(X)\n\t<= \x1b$")
    assert str(caught.value).split("\n")[1:] == ["  H(X)  <=  $", "  " + " " * 9 + "^"]
    assert caught.value.position == 9


WORDS = ["Han", "TC", "determines", "f", "->", "_||_", "⊥", "<=", "0", "2", "0.5"]
PIECES = st.sampled_from([*WORDS, *"XYHIJ()()()|;,+-*/^=<>_$ "])
TERMINALS = ("FUNCTION", "SIGN", "NAME", "NUMBER", "SIZE", "PLUS", "SEMICOLON", "_CLOSE", "$END", "Token")


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=12))
@example("X->Y->Z,")
@example("X⊥Y⊥")
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    """The names inside the grammar are for nobody's eyes."""
    for parse in (parse_relation, parse_condition):
        try:
            parse(typed)
        except ParseError as error:
            assert 0 <= error.position <= len(typed)
            message = str(error).split("\n")[0]
            assert not any(name in message for name in TERMINALS)


# ---- limits --------------------------------------------------------------------------------------------------

TWELVE = ";".join("ABCDEFGJKLMN")
MANY = [f"X{i}" for i in range(MAX_VARIABLES + 1)]


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("long", "position", "why"),
    [
        ("H(X) <= H(X)" + " " * 9_989, 10_000, "longer than 10000 characters"),
        ("(" * 5000 + "H(X) = 0", 5005, "')' or a further term"),
        ("(" * 4900 + "H(X)" + ")" * 4900 + " = 0", MAX_NESTING + 1, "nested more than"),
        ("(" * 9999, 9999, "but the text ends"),
        ("2^" * 4900 + "2 H(X) = 0", 3, "a power of a power"),
        ("10^10^10 H(X) = 0", 5, "a power of a power"),
        ("10^(10^10) H(X) = 0", 0, "more than 1000 digits"),
        ("(1/7)^-(9^9) H(X) = 0", 0, "more than 1000 digits"),
        ("10^900*10^900 H(X) = 0", 7, "more than 1000 digits"),
        ("10^900 (10^900 H(X)) = 0", 0, "more than 1000 digits"),
        ("10^-900/10^900 H(X) = 0", 8, "more than 1000 digits"),
        ("9" * (MAX_DIGITS + 1) + " H(X) = 0", 0, "more than 1000 digits"),
        ("0." + "9" * 5000 + " H(X) = 0", 0, "more than 1000 digits"),
        (f"Han({'9' * 5000};X;Y) = 0", 4, "more than 1000 digits"),
        (f"I({TWELVE};O) = 0", 0, "at most 12"),
        (f"Han(6;{TWELVE};O) = 0", 4, "at most 12"),
        ("+".join([f"I({TWELVE})"] * 300) + " = 0", 9 * len(f"I({TWELVE})+"), "more than 10000 terms"),
        (f"H({','.join(MANY)}) = 0", 2 + len(",".join(MANY[:-1])) + 1, "more than 30 variables"),
        ("DTC(" + ";".join("X" * 4900) + ") = 0", 64, "more than 30 groups"),
        ("->".join("X" * 3000), 90, "more than 30 groups"),
        ("⊥".join("X" * 4900), 60, "more than 30 groups"),
    ],
)
def test_limits_are_refused_quickly(long: str, position: int, why: str) -> None:
    begun = time.process_time()
    with pytest.raises(ParseError) as caught:
        parse_condition(long)
    assert time.process_time() - begun < 5
    assert why in str(caught.value)
    assert caught.value.position == position


@pytest.mark.slow
def test_long_statements_within_the_limits_are_read_quickly() -> None:
    begun = time.process_time()
    assert len(parse_relation("+".join(["H(X)"] * 1999) + "=0").left.terms) == 1999
    assert parse_relation("-" * 9_990 + "H(X)=0").left.terms == ((1, Entropy(("X",))),)
    assert len(parse_relation("(" + "+".join([f"I({TWELVE})"] * 9) + ")" + "*2" * 1000 + "=0").left.terms) == 9 * 2**10
    nested = parse_relation("(" * MAX_NESTING + "H(X)" + ")" * MAX_NESTING + "=0")
    assert nested == parse_relation("H(X)=0")
    assert time.process_time() - begun < 20
