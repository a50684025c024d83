"""Terms become expressions that mean the same: parentheses, order, numbers, conditions."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from export_forms import d, j, mus
from flint import arb, ctx, fmpq
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from symit.export.errors import NotExportable
from symit.export.expressions import Code, Expressions, Formula
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter
from symit.export.targets import MpmathCode, PythonCode
from symit.export.temporaries import assignments
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term
from symit.proving.accurate.functions import IS_DIV, SCALED_LOG

x, y = b.real("x"), b.real("y")
NAMES = {x: "x", y: "y"}


def form(value: Term) -> NumericForm:
    return NumericForm("f", "A test", (Parameter(x, ""), Parameter(y, "")), value, value, "0" * 64)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (b.sub(x, y), "x - y"),
        (b.sub(x, b.sub(y, 1)), "x - (y - 1)"),
        (b.add(x, b.num(-1), b.power(y, 2)), "x - 1 + y**2"),
        (b.div(b.sub(x, y), y), "(x - y) / y"),
        (b.div(x, b.mul(2, b.power(y, 2))), "x / (2 * y**2)"),
        (b.div(b.div(x, y), x), "x / y / x"),
        (b.mul(x, b.add(y, 1)), "x * (y + 1)"),
        (b.mul(Fraction(1, 2), b.add(x, y)), "(x + y) / 2"),
        (b.mul(Fraction(-3, 2), x), "-3 * x / 2"),
        (b.neg(b.neg(x)), "-(-x)"),
        (b.power(b.neg(x), 2), "(-x) ** 2"),
        (b.neg(b.power(x, 2)), "-x**2"),
        (b.power(x, -2), "1 / x**2"),
        (b.sqrt(x), "sqrt(x)"),
        (b.power(x, y), "x ** y"),
        (b.log(b.div(x, y)), "log(x / y)"),
        (b.app(IS_DIV, x, y, b.sub(x, y)), "is_div(x, y, x - y)"),
        (b.mul(2, b.PI), "2 * pi"),
        (b.num(Fraction(1, 3)), "1 / 3"),
        (b.div(1, 3), "1 / 3"),
        (b.if_(b.conj(b.le(x, y), b.lt(0, x)), x, y), "x if x <= y and x > 0 else y"),
        (b.add(b.if_(b.eq(x, 0), x, y), 1), "(x if x == 0 else y) + 1"),
    ],
)
def test_the_text_of_a_term(term: Term, text: str) -> None:
    assert Expressions(NAMES).write(term) == text


def test_code_is_alike_in_every_language_but_for_constants() -> None:
    square, cube, high = b.power(b.add(x, y), 2), b.power(x, 3), b.power(x, 7)
    case = b.if_(b.conj(b.le(x, y), b.lt(0, x)), x, y)
    third, log_2 = b.add(x, b.num(Fraction(1, 3))), b.add(x, b.log(b.num(2)))
    for code in (Code(NAMES, "x"), PythonCode(NAMES, "x"), MpmathCode(NAMES, "x")):
        assert code.write(case) == "select((x <= y) & (x > 0), lambda: x, lambda: y)"
        assert code.write(square) == "whole_power(x + y, 2)"
        assert code.write(cube) == "x * x * x"
        assert code.write(high) == "whole_power(x, 7)"
        assert code.write(b.div(x, 3)) == "x / 3"
        assert code.write(b.div(x, b.power(y, 2))) == "x / (y * y)"
        assert code.write(b.power(x, y)) == "power(x, y)"
        assert code.write(b.log(x)) == "log(x)"
    assert Code(NAMES, "x").write(third) == "x + 1 / 3"
    assert PythonCode(NAMES, "x").write(third) == "x + rational(1, 3, x)"
    assert MpmathCode(NAMES, "x").write(third) == "x + mp.mpf(1) / 3"
    assert Code(NAMES, "x").write(log_2) == "x + 0.6931471805599453"
    assert PythonCode(NAMES, "x").write(log_2).startswith('x + constant(x, "0.69314718055994530941723212145817656')
    assert MpmathCode(NAMES, "x").write(log_2) == "x + log(2)"
    assert MpmathCode(NAMES, "x").write(b.add(x, b.PI)) == "x + mp.pi"


def test_what_breaks_a_condition_on_a_constant() -> None:
    """No code imports `pi`; in more digits than those of a float, a float is not pi."""
    assert PythonCode(NAMES).violation(b.le(x, b.PI)) == Code(NAMES).violation(b.le(x, b.PI)) == "x > 3.141592653589793"
    assert MpmathCode(NAMES).violation(b.le(x, b.PI)) == "x > mp.pi"


def test_a_constant_in_a_logarithm_is_known_to_twice_the_digits() -> None:
    term = b.app(SCALED_LOG, b.PI, x)
    text = Code(NAMES, "x").write(term)
    one, rest = (Fraction(float(part)) for part in text.removeprefix("scaled_log(x, ").rstrip(")").split(", "))
    with ctx.workprec(200):
        left = 1 / arb.pi() - (arb(fmpq(one.numerator, one.denominator)) + arb(fmpq(rest.numerator, rest.denominator)))
        assert abs(left) < arb(2) ** -106
    assert MpmathCode(NAMES, "x").write(term) == "scaled_log(x, lambda: 1 / mp.pi)"


def test_a_closed_form_reads_as_a_formula() -> None:
    total = b.integral(b.integers(1, d), j, b.power(b.call(mus, j), 2))
    assert Formula({mus: "mu", d: "d"}).write(total) == "sum(mu[j] ** 2 for j = 1, ..., d)"


def test_what_is_needed_twice_or_squared_is_computed_once() -> None:
    difference = b.sub(x, y)
    ratio = b.div(difference, y)
    term = b.add(b.app(IS_DIV, x, y, difference), b.power(ratio, 2), b.exp(b.neg(x)))
    lines, code = assignments(term, Code(NAMES, "x"), {"x", "y", "difference"})
    assert lines == [("difference_2", "x - y"), ("ratio", "difference_2 / y")]
    assert code.write(term) == "is_div(x, y, difference_2) + ratio * ratio + exp(-x)"


def test_a_definition_without_a_stable_function_is_written_out() -> None:
    twice = Definition("twice", (x,), b.mul(2, x))
    assert Expressions(NAMES).write(b.app(twice, b.add(x, y))) == "2 * (x + y)"


@pytest.mark.parametrize(
    "term",
    [
        b.integral(b.REALS, x, x),
        b.derivative(x, x, y),
        b.app(t.FACTORIAL, b.integer("n")),
        b.real("z"),
        b.call(mus, b.add(j, 1)),
        b.if_(b.defined(x), x, y),
    ],
)
def test_what_has_no_code_is_refused(term: Term) -> None:
    with pytest.raises(NotExportable):
        Expressions({**NAMES, mus: "mu"}).write(term)


# ---- random terms against exact arithmetic -------------------------------------------------------------------

rationals = st.fractions(min_value=-9, max_value=9, max_denominator=9)


def combined(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda s: b.add(*s)),
        several.map(lambda s: b.mul(*s)),
        st.tuples(parts, parts).map(lambda s: b.sub(*s)),
        st.tuples(parts, parts).map(lambda s: b.div(*s)),
        parts.map(b.neg),
        st.tuples(parts, st.integers(-2, 3)).map(lambda s: b.power(*s)),
        # Between variables alone: no rounding decides the case.
        st.tuples(parts, parts).map(lambda s: b.if_(b.le(x, y), *s)),
    )


terms = st.recursive(st.one_of(st.just(x), st.just(y), rationals.map(b.num)), combined, max_leaves=12)


def evaluate(term: Term, values: dict[Term, Fraction]) -> tuple[Fraction, Fraction]:
    """The exact value of a term of arithmetic, and the largest size, or inverse of one, that is met on the way.

    Raises ZeroDivisionError where a part of it has no value, in a branch that is not taken too.
    """
    if isinstance(term, Num):
        value, size = term.value, Fraction(1)
    elif not isinstance(term, App):
        value, size = values[term], Fraction(1)
    else:
        parts = [evaluate(a, values) for a in term.args if a.sort != t.BOOL]
        args, size = [v for v, _ in parts], max(s for _, s in parts)
        if term.head == t.IF:
            value = args[0] if values[x] <= values[y] else args[1]
        elif term.head == t.POW:
            value = Fraction(args[0] ** int(args[1]))
        else:
            value = sum(args, Fraction(0)) if term.head == t.ADD else math.prod(args, start=Fraction(1))
    return value, max(size, abs(value), 1 / abs(value) if value else Fraction(1))


@pytest.mark.slow
@settings(max_examples=150)
@given(terms, rationals, rationals)
def test_code_computes_what_the_term_says(term: Term, at_x: Fraction, at_y: Fraction) -> None:
    at_x, at_y = float(at_x), float(at_y)
    try:
        exact, size = evaluate(term, {x: Fraction(at_x), y: Fraction(at_y)})
    except ZeroDivisionError:
        reject()
    assume(size < 10**6)  # rounding cannot hide a wrong parenthesis, nor make one up
    for target in ("numpy", "python", "mpmath"):
        computed = float(compile_function(form(term), target)(at_x, at_y))
        assert computed == pytest.approx(float(exact), rel=1e-6, abs=1e-6)
